package cli_test

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"image"
	"image/png"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/ledongthuc/pdf"
	"github.com/rogpeppe/go-internal/testscript"

	"vinhdanh/app/cli"
	"vinhdanh/app/jobs/issue"
	"vinhdanh/data"
	"vinhdanh/data/store"
	"vinhdanh/print/layout"
	"vinhdanh/print/raster"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"vinhdanh": program})
}

// program is main.go's part for the command line, with a fixed clock and keys
// that are quick to open.
func program() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	env := cli.DefaultEnv("9.8.7")
	env.KeyWork, env.Vault = 4, testVault()
	if at := os.Getenv("VINHDANH_TEST_NOW"); at != "" {
		now, err := time.Parse(time.RFC3339, at)
		if err != nil {
			panic(err)
		}
		env.Now = func() time.Time { return now }
	}
	status := cli.Run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr, env)
	stop()
	os.Exit(status)
}

// TestScripts plays whole stories: each file in testdata/script is one.
func TestScripts(t *testing.T) {
	lists, err := filepath.Abs(filepath.Join("testdata", "lists"))
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir:           filepath.Join("testdata", "script"),
		UpdateScripts: os.Getenv("VINHDANH_UPDATE") != "", // goldens of "cmp"
		Setup: func(e *testscript.Env) error {
			e.Setenv("LISTS", lists)
			e.Setenv("XDG_DATA_HOME", filepath.Join(e.WorkDir, "data"))
			e.Setenv("LOCALAPPDATA", filepath.Join(e.WorkDir, "data"))
			e.Setenv("DB", filepath.Join(e.WorkDir, "data", "vinhdanh", "vinhdanh.db"))
			e.Setenv("VINHDANH_TEST_NOW", "2025-08-14T15:20:44+07:00")
			return nil
		},
		Condition: func(cond string) (bool, error) {
			switch cond {
			case "root": // who may write everywhere, whatever a folder's permissions
				return os.Geteuid() == 0, nil
			case "permissions":
				return runtime.GOOS != "windows", nil
			}
			return false, fmt.Errorf("unknown condition %q", cond)
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"status": status, "json": jsonCmd, "lines": lines, "pages": pagesCmd, "mode": mode, "sheets": sheets, "tokens": tokens,
			"badges": badges, "tamper": tamper, "mangle": mangle, "copylists": copyLists, "replace": replace, "words": wordsCmd, "present": present, "live": liveCmd, "doctext": docText,
		},
	})
}

// status WANT vinhdanh ARGS… runs the program and checks its exit status.
// Its output is left in the files "out" and "err" for stdout/grep to look at.
func status(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: status WANT COMMAND ARGS…")
	}
	err := ts.Exec(args[1], args[2:]...)
	got := 0
	if err != nil {
		got = -1
		if e, ok := err.(interface{ ExitCode() int }); ok {
			got = e.ExitCode()
		}
	}
	if strconv.Itoa(got) != args[0] {
		ts.Fatalf("exit status %d, want %s (%v)", got, args[0], err)
	}
	if err := os.WriteFile(ts.MkAbs("out"), []byte(ts.ReadFile("stdout")), 0o600); err != nil {
		ts.Fatalf("%v", err)
	}
	if err := os.WriteFile(ts.MkAbs("err"), []byte(ts.ReadFile("stderr")), 0o600); err != nil {
		ts.Fatalf("%v", err)
	}
}

// json FILE PATH WANT looks into the first JSON value of a file: a path is
// names and places joined by dots, "len" at its end a length. WANT is as JSON writes it;
// "-" means that it is not there.
func jsonCmd(ts *testscript.TestScript, neg bool, args []string) {
	if len(args) != 3 {
		ts.Fatalf("usage: json FILE PATH WANT")
	}
	var v any
	if err := json.NewDecoder(strings.NewReader(ts.ReadFile(args[0]))).Decode(&v); err != nil {
		ts.Fatalf("%s: %v", args[0], err)
	}
	got := find(v, strings.Split(args[1], "."))
	if ok := got == args[2]; ok == neg {
		ts.Fatalf("%s is %s, want %s", args[1], got, args[2])
	}
}

// replace FILE OLD NEW changes a text, which must be there, in a file.
func replace(ts *testscript.TestScript, _ bool, args []string) {
	was := ts.ReadFile(args[0])
	if !strings.Contains(was, args[1]) {
		ts.Fatalf("%s does not hold %q", args[0], args[1])
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(strings.ReplaceAll(was, args[1], args[2])), 0o600))
}

func find(v any, path []string) string {
	for _, p := range path {
		switch w := v.(type) {
		case map[string]any:
			if p == "len" {
				return strconv.Itoa(len(w))
			}
			value, ok := w[p]
			if !ok {
				return "-"
			}
			v = value
		case []any:
			if p == "len" {
				return strconv.Itoa(len(w))
			}
			i, err := strconv.Atoi(p)
			if i < 0 {
				i += len(w)
			}
			if err != nil || i < 0 || i >= len(w) {
				return "-"
			}
			v = w[i]
		default:
			return "-"
		}
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		return err.Error()
	}
	return strings.TrimSpace(b.String())
}

