package printing

import (
	"context"

	"vinhdanh/app/jobs/papers"
	"vinhdanh/app/spool"
	"vinhdanh/print/layout"
	"vinhdanh/print/pdf"
)

// counted is a job of a printer that remembers, when it has ended, how many
// pages are with the spooler.
type counted struct {
	papers.Press
	taken *int
}

// Close ends the job.
func (c counted) Close() error {
	err := c.Press.Close()
	*c.taken = c.Taken()
	return err
}

// Abort gives it up.
func (c counted) Abort() {
	*c.taken = max(*c.taken, c.Taken())
	c.Press.Abort()
}

// printer is what papers print on; taken is how many pages it has taken.
func (d Deps) printer(p spool.Printer, t spool.Tray, set spool.Setting, taken *int) *papers.Printer {
	return &papers.Printer{Name: p.On(t), TwoSided: set.TwoSided(), Open: func(ctx context.Context, a layout.Assets, m pdf.Meta) (papers.Press, error) {
		job, err := d.Spool.Open(ctx, set, a, m)
		if err != nil {
			return nil, err
		}
		return counted{job, taken}, nil
	}}
}
