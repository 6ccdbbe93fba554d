package printing_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"vinhdanh/app/jobs/papers"
	"vinhdanh/app/screen"
	"vinhdanh/app/screen/printing"
	"vinhdanh/app/screen/screentest"
	"vinhdanh/app/spool"
	"vinhdanh/app/widget"
	"vinhdanh/assets/i18n"
	"vinhdanh/data"
	"vinhdanh/data/store"
	"vinhdanh/print/layout"
	"vinhdanh/print/pdf"
)

// office has printers, and a paper of some pages.
type office struct {
	t    *testing.T
	sh   *screentest.Shell
	db   *store.DB
	list []spool.Printer
	none error // why there is no list

	takes      error
	full       error // why nothing can be kept
	jam        int   // after so many pages
	set        spool.Setting
	jobs       int
	pages      int
	closed     bool
	calibrated [2]string
	pagesOf    int
}

var errJam = data.Fail(spool.Offline, "printer", "Canon")

func open(t *testing.T) *office {
	t.Helper()
	sh := screentest.New(t, 1280, 720)
	db, err := store.Open(t.Context(), filepath.Join(t.TempDir(), "a.db"), store.Options{Now: sh.Now})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	})
	sh.Conf = data.Conference{Code: "AS", Title: "Đại hội"}
	if err := db.SaveConference(t.Context(), &sh.Conf); err != nil {
		t.Fatal(err)
	}
	o := &office{t: t, sh: sh, db: db, pagesOf: 3, list: []spool.Printer{
		{Name: "Canon", Duplex: true, Trays: []spool.Tray{{ID: "1", Name: "Khay 1"}, {ID: "7", Name: "Khay tay"}}, State: spool.State{Code: spool.StateReady}},
		{Name: "HP", Default: true, State: spool.State{Code: spool.StatePaperOut, Jobs: 2}},
	}}
	sh.OnPrint = o.ask
	return o
}

func (o *office) ask(p screen.Paper) {
	d := printing.Deps{Records: records{o.db, o}, Calibrate: func(printer, tray string) { o.calibrated = [2]string{printer, tray} }, Spool: printing.Spool{
		Printers: func(context.Context) ([]spool.Printer, error) { return slices.Clone(o.list), o.none },
		Look: func(_ context.Context, name string) (spool.State, error) {
			for _, p := range o.list {
				if p.Name == name {
					return p.State, nil
				}
			}
			return spool.State{}, data.Fail(spool.Gone, "printer", name)
		},
		Takes: func(context.Context, string, float64, float64) error { return o.takes },
		On: func(p spool.Printer, t spool.Tray, set spool.Setting) *papers.Printer {
			set.Printer, set.Tray = p.Name, t.ID
			return &papers.Printer{Name: p.On(t), Open: func(context.Context, layout.Assets, pdf.Meta) (papers.Press, error) {
				o.set, o.pages, o.closed = set, 0, false
				o.jobs++
				return o, nil
			}}
		}}}
	printing.Ask(o.sh, d, p)
}

// records are the office's, which may not be written to.
type records struct {
	*store.DB
	o *office
}

func (r records) SetSetting(ctx context.Context, key, value string) error {
	if r.o.full != nil {
		return r.o.full
	}
	return r.DB.SetSetting(ctx, key, value)
}

func (o *office) Page(*layout.List, pdf.PageOptions) error {
	if o.jam > 0 && o.pages == o.jam {
		return errJam
	}
	o.pages++
	return nil
}

func (o *office) Taken() int { return o.pages }

func (o *office) Close() error {
	o.closed = true
	return nil
}

func (o *office) Abort() {}

// paper is one that any place could have.
func (o *office) paper() screen.Paper {
	return screen.Paper{Kind: "list", Title: "In danh sách", Job: "Đang làm", File: "danh-sach", Word: true, Sheets: []screen.Sheet{screen.A4},
		Make: func(ctx context.Context, to screen.Target, progress func(done, total int)) (papers.Result, error) {
			if to.Printer == nil {
				return papers.Result{Printed: 1}, os.WriteFile(to.File, []byte("x"), 0o600)
			}
			job, err := to.Printer.Open(ctx, nil, pdf.Meta{})
			if err != nil {
				return papers.Result{}, err
			}
			defer job.Abort()
			for range o.pagesOf {
				if err := job.Page(nil, pdf.PageOptions{}); err != nil {
					return papers.Result{}, err
				}
			}
			return papers.Result{Printed: o.pagesOf}, job.Close()
		},
		Saved: func(path string, _ papers.Result) { o.sh.Notify("saved "+filepath.Base(path), nil) }}
}

