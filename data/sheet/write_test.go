package sheet

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/unicode/norm"

	"vinhdanh/data"
)

// outgoing is a list with all that a file could spoil.
func outgoing() Table {
	rows := [][]any{
		{"AS-001", "0912345678901234567", "Ông", "Lò Văn Sử", "Nam", data.Date("1984-06-13"), "Hà Nhì", "Trưởng bản", "Sở Văn hóa, Thể thao; Du lịch", "Đoàn xã \"Sìn Hồ\"", "Khách mời", "+84 912 345 678", 12, 97.5},
		{"AS-002", "0000000000000000001", "", "H'Nghia Êban", "Nữ", data.Date("1975"), "Ê Đê", "=HYPERLINK(\"x\")", "'=1+1", "-1", "Đại biểu chính thức", "0912345679", nil, 0.125},
		{"AS-003", "", "Đồng chí", "Giàng A Páo", "", data.Date("1980-05"), "", "@SUM(1)", "một\nhai", "", "", "", 3, 1000.0},
	}
	return Table{
		Title: "Đại hội Thi đua yêu nước & các phong trào",
		Columns: []Out{{Heading(FieldCode, "vi"), 10, Text}, {"Mã thẻ", 24, Text}, {Heading(FieldHonorific, "vi"), 9, Text}, {Heading(FieldName, "vi"), 26, Text}, {Heading(FieldGender, "vi"), 9, Text}, {Heading(FieldBirth, "vi"), 12, Day},
			{Heading(FieldEthnicity, "vi"), 10, Text}, {Heading(FieldPosition, "vi"), 20, Text}, {Heading(FieldUnit, "vi"), 20, Text}, {Heading(FieldDelegation, "vi"), 20, Text}, {Heading(FieldKind, "vi"), 14, Text}, {Heading(FieldPhone, "vi"), 14, Text}, {"Số phiếu", 8, Whole}, {"Điểm", 8, Decimal}},
		Rows: slices.Values(rows), Landscape: true,
	}
}

// What is written is read back the same, without a question.
func TestRoundTrip(t *testing.T) {
	for _, tc := range []struct {
		name  string
		write func(context.Context, *bytes.Buffer) (int, error)
	}{
		{"list.xlsx", func(ctx context.Context, b *bytes.Buffer) (int, error) { return WriteXLSX(ctx, b, outgoing()) }},
		{"list.csv", func(ctx context.Context, b *bytes.Buffer) (int, error) { return WriteCSV(ctx, b, outgoing()) }},
	} {
		t.Run(tc.name, func(t *testing.T) {
			var b bytes.Buffer
			n, err := tc.write(context.Background(), &b)
			if err != nil || n != 3 {
				t.Fatal(n, err)
			}
			l, err := lookBytes(tc.name, b.Bytes(), Options{Kind: Delegates})
			if err != nil {
				t.Fatal(err)
			}
			var got [][]string
			for _, r := range l.Records {
				got = append(got, []string{r.Code, r.Honorific, r.Name, string(r.Gender), string(r.Birth), r.Ethnicity, r.Position, r.Unit, r.Delegation, r.KindWord, r.Phone, r.Note})
			}
			points := []string{"97.5", "0.125", "1000"}
			if tc.name == "list.csv" {
				points = []string{"97,5", "0,125", "1000"}
			}
			want := [][]string{
				{"AS-001", "Ông", "Lò Văn Sử", "male", "1984-06-13", "Hà Nhì", "Trưởng bản", "Sở Văn hóa, Thể thao; Du lịch", "Đoàn xã \"Sìn Hồ\"", "Khách mời", "+84 912 345 678", "Số phiếu: 12\nĐiểm: " + points[0]},
				{"AS-002", "", "H'Nghia Êban", "female", "1975", "Ê Đê", "=HYPERLINK(\"x\")", "'=1+1", "-1", "Đại biểu chính thức", "0912345679", "Điểm: " + points[1]},
				{"AS-003", "Đồng chí", "Giàng A Páo", "", "1980-05", "", "@SUM(1)", "một hai", "", "", "", "Số phiếu: 3\nĐiểm: " + points[2]},
			}
			if d := cmp.Diff(want, got); d != "" {
				t.Error(d)
			}
		})
	}
}