// lines FILE N checks how many lines a file has.
func lines(ts *testscript.TestScript, neg bool, args []string) {
	n := strings.Count(ts.ReadFile(args[0]), "\n")
	if (strconv.Itoa(n) == args[1]) == neg {
		ts.Fatalf("%s has %d lines, want %s", args[0], n, args[1])
	}
}

// pages FILE.pdf N checks how many pages a PDF has.
func pagesCmd(ts *testscript.TestScript, neg bool, args []string) {
	f, r, err := pdf.Open(ts.MkAbs(args[0]))
	ts.Check(err)
	defer func() { ts.Check(f.Close()) }()
	if (strconv.Itoa(r.NumPage()) == args[1]) == neg {
		ts.Fatalf("%s has %d pages, want %s", args[0], r.NumPage(), args[1])
	}
}

// wordsCmd: words FILE.pdf TEXT checks that a text can be found in a PDF, spaces
// and line ends aside.
func wordsCmd(ts *testscript.TestScript, neg bool, args []string) {
	f, r, err := pdf.Open(ts.MkAbs(args[0]))
	ts.Check(err)
	defer func() { ts.Check(f.Close()) }()
	var all strings.Builder
	for i := range r.NumPage() {
		text, err := r.Page(i + 1).GetPlainText(nil)
		ts.Check(err)
		all.WriteString(text)
	}
	bare := func(s string) string { return strings.Join(strings.Fields(s), "") }
	if strings.Contains(bare(all.String()), bare(args[1])) == neg {
		ts.Fatalf("%q in %s: %v", args[1], args[0], !neg)
	}
}

// mode PERM FILE… checks the permissions of files.
func mode(ts *testscript.TestScript, _ bool, args []string) {
	for _, pattern := range args[1:] {
		names, err := filepath.Glob(ts.MkAbs(pattern))
		ts.Check(err)
		if len(names) == 0 {
			ts.Fatalf("no file %s", pattern)
		}
		for _, n := range names {
			info, err := os.Stat(n)
			ts.Check(err)
			if got := fmt.Sprintf("%04o", info.Mode().Perm()); runtime.GOOS != "windows" && got != args[0] {
				ts.Fatalf("%s has mode %s, want %s", n, got, args[0])
			}
		}
	}
}

// sheets DB DIR [DPI] draws each certificate that is drawn up, as the raster
// player shows it, into DIR as PNG: whole sheets at 150 dpi, or with DPI only
// the corner with the code, since hundreds of whole sheets take minutes.
func sheets(ts *testscript.TestScript, _ bool, args []string) {
	ctx := context.Background()
	db, rows := certificates(ts, args[0])
	defer func() { ts.Check(db.Close()) }()
	press, err := issue.NewPress()
	ts.Check(err)
	player := raster.NewPlayer(issue.Assets(ctx, db))
	ts.Check(os.MkdirAll(ts.MkAbs(args[1]), 0o700))
	for _, r := range rows {
		if r.Certificate.ID == "" {
			continue
		}
		page, err := issue.Preview(ctx, issue.Deps{Records: db, Press: press, Now: time.Now}, data.Conference{ID: r.Conference}, r.ID, issue.Options{})
		ts.Check(err)
		o := raster.Options{DPI: 150}
		if len(args) > 2 {
			o = corner(ts, page.List, args[2])
		}
		img, err := player.Draw(page.List, o)
		ts.Check(err)
		f, err := os.Create(filepath.Join(ts.MkAbs(args[1]), string(r.Certificate.ID)+".png"))
		ts.Check(err)
		ts.Check(png.Encode(f, img))
		ts.Check(f.Close())
	}
}

// corner gives the options that draw a list's code with 6 mm around it.
func corner(ts *testscript.TestScript, list *layout.List, dpi string) raster.Options {
	n, err := strconv.Atoi(dpi)
	ts.Check(err)
	for _, i := range list.Items {
		if m, ok := i.(*layout.Modules); ok {
			px := func(mm float64) int { return int(mm * float64(n) / 25.4) }
			return raster.Options{DPI: float64(n), Clip: image.Rect(px(m.X-6), px(m.Y-6), px(m.X+m.Size+6), px(m.Y+m.Size+6))}
		}
	}
	ts.Fatalf("a certificate without a code")
	return raster.Options{}
}

func certificates(ts *testscript.TestScript, name string) (*store.DB, []data.CitationRow) {
	ctx := context.Background()
	db, err := store.Open(ctx, ts.MkAbs(name), store.Options{ReadOnly: true})
	ts.Check(err)
	confs, err := db.Conferences(ctx)
	ts.Check(err)
	var all []data.CitationRow
	for _, c := range confs {
		rows, err := db.Citations(ctx, data.CitationFilter{Conference: c.ID})
		ts.Check(err)
		all = append(all, rows...)
	}
	return db, all
}

// tokens DB FILE writes the tokens that are drawn up, a line each.
func tokens(ts *testscript.TestScript, _ bool, args []string) {
	db, rows := certificates(ts, args[0])
	defer func() { ts.Check(db.Close()) }()
	var b strings.Builder
	for _, r := range rows {
		if r.Certificate.Token != "" {
			b.WriteString(r.Certificate.Token + "\n")
		}
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), []byte(b.String()), 0o600))
}

