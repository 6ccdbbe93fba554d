package importing

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"vinhdanh/app/jobs/intake"
	"vinhdanh/app/screen"
	"vinhdanh/app/screen/screentest"
	"vinhdanh/data/sheet"
)

// recipientsOpen shows the list of recipients in the sheet's step, with the keyboard in the sheet.
func recipientsOpen(t *testing.T) *fixture {
	t.Helper()
	f := open(t)
	f.Shown(screen.Filter{File: f.file(t, "DS_khen_thuong.csv", recipients), Kind: "recipients"})
	f.sh.Win.Canvas().Focus(f.review.view.body)
	return f
}

// keys types keys into whatever has the keyboard.
func (f *fixture) keys(names ...fyne.KeyName) {
	for _, n := range names {
		f.sh.Win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: n})
	}
}

// chooseCell makes a cell the chosen one, by its row's number and its column's letter.
func (f *fixture) chooseCell(row int, letter string) { f.review.view.lead(row, letter) }

func TestCellsAreTyped(t *testing.T) {
	f := recipientsOpen(t)
	f.chooseCell(8, "C")
	f.keys(fyne.KeyF2)
	e := f.review.view.body.editor
	if e == nil || e.Text != "31/02/1986" {
		t.Fatalf("editor %+v", e)
	}
	e.SetText("28/02/1986")
	f.keys(fyne.KeyReturn)
	if f.review.view.body.editor != nil || f.review.view.body.number() != 9 {
		t.Error("Enter keeps what was typed and goes one row down")
	}
	r := f.list.Records[2]
	if r.Row != 8 || r.Birth != "1986-02-28" || r.Faulty || len(f.options.Fixes) != 1 {
		t.Errorf("%+v, decided %+v", r, f.options.Fixes)
	}
	f.see(t, "28/02/1986", "1 lỗi", "Nhập 4 dòng, để lại 1")

	// Letters begin to type at once; Escape gives up.
	f.chooseCell(9, "B")
	test.Type(f.sh.Win.Canvas().Focused(), "B")
	test.Type(f.sh.Win.Canvas().Focused(), "à Lả")
	if e := f.review.view.body.editor; e == nil || e.Text != "Bà Lả" {
		t.Fatalf("editor %+v", e)
	}
	f.keys(fyne.KeyEscape)
	if len(f.options.Fixes) != 1 || f.review.view.body.editor != nil {
		t.Error("Escape keeps what was typed")
	}
	test.Type(f.sh.Win.Canvas().Focused(), "Bà Quàng Thị Lả")
	f.keys(fyne.KeyTab)
	if f.list.Records[3].Name != "Quàng Thị Lả" || f.review.view.body.column != 2 {
		t.Errorf("%+v, column %d", f.list.Records[3], f.review.view.body.column)
	}
	f.see(t, "Tiếp tục", "5 dòng sẵn sàng")
	f.Undo()
	f.Undo()
	f.see(t, "2 lỗi", "31/02/1986")
}

func TestRowsAreLeftOut(t *testing.T) {
	f := recipientsOpen(t)
	f.chooseCell(9, "C")
	f.keys(fyne.KeyDelete)
	f.see(t, "Đã bỏ", "1 lỗi", "4 dòng dữ liệu")
	if len(f.list.Records) != 4 {
		t.Errorf("%d records", len(f.list.Records))
	}
	f.chooseCell(9, "B")
	f.keys(fyne.KeyDelete)
	f.see(t, "2 lỗi", "5 dòng dữ liệu")
	if strings.Contains(screentest.Words(f.Object()), "Đã bỏ") || len(f.options.Fixes) != 0 {
		t.Errorf("still left out, %+v", f.options.Fixes)
	}
}

func TestSectionsAreChosen(t *testing.T) {
	f := recipientsOpen(t)
	f.chooseCell(6, "A")
	f.keys(fyne.KeyReturn) // the list of what the row may be
	f.see(t, "Nhóm: hộ gia đình", "Là dòng dữ liệu", "Bỏ dòng 6")
	f.sh.Win.Canvas().Overlays().Remove(f.sh.Win.Canvas().Overlays().Top())
	f.decide(sheet.Fix{Kind: sheet.FixSection, Row: 6, Text: "household"})
	f.see(t, "Nhóm: hộ gia đình · 4")
	if f.list.Households != 4 {
		t.Errorf("%d households", f.list.Households)
	}
}

