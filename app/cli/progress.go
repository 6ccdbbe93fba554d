package cli

import (
	"fmt"
	"io"
	"sync"
	"time"
)

// progress shows how far a long job is, on a terminal only: one line on
// standard error that rewrites itself at most ten times a second. stop clears it.
func (s *session) progress(key string) (report func(done, total int), stop func()) {
	if !s.env.IsTerminal(s.errw) || s.g.JSON {
		return nil, func() {}
	}
	var mu sync.Mutex
	var last time.Time
	shown := false
	report = func(done, total int) {
		mu.Lock()
		defer mu.Unlock()
		now := s.env.Now()
		if now.Sub(last) < 100*time.Millisecond && done < total {
			return
		}
		last, shown = now, true
		_, _ = fmt.Fprintf(s.errw, "\r\x1b[K%s", s.c.T(key, "done", done, "total", total))
	}
	stop = func() {
		mu.Lock()
		defer mu.Unlock()
		if shown {
			_, _ = io.WriteString(s.errw, "\r\x1b[K")
		}
	}
	return report, stop
}
