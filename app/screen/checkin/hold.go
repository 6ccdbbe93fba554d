package checkin

import (
	"fyne.io/fyne/v2"

	"vinhdanh/app/widget"
	"vinhdanh/data/seal"
)

// patience is how many seconds the keyboard may stay in a part that somebody
// went to by Tab or pressed, before the scan field has it again.
const patience = 10

// hold puts the keyboard back into the scan field, unless somebody works in a
// panel, in the list of names found or in a dialog. Scans are not lost there
// either: see TypedRune and guard.
func (s *Screen) hold() {
	c := s.sh.Window().Canvas()
	if s.clockStop == nil || c.Overlays().Top() != nil {
		return
	}
	focused := c.Focused()
	if focused == fyne.Focusable(s.entry) {
		s.idle = 0
		return
	}
	if s.idle++; focused == nil || s.panel == nil && s.seeking == "" && s.idle > patience {
		s.focusScan()
	}
}

// focusScan gives the keyboard to the scan field.
func (s *Screen) focusScan() {
	s.idle = 0
	if c := s.sh.Window().Canvas(); s.clockStop != nil && c.Overlays().Top() == nil {
		c.Focus(s.entry)
	}
}

// TypedRune takes what is typed where no field is: a scanner does not wait for
// a question to be answered. Whatever lies over the desk gives way.
func (s *Screen) TypedRune(r rune) bool {
	c := s.sh.Window().Canvas()
	for top := c.Overlays().Top(); top != nil; top = c.Overlays().Top() {
		o, ok := top.(*widget.Overlay)
		if !ok {
			return false
		}
		if o.Escape(); c.Overlays().Top() == top {
			return false // it has to be answered
		}
	}
	if s.seeking != "" {
		s.entry.SetText("") // another line begins, not more of the name
	}
	c.Focus(s.entry)
	s.entry.TypedRune(r)
	return true
}

// guard keeps a scanner out of a field of a panel: the scan is dealt with, and
// the field gets back what somebody had written there.
func (s *Screen) guard(e *widget.Entry, enter func()) {
	w := &wedge{now: s.hand.now}
	before := e.OnKey
	e.OnRune = func(r rune) bool {
		w.key(r, e.Text)
		return false
	}
	e.OnKey = func(k *fyne.KeyEvent) bool {
		if k.Name == fyne.KeyBackspace {
			w.back()
		}
		return before != nil && before(k)
	}
	e.OnSubmitted = func(string) {
		line, rest, ok := w.end()
		typed := []rune(e.Text)
		at := min(e.CursorColumn, len(typed))
		if digits, badge := cutScan(string(typed[:at])); seal.ValidBadge(badge) || !ok {
			rest, line = digits+string(typed[at:]), badge // a slow scanner, or one that was held up
		}
		if line == "" {
			enter()
			return
		}
		e.SetText(rest)
		s.enqueue(scan{line: line})
	}
}

// watchWindow learns whether another program has the keyboard, so that nobody
// scans into it.
func (s *Screen) watchWindow(on bool) {
	life := fyne.CurrentApp().Lifecycle()
	if !on {
		life.SetOnExitedForeground(nil)
		return
	}
	life.SetOnExitedForeground(func() {
		s.away = true
		s.focusScan() // which hears when the keyboard comes back
		s.showReady()
	})
}
