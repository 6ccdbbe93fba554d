package certificates

import (
	"context"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"vinhdanh/app/jobs/papers"
	"vinhdanh/app/jobs/templates"
	"vinhdanh/app/screen"
	"vinhdanh/app/screen/printing"
	"vinhdanh/app/screen/screentest"
	"vinhdanh/app/spool"
	"vinhdanh/app/widget"
	"vinhdanh/data"
	"vinhdanh/print/layout"
	"vinhdanh/print/pdf"
)

// printer takes pages until its paper is out; its spooler has each at once.
type printer struct {
	sheets int // in its tray; 0: enough
	stop   error

	set   spool.Setting
	pages int
	layer pdf.Layers
}

func (p *printer) Page(_ *layout.List, o pdf.PageOptions) error {
	if p.sheets > 0 && p.pages == p.sheets {
		return p.stop
	}
	p.pages++
	p.layer = o.Layers
	return nil
}
func (p *printer) Taken() int   { return p.pages }
func (p *printer) Close() error { return nil }
func (p *printer) Abort()       {}

// onPrinter has the window print on p, "Canon" with two trays.
func (f *fixture) onPrinter(p *printer) {
	list := []spool.Printer{{Name: "Canon", Default: true, Trays: []spool.Tray{{ID: "1", Name: "Khay 1"}, {ID: "7", Name: "Khay tay"}},
		State: spool.State{Code: spool.StateReady}}}
	f.sh.Spools = list
	d := printing.Deps{Records: f.db, Spool: printing.Spool{
		Printers: func(context.Context) ([]spool.Printer, error) { return slices.Clone(list), nil },
		Look:     func(context.Context, string) (spool.State, error) { return list[0].State, nil },
		Takes:    func(context.Context, string, float64, float64) error { return nil },
		On: func(to spool.Printer, t spool.Tray, set spool.Setting) *papers.Printer {
			set.Printer, set.Tray = to.Name, t.ID
			return &papers.Printer{Name: to.On(t), Open: func(context.Context, layout.Assets, pdf.Meta) (papers.Press, error) {
				p.set, p.pages = set, 0
				return p, nil
			}}
		}}}
	f.sh.OnPrint = func(p screen.Paper) { printing.Ask(f.sh, d, p) }
}

func (f *fixture) press(t *testing.T, words string) {
	t.Helper()
	if !f.sh.Press(words) {
		t.Fatalf("no button %q in\n%s", words, screentest.Words(f.sh.Top()))
	}
}

// recorded counts the certificates on record as printed, all on one printer.
func (f *fixture) recorded(t *testing.T, where string) (n int) {
	t.Helper()
	f.Refresh()
	for _, r := range f.all.rows {
		if r.Certificate.ID == "" {
			continue
		}
		lines, err := f.db.Printings(t.Context(), r.Certificate.ID)
		if err != nil {
			t.Fatal(err)
		}
		for _, l := range lines {
			if l.Where != where {
				t.Errorf("printed at %q", l.Where)
			}
		}
		n += len(lines)
	}
	return n
}

// What the printer took is on record and told, with what ended it; the same
// command prints the rest.
func TestPrinter(t *testing.T) {
	for name, tc := range map[string]struct {
		stop error
		why  string
	}{"offline": {data.Fail(spool.Offline, "printer", "Canon"), "printer-offline"}, "cancelled": {context.Canceled, "Đã dừng theo yêu cầu"}} {
		t.Run(name, func(t *testing.T) {
			f := open(t, true)
			f.d.Templates = templates.New(f.db)
			p := &printer{sheets: 37, stop: tc.stop}
			f.onPrinter(p)
			f.Refresh()
			f.printed()
			f.see(t, "In 232 tờ", "Canon", "A4 ngang (297 × 210 mm), A3 ngang (420 × 297 mm)")
			f.press(t, "In")
			f.see(t, "Đã gửi 37 tờ tới máy in", "37 trong 232 tờ đã ở máy in Canon và được ghi là đã in.", tc.why, "Còn 195 tờ chưa in", "Đã lập mới và cấp số: 232 tờ")
			f.press(t, "Đóng")
			if n := f.recorded(t, "Canon"); n != 37 {
				t.Errorf("%d on record", n)
			}
			p.sheets = 0
			f.printed()
			f.see(t, "In 195 tờ")
			f.sh.Win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
			f.see(t, "Canon đã nhận 195 tờ; các tờ này được ghi là đã in.")
			if n := f.recorded(t, "Canon"); n != 232 {
				t.Errorf("%d on record", n)
			}
		})
	}
}

