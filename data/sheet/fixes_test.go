package sheet

import (
	"bytes"
	"context"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"vinhdanh/data"
)

const twoSections = `DANH SÁCH KHEN THƯỞNG
TT|Họ và tên|Chức vụ|Đơn vị
I|Giấy khen của Giám đốc Sở Nội vụ
1|Ông Lò Văn An|Giám đốc|Sở Y tế
2|Bà Tòng Thị Lả|nt|nt
3|Bà Vàng Thị Mỷ|nt|nt
II|Đoàn Văn Hậu
1|Ông Giàng A Sử|Bí thư|Xã A
Danh sách này có 05 cá nhân`

// A cell reads what a person wrote, a row that is left out is none, and the
// footer is held against what remains.
func TestCellsAndRows(t *testing.T) {
	g := gridOf(twoSections)
	whole := gridOf(twoSections)
	l := mapped(t, g, Options{Kind: Recipients, Fixes: []Fix{
		{Kind: FixCell, Row: 4, Column: "B", Text: "Ông Lò Văn  Ân "},
		{Kind: FixCell, Row: 4, Column: "B", Text: "Ông Lò Văn Ánh"},
		{Kind: FixCell, Row: 4, Column: "D", Text: ""},
		{Kind: FixCell, Row: 20, Column: "B", Text: "Bà Lò Thị Dung"},
		{Kind: FixCell, Row: 20, Column: "A", Text: "2"},
		{Kind: FixSkip, Row: 5},
		{Kind: FixSection, Row: 7, Text: "record"},
	}})
	want := `4 | Ông Lò Văn Ánh | Nam | cv Giám đốc | individual | kt Giấy khen của Giám đốc Sở Nội vụ
6 | Bà Vàng Thị Mỷ | Nữ | cv Giám đốc | individual | kt Giấy khen của Giám đốc Sở Nội vụ
7 | Đoàn Văn Hậu | individual | kt Giấy khen của Giám đốc Sở Nội vụ
8 | Ông Giàng A Sử | Nam | cv Bí thư | đv Xã A | individual | kt Giấy khen của Giám đốc Sở Nội vụ
20 | Bà Lò Thị Dung | Nữ | individual | kt Giấy khen của Giám đốc Sở Nội vụ
`
	if d := cmp.Diff(want, summary(l)); d != "" {
		t.Errorf("(-want +got)\n%s", d)
	}
	if d := cmp.Diff([]int{5}, l.Skipped); d != "" {
		t.Error(d)
	}
	if l.Cell(4, "B") != "Ông Lò Văn Ánh" || l.Cell(4, "D") != "" || l.Cell(99, "B") != "" || l.Cell(4, "?") != "" || l.Source.Rows[3].text(1) != "Ông Lò Văn An" {
		t.Error("the cells are not those written, or the source has changed")
	}
	if d := cmp.Diff(whole.Rows, g.Rows); d != "" {
		t.Error(d)
	}
}

// A merged block's text may be written over, or emptied, in one of its rows.
func TestMergedCells(t *testing.T) {
	g := gridOf("TT|Họ và tên|Đơn vị\n1|Lò Văn An|Sở Y tế\n2|Lò Văn Ba\n3|Lò Văn Ca\n4|Lò Văn Dinh|Sở Nội vụ")
	g.Merges = []Range{{2, 4, 2, 2}}
	l := mapped(t, g, Options{Kind: Delegates, Fixes: []Fix{{Kind: FixCell, Row: 3, Column: "C"}, {Kind: FixCell, Row: 4, Column: "C", Text: "Sở Nội vụ"}}})
	var units []string
	for _, r := range l.Records {
		units = append(units, r.Unit)
	}
	if d := cmp.Diff([]string{"Sở Y tế", "", "Sở Nội vụ", "Sở Nội vụ"}, units); d != "" {
		t.Error(d)
	}
}

