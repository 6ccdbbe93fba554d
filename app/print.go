package app

import (
	"context"

	"vinhdanh/app/screen"
	"vinhdanh/app/screen/printing"
	"vinhdanh/app/spool"
)

// Print asks whether a paper comes out of a printer or goes into a file.
func (s *Shell) Print(p screen.Paper) {
	printing.Ask(s, printing.Deps{Records: s.deps.Store, Spool: s.deps.Spool, Calibrate: func(printer, tray string) {
		s.Open(screen.Certificates, screen.Filter{Section: screen.SectionCalibrate, Text: printer + "\t" + tray})
	}}, p)
}

// Printers lists the printers of this computer.
func (s *Shell) Printers(ctx context.Context) ([]spool.Printer, error) {
	return s.deps.Spool.Printers(ctx)
}