func (o *office) words() string {
	return strings.Join(strings.Fields(screentest.Words(o.sh.Top())), " ")
}

func (o *office) see(want ...string) {
	o.t.Helper()
	all := o.words()
	for _, w := range want {
		if !strings.Contains(all, w) {
			o.t.Errorf("no %q in\n%s", w, all)
		}
	}
}

func (o *office) unseen(words ...string) {
	o.t.Helper()
	all := o.words()
	for _, w := range words {
		if strings.Contains(all, w) {
			o.t.Errorf("%q is in\n%s", w, all)
		}
	}
}

func (o *office) press(words string) {
	o.t.Helper()
	if !o.sh.Press(words) {
		o.t.Fatalf("no button %q in\n%s", words, o.words())
	}
}

// find gives the widgets of a kind on top.
func find[T fyne.CanvasObject](o *office) (all []T) {
	screentest.Walk(o.sh.Top(), func(obj fyne.CanvasObject) {
		if w, ok := obj.(T); ok {
			all = append(all, w)
		}
	})
	return all
}

// enter types Enter where the keyboard is.
func (o *office) enter() {
	o.t.Helper()
	f := o.sh.Win.Canvas().Focused()
	if f == nil {
		o.t.Fatal("nothing has the keyboard")
	}
	f.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
}

func (o *office) told() string {
	if len(o.sh.Notices) == 0 {
		return ""
	}
	return o.sh.Notices[len(o.sh.Notices)-1]
}

// What was chosen is proposed again: Ctrl+P and Enter print as last time.
func TestPrintsAsLastTime(t *testing.T) {
	o := open(t)
	o.sh.Print(o.paper())
	o.see("In danh sách", "Máy in", "Tệp PDF", "Tệp Word", "HP (mặc định)", "Hết giấy · 2 bản in đang chờ", "A4 dọc (210 × 297 mm)", "chưa căn chỉnh", "Số bản")
	o.unseen("Hai mặt") // this one cannot
	selects := find[*widget.Select](o)
	selects[0].Choose(0)
	o.see("Sẵn sàng", "Máy in tự chọn", "Hai mặt")
	selects[1].Choose(2)
	find[*widget.Segment](o)[1].Select(1)
	find[*widget.Stepper](o)[0].Take(2)
	o.press("In")
	if want := (spool.Setting{Printer: "Canon", Tray: "7", Sides: spool.TwoSides, Copies: 3}); o.set != want || !o.closed {
		t.Errorf("printed with %+v, want %+v", o.set, want)
	}
	if o.told() != "Canon – Khay tay đã nhận 3 trang, 3 bản" {
		t.Error(o.told())
	}
	o.sh.Print(o.paper())
	o.enter()
	if want := (spool.Setting{Printer: "Canon", Tray: "7", Sides: spool.TwoSides, Copies: 1}); o.set != want || o.jobs != 2 {
		t.Errorf("then with %+v, want %+v", o.set, want)
	}
	// Another kind, and another conference, have a memory of their own.
	p := o.paper()
	p.Kind = "badges"
	o.sh.Print(p)
	if find[*widget.Select](o)[0].Selected != 1 {
		t.Error("another paper goes where this one went")
	}
	o.press("Hủy bỏ")
	o.sh.Conf.ID = "another"
	o.sh.Print(o.paper())
	if find[*widget.Select](o)[0].Selected != 1 {
		t.Error("another conference prints where this one did")
	}
}

