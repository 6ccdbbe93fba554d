package papers_test

import (
	"context"
	"errors"
	"fmt"
	"testing"

	"vinhdanh/app/jobs/papers"
	"vinhdanh/data"
	"vinhdanh/print/layout"
	"vinhdanh/print/pdf"
)

// fakePrinter takes pages until jam of them are through (0: for ever). An
// eager one's spooler has each page at once, as on Windows; the other's when
// the job ends, as with CUPS.
type fakePrinter struct {
	eager   bool
	jam     int
	refuses bool
	after   func(page int)

	pages, aborted int
	layers         pdf.Layers
	closed         bool
}

var (
	errJam    = errors.New("paper jam")
	errNobody = errors.New("no such printer")
)

func (f *fakePrinter) printer() *papers.Printer {
	return &papers.Printer{Name: "Máy in màu tầng 2 – Khay 2", Open: func(context.Context, layout.Assets, pdf.Meta) (papers.Press, error) {
		if f.refuses {
			return nil, errNobody
		}
		return f, nil
	}}
}

func (f *fakePrinter) Page(_ *layout.List, o pdf.PageOptions) error {
	if f.jam > 0 && f.pages == f.jam {
		return errJam
	}
	f.pages++
	f.layers = o.Layers
	if o.DX != 0 || o.ScaleX != 0 {
		return errors.New("the shift is the printer's")
	}
	if f.after != nil {
		f.after(f.pages)
	}
	return nil
}

func (f *fakePrinter) Taken() int {
	if f.eager || f.closed {
		return f.pages
	}
	return 0
}

func (f *fakePrinter) Close() error {
	f.closed = true
	return nil
}

func (f *fakePrinter) Abort() {
	if !f.closed {
		f.aborted++
	}
}

// printed counts the certificates that are on record as printed, and where.
func (o *office) printed(where string) int {
	o.T.Helper()
	n := 0
	for _, r := range o.Citations() {
		lines, err := o.DB.Printings(context.Background(), r.Certificate.ID)
		o.Must(err)
		for _, l := range lines {
			if l.Where != where {
				o.T.Errorf("%s was printed at %q, want %q", r.Name, l.Where, where)
			}
		}
		n += len(lines)
	}
	return n
}

// What the spooler has is on record as printed, no more and no less, whatever
// ends the job; what is left is printed next time.
func TestPrinter(t *testing.T) {
	const n = 12
	for _, tc := range []struct {
		name string
		f    *fakePrinter
		stop int // cancelled after so many pages
		want int
		err  error
	}{
		{"all", &fakePrinter{eager: true}, 0, n, nil},
		{"all at the end", &fakePrinter{}, 0, n, nil},
		{"jam", &fakePrinter{eager: true, jam: 5}, 0, 5, errJam},
		{"jam before the spooler has any", &fakePrinter{jam: 5}, 0, 0, errJam},
		{"cancelled", &fakePrinter{eager: true}, 7, 7, context.Canceled},
		{"cancelled before the spooler has any", &fakePrinter{}, 7, 0, context.Canceled},
		{"refused", &fakePrinter{refuses: true}, 0, 0, errNobody},
	} {
		t.Run(tc.name, func(t *testing.T) {
			o := newOffice(t)
			o.Cite(n, "Giấy khen", "416/QĐ-SNV", "2025-09-05", nil)
			o.issue()
			ctx, cancel := context.WithCancel(t.Context())
			defer cancel()
			tc.f.after = func(page int) {
				if page == tc.stop {
					cancel()
				}
			}
			d := o.deps()
			d.Printer = tc.f.printer()
			res, err := papers.Certificates(ctx, d, o.Conf, papers.CertOptions{}, nil)
			if !errors.Is(err, tc.err) || res.Printed != tc.want {
				t.Fatalf("printed %d, want %d; error %v, want %v", res.Printed, tc.want, err, tc.err)
			}
			if got := o.printed(d.Printer.Name); got != tc.want {
				t.Errorf("%d on record, want %d", got, tc.want)
			}
			if runs, err := o.DB.UnfinishedRuns(t.Context(), o.Conf.ID); err != nil || len(runs) > 0 {
				t.Errorf("unfinished: %v, %v", runs, err)
			}
			if tc.err != nil && !tc.f.refuses && tc.f.aborted != 1 {
				t.Errorf("the job was given up %d times", tc.f.aborted)
			}
			rest := &fakePrinter{eager: true}
			d.Printer = rest.printer()
			if tc.want < n {
				if _, err := papers.Certificates(t.Context(), d, o.Conf, papers.CertOptions{}, nil); err != nil || rest.pages != n-tc.want {
					t.Errorf("then %d pages, want %d; %v", rest.pages, n-tc.want, err)
				}
			}
			o.printedOnce(n)
		})
	}
}

