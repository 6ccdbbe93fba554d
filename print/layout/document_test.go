package layout

import (
	"slices"
	"testing"
)

// Each document has what its templates need, and its ids are plain.
func TestDocuments(t *testing.T) {
	seen := map[string]bool{}
	for _, d := range Documents() {
		if !plainID.MatchString(d.ID) || seen[d.ID] || len(d.Places) == 0 || d.Least <= 0 {
			t.Errorf("document %+v", d)
		}
		seen[d.ID] = true
		if c := d.Code; c.Least <= 0 || c.Large < c.Least || c.Edge <= 0 || (c.Modules-17)%4 != 0 {
			t.Errorf("%s: code %+v", d.ID, c)
		}
		// A module is never drawn under 0.53 mm: below, cheap printers and phones fail.
		if c := d.Code; c.Least/float64(c.Modules) < 0.53 {
			t.Errorf("%s: a module of %.2f mm", d.ID, c.Least/float64(c.Modules))
		}
		for _, list := range [][]string{d.Places, d.Conditions} {
			sorted := slices.Clone(list)
			slices.Sort(sorted)
			if len(slices.Compact(sorted)) != len(list) {
				t.Errorf("%s names something twice: %v", d.ID, list)
			}
		}
	}
	if _, ok := DocumentOf("menu"); ok {
		t.Error("an unknown document is known")
	}
}

// A badge's kinds are free words; a certificate has none.
func TestKinds(t *testing.T) {
	badge, _ := DocumentOf("badge")
	merit, _ := DocumentOf("giay-khen")
	for _, c := range []struct {
		when         string
		badge, merit bool // known
	}{
		{"guest", true, false}, {"!guest", true, false}, {"individual", false, true},
		{"kind:báo chí|phóng viên", true, false}, {"!kind:báo chí", true, false}, {"kind:", false, false}, {"kind: | ", false, false},
	} {
		if got := badge.unknown([]string{c.when}) == ""; got != c.badge {
			t.Errorf("badge %q: known %v", c.when, got)
		}
		if got := merit.unknown([]string{c.when}) == ""; got != c.merit {
			t.Errorf("giay-khen %q: known %v", c.when, got)
		}
	}
}
