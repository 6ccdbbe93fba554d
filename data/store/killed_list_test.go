package store

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"vinhdanh/data"
)

// dying is an engine whose process is killed as it begins a write, or has just
// done it, by turns. It takes so long over each that every piece is one row.
type dying struct {
	engine
	left int
}

func (e *dying) turn(ctx context.Context, path string) (func(), error) {
	release, err := e.engine.turn(ctx, path)
	if err != nil {
		return release, err
	}
	if e.left--; e.left == 0 {
		die()
	}
	time.Sleep(pieceTime + time.Millisecond)
	return func() {
		release()
		if e.left--; e.left == 0 {
			die()
		}
	}, nil
}

// wanted ends each piece after its first row: turn has taken up its time.
func (e *dying) wanted(string) bool { return true }

func die() {
	p, err := os.FindProcess(os.Getpid())
	if err == nil {
		err = p.Kill()
	}
	fmt.Fprintln(os.Stderr, err)
	select {}
}

// childChange imports a second list: three are new, of whom one comes instead of
// another, three are changed, of two who are to go one is cancelled.
func childChange(ctx context.Context, db *DB, conf data.ID) error {
	list, err := db.Delegates(ctx, data.DelegateFilter{Conference: conf})
	if err != nil {
		return err
	}
	var rows []DelegateImport
	for _, d := range list[:3] {
		was := d.Delegate
		d.Unit = "Sở mới"
		rows = append(rows, DelegateImport{Delegate: d.Delegate, Was: &was, DelegationName: "Đoàn mới"})
	}
	for i := range 3 {
		rows = append(rows, DelegateImport{Delegate: data.Delegate{Name: fmt.Sprint("Mới ", i)}, DelegationName: "Đoàn mới"})
	}
	rows[3].ReplacesName, rows[4].Status = "Mới 1", data.StatusSubstituted
	_, err = db.ImportDelegates(ctx, conf, rows, ImportOptions{Remove: []data.ID{list[3].ID, list[4].ID}})
	return err
}

// childRedecide imports a second list of those awarded: three are new, all that
// were there stand under other decisions, but for one that goes.
func childRedecide(ctx context.Context, db *DB, conf data.ID) error {
	list, err := db.Citations(ctx, data.CitationFilter{Conference: conf})
	if err != nil {
		return err
	}
	var rows []CitationImport
	for _, c := range list[1:] {
		was := c.Citation
		c.Decision = ""
		rows = append(rows, CitationImport{Citation: c.Citation, Was: &was, DecisionNumber: "9" + c.DecisionNumber, DecisionDate: c.DecisionDate})
	}
	for i := range 3 {
		rows = append(rows, awardRow(fmt.Sprint("Mới ", i), "91/QĐ"))
	}
	_, err = db.ImportCitations(ctx, conf, rows, ImportOptions{Remove: []data.ID{list[0].ID}})
	return err
}

func awardRow(name, decision string) CitationImport {
	return CitationImport{Citation: data.Citation{Name: name, Kind: data.Individual}, AwardName: "Giấy khen của Giám đốc Sở Nội vụ",
		DecisionNumber: decision, DecisionDate: "2025-09-05"}
}

func childUndo(ctx context.Context, db *DB, conf data.ID) error {
	list, err := db.Imports(ctx, conf)
	if err != nil {
		return err
	}
	_, err = db.UndoImport(ctx, list[0].ID, "")
	return err
}

// killed runs a child until it is killed after some writes, and tells whether
// it was.
func killed(t *testing.T, work, path string, writes int) bool {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), os.Args[0])
	cmd.Env = append(os.Environ(), childWork+"="+work, childPath+"="+path, fmt.Sprint(childWrites, "=", writes))
	out, err := cmd.CombinedOutput()
	if err != nil && len(out) > 0 {
		t.Errorf("%s: %v: %s", work, err, out)
	}
	return err != nil
}

// seenList is what anybody sees of a conference's delegates and of those
// awarded, line by line.
func seenList(t *testing.T, db *DB, conf data.ID) string {
	t.Helper()
	list, err := db.Delegates(t.Context(), data.DelegateFilter{Conference: conf})
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for _, d := range list {
		lines = append(lines, fmt.Sprintf("%s, %s, %s, %s, %v", d.Name, d.Unit, d.DelegationName, d.Status, d.Replaces != ""))
	}
	groups, err := db.Delegations(t.Context(), conf)
	if err != nil {
		t.Fatal(err)
	}
	for _, g := range groups {
		lines = append(lines, g.Name)
	}
	awarded, err := db.Citations(t.Context(), data.CitationFilter{Conference: conf})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range awarded {
		lines = append(lines, c.Name+", "+c.DecisionNumber)
	}
	decisions, err := db.Decisions(t.Context(), conf)
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range decisions {
		lines = append(lines, "QĐ "+d.Number)
	}
	return strings.Join(lines, "\n")
}

// nothingLeft finds no trace of anything unfinished.
func nothingLeft(t *testing.T, db *DB) {
	t.Helper()
	var n int
	if err := db.readers.QueryRowContext(t.Context(), `SELECT (SELECT count(*) FROM batch WHERE done = 0)
		+ (SELECT count(*) FROM import_change WHERE state IN (0, 4))
		+ (SELECT count(*) FROM import_change WHERE batch NOT IN (SELECT id FROM list_import WHERE state = 'done'))
		+ (SELECT count(*) FROM list_import WHERE state NOT IN ('done', 'undone'))`).Scan(&n); err != nil || n != 0 {
		t.Errorf("%d rows are left unfinished, %v", n, err)
	}
	if _, err := db.Check(t.Context()); err != nil {
		t.Error(err)
	}
}

