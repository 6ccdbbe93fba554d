package importing

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"vinhdanh/app/jobs/intake"
	"vinhdanh/app/screen"
	"vinhdanh/app/screen/screentest"
	"vinhdanh/data"
	"vinhdanh/data/sheet"
)

// press sends a shortcut to the window, as if no part had used it.
func (f *fixture) press(k fyne.Shortcut) {
	if c, ok := f.sh.Win.Canvas().(fyne.Shortcutable); ok {
		c.TypedShortcut(k)
	}
}

func TestDecisionsAreUndone(t *testing.T) {
	f := open(t)
	f.Shown(screen.Filter{File: f.file(t, "ds.csv", recipients), Kind: "recipients"})
	all := len(f.list.Records)
	f.Undo()
	if len(f.sh.Notices) != 1 {
		t.Errorf("nothing was decided, and told is %v", f.sh.Notices)
	}
	f.decide(sheet.Fix{Kind: sheet.FixCell, Row: 9, Column: "B", Text: "Ông Giàng A Sử"})
	f.decide(sheet.Fix{Kind: sheet.FixSkip, Row: 8}, sheet.Fix{Kind: sheet.FixSkip, Row: 10})
	if n := len(f.list.Records); n != all-2 || f.list.Sound() != all-2 {
		t.Fatalf("%d records, %d sound", n, f.list.Sound())
	}
	f.Undo() // both rows at once
	if len(f.list.Records) != all || len(f.options.Fixes) != 1 || !f.canRedo() {
		t.Errorf("undone, %d records, fixes %v", len(f.list.Records), f.options.Fixes)
	}
	f.press(&fyne.ShortcutRedo{})
	if len(f.list.Records) != all-2 || f.canRedo() {
		t.Errorf("done again, %d records", len(f.list.Records))
	}
	f.Undo()
	f.Undo()
	if f.canUndo() || len(f.options.Fixes) != 0 {
		t.Errorf("all undone, fixes %v", f.options.Fixes)
	}
	f.decide(sheet.Fix{Kind: sheet.FixSkip, Row: 5})
	if f.canRedo() {
		t.Error("a new decision leaves the old ones to be done again")
	}
	f.rekind(intake.Delegates)
	if f.kind != intake.Delegates || f.list.Kind != intake.Delegates {
		t.Fatalf("kind %s", f.kind)
	}
	f.Undo()
	if f.kind != intake.Recipients || f.list.Kind != intake.Recipients {
		t.Errorf("undone, kind %s", f.kind)
	}
}

func TestUnreadableDecision(t *testing.T) {
	f := open(t)
	f.Shown(screen.Filter{File: f.file(t, "ds.csv", recipients), Kind: "recipients"})
	f.decide(sheet.Fix{Kind: sheet.FixSkip, Row: 5})
	f.resheet("không có")
	if len(f.sh.Faults) != 1 || f.step != stepReview || f.options.Sheet != "" || len(f.options.Fixes) != 1 {
		t.Fatalf("faults %v, step %d, options %+v", f.sh.Faults, f.step, f.options)
	}
	if f.canRedo() {
		t.Error("what failed is offered again")
	}
	f.Undo()
	if len(f.options.Fixes) != 0 {
		t.Errorf("fixes %v", f.options.Fixes)
	}
}

func TestLeavingADecidedList(t *testing.T) {
	f := open(t)
	first, second := f.file(t, "mot.csv", recipients), f.file(t, "hai.csv", recipients)
	f.Shown(screen.Filter{File: first, Kind: "recipients"})
	f.decide(sheet.Fix{Kind: sheet.FixSkip, Row: 5})
	f.Shown(screen.Filter{Kind: "recipients"}) // comes back to it
	if f.step != stepReview || len(f.options.Fixes) != 1 {
		t.Fatalf("step %d, fixes %v", f.step, f.options.Fixes)
	}
	f.Shown(screen.Filter{File: second, Kind: "recipients"})
	f.see(t, "Bỏ danh sách đang xem: mot.csv?")
	f.sh.Press("Xem tiếp")
	if f.list.File != "mot.csv" {
		t.Errorf("shown is %s", f.list.File)
	}
	f.Close()
	if !f.sh.Press("Bỏ") || f.step != stepChoose || f.list != nil {
		t.Errorf("step %d", f.step)
	}
}

