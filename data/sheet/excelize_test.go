package sheet

import (
	"bytes"
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
)

// Dates, telephones and numbers come out as the sheet shows them, whatever
// format the cell has.
func TestCellFormats(t *testing.T) {
	f := excelize.NewFile()
	styles := map[string]int{}
	style := func(code string, id int) int {
		s := &excelize.Style{NumFmt: id}
		if code != "" {
			s.CustomNumFmt = &code
		}
		n, err := f.NewStyle(s)
		if err != nil {
			t.Fatal(err)
		}
		styles[code+fmt.Sprint(id)] = n
		return n
	}
	for i, tc := range []struct {
		value any
		style int
		want  string
		typ   CellType
	}{
		{30846, style("dd/mm/yyyy", 0), "13/06/1984", CellDate},
		{30846, style("", 14), "13/06/1984", CellDate},
		{30846.75, style(`[$-42A]dd "tháng" mm yyyy h:mm;@`, 0), "13/06/1984", CellDate},
		{30834, style("mm/yyyy", 0), "06/1984", CellDate},
		{30834, style("", 17), "06/1984", CellDate},
		{30834, style("yyyy", 0), "1984", CellDate},
		{1984, style("dd/mm/yyyy", 0), "1984", CellDate},
		{1, style("dd/mm/yyyy", 0), "01/01/1900", CellDate},
		{60000.0, style("", 0), "60000", CellNumber},
		{0.5, style("h:mm", 0), "0.5", CellNumber},
		{924284759, style("0000000000", 0), "0924284759", CellNumber},
		{84924284759, style("", 0), "84924284759", CellNumber},
		{1.0 / 3, style("", 0), "0.333333333333333", CellNumber},
		{5.1, style("#,##0.00", 0), "5.1", CellNumber},
		{-3, style("", 0), "-3", CellNumber},
		{true, style("", 0), "x", CellBool},
		{"  Lò\u00a0 Văn Sử", style("", 0), "Lò Văn Sử", CellText},
		{time.Date(2025, 9, 5, 7, 30, 0, 0, time.UTC), style("dd/mm/yyyy", 0), "05/09/2025", CellDate},
	} {
		cell := fmt.Sprintf("A%d", i+1)
		if err := f.SetCellValue("Sheet1", cell, tc.value); err != nil {
			t.Fatal(err)
		}
		if err := f.SetCellStyle("Sheet1", cell, cell, tc.style); err != nil {
			t.Fatal(err)
		}
		var b bytes.Buffer
		if err := f.Write(&b); err != nil {
			t.Fatal(err)
		}
		w, err := Read(context.Background(), "formats.xlsx", bytes.NewReader(b.Bytes()), int64(b.Len()))
		if err != nil {
			t.Fatal(err)
		}
		g, err := w.Grid(context.Background(), 0)
		if err != nil {
			t.Fatal(err)
		}
		if got := g.Rows[i].Cells[0]; got.Text != tc.want || got.Type != tc.typ {
			t.Errorf("%v: %q of type %d, want %q of type %d", tc.value, got.Text, got.Type, tc.want, tc.typ)
		}
	}
	if err := f.Close(); err != nil {
		t.Error(err)
	}
}

