package screentest

import (
	"context"

	"vinhdanh/app/jobs/papers"
	"vinhdanh/print/layout"
	"vinhdanh/print/pdf"
)

// Press is a printer that keeps the pages it is given.
type Press struct {
	Title  string // of the job
	Pages  []*layout.List
	Closed bool
}

// Printer gives it as papers go to it.
func (p *Press) Printer() *papers.Printer {
	return &papers.Printer{Name: "HP-1", Open: func(_ context.Context, _ layout.Assets, m pdf.Meta) (papers.Press, error) {
		p.Title = m.Title
		return p, nil
	}}
}

// Page is part of papers.Press.
func (p *Press) Page(l *layout.List, _ pdf.PageOptions) error {
	p.Pages = append(p.Pages, l)
	return nil
}

// Taken is part of papers.Press.
func (p *Press) Taken() int { return len(p.Pages) }

// Close is part of papers.Press.
func (p *Press) Close() error {
	p.Closed = true
	return nil
}

// Abort is part of papers.Press.
func (p *Press) Abort() {}