// A workbook's cells have their types, and nothing in it is a formula.
func TestWorkbookCells(t *testing.T) {
	var b bytes.Buffer
	if _, err := WriteXLSX(context.Background(), &b, outgoing()); err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(&b)
	if err != nil {
		t.Fatal(err)
	}
	sheet := f.GetSheetName(0)
	for cell, want := range map[string]string{"A1": "Mã đại biểu", "B2": "0912345678901234567", "F2": "13/06/1984", "F3": "1975", "F4": "05/1980", "H3": "=HYPERLINK(\"x\")", "L2": "+84 912 345 678", "M2": "12", "N3": "0.13"} {
		got, err := f.GetCellValue(sheet, cell)
		if err != nil || got != want {
			t.Errorf("%s is %q, want %q; %v", cell, got, want, err)
		}
		if formula, err := f.GetCellFormula(sheet, cell); err != nil || formula != "" {
			t.Errorf("%s has the formula %q; %v", cell, formula, err)
		}
	}
	for cell, want := range map[string]excelize.CellType{"B2": excelize.CellTypeInlineString, "L3": excelize.CellTypeInlineString} {
		if got, err := f.GetCellType(sheet, cell); err != nil || got != want {
			t.Errorf("%s has type %v; %v", cell, got, err)
		}
	}
	panes, err := f.GetPanes(sheet)
	if err != nil || !panes.Freeze || panes.YSplit != 1 {
		t.Errorf("panes %+v; %v", panes, err)
	}
	if names := f.GetDefinedName(); len(names) != 1 || names[0].Name != "_xlnm.Print_Titles" {
		t.Errorf("names %+v", names)
	}
	layout, err := f.GetPageLayout(sheet)
	if err != nil || layout.Orientation == nil || *layout.Orientation != "landscape" || *layout.Size != 9 || layout.FitToWidth == nil || *layout.FitToWidth != 1 {
		t.Errorf("layout %+v; %v", layout, err)
	}
	if err := f.Close(); err != nil {
		t.Error(err)
	}
}

// Text that a spreadsheet would run is text in CSV, and telephones survive.
func TestHarmlessCSV(t *testing.T) {
	var b bytes.Buffer
	if _, err := WriteCSV(context.Background(), &b, outgoing()); err != nil {
		t.Fatal(err)
	}
	s := b.String()
	for _, want := range []string{"\ufeffMã đại biểu;", ";'+84 912 345 678;", `"'=HYPERLINK(""x"")"`, ";''=1+1;", ";'@SUM(1);", ";\"97,5\"\r\n", ";13/06/1984;"} {
		if !strings.Contains(s, want) {
			t.Errorf("%q is missing in\n%s", want, s)
		}
	}
	for _, s := range []string{"", "a", "=1", "+84", "-", "'", "''", "'=1", "''+1", "@x", "\tx", "'a"} {
		if got := harmful(harmless(s)); got != s {
			t.Errorf("%q came back as %q", s, got)
		}
	}
}

// A writer that fails, and a job that is stopped, are errors.
func TestWriteFails(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	for name, write := range map[string]func(context.Context, *bytes.Buffer) (int, error){
		"xlsx": func(ctx context.Context, b *bytes.Buffer) (int, error) { return WriteXLSX(ctx, b, outgoing()) },
		"csv":  func(ctx context.Context, b *bytes.Buffer) (int, error) { return WriteCSV(ctx, b, outgoing()) },
	} {
		if _, err := write(ctx, &bytes.Buffer{}); !errors.Is(err, context.Canceled) {
			t.Errorf("%s: %v", name, err)
		}
	}
	full := errors.New("disk full")
	if _, err := WriteXLSX(context.Background(), failing{full}, outgoing()); !errors.Is(err, full) {
		t.Error(err)
	}
	if _, err := WriteCSV(context.Background(), failing{full}, outgoing()); !errors.Is(err, full) {
		t.Error(err)
	}
}

type failing struct{ err error }

func (f failing) Write([]byte) (int, error) { return 0, f.err }

// Every heading that is written is read as its field, in both languages.
func TestHeadings(t *testing.T) {
	for f := range written {
		for _, lang := range []string{"vi", "en"} {
			s := sense(Heading(f, lang), nil)
			if !s.single || s.weak || len(s.fields) != 1 || s.fields[0] != f {
				t.Errorf("%s in %s, %q, is read as %+v", f, lang, Heading(f, lang), s)
			}
		}
	}
}

