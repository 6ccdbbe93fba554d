package app

import "time"

// What the watch for sleep goes by. A desk must know within seconds; a machine
// that is only slow must not be taken for one that slept.
const (
	wakeTick = 3 * time.Second
	slept    = 20 * time.Second // without a tick
)

// watchSleep has the window come right after the computer has slept: what it
// shows is as old as that, and a camera gives no more pictures.
func (s *Shell) watchSleep() {
	last := s.deps.Now()
	s.Every(wakeTick, func() {
		now := s.deps.Now()
		if asleep(last, now) {
			s.woke()
		}
		last = now
	})
}

// asleep tells by the clock on the wall, since the other may stand still
// meanwhile, whether the computer slept between two ticks.
func asleep(last, now time.Time) bool { return now.Round(0).Sub(last.Round(0)) > slept }

// woke reads anew what is shown and opens the camera again. The station looks
// after its addresses by itself.
func (s *Shell) woke() {
	if e := s.eye; e != nil && !e.closed.Load() {
		s.beat(e.again)
	}
	s.Changed()
}
