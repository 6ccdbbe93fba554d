package app

import (
	"context"

	"vinhdanh/data"
	"vinhdanh/data/backup"
)

// Journal writes what happens at the door to a second disk until ctx ends.
type Journal interface {
	Run(ctx context.Context)
	Status() backup.JournalStatus
}

// journal is the one of the conference that is open.
type journal struct {
	of   data.ID
	run  Journal
	stop context.CancelFunc
}

// keepJournal follows the door of the conference that is open now.
func (s *Shell) keepJournal() {
	if s.journal.of == s.conf.ID {
		return
	}
	if s.journal.stop != nil {
		s.journal.stop()
	}
	s.journal = journal{of: s.conf.ID}
	if s.conf.ID == "" || s.deps.Journal == nil {
		return
	}
	ctx, stop := context.WithCancel(s.ctx)
	run := s.deps.Journal(s.conf)
	s.journal.run, s.journal.stop = run, stop
	s.beat(func() { run.Run(ctx) })
}

// secondCopy tells how the second disk is doing.
func (s *Shell) secondCopy() backup.JournalStatus {
	if s.journal.run == nil {
		return backup.JournalStatus{State: backup.JournalOff}
	}
	return s.journal.run.Status()
}
