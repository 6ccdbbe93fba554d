package designer

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"vinhdanh/app/jobs/issue"
	"vinhdanh/app/jobs/keep"
	"vinhdanh/app/jobs/templates"
	"vinhdanh/app/screen"
	"vinhdanh/app/screen/screentest"
	"vinhdanh/assets/i18n"
	"vinhdanh/data"
	"vinhdanh/data/store"
	"vinhdanh/print/layout"
)

// fixture is the place over a real database with the sample conference.
type fixture struct {
	*Screen
	sh  *screentest.Shell
	db  *store.DB
	lib *templates.Library
	dir string
}

func open(t testing.TB, lang string) *fixture {
	t.Helper()
	sh := screentest.New(t, 1232, 784)
	sh.Cat = i18n.For(lang)
	dir := t.TempDir()
	db, err := store.Open(t.Context(), filepath.Join(dir, "test.db"), store.Options{Now: sh.Now})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	})
	if sh.Conf, _, err = keep.Sample(t.Context(), db, "test"); err != nil {
		t.Fatal(err)
	}
	lib := templates.New(db)
	f := &fixture{New(sh, Deps{Records: db, Library: lib, Press: sync.OnceValues(issue.NewPress), Who: "test"}), sh, db, lib, dir}
	f.sh.Put(f.Screen, screen.Filter{Section: "giay-khen-a4"})
	f.fine(t)
	return f
}

func (f *fixture) fine(t testing.TB) {
	t.Helper()
	if len(f.sh.Faults) > 0 {
		t.Fatal(f.sh.Faults)
	}
	if f.e == nil {
		t.Fatal("no template is open")
	}
}

func (f *fixture) see(t testing.TB, want ...string) {
	t.Helper()
	words := strings.ReplaceAll(screentest.Words(f.sh.Top()), "\n", " ")
	for _, w := range want {
		if !strings.Contains(words, w) {
			t.Errorf("nowhere %q in\n%s", w, words)
		}
	}
}

// press presses the mouse on the sheet, mm.
func (f *fixture) press(x, y float64) {
	ev := &desktop.MouseEvent{Button: desktop.MouseButtonPrimary}
	ev.Position = f.desk.spot(x, y)
	f.desk.MouseDown(ev)
}

func (f *fixture) drag(x, y float64) {
	ev := &fyne.DragEvent{}
	ev.Position = f.desk.spot(x, y)
	f.desk.Dragged(ev)
}

func (f *fixture) release() {
	f.desk.DragEnd()
	f.desk.MouseUp(&desktop.MouseEvent{})
}

func TestShows(t *testing.T) {
	f := open(t, "vi")
	f.see(t, "Giấy khen A4 ngang", "Chữ in thêm", "Phôi (in sẵn)", "Họ và tên", "Mã QR · 31 × 31 mm", "Quốc huy (ảnh của cơ quan)",
		"Xem với dữ liệu:", "không đặt chữ hay ảnh", "Lưu bản mới")
	if f.desk.picture.Image == nil || f.scene.list == nil {
		t.Fatal("no sheet is drawn")
	}
	if len(f.people) != 131 {
		t.Errorf("%d people have a Giấy khen", len(f.people))
	}
	f.drawsWhatIsPrinted(t)
}

// drawsWhatIsPrinted holds the picture on the desk against the words set.
func (f *fixture) drawsWhatIsPrinted(t *testing.T) {
	t.Helper()
	said := f.saying()
	if p, ok := f.placedAt(part{framePart, f.e.frame(t, "body").at, f.nameField(said)}); !ok || !strings.Contains(p.Text, said.Input.Name) {
		t.Errorf("the sheet says %q, not %q", p.Text, said.Input.Name)
	}
}

func (f *fixture) nameField(said *issue.Said) int {
	if said.Row.Kind == data.Collective {
		return 1
	}
	return 0
}

