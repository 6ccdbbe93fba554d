package ceremony_test

import (
	"context"
	"path/filepath"
	"testing"

	"vinhdanh/app/jobs/ceremony"
	"vinhdanh/data"
	"vinhdanh/data/store"
)

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
