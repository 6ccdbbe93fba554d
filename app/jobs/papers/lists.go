package papers

import (
	"context"
	"fmt"
	"iter"
	"runtime"
	"sync"

	"vinhdanh/data"
	"vinhdanh/print/layout"
)

// portion is how many lists are fetched in one query and decoded in one go,
// for each core ahead of the page that needs them.
const portion = 16

type numbered struct {
	at   int
	list *layout.List
}

// lists gives the lists of the sheets in order, fetched and decoded on all
// cores ahead of their turn; only a few portions are in memory at a time.
func (d Deps) lists(ctx context.Context, sheets []sheet) iter.Seq2[numbered, error] {
	return func(yield func(numbered, error) bool) {
		ctx, cancel := context.WithCancel(ctx)
		type result struct {
			lists []*layout.List
			err   error
		}
		turns := make(chan chan result, runtime.GOMAXPROCS(0))
		var wg sync.WaitGroup
		defer wg.Wait()
		defer cancel()
		wg.Go(func() {
			defer close(turns)
			for at := 0; at < len(sheets); at += portion {
				out := make(chan result, 1)
				select {
				case turns <- out:
				case <-ctx.Done():
					return
				}
				part := sheets[at:min(at+portion, len(sheets))]
				wg.Go(func() {
					lists, err := d.fetch(ctx, part)
					out <- result{lists, err} // buffered: never waits
				})
			}
		})
		at := 0
		for out := range turns {
			r := <-out
			if r.err != nil {
				yield(numbered{}, r.err)
				return
			}
			for _, list := range r.lists {
				if !yield(numbered{at, list}, nil) {
					return
				}
				at++
			}
		}
		if at < len(sheets) {
			yield(numbered{}, ctx.Err())
		}
	}
}

// fetch gives the lists of some sheets. A panic over a damaged one becomes an
// error, since nothing else could catch it there.
func (d Deps) fetch(ctx context.Context, sheets []sheet) (lists []*layout.List, err error) {
	var at int
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("panic of type %T while reading certificate %s", r, sheets[at].number)
		}
	}()
	var stored []data.Hash
	for _, s := range sheets {
		if s.list == nil {
			stored = append(stored, s.hash)
		}
	}
	raw, err := d.Records.Assets(ctx, stored)
	if err != nil {
		return nil, err
	}
	lists = make([]*layout.List, len(sheets))
	for i, s := range sheets {
		at = i
		if lists[i] = s.list; s.list != nil {
			continue
		}
		if lists[i], err = layout.Decode(raw[0]); err != nil {
			return nil, fmt.Errorf("certificate %s: %w", s.number, err)
		}
		raw = raw[1:]
	}
	return lists, ctx.Err()
}
