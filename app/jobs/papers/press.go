package papers

import (
	"context"
	"errors"
	"fmt"

	"vinhdanh/data"
	"vinhdanh/print/layout"
	"vinhdanh/print/pdf"
)

// Press is one job of a printer: pages go to the spooler instead of into a
// file. One goroutine at a time may use it.
type Press interface {
	// Page hands a page over. It puts the printer's own shift and scale right;
	// o only says which layers are drawn.
	Page(list *layout.List, o pdf.PageOptions) error
	// Taken is how many pages, from the first on, the spooler has: these come
	// out whatever happens to this program.
	Taken() int
	// Close ends the job. If it gives no fault, the spooler has all pages.
	Close() error
	// Abort ends the job with those pages that the spooler has; the others
	// never come out. After Close it does nothing.
	Abort()
}

// Printer is where papers go that are printed without a file.
type Printer struct {
	Name     string // with its tray, as people know it and the record of printing names it
	TwoSided bool   // sheets are printed on both sides, turned as one leafs through them
	// Open begins a job of pages whose fonts and pictures are found in a; m
	// names it in the printer's queue.
	Open func(ctx context.Context, a layout.Assets, m pdf.Meta) (Press, error)
}

// send has pages come out of the printer; o says which layers of them. What the spooler has when something
// goes wrong, or somebody cancels, comes out all the same.
func (pr *Printer) send(ctx context.Context, a layout.Assets, m pdf.Meta, o pdf.PageOptions, pages func(page func(*layout.List) error) error) error {
	job, err := pr.Open(ctx, a, m)
	if err != nil {
		return err
	}
	defer job.Abort()
	if err := pages(func(list *layout.List) error { return job.Page(list, o) }); err != nil {
		return err
	}
	return fault(job.Close())
}

// Pages has pages that are set already come out of the printer.
func (pr *Printer) Pages(ctx context.Context, a layout.Assets, m pdf.Meta, o pdf.PageOptions, list []*layout.List, p Progress) error {
	return pr.send(ctx, a, m, o, func(page func(*layout.List) error) error {
		for i, l := range list {
			if err := errors.Join(ctx.Err(), fault(page(l))); err != nil {
				return err
			}
			if p != nil {
				p(i+1, len(list))
			}
		}
		return nil
	})
}

// press has certificates come out of the printer, and records each as printed
// once the spooler has its page: whatever happens then, it comes out. It ends
// the run with what was recorded; the rest is printed by another.
func (d Deps) press(ctx context.Context, run data.PrintRun, sheets []sheet, list []data.Printing, a layout.Assets, o CertOptions, m pdf.Meta, p Progress) (printed int, err error) {
	quiet := context.WithoutCancel(ctx)
	if err := d.Records.BeginPrinting(ctx, &run); err != nil {
		return 0, err
	}
	for i := range list {
		list[i].Run = run.ID
	}
	lost := false // what the spooler has could not be recorded
	record := func(taken int) error {
		for printed < taken {
			part := list[printed:min(taken, printed+group)]
			if err := d.Records.RecordPrinting(quiet, part, func() error { return nil }); err != nil {
				lost = true // the run stays on record, so that somebody is asked what came out
				return fmt.Errorf("record printing: %w", err)
			}
			printed += len(part)
		}
		return nil
	}
	defer func() {
		if printed < len(list) && !lost {
			err = errors.Join(err, d.Records.DropRun(quiet, run.ID))
		}
	}()
	job, err := d.Printer.Open(ctx, a, m)
	if err != nil {
		return 0, err
	}
	defer job.Abort()
	for n, err := range d.lists(ctx, sheets) {
		if err == nil {
			err = ctx.Err()
		}
		if err == nil {
			err = job.Page(n.list, o.page())
		}
		// Also the page at which it stopped may be on its way.
		if err = errors.Join(fault(err), record(job.Taken())); err != nil {
			return printed, err
		}
		if p != nil {
			p(n.at+1, len(sheets))
		}
	}
	err = job.Close()
	return printed, errors.Join(fault(err), record(job.Taken()))
}