func TestNoColumnOfNames(t *testing.T) {
	f := open(t)
	f.Shown(screen.Filter{File: f.file(t, "ds.csv", "a,b\nlò văn thuận,2\ntòng thị lả,3\n"), Kind: "delegates"})
	if f.step != stepReview || !f.nameless {
		t.Fatalf("step %d, nameless %v", f.step, f.nameless)
	}
	if f.onward(); f.step != stepReview || len(f.sh.Notices) != 1 {
		t.Errorf("a list without names goes on to step %d, told is %v", f.step, f.sh.Notices)
	}
	f.remap("A", "name")
	if f.nameless || len(f.list.Records) == 0 {
		t.Errorf("nameless %v, %d records", f.nameless, len(f.list.Records))
	}
}

func TestPaste(t *testing.T) {
	f := open(t)
	f.Paste("")
	if len(f.sh.Notices) != 1 || f.step != stepChoose {
		t.Errorf("nothing was copied; told is %v", f.sh.Notices)
	}
	f.sh.Clipboard = "TT\tHọ và tên\tĐơn vị\n1\tLò Văn Thuận\tSở Nội vụ\n2\tTòng Thị Lả\tXã Nậm Tía\n"
	if !f.sh.Press("Dán") || f.step != stepReview || f.list.Sound() != 2 || f.list.Records[1].Unit != "Xã Nậm Tía" {
		t.Fatalf("step %d", f.step)
	}
	if f.list.File != "Bảng dán lúc 07:46" {
		t.Errorf("it is called %q", f.list.File)
	}
	f.Close()
	f.Shown(screen.Filter{Kind: "recipients", Section: "paste"})
	if f.step != stepReview || f.list.Kind != intake.Recipients {
		t.Errorf("step %d", f.step)
	}
}

func TestWhatIsDroppedIsGuessed(t *testing.T) {
	f := open(t)
	f.Shown(screen.Filter{File: f.file(t, "gi-do.csv", strings.Replace(recipients, "DANH SÁCH KHEN THƯỞNG", "DANH SÁCH ĐỀ NGHỊ TẶNG GIẤY KHEN", 1))})
	f.see(t, "Tệp này là danh sách gì?")
	b := f.sh.Button("Danh sách khen thưởng")
	if f.likely != intake.Recipients || f.sh.Win.Canvas().Focused() != fyne.Focusable(b) {
		t.Errorf("likely %q, the keyboard is at %T", f.likely, f.sh.Win.Canvas().Focused())
	}
	b.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if f.step != stepReview || f.kind != intake.Recipients {
		t.Errorf("step %d, kind %q", f.step, f.kind)
	}
}

func TestOnwardByKeys(t *testing.T) {
	f := open(t)
	ctrlEnter := &desktop.CustomShortcut{KeyName: fyne.KeyReturn, Modifier: fyne.KeyModifierControl}
	f.press(ctrlEnter)
	f.sh.Choose = f.file(t, "ds.csv", recipients)
	f.Shown(screen.Filter{Kind: "recipients"})
	if f.sh.Win.Canvas().Focused() != fyne.Focusable(f.zone.Button) {
		t.Errorf("the keyboard is at %T", f.sh.Win.Canvas().Focused())
	}
	f.zone.Button.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	f.press(ctrlEnter)
	if f.step != stepConfirm || !f.draft {
		t.Fatalf("step %d, draft %v", f.step, f.draft)
	}
	f.press(ctrlEnter)
	if f.step != stepSaved || f.saved.Added != 3 {
		t.Errorf("step %d, %+v", f.step, f.saved)
	}
	f.Undo()
	if f.undone == nil {
		t.Error("the import cannot be undone by keys")
	}
	f.Left()
	f.press(ctrlEnter) // belongs to nobody now
	f.Shown(screen.Filter{})
	if f.step != stepChoose {
		t.Errorf("step %d", f.step)
	}
}