// A frame is dragged by the mouse, snaps, and is where it was put; one step back
// takes it all back.
func TestDrag(t *testing.T) {
	f := open(t, "vi")
	sign := f.e.frame(t, "sign")
	was := f.e.rect(sign)
	f.press(was.X+20, was.Y+was.H-8)
	if f.e.sel.whole() != sign {
		t.Fatalf("chosen: %v", f.e.sel)
	}
	if !f.desk.lifted.Visible() {
		t.Error("what is dragged is not lifted off the sheet")
	}
	shown := f.desk.picture.Image
	for i := range 10 {
		f.drag(was.X+20-float64(i+1)*1.5, was.Y+was.H-8-float64(i)*0.3)
	}
	if f.desk.picture.Image != shown {
		t.Error("the sheet was drawn anew during the drag")
	}
	f.see(t, "Y 126,1")
	f.release()
	now := f.e.rect(sign)
	if now == was || f.desk.lifted.Visible() {
		t.Errorf("put down at %v, was %v", now, was)
	}
	f.see(t, "Chưa lưu", "đè lên")
	f.Undo()
	if f.e.rect(sign) != was || f.e.dirty() {
		t.Errorf("undone: %v, want %v", f.e.rect(sign), was)
	}
	f.redo()
	if f.e.rect(sign) != now {
		t.Errorf("redone: %v, want %v", f.e.rect(sign), now)
	}
}

// Esc during a drag puts the part back.
func TestDragGivenUp(t *testing.T) {
	f := open(t, "vi")
	record := f.e.frame(t, "record")
	was := f.e.rect(record)
	f.press(was.X+5, was.Y+was.H-1)
	f.drag(was.X+30, was.Y-20)
	if f.e.rect(record) == was {
		t.Fatal("did not move")
	}
	if !f.Close() || f.e.rect(record) != was || f.e.dirty() {
		t.Errorf("at %v, want %v", f.e.rect(record), was)
	}
	f.release()
	if f.e.rect(record) != was {
		t.Error("moved after all")
	}
}

func TestResizeByHandle(t *testing.T) {
	f := open(t, "vi")
	record := f.e.frame(t, "record")
	was := f.e.rect(record)
	f.press(was.X+5, was.Y+was.H-1)
	f.release()
	f.press(was.X+was.W, was.Y+was.H/2) // the handle of its right edge
	f.drag(was.X+was.W-20.3, was.Y+was.H/2)
	f.release()
	if r := f.e.rect(record); !near(r.W, was.W-20.3) || r.X != was.X {
		t.Errorf("%v, was %v", r, was)
	}
	f.see(t, "83,7")
}

func TestKeys(t *testing.T) {
	f := open(t, "vi")
	f.sh.Win.Canvas().Focus(f.desk)
	if f.e.sel.kind == noPart {
		t.Fatal("Tab leads to nothing")
	}
	was := f.e.rect(f.e.sel)
	f.desk.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	f.desk.KeyDown(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	f.desk.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	f.desk.KeyUp(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	f.desk.TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyLeft, Modifier: fyne.KeyModifierControl})
	if r := f.e.rect(f.e.sel); !near(r.X, was.X+0.1-5) || !near(r.Y, was.Y+1) {
		t.Errorf("at %v, was %v", r, was)
	}
	first := f.e.sel
	f.desk.TypedKey(&fyne.KeyEvent{Name: fyne.KeyTab})
	if f.e.sel == first {
		t.Error("Tab does not go on")
	}
	n := len(f.e.t.Frames)
	f.desk.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDelete})
	if len(f.e.t.Frames) != n-1 || len(f.sh.Notices) == 0 {
		t.Error("Delete does not delete")
	}
	f.sh.Undo()
	if len(f.e.t.Frames) != n {
		t.Error("the notice does not bring it back")
	}
	f.desk.TypedKey(&fyne.KeyEvent{Name: fyne.KeyTab})
	f.Close()
	if f.e.sel.kind != noPart {
		t.Error("Esc chooses nothing")
	}
}

