package store

import (
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vinhdanh/data"
)

// version2 puts a database that program 0.3 made into a folder: form 2, four
// delegates of two delegations, one of them imported and one substituted, one
// admitted, one admitted and taken back, one awarded.
func version2(t *testing.T) string {
	t.Helper()
	return oldDatabase(t, "version2.db.gz")
}

// A database of the second form is migrated with all it holds, and takes what
// it could not hold.
func TestVersion2(t *testing.T) {
	path := version2(t)
	if info, err := Verify(t.Context(), path); err != nil || info != (Info{Program: "0.3", Version: 2, Conferences: 1, Delegates: 4, Citations: 1}) {
		t.Fatalf("the old database is %+v, %v", info, err)
	}
	db := openTest(t, path, Options{Version: "0.4"})
	if info, err := db.Check(t.Context()); err != nil || info != (Info{Program: "0.4", Version: 6, Conferences: 1, Delegates: 4, Citations: 1}) {
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
	meetings, err := db.Meetings(ctx, c.ID)
	if err != nil || len(meetings) != 1 || meetings[0].Closed {
		t.Fatalf("%+v, %v", meetings, err)
	}
	m := meetings[0]
	counts, err := db.DelegateCounts(ctx, c.ID, m.ID)
	if err != nil {
		t.Fatal(err)
	}
	groups := counts.Delegations
	counts.Delegations = nil
	want := data.DelegateCounts{All: 4, Official: 3, Guest: 1, Missing: 2, Recipients: 1, Present: 1, PresentOfficial: 1,
		Voters: 3, PresentVoters: 1, Expected: 4, ExpectedOfficial: 3,
		Statuses: map[data.DelegateStatus]int{data.StatusConfirmed: 1, data.StatusSubstituted: 1, data.StatusInvited: 2},
		Lacks:    map[string]int{"gender": 2, "birth": 2, "ethnicity": 2, "education": 2, "theory": 2, "phone": 2}}
	if d := cmp.Diff(want, counts); d != "" { // the keys of what is lacking were made anew
		t.Error(d)
	}
	if len(groups) != 2 || groups[0].Total != 2 || groups[0].Present != 1 || groups[0].Head != "" {
		t.Errorf("delegations %+v", groups)
	}
	rows, err := db.Delegates(ctx, data.DelegateFilter{Conference: c.ID, Meeting: m.ID, Role: data.RolePresidium})
	if err != nil || len(rows) != 1 || rows[0].Name != "Lường Thị Biên" || rows[0].PresentDesk != "Bàn 1" || rows[0].PresentOnline {
		t.Errorf("%+v, %v", rows, err)
	}

	leader := rows[0].Delegate
	leader.Field, leader.Kit, leader.Approved, leader.Protocol = "Kinh tế", "Túi số 3", true, 1
	if err := db.SaveDelegate(ctx, &leader); err != nil {
		t.Error(err)
	}
	if err := db.ReplaceBadge(ctx, leader.ID, "90000000000000000099", "Mất"); err != nil {
		t.Error(err)
	}
	if a, err := db.Admit(ctx, data.Scan{Meeting: m.ID, Badge: rows[0].Badge, Desk: "Bàn 1"}); err != nil || a.Verdict != data.VerdictCancelled {
		t.Errorf("the lost badge: %+v, %v", a, err)
	}
	if done, err := db.HandOut(ctx, []data.ID{leader.ID}, "Bàn 1", "Trưởng đoàn"); err != nil || len(done.Delegates) != 1 {
		t.Errorf("%+v, %v", done, err)
	}
	if l, err := db.Introductions(ctx, m.ID); err != nil || len(l.List) != 1 || l.List[0].PresentAt.IsZero() {
		t.Errorf("%+v, %v", l, err)
	}
}
