package ceremony_test

import (
	"context"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vinhdanh/app/jobs/ceremony"
	"vinhdanh/data"
	"vinhdanh/data/store"
)

func TestTimes(t *testing.T) {
	type row struct {
		From, To string
		Late     int
	}
	for _, tc := range []struct {
		name  string
		items []data.AgendaItem
		want  []row
	}{
		{"planned", []data.AgendaItem{{Ordinal: 2, Starts: "07:45", Minutes: 15}, {Ordinal: 1, Starts: "07:00", Minutes: 45}},
			[]row{{"07:00", "07:45", 0}, {"07:45", "08:00", 0}}},
		{"one follows the other", []data.AgendaItem{{Ordinal: 1, Starts: "8:00", Minutes: 5}, {Ordinal: 2, Minutes: 10}, {Ordinal: 3, Minutes: 1}},
			[]row{{"08:00", "08:05", 0}, {"08:05", "08:15", 0}, {"08:15", "08:16", 0}}},
		{"too long", []data.AgendaItem{{Ordinal: 1, Starts: "08:00", Minutes: 40}, {Ordinal: 2, Starts: "08:30", Minutes: 10}},
			[]row{{"08:00", "08:40", 0}, {"08:30", "08:40", 10}}},
		{"no start at all", []data.AgendaItem{{Ordinal: 1, Minutes: 40}, {Ordinal: 2, Starts: "09:00", Minutes: 10}},
			[]row{{"", "", 0}, {"09:00", "09:10", 0}}},
		{"past midnight", []data.AgendaItem{{Ordinal: 1, Starts: "23:50", Minutes: 20}}, []row{{"23:50", "00:10", 0}}},
		{"not a time", []data.AgendaItem{{Ordinal: 1, Starts: "sáng", Minutes: 20}, {Ordinal: 2, Starts: "24:00"}, {Ordinal: 3, Starts: "7:5"}},
			[]row{{"", "", 0}, {"", "", 0}, {"", "", 0}}},
	} {
		var got []row
		for _, a := range ceremony.Times(tc.items) {
			got = append(got, row{a.From, a.To, a.Late})
		}
		if d := cmp.Diff(tc.want, got); d != "" {
			t.Errorf("%s: %s", tc.name, d)
		}
	}
}

func TestSaveAndMove(t *testing.T) {
	ctx := context.Background()
	db, err := store.Open(ctx, filepath.Join(t.TempDir(), "test.db"), store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	}()
	conf := data.Conference{Code: "HN", Title: "Hội nghị"}
	if err := db.SaveConference(ctx, &conf); err != nil {
		t.Fatal(err)
	}
	meeting := data.Meeting{Conference: conf.ID, Name: "Phiên chính thức", Ordinal: 1}
	if err := db.SaveMeeting(ctx, &meeting); err != nil {
		t.Fatal(err)
	}
	ids := map[string]data.ID{}
	for _, title := range []string{"A", "B", "C", "D"} {
		a := data.AgendaItem{Conference: conf.ID, Meeting: meeting.ID, Title: " " + title, Starts: "08:00", Minutes: 5}
		if err := ceremony.Save(ctx, db, &a); err != nil {
			t.Fatal(err)
		}
		ids[title] = a.ID
	}
	order := func() string {
		list, err := ceremony.Agenda(ctx, db, conf.ID, meeting.ID)
		if err != nil {
			t.Fatal(err)
		}
		s := ""
		for i, a := range list {
			if a.Ordinal != i+1 {
				t.Errorf("%s has the place %d, not %d", a.Title, a.Ordinal, i+1)
			}
			s += a.Title
		}
		return s
	}
	for _, tc := range []struct {
		item string
		to   int
		want string
	}{{"A", 1, "ABCD"}, {"A", 3, "BCAD"}, {"D", 1, "DBCA"}, {"B", 99, "DCAB"}, {"B", -5, "BDCA"}} {
		if err := ceremony.Move(ctx, db, conf.ID, ids[tc.item], tc.to); err != nil {
			t.Fatal(err)
		}
		if got := order(); got != tc.want {
			t.Errorf("%s to %d: %s, want %s", tc.item, tc.to, got, tc.want)
		}
	}
	if err := ceremony.Move(ctx, db, conf.ID, "nobody", 1); data.CodeOf(err) != "unknown-item" {
		t.Errorf("unknown item: %v", err)
	}
	for _, tc := range []struct {
		item data.AgendaItem
		want data.Code
	}{
		{data.AgendaItem{Title: "  "}, "agenda-title"},
		{data.AgendaItem{Title: "A", Starts: "25:00"}, "agenda-time"},
		{data.AgendaItem{Title: "A", Starts: "8 giờ"}, "agenda-time"},
		{data.AgendaItem{Title: "A", Minutes: -1}, "agenda-minutes"},
		{data.AgendaItem{Title: "A", Minutes: 5000}, "agenda-minutes"},
	} {
		tc.item.Conference, tc.item.Meeting = conf.ID, meeting.ID
		if err := ceremony.Save(ctx, db, &tc.item); data.CodeOf(err) != tc.want {
			t.Errorf("%+v: %v, want %s", tc.item, err, tc.want)
		}
	}
	if err := ceremony.Delete(ctx, db, ids["C"]); err != nil {
		t.Fatal(err)
	}
	if list, err := ceremony.Agenda(ctx, db, conf.ID, meeting.ID); err != nil || len(list) != 3 {
		t.Errorf("after deleting: %d items, %v", len(list), err)
	}
}
