package app

import (
	"context"

	"vinhdanh/app/jobs/ceremony"
	"vinhdanh/app/projector"
)

// Conducting tells which run is led in this window; nil: none any more.
func (s *Shell) Conducting(c *ceremony.Conductor) { s.led.Store(c) }

// Conductor gives the run that is led in this window.
func (s *Shell) Conductor() *ceremony.Conductor { return s.led.Load() }

// runs finds for the hall's screen the run that it is to follow.
func (s *Shell) runs() func(ctx context.Context) (projector.Run, error) {
	f := ceremony.NewFollower(s.deps.Store, s.conf.ID, "", s.led.Load, ceremony.LiveOptions{Zone: s.Now().Location(), Now: s.deps.Now})
	return func(ctx context.Context) (projector.Run, error) {
		c, err := f.Look(ctx)
		if c == nil {
			return nil, err
		}
		return c, err
	}
}
