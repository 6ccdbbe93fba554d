package intake_test

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"context"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"vinhdanh/app/jobs/intake"
	"vinhdanh/data"
)

// mostHeap is how much a file that is no list may cost, in bytes.
const mostHeap = 300 << 20

// Files that are no lists are refused by what is wrong with them, cost little,
// and leave nothing.
func TestHostileFiles(t *testing.T) {
	folder := t.TempDir()
	put := func(name string, raw []byte) {
		t.Helper()
		if err := os.WriteFile(filepath.Join(folder, name), raw, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range []string{"bad-empty.csv", "bad-no-name-column.csv", "bad-nul.csv", "bad-picture.xlsx", "bad-truncated.xlsx"} {
		raw, err := os.ReadFile(filepath.Join("..", "..", "cli", "testdata", "lists", name))
		if err != nil {
			t.Fatal(err)
		}
		put(name, raw)
	}
	const cell = `<row><c t="inlineStr"><is><t>aaaaaaaaaaaaaaaaaaaaaaaa</t></is></c></row>`
	put("bomb.xlsx", archived(t, map[string]func(io.Writer){"xl/worksheets/sheet1.xml": func(w io.Writer) {
		repeat(w, "<worksheet><sheetData>", 1)
		repeat(w, cell, 3_000_000)
		repeat(w, "</sheetData></worksheet>", 1)
	}}))
	put("strings.xlsx", archived(t, map[string]func(io.Writer){
		"xl/sharedStrings.xml": func(w io.Writer) {
			repeat(w, "<sst>", 1)
			repeat(w, "<si><t>aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa</t></si>", 3_000_000)
			repeat(w, "</sst>", 1)
		},
		"xl/worksheets/sheet1.xml": func(w io.Writer) {
			repeat(w, `<worksheet><sheetData><row><c t="s"><v>1</v></c></row></sheetData></worksheet>`, 1)
		},
	}))
	put("deep.xlsx", archived(t, map[string]func(io.Writer){"xl/worksheets/sheet1.xml": func(w io.Writer) { repeat(w, "<worksheet>", 2_000_000) }}))
	put("merges.xlsx", archived(t, map[string]func(io.Writer){"xl/worksheets/sheet1.xml": func(w io.Writer) {
		repeat(w, `<worksheet><sheetData><row><c t="inlineStr"><is><t>Họ và tên</t></is></c></row></sheetData><mergeCells>`, 1)
		repeat(w, `<mergeCell ref="A2:XFD1048576"/>`, 200_000)
		repeat(w, `</mergeCells></worksheet>`, 1)
	}}))
	put("columns.csv", []byte(strings.Repeat("a;", 1_000_000)+"\n"+strings.Repeat("1;", 1_000_000)))
	put("quote.csv", append([]byte("Họ và tên;Đơn vị\n\""), bytes.Repeat([]byte("a\n"), 2_000_000)...))
	put("long.txt", append([]byte("Họ và tên\t"), bytes.Repeat([]byte("x"), 40<<20)...))
	put("old.xls", append([]byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), bytes.Repeat([]byte{0xFF}, 4<<20)...))
	put("nested.docx", archived(t, map[string]func(io.Writer){"[Content_Types].xml": func(w io.Writer) { repeat(w, "<Types/>", 1) },
		"word/document.xml": func(w io.Writer) { repeat(w, "<w:document><w:body>", 1); repeat(w, "<w:tbl><w:tr><w:tc>", 1_000_000) }}))
	want := map[string]data.Code{
		"bad-empty.csv": "empty", "bad-no-name-column.csv": "no-name-column", "bad-nul.csv": "not-text", "bad-picture.xlsx": "not-a-sheet",
		"bad-truncated.xlsx": "unreadable", "bomb.xlsx": "too-large", "strings.xlsx": "too-large",
	}
	db, conf := open(t)
	files, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	ctx := context.Background()
	for _, f := range files {
		var err error
		peak := heapPeak(func() {
			_, err = intake.Look(ctx, db, conf, intake.Source{File: filepath.Join(folder, f.Name())}, intake.Options{Kind: intake.Delegates})
		})
		code := data.CodeOf(err)
		if w := want[f.Name()]; code == "" || w != "" && code != w {
			t.Errorf("%s: %v, want %s", f.Name(), err, w)
		}
		if peak > mostHeap {
			t.Errorf("%s costs %d MB", f.Name(), peak>>20)
		}
	}
	for name, html := range map[string]string{
		"wide":   `<table><tr><td>Họ và tên</td></tr><tr><td colspan="1000000000" rowspan="1000000000">a</td></tr></table>`,
		"nested": strings.Repeat("<table><tr><td>", 200_000),
		"cells":  "<table>" + strings.Repeat("<tr>"+strings.Repeat("<td>a", 100), 40_000),
	} {
		var err error
		peak := heapPeak(func() {
			_, err = intake.Look(ctx, db, conf, intake.Source{Name: "dán", HTML: []byte(html), Text: "a\tb\n"}, intake.Options{Kind: intake.Delegates})
		})
		if data.CodeOf(err) == "" || peak > mostHeap {
			t.Errorf("pasted %s: %v, %d MB", name, err, peak>>20)
		}
	}
	if n, err := db.CountDelegates(ctx, data.DelegateFilter{Conference: conf.ID}); err != nil || n != 0 {
		t.Errorf("%d, %v", n, err)
	}
}

// archived makes a workbook of the parts given.
func archived(t testing.TB, parts map[string]func(io.Writer)) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	z.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser, error) { return flate.NewWriter(w, flate.BestSpeed) })
	for name, text := range map[string]string{
		"_rels/.rels":     `<Relationships><Relationship Id="a" Type="http://x/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
		"xl/workbook.xml": `<workbook xmlns="x" xmlns:r="y"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="rId1" Type="http://x/worksheet" Target="worksheets/sheet1.xml"/>` +
			`<Relationship Id="rId2" Type="http://x/sharedStrings" Target="/xl/sharedStrings.xml"/></Relationships>`,
	} {
		if _, word := parts["word/document.xml"]; word && name != "_rels/.rels" {
			continue
		} else if word {
			text = strings.Replace(text, "xl/workbook.xml", "word/document.xml", 1)
		}
		parts[name] = func(w io.Writer) { repeat(w, text, 1) }
	}
	for name, put := range parts {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		put(w)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// repeat writes a text n times. What it is written to keeps errors to its end.
func repeat(w io.Writer, s string, n int) {
	block := []byte(strings.Repeat(s, min(n, 1000)))
	for ; n > 0; n -= 1000 {
		_, _ = w.Write(block[:len(s)*min(n, 1000)])
	}
}
