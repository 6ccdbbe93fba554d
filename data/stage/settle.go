package stage

import (
	"cmp"
	"slices"
	"time"

	"vinhdanh/data"
)

// settle gives each recipient his standing, each round its phase, and the late
// ones what can be done.
func (f *follower) settle(presence map[data.ID]data.OnStage) {
	f.Here.Round, f.Here.Group, f.Here.Step = -1, -1, -1
	if r, ok := f.rounds[f.spot.Round]; ok && !f.Ended {
		f.Here.Round = r
		f.Here.Group = slices.IndexFunc(f.Rounds[r].Groups, func(g Group) bool { return g.Group == f.spot.Group })
		f.Here.Step = f.step
	}
	for i := range f.Rounds {
		for r := range f.Rounds[i].Everybody() {
			f.stand(r, presence)
		}
	}
	for id, to := range f.goes {
		r := f.recipient(id)
		if r.Goes != to {
			continue
		}
		if g := f.GroupAt(to); g != nil {
			g.Extra = append(g.Extra, *r)
		}
	}
	for i := range f.Rounds {
		r := &f.Rounds[i]
		for k := range r.Groups {
			f.finish(r, &r.Groups[k])
		}
		r.phase()
	}
	for i := range f.Rounds {
		for r := range f.Rounds[i].Everybody() {
			switch r.Standing {
			case HandedOver, AtUnit, Withdrawn:
				continue
			case Late:
				f.Late = append(f.Late, f.choices(r))
			}
			f.Todo = append(f.Todo, *r)
		}
	}
	slices.SortStableFunc(f.Late, func(a, b LateOne) int { return a.Came.Compare(b.Came) })
}

// finish settles what a group says of itself.
func (f *follower) finish(r *Round, g *Group) {
	slices.SortFunc(g.Extra, func(a, b Recipient) int {
		return cmp.Or(cmp.Compare(a.Rank, b.Rank), cmp.Compare(f.rounds[a.Home.Round], f.rounds[b.Home.Round]),
			cmp.Compare(a.Home.Group, b.Home.Group), cmp.Compare(a.Place, b.Place))
	})
	last := 0
	if n := len(g.List); n > 0 {
		last = g.List[n-1].Place
	}
	for i := range g.Extra {
		if g.Extra[i].Place = last + i + 1; g.Extra[i].Standing == Supplement {
			g.Extra[i].Standing = Here
		}
	}
	on := g.Spot == f.spot && g.Phase == Now
	if on {
		g.fresh = f.standing(g)
	}
	announced := len(f.unannounced(g)) == 0
	for i := range g.Steps {
		g.Done[i] = g.visited[i] && (!on || i < f.step)
		g.Left[i] = !g.visited[i] && (g.Phase.Over() || on && i < f.step || g.Steps[i].Kind == data.StepAnnounce && announced)
		if g.Steps[i].Kind == data.StepAnnounce && announced && !g.visited[i] && len(r.Decisions) > 0 {
			g.AnnouncedIn = f.decisions[r.Decisions[len(r.Decisions)-1].ID]
		}
	}
}

// standing counts those on stage who came to stand there since something was
// handed over with the group.
func (f *follower) standing(g *Group) (n int) {
	var last int64
	for _, h := range f.handed {
		if h.with == g.Spot {
			last = max(last, h.line)
		}
	}
	for _, r := range g.ToHand() {
		if w := f.said[r.ID]; w.here && w.line > last {
			n++
		}
	}
	return n
}

func (r *Round) phase() {
	over, begun := len(r.Groups) > 0, false
	for i := range r.Groups {
		g := &r.Groups[i]
		over = over && g.Phase.Over()
		begun = begun || g.Phase != Ahead
		if !g.Began.IsZero() && (r.Began.IsZero() || g.Began.Before(r.Began)) {
			r.Began = g.Began
		}
		if g.Ended.After(r.Ended) {
			r.Ended = g.Ended
		}
	}
	switch {
	case over && r.Began.IsZero():
		r.Phase = Skipped
	case over:
		r.Phase = Done
	case begun && !r.Began.IsZero():
		r.Phase, r.Ended = Now, time.Time{}
	}
}
