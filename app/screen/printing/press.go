package printing

import (
	"context"

	"vinhdanh/app/jobs/papers"
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

// counting lets a printer tell how many pages it has taken.
func counting(p *papers.Printer, taken *int) *papers.Printer {
	open := p.Open
	p.Open = func(ctx context.Context, a layout.Assets, m pdf.Meta) (papers.Press, error) {
		job, err := open(ctx, a, m)
		if err != nil {
			return nil, err
		}
		return counted{job, taken}, nil
	}
	return p
}