// Our reader and excelize find the same cells in the same workbook.
func TestAgreesWithExcelize(t *testing.T) {
	raw := largeList(t, 500)
	f, err := excelize.OpenReader(bytes.NewReader(raw))
	if err != nil {
		t.Fatal(err)
	}
	want, err := f.GetRows("Sheet1")
	if err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Error(err)
	}
	w, err := Read(context.Background(), "list.xlsx", bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		t.Fatal(err)
	}
	g, err := w.Grid(context.Background(), 0)
	if err != nil {
		t.Fatal(err)
	}
	got := make([][]string, len(want))
	for _, r := range g.Rows {
		for _, c := range r.Cells {
			for len(got[r.Number-1]) < c.Column {
				got[r.Number-1] = append(got[r.Number-1], "")
			}
			got[r.Number-1] = append(got[r.Number-1], c.Text)
		}
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

// The list need not be on the first sheet, and a hidden sheet is none.
func TestSheets(t *testing.T) {
	f := excelize.NewFile()
	for i, name := range []string{"Bìa", "Ẩn", "DS chính", "DS phụ"} {
		if _, err := f.NewSheet(name); err != nil {
			t.Fatal(err)
		}
		if i > 0 {
			for cell, v := range map[string]string{"A1": "TT", "B1": "Họ và tên", "A2": "1", "B2": "Lò Văn " + name} {
				if err := f.SetCellValue(name, cell, v); err != nil {
					t.Fatal(err)
				}
			}
		}
	}
	if err := f.SetCellValue("Bìa", "A1", "DANH SÁCH"); err != nil {
		t.Fatal(err)
	}
	if err := f.SetSheetVisible("Ẩn", false); err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Error(err)
	}
	for sheet, want := range map[string]string{"": "Lò Văn DS chính", "DS phụ": "Lò Văn DS phụ"} {
		l, err := lookBytes("sheets.xlsx", b.Bytes(), Options{Kind: Delegates, Sheet: sheet})
		if err != nil {
			t.Fatal(err)
		}
		if l.Records[0].Name != want || strings.Join(l.Sheets, ",") != "Sheet1,Bìa,DS chính,DS phụ" {
			t.Errorf("%q: %s of %v", sheet, l.Records[0].Name, l.Sheets)
		}
	}
	for sheet, want := range map[string]string{"Bìa": "no-name-column", "Ẩn": "no-such-sheet", "Sheet1": "empty"} {
		if _, err := lookBytes("sheets.xlsx", b.Bytes(), Options{Kind: Delegates, Sheet: sheet}); err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%q: %v", sheet, err)
		}
	}
}

// Columns that a person chose must exist, and so must the fields.
func TestChoices(t *testing.T) {
	raw := workbook(t, "TT | Họ và tên | Số báo danh\n1 | Lò Văn Sử | 12\n")
	for _, tc := range []struct {
		choose map[string]string
		want   string
	}{
		{map[string]string{"Số báo danh": "code"}, "2 | Lò Văn Sử\n"},
		{map[string]string{"so bao danh": "Code"}, "2 | Lò Văn Sử\n"},
		{map[string]string{"C": "seat"}, "2 | Lò Văn Sử\n"},
		{map[string]string{"C": "name", "B": "unit"}, "2 |  | đv Lò Văn Sử | LỖI\n! no-name C2"}, // figures name nobody
		{map[string]string{"D": "seat"}, "error unknown-column column=D file=list.xlsx"},
		{map[string]string{"Không có": "seat"}, "error unknown-column column=Không có file=list.xlsx"},
		{map[string]string{"C": "weight"}, "error unknown-field"},
		{map[string]string{"B": "name+position+unit"}, "2 | Lò Văn Sử\n"},
	} {
		l, err := lookBytes("list.xlsx", raw, Options{Kind: Delegates, Map: tc.choose})
		got := ""
		if err != nil {
			got = "error " + err.Error()
		} else {
			for i := range l.Records {
				l.Records[i].Note = ""
			}
			got = summary(l)
		}
		if !strings.HasPrefix(got, tc.want) {
			t.Errorf("%v: %q, want %q", tc.choose, got, tc.want)
		}
	}
	l, err := lookBytes("list.xlsx", raw, Options{Kind: Delegates, Map: map[string]string{"Số báo danh": "code"}})
	if err != nil || l.Records[0].Code != "12" {
		t.Error(l, err)
	}
}

// Old encodings are told by font, in a workbook, or by the letters.
func TestOldEncodings(t *testing.T) {
	for file, want := range map[string][3]string{
		"testdata/delegates-tcvn3.xlsx": {"tcvn3", "BÙI TRỌNG HÙNG", "Lự"},
		"testdata/delegates-vni.csv":    {"vni", "Đèo Xuân Hoà", "Lự"},
	} {
		l, err := look(t, file, Delegates)
		if err != nil {
			t.Fatal(err)
		}
		found := false
		for _, r := range l.Records {
			found = found || r.Ethnicity == want[2]
		}
		if l.Encoding != want[0] || l.Records[5].Name != want[1] || !found {
			t.Errorf("%s: %s, sixth %q, %v", file, l.Encoding, l.Records[5].Name, found)
		}
		for _, r := range l.Records {
			if strings.ContainsAny(r.Name+r.Unit+r.Position, "µ¸¹®§øûï\u00ad") {
				t.Errorf("%s: %+v", file, r)
			}
		}
	}
}
