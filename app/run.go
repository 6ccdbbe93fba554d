package app

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"
	"sync/atomic"
	"time"

	"fyne.io/fyne/v2"

	"vinhdanh/app/widget"
	"vinhdanh/assets/i18n"
)

// Load runs a short read off the interface's goroutine, then done on it.
func (s *Shell) Load(job func(ctx context.Context) error, done func(err error)) context.CancelFunc {
	ctx, cancel := context.WithCancel(s.ctx)
	s.beside(func() {
		err := s.guard(func() error { return job(ctx) })
		fyne.Do(func() {
			if ctx.Err() == nil {
				cancel()
				done(err)
			}
		})
	})
	return cancel
}

// Every calls tick on the interface's goroutine until stopped or the window is left.
func (s *Shell) Every(d time.Duration, tick func()) (stop func()) {
	ctx, cancel := context.WithCancel(s.ctx)
	s.beat(func() {
		t := time.NewTicker(d)
		defer t.Stop()
		for {
			select {
			case <-ctx.Done():
				return
			case <-t.C:
				fyne.Do(func() {
					if ctx.Err() == nil {
						tick()
					}
				})
			}
		}
	})
	return cancel
}

// goroutine runs f beside the interface; Stop waits for it.
func (s *Shell) goroutine(f func()) {
	s.work.Add(1)
	go func() {
		defer s.work.Done()
		f()
	}()
}

// guard turns a panic of a job into a fault, so that the window stays.
func (s *Shell) guard(job func() error) (err error) {
	defer func() {
		if p := recover(); p != nil {
			// The value may hold a person's data: its type and the places in
			// the program are enough.
			err = fmt.Errorf("panic %T in a job\n%s", p, debug.Stack())
		}
	}()
	return job()
}

// Run runs a long job with a strip that shows its progress and stops it.
func (s *Shell) Run(title string, job func(ctx context.Context, progress func(done, total int)) error, done func()) {
	ctx, cancel := context.WithCancel(s.ctx)
	strip := widget.NewProgressStrip(title, s.T("shell.stop"), cancel)
	holder := widget.Pad(0, widget.PageMargin, 12, widget.PageMargin, strip)
	s.strips.Add(holder)
	s.jobs++
	if c := s.win.Canvas(); c.Focused() == nil && c.Overlays().Top() == nil {
		c.Focus(strip.Stop) // nothing else waits for a key
	}
	var last atomic.Int64 // hundredths shown last: a job of a million steps redraws a hundred times
	last.Store(-1)
	progress := func(n, total int) {
		if total <= 0 {
			return
		}
		if p := int64(n) * 100 / int64(total); last.Swap(p) != p {
			fyne.Do(func() {
				strip.Set(n, total, s.T("shell.progress", "done", i18n.Number(n), "total", i18n.Number(total)))
			})
		}
	}
	s.beside(func() {
		err := s.guard(func() error { return job(ctx, progress) })
		stopped := ctx.Err() != nil
		cancel()
		fyne.Do(func() {
			s.jobs--
			if c := s.win.Canvas(); c.Focused() == fyne.Focusable(strip.Stop) {
				c.Unfocus()
			}
			s.strips.Remove(holder)
			s.strips.Refresh()
			s.finished(title, err, stopped, done)
		})
	})
}

func (s *Shell) finished(title string, err error, stopped bool, done func()) {
	if s.ctx.Err() != nil {
		return // the window is closing
	}
	switch {
	case err == nil:
		if done != nil {
			done()
		}
	case stopped || errors.Is(err, context.Canceled):
		s.Remark(s.T("shell.stopped", "job", title))
	default:
		s.Fail(err)
	}
	s.Changed()
}
