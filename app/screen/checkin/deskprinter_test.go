package checkin

import (
	"context"

	"vinhdanh/app/jobs/papers"
	"vinhdanh/data"
	"vinhdanh/print/layout"
	"vinhdanh/print/pdf"
)

// deskPrinter takes pages until it is closed; one that jams takes none.
type deskPrinter struct {
	jams  bool
	name  string
	pages int
	taken int
}

func (d *deskPrinter) named(_ context.Context, name string) (*papers.Printer, error) {
	d.name = name
	return &papers.Printer{Name: name, Open: func(context.Context, layout.Assets, pdf.Meta) (papers.Press, error) { return d, nil }}, nil
}

func (d *deskPrinter) Page(*layout.List, pdf.PageOptions) error {
	if d.jams {
		return data.Fail("printer-refused")
	}
	d.pages++
	return nil
}

func (d *deskPrinter) Close() error {
	d.taken = d.pages
	return nil
}

func (d *deskPrinter) Taken() int { return d.taken }
func (d *deskPrinter) Abort()     {}
