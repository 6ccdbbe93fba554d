package docx_test

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"
	"testing"
	"time"

	"vinhdanh/print"
	"vinhdanh/print/docx"
	"vinhdanh/print/layout"
	"vinhdanh/print/shape"
	"vinhdanh/print/writing"
)

func papers(t *testing.T, lang string) map[string]*writing.Paper {
	t.Helper()
	h := print.Heading{Lang: lang, Superior: "Tỉnh ủy An Sơn", Host: "Sở Nội vụ & <Ban>", Number: "12/BC-BTC", Place: "An Sơn", Date: "2025-08-21", Event: "Đại hội “Thi đua” 2025", Word: "đại hội"}
	who := []print.Attendee{{Code: "AS-001", Honorific: "Bà", Name: "Công Tằng Tôn Nữ Hoàng Thị Ngọc Ánh Tuyết", Position: "Phó Chủ tịch Thường trực", Unit: "Ủy ban <MTTQ> & đoàn thể", Seat: "A01", Birth: "1951", Age: 74},
		{Name: "عبد الرحمن بن محمد", Position: "Chuyên gia"}}
	g := func(name string) print.Group { return print.Group{Name: name, Total: 2, Present: 1} }
	made := map[string]*writing.Paper{}
	keep := func(name string, w *writing.Paper, err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		made[name] = w
	}
	w, err := print.CompositionPaper(print.CompositionInput{Heading: h, At: time.Date(2025, 8, 21, 7, 46, 0, 0, time.UTC), All: g(""), Official: g(""), Genders: []print.Group{g("female")},
		Oldest: who, Absent: who, Delegations: []print.DelegationLine{{Group: g("Đoàn A")}}, Voters: 2, PresentVoters: 1, Need: 2, Quorum: "2/3"})
	keep("composition", w, err)
	list := []print.DelegationList{{Name: "Đoàn A", Head: "Lò Văn An", People: who}, {People: who[:1]}}
	w, err = print.SignInPaper(print.SignInInput{Heading: h, Delegations: list, Spare: 3})
	keep("sign-in", w, err)
	w, err = print.HandoutReceiptPaper(print.HandoutReceiptInput{Heading: h, Delegations: list})
	keep("handout", w, err)
	return made
}

func fonts(t *testing.T) *shape.Fonts {
	t.Helper()
	f, err := shape.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func written(t *testing.T, w *writing.Paper, f *shape.Fonts) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := docx.Write(&b, w, docx.Meta{Title: "A & B", Author: "Sở <Nội vụ>", Created: time.Date(2025, 8, 21, 0, 0, 0, 0, time.UTC)}, f); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// parts unpacks a file.
func parts(t *testing.T, raw []byte) map[string]string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		t.Fatal(err)
	}
	m := map[string]string{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(r) // checks the sum, too
		if err != nil {
			t.Fatal(err)
		}
		if err := r.Close(); err != nil {
			t.Fatal(err)
		}
		m[f.Name] = string(content)
	}
	return m
}

// words gives what stands in a part of the file, each paragraph on a line.
func words(t *testing.T, content string) string {
	t.Helper()
	var b strings.Builder
	in := false
	for d := xml.NewDecoder(strings.NewReader(content)); ; {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return b.String()
		}
		if err != nil {
			t.Fatalf("%v in %.200s", err, content)
		}
		switch x := token.(type) {
		case xml.StartElement:
			in = x.Name.Local == "t"
		case xml.CharData:
			if in {
				b.Write(x)
			}
		case xml.EndElement:
			in = false
			if x.Name.Local == "p" {
				b.WriteString("\n")
			}
		}
	}
}

// A Word file is whole: every part is well-formed XML, has a type, is reached
// by a relation that exists, and the same paper gives the same bytes.
func TestWordFile(t *testing.T) {
	f := fonts(t)
	for name, w := range papers(t, "vi") {
		raw := written(t, w, f)
		if !bytes.Equal(raw, written(t, w, f)) {
			t.Errorf("%s: not the same again", name)
		}
		all := parts(t, raw)
		for file, content := range all {
			words(t, content)
			if strings.HasSuffix(file, ".rels") || file == "[Content_Types].xml" {
				continue
			}
			if !strings.Contains(all["[Content_Types].xml"], `PartName="/`+file+`"`) {
				t.Errorf("%s: %s has no type", name, file)
			}
		}
		for rels, folder := range map[string]string{"_rels/.rels": "", "word/_rels/document.xml.rels": "word"} {
			for _, part := range strings.Split(all[rels], `Target="`)[1:] {
				target, _, _ := strings.Cut(part, `"`)
				if all[path.Join(folder, target)] == "" {
					t.Errorf("%s: %s leads to %s, which is not there", name, rels, target)
				}
			}
		}
		doc := all["word/document.xml"]
		for _, id := range strings.Split(doc, `r:id="`)[1:] {
			id, _, _ := strings.Cut(id, `"`)
			if !strings.Contains(all["word/_rels/document.xml.rels"], `Id="`+id+`"`) {
				t.Errorf("%s: nothing is called %s", name, id)
			}
		}
		// Nghị định 30/2020/NĐ-CP: A4, margins 20, 15, 20, 30 mm, in twentieths of a point
		for _, want := range []string{`<w:pgSz w:w="11906" w:h="16838"/>`, `<w:pgMar w:top="1134" w:right="850" w:bottom="1134" w:left="1701"`} {
			if strings.Count(doc, want) != len(w.Parts) {
				t.Errorf("%s: %d times %s", name, strings.Count(doc, want), want)
			}
		}
		for _, row := range strings.Split(doc, "<w:tblHeader/>")[1:] { // a head stands with the first row
			row, _, _ = strings.Cut(row, "</w:tr>")
			if strings.Count(row, "<w:p>") != strings.Count(row, "<w:keepNext/>") {
				t.Errorf("%s: a head may end a page: %.300s", name, row)
			}
		}
		if !strings.Contains(all["word/styles.xml"], `w:ascii="Times New Roman"`) || strings.Count(doc, "<w:tblHeader/>") == 0 {
			t.Errorf("%s: not Times New Roman, or no repeated head", name)
		}
		if strings.Contains(doc, "<w:tc></w:tc>") || strings.Contains(doc, `</w:tcPr></w:tc>`) {
			t.Errorf("%s: a cell without a paragraph, which Word calls damaged", name)
		}
	}
}