// What a person types into the panel is on the sheet.
func TestPanel(t *testing.T) {
	f := open(t, "vi")
	record := f.e.frame(t, "record")
	f.choose(part{framePart, record.at, 1})
	f.panel.text.SetText("Vào sổ số: [Số sổ vàng]")
	f.panel.text.OnFocus(false)
	if text := f.e.t.Frames[record.at].Fields[1].Text; text != "Vào sổ số: {register}" {
		t.Errorf("field says %q", text)
	}
	if p, ok := f.placedAt(f.e.sel); !ok || !strings.HasPrefix(p.Text, "Vào sổ số:") {
		t.Errorf("the sheet says %q", p.Text)
	}
	f.panel.text.SetText("[Không có trường này]")
	f.panel.text.OnFocus(false)
	f.see(t, "Không có trường “Không có trường này”")
	x := f.panel.sizes[0]
	x.entry.SetText("61,55 mm")
	x.entry.OnSubmitted("")
	if r := f.e.rect(f.e.sel); r.X != 61.6 || x.entry.Text != "61,6" {
		t.Errorf("X %v, shown %q", r.X, x.entry.Text)
	}
	x.entry.SetText("sáu mươi")
	x.entry.OnSubmitted("")
	if r := f.e.rect(f.e.sel); r.X != 61.6 {
		t.Errorf("words moved it to %v", r.X)
	}
}

func TestSaveAndLoad(t *testing.T) {
	f := open(t, "vi")
	f.choose(f.e.frame(t, "record"))
	f.e.nudge(-0.3, 0)
	f.nudged()
	if !f.Hold(func() {}) {
		t.Error("left without asking")
	}
	f.see(t, "Lưu thay đổi của “Giấy khen A4 ngang”?")
	if !f.sh.Press("Ở lại") {
		t.Fatal("no way back")
	}
	was := f.e.t.Version
	f.save(nil)
	f.fine(t)
	if f.e.dirty() || f.Hold(nil) || f.e.t.Version <= was {
		t.Errorf("saved: dirty %v, version %d, was %d", f.e.dirty(), f.e.t.Version, was)
	}
	kept, err := f.lib.Load(t.Context(), "giay-khen-a4", 0)
	if err != nil {
		t.Fatal(err)
	}
	if kept.Frames[f.e.sel.at].X != f.e.rect(f.e.sel).X {
		t.Errorf("kept at %v", kept.Frames[f.e.sel.at].X)
	}
	f.use()
	if id, err := f.lib.Choice(t.Context(), f.sh.Conf.ID, "giay-khen"); err != nil || id != "giay-khen-a4" {
		t.Errorf("in use: %q %v", id, err)
	}
	file := filepath.Join(f.dir, "mau.json")
	f.sh.Choose = file
	f.exportFile()
	raw, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := layout.ParseTemplate(raw); err != nil {
		t.Errorf("the exported file: %v", err)
	}
	f.Shown(screen.Filter{File: file}) // opened from the desktop: asked first
	if !f.sh.Press("Nhập mẫu") || len(f.sh.Faults) != 0 || !strings.Contains(strings.Join(f.sh.Notices, "\n"), "Đã nhập") {
		t.Errorf("opened from the desktop: %v %q", f.sh.Faults, f.sh.Notices)
	}
	if err := os.WriteFile(file, []byte(`{"format": 2, "id": "x", "vien": 3}`), 0o600); err != nil {
		t.Fatal(err)
	}
	f.importFile()
	if len(f.sh.Faults) != 1 || data.CodeOf(f.sh.Faults[0]) != "template-key" {
		t.Errorf("a bad file: %v", f.sh.Faults)
	}
	if f.e == nil || f.e.t.ID != "giay-khen-a4" {
		t.Error("the open template is gone")
	}
}

