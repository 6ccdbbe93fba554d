package projector

import (
	"context"
	"errors"
	"fmt"
	"image/color"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"vinhdanh/app/screen/screentest"
	"vinhdanh/data"
)

// door is a log in memory.
type door struct {
	rows   []data.CheckInRow
	from   int64 // lines before the first row
	who    map[data.ID]data.Delegate
	votes  []data.Vote
	assets map[data.Hash][]byte
	fault  error
	reads  int
}

func (d *door) Meetings(context.Context, data.ID) ([]data.Meeting, error) {
	return []data.Meeting{{ID: "m0"}, {ID: "m1"}}, d.fault
}

func (d *door) LastLine(_ context.Context, m data.ID) (int64, error) {
	if m == "m0" {
		return 7, d.fault
	}
	return d.from + int64(len(d.rows)), d.fault
}

func (d *door) CheckInsAfter(_ context.Context, m data.ID, line int64, limit int) ([]data.CheckInRow, int64, error) {
	if m != "m1" {
		return nil, line, fmt.Errorf("the log of %s was read", m)
	}
	d.reads++
	rows := d.rows[max(0, line-d.from):]
	rows = rows[:min(limit, len(rows))]
	return slices.Clone(rows), line + int64(len(rows)), d.fault
}

func (d *door) Delegate(_ context.Context, id data.ID) (data.DelegateRow, error) {
	w, ok := d.who[id]
	if !ok {
		return data.DelegateRow{}, data.Fail("no-record")
	}
	return data.DelegateRow{Delegate: w}, d.fault
}

func (d *door) DelegateCounts(context.Context, data.ID, data.ID) (data.DelegateCounts, error) {
	return data.DelegateCounts{Expected: 235, ExpectedOfficial: 203, Present: len(d.rows), PresentOfficial: len(d.rows) - 1}, d.fault
}

func (d *door) Votes(context.Context, data.ID) ([]data.Vote, error) {
	return slices.Clone(d.votes), d.fault
}

func (d *door) Asset(_ context.Context, h data.Hash) ([]byte, error) {
	raw, ok := d.assets[h]
	if !ok {
		return nil, data.Fail("no-record")
	}
	return raw, d.fault
}

func (d *door) admit(at time.Time, name, delegation string) data.ID {
	id := data.ID(fmt.Sprint("c", d.from+int64(len(d.rows))))
	d.who[id] = data.Delegate{Name: name, Honorific: "Bà", Position: "Trưởng phòng", Unit: "Sở Nội vụ", Code: "AS-064", Phone: "0912345678", Badge: "31415926535897932384"}
	d.rows = append(d.rows, data.CheckInRow{CheckIn: data.CheckIn{ID: id, Meeting: "m1", Delegate: id, Kind: data.CheckInIn, At: at}, Name: name, Code: "AS-064", DelegationName: delegation})
	return id
}

// hall opens the wall over a log in memory.
func hall(t *testing.T, o Options) (*screentest.Shell, *Window, *door) {
	t.Helper()
	sh := screentest.New(t, 800, 600)
	d := &door{who: map[data.ID]data.Delegate{}}
	o.Conference = data.Conference{ID: "c", Title: "Đại hội Thi đua yêu nước tỉnh An Sơn lần thứ VI, giai đoạn 2025–2030",
		Host: "Ủy ban nhân dân tỉnh An Sơn", City: "An Sơn", Event: data.EventCongress, Starts: "2025-08-20", Ends: "2025-08-21"}
	o.Records = d
	w := Open(fyne.CurrentApp(), sh, o)
	w.win.Resize(fyne.NewSize(1440, 900))
	t.Cleanup(w.Close)
	return sh, w, d
}

func (w *Window) words() string {
	return strings.Join(strings.Fields(strings.ReplaceAll(screentest.Words(w.win.Content()), "\n", " ")), " ")
}

func wants(t *testing.T, w *Window, about string, want ...string) {
	t.Helper()
	words := w.words()
	for _, s := range want {
		if !strings.Contains(words, s) {
			t.Errorf("%s: %q is not in %q", about, s, words)
		}
	}
}

