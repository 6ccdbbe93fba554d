package papers_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"vinhdanh/app/jobs/jobtest"
	"vinhdanh/app/jobs/papers"
	"vinhdanh/data"
	"vinhdanh/data/store"
)

// printedOnce holds that all certificates, so many, are on record as printed
// once, and that no print is left unfinished.
func (o *office) printedOnce(n int) {
	o.T.Helper()
	ctx := context.Background()
	rows := o.Citations()
	if len(rows) != n {
		o.T.Fatalf("%d certificates, want %d", len(rows), n)
	}
	for _, r := range rows {
		lines, err := o.DB.Printings(ctx, r.Certificate.ID)
		if err != nil || len(lines) != 1 || r.Certificate.Prints != 1 || r.Certificate.State != data.StatePrinted {
			o.T.Fatalf("%s is printed %d times, its log has %d lines, %v", r.Name, r.Certificate.Prints, len(lines), err)
		}
	}
	if runs, err := o.DB.UnfinishedRuns(ctx, o.Conf.ID); err != nil || len(runs) > 0 {
		o.T.Fatalf("unfinished: %v, %v", runs, err)
	}
}

// The child of TestKilledPrint: it prints until it is killed.
func init() {
	db, target, ok := strings.Cut(os.Getenv("VINHDANH_PRINT_CHILD"), "|")
	if !ok {
		return
	}
	ctx := context.Background()
	s, err := store.Open(ctx, db, store.Options{Now: jobtest.Clock})
	if err == nil {
		var conf data.Conference
		conf, err = s.Conference(ctx, "HN")
		o := papers.CertOptions{File: target}
		if !strings.HasSuffix(target, ".pdf") {
			o = papers.CertOptions{Dir: target}
		}
		if err == nil {
			_, err = papers.Certificates(ctx, papers.Deps{Records: s, Now: jobtest.Clock}, conf, o, nil)
		}
		err = errors.Join(err, s.Close())
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	os.Exit(0)
}

// A print of 1,000 sheets that is killed at any point, to one file or to a
// folder, is finished by Resume: each certificate is recorded once, and its
// page is there once.
func TestKilledPrint(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes seconds")
	}
	const n = 1000
	rounds := 1
	if os.Getenv("VINHDANH_TORTURE") != "" {
		rounds = 40
	}
	ctx := context.Background()
	first := newOffice(t)
	first.Cite(n, "Giấy khen", "416/QĐ-SNV", "2025-09-05", nil)
	first.issue()
	raw := first.copy()
	killed := 0
	for round := range 2 * rounds {
		dir := t.TempDir()
		file, target := filepath.Join(dir, "vd.db"), filepath.Join(dir, "out")
		if round%2 == 0 {
			target += ".pdf"
		}
		first.Must(os.WriteFile(file, raw, 0o600))
		for {
			cmd := exec.CommandContext(ctx, os.Args[0])
			cmd.Env = append(os.Environ(), "VINHDANH_PRINT_CHILD="+file+"|"+target)
			var said bytes.Buffer
			cmd.Stderr = &said
			first.Must(cmd.Start())
			timer := time.AfterFunc(time.Duration(100+rand.IntN(900))*time.Millisecond, func() { _ = cmd.Process.Kill() })
			err := cmd.Wait()
			timer.Stop()
			var exit *exec.ExitError
			if errors.As(err, &exit) && exit.Exited() {
				if !strings.Contains(said.String(), "printing-unfinished") {
					t.Fatal(said.String())
				}
				break // what the last one left has to be finished first
			}
			if err == nil {
				break
			}
			killed++
		}
		o := first.open(file)
		o.finish()
		o.printedOnce(n)
		if strings.HasSuffix(target, ".pdf") {
			if got := pages(t, target); got != n {
				t.Errorf("round %d: the file has %d pages", round, got)
			}
		} else {
			o.folderHolds(target, n)
		}
	}
	t.Logf("killed %d times", killed)
}

// copy gives the database as it is now.
func (o *office) copy() []byte {
	o.T.Helper()
	file := filepath.Join(o.T.TempDir(), "copy.db")
	o.Must(o.DB.Backup(context.Background(), file))
	raw, err := os.ReadFile(file)
	o.Must(err)
	return raw
}

