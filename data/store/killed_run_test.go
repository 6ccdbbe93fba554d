package store

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"testing"

	"vinhdanh/data"
)

// childRun goes on with the run that is under way, as the live mode does it:
// hands group after group over, takes every third back and hands it over again,
// and says each line when it is written.
func childRun(ctx context.Context, db *DB, conf data.ID) error {
	runs, err := db.Runs(ctx, conf)
	if err != nil {
		return err
	}
	rows, err := db.Citations(ctx, data.CitationFilter{Conference: conf})
	if err != nil {
		return err
	}
	run, last := runs[0].ID, int64(0)
	for {
		lines, err := db.RunLines(ctx, run, 0)
		if err != nil {
			return err
		}
		if len(lines) > 0 {
			last = lines[len(lines)-1].Line
		}
		l := data.RunLine{Run: run, Line: last + 1, Who: fmt.Sprint(os.Getpid()), Kind: data.RunHanded}
		standing := handedLines(lines)
		switch {
		case len(lines)%7 == 2 && len(standing) > 0:
			l.Kind, l.Undoes = data.RunUndo, standing[len(standing)-1].Line
		case len(standing)*4 >= len(rows):
			return nil
		default:
			for _, r := range rows[len(standing)*4 : min(len(rows), len(standing)*4+4)] {
				l.Citations = append(l.Citations, r.ID)
			}
		}
		err = db.AppendRun(ctx, &l)
		if data.CodeOf(err) == "run-overtaken" || data.CodeOf(err) == "run-nothing-to-undo" {
			continue
		} else if err != nil {
			return err
		}
		fmt.Println(l.Line)
	}
}

// handedLines gives the lines that hand something over and were not taken back.
func handedLines(lines []data.RunLine) (standing []data.RunLine) {
	for _, l := range lines {
		if l.Kind == data.RunHanded {
			standing = append(standing, l)
		}
		standing = slices.DeleteFunc(standing, func(o data.RunLine) bool { return o.Line == l.Undoes })
	}
	return standing
}

// runTest makes a database with a run that is under way and certificates on
// their trays.
func runTest(t *testing.T, n int) (path string, conf, run data.ID) {
	t.Helper()
	path = filepath.Join(t.TempDir(), "a.db")
	db := openTest(t, path, Options{})
	ctx := t.Context()
	c := addConference(t, db, "AS")
	m := data.Meeting{Conference: c.ID, Name: "Phiên chính thức"}
	if err := db.SaveMeeting(ctx, &m); err != nil {
		t.Fatal(err)
	}
	rows := make([]CitationImport, n)
	for i := range rows {
		rows[i] = CitationImport{Citation: data.Citation{Name: fmt.Sprint("Người ", i)}, AwardName: "Giấy khen", DecisionNumber: "1/QĐ", DecisionDate: "2025-09-05", DecisionIssuer: "Giám đốc"}
	}
	if _, err := db.ImportCitations(ctx, c.ID, rows, ImportOptions{}); err != nil {
		t.Fatal(err)
	}
	list, err := db.Citations(ctx, data.CitationFilter{Conference: c.ID})
	if err != nil {
		t.Fatal(err)
	}
	var ids, certificates []data.ID
	for _, r := range list {
		ids = append(ids, r.ID)
	}
	got, err := db.Issue(ctx, IssueRequest{Citations: ids, Make: testMaker})
	if err != nil {
		t.Fatal(err)
	}
	for _, k := range got.Certificates {
		certificates = append(certificates, k.Certificate.ID)
	}
	if err := db.SetState(ctx, certificates, data.StateOnTray); err != nil {
		t.Fatal(err)
	}
	r := data.Run{Meeting: m.ID}
	if err := db.BeginRun(ctx, &r); err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	return path, c.ID, r.ID
}

// registerAsRun holds the certificates to the log of a run: those handed over
// are those whose line stands, and no line is missing of which it was said that
// it is written. It gives how many are handed over.
func registerAsRun(t *testing.T, path string, conf, run data.ID, said []string) (n int) {
	t.Helper()
	db := openTest(t, path, Options{})
	lines, err := db.RunLines(t.Context(), run, 0)
	if err != nil {
		t.Fatal(err)
	}
	for i, l := range lines {
		if l.Line != int64(i+1) {
			t.Fatalf("line %d is %d", i+1, l.Line)
		}
	}
	for _, s := range said {
		var line int
		if _, err := fmt.Sscan(s, &line); err != nil || line > len(lines) {
			t.Errorf("line %s was written and is lost, of %d (%v)", s, len(lines), err)
		}
	}
	handed := map[data.ID]bool{}
	for _, l := range handedLines(lines) {
		for _, id := range l.Citations {
			handed[id] = true
		}
	}
	rows, err := db.Citations(t.Context(), data.CitationFilter{Conference: conf})
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range rows {
		want := data.StateOnTray
		if handed[r.ID] {
			want = data.StateHanded
		}
		if r.Certificate.State != want {
			t.Errorf("certificate %s is %s, and by the log %s", r.Certificate.Register, r.Certificate.State, want)
		}
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	return len(handed)
}

// A hand-over is in the log and in the register, or in neither, whenever the
// process is killed; and the run goes on where it was.
func TestKilledHandingOver(t *testing.T) {
	path, conf, run := runTest(t, 200)
	for range rounds() {
		said := start(t, "run", path, 1+rand.IntN(12))
		registerAsRun(t, path, conf, run, said)
	}
	start(t, "run", path, 0)
	if n := registerAsRun(t, path, conf, run, nil); n != 200 {
		t.Errorf("%d handed over in the end", n)
	}
}

// The same, as it dies before or after each of its writes: between a line and
// what follows from it there is none.
func TestDyingHandingOver(t *testing.T) {
	path, conf, run := runTest(t, 24)
	for n := 1; registerAsRun(t, path, conf, run, nil) < 24; n++ {
		if n > 200 {
			t.Fatal("it does not come to an end")
		}
		t.Setenv(childWrites, fmt.Sprint(1+n%9))
		start(t, "run", path, -1)
	}
}

// Two processes write one log at once, one of which is killed again and again.
func TestTwoRunning(t *testing.T) {
	path, conf, run := runTest(t, 200)
	var wait sync.WaitGroup
	wait.Go(func() { start(t, "run", path, 0) })
	for range rounds() {
		start(t, "run", path, 1+rand.IntN(8))
	}
	wait.Wait()
	if n := registerAsRun(t, path, conf, run, nil); n != 200 {
		t.Errorf("%d handed over in the end", n)
	}
}
