package hall

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// undoMost is how many steps can be taken back, one after the other.
const undoMost = 100

// step is something that was done.
type step struct {
	undo, redo func(ctx context.Context) error
}

// done tells what was done and how to take it back.
func (s *Screen) done(said string, one step) {
	s.undos, s.redos = append(s.undos, one), nil
	if len(s.undos) > undoMost {
		s.undos = s.undos[1:]
	}
	n := len(s.undos)
	s.sh.Notify(said, func() {
		if len(s.undos) == n { // else it is taken back already, or something was done since
			s.Undo()
		}
	})
	s.sh.Changed()
}

// Undo is part of screen.Undoer: it takes back what was done last.
func (s *Screen) Undo() {
	s.turn(&s.undos, &s.redos, "hall.undo.none", func(o step) func(context.Context) error { return o.undo })
}

// Redo does again what was taken back last.
func (s *Screen) Redo() {
	s.turn(&s.redos, &s.undos, "hall.redo.none", func(o step) func(context.Context) error { return o.redo })
}

// turn takes the last step of a list and does its job; then it is the last of the other.
func (s *Screen) turn(from, to *[]step, none string, job func(step) func(context.Context) error) {
	n := len(*from)
	if n == 0 {
		s.sh.Remark(s.sh.T(none))
		return
	}
	one := (*from)[n-1]
	*from = (*from)[:n-1]
	s.write(job(one), func() {
		*to = append(*to, one)
		s.sh.Changed()
	})
}

// forget leaves no step to take back: they name seats that are called otherwise now.
func (s *Screen) forget() { s.undos, s.redos = nil, nil }

// bind takes the keys that do again what was taken back, until the place is left.
func (s *Screen) bind() {
	if s.keys != nil {
		return
	}
	s.keys = []fyne.Shortcut{&fyne.ShortcutRedo{},
		&desktop.CustomShortcut{KeyName: fyne.KeyZ, Modifier: fyne.KeyModifierControl | fyne.KeyModifierShift}}
	c := s.sh.Window().Canvas()
	for _, k := range s.keys {
		c.AddShortcut(k, func(fyne.Shortcut) {
			if c.Overlays().Top() == nil {
				s.Redo()
			}
		})
	}
}

func (s *Screen) unbind() {
	for _, k := range s.keys {
		s.sh.Window().Canvas().RemoveShortcut(k)
	}
	s.keys = nil
}