// compared puts a comparison before the person who is to decide.
func (f *fixture) compared(t *testing.T) *plan {
	t.Helper()
	f.Shown(screen.Filter{File: f.file(t, "ds.csv", recipients), Kind: "recipients"})
	f.goOn(true)
	if f.step != stepConfirm {
		t.Fatalf("step %d", f.step)
	}
	c := f.plan.c
	c.Rows[1] = intake.RowPlan{Record: 1, What: intake.PlanChange, ID: "1", Code: "AS-071", Name: "Lò Văn Thuận", Fields: []intake.FieldChange{
		{Field: "birth", Before: "1979", After: "12/05/1979", Take: true}, {Field: "unit", Before: "Sở Nội vụ tỉnh", After: "Sở Nội vụ", ByHand: true}}}
	c.Rows[4] = intake.RowPlan{Record: 4, What: intake.PlanChange, ID: "2", Code: "AS-072", Name: "Đặng Thu Ngân", Fields: []intake.FieldChange{
		{Field: "name", Before: "Đặng Thị Thu Ngân", After: "Đặng Thu Ngân", Locked: "0412"}, {Field: "birth", Before: "1988", After: "23/09/1988", Take: true}}}
	c.Gone = []intake.Gone{{ID: "g1", Code: "AS-011", Name: "Vàng A Chính", Unit: "Xã Nậm Tía"}, {ID: "g2", Code: "AS-012", Name: "Sùng Thị Hạnh"}}
	f.plan = newPlan(f.Screen, c)
	f.show()
	return f.plan
}

func TestDifferences(t *testing.T) {
	f := open(t)
	p := f.compared(t)
	f.see(t, "Cập nhật khen thưởng: thêm 1, sửa 2?", "Mới 1", "Thay đổi 2", "Không còn 2", "Để lại 2", "Lò Văn Thuận · AS-071", "dòng 7",
		"12/05/1979", "Giữ: đã sửa tay", "Khóa: 0412", "Ngày sinh 2")
	lines := p.diffs.lines
	if len(lines) != 6 || lines[0].field != -1 || lines[3].field != -1 {
		t.Fatalf("lines %v", lines)
	}
	space := func(i int) {
		p.table.Select(i)
		p.table.OnTick(i)
	}
	space(5) // the birth of the second: nothing of her is taken then
	if p.changed() != 1 {
		t.Errorf("%d changed", p.changed())
	}
	f.see(t, "thêm 1, sửa 1?")
	space(0) // all of the first
	if !p.c.Rows[1].Fields[1].Take {
		t.Error("a person's line takes not all of him")
	}
	space(0)
	if p.c.Rows[1].Fields[0].Take || p.changed() != 0 {
		t.Error("nor keeps all of him")
	}
	f.see(t, "Nhập 1 lượt khen thưởng?", "Nhập 1 dòng")
	p.diffs.takeAll("birth", true)
	if !p.c.Rows[1].Fields[0].Take || !p.c.Rows[4].Fields[1].Take || p.c.Rows[1].Fields[1].Take {
		t.Errorf("%+v", p.c.Rows)
	}
	p.table.OnTickAll()
	if p.c.Rows[4].Fields[0].Take || !p.c.Rows[1].Fields[1].Take {
		t.Error("what the register says is taken, or what can be is not")
	}
	p.diffs.only = "unit"
	p.diffs.lay()
	p.diffs.show()
	if len(p.diffs.lines) != 2 {
		t.Errorf("of one field alone, lines %v", p.diffs.lines)
	}
}