// A template that breaks a rule is not kept, and the sentence says where.
func TestRefused(t *testing.T) {
	f := open(t, "vi")
	versions := func() int {
		list, err := f.lib.History(t.Context(), "giay-khen-a4")
		if err != nil {
			t.Fatal(err)
		}
		return len(list)
	}
	was := versions()
	f.e.change("", func() { f.e.t.Code.Modules, f.e.t.Code.Square = 20, 24 })
	f.changed()
	f.save(nil)
	f.see(t, "Chưa lưu được", "cạnh mã phải từ 26 mm")
	if !f.sh.Press("Xem chỗ sai") || f.e.sel.kind != codePart {
		t.Errorf("not led to the code: %v", f.e.sel)
	}
	f.Undo()
	p, _ := f.e.gapFrame()
	f.e.change("", func() { f.e.t.Frames[p.at].Fields[p.field].Lead = 25 })
	f.changed()
	f.save(nil)
	f.see(t, "Chỗ ký, đóng dấu còn", "cần ít nhất 30 mm")
	if versions() != was {
		t.Error("kept all the same")
	}
	if !f.sh.Press("Đóng") {
		t.Fatal("no way out")
	}
}

// Words that fit at no size are left out of the sheet, which says so.
func TestUnsettable(t *testing.T) {
	f := open(t, "vi")
	record := f.e.frame(t, "record")
	f.choose(record)
	f.e.change("", func() { f.e.put(record, layout.Rect{X: 62, Y: 154, W: 12, H: 30}) })
	f.changed()
	f.see(t, "Không xếp được chữ")
	if len(f.scene.placed) == 0 || f.scene.list == nil {
		t.Error("the rest of the sheet is gone too")
	}
	f.Undo()
	if len(f.scene.faults) != 0 {
		t.Errorf("undone and still %v", f.scene.faults)
	}
}

func TestPeople(t *testing.T) {
	f := open(t, "vi")
	long := f.people[f.long].Input.Name
	f.showLongest()
	if f.saying().Input.Name != long {
		t.Errorf("shown: %s", f.saying().Input.Name)
	}
	f.drawsWhatIsPrinted(t)
	f.choosePerson()
	f.sh.Entries()[0].SetText("khánh mào")
	f.see(t, "Mào Văn Khánh")
	if !f.sh.Press("Xem tờ") || f.saying().Input.Name != "Mào Văn Khánh" {
		t.Errorf("shown: %s", f.saying().Input.Name)
	}
	f.drawsWhatIsPrinted(t)
}

// A name that is set small is told of with what can be done about it.
func TestShrunk(t *testing.T) {
	f := open(t, "vi")
	body := f.e.frame(t, "body")
	f.e.change("", func() {
		for j := range f.e.t.Frames[body.at].Fields {
			if k := &f.e.t.Frames[body.at].Fields[j]; k.Name == "name" {
				k.Lines, k.Wrap, k.One, k.Broken, k.Remind = 0, "", 0, 0, 20
				k.Floor = 10
			}
		}
		f.e.put(body, layout.Rect{X: 73.5, Y: 86.6, W: 150, H: 42.2})
	})
	f.changed()
	if f.checked.n == 0 || f.checked.worst == nil {
		t.Fatal("no name is set small")
	}
	f.see(t, "tên thu nhỏ", "Ngắt 2 dòng", f.checked.worst.Row.Name)
	n, worst := f.checked.n, f.checked.size
	if !f.sh.Press("Ngắt 2 dòng") {
		t.Fatal("no button")
	}
	if f.checked.n >= n && f.checked.size <= worst {
		t.Errorf("%d names at %v pt, before %d at %v", f.checked.n, f.checked.size, n, worst)
	}
}

func picturePNG(t *testing.T, w, h int) string {
	t.Helper()
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	for i := range w {
		img.Set(i, i%h, color.RGBA{200, 30, 30, 255})
	}
	var out bytes.Buffer
	if err := png.Encode(&out, img); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "anh.png")
	if err := os.WriteFile(file, out.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	return file
}

