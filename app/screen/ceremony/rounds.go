package ceremony

import (
	"slices"

	"vinhdanh/assets/i18n"
	"vinhdanh/data"
	"vinhdanh/data/stage"
)

// showRounds brings the list of rounds up to date.
func (s *Screen) showRounds() {
	c := s.state.Count()
	s.handover.SetText(s.t("live.handed.of", "n", i18n.Number(c.Handed), "all", i18n.Number(c.Total)))
	now := s.state.Here.Round
	looked := data.ID("")
	if g := s.group(); g != nil && !s.look.None() {
		looked = g.Round
	}
	list := make([]roundLine, len(s.state.Rounds))
	for i := range s.state.Rounds {
		r := &s.state.Rounds[i]
		l := roundLine{number: r.Number, title: r.Heading, how: phaseHow(r.Phase), looked: r.ID == looked}
		if i == now && !s.state.Ended {
			l.how = chipNow
		} else if l.how == chipNow {
			l.how = chipAhead // begun, and others are in between
		} else if l.how == chipDone && (wasLeft(r) || r.Count().Handed == 0) {
			l.how = chipLeft // or broken off before anything was handed over
		}
		l.caption, l.warn = s.caption(r, l.how)
		list[i] = l
	}
	s.rounds.set(list)
}

// caption sums a round up in a line.
func (s *Screen) caption(r *stage.Round, how chipHow) (words string, warn bool) {
	t, c := s.t, r.Count()
	if c.Total == 0 {
		return t("live.round.empty"), true
	}
	switch how {
	case chipDone:
		return joined(" · ", t("live.round.handed", "n", c.Handed, "all", c.Total), s.inAddition(r), s.hour(r.Ended)), false
	case chipLeft:
		return t("live.round.skipped", "n", c.Handed, "all", c.Total), true
	case chipNow:
		if n := ownGroups(r); n > 1 {
			return t("live.round.now", "n", c.Present, "all", c.Total, "lap", s.lapOf(r), "laps", n), false
		}
	case chipAhead:
		if c.Handed > 0 {
			return t("live.round.handed", "n", c.Handed, "all", c.Total), false
		}
		if !slices.ContainsFunc(r.Presenters, data.Actor.Known) {
			return joined(" · ", t("live.round.ahead", "n", c.Present, "all", c.Total), t("live.unknown.presenter")), true
		}
		return t("live.round.ahead", "n", c.Present, "all", c.Total), false
	}
	return t("live.round.present", "n", c.Present, "all", c.Total), false
}

func (s *Screen) lapOf(r *stage.Round) int {
	if g := s.state.Group(); g != nil && g.Round == r.ID {
		return g.Group
	}
	return 0
}

// inAddition tells how many of a round went up with a later one.
func (s *Screen) inAddition(r *stage.Round) string {
	n, with := 0, 0
	for one := range r.Everybody() {
		if one.Standing == stage.HandedOver && one.Moved() && one.Goes.Round != r.ID {
			if to := s.state.RoundOf(one.Goes.Round); to != nil {
				n, with = n+1, to.Number
			}
		}
	}
	if n == 0 {
		return ""
	}
	return s.t("live.round.extra", "n", n, "round", with)
}