// A row is the section that a person says it is.
func TestForcedSections(t *testing.T) {
	for _, test := range []struct {
		name string
		kind Kind
		list string
		fix  Fix
		want string
	}{
		{"a delegation that looks like a person", Delegates, "TT|Họ và tên|Đơn vị\n1|Lò Văn An|Sở A\n|Hoàng Văn Thụ\n1|Lò Văn Ba|Sở B", Fix{Row: 3, Text: SectionDelegation},
			"2 | Lò Văn An | đv Sở A\n4 | Lò Văn Ba | đv Sở B | đoàn Hoàng Văn Thụ\n"},
		{"a kind", Delegates, "TT|Họ và tên|Đơn vị\nB|Những người được mời (1 người)\n1|Lò Văn Ba|Sở B", Fix{Row: 2, Text: SectionKind},
			"3 | Lò Văn Ba | đv Sở B | đoàn Những người được mời | Những người được mời\n"},
		{"no section at all", Delegates, "TT|Họ và tên|Đơn vị\nI|Đoàn đại biểu xã A\n1|Lò Văn Ba|Sở B", Fix{Row: 2, Text: ""}, "3 | Lò Văn Ba | đv Sở B\n"},
		{"an award of its own words", Recipients, "TT|Họ và tên|Đơn vị\nI|Hoa dâng Tổ quốc\n1|Lò Văn Ba|Sở B", Fix{Row: 2, Text: SectionAward},
			"3 | Lò Văn Ba | đv Sở B | individual | kt Hoa dâng Tổ quốc\n"},
		{"a group", Recipients, "TT|Họ và tên|Hình thức khen thưởng\nI|Các cụm\n1|Hoa Ban|Giấy khen", Fix{Row: 2, Text: "collective"},
			"3 | Hoa Ban | collective | kt Giấy khen\n"},
		{"a unit", Recipients, "TT|Họ và tên|Hình thức khen thưởng\nI|Hoa Ban\n1|Ông Lò Văn Ba|Giấy khen", Fix{Row: 2, Text: SectionUnit},
			"3 | Ông Lò Văn Ba | Nam | đv Hoa Ban | individual | kt Giấy khen\n"},
		{"a theme", Recipients, "TT|Họ và tên|Hình thức khen thưởng\nI|bảo vệ rừng\n1|Ông Lò Văn Ba|Giấy khen", Fix{Row: 2, Text: SectionTheme},
			"3 | Ông Lò Văn Ba | Nam | individual | kt Giấy khen | tt Bảo vệ rừng\n"},
		{"a decision", Recipients, "TT|Họ và tên|Hình thức khen thưởng\nI|416/QĐ-SNV ngày 05/9/2025\n1|Ông Lò Văn Ba|Giấy khen", Fix{Row: 2, Text: SectionDecision},
			"3 | Ông Lò Văn Ba | Nam | individual | kt Giấy khen | qđ 416/QĐ-SNV | ngày 05/09/2025\n"},
		{"a person in the column of numbers", Delegates, "TT|Họ và tên|Đơn vị\n1|Lò Văn Ba|Sở B\nLãnh Thị Hoa||", Fix{Row: 3, Text: "record"}, "2 | Lò Văn Ba | đv Sở B\n3 | Lãnh Thị Hoa\n"},
		{"a row below the signatures", Delegates, "TT|Họ và tên|Đơn vị\n1|Lò Văn Ba|Sở B\nNgười lập\n|Lò Văn Ca|Sở C", Fix{Row: 4, Text: "record"}, "2 | Lò Văn Ba | đv Sở B\n4 | Lò Văn Ca | đv Sở C\n"},
	} {
		t.Run(test.name, func(t *testing.T) {
			test.fix.Kind = FixSection
			l := mapped(t, gridOf(test.list), Options{Kind: test.kind, Fixes: []Fix{test.fix}})
			if d := cmp.Diff(test.want, summary(l)); d != "" {
				t.Errorf("(-want +got)\n%s", d)
			}
			s, ok := l.Section(test.fix.Row)
			if is := test.fix.Text != "" && test.fix.Text != "record"; ok != is || is && s.What != test.fix.Text && s.What != SectionGroup {
				t.Errorf("section %+v, %v", s, ok)
			}
		})
	}
}