func TestNobodyIsRemovedUnasked(t *testing.T) {
	f := open(t)
	p := f.compared(t)
	if len(p.removed()) != 0 {
		t.Fatalf("removed %v", p.removed())
	}
	p.segment.Select(2)
	f.see(t, "Vàng A Chính", "Giữ lại", "Chỉ xóa những dòng được đánh dấu")
	p.table.OnTick(1)
	if ids := p.removed(); len(ids) != 1 || ids[0] != "g2" {
		t.Errorf("removed %v", ids)
	}
	f.sh.Press("Ghi thay đổi")
	f.see(t, "Xóa 1 lượt khen thưởng?", "Sùng Thị Hạnh")
	f.sh.Press("Xem lại")
	if f.step != stepConfirm || f.saving {
		t.Errorf("step %d", f.step)
	}
}

func TestPast(t *testing.T) {
	f := open(t)
	f.past.drafts = []data.ImportDraft{{ID: "d", Kind: "citations", File: "DS_khen.xlsx", Left: 1203, At: f.sh.At}}
	f.past.imports = []data.Import{{ID: "i", Kind: "delegates", File: "DS_doan_3.xlsx", Added: 12, Changed: 4, Who: "Tổ thư ký", At: f.sh.At},
		{ID: "j", Kind: "citations", Added: 5, At: f.sh.At.AddDate(0, 0, -2), UndoneAt: f.sh.At}}
	f.show()
	f.see(t, "Để lại, chưa nhập", "DS_khen.xlsx", "Khen thưởng · còn 1.203 dòng", "Đại biểu · thêm 12, sửa 4 · 07:46", "(không ghi tên tệp)", "19/08 07:46", "Đã hoàn tác")
	f.sh.Press("Tất cả")
	f.see(t, "Các lần nhập", "Tổ thư ký", "Đang dùng")
	table := f.sh.Table()
	table.Select(1)
	table.OnSelect(1)
	if b := f.sh.Button("Hoàn tác lần nhập này"); b == nil || !b.Disabled() {
		t.Error("what was undone can be undone again")
	}
	table.Select(0)
	table.OnOpen(0)
	f.see(t, "Hoàn tác lần nhập DS_doan_3.xlsx?", "thêm 12, sửa 4")
	f.sh.Press("Giữ nguyên")
	f.sh.Press("Bỏ các dòng này")
	f.see(t, "Bỏ 1.203 dòng còn để lại của DS_khen.xlsx?")
}

func TestSeveralSheets(t *testing.T) {
	f := open(t)
	f.kind, f.source = intake.Delegates, intake.Source{File: f.file(t, "ds.csv", "Họ và tên\nLò Văn Thuận\n")}
	f.read()
	one := f.list
	f.list, f.step, f.first, f.several = nil, stepChoose, one, []string{"", "Khách mời"}
	f.show()
	f.see(t, "ds.csv có nhiều trang tính chứa danh sách", "Khách mời")
	if !f.sh.Press("Đọc trang này") || f.step != stepReview || f.list != one {
		t.Fatalf("step %d", f.step)
	}
	if f.nextSheet() != "Khách mời" {
		t.Errorf("next is %q", f.nextSheet())
	}
	if words := screentest.Words(f.Object()); strings.Contains(words, "[importing") {
		t.Error("a key has no string")
	}
}

// The strip that offers to undo a decision goes with it, and with its step.
func TestStripGoesWithItsDecision(t *testing.T) {
	f := open(t)
	f.Shown(screen.Filter{File: f.file(t, "ds.csv", recipients), Kind: "recipients"})
	settle := func(words string, row int) { f.settleBy([]sheet.Fix{{Kind: sheet.FixSkip, Row: row}}, words) }
	settle("một", 8)
	f.Undo()
	settle("hai", 8)
	settle("ba", 9)
	f.goOn(true)
	settled := []string{"một", "hai", "ba"}
	if !slices.Equal(f.sh.Unsaid, settled) {
		t.Errorf("taken away are %v", f.sh.Unsaid)
	}
	if f.step != stepConfirm || f.Foot() == 0 {
		t.Errorf("step %d, the foot is %v high", f.step, f.Foot())
	}
}