// Word and pages say the same: every text of the paper, on both, in both languages.
func TestWordSaysTheSame(t *testing.T) {
	f := fonts(t)
	squeeze := func(s string) string { return strings.Join(strings.Fields(s), "") }
	for _, lang := range []string{"vi", "en"} {
		for name, w := range papers(t, lang) {
			all := parts(t, written(t, w, f))
			word := squeeze(words(t, all["word/document.xml"]))
			pages, _, err := print.Pages(w, f)
			if err != nil {
				t.Fatal(err)
			}
			sheet := ""
			for _, p := range pages {
				for _, item := range p.Items {
					if r, ok := item.(*layout.Run); ok {
						sheet += r.Text
					}
				}
			}
			sheet = squeeze(sheet)
			said := 0
			say := func(s string) {
				if s = squeeze(s); s == "" || strings.ContainsAny(s, "عمد") {
					return
				}
				said++
				if !strings.Contains(word, s) || !strings.Contains(sheet, s) {
					t.Errorf("%s, %s: %q: in Word %v, on pages %v", name, lang, s, strings.Contains(word, s), strings.Contains(sheet, s))
				}
			}
			say(strings.ToUpper(w.Letterhead.Host))
			say(w.Letterhead.Number)
			say(w.Letterhead.Dated)
			for _, p := range w.Parts {
				for _, b := range p.Blocks {
					switch b := b.(type) {
					case *writing.Text:
						say(b.S)
					case *writing.Table:
						for _, c := range b.Columns {
							say(c.Title)
						}
						for _, r := range b.Rows {
							for _, c := range r.Cells {
								for _, l := range c {
									say(l.S)
								}
							}
						}
					case *writing.Signers:
						for _, s := range b.List {
							say(s.Lines[0].S)
							say(s.Name)
						}
					}
				}
			}
			if said < 30 {
				t.Errorf("%s, %s: only %d texts", name, lang, said)
			}
		}
	}
}

// Each part of a paper is counted by itself, and shows how many pages it has
// before the reader's program has counted them.
func TestPageNumbers(t *testing.T) {
	w := papers(t, "vi")["sign-in"]
	var b bytes.Buffer
	if err := docx.Write(&b, w, docx.Meta{Pages: []int{3, 1}}, fonts(t)); err != nil {
		t.Fatal(err)
	}
	all := parts(t, b.Bytes())
	for i, want := range []string{"Danh sách ký tên – Đoàn ATrang 1/3\n", "Danh sách ký tên – Đại biểu không thuộc đoàn nàoTrang 1/1\n"} {
		content := all[fmt.Sprintf("word/margin%d.xml", i+1)]
		if got := words(t, content); got != want || !strings.Contains(content, " SECTIONPAGES ") || !strings.Contains(content, "<w:ftr ") {
			t.Errorf("part %d: %q, want %q", i+1, got, want)
		}
	}
	if n := strings.Count(all["word/document.xml"], `<w:pgNumType w:start="1"/>`); n != 2 {
		t.Errorf("%d parts begin with page 1", n)
	}
	raw := parts(t, written(t, papers(t, "vi")["composition"], fonts(t)))
	if !strings.Contains(raw["word/margin1.xml"], "<w:hdr ") || !strings.Contains(raw["word/document.xml"], "<w:titlePg/>") {
		t.Error("a report is not numbered in its upper margin from the second page on")
	}
}

func TestWordFaults(t *testing.T) {
	for _, bad := range []string{"\x01", "\xff", "\u0085", "\ufffe", "\x7f"} {
		w := papers(t, "vi")["composition"]
		w.Parts[0].Blocks = append(w.Parts[0].Blocks, &writing.Text{Face: writing.Face{Size: 13}, Field: "note", S: "Ghi chú " + bad})
		var b bytes.Buffer
		err := docx.Write(&b, w, docx.Meta{}, fonts(t))
		var f *layout.Fault
		if !errors.As(err, &f) || f.Code != "control-character" || f.Args["field"] != layout.FieldKey("note") {
			t.Errorf("%q: %v", bad, err)
		}
		_, _, err = print.Pages(w, fonts(t))
		if !errors.As(err, &f) {
			t.Errorf("%q: fine on pages, not in Word", bad)
		}
	}
}
