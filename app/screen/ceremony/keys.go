package ceremony

import (
	"time"

	"fyne.io/fyne/v2"

	"vinhdanh/app/screen"
	"vinhdanh/app/widget"
	"vinhdanh/data/stage"
)

// scanned is how soon Enter comes after a digit where a badge's code was scanned
// into this window, which must record nothing; so digits only choose.
const scanned = 150 * time.Millisecond

// TypedKey takes keys that nobody has: the window gives them here.
func (s *Screen) TypedKey(e *fyne.KeyEvent) bool {
	if s.page != pageLive {
		return false
	}
	return s.key(e)
}

// typed takes a key from hands; what the place has no use for is the window's.
func (s *Screen) typed(e *fyne.KeyEvent) {
	if !s.key(e) {
		if on := s.sh.Window().Canvas().OnTypedKey(); on != nil && e.Name != fyne.KeyTab {
			on(e)
		}
	}
}

func (s *Screen) key(e *fyne.KeyEvent) bool {
	now := s.sh.Now()
	switch k := e.Name; {
	case len(k) == 1: // of a code, at a scanner's pace, no sign means what it means for a person
		quick := s.typing.key(k, now)
		if k[0] >= '0' && k[0] <= '9' {
			s.digit = now
		}
		if quick {
			return true
		}
	case k == fyne.KeyBackspace:
		s.typing.back(now)
	case k == fyne.KeyReturn, k == fyne.KeyEnter:
		if line := s.typing.end(now); line != "" {
			s.scan(line)
			return true
		}
	}
	if s.state != nil && s.state.Ended {
		switch e.Name {
		case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter, fyne.KeyS:
			s.say(s.t("live.over.keys"), widget.Info)
			return true
		}
	}
	switch k := e.Name; k {
	case fyne.KeySpace:
		s.next()
	case fyne.KeyReturn, fyne.KeyEnter:
		if s.sh.Now().Sub(s.digit) < scanned {
			s.say(s.t("live.scan"), widget.Warn)
			return true
		}
		s.handed()
	case fyne.KeyS:
		s.skip()
	case fyne.KeyUp:
		s.rows.choose(max(0, s.rows.selected-1))
	case fyne.KeyDown:
		s.rows.choose(s.rows.selected + 1)
	case fyne.KeyV:
		s.onChosen(s.away)
	case fyne.KeyC:
		s.onChosen(s.stand)
	case fyne.KeyN:
		s.onChosen(s.askReceiver)
	case fyne.KeyL:
		s.askLate()
	case fyne.KeyG:
		s.jumpLooked()
	case fyne.KeyP:
		s.sh.Projector()
	case fyne.KeyPlus, fyne.KeyEqual:
		s.letters(1)
	case fyne.KeyMinus:
		s.letters(-1)
	case fyne.KeyPageUp:
		s.lookAside(-1)
	case fyne.KeyPageDown:
		s.lookAside(1)
	case fyne.KeyF1:
		s.showKeys()
	case fyne.KeyF11:
		s.sh.Window().SetFullScreen(!s.sh.Window().FullScreen())
	default:
		if len(k) == 1 && k[0] >= '0' && k[0] <= '9' {
			s.place(int(k[0]-'0'+9)%10 + 1) // 1 … 9, and 0 for the tenth
			return true
		}
		return false
	}
	return true
}

// Undo takes back what was done last.
func (s *Screen) Undo() {
	if s.page == pageLive {
		s.undo()
	}
}

// Close goes back to the group under way, else to the programme.
func (s *Screen) Close() bool {
	switch {
	case s.calm():
	case s.page == pageLive && !s.look.None():
		s.lookAt(stage.Spot{})
	case s.page == pageLive && s.rows.selected >= 0:
		s.rows.choose(-1)
	default:
		s.leave()
	}
	return true
}

// leave goes to the programme; the run goes on.
func (s *Screen) leave() { s.sh.Open(screen.Agenda, screen.Filter{Section: sectionRun}) }

// sectionRun is the programme's mode Điều hành.
const sectionRun = "lead"

// hold keeps the keyboard in hands while a run is led, and gives it free, so that
// Tab leads to what may be chosen, before it begins and once it is over.
func (s *Screen) hold() {
	c := s.sh.Window().Canvas()
	if s.page != pageLive || s.state != nil && s.state.Ended {
		if c.Focused() == fyne.Focusable(s.hands) {
			c.Unfocus()
		}
		return
	}
	if s.clockStop != nil && c.Overlays().Top() == nil && c.Focused() != fyne.Focusable(s.hands) {
		c.Focus(s.hands)
	}
}

// showKeys lists the keys of the place.
func (s *Screen) showKeys() {
	var lines []fyne.CanvasObject
	for _, k := range [][2]string{{s.t("live.key.space"), "next"}, {"Enter", "handed"}, {"S", "skip"}, {"Ctrl+Z", "undo"}, {"1 … 9, 0", "place"},
		{"↑ ↓", "row"}, {"V", "away"}, {"C", "stand"}, {"N", "receiver"}, {"L", "late"}, {"PgUp PgDn", "look"}, {"G", "jump"}, {"+ −", "letters"}, {"P", "projector"},
		{"F11", "full"}, {"Esc", "leave"}} {
		about := widget.NewText(s.t("live.keys." + k[1]))
		about.Wrap = true
		lines = append(lines, widget.Row(16, widget.Fixed(96, 0, widget.Row(0, widget.NewKeyHint(k[0]), widget.Space())), widget.Grow(about)))
	}
	widget.Ask(s.sh.Window(), widget.Question{Title: s.t("live.keys"), Body: widget.Column(8, lines...), Cancel: s.t("common.close"), Width: 620, OnClose: s.hold})
}
