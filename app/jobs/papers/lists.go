package papers

import (
	"context"
	"fmt"
	"iter"
	"runtime"
	"sync"

	"vinhdanh/print/layout"
)

// ahead is how many lists are fetched and decoded before the page that needs
// them, for each core.
const ahead = 8

type numbered struct {
	at   int
	list *layout.List
}

// lists gives the lists of the sheets in order, fetched and decoded on all
// cores ahead of their turn; only a few are in memory at a time.
func (d Deps) lists(ctx context.Context, sheets []sheet) iter.Seq2[numbered, error] {
	return func(yield func(numbered, error) bool) {
		ctx, cancel := context.WithCancel(ctx)
		cores := runtime.GOMAXPROCS(0)
		type result struct {
			list *layout.List
			err  error
		}
		turns := make(chan chan result, ahead*cores)
		type task struct {
			at  int
			out chan result
		}
		tasks := make(chan task)
		var wg sync.WaitGroup
		defer wg.Wait()
		defer cancel()
		for range min(cores, len(sheets)) {
			wg.Add(1)
			go func() {
				defer wg.Done()
				for t := range tasks {
					list, err := d.list(ctx, sheets[t.at])
					t.out <- result{list, err} // buffered: never waits
				}
			}()
		}
		wg.Add(1)
		go func() {
			defer wg.Done()
			defer close(turns)
			defer close(tasks)
			for i := range sheets {
				out := make(chan result, 1)
				select {
				case turns <- out:
				case <-ctx.Done():
					return
				}
				select {
				case tasks <- task{i, out}:
				case <-ctx.Done():
					return
				}
			}
		}()
		for i := range sheets {
			var r result
			select {
			case out, ok := <-turns:
				if !ok {
					yield(numbered{}, ctx.Err())
					return
				}
				select {
				case r = <-out:
				case <-ctx.Done():
					r.err = ctx.Err()
				}
			case <-ctx.Done():
				r.err = ctx.Err()
			}
			if !yield(numbered{i, r.list}, r.err) || r.err != nil {
				return
			}
		}
	}
}

// list gives a sheet's list. A panic over a damaged one becomes an error,
// since nothing else could catch it there.
func (d Deps) list(ctx context.Context, s sheet) (list *layout.List, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("panic of type %T while reading certificate %s", r, s.number)
		}
	}()
	if s.list != nil {
		return s.list, ctx.Err()
	}
	raw, err := d.Records.Asset(ctx, s.hash)
	if err != nil {
		return nil, err
	}
	list, err = layout.Decode(raw)
	if err != nil {
		return nil, fmt.Errorf("certificate %s: %w", s.number, err)
	}
	return list, nil
}