// One place chooses the printer of an overprint: the card and the question
// show the same, and it is moved as that one was calibrated.
func TestOverprintPrinter(t *testing.T) {
	f := open(t, true)
	p := &printer{}
	f.onPrinter(p)
	f.print.mode.Select(1)
	f.press(t, "Căn chỉnh")
	f.see(t, "Máy in của máy tính này")
	var one *widget.Select
	screentest.Walk(f.sh.Top(), func(o fyne.CanvasObject) {
		if s, ok := o.(*widget.Select); ok && len(s.Options) == 3 {
			one = s
		}
	})
	one.Choose(1)
	f.press(t, "Thêm")
	f.print.aim.dx.Take(4)
	f.pick(f.first(t, "Đặng Thu Ngân"))
	f.print.scope.Choose(scopePicked)
	f.printed()
	f.see(t, "Khay 1", "Đã căn chỉnh 21/08/2025: ngang +0,4 mm")
	f.press(t, "In")
	f.press(t, "Đóng")
	if p.set.Tray != "1" || p.set.Shift.DX != 0.4 || p.layer != pdf.Text || p.set.Copies != 1 {
		t.Errorf("%+v, layers %v", p.set, p.layer)
	}
	if n := f.recorded(t, "Canon – Khay 1"); n != 1 {
		t.Errorf("%d on record", n)
	}
	// A trial too prints the words alone, there.
	f.printTrial()
	var tray *widget.Select
	screentest.Walk(f.sh.Top(), func(o fyne.CanvasObject) {
		if s, ok := o.(*widget.Select); ok && len(s.Options) == 3 {
			tray = s
		}
	})
	if tray.Selected != 1 {
		t.Error("a trial goes to another tray")
	}
	f.press(t, "In")
	if p.layer != pdf.Text || p.pages != 1 {
		t.Errorf("%d pages, layers %v", p.pages, p.layer)
	}
	// Another tray chosen there is the card's too; the sheet to measure on is not moved.
	f.calibrate()
	f.press(t, "In tờ căn chỉnh")
	screentest.Walk(f.sh.Top(), func(o fyne.CanvasObject) {
		if s, ok := o.(*widget.Select); ok && len(s.Options) == 3 {
			tray = s
		}
	})
	tray.Choose(2)
	f.press(t, "In")
	if f.print.aim.on() != "Canon – Khay tay" || p.set.Tray != "7" || p.set.Shift != (data.Calibration{}) {
		t.Errorf("aims at %q, printed with %+v", f.print.aim.on(), p.set)
	}
	f.see(t, "Căn chỉnh Canon – Khay tay")
}

// A print that a printer did not finish goes on there, once somebody has looked.
func TestResumeOnPrinter(t *testing.T) {
	f := open(t, true)
	id := f.one(t, "Đặng Thu Ngân")
	k := f.certificate(t, id)
	run := data.PrintRun{Conference: f.sh.Conf.ID, Kind: data.PrintAgain, Reason: "hỏng", Certificates: []data.ID{k.ID}, Options: `{"Printer":"Canon – Khay tay"}`}
	if err := f.db.BeginPrinting(t.Context(), &run); err != nil {
		t.Fatal(err)
	}
	p := &printer{}
	f.onPrinter(p)
	f.see(t, "0/1 tờ đã ghi là đã in (Canon – Khay tay)")
	f.press(t, "In tiếp")
	f.see(t, "In tiếp 1 tờ", "Hãy xem khay ra giấy", "0098 Đặng Thu Ngân", "Khay tay")
	if words := screentest.Words(f.sh.Top()); strings.Contains(words, "Tệp PDF") {
		t.Error("it can go into a file")
	}
	f.press(t, "In")
	f.see(t, "Đã gửi 1 tờ tới máy in")
	if p.set.Tray != "7" || f.certificate(t, id).Prints != 2 {
		t.Errorf("%+v, printed %d times", p.set, f.certificate(t, id).Prints)
	}
}