// A file is as near as a printer, and is remembered too.
func TestSaves(t *testing.T) {
	o := open(t)
	o.sh.Choose = filepath.Join(t.TempDir(), "a.docx")
	o.sh.Print(o.paper())
	where := find[*widget.Segment](o)[0]
	where.Select(1)
	o.see("100 %")
	o.unseen("Khay giấy")
	where.Select(2)
	o.press("Chọn nơi lưu")
	if o.sh.Proposed != "danh-sach.docx" || o.told() != "saved a.docx" || o.jobs > 0 {
		t.Errorf("proposed %q, told %q", o.sh.Proposed, o.told())
	}
	o.sh.Print(o.paper())
	if find[*widget.Segment](o)[0].Selected != 2 {
		t.Error("the choice is forgotten")
	}
	where = find[*widget.Segment](o)[0]
	where.Select(0)
	find[*widget.Select](o)[0].Choose(0)
	if o.sh.Win.Canvas().Overlays().Top().(interface{ Edited() bool }).Edited() {
		t.Error("one is asked before a printer that was chosen is forgotten")
	}
	if o.sh.Win.Canvas().Overlays().Top().(interface{ Escape() }).Escape(); o.sh.Win.Canvas().Overlays().Top() != nil {
		t.Error("Escape does not close it")
	}
}

// Between two printings into a file the printer, tray and sides chosen last
// stay those; only where the paper goes is another.
func TestFileLeavesPrinter(t *testing.T) {
	o := open(t)
	o.sh.Print(o.paper())
	find[*widget.Select](o)[0].Choose(0)
	find[*widget.Select](o)[1].Choose(2)
	find[*widget.Segment](o)[1].Select(1)
	o.press("In")
	o.sh.Choose = filepath.Join(t.TempDir(), "a.pdf")
	for range 2 {
		o.sh.Print(o.paper())
		find[*widget.Segment](o)[0].Select(0)
		find[*widget.Select](o)[0].Choose(1) // looked at, but nothing printed on it
		find[*widget.Segment](o)[0].Select(1)
		o.press("Chọn nơi lưu")
	}
	o.sh.Print(o.paper())
	where := find[*widget.Segment](o)[0]
	if where.Selected != 1 {
		t.Error("the file is forgotten")
	}
	where.Select(0)
	o.press("In")
	if want := (spool.Setting{Printer: "Canon", Tray: "7", Sides: spool.TwoSides, Copies: 1}); o.set != want || o.jobs != 2 {
		t.Errorf("then printed with %+v, want %+v", o.set, want)
	}
}

// What became of a paper is told, also where the choice cannot be kept.
func TestNotKept(t *testing.T) {
	o := open(t)
	o.full = data.Fail("disk-full")
	o.sh.Choose = filepath.Join(t.TempDir(), "a.pdf")
	o.sh.Print(o.paper())
	find[*widget.Select](o)[0].Choose(0)
	o.press("In")
	if o.told() != "Canon đã nhận 3 trang" || len(o.sh.Faults) != 1 {
		t.Errorf("told %q, faults %v", o.told(), o.sh.Faults)
	}
	o.sh.Print(o.paper())
	find[*widget.Segment](o)[0].Select(1)
	o.press("Chọn nơi lưu")
	if o.told() != "saved a.pdf" || len(o.sh.Faults) != 2 {
		t.Errorf("told %q, faults %v", o.told(), o.sh.Faults)
	}
}

// A computer without printers goes straight to the file, and says why.
func TestNoPrinters(t *testing.T) {
	o := open(t)
	o.list = nil
	o.sh.Print(o.paper())
	o.see("chưa có máy in nào", "Chọn nơi lưu")
	find[*widget.Segment](o)[0].Select(0)
	if b := o.sh.Button("In"); b == nil || !b.Disabled() {
		t.Error("it can be printed on nothing")
	}
	o.press("Hủy bỏ")
	o.none = data.Fail(spool.Service)
	o.sh.Choose = filepath.Join(t.TempDir(), "a.pdf")
	o.sh.Print(o.paper())
	o.see("print-service")
	o.enter()
	if o.told() != "saved a.pdf" {
		t.Error(o.told())
	}
	p := o.paper()
	p.Only, p.Word, o.none = true, false, nil
	o.sh.Print(p)
	o.see("Hãy cài máy in")
	o.unseen("Tệp PDF")
}