func TestPicturesAndTrace(t *testing.T) {
	f := open(t, "vi")
	f.sh.Choose = picturePNG(t, 80, 40)
	f.choosePicture()
	f.fine(t)
	if len(f.e.t.Pictures) != 1 || f.e.sel.kind != picturePart || abs(float32(f.e.rect(f.e.sel).W-2*f.e.rect(f.e.sel).H)) > 0.2 {
		t.Fatalf("%v at %v", f.e.t.Pictures, f.e.sel)
	}
	f.chooseScan()
	f.fine(t)
	if f.e.t.Trace == nil || !f.desk.trace.Visible() || f.desk.trace.Translucency != 0.5 {
		t.Fatalf("trace %v, seen %v", f.e.t.Trace, f.desk.trace.Visible())
	}
	f.see(t, "không bao giờ in")
	list := len(f.scene.list.Items)
	f.e.see(part{tracePart, 0, -1}, false)
	f.changed()
	if f.desk.trace.Visible() || len(f.scene.list.Items) != list {
		t.Error("the scan is hidden and still there, or was part of the sheet")
	}
	if !f.e.remove() || f.e.t.Trace != nil || len(f.e.t.Assets) != 1 {
		t.Errorf("removed: %v, %d assets", f.e.t.Trace, len(f.e.t.Assets))
	}
	f.sh.Choose = filepath.Join(f.dir, "test.db")
	f.choosePicture()
	if len(f.sh.Faults) != 1 || data.CodeOf(f.sh.Faults[0]) != "bad-picture" {
		t.Errorf("a file that is no picture: %v", f.sh.Faults)
	}
}

func TestTrial(t *testing.T) {
	f := open(t, "vi")
	file := filepath.Join(f.dir, "thu.pdf")
	f.sh.Choose = file
	f.Print()
	f.fine(t)
	raw, err := os.ReadFile(file)
	if err != nil || !bytes.HasPrefix(raw, []byte("%PDF")) {
		t.Fatalf("%v, %d bytes", err, len(raw))
	}
	var p screen.Paper
	f.sh.OnPrint = func(asked screen.Paper) { p = asked }
	f.Print()
	var press screentest.Press
	if _, err := p.Make(t.Context(), screen.Target{Printer: press.Printer()}, func(int, int) {}); err != nil {
		t.Fatal(err)
	}
	if len(press.Pages) != 1 || !press.Closed || p.File != "to-thu-giay-khen-a4" || len(p.Sheets) != 1 ||
		(p.Sheets[0] != screen.Sheet{Width: press.Pages[0].Width, Height: press.Pages[0].Height}) {
		t.Errorf("printed %d pages of %+v", len(press.Pages), p)
	}
}

func TestSplitOnSheet(t *testing.T) {
	f := open(t, "vi")
	record := f.e.frame(t, "record")
	before := map[string]layout.Rect{}
	for _, p := range f.scene.placed {
		before[p.Field+p.Text] = p.Ink
	}
	f.choose(part{framePart, record.at, 1})
	if !f.sh.Press("Tách thành khung riêng") {
		t.Fatal("no button")
	}
	if len(f.faults) > 0 {
		t.Errorf("%v", f.faults)
	}
	for _, p := range f.scene.placed {
		was, ok := before[p.Field+p.Text]
		if !ok || abs(float32(p.Ink.X-was.X)) > 0.15 || abs(float32(p.Ink.Y-was.Y)) > 0.15 {
			t.Errorf("%s moved from %v to %v", p.Field, was, p.Ink)
		}
	}
}

