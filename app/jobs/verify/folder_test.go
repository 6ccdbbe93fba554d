package verify_test

import (
	"bytes"
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"vinhdanh/app/jobs/verify"
	"vinhdanh/assets/i18n"
	"vinhdanh/data"
	"vinhdanh/data/seal"
	"vinhdanh/data/sheet"
)

// put writes a file into a folder and gives its path.
func put(t testing.TB, dir, name string, raw []byte) string {
	t.Helper()
	path := filepath.Join(dir, name)
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, raw, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// Each fault of a file names it, and says what to do.
func TestFileFaults(t *testing.T) {
	dir := t.TempDir()
	for name, raw := range map[string][]byte{"trang.png": asPNG(t, blank(50, 50)).Bytes(), "quyet-dinh.pdf": []byte("%PDF-1.7\n"), "rong.jpg": nil, "khong-co.png": nil} {
		path := filepath.Join(dir, name)
		if name != "khong-co.png" {
			path = put(t, dir, name, raw)
		}
		found := verify.File(verify.Lists{}, path, clock)
		var e *data.Error
		if len(found) != 1 || found[0].Kind() != verify.KindUnread || !errors.As(found[0].Err, &e) {
			t.Fatalf("%s: %+v", name, found)
		}
		for _, lang := range i18n.Languages {
			if words := i18n.For(lang).Map("error."+string(e.Code), e.Args); !strings.Contains(words, name) || strings.Contains(words, "<no value>") {
				t.Errorf("%s: %s", name, words)
			}
		}
	}
}

// office signs certificates, and withdraws the second by a decision.
func office(t testing.TB, n int) (l verify.Lists, tokens []string) {
	t.Helper()
	_, signer, list, err := seal.Init("Sở Nội vụ", seal.StandardTables("Sở Nội vụ"), rand.Reader, clock)
	if err != nil {
		t.Fatal(err)
	}
	for i := range n {
		token, err := signer.Sign(seal.Certificate{Number: fmt.Sprintf("%04d", i+1), Name: fmt.Sprint("Đặng Thu Ngân ", i+1), Kind: data.Individual, Award: "Giấy khen",
			Decision: "416/QĐ-SNV", DecisionDate: "2025-09-05", DecidedBy: "Giám đốc Sở Nội vụ", Issued: "2025-09-15"})
		if err != nil {
			t.Fatal(err)
		}
		tokens = append(tokens, token)
	}
	revoked, err := signer.SignRevocations(1, "2025-09-10", "2025-12-10", []seal.Revocation{
		{Token: seal.TokenHash(tokens[1]), Day: "2025-09-08", Reason: seal.ReasonAnnulled, Decision: "500/QĐ-SNV"}})
	if err != nil {
		t.Fatal(err)
	}
	keys := put(t, t.TempDir(), "keys", list.Bytes())
	if l, err = verify.Files(keys); err == nil {
		l, err = l.WithRevocations(put(t, t.TempDir(), "revoked", revoked.Bytes()))
	}
	if err != nil {
		t.Fatal(err)
	}
	return l, tokens
}

func TestScansOfAFolder(t *testing.T) {
	l, tokens := office(t, 3)
	dir := t.TempDir()
	picture := func(name, token string) {
		put(t, dir, name, asPNG(t, code(t, "HTTPS://TDKT.LAICHAU.GOV.VN/V/"+token, 4)).Bytes())
	}
	picture("01.png", tokens[0])
	picture("02.PNG", tokens[1])
	picture("xa/03.png", tokens[2])
	picture("04.png", tokens[0])
	put(t, dir, "05.png", asPNG(t, blank(60, 60)).Bytes())
	put(t, dir, "06.pdf", []byte("%PDF-1.7"))
	put(t, dir, "notes.txt", []byte("x"))
	put(t, dir, ".thumbs/07.png", []byte("x"))
	files, err := verify.Folder(t.Context(), dir)
	if err != nil || len(files) != 6 {
		t.Fatalf("%q, %v", files, err)
	}
	steps := make(chan int, len(files))
	found, err := verify.Scans(t.Context(), l, files, clock, func(done, _ int) { steps <- done })
	if err != nil || len(steps) != 6 {
		t.Fatalf("%d steps, %v", len(steps), err)
	}
	r := verify.Report{Folder: dir, Findings: found}
	if got := r.Sentence(i18n.For("vi")); got != "6 tờ: 3 thật, 1 đã hủy, 2 không đọc được" {
		t.Error(got)
	}
	if got := r.Sentence(i18n.For("en")); got != "6 sheets: 3 genuine, 1 revoked, 2 not readable" {
		t.Error(got)
	}
	var names []string
	for _, f := range found {
		names = append(names, r.Name(f))
	}
	if !slices.Equal(names, []string{"01.png", "02.PNG", "04.png", "05.png", "06.pdf", filepath.Join("xa", "03.png")}) {
		t.Errorf("%q", names)
	}
	c := i18n.For("vi")
	for i, want := range []string{"", "Đã hủy bỏ theo Quyết định số 500/QĐ-SNV, từ ngày 08/09/2025.", "Cùng một mã với 01.png.", "Không thấy mã QR nào trong 05.png", "06.pdf: PDF này không có trang quét đọc được", ""} {
		if got := r.Remark(c, found[i]); !strings.HasPrefix(got, want) || want == "" && got != "" {
			t.Errorf("%s: %q", names[i], got)
		}
	}

	// What is written says the same.
	for _, name := range []string{"a.xlsx", "a.csv", "a.pdf"} {
		out := filepath.Join(t.TempDir(), name)
		if err := r.Save(t.Context(), out, c); err != nil {
			t.Fatal(err)
		}
		raw, err := os.ReadFile(out)
		if err != nil {
			t.Fatal(err)
		}
		switch name {
		case "a.xlsx":
			book, err := sheet.Read(t.Context(), name, bytes.NewReader(raw), int64(len(raw)))
			if err != nil || len(book.Sheets) != 1 {
				t.Errorf("%s: %v", name, err)
			}
		case "a.csv":
			for _, want := range []string{"02.PNG", "Đã hủy bỏ", "0002", "500/QĐ-SNV", tokens[2]} {
				if !strings.Contains(string(raw), want) {
					t.Errorf("%s lacks %s:\n%s", name, want, raw)
				}
			}
		default:
			if !bytes.HasPrefix(raw, []byte("%PDF")) {
				t.Errorf("%s: %.20q", name, raw)
			}
		}
	}
	if err := r.Save(t.Context(), filepath.Join(dir, "a.doc"), c); data.CodeOf(err) != "export-format" {
		t.Error(err)
	}
	if err := (verify.Report{}).Save(t.Context(), filepath.Join(dir, "a.csv"), c); data.CodeOf(err) != "nothing-to-export" {
		t.Error(err)
	}

	// Stopped half-way.
	ctx, cancel := context.WithCancel(t.Context())
	if got, err := verify.Scans(ctx, l, files, clock, func(int, int) { cancel() }); !errors.Is(err, context.Canceled) || got != nil {
		t.Errorf("stopped: %v, %v", got, err)
	}
	if _, err := verify.Folder(t.Context(), filepath.Join(dir, "none")); data.CodeOf(err) != "file-missing" {
		t.Error(err)
	}
	if _, err := verify.Folder(t.Context(), t.TempDir()); data.CodeOf(err) != "no-picture-in-folder" {
		t.Error(err)
	}
}

// cpuTime gives the seconds of processor time that the tests took so far; nil
// where the system does not tell.
var cpuTime func() float64

// BenchmarkScans checks piles of pages of one kind; it tells how long 500 take,
// also by processor time, shared by all cores, which other programs delay less.
func BenchmarkScans(b *testing.B) {
	l, tokens := office(b, 2)
	for name, v := range kinds {
		b.Run(name, func(b *testing.B) {
			const pages = 20
			dir := b.TempDir()
			raw := v.scanned(b, certificate(b, "HTTPS://TDKT.ANSON.GOV.VN/V/"+tokens[0], v.dpi))
			var files []string
			for i := range pages {
				files = append(files, put(b, dir, fmt.Sprintf("%03d.%s", i, map[bool]string{true: "png", false: "jpg"}[v.png]), raw))
			}
			if cpuTime == nil {
				cpuTime = func() float64 { return 0 }
			}
			before := cpuTime()
			for b.Loop() {
				found, err := verify.Scans(b.Context(), l, files, clock, nil)
				if err != nil || len(found) != pages || found[0].Verdict.Word != seal.WordValid {
					b.Fatal(len(found), err)
				}
			}
			cores := float64(runtime.GOMAXPROCS(0))
			b.ReportMetric(b.Elapsed().Seconds()/float64(b.N)*500/pages, "s/500")
			b.ReportMetric((cpuTime()-before)/cores/float64(b.N)*500/pages, "cpu-s/500")
			b.ReportMetric(cores, "cores")
		})
	}
}
