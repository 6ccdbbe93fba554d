package app

import (
	"context"

	"vinhdanh/app/jobs/papers"
	"vinhdanh/app/press"
	"vinhdanh/app/spool"
)

// deskPrinter gives the printer on which a check-in desk prints badges and
// slips at once: no program may open that takes the keyboard from the scanner.
func (s *Shell) deskPrinter(ctx context.Context, name string) (*papers.Printer, error) {
	all, err := s.deps.Store.Calibrations(ctx)
	if err != nil {
		return nil, err
	}
	p := spool.Printer{Name: name}
	return press.On(p, spool.Tray{}, spool.Setting{Shift: p.Shift(spool.Tray{}, all)}), nil
}