func TestZoom(t *testing.T) {
	f := open(t, "vi")
	for range 4 {
		f.desk.zoom(1, f.desk.middle())
	}
	at := f.desk.spot(150, 100)
	f.desk.zoom(1, at)
	f.desk.zoom(1, at)
	if now := f.desk.spot(150, 100); abs(now.X-at.X) > 1 || abs(now.Y-at.Y) > 1 {
		t.Errorf("the place under the mouse went from %v to %v", at, now)
	}
	f.desk.keys = fyne.KeyModifierControl
	unit := f.desk.unit
	f.desk.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, 10)})
	if f.desk.unit <= unit {
		t.Error("Ctrl and the wheel do not zoom")
	}
	f.desk.fit()
	if !f.desk.fits || f.desk.unit >= unit {
		t.Error("does not fit again")
	}
	for range 20 {
		f.desk.zoom(1, f.desk.middle())
	}
	if b := f.desk.picture.Image.Bounds(); b.Dx() > 1300 || b.Dy() > 900 {
		t.Errorf("draws %v, more than is in sight", b)
	}
}

// Every template can be opened and shown without a fault, and each of its
// parts has a name, in both languages. Choosing changes nothing.
func TestAllTemplates(t *testing.T) {
	for _, lang := range i18n.Languages {
		f := open(t, lang)
		named := func(id string, p part) {
			if name := f.nameOf(p); name == "" || strings.Contains(name, "[designer.") || strings.Contains(name, "[paper.") {
				t.Errorf("%s, %s: %v is called %q", lang, id, p, name)
			}
		}
		for _, id := range layout.Templates() {
			f.e = nil
			f.load(id, 0)
			f.fine(t)
			if f.scene.list == nil || f.scene.fault != nil || len(f.scene.faults) > 0 {
				t.Errorf("%s: %v %v", id, f.scene.fault, f.scene.faults)
			}
			if len(f.faults) > 0 {
				t.Errorf("%s: %s", id, f.faults[0].words)
			}
			for _, p := range f.e.parts() {
				named(id, p)
				if p.kind == framePart {
					for j := range f.e.t.Frames[p.at].Fields {
						named(id, part{framePart, p.at, j})
					}
				}
			}
		}
		f.e = nil
		f.load("giay-khen-a4-vi-ar", 0)
		for _, p := range f.e.parts() {
			if p.kind == framePart {
				p.field = 0
			}
			f.choose(p)
			if words := screentest.Words(f.sh.Win.Content()); strings.Contains(words, "[designer.") || strings.Contains(words, "[paper.") {
				t.Errorf("%s: words without a sentence:\n%s", lang, words)
			}
		}
		if f.e.dirty() {
			t.Error("choosing changes the template")
		}
	}
}

func TestNewFrom(t *testing.T) {
	f := open(t, "vi")
	f.newFrom()
	f.see(t, "Bằng khen", "Có sẵn")
	if !f.sh.Press("Tạo mẫu") {
		t.Fatal("no button")
	}
	f.sh.Entries()[0].SetText("Giấy khen của xã")
	if !f.sh.Press("Tạo mẫu") {
		t.Fatal("no button")
	}
	f.fine(t)
	if f.title() != "Giấy khen của xã" || !f.e.dirty() {
		t.Errorf("%q, to save: %v", f.title(), f.e.dirty())
	}
	f.save(nil)
	f.fine(t)
	if len(f.faults) > 0 {
		t.Error(f.faults)
	}
	if list, err := f.lib.Names(t.Context(), "giay-khen"); err != nil || len(list) < 2 {
		t.Errorf("%v %v", list, err)
	}
}

// A drag's step moves parts of the window and draws nothing anew: a frame of
// the window at 30 a second has 33 ms.
func BenchmarkDragStep(b *testing.B) {
	f := open(b, "vi")
	r := f.e.rect(f.e.frame(b, "sign"))
	f.press(r.X+20, r.Y+r.H-8)
	i := 0
	for b.Loop() {
		i++
		f.drag(r.X-float64(i%60), r.Y-float64(i%40))
	}
	f.release()
}

