package checkin

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"

	"vinhdanh/app/jobs/admit"
	"vinhdanh/data"
)

// submit deals with a line that was typed or scanned and closed by Enter.
func (s *Screen) submit(line string) {
	if line == "" {
		return
	}
	if isSearch(line) {
		switch {
		case s.seeking == line && len(s.found) == 1:
			s.choose(s.found[0].ID)
		case s.seeking == line && len(s.found) == 0: // the next scan takes its place
			s.entry.TypedShortcut(&fyne.ShortcutSelectAll{})
		default:
			s.list.Focus()
		}
		return
	}
	s.entry.SetText("")
	s.enqueue(scan{line: line})
}

// choose admits a delegate found by hand.
func (s *Screen) choose(id data.ID) {
	s.entry.SetText("")
	s.enqueue(scan{delegate: id})
	s.hold()
}

// enqueue keeps scans in their order: a scanner may be faster than the disk.
func (s *Screen) enqueue(c scan) {
	if s.desk == nil {
		return
	}
	s.queue = append(s.queue, c)
	s.next()
}

func (s *Screen) next() {
	if s.busy || len(s.queue) == 0 {
		return
	}
	c := s.queue[0]
	s.queue = s.queue[1:]
	s.busy = true
	desk := s.desk
	var a data.Admission
	s.sh.Load(func(ctx context.Context) (err error) {
		if c.delegate != "" {
			a, err = desk.Choose(ctx, c.delegate, admit.Way{})
		} else {
			a, err = desk.Scan(ctx, c.line, admit.Way{})
		}
		return err
	}, func(err error) {
		s.busy = false
		if err != nil {
			s.showFault(err)
		} else {
			s.showVerdict(c.line, a)
			s.come(a)
		}
		s.read()
		s.next()
	})
}

// come takes who was admitted off the list of those who have not come.
func (s *Screen) come(a data.Admission) {
	if a.Verdict != data.VerdictAdmitted || a.Delegate == nil {
		return
	}
	s.out = slices.DeleteFunc(s.out, func(d data.DelegateRow) bool { return d.ID == a.Delegate.ID })
	s.showWaiting()
}