// An import that changes and removes, and its being taken back, killed after
// any write, is done or not done at the next start, and nothing in between;
// whom it adds is seen all at once or not at all, also before that.
func TestKilledChanging(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.db")
	db := openTest(t, path, Options{})
	c := addConference(t, db, "AS")
	m := data.Meeting{Conference: c.ID, Name: "Phiên chính thức"}
	if err := db.SaveMeeting(t.Context(), &m); err != nil {
		t.Fatal(err)
	}
	if _, err := db.ImportDelegates(t.Context(), c.ID, testRows(6), ImportOptions{}); err != nil {
		t.Fatal(err)
	}
	if _, err := db.Admit(t.Context(), data.Scan{Meeting: m.ID, Badge: testRows(6)[4].Badge, Desk: "1"}); err != nil {
		t.Fatal(err)
	}
	before := seenList(t, db, c.ID)
	if err := childChange(t.Context(), db, c.ID); err != nil {
		t.Fatal(err)
	}
	after := seenList(t, db, c.ID)
	if strings.Count(after, "Mới") != 3 || strings.Count(after, "Sở mới") != 3 || strings.Count(after, "cancelled") != 1 || strings.Count(after, "Người 3") != 0 {
		t.Fatalf("the list does not do what it should:\n%s", after)
	}
	if err := childUndo(t.Context(), db, c.ID); err != nil {
		t.Fatal(err)
	}
	if got := seenList(t, db, c.ID); got != before {
		t.Fatalf("taking back makes of\n%s\nthis:\n%s", before, got)
	}
	killedAround(t, db, path, c.ID, "change", childChange)
}

// The same of those awarded, with the decisions that are left empty.
func TestKilledRedeciding(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.db")
	db := openTest(t, path, Options{})
	c := addConference(t, db, "AS")
	var rows []CitationImport
	for i := range 6 {
		rows = append(rows, awardRow(fmt.Sprint("Người ", i), fmt.Sprint(i/2+1, "/QĐ")))
	}
	if _, err := db.ImportCitations(t.Context(), c.ID, rows, ImportOptions{}); err != nil {
		t.Fatal(err)
	}
	before := seenList(t, db, c.ID)
	if err := childRedecide(t.Context(), db, c.ID); err != nil {
		t.Fatal(err)
	}
	after := seenList(t, db, c.ID)
	if strings.Count(after, "Mới") != 3 || strings.Count(after, "QĐ 9") != 3 || strings.Count(after, "\nQĐ") != 3 || strings.Count(after, "Người") != 5 {
		t.Fatalf("the list does not do what it should:\n%s", after)
	}
	if err := childUndo(t.Context(), db, c.ID); err != nil {
		t.Fatal(err)
	}
	if got := seenList(t, db, c.ID); got != before {
		t.Fatalf("taking back makes of\n%s\nthis:\n%s", before, got)
	}
	killedAround(t, db, path, c.ID, "redecide", childRedecide)
}

// killedAround has a child change the list, and take that back, and be killed
// over it after each number of writes.
func killedAround(t *testing.T, db *DB, path string, conf data.ID, change string, redo func(context.Context, *DB, data.ID) error) {
	t.Helper()
	before := seenList(t, db, conf)
	if err := redo(t.Context(), db, conf); err != nil {
		t.Fatal(err)
	}
	after := seenList(t, db, conf)
	if err := childUndo(t.Context(), db, conf); err != nil {
		t.Fatal(err)
	}
	points := make([]int, 0, 60)
	for n := 1; n <= 60; n++ {
		points = append(points, n)
	}
	if n := rounds(); n < len(points) {
		rand.Shuffle(len(points), func(i, j int) { points[i], points[j] = points[j], points[i] })
		points = points[:n]
	}
	slices.Sort(points)
	kills := map[string]int{}
	for _, work := range []string{change, "undo"} {
		from, to := before, after
		if work == "undo" {
			from, to = after, before
		}
		for _, writes := range points {
			if seenList(t, db, conf) != from {
				if err := map[string]func(context.Context, *DB, data.ID) error{change: childUndo, "undo": redo}[work](t.Context(), db, conf); err != nil {
					t.Fatal(err)
				}
			}
			if !killed(t, work, path, writes) {
				break // it was done before
			}
			if n := strings.Count(seenList(t, db, conf), "Mới "); n != 0 && n != 3 {
				t.Errorf("%s, killed after %d: %d of three are seen", work, writes, n)
			}
			again := openTest(t, path, Options{})
			nothingLeft(t, again)
			got := seenList(t, again, conf)
			switch got {
			case from:
				kills[work+" had not happened"]++
			case to:
				kills[work+" was finished"]++
			default:
				t.Errorf("%s, killed after %d, left\n%s", work, writes, got)
			}
			if seen := seenList(t, db, conf); seen != got {
				t.Errorf("%s, killed after %d: another process sees\n%s\nand not\n%s", work, writes, seen, got)
			}
			if err := again.Close(); err != nil {
				t.Fatal(err)
			}
		}
	}
	t.Log(kills)
}
