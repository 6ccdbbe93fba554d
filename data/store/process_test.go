package store

import (
	"bufio"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"

	"vinhdanh/data"
)

// These tests run this test program again as a process of its own, kill it at
// any moment and look at what is left. Rounds are few unless VINHDANH_TORTURE
// asks for a hundred, or says how many (make torture).

const (
	childWork = "VINHDANH_TEST_WORK"
	childPath = "VINHDANH_TEST_PATH"

	childWrites = "VINHDANH_TEST_WRITES" // after so many writes it dies
)

func TestMain(m *testing.M) {
	if work := os.Getenv(childWork); work != "" {
		if err := child(context.Background(), work, os.Getenv(childPath)); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

func child(ctx context.Context, work, path string) error {
	var e engine = sqliteEngine{}
	if n, err := strconv.Atoi(os.Getenv(childWrites)); err == nil {
		e = &dying{engine: e, left: n}
	}
	db, err := openWith(ctx, e, path, Options{})
	if err != nil {
		return err
	}
	c, err := db.Conference(ctx, "AS")
	if err != nil {
		return err
	}
	switch work {
	case "admit":
		err = childAdmit(ctx, db, c.ID)
	case "import":
		_, err = db.ImportDelegates(ctx, c.ID, testRows(5000), ImportOptions{Progress: func(done, _ int) { fmt.Println(done) }})
	case "issue":
		err = childIssue(ctx, db, c.ID)
	case "print":
		err = childPrint(ctx, db, c.ID, path+".pdf")
	case "full":
		err = childFull(ctx, db, c.ID)
	case "change":
		err = childChange(ctx, db, c.ID)
	case "redecide":
		err = childRedecide(ctx, db, c.ID)
	case "undo":
		err = childUndo(ctx, db, c.ID)
	case "run":
		err = childRun(ctx, db, c.ID)
	}
	if err != nil {
		return err
	}
	return db.Close()
}

func childAdmit(ctx context.Context, db *DB, conf data.ID) error {
	meetings, err := db.Meetings(ctx, conf)
	if err != nil {
		return err
	}
	list, err := db.Delegates(ctx, data.DelegateFilter{Conference: conf, Meeting: meetings[0].ID, Present: data.PresenceOut})
	if err != nil {
		return err
	}
	for _, d := range list {
		a, err := db.Admit(ctx, data.Scan{Meeting: meetings[0].ID, Badge: d.Badge, Desk: fmt.Sprint(os.Getpid())})
		if err != nil {
			return err
		}
		if a.Verdict == data.VerdictAdmitted {
			fmt.Println(d.Badge) // only now: it is on the disk
		}
	}
	return nil
}

func childIssue(ctx context.Context, db *DB, conf data.ID) error {
	for {
		rows, err := db.Citations(ctx, data.CitationFilter{Conference: conf, NotIssued: true, Limit: 5})
		if err != nil || len(rows) == 0 {
			return err
		}
		var ids []data.ID
		for _, r := range rows {
			ids = append(ids, r.ID)
		}
		got, err := db.Issue(ctx, IssueRequest{Citations: ids, Group: 2, Make: testMaker})
		if code := data.CodeOf(err); code == "issue-overtaken" {
			continue
		} else if err != nil {
			return err
		}
		for _, n := range got.Certificates {
			fmt.Println(n.Certificate.Number)
		}
	}
}

func testMaker(_ context.Context, batch []Numbered) ([]Made, error) {
	made := make([]Made, len(batch))
	for i, n := range batch {
		made[i] = Made{Token: "1" + n.Certificate.Register, TokenHash: []byte("12345678"), KeyID: "k", Issued: "2025-09-05",
			List: []byte(n.Name + " " + n.Certificate.Register)}
	}
	return made, nil
}

func testRows(n int) []DelegateImport {
	rows := make([]DelegateImport, n)
	for i := range rows {
		rows[i].Name, rows[i].Badge, rows[i].DelegationName = fmt.Sprint("Nguyễn Văn Người ", i), fmt.Sprintf("9%019d", i), fmt.Sprint("Đoàn ", i%9)
	}
	return rows
}

func rounds() int {
	v := os.Getenv("VINHDANH_TORTURE")
	if n, err := strconv.Atoi(v); err == nil && n > 1 {
		return n
	}
	if v != "" {
		return 100
	}
	return 4
}

// start runs a child, gives the lines it writes, and kills it after some, or
// lets it end if after is 0.
func start(t *testing.T, work, path string, after int) []string {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), os.Args[0])
	cmd.Env = append(os.Environ(), childWork+"="+work, childPath+"="+path)
	var fault strings.Builder
	cmd.Stderr = &fault
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Error(err)
		return nil
	}
	if err := cmd.Start(); err != nil {
		t.Error(err)
		return nil
	}
	var lines []string
	scanner := bufio.NewScanner(out)
	for scanner.Scan() {
		lines = append(lines, scanner.Text())
		if len(lines) == after {
			if err := cmd.Process.Kill(); err != nil {
				t.Error(err)
			}
			// What was written before it died counts too.
		}
	}
	if err := cmd.Wait(); err != nil && after == 0 {
		t.Errorf("%s: %v: %s", work, err, fault.String())
	}
	return lines
}

