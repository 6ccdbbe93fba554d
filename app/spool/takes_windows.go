package spool

import (
	"context"
	"runtime"
)

// Takes tells whether a printer takes sheets of a size, mm, before anything is
// printed. Errors: printer-paper, print-service, printer-gone.
func Takes(ctx context.Context, printer string, width, height float64) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	h, err := open(printer)
	if err != nil {
		return err
	}
	defer h.close()
	i, err := h.info()
	if err != nil {
		return faultOf(printer, err)
	}
	defer runtime.KeepAlive(i)
	const askFields = 1 // DC_FIELDS: the fields of its DEVMODE that count
	d := driverOf(i)
	forms, fields := d.forms(), d.ask(askFields)
	own := fields >= 0 && fields&(dmPaperLength|dmPaperWidth) == dmPaperLength|dmPaperWidth
	var m devMode
	if len(forms) > 0 && !m.paper(width, height, forms, own) {
		return noPaper(printer, width, height, nil)
	}
	return nil
}
