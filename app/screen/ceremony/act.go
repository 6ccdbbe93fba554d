package ceremony

import (
	"context"
	"time"

	"vinhdanh/app/jobs/ceremony"
	"vinhdanh/app/widget"
	"vinhdanh/data"
	"vinhdanh/data/stage"
)

// do writes what was pressed. It counts for the state on the screen: what
// somebody has not seen yet is not gone on from. While a line is being written
// nothing else is taken.
func (s *Screen) do(done string, act func(shown *stage.State) (data.RunLine, error)) {
	if s.busy || s.c == nil || s.state == nil {
		return
	}
	s.busy = true
	c, shown := s.c, s.state
	line := int64(0)
	s.sh.Load(func(ctx context.Context) error {
		return c.Do(ctx, func(now *stage.State) (data.RunLine, error) {
			l, err := act(shown)
			line = l.Line
			if err == nil && now.Last != shown.Last {
				return l, data.Fail("run-overtaken")
			}
			return l, err
		})
	}, func(err error) {
		s.busy = false
		if s.c != c {
			return
		}
		if err == nil {
			s.mine = line
		}
		s.follow()
		if err == nil && s.fault != nil {
			s.fault, s.again = nil, nil
			s.showFault()
		}
		switch {
		case err != nil:
			s.failed(err, func() { s.do(done, act) })
		case done != "":
			s.say(done, widget.OK)
		default:
			s.quiet()
		}
		s.hold()
	})
}

// failed tells why nothing was written: a refusal quietly, a fault of the
// database so that nobody overlooks it.
func (s *Screen) failed(err error, again func()) {
	if data.CodeOf(err) != "" {
		s.say(s.sh.Say(err), widget.Warn)
		if s.fault != nil {
			s.fault, s.again = nil, nil
			s.showFault()
		}
		return
	}
	s.fault, s.again = err, again
	s.showFault()
}

func (s *Screen) next() { s.do("", (*stage.State).Next) }

func (s *Screen) skip() {
	g := s.group()
	done := s.t("live.did.skip.item")
	if g != nil && s.state.Group() == g {
		if done = s.t("live.did.skip", "n", len(g.ToHand())); len(g.ToHand()) == 0 && len(g.OnStage()) > 0 {
			done = s.t("live.did.skip.rest")
		}
	}
	s.do(done, (*stage.State).Skip)
}

func (s *Screen) handed() {
	if s.state == nil {
		return
	}
	n := 0
	if g := s.state.Group(); g != nil {
		if n = len(g.ToHand()); n == 0 && len(g.OnStage()) > 0 && !s.busy {
			s.say(s.t("live.handed.already"), widget.Info)
			return
		}
	}
	s.do(s.t("live.did.handed", "n", n), func(shown *stage.State) (data.RunLine, error) { return shown.Handed() })
}

func (s *Screen) undo() {
	if s.state == nil {
		return
	}
	done := ""
	if s.state.LastKind() != "" {
		done = s.t("live.did.undo", "what", s.lastDone())
	}
	s.do(done, (*stage.State).Undo)
}

// lastDone says what was written last, and Undo would take back.
func (s *Screen) lastDone() string {
	if k := s.state.LastKind(); k != "" {
		return s.t("live.undo." + string(k))
	}
	return s.t("live.undo.none")
}

func (s *Screen) finish() { s.do("", (*stage.State).End) }

// poll looks whether something has changed, off the interface's goroutine.
func (s *Screen) poll() {
	c := s.c
	if s.polling || c == nil {
		return
	}
	s.polling = true
	s.sh.Load(func(ctx context.Context) error {
		_, err := c.Poll(ctx)
		return err
	}, func(err error) {
		s.polling = false
		if s.c != c {
			return
		}
		s.polled(err)
		s.follow()
	})
}

// polled remembers since when nothing could be read.
func (s *Screen) polled(err error) {
	switch {
	case err == nil && !s.stale.IsZero():
		s.stale = time.Time{}
		s.showFault()
	case err != nil && s.stale.IsZero():
		s.stale = s.sh.Now()
		s.showFault()
	}
}

// follow shows the run as it stands now, if it stands otherwise than shown.
func (s *Screen) follow() {
	if s.c == nil {
		return
	}
	now := s.c.State()
	if now == nil || now == s.state {
		return
	}
	was := s.state
	s.state = now
	if s.plan != now.Plan {
		s.plan, s.words = now.Plan, stage.NewWords(s.sh.Catalogue(), now.Plan)
	}
	if was != nil && was.Here != now.Here {
		s.look = stage.Spot{} // what is under way is what one has to see
	}
	if !s.look.None() && now.GroupAt(s.look) == nil {
		s.look = stage.Spot{}
	}
	s.showState()
	if was != nil && now.Last > max(was.Last, s.mine) && !s.busy {
		s.say(s.t("live.elsewhere", "what", s.lastDone()), widget.Warn)
	}
	if now.Ended && (was == nil || !was.Ended) {
		s.ended()
	}
}

// ended reads how long the items of a rehearsal took.
func (s *Screen) ended() {
	if !s.state.Run.Rehearsal {
		return
	}
	c, run := s.c, s.state.Run
	var list []ceremony.Measure
	s.sh.Load(func(ctx context.Context) (err error) {
		list, err = ceremony.Measured(ctx, s.d.Records, run.ID, s.options())
		return err
	}, func(err error) {
		if s.c != c {
			return
		}
		if err != nil {
			s.sh.Fail(err)
			return
		}
		s.measures = list
		s.showOver()
	})
}
