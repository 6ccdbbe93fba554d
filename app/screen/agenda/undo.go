package agenda

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"vinhdanh/app/jobs/ceremony"
)

// step is something that was done and can be taken back.
type step struct {
	id   int
	text string
	ceremony.Done
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
	s.leap(last.Undo, func() {
		if s.redos = append(s.redos, last); last.Redo == nil { // nothing before it can be done again either
			s.redos = nil
		}
		s.sh.Remark(s.sh.T("agenda.screen.undone", "done", last.text))
	})
}

// Redo does again what was taken back last.
func (s *Screen) Redo() {
	n := len(s.redos)
	if n == 0 {
		s.sh.Remark(s.sh.T("agenda.screen.redo.none"))
		return
	}
	last := s.redos[n-1]
	s.redos = s.redos[:n-1]
	s.leap(last.Redo, func() {
		s.undos = append(s.undos, last)
		s.offerUndo(last)
	})
}

// leap goes to another state of the programme. What is half typed belongs to
// the one that is left; the item chosen stays chosen.
func (s *Screen) leap(to func(ctx context.Context) error, then func()) {
	if !s.pane.fresh {
		s.want = s.pane.item.ID
	}
	s.pane.clear()
	s.table.Select(-1)
	s.write(to, func() {
		then()
		s.sh.Changed()
	})
}

// done tells what was done and how to take it back.
func (s *Screen) done(text string, what ceremony.Done) {
	if what.Undo == nil {
		s.sh.Notify(text, nil)
		s.sh.Changed()
		return
	}
	s.steps++
	one := step{s.steps, text, what}
	s.undos, s.redos = append(s.undos, one), nil
	if len(s.undos) > undoMost {
		s.undos = s.undos[1:]
	}
	s.offerUndo(one)
	s.sh.Changed()
}

// offerUndo tells what was done, with the word that takes it back.
func (s *Screen) offerUndo(one step) {
	s.sh.Notify(one.text, func() {
		if n := len(s.undos); n > 0 && s.undos[n-1].id == one.id { // else it is taken back already
			s.Undo()
		}
	})
}

// write runs a short write off the interface's goroutine; a fault is shown,
// and only if there was none, then runs.
func (s *Screen) write(job func(ctx context.Context) error, then func()) {
	s.sh.Load(job, func(err error) {
		if err != nil {
			s.sh.Fail(err)
			s.want, s.wantAt = "", -1
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
