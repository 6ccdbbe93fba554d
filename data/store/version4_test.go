package store

import (
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vinhdanh/data"
)

// version4 puts a database that program 0.4 made into a folder: form 4, a
// conference with a next-higher one, an agenda with notes, rounds whose
// presenters are one text, three delegates of one list, two citations of
// another, one of them with its certificate on the tray.
func version4(t *testing.T) string {
	t.Helper()
	return oldDatabase(t, "version4.db.gz")
}

// A database of the fourth form is migrated with all it holds, and a ceremony
// can be held with it.
func TestVersion4(t *testing.T) {
	path := version4(t)
	if info, err := Verify(t.Context(), path); err != nil || info != (Info{Program: "0.4.0", Version: 4, Conferences: 2, Delegates: 3, Citations: 2}) {
		t.Fatalf("the old database is %+v, %v", info, err)
	}
	db := openTest(t, path, Options{Version: "0.5"})
	if info, err := db.Check(t.Context()); err != nil || info != (Info{Program: "0.5", Version: 6, Conferences: 2, Delegates: 3, Citations: 2}) {
		t.Errorf("it became %+v, %v", info, err)
	}
	if copies := backups(t, filepath.Dir(path)); len(copies) != 1 {
		t.Errorf("copies %q", copies)
	}
	ctx := t.Context()
	c, err := db.Conference(ctx, "AS")
	if err != nil {
		t.Fatal(err)
	}
	items, err := db.Agenda(ctx, c.ID)
	if err != nil || len(items) != 3 {
		t.Fatalf("%+v, %v", items, err)
	}
	for i, cue := range []string{"Micro 1", "Trang chiếu 1–24\nNhạc nền", ""} {
		if a := items[i]; a.Cue != cue || a.Note != "" || a.Fixed || a.People != nil || a.Hall != "" {
			t.Errorf("%+v", a)
		}
	}
	if a := items[1]; a.Person != "Đồng chí Hà Thị Lan Chi, Giám đốc" || a.Capacity != "thừa ủy quyền Thủ tướng Chính phủ" {
		t.Errorf("%+v", a)
	}
	rounds, err := db.Rounds(ctx, c.ID)
	if err != nil {
		t.Fatal(err)
	}
	var presenters [][]data.Actor
	for _, r := range rounds {
		presenters = append(presenters, r.Presenters)
		if r.Announcer != (data.Actor{}) || r.Size() != data.GroupUsual || !r.Locked.IsZero() {
			t.Errorf("%+v", r)
		}
	}
	if d := cmp.Diff([][]data.Actor{
		{{Honorific: "Đồng chí", Name: "Hà Thị Lan Chi", Posts: "Tỉnh ủy viên, Giám đốc Sở Nội vụ", Capacity: data.CapacityAuthorised, Of: "Thủ tướng Chính phủ"}},
		{{Name: "Hà Thị Lan Chi", Posts: "Giám đốc Sở Nội vụ"}},
		nil,
		{{Capacity: data.CapacityBehalf, Of: "Hội đồng Thi đua – Khen thưởng tỉnh"}},
		{{Name: "Lò Văn Đôi", Posts: "Bí thư Đảng ủy, Giám đốc"}},
	}, presenters); d != "" {
		t.Error(d)
	}
	list, err := db.Imports(ctx, c.ID)
	if err != nil || len(list) != 2 || list[1].File != "đại biểu.xlsx" {
		t.Fatalf("%+v, %v", list, err)
	}

	rows, err := db.Citations(ctx, data.CitationFilter{Conference: c.ID, Round: 2})
	if err != nil || len(rows) != 1 || rows[0].Certificate.State != data.StateOnTray || rows[0].Delegate == "" {
		t.Fatalf("%+v, %v", rows, err)
	}
	if err := db.LockRound(ctx, rounds[1].ID, []data.StagePlace{{Citation: rows[0].ID, Group: 1, Place: 1, Tray: "A", Slot: 1}}); err != nil {
		t.Error(err)
	}
	run := data.Run{Meeting: items[0].Meeting}
	if err := db.BeginRun(ctx, &run); err != nil {
		t.Fatal(err)
	}
	if err := db.AppendRun(ctx, &data.RunLine{Run: run.ID, Kind: data.RunHanded, Round: rounds[1].ID, Group: 1, Citations: []data.ID{rows[0].ID}}); err != nil {
		t.Error(err)
	}
	if rows, err = db.Citations(ctx, data.CitationFilter{Conference: c.ID, State: data.StateHanded}); err != nil || len(rows) != 1 {
		t.Errorf("%+v, %v", rows, err)
	}
	if err := db.SaveVote(ctx, &data.Vote{Conference: c.ID, Kind: data.VoteDelegates, Voters: 3, For: 3, Delegates: []data.ID{rows[0].Delegate}}); err != nil {
		t.Error(err)
	}
	votes, err := db.Votes(ctx, c.ID)
	if err != nil || len(votes) != 1 {
		t.Fatal(votes, err)
	}
	if added, already, err := db.HandOnDelegates(ctx, votes[0].ID); added != 1 || already != 0 || err != nil {
		t.Error(added, already, err)
	}
	if _, err := db.UndoImport(ctx, list[0].ID, ""); data.CodeOf(err) != "import-used" {
		t.Errorf("taking back the list of what was handed over: %v", err)
	}
}
