package stage

import (
	"time"

	"vinhdanh/data"
)

// Phase is how far an item, a round or a group of a run is.
type Phase string

// Phases.
const (
	Ahead   Phase = ""        // not yet
	Now     Phase = "now"     // under way
	Done    Phase = "done"    // over
	Skipped Phase = "skipped" // left out on purpose
	Passed  Phase = "passed"  // nobody of it was there when its turn came
)

// Over tells whether it will not come any more.
func (p Phase) Over() bool { return p == Done || p == Skipped || p == Passed }

// Group is who stands on stage at one time. The fields from Extra on say how it
// stands in a run.
type Group struct {
	Spot
	Presenter data.Actor // not Known: chưa rõ
	Steps     []data.Step
	List      []Recipient // by place, those who are absent included

	Extra       []Recipient // those who come in addition, behind the last place
	Phase       Phase
	Began       time.Time
	Called      time.Time // since when its names stand
	Ended       time.Time
	Done        []bool // by step
	Left        []bool // by step: not due, as a decision that was announced before
	AnnouncedIn int    // number of the round that announced its decisions before; 0: none did
	visited     []bool
	announced   []data.ID // decisions, with this group
	coming      []data.ID // those who come in addition, also if they were called away again
	own         int       // how many groups of its own the round has
	fresh       int       // who were said to be there since something was handed over here, and have nothing yet
}

// Additional tells whether the group is none of the round's own (trao bổ sung).
func (g *Group) Additional() bool { return g.Group < 1 || g.Group > g.own }

// All gives everybody of the group and those who come in addition.
func (g *Group) All() []Recipient {
	return append(g.List[:len(g.List):len(g.List)], g.Extra...)
}

// OnStage gives those who go up or went up with this group, by their places.
func (g *Group) OnStage() []Recipient {
	var list []Recipient
	for _, r := range g.All() {
		if g.up(&r) || r.Standing == HandedOver && r.Goes == g.Spot {
			list = append(list, r)
		}
	}
	return list
}

// ToHand gives those who go up with this group and have received nothing yet.
func (g *Group) ToHand() []Recipient {
	var list []Recipient
	for _, r := range g.All() {
		if g.up(&r) {
			list = append(list, r)
		}
	}
	return list
}

func (g *Group) up(r *Recipient) bool { return r.Standing == Here && r.Goes == g.Spot }

// anybody tells whether OnStage would give somebody.
func (g *Group) anybody() bool {
	for _, list := range [][]Recipient{g.List, g.Extra} {
		for i := range list {
			if r := &list[i]; g.up(r) || r.Standing == HandedOver && r.Goes == g.Spot {
				return true
			}
		}
	}
	return false
}

// Count tells how many of the group are there, and how many it has.
func (g *Group) Count() (here, all int) {
	for _, r := range g.All() {
		if r.Standing == Here || r.Standing == HandedOver {
			here++
		}
	}
	return here, len(g.List) + len(g.Extra)
}

// order sorts groups of a round as they go up.
func order(group int) int {
	if group <= 0 {
		return -1<<30 - group
	}
	return group
}

// calling is the step from which on the names of the group stand.
func (g *Group) calling() int {
	for i, s := range g.Steps {
		if s.Kind == data.StepInvite {
			return i
		}
	}
	return 0
}

// handing is the step in which the last thing is handed over, -1 for none.
func (g *Group) handing() int {
	for i := len(g.Steps) - 1; i >= 0; i-- {
		if g.Steps[i].Hands() {
			return i
		}
	}
	return -1
}
