package widget

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"github.com/google/go-cmp/cmp"

	"vinhdanh/assets/icons"
)

// lines gives all texts in sight below an object.
func lines(o fyne.CanvasObject) string {
	var out []string
	var walk func(fyne.CanvasObject)
	walk = func(o fyne.CanvasObject) {
		if o == nil || !o.Visible() {
			return
		}
		switch o := o.(type) {
		case *canvas.Text:
			if o.Text != "" {
				out = append(out, o.Text)
			}
		case *fyne.Container:
			for _, c := range o.Objects {
				walk(c)
			}
		case fyne.Widget:
			for _, c := range test.WidgetRenderer(o).Objects() {
				walk(c)
			}
		}
	}
	walk(o)
	return strings.Join(out, "\n")
}

func key(w fyne.Focusable, names ...fyne.KeyName) {
	for _, n := range names {
		w.TypedKey(&fyne.KeyEvent{Name: n})
	}
}

func TestButtonKeysAndDisabling(t *testing.T) {
	n := 0
	b := NewFilled("In", icons.Print, func() { n++ })
	window(t, Row(0, b), 200, 60)
	test.Tap(b)
	key(b, fyne.KeySpace, fyne.KeyReturn)
	b.Disable()
	test.Tap(b)
	key(b, fyne.KeySpace)
	if n != 3 {
		t.Errorf("pressed %d times", n)
	}
	if h := b.MinSize().Height; h != HeightButton {
		t.Errorf("it is %v high", h)
	}
}

// Words that do not fit into a part end in dots; none is wider than its part.
func TestPartsNeverClip(t *testing.T) {
	const long = "Ban Chấp hành Đảng bộ tỉnh, Ủy ban nhân dân tỉnh và Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh"
	menu := NewChip(long, nil)
	menu.Menu, menu.Icon = true, icons.Warning
	stats := NewStatBar([]Stat{{Figure: "232", Label: long}, {Figure: "1.000.000", Label: "Đã in"}}, nil)
	for name, o := range map[string]fyne.CanvasObject{
		"button": NewButton(long, icons.Print, nil), "chip": menu, "tag": NewTag(long, OK, icons.Check), "text": NewText(long),
		"select": NewSelect([]string{long}, 0, nil), "check": NewCheck(long, true, nil), "stats": stats, "field": NewField(long, NewEntry()),
		"banner": NewBanner(Warn, long), "head": NewPageHead("Bằng", long), "snackbar": NewSnackbar(long, "Hoàn tác", func() {}, nil),
		"card": NewCard(long, nil, nil, NewText("")),
	} {
		window(t, Fixed(150, 0, o), 150, 120)
		o.Resize(fyne.NewSize(150, 60))
		var walk func(fyne.CanvasObject, fyne.Position, float32)
		walk = func(o fyne.CanvasObject, at fyne.Position, right float32) {
			if !o.Visible() {
				return
			}
			if tx, ok := o.(*canvas.Text); ok && at.X+tx.MinSize().Width > right+1 {
				t.Errorf("%s: %q reaches %v of %v", name, tx.Text, at.X+tx.MinSize().Width, right)
			}
			switch o := o.(type) {
			case *fyne.Container:
				for _, c := range o.Objects {
					walk(c, at.Add(c.Position()), right)
				}
			case fyne.Widget:
				for _, c := range test.WidgetRenderer(o).Objects() {
					walk(c, at.Add(c.Position()), right)
				}
			}
		}
		walk(o, fyne.NewPos(0, 0), max(150, o.MinSize().Width))
	}
}

func TestSegment(t *testing.T) {
	var got []int
	s := NewSegment([]string{"Đầy đủ", "In trên phôi", "Chữ"}, 0, func(i int) { got = append(got, i) })
	window(t, Row(0, s), 400, 60)
	key(s, fyne.KeyRight, fyne.KeyRight, fyne.KeyRight, fyne.KeyLeft)
	s.Tapped(&fyne.PointEvent{Position: fyne.NewPos(5, 5)})
	s.Tapped(&fyne.PointEvent{Position: fyne.NewPos(6, 5)})
	if d := cmp.Diff([]int{1, 2, 1, 0}, got); d != "" {
		t.Errorf("chosen (-want +got):\n%s", d)
	}
}

func TestSelectAndMenu(t *testing.T) {
	var got []int
	s := NewSelect([]string{"Phiên trù bị", "Phiên chính thức", "Bế mạc"}, -1, func(i int) { got = append(got, i) })
	s.Placeholder = "Chọn phiên"
	win := window(t, Row(0, s), 400, 300)
	s.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	m, ok := win.Canvas().Focused().(*menu)
	if !ok {
		t.Fatal("Down opens no list")
	}
	key(m, fyne.KeyUp, fyne.KeyUp, fyne.KeyReturn) // from the end upwards
	s.Tapped(nil)
	key(win.Canvas().Focused(), fyne.KeyEscape)
	s.Tapped(nil)
	win.Canvas().Overlays().Top().(*Overlay).Tapped(nil) // beside the list
	if d := cmp.Diff([]int{1}, got); d != "" || win.Canvas().Overlays().Top() != nil {
		t.Errorf("chosen (-want +got):\n%s", d)
	}
}