// A person may point at the heading, at none, or at the column of names of a
// list where none was found.
func TestPointedHeading(t *testing.T) {
	g := gridOf("Họ và tên|Đơn vị|Ghi chú\nĐầy đủ|Cơ quan|Khác\n|(cũ)|\nLò Văn An|Sở A|x\nLò Văn Ba|Sở B|y\nLò Thị Ca|Sở C|z")
	for _, test := range []struct {
		header []int
		first  int // row
		head   []int
		last   string // heading of column B
	}{
		{nil, 2, []int{1}, "Đơn vị"},
		{[]int{1}, 2, []int{1}, "Đơn vị"},
		{[]int{1, 3}, 4, []int{1, 2, 3}, "Đơn vị – Cơ quan – (cũ)"},
		{[]int{3, 1}, 4, []int{1, 2, 3}, "Đơn vị – Cơ quan – (cũ)"},
		{[]int{2, 2}, 4, []int{2}, "Cơ quan"},
		{[]int{0, 0}, 4, nil, ""},
		{[]int{90, 99}, 4, nil, ""},
	} {
		t.Log(test.header)
		l := mapped(t, g, Options{Kind: Delegates, Header: test.header})
		if l.Records[0].Row > test.first || l.Records[len(l.Records)-1].Name != "Lò Thị Ca" {
			t.Errorf("%v: %s", test.header, summary(l))
		}
		if d := cmp.Diff(test.head, l.Header); d != "" {
			t.Errorf("%v: %s", test.header, d)
		}
		if c := l.columnOf(4, 1); c == nil || c.Heading != test.last {
			t.Errorf("%v: %+v", test.header, c)
		}
	}
}

func TestListBesideTheError(t *testing.T) {
	ctx := context.Background()
	g := gridOf("Mã hàng|Số lượng\nA1|5\nB2|6")
	l, err := Map(ctx, g, Options{Kind: Delegates, Now: today})
	if data.CodeOf(err) != "no-name-column" || l == nil || len(l.Columns) != 2 || l.Columns[1].Letter != "B" || len(l.Grid.Rows) != 3 {
		t.Fatalf("%+v, %v", l, err)
	}
	l, err = l.Again(ctx, Options{Kind: Delegates, Map: map[string]string{"A": "name"}, Now: today})
	if err != nil || len(l.Records) != 2 || l.Records[0].Name != "A1" {
		t.Errorf("%+v, %v", l, err)
	}
	if l, err = l.Again(ctx, Options{Kind: Delegates, Map: map[string]string{"Q": "name"}}); data.CodeOf(err) != "unknown-column" || l == nil || l.Grid == nil {
		t.Errorf("%+v, %v", l, err)
	}
	g = gridOf("Họ và tên|Đơn vị\nLò Văn An|Sở A")
	l, err = Map(ctx, g, Options{Kind: Delegates, Fixes: []Fix{{Kind: FixSkip, Row: 2}}})
	if data.CodeOf(err) != "empty" || l == nil || len(l.Columns) != 2 {
		t.Errorf("%+v, %v", l, err)
	}
	if l, err = l.Again(ctx, Options{Kind: Delegates}); err != nil || len(l.Records) != 1 {
		t.Errorf("%+v, %v", l, err)
	}
}

