package papers_test

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/ledongthuc/pdf"

	"vinhdanh/app/jobs/papers"
	"vinhdanh/data"
	"vinhdanh/data/store"
)

func pages(t *testing.T, file string) int {
	t.Helper()
	f, r, err := pdf.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := f.Close(); err != nil {
			t.Error(err)
		}
	}()
	return r.NumPage()
}

func (o *office) states() map[data.CertificateState]int {
	o.T.Helper()
	rows, err := o.DB.Citations(context.Background(), data.CitationFilter{Conference: o.Conf.ID})
	if err != nil {
		o.T.Fatal(err)
	}
	m := map[data.CertificateState]int{}
	for _, r := range rows {
		m[r.Certificate.State]++
	}
	return m
}

func TestPrintOnceAndAgain(t *testing.T) {
	ctx := context.Background()
	o := newOffice(t)
	o.Cite(5, "Giấy khen", "416/QĐ-SNV", "2025-09-05", nil)
	o.issue()
	file := filepath.Join(t.TempDir(), "a.pdf")
	var last int
	res, err := papers.Certificates(ctx, o.deps(), o.Conf, papers.CertOptions{File: file}, func(done, _ int) { last = done })
	if err != nil || res.Printed != 5 || pages(t, file) != 5 || last != 5 {
		t.Fatalf("%+v, %v", res, err)
	}
	if d := cmp.Diff(map[data.CertificateState]int{data.StatePrinted: 5}, o.states()); d != "" {
		t.Error(d)
	}
	before, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}

	res, err = papers.Certificates(ctx, o.deps(), o.Conf, papers.CertOptions{File: file}, nil)
	if data.CodeOf(err) != "nothing-to-print" || len(res.Skipped) != 5 || res.Skipped[0].Code != "printed" {
		t.Errorf("second print: %+v, %v", res, err)
	}
	if _, err = papers.Certificates(ctx, o.deps(), o.Conf, papers.CertOptions{File: file, Again: true, Reason: " "}, nil); data.CodeOf(err) != "reason-needed" {
		t.Errorf("again without a reason: %v", err)
	}
	if after, err := os.ReadFile(file); err != nil || !bytes.Equal(before, after) {
		t.Errorf("a refused print touched the file: %v", err)
	}

	res, err = papers.Certificates(ctx, o.deps(), o.Conf, papers.CertOptions{File: file, Again: true, Reason: "Hỏng khi in", Only: []string{"2", "0004"}}, nil)
	if err != nil || res.Printed != 2 || pages(t, file) != 2 {
		t.Fatalf("again: %+v, %v", res, err)
	}
	rows, err := o.DB.CertificatesByRegister(ctx, o.Conf.ID, "0002")
	if err != nil || len(rows) != 1 {
		t.Fatal(rows, err)
	}
	log, err := o.DB.Printings(ctx, rows[0].Certificate.ID)
	if err != nil || len(log) != 2 {
		t.Fatal(log, err)
	}
	if log[0].Reason+log[1].Reason != "Hỏng khi in" {
		t.Errorf("reasons %q and %q", log[0].Reason, log[1].Reason)
	}
	if _, err := papers.Certificates(ctx, o.deps(), o.Conf, papers.CertOptions{File: file, Only: []string{"0002", "77"}}, nil); data.CodeOf(err) != "unknown-number" {
		t.Errorf("unknown number: %v", err)
	}
}

