package hall

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"vinhdanh/app/jobs/ceremony"
	"vinhdanh/app/screen"
	"vinhdanh/app/widget"
	"vinhdanh/data"
	"vinhdanh/data/seating"
)

func (s *Screen) makeChart() {
	c := newChart()
	s.chart = c
	c.stage = s.sh.T("hall.stage")
	c.picked, c.gap, c.hovered = s.press, s.toggleGap, s.tell
	c.grab = func(label string) bool { return s.person(label) != nil }
	c.drag = func(from string, at fyne.Position) {
		if p := s.person(from); p != nil {
			s.carry(p.Name, at)
		}
	}
	c.drop = func(from, to string) {
		s.ghost.Hide()
		if p := s.person(from); p != nil && to != "" && to != from {
			s.put(p, to)
		}
	}
	c.key, c.typed = s.chartKey, s.chartRune
}

// carry shows a name under the mouse.
func (s *Screen) carry(name string, at fyne.Position) {
	s.carried.Text, s.carried.Color, s.carried.TextSize = name, theme.Color(widget.ColorOnNotice), widget.SizeSecond
	s.shade.FillColor = theme.Color(widget.ColorNotice)
	size := s.carried.MinSize()
	s.shade.Resize(size.AddWidthHeight(16, 6))
	s.carried.Move(fyne.NewPos(8, 3))
	s.carried.Resize(size)
	zero := fyne.CurrentApp().Driver().AbsolutePositionForObject(s.object)
	s.ghost.Move(at.Subtract(zero).AddXY(12, 10))
	s.ghost.Show()
	s.ghost.Refresh()
}

// press is a press on a seat: it puts down who is held, or chooses.
func (s *Screen) press(label string) {
	if s.held != "" {
		s.putHeld(label)
		return
	}
	s.pick(label)
}

// pick chooses a seat.
func (s *Screen) pick(label string) {
	s.chart.choose(label)
	s.showPane()
	s.tell(label)
}

// chartKey is what other keys than arrows do.
func (s *Screen) chartKey(e *fyne.KeyEvent) bool {
	switch e.Name {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		switch p := s.person(s.chart.at); {
		case s.held != "":
			s.putHeld(s.chart.target)
		case p != nil:
			s.hold(p)
		case s.chart.at != "" && len(s.waiting) > 0:
			s.list.Focus()
		}
	case fyne.KeyDelete, fyne.KeyBackspace:
		s.takeOff()
	default:
		return false
	}
	return true
}

func (s *Screen) chartRune(r rune) bool {
	if r == 'l' || r == 'L' {
		s.toggleLock()
		return true
	}
	return false
}

// hold picks somebody up by the keyboard.
func (s *Screen) hold(p *seating.Person) {
	s.held, s.chart.held = p.ID, true
	if s.chart.target = s.chart.at; s.chart.target == "" && len(s.p.Layout.Places) > 0 {
		s.chart.target = s.p.Layout.Places[0].Label
	}
	s.sh.Window().Canvas().Focus(s.chart)
	s.chart.reveal(s.chart.target)
	s.say("")
}

// letGo leaves who is held where he was.
func (s *Screen) letGo() bool {
	was := s.held != ""
	s.held, s.chart.held = "", false
	s.ghost.Hide()
	s.chart.aimAt("")
	s.say("")
	return was
}

func (s *Screen) putHeld(label string) {
	p := s.people[s.held]
	s.letGo()
	if p != nil && label != "" && s.p.Book[label].Delegate != p.ID {
		s.put(p, label)
	}
}

// Close is part of screen.Closer.
func (s *Screen) Close() bool {
	switch {
	case s.letGo():
	case s.chart.gaps:
		s.setGaps(false)
	case s.chart.at != "":
		s.chart.choose("")
		s.showPane()
	default:
		return false
	}
	return true
}

// put seats somebody; who sat there changes places with him, or has no seat.
func (s *Screen) put(p *seating.Person, label string) {
	words, other := s.sh.T("hall.done.put", "name", p.Name, "seat", label), s.person(label)
	vacant := other != nil && other.Out // who does not come makes way
	if vacant {
		other = nil
	}
	if other != nil && s.p.Book.Of(p.ID) != "" {
		words = s.sh.T("hall.done.swap", "name", p.Name, "other", other.Name)
	} else if other != nil {
		words = s.sh.T("hall.done.instead", "name", p.Name, "seat", label, "other", other.Name)
	}
	id := p.ID
	s.changeAt(label, words, func(l *seating.Layout, b seating.Book) error {
		if vacant {
			if err := b.Free(label); err != nil && data.CodeOf(err) != "seat-free" {
				return err
			}
		}
		return b.Put(l, id, label)
	})
}

