// Package press hands the printers of this computer to jobs, which know no
// spooler: by it the window, its screens and the command line print alike.
package press

import (
	"context"

	"vinhdanh/app/jobs/papers"
	"vinhdanh/app/spool"
	"vinhdanh/print/layout"
	"vinhdanh/print/pdf"
)

// On gives a printer, one of its trays and how it is set, for papers to go to.
func On(p spool.Printer, t spool.Tray, set spool.Setting) *papers.Printer {
	set.Printer, set.Tray = p.Name, t.ID
	return &papers.Printer{Name: p.On(t), TwoSided: set.TwoSided(), Open: func(ctx context.Context, a layout.Assets, m pdf.Meta) (papers.Press, error) {
		j, err := spool.Open(ctx, set, a, m)
		if err != nil {
			return nil, err
		}
		return j, nil
	}}
}