// What keeps a file from being written leaves the certificates drawn up, the
// next print uses their numbers, and an older file stays.
func TestFailureLeavesDrawnUp(t *testing.T) {
	ctx := context.Background()
	o := newOffice(t)
	o.Cite(3, "Giấy khen", "416/QĐ-SNV", "2025-09-05", nil)
	first := o.issue().Issued[0].Certificate
	dir := t.TempDir()
	if _, err := papers.Certificates(ctx, o.deps(), o.Conf, papers.CertOptions{File: filepath.Join(dir, "none", "a.pdf")}, nil); data.CodeOf(err) != "output-folder" {
		t.Errorf("missing folder: %v", err)
	}
	for name, want := range map[string]data.Code{"a.txt": "output-ending", "a": "output-ending", "a.docx": "output-ending", "a.PDF": ""} {
		if err := papers.CheckTarget(filepath.Join(dir, name), ""); data.CodeOf(err) != want {
			t.Errorf("%s: %v", name, err)
		}
	}
	if err := papers.CheckTarget(filepath.Join(dir, "a.docx"), "", ".pdf", ".docx"); err != nil {
		t.Error(err)
	}
	if err := papers.CheckTarget(filepath.Join(dir, "none", "a.pdf"), ""); data.CodeOf(err) != "output-folder" {
		t.Errorf("missing folder: %v", err)
	}
	file := filepath.Join(dir, "a.pdf")
	if err := os.WriteFile(file, []byte("old"), 0o600); err != nil {
		t.Fatal(err)
	}
	cancelled, cancel := context.WithCancel(ctx)
	_, err := papers.Certificates(cancelled, o.deps(), o.Conf, papers.CertOptions{File: file}, func(int, int) { cancel() })
	if err == nil {
		t.Fatal("a cancelled print ended well")
	}
	if old, err := os.ReadFile(file); err != nil || string(old) != "old" {
		t.Errorf("the old file is %q, %v", old, err)
	}
	if names, err := os.ReadDir(dir); err != nil || len(names) != 1 {
		t.Errorf("left behind: %v, %v", names, err)
	}
	if d := cmp.Diff(map[data.CertificateState]int{data.StateDrawnUp: 3}, o.states()); d != "" {
		t.Error(d)
	}
	res, err := papers.Certificates(ctx, o.deps(), o.Conf, papers.CertOptions{File: file}, nil)
	if err != nil || res.Printed != 3 {
		t.Fatalf("%+v, %v", res, err)
	}
	rows, err := o.DB.CertificatesByRegister(ctx, o.Conf.ID, first.Register)
	if err != nil || len(rows) != 1 || rows[0].Certificate.Token != first.Token {
		t.Errorf("the next print made another certificate: %v", err)
	}
}

func TestEmptyRoster(t *testing.T) {
	o := newOffice(t)
	file := filepath.Join(t.TempDir(), "a.pdf")
	if _, err := papers.Certificates(context.Background(), o.deps(), o.Conf, papers.CertOptions{File: file}, nil); data.CodeOf(err) != "nothing-to-print" {
		t.Errorf("certificates: %v", err)
	}
	if _, err := papers.Badges(context.Background(), o.deps(), o.Conf, papers.BadgeOptions{File: file}, nil); data.CodeOf(err) != "nothing-to-print" {
		t.Errorf("badges: %v", err)
	}
	if _, err := papers.Programme(context.Background(), o.deps(), o.Conf, papers.ProgrammeOptions{File: file}, nil); data.CodeOf(err) != "no-agenda" {
		t.Errorf("programme: %v", err)
	}
	if _, err := os.Stat(file); !os.IsNotExist(err) {
		t.Errorf("an empty file was written: %v", err)
	}
}

func TestSeparate(t *testing.T) {
	ctx := context.Background()
	o := newOffice(t)
	hostile := []string{`../../etc/passwd`, "Tên \"hai\" dòng", strings.Repeat("Tập thể dài ", 8), "Nguyễn Văn A", "Nguyễn Văn A"}
	o.Cite(len(hostile), "Giấy khen", "416/QĐ-SNV", "2025-09-05", func(i int, c *store.CitationImport) {
		c.Name, c.Unit = hostile[i], []string{"Sở Y tế", "Sở Nội vụ"}[i%2]
		c.Kind = data.Collective
		c.Honorific, c.Gender, c.Position = "", "", ""
	})
	o.issue()
	dir := t.TempDir()
	res, err := papers.Certificates(ctx, o.deps(), o.Conf, papers.CertOptions{Dir: dir}, nil)
	if err != nil || res.Printed != len(hostile) {
		t.Fatalf("%+v, %v", res, err)
	}
	names, err := os.ReadDir(dir)
	if err != nil || len(names) != len(hostile) {
		t.Fatalf("%v, %v", names, err)
	}
	for _, n := range names {
		if !strings.HasSuffix(n.Name(), ".pdf") || pages(t, filepath.Join(dir, n.Name())) != 1 {
			t.Errorf("%s", n.Name())
		}
	}
	if names[0].Name() != "0001 etc passwd.pdf" && names[0].Name() != "0001 .. .. etc passwd.pdf" {
		t.Errorf("first file is %q", names[0].Name())
	}
}

// The first of each book is number 1. Where both are of one person, the files
// have one name, and neither may take the other's place, in whatever print.
func TestSeparateOfTwoBooks(t *testing.T) {
	ctx := context.Background()
	o := newOffice(t)
	o.Cite(1, "Giấy khen", "416/QĐ-SNV", "2025-09-05", nil)
	o.Cite(1, "Bằng khen của Chủ tịch UBND tỉnh", "1876/QĐ-UBND", "2025-08-05", nil)
	o.issue()
	dir := t.TempDir()
	held := map[string]string{}
	hold := func(n int) {
		t.Helper()
		list, err := os.ReadDir(dir)
		o.Must(err)
		if len(list) != n {
			t.Fatalf("%d files, want %d: %v", len(list), n, list)
		}
		for _, f := range list {
			raw, err := os.ReadFile(filepath.Join(dir, f.Name()))
			o.Must(err)
			if was, ok := held[f.Name()]; ok && was != string(raw) {
				t.Errorf("%s is another now", f.Name())
			}
			held[f.Name()] = string(raw)
		}
	}
	for i, only := range []string{"1@416/QĐ-SNV", "1@1876/QĐ-UBND"} {
		if _, err := papers.Certificates(ctx, o.deps(), o.Conf, papers.CertOptions{Dir: dir, Only: []string{only}}, nil); err != nil {
			t.Fatal(err)
		}
		hold(i + 1)
	}
}