// A resize sets and draws the sheet anew at each step.
func BenchmarkResizeStep(b *testing.B) {
	f := open(b, "vi")
	r := f.e.rect(f.e.frame(b, "record"))
	f.press(r.X+5, r.Y+r.H-1)
	f.release()
	f.press(r.X+r.W, r.Y+r.H/2)
	i := 0
	for b.Loop() {
		i++
		f.drag(r.X+r.W-float64(i%20), r.Y+r.H/2)
	}
	f.release()
}

// A step and a whole frame of the window, painted in software without a display.
func BenchmarkDragPainted(b *testing.B) {
	f := open(b, "vi")
	r := f.e.rect(f.e.frame(b, "sign"))
	f.press(r.X+20, r.Y+r.H-8)
	i := 0
	for b.Loop() {
		i++
		f.drag(r.X-float64(i%60), r.Y-float64(i%40))
		f.sh.Win.Canvas().Capture()
	}
	f.release()
}

// Choosing another part.
func BenchmarkChoose(b *testing.B) {
	f := open(b, "vi")
	parts := f.e.parts()
	i := 0
	for b.Loop() {
		i++
		f.choose(parts[i%len(parts)])
	}
}

// A frame of text stands where it was drawn; Esc puts the tool away.
func TestDrawText(t *testing.T) {
	f := open(t, "vi")
	n := len(f.e.t.Frames)
	f.useTool(toolText)
	f.Close()
	if f.tool != toolChoose {
		t.Error("Esc does not put the tool away")
	}
	f.useTool(toolText)
	f.press(30, 131)
	f.drag(60, 135)
	f.drag(95.04, 141)
	f.release()
	if len(f.e.t.Frames) != n+1 || f.tool != toolChoose {
		t.Fatalf("%d frames, tool %v", len(f.e.t.Frames), f.tool)
	}
	if r := f.e.rect(f.e.sel); !near(r.X, 30) || !near(r.Y, 131) || !near(r.W, 65) || !near(r.H, 10) {
		t.Errorf("drawn at %v", r)
	}
	if f.sh.Win.Canvas().Focused() != f.panel.text {
		t.Error("what it says is not asked for")
	}
	if len(f.faults) > 0 {
		t.Error(f.faults)
	}
	f.useTool(toolLine)
	f.press(30, 146)
	f.drag(60, 146.5)
	f.release()
	if r := f.e.rect(f.e.sel); f.e.sel.kind != fillPart || !near(r.W, 30) || r.H > 1 {
		t.Errorf("line at %v", r)
	}
}

// Where nobody is awarded anything yet, a made-up recipient stands in.
func TestNobody(t *testing.T) {
	f := open(t, "vi")
	f.sh.Conf = data.Conference{Code: "MOI", Title: "Hội nghị mới", Issuer: "Sở Nội vụ tỉnh An Sơn", City: "An Sơn", Starts: "2025-09-15"}
	if err := f.db.SaveConference(t.Context(), &f.sh.Conf); err != nil {
		t.Fatal(err)
	}
	f.Refresh()
	f.fine(t)
	f.see(t, "Dữ liệu ví dụ")
	if p, ok := f.placedAt(part{framePart, f.e.frame(t, "body").at, 0}); !ok || p.Text != "Ông Nguyễn Văn Mẫu" {
		t.Errorf("the sheet says %q", p.Text)
	}
	f.choosePerson()
	if n := len(f.sh.Notices); n == 0 || !strings.Contains(f.sh.Notices[n-1], "Chưa có lượt khen") {
		t.Errorf("%v", f.sh.Notices)
	}
}

// What is typed into an entry of a part that is gone changes nothing else.
func TestEntryOfAPartThatIsGone(t *testing.T) {
	f := open(t, "vi")
	f.choose(f.e.frame(t, "record"))
	x := f.panel.sizes[0]
	x.entry.SetText("70")
	f.choose(part{codePart, 0, -1})
	x.entry.OnFocus(false)
	if f.e.dirty() {
		t.Errorf("the code is at %v", f.e.rect(f.e.sel))
	}
}
