package printing

import (
	"context"

	"vinhdanh/app/jobs/papers"
	"vinhdanh/app/spool"
	"vinhdanh/data"
	"vinhdanh/print/layout"
	"vinhdanh/print/pdf"
)

// Records is what printing needs of the store.
type Records interface {
	Calibrations(ctx context.Context) ([]data.Calibration, error)
	Setting(ctx context.Context, key string) (string, error)
	SetSetting(ctx context.Context, key, value string) error
}

// Spool is the printers of this computer.
type Spool struct {
	Printers func(ctx context.Context) ([]spool.Printer, error)
	Look     func(ctx context.Context, printer string) (spool.State, error)
	Takes    func(ctx context.Context, printer string, width, height float64) error
	Open     func(ctx context.Context, set spool.Setting, a layout.Assets, m pdf.Meta) (papers.Press, error)
}

// Own is those of this computer indeed.
func Own() Spool {
	return Spool{Printers: spool.Printers, Look: spool.Look, Takes: spool.Takes,
		Open: func(ctx context.Context, set spool.Setting, a layout.Assets, m pdf.Meta) (papers.Press, error) {
			j, err := spool.Open(ctx, set, a, m)
			if err != nil {
				return nil, err
			}
			return j, nil
		}}
}

// Deps is what printing works with.
type Deps struct {
	Records   Records
	Spool     Spool
	Calibrate func(printer, tray string) // leads to the calibration sheet of one
}
