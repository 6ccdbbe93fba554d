package agenda

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// step is something that was done and can be taken back.
type step struct {
	id   int
	undo func(ctx context.Context) error
}

// undoMost is how many steps can be taken back, one after the other.
const undoMost = 100

// Undo is part of screen.Undoer: it takes back what was done last, then what
// was done before that.
func (s *Screen) Undo() {
	n := len(s.undos)
	if n == 0 {
		s.sh.Remark(s.sh.T("agenda.screen.undo.none"))
		return
	}
	last := s.undos[n-1]
	s.undos = s.undos[:n-1]
	s.pane.clear() // what is half typed belongs to what is taken back
	s.write(last.undo, nil)
}

// done tells what was done and how to take it back.
func (s *Screen) done(text string, undo func(ctx context.Context) error) {
	if undo == nil {
		s.sh.Notify(text, nil)
		s.sh.Changed()
		return
	}
	id := 1
	if n := len(s.undos); n > 0 {
		id = s.undos[n-1].id + 1
	}
	s.undos = append(s.undos, step{id, undo})
	if len(s.undos) > undoMost {
		s.undos = s.undos[1:]
	}
	s.sh.Notify(text, func() {
		if n := len(s.undos); n > 0 && s.undos[n-1].id == id { // else it is taken back already
			s.Undo()
		}
	})
	s.sh.Changed()
}

// write runs a short write off the interface's goroutine; a fault is shown,
// and only if there was none, then runs.
func (s *Screen) write(job func(ctx context.Context) error, then func()) {
	s.sh.Load(job, func(err error) {
		if err != nil {
			s.sh.Fail(err)
			s.wantAt = -1
			s.Refresh()
			return
		}
		if then == nil {
			s.sh.Changed()
			return
		}
		then()
	})
}

func altKey(k fyne.KeyName) fyne.Shortcut {
	return &desktop.CustomShortcut{KeyName: k, Modifier: fyne.KeyModifierAlt}
}