func TestWelcome(t *testing.T) {
	sh, w, d := hall(t, Options{})
	wants(t, w, "nobody yet", "ỦY BAN NHÂN DÂN TỈNH AN SƠN", "ĐẠI HỘI THI ĐUA YÊU NƯỚC TỈNH AN SƠN LẦN THỨ VI", "GIAI ĐOẠN 2025–2030", "Kính chào quý đại biểu về dự Đại hội", "An Sơn, ngày 21 tháng 8 năm 2025")
	d.admit(sh.At, "Lường Thị Biên", "Đoàn đại biểu Khối sở, ngành")
	sh.At = sh.At.Add(2 * time.Second)
	sh.Tick()
	wants(t, w, "one", "KÍNH CHÀO ĐẠI BIỂU", "Bà Lường Thị Biên", "Trưởng phòng, Sở Nội vụ", "Đoàn đại biểu Khối sở, ngành", "1 / 235", "0 / 203", "1 / 32")
	d.admit(sh.At, "Hoàng Thị Ngọc Ánh", "Đoàn đại biểu Khối sở, ngành")
	d.admit(sh.At, "Tẩn Mỹ Dung", "Đoàn đại biểu xã Bản Mây")
	sh.Tick()
	if strings.Contains(w.words(), "Ánh") {
		t.Error("the first name did not stand for its time")
	}
	sh.At = sh.At.Add(Least)
	sh.Tick()
	wants(t, w, "two", "Bà Hoàng Thị Ngọc Ánh", "Bà Tẩn Mỹ Dung", "Đoàn đại biểu xã Bản Mây", "3 / 235")
	for _, secret := range []string{"AS-064", "0912", "3141"} {
		if strings.Contains(w.words(), secret) {
			t.Errorf("%q is on the wall", secret)
		}
	}
	sh.At = sh.At.Add(Linger)
	sh.Tick()
	wants(t, w, "nobody more", "Kính chào quý đại biểu", "3 / 235")
	reads := d.reads
	sh.Tick()
	if d.reads != reads {
		t.Error("the log is read though nothing has happened")
	}
}

// What is undone, joins from afar, goes out or comes late is not welcomed.
func TestNotWelcomed(t *testing.T) {
	sh, w, d := hall(t, Options{})
	a := d.admit(sh.At, "Lường Thị Biên", "X")
	sh.Tick()
	wants(t, w, "admitted", "Lường Thị Biên")
	d.rows = append(d.rows, data.CheckInRow{CheckIn: data.CheckIn{ID: "u", Kind: data.CheckInUndo, At: sh.At, Undoes: a}})
	sh.Tick()
	if strings.Contains(w.words(), "Biên") {
		t.Error("somebody whose admission was taken back stays on the wall")
	}
	d.admit(sh.At.Add(-time.Hour), "Đèo Văn Cương", "X") // a phone brings it late
	d.admit(sh.At, "Chẻo Láo Lở", "X")
	d.rows[len(d.rows)-1].Online = true
	d.admit(sh.At, "Phạm Tiến Đạt", "X")
	d.rows[len(d.rows)-1].Kind = data.CheckInOut
	sh.At = sh.At.Add(time.Second)
	sh.Tick()
	sh.At = sh.At.Add(time.Second)
	sh.Tick()
	wants(t, w, "none of them", "Kính chào quý đại biểu")
}

// A delegation marked present at once is welcomed as one.
func TestDelegation(t *testing.T) {
	sh, w, d := hall(t, Options{})
	for i := range 23 {
		d.admit(sh.At, fmt.Sprint("Đại biểu ", i), "Đoàn đại biểu xã Nậm Tía")
		d.rows[i].Group = "g"
	}
	sh.Tick()
	wants(t, w, "a delegation", "Đoàn đại biểu xã Nậm Tía", "23 đại biểu")
	d.rows = append(d.rows, data.CheckInRow{CheckIn: data.CheckIn{ID: "u", Group: "g", Kind: data.CheckInUndo, At: sh.At, Undoes: "c0"}})
	sh.Tick()
	wants(t, w, "taken back", "Kính chào quý đại biểu")
}