func (s *Screen) takeOff() {
	label, p := s.chart.at, s.person(s.chart.at)
	if p == nil {
		return
	}
	s.change(s.sh.T("hall.done.free", "name", p.Name, "seat", label), func(_ *seating.Layout, b seating.Book) error { return b.Free(label) })
}

func (s *Screen) toggleLock() {
	label := s.chart.at
	if label == "" {
		return
	}
	on, word := !s.p.Book[label].Locked, "hall.done.unlock"
	if on {
		word = "hall.done.lock"
	}
	s.change(s.sh.T(word, "seat", label), func(l *seating.Layout, b seating.Book) error { return b.Lock(l, label, on) })
}

func (s *Screen) keepFor(label, words string) {
	words = strings.Join(strings.Fields(words), " ")
	said := s.sh.T("hall.done.keep.none", "seat", label)
	if words != "" {
		said = s.sh.T("hall.done.keep", "seat", label, "words", words)
	}
	s.change(said, func(l *seating.Layout, b seating.Book) error { return b.Reserve(l, label, words) })
}

// change does something to seats and tells it, with a way back.
func (s *Screen) change(said string, do func(l *seating.Layout, b seating.Book) error) {
	s.changeAt("", said, do)
}

// changeAt is change, and chooses a seat once it is done; "" leaves the choice.
func (s *Screen) changeAt(label, said string, do func(l *seating.Layout, b seating.Book) error) {
	if s.hall == "" {
		return
	}
	h := s.p.Hall
	var changes []seating.Change
	s.write(func(ctx context.Context) (err error) {
		changes, err = ceremony.ChangeSeats(ctx, s.d.Records, h, do)
		return err
	}, func() {
		if label != "" && s.hall == h.ID {
			s.chart.choose(label)
		}
		s.changed(said, h, changes)
	})
}

// changed shows what became of seats at once; all else is read again.
func (s *Screen) changed(said string, h data.Hall, changes []seating.Change) {
	if len(changes) == 0 {
		return
	}
	if s.hall == h.ID {
		for _, c := range changes {
			s.p.Book[c.After.Label] = c.After
		}
		s.look()
	}
	back := make([]seating.Change, len(changes))
	for i, c := range changes {
		back[i] = seating.Change{Before: c.After, After: c.Before}
	}
	take := func(list []seating.Change) func(ctx context.Context) error {
		return func(ctx context.Context) error { return ceremony.TakeBackSeats(ctx, s.d.Records, h, list) }
	}
	s.done(said, step{undo: take(changes), redo: take(back)})
}

// write runs a short write off the interface's goroutine.
func (s *Screen) write(job func(ctx context.Context) error, then func()) {
	s.sh.Load(job, func(err error) {
		if err == nil {
			then()
			return
		}
		switch data.CodeOf(err) {
		case "seat-locked", "seat-free":
			s.sh.Remark(s.sh.Say(err))
		default:
			s.sh.Fail(err)
			s.load()
		}
	})
}

// tell says who sits on a seat, or who is held.
func (s *Screen) tell(label string) {
	if label == "" {
		s.say("")
		return
	}
	parts := []string{label}
	if p := s.person(label); p != nil {
		parts = append(parts, p.Name, p.Unit)
	} else if words := s.p.Book[label].Reserved; words != "" {
		parts = append(parts, words)
	}
	s.say(strings.Join(parts, " · "))
}

// say shows words below the plan; who is held comes first.
func (s *Screen) say(words string) {
	switch p := s.people[s.held]; {
	case p != nil:
		words = s.sh.T("hall.held", "name", p.Name)
	case s.chart.gaps:
		words = s.sh.T("hall.gaps.on")
	}
	s.status.SetText(words)
}

// open goes to a delegate's record.
func (s *Screen) open(id data.ID) { s.sh.Open(screen.Delegates, screen.Filter{Select: id}) }