func TestDialog(t *testing.T) {
	win := window(t, NewText(""), 800, 600)
	tries, closed := 0, 0
	entry := NewEntry()
	d := Ask(win, Question{Title: "Xóa 3 đại biểu?", Text: "Lý Văn An, Vàng A Chính.", Body: NewField("Lý do", entry), Verb: "Xóa 3 đại biểu", Cancel: "Giữ lại",
		Focus: entry, Do: func() bool { tries++; return tries == 2 }, OnClose: func() { closed++ }})
	if win.Canvas().Focused() != entry {
		t.Error("the field has no focus")
	}
	if w := lines(win.Canvas().Overlays().Top()); !strings.Contains(w, "Xóa 3 đại biểu?") || !strings.Contains(w, "Giữ lại") {
		t.Errorf("it says\n%s", w)
	}
	d.Tapped(nil) // beside it: it stays
	test.Tap(d.OK)
	if closed != 0 {
		t.Error("it closed though Do said no")
	}
	test.Tap(d.OK)
	d.Close()
	if closed != 1 || win.Canvas().Overlays().Top() != nil {
		t.Errorf("closed %d times", closed)
	}
	held := Ask(win, Question{Title: "Mã khôi phục", Cancel: "Tôi đã ghi lại", Held: true})
	held.Escape()
	if win.Canvas().Overlays().Top() == nil {
		t.Error("Escape closed what has to be noted")
	}
	held.Close()
}

// Enter in a line presses the filled button, a field that is wrong gets the
// keyboard and is scrolled to, and the form knows whether it was filled in.
func TestDialogForm(t *testing.T) {
	win := window(t, NewText(""), 800, 600)
	var fields []fyne.CanvasObject
	var entries []*Entry
	for range 12 {
		e := NewEntry()
		entries, fields = append(entries, e), append(fields, Grow(NewField("Mục", e)))
	}
	wrong := NewField("Trang", NewEntry())
	tries := 0
	d := Ask(win, Question{Title: "Tạo", Body: Column(12, append(fields, wrong)...), Verb: "Tạo", Cancel: "Hủy", Height: 300, Focus: entries[0],
		Do: func() bool { tries++; wrong.SetError("Ghi trang"); return false }})
	if d.Edited() {
		t.Error("it was filled in from the beginning")
	}
	entries[0].SetText("Đại hội")
	if !d.Edited() {
		t.Error("it does not know what was filled in")
	}
	key(entries[0], fyne.KeyReturn)
	if tries != 1 || win.Canvas().Focused() != fyne.Focusable(wrong.input.(*Entry)) {
		t.Errorf("pressed %d times; the keyboard is at %v", tries, win.Canvas().Focused())
	}
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(wrong.input).Y
	if foot := d.content.Position().Y + 300; at+36 > foot {
		t.Errorf("the wrong field is at %v, below the foot at %v", at, foot)
	}
	entries[0].SetText("")
	if d.Edited() {
		t.Error("an emptied form counts as filled in")
	}
	d.Close()
	loss := Ask(win, Question{Title: "Thay tệp?", Verb: "Thay", Cancel: "Giữ", Loses: true})
	if b, ok := win.Canvas().Focused().(*Button); !ok || b.Text != "Giữ" {
		t.Error("Enter at once loses something")
	}
	loss.Close()
}

// What an entry does not use goes to the window.
func TestEntryPassesKeysOn(t *testing.T) {
	e := NewEntry()
	win := window(t, e, 300, 60)
	var keys []fyne.KeyName
	shortcuts := 0
	win.Canvas().SetOnTypedKey(func(k *fyne.KeyEvent) { keys = append(keys, k.Name) })
	win.Canvas().AddShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyK, Modifier: fyne.KeyModifierControl}, func(fyne.Shortcut) { shortcuts++ })
	e.SetText("một hai")
	key(e, fyne.KeyEscape, fyne.KeyF3, fyne.KeyLeft, fyne.KeyBackspace)
	e.TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyK, Modifier: fyne.KeyModifierControl})
	e.TypedShortcut(&fyne.ShortcutSelectAll{})
	if d := cmp.Diff([]fyne.KeyName{fyne.KeyEscape, fyne.KeyF3}, keys); d != "" || shortcuts != 1 || e.SelectedText() == "" {
		t.Errorf("%d shortcuts, selected %q (-want +got):\n%s", shortcuts, e.SelectedText(), d)
	}
}

