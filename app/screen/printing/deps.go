package printing

import (
	"context"

	"vinhdanh/app/jobs/papers"
	"vinhdanh/app/press"
	"vinhdanh/app/spool"
	"vinhdanh/data"
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
	// On gives a printer and tray, set in such a way, for papers to go to.
	On func(p spool.Printer, t spool.Tray, set spool.Setting) *papers.Printer
}

// Own is those of this computer indeed.
func Own() Spool {
	return Spool{Printers: spool.Printers, Look: spool.Look, Takes: spool.Takes, On: press.On}
}

// Deps is what printing works with.
type Deps struct {
	Records   Records
	Spool     Spool
	Calibrate func(printer, tray string) // leads to the calibration sheet of one
}
