package spool

import "vinhdanh/data"

// Faults of printers. All but Service have the argument printer.
const (
	Service       data.Code = "print-service"   // CUPS or the Windows spooler does not run
	Gone          data.Code = "printer-gone"    // no printer has this name
	Refused       data.Code = "printer-refused" // it takes no job, and does not say why
	Rejects       data.Code = "printer-rejects" // somebody has told its queue to take no jobs
	Offline       data.Code = "printer-offline" // it is not there
	Paused        data.Code = "printer-paused"  // somebody has stopped it
	NoPaper       data.Code = "printer-paper"   // it does not take sheets of this size (width, height, mm)
	TrayUnknown   data.Code = "printer-tray"    // it has no such tray (tray, trays)
	NoDuplex      data.Code = "printer-sides"   // it prints one side only
	TooManyCopies data.Code = "printer-copies"  // at a time (most)
)

func fail(code data.Code, printer string, err error, args ...any) error {
	return data.Wrap(err, code, append([]any{"printer", printer}, args...)...)
}
