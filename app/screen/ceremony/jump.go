package ceremony

import (
	"slices"

	"vinhdanh/app/widget"
	"vinhdanh/data"
	"vinhdanh/data/stage"
)

// canJump gives the words of the key that begins a group out of turn; "" where
// nothing of it is left to do.
func (s *Screen) canJump(g *stage.Group) string {
	if g == nil || g == s.state.Group() || s.state.Ended {
		return ""
	}
	if _, err := s.state.Jump(g.Spot); err != nil {
		return ""
	}
	switch g.Phase {
	case stage.Ahead:
		return "live.looking.jump"
	case stage.Skipped, stage.Passed:
		return "live.looking.again"
	}
	for _, l := range s.state.Late {
		if l.Home == g.Spot {
			return "live.looking.again"
		}
	}
	return ""
}

// jumpLooked begins the group that is looked at; where none is, the first one
// that was skipped and is waited for.
func (s *Screen) jumpLooked() {
	if s.state == nil {
		return
	}
	if g := s.state.GroupAt(s.look); s.canJump(g) != "" {
		s.jump(g.Spot)
		return
	}
	if left, _ := s.leftOut(); s.look.None() && len(left) > 0 && !s.state.Ended {
		s.jump(left[0].group.Spot)
		return
	}
	s.say(s.t("live.looking.none"), widget.Info)
}

func (s *Screen) jump(to stage.Spot) {
	s.do("", func(shown *stage.State) (data.RunLine, error) { return shown.Jump(to) })
}

// passedShown is how many groups that were left out are offered again at once.
const passedShown = 3

// passedOver offers the groups that were left out, so that a wrong key costs
// nobody his place on stage.
func (s *Screen) passedOver() (list []choice) {
	for i := range s.state.Rounds {
		r := &s.state.Rounds[i]
		for k := range r.Groups {
			if again := s.retake(r, &r.Groups[k]); again.words != "" && len(list) < passedShown {
				list = append(list, again)
			}
		}
	}
	return list
}

// retake takes up a group that was left out; no words where there is none to.
func (s *Screen) retake(r *stage.Round, g *stage.Group) choice {
	if s.canJump(g) != "live.looking.again" {
		return choice{}
	}
	words := s.t("live.again.round", "n", r.Number)
	if all := ownGroups(r); all > 1 && !g.Additional() {
		words = s.t("live.again.lap", "n", r.Number, "lap", g.Group, "all", all)
	}
	spot := g.Spot
	return choice{words, func() { s.jump(spot) }}
}

// wasLeft tells whether a round that is over left out a group of which somebody
// waits still.
func wasLeft(r *stage.Round) bool {
	return r.Count().Late > 0 && slices.ContainsFunc(r.Groups, func(g stage.Group) bool { return g.Phase == stage.Skipped || g.Phase == stage.Passed })
}