// open gives the office of a copied database, until the test ends.
func (o *office) open(file string) *office {
	o.T.Helper()
	db, err := store.Open(context.Background(), file, store.Options{Now: jobtest.Clock})
	o.Must(err)
	o.T.Cleanup(func() { o.Must(db.Close()) })
	return &office{&jobtest.Office{T: o.T, File: file, DB: db, Conf: o.Conf, Signer: o.Signer, Keys: o.Keys}, o.press}
}

// finish resumes what is unfinished, and prints what is left.
func (o *office) finish() {
	o.T.Helper()
	ctx := context.Background()
	list, err := papers.Unfinished(ctx, o.deps(), o.Conf)
	o.Must(err)
	for _, u := range list {
		if _, err := papers.Resume(ctx, o.deps(), o.Conf, u.Run.ID, nil); err != nil {
			o.T.Fatalf("%+v: %v", u.Whole, err)
		}
	}
}

// folderHolds holds that a folder has a whole file for each of n certificates,
// and nothing else.
func (o *office) folderHolds(dir string, n int) {
	o.T.Helper()
	list, err := os.ReadDir(dir)
	o.Must(err)
	if len(list) != n {
		o.T.Errorf("the folder has %d files, want %d", len(list), n)
	}
	for _, e := range list {
		raw, err := os.ReadFile(filepath.Join(dir, e.Name()))
		if err != nil || !bytes.HasPrefix(raw, []byte("%PDF-")) || !bytes.Contains(raw[max(0, len(raw)-32):], []byte("%%EOF")) {
			o.T.Errorf("%s is no whole file, %v", e.Name(), err)
		}
	}
}

// breaking is a store that fails like a machine whose power goes: at the nth
// group of printings, before or after it is recorded.
type breaking struct {
	*store.DB
	at    int
	after bool
}

var errPower = errors.New("the power went")

func (b *breaking) RecordPrinting(ctx context.Context, lines []data.Printing, put func() error) error {
	b.at--
	switch {
	case b.at > 0:
		return b.DB.RecordPrinting(ctx, lines, put)
	case b.after: // the files are there, the record is not
		if err := put(); err != nil {
			return err
		}
	}
	panic(errPower)
}

// interrupted prints until the power goes.
func (o *office) interrupted(opt papers.CertOptions, at int, after bool) {
	o.T.Helper()
	defer func() {
		if r := recover(); r != errPower { //nolint:errorlint // it is this very value
			o.T.Fatalf("it ended otherwise: %v", r)
		}
	}()
	d := o.deps()
	d.Records = &breaking{o.DB, at, after}
	_, err := papers.Certificates(context.Background(), d, o.Conf, opt, nil)
	o.T.Fatalf("it ended: %v", err)
}

