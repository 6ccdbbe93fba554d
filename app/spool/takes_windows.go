package spool

import (
	"context"
	"runtime"
)

// Takes tells whether a printer takes sheets of a size, mm, before anything is
// printed; one that does not answer may. Errors: printer-paper, print-service,
// printer-gone.
func Takes(ctx context.Context, printer string, width, height float64) error {
	takes, err := patient(ctx, true, func() (bool, error) {
		h, err := open(printer)
		if err != nil {
			return false, err
		}
		defer h.close()
		i, err := h.info()
		if err != nil {
			return false, faultOf(printer, err)
		}
		defer runtime.KeepAlive(i)
		forms, own := driverOf(i).sizes()
		return new(devMode).paper(width, height, forms, own), nil
	})
	if err == nil && !takes {
		return noPaper(printer, width, height, nil)
	}
	return err
}