func TestOffersArePressed(t *testing.T) {
	f := recipientsOpen(t)
	list := f.review.doubts.list
	f.sh.Win.Canvas().Focus(list)
	f.keys(fyne.KeyDown) // to the missing name, and to its cell
	if f.review.view.body.number() != 9 {
		t.Errorf("the sheet is at row %d", f.review.view.body.number())
	}
	f.keys(fyne.KeyUp)
	list.TypedRune('2') // the year alone
	if r := f.list.Records[2]; r.Birth != "1986" || r.Faulty {
		t.Errorf("%+v", r)
	}
	if len(f.sh.Notices) != 1 || f.sh.Undo == nil {
		t.Fatalf("said %v", f.sh.Notices)
	}
	f.sh.Undo()
	if !f.list.Records[2].Faulty {
		t.Error("it was not taken back")
	}
	// An offer that decides nothing leads into the cell.
	f.sh.Win.Canvas().Focus(list)
	f.keys(fyne.KeyHome, fyne.KeyReturn)
	if e := f.review.view.body.editor; e == nil || e.row != 8 || e.Text != "31/02/1986" {
		t.Fatalf("editor %+v", e)
	}
	f.keys(fyne.KeyEscape)

	// A count that is taken as it was read stays in sight below the sheet.
	for _, p := range f.list.Problems {
		if p.Code == sheet.ProblemFooterCount {
			f.useOffer(p.Offers[1], p)
		}
	}
	f.see(t, "Cá nhân: ghi 5, nhận 4")
}

func TestManyDoubtsAreFolded(t *testing.T) {
	var b strings.Builder
	b.WriteString("TT,Họ và tên,Ngày sinh,Đơn vị\n")
	for i := range 500 {
		fmt.Fprintf(&b, "%d,Lò Văn %c%c,31/02/19%02d,Sở Nội vụ\n", i+1, 'A'+i%26, 'a'+i/26, 40+i%50)
	}
	f := open(t)
	f.Shown(screen.Filter{File: f.file(t, "ds.csv", b.String()), Kind: "delegates"})
	f.see(t, "500 lỗi", "500 chỗ trong danh sách.", "Chỉ lấy năm ở 500 chỗ", "Xem từng chỗ")
	cards := f.review.doubts.list.cards
	if len(cards) != 1 {
		t.Fatalf("%d cards", len(cards))
	}
	press := func(words string) {
		offers := f.review.doubts.list.cards[0].offers
		at := slices.IndexFunc(offers, func(o *offerButton) bool { return o.text == words })
		if at < 0 {
			t.Fatalf("no %q", words)
		}
		offers[at].do()
	}
	press("Xem từng chỗ")
	if n := len(f.review.doubts.list.cards); n != unfolded+2 {
		t.Errorf("%d cards unfolded", n)
	}
	press("Thu gọn")
	press("Chỉ lấy năm ở 500 chỗ")
	if f.list.Sound() != 500 {
		t.Errorf("%d sound", f.list.Sound())
	}
	f.see(t, "Không có vấn đề nào", "500 dòng sẵn sàng")
	f.Undo()
	if f.list.Sound() != 0 {
		t.Error("all is not one step")
	}
}

func TestHeadingAndSeparatorAreChosen(t *testing.T) {
	f := open(t)
	f.Shown(screen.Filter{File: f.file(t, "ds.csv", "Họ và tên;Đơn vị\nHọ tên người dự;Cơ quan\nLò Văn Thuận;Sở Nội vụ, phòng Một\n"), Kind: "delegates"})
	test.Tap(f.review.header)
	f.see(t, "Không có dòng tiêu đề", "Dòng 2", "Họ tên người dự · Cơ quan")
	f.sh.Win.Canvas().Overlays().Remove(f.sh.Win.Canvas().Overlays().Top())
	f.head(2, 2)
	if len(f.list.Records) != 1 || f.list.Records[0].Unit != "Sở Nội vụ, phòng Một" {
		t.Errorf("%+v", f.list.Records)
	}
	f.see(t, "Dòng tiêu đề: 2", "Dấu phân cách: chấm phẩy (;)")
	test.Tap(f.review.separator)
	f.see(t, "Tự nhận ra", "phẩy (,)", "Tab")
	f.sh.Win.Canvas().Overlays().Remove(f.sh.Win.Canvas().Overlays().Top())
	test.Tap(f.review.letters)
	f.see(t, "Windows-1258 (tiếng Việt)", "TCVN3 (.VnTime)")
}

func TestNoNamesYet(t *testing.T) {
	f := open(t)
	f.Shown(screen.Filter{File: f.file(t, "ds.csv", "x1,x2\n12,34\n56,78\n"), Kind: "delegates"})
	f.see(t, "Chưa thấy cột họ và tên", "Chưa biết cột nào là họ tên", "12", "78")
	if !f.review.on.Disabled() || f.review.some.Visible() {
		t.Error("it goes on without names")
	}
	f.remapAll([]string{"B"}, "name")
	if nameless(f.list) {
		t.Errorf("%+v", f.list.Columns)
	}
}

// A field that one column alone can hold leaves the column that had it.
func TestNamesMoveToAnotherColumn(t *testing.T) {
	f := open(t)
	f.Shown(screen.Filter{File: f.file(t, "ds.csv", "Họ và tên,Người nhận thay\nLò Văn Thuận,Lò Văn Một\nTòng Thị Lả,Tòng Văn Hai\n"), Kind: "delegates"})
	f.remapAll([]string{"B"}, "name")
	if got := f.list.Records[0].Name; got != "Lò Văn Một" {
		t.Errorf("name %q", got)
	}
}