// A fault midway is told with what comes out; one at once as any other.
func TestFaults(t *testing.T) {
	o := open(t)
	o.jam = 2
	o.sh.Print(o.paper())
	o.press("In")
	o.see("HP mới nhận 2 trang", "printer-offline", "Hãy xem khay ra giấy", "HP”: hết giấy")
	o.press("Đóng")
	o.pagesOf, o.jam = 3, 0
	p := o.paper()
	p.Make = func(context.Context, screen.Target, func(done, total int)) (papers.Result, error) {
		return papers.Result{}, errors.New("no pages")
	}
	o.sh.Print(p)
	o.press("In")
	if len(o.sh.Faults) != 1 {
		t.Errorf("faults %v", o.sh.Faults)
	}
	p = o.paper()
	make := p.Make
	p.Make = func(ctx context.Context, to screen.Target, progress func(done, total int)) (papers.Result, error) {
		res, err := make(ctx, to, progress)
		return res, errors.Join(err, context.Canceled)
	}
	o.list[1].State = spool.State{Code: spool.StateReady}
	o.sh.Print(p)
	o.press("In")
	o.see("HP mới nhận 3 trang", "Đã dừng theo yêu cầu")
}

// The dialog follows the printer while it is open.
func TestState(t *testing.T) {
	o := open(t)
	o.sh.Print(o.paper())
	o.see("Hết giấy")
	o.list[1].State = spool.State{Code: spool.StateReady}
	o.sh.Tick()
	o.see("Sẵn sàng")
	o.takes = data.Fail(spool.NoPaper, "printer", "Canon")
	find[*widget.Select](o)[0].Choose(0)
	o.see("printer-paper")
}

// The calibration of printer and tray is told and put right, but not on the
// sheet that it is measured on; originals have one copy and one side.
func TestCalibration(t *testing.T) {
	o := open(t)
	c := data.Calibration{Printer: "canon", Tray: "Khay tay", DX: 0.4, DY: -1, ScaleX: 1, ScaleY: 1, At: o.sh.Now()}
	if err := o.db.SaveCalibration(t.Context(), c); err != nil {
		t.Fatal(err)
	}
	p := o.paper()
	p.Original, p.On = true, "CANON – khay tay"
	var chosen string
	p.Chosen = func(p spool.Printer, t spool.Tray) { chosen = p.On(t) }
	o.sh.Print(p)
	o.see("Đã căn chỉnh 21/08/2025: ngang +0,4 mm, dọc −1,0 mm", "Khay tay")
	o.unseen("Số bản", "Hai mặt")
	o.press("In")
	if o.set.Shift.DX != 0.4 || o.set.Tray != "7" || o.set.Copies != 1 || chosen != "Canon – Khay tay" {
		t.Errorf("%+v, chosen %q", o.set, chosen)
	}
	o.sh.Print(p)
	o.press("Căn chỉnh")
	if o.calibrated != [2]string{"canon", "Khay tay"} {
		t.Errorf("calibrates %q", o.calibrated)
	}
	p.Raw = true
	o.sh.Print(p)
	o.see("in nguyên như máy in")
	o.press("In")
	if o.set.Shift != (data.Calibration{}) {
		t.Errorf("the sheet to measure on is shifted: %+v", o.set.Shift)
	}
}

// A booklet is proposed on both sides; what else is needed is asked for first.
func TestBookletAndBefore(t *testing.T) {
	o := open(t)
	p := o.paper()
	p.Sides, p.On = spool.TwoSides, "Canon"
	var goOn func()
	p.Before = func(_ screen.Target, then func()) { goOn = then }
	o.sh.Print(p)
	o.press("In")
	if o.jobs > 0 {
		t.Fatal("it did not wait")
	}
	goOn()
	if o.set.Sides != spool.TwoSides || o.jobs != 1 {
		t.Errorf("%+v", o.set)
	}
}

func TestEnglish(t *testing.T) {
	o := open(t)
	o.sh.Cat = i18n.For("en")
	o.sh.Print(o.paper())
	o.see("PDF file", "HP (default)", "Out of paper · 2 jobs are waiting", "A4 portrait", "not calibrated", "Copies")
	test.Tap(o.sh.Button("Print"))
	o.see("HP has taken 3 pages", "out of paper")
}