// badges DB CONFERENCE FILE writes the badge codes of a conference, sorted by
// the delegates' codes, a line each.
func badges(ts *testscript.TestScript, _ bool, args []string) {
	ctx := context.Background()
	db, err := store.Open(ctx, ts.MkAbs(args[0]), store.Options{ReadOnly: true})
	ts.Check(err)
	defer func() { ts.Check(db.Close()) }()
	conf, err := db.Conference(ctx, args[1])
	ts.Check(err)
	rows, err := db.Delegates(ctx, data.DelegateFilter{Conference: conf.ID, Sort: data.SortCode})
	ts.Check(err)
	var b strings.Builder
	for _, r := range rows {
		if len(args) < 4 || r.Code == args[3] {
			b.WriteString(r.Badge + "\n")
		}
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[2]), []byte(b.String()), 0o600))
}

// present IN OUT N… leaves the N-th lines out, from 1.
func present(ts *testscript.TestScript, _ bool, args []string) {
	var b strings.Builder
	for i, l := range strings.Fields(ts.ReadFile(args[0])) {
		if !slices.Contains(args[2:], strconv.Itoa(i+1)) {
			b.WriteString(l + "\n")
		}
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), []byte(b.String()), 0o600))
}

// live FILE N PATH WANT looks into the N-th line of a file as json does, from 0.
func liveCmd(ts *testscript.TestScript, neg bool, args []string) {
	lines := strings.Split(ts.ReadFile(args[0]), "\n")
	n, err := strconv.Atoi(args[1])
	ts.Check(err)
	if n >= len(lines) {
		ts.Fatalf("%s has %d lines", args[0], len(lines))
	}
	ts.Check(os.WriteFile(ts.MkAbs("line"), []byte(lines[n]), 0o600))
	jsonCmd(ts, neg, []string{"line", args[2], args[3]})
}

// docText: doctext FILE.docx OUT writes what a Word file says, a paragraph each
// line, cells of a table parted by bars.
func docText(ts *testscript.TestScript, _ bool, args []string) {
	z, err := zip.OpenReader(ts.MkAbs(args[0]))
	ts.Check(err)
	defer func() { ts.Check(z.Close()) }()
	part, err := z.Open("word/document.xml")
	ts.Check(err)
	defer func() { ts.Check(part.Close()) }()
	var b strings.Builder
	cell := 0
	for d := xml.NewDecoder(part); ; {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		ts.Check(err)
		switch t := token.(type) {
		case xml.StartElement:
			switch t.Name.Local {
			case "tc":
				cell++
			case "tab":
				b.WriteString(" ")
			}
		case xml.EndElement:
			switch {
			case t.Name.Local == "tc":
				cell--
				b.WriteString("| ")
			case t.Name.Local == "tr" || t.Name.Local == "p" && cell == 0:
				b.WriteString("\n")
			case t.Name.Local == "p" || t.Name.Local == "br":
				b.WriteString(" ")
			}
		case xml.CharData:
			b.Write(t)
		}
	}
	var lines []string
	for l := range strings.Lines(b.String()) {
		if l = strings.Join(strings.Fields(l), " "); l != "" {
			lines = append(lines, l)
		}
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), []byte(strings.Join(lines, "\n")+"\n"), 0o600))
}

// tamper IN OUT changes each digit of the first token of IN, one at a time.
func tamper(ts *testscript.TestScript, _ bool, args []string) {
	token, _, _ := strings.Cut(ts.ReadFile(args[0]), "\n")
	var b strings.Builder
	for i := range token {
		changed := []byte(token)
		changed[i] = '0' + (changed[i]-'0'+byte(1+i%9))%10
		b.Write(changed)
		b.WriteByte('\n')
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), []byte(b.String()), 0o600))
}

// mangle IN OUT writes each line as keyboards with Caps Lock and input methods
// deliver it: with spaces, a scanner's carriage return, full-width digits.
func mangle(ts *testscript.TestScript, _ bool, args []string) {
	var b strings.Builder
	for i, l := range strings.Fields(ts.ReadFile(args[0])) {
		switch i % 4 {
		case 0:
			b.WriteString("  " + l + "\r\n")
		case 1:
			b.WriteString(l[:5] + " " + l[5:10] + " " + l[10:] + "\t\n")
		case 2:
			b.WriteString(strings.Map(func(r rune) rune { return r - '0' + '０' }, l) + "\n")
		default:
			b.WriteString("\r\n" + l + "\r\n\r\n")
		}
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), []byte(b.String()), 0o600))
}

// copylists copies the lists of testdata into the current folder.
func copyLists(ts *testscript.TestScript, _ bool, _ []string) {
	names, err := filepath.Glob(filepath.Join(ts.Getenv("LISTS"), "*"))
	ts.Check(err)
	for _, n := range names {
		raw, err := os.ReadFile(n)
		ts.Check(err)
		ts.Check(os.WriteFile(ts.MkAbs(filepath.Base(n)), raw, 0o600))
	}
}