// Of two jobs that print the same sheets at once only one makes originals: the
// other is told so before it begins.
func TestTwoPrintAtOnce(t *testing.T) {
	ctx := context.Background()
	for _, separate := range []bool{false, true} {
		o := newOffice(t)
		o.Cite(3, "Giấy khen", "416/QĐ-SNV", "2025-09-05", nil)
		o.issue()
		dir := t.TempDir()
		one, two := papers.CertOptions{File: filepath.Join(dir, "1.pdf")}, papers.CertOptions{File: filepath.Join(dir, "2.pdf")}
		if separate {
			one, two = papers.CertOptions{Dir: filepath.Join(dir, "1")}, papers.CertOptions{Dir: filepath.Join(dir, "2")}
		}
		done := false
		res, err := papers.Certificates(ctx, o.deps(), o.Conf, one, func(int, int) {
			if done {
				return
			}
			done = true
			if _, err := papers.Certificates(ctx, o.deps(), o.Conf, two, nil); data.CodeOf(err) != "printing-unfinished" {
				t.Errorf("the job in between: %v", err)
			}
		})
		if err != nil || res.Printed != 3 {
			t.Errorf("the job that came first: %+v, %v", res, err)
		}
		if names, err := filepath.Glob(filepath.Join(dir, "2*")); err != nil || len(names) > 0 {
			t.Errorf("the job in between left %v, %v", names, err)
		}
		o.printedOnce(3)
	}
}

// The folder for single files is made where the one around it exists.
func TestSeparateMakesFolder(t *testing.T) {
	o := newOffice(t)
	o.Cite(1, "Giấy khen", "416/QĐ-SNV", "2025-09-05", nil)
	o.issue()
	root := t.TempDir()
	for _, tc := range []struct {
		dir  string
		code data.Code
	}{{filepath.Join(root, "none", "certificates"), "output-folder"}, {filepath.Join(root, "certificates") + string(filepath.Separator), ""}} {
		if err := papers.CheckTarget("", tc.dir); data.CodeOf(err) != tc.code {
			t.Errorf("checking %s: %v", tc.dir, err)
		}
		if _, err := papers.Certificates(context.Background(), o.deps(), o.Conf, papers.CertOptions{Dir: tc.dir}, nil); data.CodeOf(err) != tc.code {
			t.Errorf("%s: %v", tc.dir, err)
		}
	}
	if names, err := os.ReadDir(filepath.Join(root, "certificates")); err != nil || len(names) != 1 {
		t.Errorf("%v, %v", names, err)
	}
}

// A number that stands in several books means none of them until the decision
// is named too.
func TestNumberInSeveralBooks(t *testing.T) {
	ctx := context.Background()
	o := newOffice(t)
	o.Cite(2, "Giấy khen", "416/QĐ-SNV", "2025-09-05", nil)
	o.Cite(2, "Bằng khen của Chủ tịch UBND tỉnh", "1876/QĐ-UBND", "2025-08-05", nil)
	o.issue()
	file := filepath.Join(t.TempDir(), "a.pdf")
	_, err := papers.Certificates(ctx, o.deps(), o.Conf, papers.CertOptions{File: file, Only: []string{"1"}}, nil)
	if data.CodeOf(err) != "number-in-several-books" || !strings.Contains(err.Error(), "0001@416/QĐ-SNV") || !strings.Contains(err.Error(), "0001@1876/QĐ-UBND") {
		t.Errorf("%v", err)
	}
	if d := cmp.Diff(map[data.CertificateState]int{data.StateDrawnUp: 4}, o.states()); d != "" {
		t.Error(d)
	}
	res, err := papers.Certificates(ctx, o.deps(), o.Conf, papers.CertOptions{File: file, Only: []string{"0001@1876/qđ-ubnd", "2@416/QĐ-SNV"}}, nil)
	if err != nil || res.Printed != 2 {
		t.Errorf("%+v, %v", res, err)
	}
	if _, err := papers.Certificates(ctx, o.deps(), o.Conf, papers.CertOptions{File: file, Only: []string{"1@9/QĐ"}}, nil); data.CodeOf(err) != "unknown-number" {
		t.Errorf("%v", err)
	}
}