// Of a workbook with several lists the first is read, and the others are named.
func TestSeveral(t *testing.T) {
	f := excelize.NewFile()
	for sheet, rows := range map[string][][]any{
		"Sheet1":    {{"Bìa"}},
		"Đoàn A":    {{"TT", "Họ và tên", "Đơn vị"}, {1, "Lò Văn An", "Sở A"}},
		"Ghi chú":   {{"Mã", "Số"}, {1, 2}},
		"Khách mời": {{"TT", "Họ và tên", "Đơn vị"}, {1, "Lò Văn Ba", "Sở B"}},
	} {
		if _, err := f.NewSheet(sheet); err != nil {
			t.Fatal(err)
		}
		for i, r := range rows {
			if err := f.SetSheetRow(sheet, "A"+itoa(i+1), &r); err != nil {
				t.Fatal(err)
			}
		}
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	l, err := lookBytes("hai.xlsx", b.Bytes(), Options{Kind: Delegates})
	if err != nil {
		t.Fatal(err)
	}
	lists := slices.Clone(l.Several)
	slices.Sort(lists)
	if d := cmp.Diff([]string{"Khách mời", "Đoàn A"}, lists); d != "" || l.Sheet != l.Several[0] {
		t.Error(d, l.Sheet)
	}
	if l, err = lookBytes("hai.xlsx", b.Bytes(), Options{Kind: Delegates, Sheet: "Khách mời"}); err != nil || l.Several != nil || l.Records[0].Name != "Lò Văn Ba" {
		t.Errorf("%+v, %v", l, err)
	}
}

// Where a field of a record was found.
func TestWhere(t *testing.T) {
	l := mapped(t, gridOf("TT|Họ và tên|Ngày sinh||Đơn vị\n||Nam|Nữ\nI|Giấy khen của Giám đốc Sở A\n1|Bà Lò Thị An||1980|Sở Y tế\n2|Ông Lò Văn Ba|1981\n|Họ và tên|Đơn vị|Chức vụ|Ghi chú\n3|Lò Văn Ca|Sở B|Giám đốc"), Options{Kind: Recipients})
	for _, test := range []struct {
		row   int
		field Field
		want  string
	}{{4, FieldName, "B"}, {4, FieldBirth, "D"}, {4, FieldGender, "D"}, {5, FieldBirth, "C"}, {5, FieldUnit, "E"}, {4, FieldAward, ""}, {4, FieldHonorific, "B"}, {7, FieldUnit, "C"}, {7, FieldPosition, "D"}} {
		if got := l.Where(test.row, test.field); got != test.want {
			t.Errorf("row %d %s: %q, want %q\n%s", test.row, test.field, got, test.want, summary(l))
		}
	}
}

// Three of one name are a duplicate less for each that a person tells apart;
// who a row is in the database is kept for whoever saves it.
func TestDistinctAndSame(t *testing.T) {
	g := gridOf("Họ và tên|Đơn vị\nLò Văn An|Sở A\nLò Văn An|Sở A\nLò Văn An|Sở A")
	count := func(fixes ...Fix) int { return len(mapped(t, g, Options{Kind: Delegates, Fixes: fixes}).Problems) }
	if n := count(); n != 2 {
		t.Error(n)
	}
	if n := count(Fix{Kind: FixDistinct, Row: 3}); n != 1 {
		t.Error(n)
	}
	if n := count(Fix{Kind: FixDistinct, Row: 2}); n != 1 {
		t.Error(n)
	}
	l := mapped(t, g, Options{Kind: Delegates, Fixes: []Fix{{Kind: FixDistinct, Row: 2, ID: "x"}, {Kind: FixSame, Row: 2, ID: "y"}, {Kind: FixDistinct, Row: 3, ID: "z"}, {Kind: FixDistinct, Row: 4}}})
	if r := l.Records; r[0].Same != "y" || r[0].Distinct || !r[1].Distinct || r[1].Same != "" || r[2].Distinct {
		t.Errorf("%+v", l.Records)
	}
	o := Options{Fixes: []Fix{{Kind: FixSame, Row: 2, ID: "y"}, {Kind: FixAward, Text: "BK", ID: "a"}}}
	known := Problem{Row: 2, Code: ProblemDuplicate, Severity: Warning, Args: map[string]any{"existing": "AS-071"}}
	if other := (Problem{Row: 2, Code: ProblemDuplicate, Severity: Warning}); !o.Settled(known) || o.Settled(other) {
		t.Error("a decision about the database settles the doubts about it, and only those")
	}
	if id, ok := o.AwardFix("BK"); !ok || id != "a" {
		t.Error(id, ok)
	}
}

// An error is not accepted away: its row would be saved with it.
func TestErrorsStay(t *testing.T) {
	g := gridOf("Họ và tên|Ngày sinh|Đơn vị\nLò Văn An|31/02/1980|Sở A\n|1980|Sở B")
	l := mapped(t, g, Options{Kind: Delegates, Fixes: []Fix{{Kind: FixAccept, Row: 2, Code: ProblemImpossibleDate}, {Kind: FixAccept, Row: 3, Code: ProblemNoName}, {Kind: FixAccept, Code: ProblemNoName}}})
	if len(l.Problems) != 2 || l.Sound() != 0 || len(l.Accepted) != 0 {
		t.Error(summary(l))
	}
}

// A mobile telephone is one person's; one at a desk is shared by those of
// other names.
func TestSharedTelephones(t *testing.T) {
	l := mapped(t, gridOf("Họ và tên|Đơn vị|Điện thoại\nLò Văn An|Sở A|0912 345 678\nLò Văn Ân|Sở B|+84912345678\nLò Văn Ba|Sở C|02133 876 543\nTòng Thị Ca|Sở C|02133876543\nLÒ VĂN BA|Sở Nội vụ|0213.3876.543"), Options{Kind: Delegates})
	var rows []int
	for _, p := range l.Problems {
		rows = append(rows, p.Rows...)
	}
	if d := cmp.Diff([]int{2, 3, 4, 6}, rows); d != "" {
		t.Errorf("%s\n%s", d, summary(l))
	}
}
