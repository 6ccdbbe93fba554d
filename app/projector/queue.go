package projector

import (
	"slices"
	"time"
	"unicode/utf8"

	"vinhdanh/data"
)

// How names take turns.
const (
	Page     = 9                       // names at once, at most
	Column   = 5                       // of these below each other; more stand in three columns
	longName = 34                      // letters
	Least    = 2500 * time.Millisecond // a name stays at least so long,
	Each     = 350 * time.Millisecond  // and longer for each one beside it
	Linger   = 9 * time.Second         // before the hall is greeted again, when nobody follows
	most     = 4 * Page                // more than these wait for nobody: the oldest are left out
)

// queue decides whose names are on the wall. Its clock is handed in.
type queue struct {
	waiting []Guest
	shown   []Guest
	since   time.Time
}

// add lines guests up.
func (q *queue) add(list []Guest) {
	q.waiting = append(q.waiting, list...)
	if n := len(q.waiting) - most; n > 0 {
		q.waiting = slices.Delete(q.waiting, 0, n)
	}
}

// remove takes back admissions that were undone. It tells whether the wall
// changes.
func (q *queue) remove(gone func(Guest) bool) bool {
	q.waiting = slices.DeleteFunc(q.waiting, gone)
	n := len(q.shown)
	q.shown = slices.DeleteFunc(q.shown, gone)
	return len(q.shown) != n
}

// next turns the page if it is time to, and tells whether it did.
func (q *queue) next(now time.Time) bool {
	age := now.Sub(q.since)
	if age < 0 { // the clock was set back
		q.since, age = now, 0
	}
	switch {
	case len(q.shown) > 0 && age < Least+Each*time.Duration(len(q.shown)-1):
		return false
	case len(q.waiting) > 0:
		n := q.page()
		q.shown = slices.Clone(q.waiting[:n])
		q.waiting = slices.Delete(q.waiting, 0, n)
		q.since = now
		return true
	case len(q.shown) > 0 && age >= Linger:
		q.shown = nil
		return true
	}
	return false
}

// page gives how many names come next: three columns have no room for very
// long ones.
func (q *queue) page() int {
	n := min(Page, len(q.waiting))
	if n > Column && slices.ContainsFunc(q.waiting[:n], func(g Guest) bool { return utf8.RuneCountInString(g.Name) > longName }) {
		return Column
	}
	return n
}

// undone makes a test for guests whose admission was taken back.
func undone(lines, groups map[data.ID]bool) func(Guest) bool {
	return func(g Guest) bool {
		return g.Line != "" && lines[g.Line] || g.Count > 0 && groups[g.Group]
	}
}
