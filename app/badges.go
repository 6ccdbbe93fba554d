package app

import (
	"context"
	"time"

	"vinhdanh/app/screen"
	"vinhdanh/app/screen/home"
)

// countBadges counts what needs attention, for the side bar, and reads what
// the top and status bars tell.
func (s *Shell) countBadges() {
	if s.badge != nil {
		s.badge()
		s.badge = nil
	}
	if s.conf.ID == "" {
		s.side.badge(screen.Home, 0)
		return
	}
	var n, delegates int
	var backup time.Time
	conf, meeting, now := s.conf, s.Meeting(), s.Now()
	s.badge = s.Load(func(ctx context.Context) error {
		o, err := home.Read(ctx, s.deps.Store, s.issuers, conf, meeting, now)
		if err != nil {
			return err
		}
		n, delegates, backup = len(o.Issues), o.Delegates.Expected, o.Backup
		return nil
	}, func(err error) {
		s.badge = nil
		if err != nil {
			s.deps.Log("badges", err) // a place that reads the same shows it
			return
		}
		s.side.badge(screen.Home, n)
		s.delegates = delegates
		s.top.update()
		s.status.backedUp(backup)
	})
}
