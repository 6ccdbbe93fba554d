package checkin

import "time"

// How a scanner that types like a keyboard is told from a person: many
// letters, one right after another. Scanners send one in 1 to 20 ms; the
// fastest hands need 80.
const (
	wedgePause = 100 * time.Millisecond // longer than this, and another line has begun
	wedgePace  = 45 * time.Millisecond  // on average, at most
	wedgeLeast = 12                     // letters; fewer are a word that an input method sent whole
)

// wedge watches what is typed into one field, so that a badge read while
// somebody writes there is known as one, whatever an input method made of it,
// and the field gets back what stood in it before.
type wedge struct {
	now    func() time.Time
	typed  []rune
	before string // what stood in the field when the line began
	began  time.Time
	last   time.Time
}

// key sees a letter before the field has it.
func (w *wedge) key(r rune, field string) {
	at := w.now()
	if len(w.typed) == 0 || at.Sub(w.last) > wedgePause {
		w.typed, w.before, w.began = w.typed[:0], field, at
	}
	w.typed, w.last = append(w.typed, r), at
}

// back sees a letter taken away: input methods do so to put a mark on it.
func (w *wedge) back() {
	if n := len(w.typed); n > 0 {
		w.typed, w.last = w.typed[:n-1], w.now()
	}
}

// end gives the line that a scanner typed and what stood in the field before;
// ok is false if a person typed.
func (w *wedge) end() (line, before string, ok bool) {
	n := len(w.typed)
	line, before = string(w.typed), w.before
	ok = n >= wedgeLeast && w.now().Sub(w.last) <= wedgePause &&
		w.last.Sub(w.began) <= time.Duration(n)*wedgePace && various(w.typed)
	w.typed = w.typed[:0]
	return line, before, ok
}

// various tells a line from a key that was held down.
func various(line []rune) bool {
	seen := map[rune]bool{}
	for _, r := range line {
		seen[r] = true
	}
	return len(seen) > 3
}
