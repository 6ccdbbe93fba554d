package widget

import "context"

// Loader runs a short read off the interface's goroutine and comes back on it
// with done, unless it was cancelled meanwhile. The shell's Load is one.
type Loader func(job func(ctx context.Context) error, done func(err error)) (cancel context.CancelFunc)

// Source is where the rows of a long list come from; both are called off the
// interface's goroutine.
type Source[T any] struct {
	Count func(ctx context.Context) (int, error)
	Page  func(ctx context.Context, offset, limit int) ([]T, error)
}

const (
	pageRows  = 100
	pagesKept = 50
)

// Pages holds a window of a long list and fetches what is looked at. All its
// methods belong to the interface's goroutine.
type Pages[T any] struct {
	load    Loader
	arrived func(err error)
	src     Source[T]
	n       int
	pages   map[int][]T
	order   []int // pages by age
	round   int   // of the list shown; answers to an earlier one are dropped
	query   context.CancelFunc
	fetch   context.CancelFunc
	under   int // the page being fetched, -1 none
	want    int // the page to fetch next, -1 none
}

// NewPages makes an empty list. arrived is called after rows came in or could
// not be had; refresh the table then.
func NewPages[T any](load Loader, arrived func(err error)) *Pages[T] {
	return &Pages[T]{load: load, arrived: arrived, pages: map[int][]T{}, under: -1, want: -1}
}

// Show changes to another list. The rows shown stay until the count and the
// first rows of the new one are there; a Show before that cancels this one.
func (p *Pages[T]) Show(src Source[T]) {
	p.round++
	round := p.round
	if p.query != nil {
		p.query()
	}
	var n int
	var first []T
	p.query = p.load(func(ctx context.Context) (err error) {
		if n, err = src.Count(ctx); err != nil || n == 0 {
			return err
		}
		first, err = src.Page(ctx, 0, pageRows)
		return err
	}, func(err error) {
		if round != p.round {
			return
		}
		p.query = nil
		if err != nil {
			p.arrived(err)
			return
		}
		if p.fetch != nil {
			p.fetch()
			p.fetch = nil
		}
		p.src, p.n, p.under, p.want = src, n, -1, -1
		p.pages, p.order = map[int][]T{0: first}, []int{0}
		p.arrived(nil)
	})
}

// Len gives the number of rows.
func (p *Pages[T]) Len() int { return p.n }

// At gives a row; if it is not here yet it is fetched, and arrived is called later.
func (p *Pages[T]) At(i int) (row T, ok bool) {
	if i < 0 {
		return row, false
	}
	page := i / pageRows
	if rows, here := p.pages[page]; here {
		if k := i % pageRows; k < len(rows) {
			return rows[k], true
		}
		return row, false
	}
	if i < p.n {
		p.need(page)
	}
	return row, false
}

// Each gives the rows that are here, in no order, until f says false.
func (p *Pages[T]) Each(f func(i int, row T) bool) {
	for page, rows := range p.pages {
		for k, r := range rows {
			if !f(page*pageRows+k, r) {
				return
			}
		}
	}
}

// need fetches a page; while one is under way only the last one asked for
// waits, since what was scrolled past need not come.
func (p *Pages[T]) need(page int) {
	if p.under == page {
		return
	}
	if p.under >= 0 {
		p.want = page
		return
	}
	p.under = page
	src := p.src
	var rows []T
	p.fetch = p.load(func(ctx context.Context) (err error) {
		rows, err = src.Page(ctx, page*pageRows, pageRows)
		return err
	}, func(err error) {
		p.fetch = nil
		if p.under != page {
			return
		}
		p.under = -1
		p.pages[page] = rows // none after a fault: asking again and again would not help
		if err == nil {
			p.order = append(p.order, page)
			if len(p.order) > pagesKept {
				delete(p.pages, p.order[0])
				p.order = p.order[1:]
			}
		}
		if next := p.want; next >= 0 {
			p.want = -1
			if _, here := p.pages[next]; !here {
				p.need(next)
			}
		}
		p.arrived(err)
	})
}

// Stop cancels what is under way.
func (p *Pages[T]) Stop() {
	p.round++
	if p.query != nil {
		p.query()
		p.query = nil
	}
	if p.fetch != nil {
		p.fetch()
		p.fetch, p.under, p.want = nil, -1, -1
	}
}
