package checkin

import (
	"context"
	"slices"
	"time"

	"vinhdanh/app/jobs/admit"
	"vinhdanh/data"
)

// recentRead is how many lines of the log are read, to show the last and to
// count those of the last minutes.
const (
	recentRead = 300
	pace       = 5 * time.Minute
)

// absentEvery is how many seconds pass before what is read of all delegates is
// read anew. What other desks do shows within a second; the pace of arrivals
// is counted anew every paceEvery.
const (
	absentEvery = 20
	paceEvery   = 10
)

// read reads presence and the last scans, if the log has grown.
func (s *Screen) read() {
	desk := s.desk
	if desk == nil || s.reading {
		return
	}
	s.reading = true
	last := s.last
	var counts data.DelegateCounts
	var recent []data.CheckInRow
	var hints admit.Hints
	grown := false
	s.sh.Load(func(ctx context.Context) (err error) {
		line, err := s.d.Records.LastLine(ctx, desk.Meeting().ID)
		if err != nil || line == last {
			return err
		}
		grown, last = true, line
		if counts, err = desk.Counts(ctx); err != nil {
			return err
		}
		if hints, err = desk.Hints(ctx); err != nil {
			return err
		}
		recent, err = desk.Recent(ctx, recentRead)
		return err
	}, func(err error) {
		s.reading = false
		if s.stale = err != nil; s.stale { // no dialog: nobody asked, and the door must stay open
			s.showReady()
			return
		}
		s.showReady()
		if !grown || desk != s.desk {
			return // nothing new, or another meeting was chosen meanwhile
		}
		s.last, s.counts, s.recent, s.hints = last, counts, recent, hints
		s.showCounts()
		s.showDesks()
		if s.seeking == "" {
			s.showList()
		}
		if s.panel != nil && s.panel.refresh != nil {
			s.panel.refresh()
		}
	})
}

// readAbsent reads which recipients have not come.
func (s *Screen) readAbsent() {
	desk := s.desk
	if desk == nil {
		return
	}
	f := data.DelegateFilter{Conference: s.sh.Conference().ID, Meeting: desk.Meeting().ID, Present: data.PresenceOut, Role: data.RoleRecipient}
	var absent []data.DelegateRow
	s.sh.Load(func(ctx context.Context) error {
		all, err := s.d.Records.Delegates(ctx, f)
		absent = slices.DeleteFunc(all, func(d data.DelegateRow) bool {
			return d.Status == data.StatusCancelled || d.Status == data.StatusSubstituted
		})
		return err
	}, func(err error) {
		if err == nil && desk == s.desk {
			s.absent = absent
			s.showAbsent()
		}
	})
}

// readDoubts reads which scans made without the network a person has to look at.
func (s *Screen) readDoubts() {
	desk := s.desk
	if desk == nil {
		return
	}
	var doubts []data.OfflineScan
	s.sh.Load(func(ctx context.Context) (err error) {
		doubts, err = desk.Doubts(ctx)
		return err
	}, func(err error) {
		if err == nil && desk == s.desk {
			s.doubts = doubts
			s.showDoubts()
		}
	})
}

// tick shows the time and keeps the hand in the scan field.
func (s *Screen) tick() {
	s.time.SetText(s.clock())
	s.beats++
	s.read()
	if s.beats%paceEvery == 0 {
		s.showPace()
		s.readDoubts()
	}
	if s.beats%absentEvery == 0 {
		s.readAbsent()
	}
	if s.panel != nil && s.panel.tick != nil {
		s.panel.tick()
	}
	s.hold()
}

func (s *Screen) clock() string { return s.sh.Now().Format("15:04:05") }