// What an interruption leaves is told rightly, kept from a second print, and
// finished so that each page is there once.
func TestInterruptedPrint(t *testing.T) {
	ctx := context.Background()
	const n = 270 // two groups
	first := newOffice(t)
	first.Cite(n, "Giấy khen", "416/QĐ-SNV", "2025-09-05", nil)
	first.issue()
	raw := first.copy()
	for _, tc := range []struct {
		folder    bool
		at        int  // the group at which the power goes
		after     bool // its files are in place
		left      int
		whole     bool
		abandoned data.Code
	}{
		{false, 1, false, n, false, ""},          // nothing is in place
		{false, 1, true, n, true, "print-whole"}, // the file is, nothing is recorded
		{false, 2, false, 20, true, "print-whole"},
		{true, 1, false, n, true, ""}, // the files wait in the hidden folder
		{true, 1, true, n, true, "print-whole"},
		{true, 2, false, 20, true, ""},
		{true, 2, true, 20, true, "print-whole"},
	} {
		name := fmt.Sprintf("%+v", tc)
		for _, abandon := range []bool{false, true} {
			t.Run(fmt.Sprintf("%s %v", name, abandon), func(t *testing.T) {
				t.Parallel() // most of it waits for the disk
				dir := t.TempDir()
				first.Must(os.WriteFile(filepath.Join(dir, "vd.db"), raw, 0o600))
				all := *first.Office
				all.T = t
				o := (&office{&all, first.press}).open(filepath.Join(dir, "vd.db"))
				opt := papers.CertOptions{File: filepath.Join(dir, "a.pdf")}
				if tc.folder {
					opt = papers.CertOptions{Dir: filepath.Join(dir, "a")}
				}
				o.interrupted(opt, tc.at, tc.after)
				list, err := papers.Unfinished(ctx, o.deps(), o.Conf)
				if err != nil || len(list) != 1 || list[0].Left != tc.left || list[0].Whole != tc.whole {
					t.Fatalf("%s: %+v, %v", name, list, err)
				}
				other := papers.CertOptions{File: filepath.Join(dir, "b.pdf")}
				if _, err := papers.Certificates(ctx, o.deps(), o.Conf, other, nil); data.CodeOf(err) != "printing-unfinished" {
					t.Errorf("%s: printed elsewhere meanwhile: %v", name, err)
				}
				if abandon {
					if err := papers.Abandon(ctx, o.deps(), o.Conf, list[0].Run.ID); data.CodeOf(err) != tc.abandoned {
						t.Errorf("%s: abandon: %v", name, err)
					}
					if tc.abandoned != "" {
						return
					}
					if res, err := papers.Certificates(ctx, o.deps(), o.Conf, other, nil); err != nil || res.Printed != tc.left {
						t.Errorf("%s: printed after that: %+v, %v", name, res, err)
					}
					o.printedOnce(n)
					if left, err := filepath.Glob(filepath.Join(dir, "a", ".v*")); err != nil || len(left) > 0 {
						t.Errorf("%s: left %v, %v", name, left, err)
					}
					return
				}
				res, err := papers.Resume(ctx, o.deps(), o.Conf, list[0].Run.ID, nil)
				if err != nil || res.Printed != tc.left {
					t.Errorf("%s: resumed %+v, %v", name, res, err)
				}
				o.printedOnce(n)
				if tc.folder {
					o.folderHolds(opt.Dir, n)
				} else if got := pages(t, opt.File); got != n {
					t.Errorf("%s: %d pages", name, got)
				}
				if _, err := papers.Resume(ctx, o.deps(), o.Conf, list[0].Run.ID, nil); data.CodeOf(err) != "run-gone" {
					t.Errorf("%s: resumed twice: %v", name, err)
				}
			})
		}
	}
}

// A file that its person took away after it was there whole is not made again:
// it may be on paper.
func TestTakenFileIsNotMadeTwice(t *testing.T) {
	o := newOffice(t)
	o.Cite(300, "Giấy khen", "416/QĐ-SNV", "2025-09-05", nil)
	o.issue()
	dir := t.TempDir()
	file := filepath.Join(dir, "a.pdf")
	o.interrupted(papers.CertOptions{File: file}, 2, false)
	o.Must(os.Rename(file, filepath.Join(dir, "taken.pdf")))
	o.finish()
	o.printedOnce(300)
	if _, err := os.Stat(file); err == nil {
		t.Error("it was made a second time")
	}
}

// What stands in the folder of an interrupted print is believed only as far as
// it names files of that folder.
func TestNamesLeadNowhereElse(t *testing.T) {
	ctx := context.Background()
	o := newOffice(t)
	o.Cite(2, "Giấy khen", "416/QĐ-SNV", "2025-09-05", nil)
	o.issue()
	dir := t.TempDir()
	mine := filepath.Join(dir, "mine.pdf")
	o.Must(os.WriteFile(mine, []byte("mine"), 0o600))
	o.interrupted(papers.CertOptions{Dir: filepath.Join(dir, "a")}, 1, false)
	stage, err := filepath.Glob(filepath.Join(dir, "a", ".v*"))
	if err != nil || len(stage) != 1 {
		t.Fatalf("%v, %v", stage, err)
	}
	o.Must(os.WriteFile(filepath.Join(stage[0], "names.json"), []byte(`["../mine.pdf","0002 x.pdf"]`), 0o600))
	o.Must(os.WriteFile(filepath.Join(dir, "a", "mine.pdf"), []byte("theirs"), 0o600))
	o.Must(os.WriteFile(filepath.Join(stage[0], "0002 x.pdf"), []byte("theirs"), 0o600))
	list, err := papers.Unfinished(ctx, o.deps(), o.Conf)
	if err != nil || len(list) != 1 || list[0].Whole {
		t.Errorf("%+v, %v", list, err)
	}
	o.finish()
	o.printedOnce(2)
	if raw, err := os.ReadFile(mine); err != nil || string(raw) != "mine" {
		t.Errorf("%q, %v", raw, err)
	}
}

