package station

import (
	"sync"
	"time"
)

// limit bounds how often something may happen, for each key: so many at once,
// then so many a second.
type limit struct {
	burst float64
	rate  float64 // a second
	now   func() time.Time

	mu   sync.Mutex
	used map[string]usage
}

type usage struct {
	n  float64 // of the burst
	at time.Time
}

// maxUsed is how many keys are kept before those that have recovered are dropped.
const maxUsed = 4096

func newLimit(burst, rate float64, now func() time.Time) *limit {
	return &limit{burst: burst, rate: rate, now: now, used: map[string]usage{}}
}

// take counts one, or gives how long to wait until one more is allowed.
func (l *limit) take(key string) (wait time.Duration) {
	l.mu.Lock()
	defer l.mu.Unlock()
	u := l.current(key)
	if wait := l.waiting(u); wait > 0 {
		return wait
	}
	u.n++
	l.keep(key, u)
	return 0
}

// wait gives how long to wait until take succeeds.
func (l *limit) wait(key string) time.Duration {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.waiting(l.current(key))
}

// count counts one whether it is allowed or not.
func (l *limit) count(key string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	u := l.current(key)
	u.n = min(u.n+1, l.burst+1)
	l.keep(key, u)
}

func (l *limit) current(key string) usage {
	u, now := l.used[key], l.now()
	if passed := now.Sub(u.at); !u.at.IsZero() && passed > 0 { // a clock set back gives nothing
		u.n = max(0, u.n-passed.Seconds()*l.rate)
	}
	u.at = now
	return u
}

func (l *limit) waiting(u usage) time.Duration {
	if over := u.n + 1 - l.burst; over > 0 {
		return time.Duration(over / l.rate * float64(time.Second))
	}
	return 0
}

func (l *limit) keep(key string, u usage) {
	if len(l.used) >= maxUsed {
		for k := range l.used {
			if l.current(k).n == 0 {
				delete(l.used, k)
			}
		}
	}
	l.used[key] = u
}