// An entry leaves the mouse wheel to the page, and yet follows its cursor.
func TestEntryLeavesTheWheel(t *testing.T) {
	e := NewEntry()
	window(t, e, 200, 60)
	for _, r := range "Ủy ban nhân dân tỉnh An Sơn, Ban Thi đua – Khen thưởng" {
		e.TypedRune(r)
	}
	var line fyne.CanvasObject
	for _, o := range test.WidgetRenderer(e).Objects() {
		if _, ok := o.(fyne.Scrollable); ok {
			t.Errorf("%T takes the wheel", o)
		}
		if c, ok := o.(*container.Clip); ok {
			line = c.Content
		}
	}
	if line == nil || line.Position().X >= 0 {
		t.Error("the line did not follow the cursor to its end")
	}
	key(e, fyne.KeyHome)
	if line != nil && line.Position().X != 0 {
		t.Errorf("after Home the line begins at %v", line.Position().X)
	}
}

func TestSearchField(t *testing.T) {
	var asked []string
	down := 0
	f := NewSearchField("Tìm tên, mã, đơn vị hay bất cứ điều gì khác nữa mà không vừa ô", "Ctrl+F", func(s string) { asked = append(asked, s) })
	f.OnDown = func() { down++ }
	window(t, Fixed(200, 0, f), 200, 60)
	if w := lines(f); !strings.Contains(w, ellipsis) || !strings.Contains(w, "Ctrl+F") {
		t.Errorf("empty it says\n%s", w)
	}
	f.SetText("luong")
	if strings.Contains(lines(f), "Ctrl+F") {
		t.Error("the key's name stays beside the words")
	}
	key(f.Entry, fyne.KeyDown, fyne.KeyEscape)
	if d := cmp.Diff([]string{"luong", ""}, asked); d != "" || down != 1 {
		t.Errorf("%d times down, asked (-want +got):\n%s", down, d)
	}
}

func TestFieldError(t *testing.T) {
	e := NewEntry()
	f := NewField("Ngày sinh", e).Helped("Ngày/tháng/năm")
	window(t, Fixed(260, 0, f), 260, 120)
	f.SetError("Ngày không tồn tại. Có thể nhập chỉ năm: 1986.")
	if w := lines(f); !f.Failed() || !e.wrong || !strings.Contains(w, "không tồn tại") || strings.Contains(w, "Ngày/tháng/năm") {
		t.Errorf("it says\n%s", w)
	}
	f.SetError("")
	if w := lines(f); f.Failed() || e.wrong || !strings.Contains(w, "Ngày/tháng/năm") {
		t.Errorf("mended it says\n%s", w)
	}
}

func TestProgressStrip(t *testing.T) {
	stopped := 0
	p := NewProgressStrip("Đang in", "Dừng", func() { stopped++ })
	window(t, p, 400, 100)
	p.Set(7, 104, "7/104")
	if p.bar.Value < 0.067 || p.bar.Value > 0.068 {
		t.Errorf("the bar stands at %v", p.bar.Value)
	}
	p.Set(1, 0, "") // a job that does not know its end
	test.Tap(p.Stop)
	test.Tap(p.Stop)
	if stopped != 1 {
		t.Errorf("stopped %d times", stopped)
	}
}

// The sheet of all parts, in both looks, as they are drawn.
func TestSheetOfParts(t *testing.T) {
	chip := NewChip("Tất cả 235", nil)
	chip.On = true
	ring := NewRing(160)
	ring.Set(0.796, "187", "trên 235")
	sheet := Padded(16, Column(12,
		Row(8, NewFilled("Chính", icons.Print, nil), NewButton("Phụ", icons.Download, nil), NewQuiet("Nhẹ", nil), NewSmall("Trong hàng", "", nil)),
		Row(8, chip, NewChip("Khách mời 32", nil), NewTag("Có mặt", OK, ""), NewTag("Vắng", Warn, ""), NewTag("Lỗi", Err, "")),
		NewSegment([]string{"Đầy đủ", "In trên phôi"}, 1, nil),
		NewBanner(Warn, "Chưa sao lưu hôm nay", NewSmall("Sao lưu ngay", "", nil)),
		NewStatBar([]Stat{{Figure: "232", Label: "Đã in"}, {Figure: "0", Label: "Đã trao", Dim: true}}, nil),
		Row(8, ring, NewBar(0.5, "")),
	))
	win := window(t, sheet, 700, 520)
	test.AssertRendersToMarkup(t, "sheet.xml", win.Canvas())
}

// A strip that tells why nothing was done bears no tick.
func TestSnackbarRemark(t *testing.T) {
	if s := NewSnackbar("Đã lưu", "Hoàn tác", func() {}, nil); s.icon.Name != icons.Check {
		t.Errorf("what was done has %s", s.icon.Name)
	}
	if s := NewSnackbar("Chưa có ai được chọn", "", nil, func() {}).Remark(); s.icon.Name != icons.Info {
		t.Errorf("a remark has %s", s.icon.Name)
	}
}