// Pages that have to be made again are made as they were to be: overprinted,
// with the printer's calibration, for the reason that was given.
func TestResumeAsBegun(t *testing.T) {
	ctx := context.Background()
	o := newOffice(t)
	o.Cite(3, "Giấy khen", "416/QĐ-SNV", "2025-09-05", nil)
	o.issue()
	dir := t.TempDir()
	s := o.stock("Phôi giấy khen", data.DocumentGiayKhen, 20)
	opt := papers.CertOptions{File: filepath.Join(dir, "a.pdf"), Overprint: true,
		Calibration: &data.Calibration{DX: 1.5, DY: -2, ScaleX: 1.01, ScaleY: 0.99}}
	if _, err := papers.Certificates(ctx, o.deps(), o.Conf, opt, nil); err != nil {
		t.Fatal(err)
	}
	want, err := os.ReadFile(opt.File)
	o.Must(err)
	opt.Kind, opt.Reason, opt.Paper, opt.PaperDate = data.PrintReplacement, "Bị mất", "77/SNV-VP", "2025-09-12"
	o.interrupted(opt, 1, false)
	o.Must(os.Remove(opt.File))
	o.finish()
	got, err := os.ReadFile(opt.File)
	if err != nil || !bytes.Equal(got, want) {
		t.Errorf("the pages are other ones (%d bytes, %d before), %v", len(got), len(want), err)
	}
	for _, r := range o.Citations() {
		log, err := o.DB.Printings(ctx, r.Certificate.ID)
		o.Must(err)
		if len(log) != 2 || log[1].Kind != data.PrintReplacement || log[1].Reason != "Bị mất" || log[1].Paper != "77/SNV-VP" ||
			log[1].PaperDate != "2025-09-12" || log[1].Stock != s {
			t.Errorf("%+v", log)
		}
	}
}

// A store that refuses the first group leaves no file and no run; one that
// refuses a later group leaves a run that is finished later.
func TestFailingRecord(t *testing.T) {
	ctx := context.Background()
	for _, at := range []int{1, 2} {
		o := newOffice(t)
		o.Cite(300, "Giấy khen", "416/QĐ-SNV", "2025-09-05", nil)
		o.issue()
		file := filepath.Join(t.TempDir(), "a.pdf")
		d := o.deps()
		d.Records = &failing{o.DB, at}
		res, err := papers.Certificates(ctx, d, o.Conf, papers.CertOptions{File: file}, nil)
		if data.CodeOf(err) != "disk-full" || res.Printed != 250*(at-1) {
			t.Fatalf("%+v, %v", res, err)
		}
		list, err := papers.Unfinished(ctx, o.deps(), o.Conf)
		if err != nil || len(list) != at-1 {
			t.Fatalf("unfinished: %+v, %v", list, err)
		}
		if _, err := os.Stat(file); (err == nil) != (at > 1) {
			t.Errorf("the file: %v", err)
		}
		o.finish()
		if at == 1 {
			_, err = papers.Certificates(ctx, o.deps(), o.Conf, papers.CertOptions{File: file}, nil)
			o.Must(err)
		}
		o.printedOnce(300)
	}
}

type failing struct {
	*store.DB
	at int
}

func (f *failing) RecordPrinting(ctx context.Context, lines []data.Printing, put func() error) error {
	if f.at--; f.at == 0 {
		return data.Fail("disk-full", "file", "vd.db")
	}
	return f.DB.RecordPrinting(ctx, lines, put)
}

// stock makes a stock of n sheets.
func (o *office) stock(name string, document data.DocumentKind, n int) data.ID {
	o.T.Helper()
	s := data.Stock{Name: name, Document: document}
	o.Must(o.DB.SaveStock(context.Background(), &s))
	o.Must(o.DB.AppendStock(context.Background(), data.StockLine{Stock: s.ID, Move: data.StockReceived, Count: n}))
	return s.ID
}

// balance gives what the ledgers say: received, used, spoilt, by name.
func (o *office) balance(stock data.ID) [3]int {
	o.T.Helper()
	all, err := o.DB.Stocks(context.Background())
	o.Must(err)
	i := slices.IndexFunc(all, func(b data.StockBalance) bool { return b.ID == stock })
	return [3]int{all[i].Received, all[i].Used, all[i].Spoilt}
}
