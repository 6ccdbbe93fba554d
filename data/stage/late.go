package stage

import (
	"slices"

	"vinhdanh/data"
)

// LateOne is somebody in the hall whose group goes up or went up without him,
// with what may be done besides leaving it to his unit (tổ chức trao sau tại
// đơn vị), which always may.
type LateOne struct {
	Recipient
	Stand  bool // his group is on stage still: he takes his own place
	Join   Spot // a later group of the same award and decider; none where there is none
	Extra  Spot // trao bổ sung, by the presenter of his own group; none where it is too late
	Before int  // of Extra: the number of the round that it comes before
	After  int  // of Extra: or the number of the round that it comes after
}

// choices gives what can be done for a late recipient.
func (s *State) choices(r *Recipient) LateOne {
	l := LateOne{Recipient: *r}
	if s.Ended {
		return l
	}
	item := s.itemOf(r.Home.Round)
	if s.Items[item].Phase.Over() {
		return l
	}
	own, list := s.GroupAt(r.Home), s.groups(item)
	if !own.Phase.Over() && !own.Called.IsZero() {
		at := slices.Index(list, own)
		l.Stand = !near(r, list[max(at-1, 0):min(at+2, len(list))])
	}
	from := s.reached(list)
	for i := from; i < len(list); i++ {
		if s.joins(r, list, i) {
			l.Join = list[i].Spot
			break
		}
	}
	l.Extra = s.extra(r, list, from, item)
	if round := s.RoundOf(l.Extra.Round); round != nil {
		if l.Extra.Group < 1 {
			l.Before = round.Number
		} else {
			l.After = round.Number
		}
	}
	return l
}

// reached is the index of the first group whose turn has not come, which is
// after the one on stage and all that were.
func (s *State) reached(list []*Group) int {
	for i := len(list) - 1; i >= 0; i-- {
		if p := list[i].Phase; p != Ahead && p != Skipped {
			return i + 1
		}
	}
	return 0
}

// joins tells whether a late recipient may go up with a later group: it is
// wholly of the same award and decider, and he goes up in none beside it.
func (s *State) joins(r *Recipient, list []*Group, i int) bool {
	g := list[i]
	if g.Spot == r.Home || g.Additional() || g.Phase != Ahead || len(g.List) == 0 {
		return false
	}
	for k := range g.List {
		if g.List[k].Award != r.Award || !same(g.List[k].Decider, r.Decider) {
			return false
		}
	}
	return !near(r, list[max(i-1, 0):min(i+2, len(list))])
}

// near tells whether the one who goes up for a recipient goes up in one of the
// groups for another, or went up in it.
func near(r *Recipient, list []*Group) bool {
	name := person(r.Citation)
	if name == "" {
		return false
	}
	for _, g := range list {
		for _, one := range g.All() {
			if one.ID == r.ID || one.Goes != g.Spot || person(one.Citation) != name {
				continue
			}
			switch one.Standing {
			case Waiting, Here, HandedOver:
				return true
			}
		}
	}
	return false
}

// extra finds where a late recipient goes up in addition: by the presenter of
// his own group, before the first round of a lower rank, or where none follows
// after the last. Once a lower rank has begun it is too late.
func (s *State) extra(r *Recipient, list []*Group, from, item int) Spot {
	rounds := s.Items[item].Rounds
	var lower *Round
	for _, i := range rounds {
		round := &s.Rounds[i]
		if len(round.Groups) == 0 || rank(data.Award{Rank: round.Rank}) <= rank(data.Award{Rank: r.Rank}) {
			continue
		}
		for k := range round.Groups {
			if g := &round.Groups[k]; g.Phase != Ahead && !g.Additional() {
				return Spot{}
			}
		}
		if lower == nil {
			lower = round
		}
	}
	group := 0
	if lower == nil {
		lower = &s.Rounds[rounds[len(rounds)-1]]
		for k := len(rounds) - 1; k > 0 && len(lower.Groups) == 0; k-- {
			lower = &s.Rounds[rounds[k-1]]
		}
		group = lower.Groups[len(lower.Groups)-1].own + 1
	}
	own := s.GroupAt(r.Home)
	for g := lower.group(group); g != nil; g = lower.group(group) {
		if g.Phase == Ahead && s.alike(r, own, g) && !near(r, []*Group{g}) {
			break
		}
		if group < 1 {
			group--
		} else {
			group++
		}
	}
	spot := Spot{lower.ID, group}
	at := len(list)
	for i, g := range list { // between those that go up before and after
		if s.rounds[g.Round] > s.rounds[lower.ID] || g.Round == lower.ID && order(g.Group) >= order(group) {
			at = i
			break
		}
	}
	if at < from {
		return Spot{}
	}
	to := at
	if to < len(list) && list[to].Spot == spot {
		to++
	}
	if near(r, list[max(at-1, 0):min(to+1, len(list))]) {
		return Spot{}
	}
	return spot
}

// alike tells whether somebody late may go up with an additional group: those
// of one award, decider and presenter go up together.
func (s *State) alike(r *Recipient, own, g *Group) bool {
	if g.Presenter != own.Presenter {
		return false
	}
	for i := range g.Extra {
		if g.Extra[i].Award != r.Award || !same(g.Extra[i].Decider, r.Decider) {
			return false
		}
	}
	return true
}