// An overprint leaves its shift to the printer; other papers go there too.
func TestPrinterLayersAndLists(t *testing.T) {
	o := newOffice(t)
	o.Cite(2, "Giấy khen", "416/QĐ-SNV", "2025-09-05", nil)
	o.issue()
	f := &fakePrinter{eager: true}
	d := o.deps()
	d.Printer = f.printer()
	_, err := papers.Certificates(t.Context(), d, o.Conf, papers.CertOptions{Overprint: true, Calibration: &data.Calibration{DX: 2, ScaleX: 1, ScaleY: 1}}, nil)
	if err != nil || f.layers != pdf.Text {
		t.Errorf("layers %v, %v", f.layers, err)
	}
	sheet := &fakePrinter{}
	d.Printer = sheet.printer()
	if _, err := papers.CalibrationSheet(t.Context(), d, o.Conf, papers.CalibrationOptions{Width: 297, Height: 210}, nil); err != nil || sheet.pages != 1 || !sheet.closed {
		t.Errorf("%d pages, %v", sheet.pages, err)
	}
}

// A run that a printer did not finish says where it went, and goes on only there.
func TestPrinterResume(t *testing.T) {
	o := newOffice(t)
	o.Cite(3, "Giấy khen", "416/QĐ-SNV", "2025-09-05", nil)
	o.issue()
	f := &fakePrinter{eager: true}
	var ids []data.ID
	for _, r := range o.Citations() {
		ids = append(ids, r.Certificate.ID)
	}
	// As a power cut after the first page leaves it.
	run := data.PrintRun{Conference: o.Conf.ID, Certificates: ids, Options: `{"Printer":"Máy in tầng 2"}`}
	o.Must(o.DB.BeginPrinting(t.Context(), &run))
	o.Must(o.DB.RecordPrinting(t.Context(), []data.Printing{{Certificate: ids[0], Run: run.ID, Where: "Máy in tầng 2"}}, func() error { return nil }))

	_, err := papers.Certificates(t.Context(), o.deps(), o.Conf, papers.CertOptions{File: t.TempDir() + "/a.pdf"}, nil)
	var e *data.Error
	if !errors.As(err, &e) || e.Code != "printing-unfinished" || e.Args["file"] != "Máy in tầng 2" {
		t.Errorf("another print: %v", err)
	}
	left, err := papers.Unfinished(t.Context(), o.deps(), o.Conf)
	if err != nil || len(left) != 1 || left[0].Whole || left[0].Left != 2 || left[0].Run.Printer() != "Máy in tầng 2" {
		t.Fatalf("%+v, %v", left, err)
	}
	if _, err := papers.Resume(t.Context(), o.deps(), o.Conf, run.ID, nil); data.CodeOf(err) != "no-printer" {
		t.Errorf("without a printer: %v", err)
	}
	d := o.deps()
	d.Printer = f.printer()
	if res, err := papers.Resume(t.Context(), d, o.Conf, run.ID, nil); err != nil || res.Printed != 2 || f.pages != 2 {
		t.Errorf("printed %d, %d pages, %v", res.Printed, f.pages, err)
	}
	o.printedOnce(3)
}

// A printer of both sides gets each sheet of badges with its back; another and
// a file only where backs are asked for.
func TestBadgeBacks(t *testing.T) {
	o := newOffice(t)
	for i := range 5 { // four to a sheet
		o.Must(o.DB.SaveDelegate(t.Context(), &data.Delegate{Conference: o.Conf.ID, Name: fmt.Sprintf("Lò Văn %c", 'A'+i), Kind: data.KindOfficial, Status: data.StatusConfirmed}))
	}
	for _, tc := range []struct {
		two, asked bool
		want       int
	}{{false, false, 2}, {true, false, 4}, {false, true, 4}} {

		f := &fakePrinter{eager: true}
		d := o.deps()
		d.Printer = f.printer()
		d.Printer.TwoSided = tc.two
		if _, err := papers.Badges(t.Context(), d, o.Conf, papers.BadgeOptions{Backs: tc.asked}, nil); err != nil || f.pages != tc.want {
			t.Errorf("%+v: %d pages, %v", tc, f.pages, err)
		}
	}
}
