package app

import (
	"context"

	"vinhdanh/app/jobs/papers"
	"vinhdanh/app/spool"
	"vinhdanh/print/layout"
	"vinhdanh/print/pdf"
)

// deskPrinter gives the printer on which a check-in desk prints badges and
// slips at once: no program may open that takes the keyboard from the scanner.
func (s *Shell) deskPrinter(ctx context.Context, name string) (*papers.Printer, error) {
	all, err := s.deps.Store.Calibrations(ctx)
	if err != nil {
		return nil, err
	}
	p := spool.Printer{Name: name}
	set := spool.Setting{Printer: name, Shift: p.Shift(spool.Tray{}, all)}
	return &papers.Printer{Name: name, Open: func(ctx context.Context, a layout.Assets, m pdf.Meta) (papers.Press, error) {
		j, err := spool.Open(ctx, set, a, m)
		if err != nil {
			return nil, err
		}
		return j, nil
	}}, nil
}