// A fault of reading shows nothing to the hall and is over when it is over.
func TestFaultIsNotShown(t *testing.T) {
	var logged []error
	sh, w, d := hall(t, Options{Log: func(_ string, err error) { logged = append(logged, err) }})
	d.fault = errors.New("disk I/O error")
	d.admit(sh.At, "Lường Thị Biên", "X")
	before := w.words()
	for range 40 {
		sh.At = sh.At.Add(Poll)
		sh.Tick()
	}
	if w.words() != before || len(sh.Faults) != 0 {
		t.Errorf("the wall says %q, faults %v", w.words(), sh.Faults)
	}
	if len(logged) != 1 {
		t.Errorf("%d lines in the log for one fault", len(logged))
	}
	d.fault = nil
	sh.Tick()
	wants(t, w, "after the fault", "Lường Thị Biên")
	d.fault = errors.New("disk I/O error")
	sh.Tick()
	if len(logged) != 2 {
		t.Errorf("a new fault is not logged: %d", len(logged))
	}
	d.fault, d.rows = nil, nil // a copy was restored: the log is shorter
	sh.Tick()
	sh.Tick()
	sh.At = sh.At.Add(Least)
	d.admit(sh.At, "Tẩn Mỹ Dung", "X")
	sh.Tick()
	wants(t, w, "after restoring", "Tẩn Mỹ Dung")
}

