package store

import (
	"path/filepath"
	"slices"
	"testing"

	"vinhdanh/data"
	"vinhdanh/data/text"
)

// The order of the tones may be chosen; all lists follow at once, also those
// that another process has in memory.
func TestToneOrderChosen(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.db")
	db := openTest(t, path, Options{})
	other := openTest(t, path, Options{})
	c := addConference(t, db, "AS")
	names := []string{"Lò Văn Sạn", "Lò Văn Sán", "Lò Văn San", "Lò Văn Sàn", "Lò Văn Sản"}
	units := []string{"Sở Hạ", "Sở Há", "Sở Ha", "Sở Hà", "Sở Hả"}
	for i, n := range names {
		d := &data.Delegate{Conference: c.ID, Name: n, Unit: units[i], Kind: data.KindOfficial, Status: data.StatusInvited, Protocol: 1}
		if err := db.SaveDelegate(t.Context(), d); err != nil {
			t.Fatal(err)
		}
	}
	m := &data.Meeting{Conference: c.ID, Name: "Phiên chính thức"}
	if err := db.SaveMeeting(t.Context(), m); err != nil {
		t.Fatal(err)
	}
	order := func(db *DB, by data.DelegateSort) (got []int) {
		rows, err := db.Delegates(t.Context(), data.DelegateFilter{Conference: c.ID, Sort: by})
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range rows {
			got = append(got, slices.Index(names, r.Name))
		}
		return got
	}
	introduced := func() (got []int) {
		l, err := db.Introductions(t.Context(), m.ID)
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range l.List {
			got = append(got, slices.Index(names, r.Name))
		}
		return got
	}
	for _, tc := range []struct {
		tones text.ToneOrder
		want  []int
	}{
		{"", []int{2, 3, 4, 1, 0}}, {text.TonesOfSchools, []int{2, 1, 3, 4, 0}}, {text.TonesNgaFirst, []int{2, 3, 4, 1, 0}},
		{text.TonesOfSchools, []int{2, 1, 3, 4, 0}}, {text.TonesOfDictionaries, []int{2, 3, 4, 1, 0}},
	} {
		if err := db.SetSetting(t.Context(), text.SettingTones, string(tc.tones)); err != nil {
			t.Fatal(err)
		}
		for _, process := range []*DB{db, other} {
			for _, by := range []data.DelegateSort{data.SortName, data.SortUnit} {
				if got := order(process, by); !slices.Equal(got, tc.want) {
					t.Errorf("%q by %q: %v, want %v", tc.tones, by, got, tc.want)
				}
			}
		}
		if got := introduced(); !slices.Equal(got, tc.want) {
			t.Errorf("%q, introductions: %v, want %v", tc.tones, got, tc.want)
		}
	}
}
