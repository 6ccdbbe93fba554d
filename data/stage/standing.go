package stage

import (
	"time"

	"vinhdanh/data"
)

// stand gives a recipient his standing. What was said on stage outweighs the
// door, until the door knows something newer of one who was said to be absent.
func (f *follower) stand(r *Recipient, presence map[data.ID]data.OnStage) {
	p, in := presence[r.ID]
	word, said := f.said[r.ID]
	r.Came = p.At
	if p.By != "" {
		r.By = p.By
	}
	if name, ok := f.receiver[r.ID]; ok {
		r.By = name
	}
	if h, ok := f.handed[r.ID]; ok {
		r.Standing, r.HandedAt = HandedOver, h.at
		if f.GroupAt(h.with) != nil {
			r.Goes = h.with
		}
		return
	}
	if r.Certificate.State == data.StateWithdrawn {
		r.Standing = Withdrawn
		return
	}
	if f.atUnit[r.ID] {
		r.Standing = AtUnit
		return
	}
	if said && word.here && !in {
		p.At, in = word.at, true
	}
	if said && !word.here && !p.At.After(word.at) {
		in = false
	}
	if to, ok := f.goes[r.ID]; ok {
		if g := f.GroupAt(to); g != nil && !g.Phase.Over() {
			r.Goes = to
			switch {
			case in:
				r.Standing = Supplement
			case g.Called.IsZero():
				r.Standing = Waiting
			default:
				r.Standing = Absent
			}
			return
		}
	}
	r.Standing = placed(f.GroupAt(r.Home), in, said && word.here, p.At, f.Ended)
}

// placed gives the standing of one who goes up with his own group.
func placed(g *Group, in, said bool, came time.Time, ended bool) Standing {
	switch {
	case g.Phase.Over() || ended:
		if in {
			return Late
		}
		return Absent
	case g.Called.IsZero():
		if in {
			return Here
		}
		return Waiting
	case in && (said || !came.After(g.Called)):
		return Here
	case in:
		return Late
	}
	return Absent
}
