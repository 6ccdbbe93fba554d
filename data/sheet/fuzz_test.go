package sheet

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"vinhdanh/assets/i18n"
	"vinhdanh/data"
)

// sound checks what must hold of any list, whatever it was read from.
func sound(t *testing.T, l *List, err error) {
	t.Helper()
	if err != nil {
		if data.CodeOf(err) == "" {
			t.Errorf("an error without a code: %v", err)
		}
		return
	}
	if len(l.Records) == 0 {
		t.Error("a list without records is an error")
	}
	last := 0
	faulty := map[int]bool{}
	for _, r := range l.Records {
		if r.Row < last && !l.abreast {
			t.Errorf("row %d after %d", r.Row, last)
		}
		last = r.Row
		if r.Name == "" && !r.Faulty {
			t.Errorf("row %d has no name", r.Row)
		}
		faulty[r.Row] = faulty[r.Row] || r.Faulty
		if _, err := data.ParseDate(string(r.Birth)); err != nil {
			t.Error(err)
		}
		for _, s := range []string{r.Name, r.Honorific, r.Unit, r.Position, r.Award, r.Note} {
			if !utf8.ValidString(s) || strings.TrimSpace(s) != s {
				t.Errorf("row %d: %q", r.Row, s)
			}
		}
		_, _, _ = r.Delegate(), r.Citation(), r.JSON()
	}
	c := i18n.For("vi")
	for _, p := range l.Problems {
		if s := p.Say(c); s == "" || strings.Contains(s, "<no value>") || strings.HasPrefix(s, "[") {
			t.Errorf("%+v: %q", p, s)
		}
		if p.Severity == Error && p.Row > 0 && p.Args["section"] == nil && !faulty[p.Row] {
			t.Errorf("row %d has the error %s and would be saved", p.Row, p.Code)
		}
	}
}

func FuzzCSV(f *testing.F) {
	names, err := filepath.Glob("testdata/*.[ct][sx][vt]")
	if err != nil || len(names) == 0 {
		f.Fatal(err)
	}
	for _, n := range names {
		raw, err := os.ReadFile(n)
		if err != nil {
			f.Fatal(err)
		}
		if len(raw) < 3000 {
			f.Add(raw)
		}
	}
	f.Add([]byte("sep=|\nHọ tên|Sở\n\"Lò|A\n"))
	f.Add([]byte("Tên;x\n'=1;'+84\n"))
	f.Fuzz(func(t *testing.T, raw []byte) {
		for _, kind := range []Kind{Delegates, Recipients} {
			l, err := lookBytes("list.csv", raw, Options{Kind: kind})
			sound(t, l, err)
		}
	})
}

// FuzzCell puts texts into the cells of a list, as sections, names and dates.
func FuzzCell(f *testing.F) {
	for _, s := range []string{"I. Giấy khen (Quyết định số 1/QĐ-SNV ngày 5/9/2025 của Giám đốc)", "Ông Lò Văn A, Bí thư, Xã B", "(Ba) hộ gia đình", "Tổng cộng: 3", "Phần I: Khách mời (5 đại biểu)",
		"31/02/1980", "=HYPERLINK(\"x\")", "Quyết định số …/QĐ-UBND ngày   /9/2025", "TM. BAN", "Lớp 5A\nXã B", "truy tặng", "- - -", "(", "1.", "\"Danh hiệu", "Tập thể 03 cá nhân"} {
		f.Add(s, "1/2/80", "I")
	}
	f.Fuzz(func(t *testing.T, a, b, c string) {
		if len(a)+len(b)+len(c) > 2000 {
			return
		}
		row := func(n int, texts ...string) Row {
			r := Row{Number: n}
			for i, s := range texts {
				if s = cleanCell(s); s != "" {
					r.Cells = append(r.Cells, Cell{Text: s, Column: i})
				}
			}
			return r
		}
		for _, kind := range []Kind{Delegates, Recipients} {
			g := &Grid{}
			for _, r := range []Row{row(1, "TT", "Họ và tên", "Ngày sinh", "Chức vụ, đơn vị"), row(2, c, a), row(3, "1", a, b, c), row(4, "", a, "", b), row(5, a), row(6, b, c, a), row(7, "2", "Lò Văn Sử", b, a)} {
				if len(r.Cells) > 0 {
					g.Rows = append(g.Rows, r)
				}
			}
			l, err := Map(context.Background(), g, Options{Kind: kind, Now: today})
			sound(t, l, err)
		}
	})
}

// FuzzHeading makes headings of any text, chosen columns included.
func FuzzHeading(f *testing.F) {
	f.Add("TT|Họ và tên|Ngày sinh||Đơn vị", "||Nam|Nữ|", "B", "name")
	f.Add("Họ và|tên|x", "(1)|(2)|(3)", "x", "note")
	f.Fuzz(func(t *testing.T, first, second, column, field string) {
		if len(first)+len(second) > 2000 {
			return
		}
		g := &Grid{Merges: []Range{{1, 1, 2, 3}, {1, 2, 0, 0}}}
		for n, line := range []string{first, second, "1|Lò Văn Sử|1980|Sở Y tế", "2|Lò Thị Ba|1981|Sở Y tế"} {
			r := Row{Number: n + 1}
			for i, s := range strings.Split(line, "|") {
				if s = cleanCell(s); s != "" {
					r.Cells = append(r.Cells, Cell{Text: s, Column: i})
				}
			}
			if len(r.Cells) > 0 {
				g.Rows = append(g.Rows, r)
			}
		}
		for _, chosen := range []map[string]string{nil, {column: field}} {
			l, err := Map(context.Background(), g, Options{Kind: Delegates, Map: chosen, Now: today})
			sound(t, l, err)
		}
	})
}

func FuzzDate(f *testing.F) {
	for _, s := range []string{"05/9/1980", "5-9-80", "ngày 05 tháng 9 năm 1980", "1980", "30846", "tháng 5/1980", "0/0/0", "1980-09-05T00:00:00", "99/99/9999", "sinh"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d, code := readDate(s, 2025)
		if _, err := data.ParseDate(string(d)); err != nil || code == "impossible-date" && d != "" || code == "ambiguous-year" && d == "" {
			t.Errorf("%q: %q %q", s, d, code)
		}
		if d != "" && (d.Year() < 1850 || d.Year() > 2025) {
			t.Errorf("%q: %s", s, d)
		}
	})
}

// FuzzSheetXML gives the reader sheets that no program wrote.
func FuzzSheetXML(f *testing.F) {
	f.Add(`<worksheet><sheetData>`+headCell+`<row r="2"><c r="B2" t="s"><v>0</v></c></row></sheetData><mergeCells><mergeCell ref="A1:B2"/></mergeCells></worksheet>`, `<sst><si><t>Lò</t></si></sst>`)
	f.Add(`<row><c r="XFD1"/><!-- --><c><v>1e400</v></c><![CDATA[x]]>`, `<sst><si><r><t>a</t></r></si>`)
	f.Fuzz(func(t *testing.T, sheet, sst string) {
		l, err := lookBytes("fuzz.xlsx", pack(t, sheet, sst), Options{Kind: Delegates})
		sound(t, l, err)
	})
}