const oldLetters3 = "TT,Hä vµ tªn,§¬n vÞ\n1,Tßng ThÞ L¶,Së Néi vô\n2,Lß V¨n ThuËn,Së Gi¸o dôc vµ §µo t¹o\n3,§Æng Thu Ng©n,X· NËm TÝa\n4,NguyÔn V¨n H¶i,X· B¶n M©y\n"

func TestOldLettersAreCompared(t *testing.T) {
	f := open(t)
	f.Shown(screen.Filter{File: f.file(t, "tcvn3.csv", oldLetters3), Kind: "delegates"})
	f.see(t, "Phông .VnTime: đã chuyển sang Unicode", "“Tßng ThÞ L¶”", "“Tòng Thị Lả”", "Hoàn nguyên")
	if !f.sh.Press("So sánh trước và sau") {
		t.Fatal("no button")
	}
	f.see(t, "Bỏ dấu chọn ở cột nào", "B2", "Tßng ThÞ L¶", "Tòng Thị Lả")
	if !f.sh.Press("Xong") || !f.sh.Press("Hoàn nguyên") {
		t.Fatal("no button")
	}
	f.see(t, "chưa chuyển sang Unicode")
	if f.list.Records[0].Name != "Tßng ThÞ L¶" {
		t.Errorf("%q", f.list.Records[0].Name)
	}
	if !f.sh.Press("Chuyển sang Unicode") || f.list.Records[0].Name != "Tòng Thị Lả" {
		t.Errorf("%q", f.list.Records[0].Name)
	}
}

func TestSheetByKeyboard(t *testing.T) {
	f := recipientsOpen(t)
	b := f.review.view.body
	b.choose(0, 1)
	f.keys(fyne.KeyUp) // to the chips
	if b.row != -1 {
		t.Fatalf("row %d", b.row)
	}
	f.keys(fyne.KeyReturn)
	f.see(t, "Họ và tên", "Điện thoại", "Bỏ qua")
	test.Type(f.sh.Win.Canvas().Focused(), "dien thoai")
	f.keys(fyne.KeyReturn)
	if f.options.Map["B"] != "phone" {
		t.Errorf("chosen %v", f.options.Map)
	}
	f.Undo()
	f.keys(fyne.KeyEnd, fyne.KeyDown, fyne.KeyPageDown)
	if b.row < 5 || b.column != len(f.review.view.columns)-1 {
		t.Errorf("at %d, %d", b.row, b.column)
	}
	for _, want := range []int{8, 9, 11, 11} { // each doubt in turn
		f.keys(fyne.KeyF8)
		if b.number() != want {
			t.Errorf("F8 leads to row %d, not %d", b.number(), want)
		}
	}
}

// F8 takes the keyboard from the sheet, so that a digit settles the doubt
// and is not typed into its cell; then it goes to the one that comes next.
func TestDoubtsByKeyboard(t *testing.T) {
	f := recipientsOpen(t)
	b := f.review.view.body
	f.keys(fyne.KeyF8)
	first, doubts := b.number(), len(f.review.doubts.list.cards)
	offers := f.review.doubts.list.chosen().offers
	test.Type(f.sh.Win.Canvas().Focused(), strconv.Itoa(len(offers)))
	if b.editor != nil || len(f.options.Fixes) == 0 || len(f.review.doubts.list.cards) >= doubts {
		t.Fatalf("row %d: %v, %d doubts of %d", first, f.options.Fixes, len(f.review.doubts.list.cards), doubts)
	}
	f.keys(fyne.KeyF8)
	if b.number() != 9 {
		t.Errorf("F8 leads to row %d", b.number())
	}
}

// What a list of 100,000 rows asks of the window when it is shown.
func BenchmarkSheet100000(b *testing.B) {
	l := &intake.List{List: &sheet.List{Grid: &sheet.Grid{}, Columns: []sheet.Column{{Index: 0, Letter: "A", Fields: []sheet.Field{sheet.FieldName}}}}}
	for i := range 100000 {
		row := sheet.Row{Number: i + 1}
		for c := range 10 {
			row.Cells = append(row.Cells, sheet.Cell{Text: "Lò Văn Thuận", Column: c})
		}
		l.Grid.Rows = append(l.Grid.Rows, row)
		l.Records = append(l.Records, sheet.Record{Row: i + 1})
		if i%10 == 0 {
			l.Problems = append(l.Problems, sheet.Problem{Row: i + 1, Column: "A", Code: sheet.ProblemNoName, Severity: sheet.Error})
		}
	}
	for b.Loop() {
		if r := readRows(l, nil); r.kinds[99999] != rowRecord {
			b.Fatal(r.kinds[99999])
		}
	}
}