// One list, in every encoding and with every separator that programs save.
func TestTextEncodings(t *testing.T) {
	const list = "STT;Họ và tên;Năm sinh;Đơn vị\r\n1;Đặng Đình Thưởng;1980;Sở Y tế\r\n2;Lý Thị Mỷ;1981;\"Sở Văn hóa, Thể thao; Du lịch\"\r\n\r\n3;Ngô Ước;1982;Phường Đoàn Kết"
	want := "2 | Đặng Đình Thưởng | 1980 | đv Sở Y tế\n3 | Lý Thị Mỷ | 1981 | đv Sở Văn hóa, Thể thao; Du lịch\n5 | Ngô Ước | 1982 | đv Phường Đoàn Kết\n"
	utf16le := func(s string) []byte {
		var b []byte
		for _, u := range utf16.Encode([]rune(s)) {
			b = binary.LittleEndian.AppendUint16(b, u)
		}
		return b
	}
	utf16be := func(s string) []byte {
		var b []byte
		for _, u := range utf16.Encode([]rune(s)) {
			b = binary.BigEndian.AppendUint16(b, u)
		}
		return b
	}
	tabs := strings.NewReplacer(`"Sở Văn hóa, Thể thao; Du lịch"`, "Sở Văn hóa, Thể thao; Du lịch", ";", "\t").Replace(list)
	tabs = strings.ReplaceAll(tabs, "Thể thao\t Du", "Thể thao; Du")
	for _, tc := range []struct {
		name, encoding string
		raw            []byte
	}{
		{"utf-8", "utf-8", []byte(list)},
		{"utf-8 with mark", "utf-8", []byte("\ufeff" + list)},
		{"decomposed", "utf-8", []byte(norm.NFD.String(list))},
		{"unix lines", "utf-8", []byte(strings.ReplaceAll(list, "\r\n", "\n"))},
		{"old mac lines", "utf-8", []byte(strings.ReplaceAll(list, "\r\n", "\r"))},
		{"commas", "utf-8", []byte(strings.ReplaceAll(strings.ReplaceAll(list, ";", ","), "thao, Du", "thao; Du"))},
		{"tabs", "utf-8", []byte(tabs)},
		{"bars", "utf-8", []byte(strings.ReplaceAll(strings.ReplaceAll(list, ";", "|"), "thao| Du", "thao; Du"))},
		{"hint", "utf-8", []byte("sep=;\r\n" + list)},
		{"utf-16le", "utf-16le", utf16le("\ufeff" + list)},
		{"utf-16be", "utf-16be", utf16be("\ufeff" + list)},
		{"utf-16le without mark", "utf-16le", utf16le(list)},
		{"utf-16be without mark", "utf-16be", utf16be(list)},
		{"end of file mark", "utf-8", []byte(list + "\x1a")},
		{"windows-1258", "windows-1258", windows1258(t, list)},
	} {
		t.Run(tc.name, func(t *testing.T) {
			l, err := lookBytes("list.csv", tc.raw, Options{Kind: Delegates})
			if err != nil {
				t.Fatal(err)
			}
			expected := want
			if tc.name == "hint" {
				expected = strings.NewReplacer("5 | N", "6 | N", "3 | L", "4 | L", "2 | Đ", "3 | Đ").Replace(want)
			}
			if d := cmp.Diff(strings.Split(expected, "\n"), strings.Split(summary(l), "\n")); d != "" {
				t.Error(d)
			}
			if l.Encoding != tc.encoding {
				t.Errorf("encoding %q, want %q", l.Encoding, tc.encoding)
			}
		})
	}
}

// windows1258 writes as that code page does: a letter, then its tone.
func windows1258(t *testing.T, s string) []byte {
	t.Helper()
	var out []byte
	e := charmap.Windows1258.NewEncoder()
	for _, r := range s {
		b, err := e.Bytes([]byte(string(r)))
		if err != nil {
			// The tone comes off first, then what is left composes again.
			d := []rune(norm.NFD.String(string(r)))
			tone := d[len(d)-1]
			rest := d[:len(d)-1]
			if !strings.ContainsRune("\u0300\u0301\u0303\u0309\u0323", tone) {
				for i, c := range d {
					if strings.ContainsRune("\u0300\u0301\u0303\u0309\u0323", c) {
						tone, rest = c, append(append([]rune{}, d[:i]...), d[i+1:]...)
					}
				}
			}
			if b, err = e.Bytes([]byte(norm.NFC.String(string(rest)) + string(tone))); err != nil {
				t.Fatalf("%q: %v", r, err)
			}
		}
		out = append(out, b...)
	}
	return out
}