func TestKeys(t *testing.T) {
	var stray string
	var full []bool
	enters := 0
	sh, w, d := hall(t, Options{Stray: func(r rune) { stray += string(r) }, StrayKey: func(*fyne.KeyEvent) { enters++ }, Full: func(on bool) { full = append(full, on) }})
	d.admit(sh.At, "Lường Thị Biên", "X")
	sh.Tick()
	typed := w.win.Canvas().OnTypedKey()
	for _, r := range "b31415926535897932384C" {
		w.win.Canvas().OnTypedRune()(r)
	}
	typed(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if stray != "31415926535897932384" || enters != 1 {
		t.Errorf("the desk gets %q and Enter %d times", stray, enters)
	}
	typed(&fyne.KeyEvent{Name: fyne.KeyB})
	if w.words() != "" || !w.Blanked() {
		t.Errorf("blank shows %q", w.words())
	}
	d.admit(sh.At, "Tẩn Mỹ Dung", "X")
	sh.At = sh.At.Add(Least)
	sh.Tick()
	if w.words() != "" {
		t.Error("somebody coming in ends the blank")
	}
	typed(&fyne.KeyEvent{Name: fyne.KeyB})
	wants(t, w, "no more blank", "Tẩn Mỹ Dung", "/ 235")
	typed(&fyne.KeyEvent{Name: fyne.KeyC})
	if strings.Contains(w.words(), "/ 235") || !w.IsBare() {
		t.Error("C does not hide the figures")
	}
	typed(&fyne.KeyEvent{Name: fyne.KeyEscape}) // nothing to leave
	typed(&fyne.KeyEvent{Name: fyne.KeyF11})
	w.SetFull(true)
	typed(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if !slices.Equal(full, []bool{true, false}) {
		t.Errorf("asked to fill the monitor: %v", full)
	}
}

func TestNoMouse(t *testing.T) {
	_, w, _ := hall(t, Options{})
	if c := w.wall.Cursor(); c != desktop.HiddenCursor {
		t.Errorf("the mouse shows as %v", c)
	}
}

func TestClosing(t *testing.T) {
	closed := 0
	sh, w, d := hall(t, Options{Closed: func() { closed++ }})
	w.Close()
	reads := d.reads
	d.admit(sh.At, "Lường Thị Biên", "X")
	sh.Tick()
	if closed != 1 || d.reads != reads {
		t.Errorf("told %d times, read %d times after closing", closed, d.reads-reads)
	}
}

// Nothing lies outside the wall or over something else, however long the
// names and whatever the size of the projector's picture.
func TestNothingOverlaps(t *testing.T) {
	sh, w, d := hall(t, Options{})
	long := "Công Tằng Tôn Nữ Hoàng Nguyễn Trần Phương Khánh Thị Quỳnh Như Ái"
	delegation := "Đoàn đại biểu Ban Thi đua – Khen thưởng Trung ương và các tỉnh trong Cụm thi đua số 1"
	for _, n := range []int{1, 2, 3, 4, 5, 6, 7, 8, 9} {
		for _, name := range []string{long, "Tẩn Mỹ Dung"} {
			w.queue = queue{}
			for range n {
				d.admit(sh.At, name, delegation)
			}
			sh.At = sh.At.Add(time.Second)
			sh.Tick()
			if got := len(w.queue.shown); got != n && got != Column {
				t.Fatalf("%d of %d are shown", got, n)
			}
			for _, size := range []fyne.Size{fyne.NewSize(1920, 1080), fyne.NewSize(1280, 720), fyne.NewSize(1024, 768), fyne.NewSize(800, 600), fyne.NewSize(2560, 1080), fyne.NewSize(640, 1000)} {
				w.win.Resize(size)
				type placed struct {
					text string
					box  [4]float32
				}
				var all []placed
				screentest.Walk(w.win.Content(), func(o fyne.CanvasObject) {
					x, ok := o.(*canvas.Text)
					if !ok {
						return
					}
					p, s := x.Position(), x.MinSize()
					slack := (s.Height - x.TextSize*1.2) / 2 // above and below the letters
					all = append(all, placed{x.Text, [4]float32{p.X, p.Y + slack, p.X + s.Width, p.Y + s.Height - slack}})
				})
				for i, a := range all {
					if a.box[0] < 0 || a.box[1] < 0 || a.box[2] > size.Width || a.box[3] > size.Height {
						t.Errorf("%d names at %v: %q lies outside", n, size, a.text)
					}
					for _, b := range all[:i] {
						if min(a.box[2], b.box[2])-max(a.box[0], b.box[0]) > 1 && min(a.box[3], b.box[3])-max(a.box[1], b.box[1]) > 1 {
							t.Errorf("%d names at %v: %q lies over %q", n, size, a.text, b.text)
						}
					}
				}
			}
		}
	}
}

// After thousands of welcomes the wall holds no more than after two hundred.
// (Ten thousand in a real window: 29.7 MB before, 30.9 MB after.)
func TestMemoryStaysFlat(t *testing.T) {
	sh, w, d := hall(t, Options{})
	welcome := func(n int) {
		for i := range n {
			d.admit(sh.At, fmt.Sprintf("Lường Thị Biên %d", i), "Đoàn đại biểu Khối sở, ngành")
			d.from, d.rows = d.from+int64(len(d.rows))-1, d.rows[len(d.rows)-1:]
			clear(d.who)
			d.who[d.rows[0].Delegate] = data.Delegate{Name: d.rows[0].Name}
			sh.At = sh.At.Add(Least)
			sh.Tick()
			if !strings.HasSuffix(w.queue.shown[0].Name, fmt.Sprint(" ", i)) {
				t.Fatalf("%q is welcomed", w.queue.shown[0].Name)
			}
		}
	}
	// Fyne remembers the sizes of texts for a minute; the test driver does not forget them.
	held := func() int64 {
		runtime.GC()
		runtime.GC()
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		return int64(m.HeapAlloc)
	}
	welcome(200)
	before, objects := held(), len(test.WidgetRenderer(w.wall).Objects())
	const n = 2000
	welcome(n)
	if each := (held() - before) / n; each > 2000 {
		t.Errorf("a welcome leaves %d bytes behind", each)
	}
	if got := len(test.WidgetRenderer(w.wall).Objects()); got > objects || len(w.queue.waiting) != 0 || len(w.follower.lines) != 2 {
		t.Errorf("%d objects after %d, %d waiting, %d logs", got, objects, len(w.queue.waiting), len(w.follower.lines))
	}
}

// White, pale and gold letters can be read on the ground from the last row.
func TestContrast(t *testing.T) {
	light := func(c color.NRGBA) float64 {
		part := func(v uint8) float64 { s := float64(v) / 255; return s * s }
		return 0.2126*part(c.R) + 0.7152*part(c.G) + 0.0722*part(c.B)
	}
	for _, c := range []color.NRGBA{white, pale, gold} {
		if r := (light(c) + 0.05) / (light(ground) + 0.05); r < 7 {
			t.Errorf("%v on the ground is %.1f:1", c, r)
		}
	}
}

func TestSplit(t *testing.T) {
	test.NewTempApp(t)
	f := face{bold: true}
	for text, want := range map[string][]string{
		"Đại hội Thi đua yêu nước tỉnh An Sơn lần thứ VI":                   {"Đại hội Thi đua yêu nước", "tỉnh An Sơn lần thứ VI"},
		"Hội nghị tổng kết công tác năm 2025, triển khai nhiệm vụ năm 2026": {"Hội nghị tổng kết công tác năm 2025,", "triển khai nhiệm vụ năm 2026"},
		"Một": {"Một"}, "": {""},
	} {
		if got := split(f, text, 2); !slices.Equal(got, want) {
			t.Errorf("%q is broken as %q", text, got)
		}
	}
}
