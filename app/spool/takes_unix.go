//go:build !windows

package spool

import "context"

// Takes tells whether a printer takes sheets of a size, mm, before anything is
// printed. Errors: printer-paper, print-service, printer-gone.
func Takes(ctx context.Context, printer string, width, height float64) error {
	can, err := ask(ctx, patience, "lpoptions", "-p", printer, "-l")
	if err != nil || can == "" { // it ends well, too, where there is no such printer
		_, _, err = look(ctx, printer)
		return err // a queue without a driver takes what it is given
	}
	if _, ok := optionsOf(can).media(sizeOf(width, height)); !ok {
		return noPaper(printer, width, height, nil)
	}
	return nil
}
