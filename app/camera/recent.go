package camera

import "time"

// Again is how long a code must be out of sight to be told again.
const Again = 3 * time.Second

// recent remembers the codes seen in the last moments.
type recent struct {
	pause time.Duration
	seen  map[string]time.Time
}

func newRecent(pause time.Duration) *recent {
	return &recent{pause: pause, seen: map[string]time.Time{}}
}

// isNew tells whether a code seen now was out of sight for the pause.
func (r *recent) isNew(text string, now time.Time) bool {
	for t, at := range r.seen {
		if now.Sub(at) > r.pause {
			delete(r.seen, t)
		}
	}
	_, known := r.seen[text]
	r.seen[text] = now
	return !known
}