// No admission that was acknowledged is lost, whenever the process is killed.
func TestKilledAdmitting(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.db")
	db := openTest(t, path, Options{})
	c := addConference(t, db, "AS")
	m := data.Meeting{Conference: c.ID, Name: "Phiên chính thức"}
	if err := db.SaveMeeting(t.Context(), &m); err != nil {
		t.Fatal(err)
	}
	if _, err := db.ImportDelegates(t.Context(), c.ID, testRows(3000), ImportOptions{}); err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	acknowledged := map[string]bool{}
	for range rounds() {
		for _, badge := range start(t, "admit", path, 1+rand.IntN(150)) {
			if acknowledged[badge] {
				t.Errorf("%s was admitted twice", badge)
			}
			acknowledged[badge] = true
		}
		db := openTest(t, path, Options{})
		in, err := db.Delegates(t.Context(), data.DelegateFilter{Conference: c.ID, Meeting: m.ID, Present: data.PresenceIn})
		if err != nil {
			t.Fatal(err)
		}
		kept := map[string]bool{}
		for _, d := range in {
			kept[d.Badge] = true
		}
		for badge := range acknowledged {
			if !kept[badge] {
				t.Errorf("%s was acknowledged and is lost", badge)
			}
		}
		// One may have been written and not said any more, a round.
		var lines, total int
		if err := db.readers.QueryRowContext(t.Context(), "SELECT last_line, present FROM meeting WHERE id = $1", m.ID).Scan(&lines, &total); err != nil {
			t.Fatal(err)
		}
		if lines != len(in) || total != len(in) {
			t.Errorf("%d lines and %d present, %d are in", lines, total, len(in))
		}
		for badge := range kept {
			acknowledged[badge] = true
		}
		if err := db.Close(); err != nil {
			t.Fatal(err)
		}
	}
	t.Logf("%d admissions kept", len(acknowledged))
}

// An import that is killed leaves nothing to be seen, and what it has left
// goes at the next start; then the list goes in as if nothing had been.
func TestKilledImporting(t *testing.T) {
	for range max(1, rounds()/2) {
		path := filepath.Join(t.TempDir(), "a.db")
		db := openTest(t, path, Options{})
		c := addConference(t, db, "AS")
		lines := start(t, "import", path, 1+rand.IntN(3))
		if lines[len(lines)-1] == "5000" {
			t.Log("it was done before it died")
			continue
		}
		if n, err := db.CountDelegates(t.Context(), data.DelegateFilter{Conference: c.ID}); n != 0 || err != nil {
			t.Errorf("%d delegates are seen, %v", n, err)
		}
		left := func(db *DB) (n int) {
			t.Helper()
			if err := db.readers.QueryRowContext(t.Context(), "SELECT (SELECT count(*) FROM delegate) + (SELECT count(*) FROM delegation) + (SELECT count(*) FROM batch)").Scan(&n); err != nil {
				t.Fatal(err)
			}
			return n
		}
		if left(db) == 0 {
			t.Error("nothing was left, so the test shows nothing")
		}
		again := openTest(t, path, Options{})
		if n := left(again); n != 0 {
			t.Errorf("%d rows are left after the next start", n)
		}
		r, err := again.ImportDelegates(t.Context(), c.ID, testRows(5000), ImportOptions{})
		if r.Added != 5000 || err != nil {
			t.Errorf("%+v, %v", r, err)
		}
	}
}

// Processes that issue at once, one of them killed again and again, leave no
// gap, give no number twice, and no citation two certificates.
func TestKilledIssuing(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.db")
	db := openTest(t, path, Options{})
	c := addConference(t, db, "AS")
	rows := make([]CitationImport, 300)
	for i := range rows {
		rows[i] = CitationImport{Citation: data.Citation{Name: fmt.Sprint("Người ", i)}, AwardName: "Giấy khen", DecisionNumber: "1/QĐ", DecisionDate: "2025-09-05", DecisionIssuer: "Giám đốc"}
	}
	if _, err := db.ImportCitations(t.Context(), c.ID, rows, ImportOptions{}); err != nil {
		t.Fatal(err)
	}
	for range rounds() {
		start(t, "issue", path, 1+rand.IntN(20))
		noGap(t, db, c.ID)
	}
	var wait sync.WaitGroup
	for range 2 {
		wait.Go(func() { start(t, "issue", path, 0) })
	}
	wait.Wait()
	if n := noGap(t, db, c.ID); n != len(rows) {
		t.Errorf("%d certificates for %d citations", n, len(rows))
	}
}

// noGap holds the register to its promise, and gives how many numbers are out.
func noGap(t *testing.T, db *DB, conf data.ID) int {
	t.Helper()
	list, err := db.Citations(t.Context(), data.CitationFilter{Conference: conf, State: data.StateDrawnUp})
	if err != nil {
		t.Fatal(err)
	}
	seen := map[int]bool{}
	for _, r := range list {
		seen[r.Certificate.Number] = true
		raw, err := db.Asset(t.Context(), r.Certificate.List)
		if err != nil || string(raw) != r.Name+" "+r.Certificate.Register {
			t.Errorf("the paper of %s, number %s, says %q, %v", r.Name, r.Certificate.Register, raw, err)
		}
	}
	for n := 1; n <= len(list); n++ {
		if !seen[n] {
			t.Errorf("number %d is missing", n)
		}
	}
	books, err := db.Books(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if len(books) > 1 || len(books) == 1 && books[0].Next != len(list)+1 {
		t.Errorf("books %+v after %d numbers", books, len(list))
	}
	return len(list)
}
