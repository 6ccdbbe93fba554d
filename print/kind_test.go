package print

import (
	"slices"
	"testing"

	"vinhdanh/print/layout"
)

// The foot's colour tells the kind, by the kind's own words; exactly one fill
// of the foot is drawn for each.
func TestKindColours(t *testing.T) {
	s, err := NewBadges(BadgeFixed{Event: congress}, embedded(t))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		kind  string
		guest bool
		color string
	}{
		{"", false, "#2F5B85"}, {"", true, "#716960"}, {"Đại biểu đương nhiên", false, "#2F5B85"}, {"Khách danh dự", true, "#716960"},
		{"Ban Tổ chức", false, "#8A5A12"}, {"BAN  TỔ CHỨC", true, "#8A5A12"}, {"Ban Tổ chức", false, "#8A5A12"}, // the last one decomposed
		{"Phóng viên Báo An Sơn", false, "#256B4A"}, {"Tổ phục vụ", false, "#5E4B8B"},
	} {
		l, _, err := s.Sheet([]BadgeInput{{Name: "Y Ê", Kind: c.kind, Guest: c.guest}})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, item := range l.Items {
			if p, ok := item.(*layout.Path); ok {
				got = append(got, p.Fill.String())
			}
		}
		if !slices.Equal(got, []string{c.color}) {
			t.Errorf("%q, guest %v: %v, want %s", c.kind, c.guest, got, c.color)
		}
	}
}

// A kind's words in a field's condition count as well, and "!" asks for others.
func TestKindsOfFields(t *testing.T) {
	tpl := template(t, "badge-90x130")
	tpl.Frames[3].Fields[0].When = []string{"!kind:báo chí"}
	s, err := NewBadges(BadgeFixed{Event: congress, Template: tpl}, embedded(t))
	if err != nil {
		t.Fatal(err)
	}
	for kind, want := range map[string]bool{"Báo chí": false, "Ban Tổ chức": true} {
		l, _, err := s.Sheet([]BadgeInput{{Name: "Y Ê", Kind: kind}})
		if err != nil {
			t.Fatal(err)
		}
		if got := len(textOf(l)) > len("Y Ê\n"); got != want {
			t.Errorf("%s: foot's words set %v", kind, got)
		}
	}
}
