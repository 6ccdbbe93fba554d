package papers

import (
	"context"

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
	Name string // with its tray, as people know it and the record of printing names it
	// Open begins a job of pages whose fonts and pictures are found in a; m
	// names it in the printer's queue.
	Open func(ctx context.Context, a layout.Assets, m pdf.Meta) (Press, error)
}
