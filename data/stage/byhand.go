package stage

import (
	"cmp"
	"slices"

	"vinhdanh/data"
)

// byHand gives the groups of a round that is not locked as somebody put them;
// who came after fills the last group and goes on behind it. Groups that nobody
// is left in are closed up. It gives none where nobody has put them.
func (a *arranger) byHand(r data.Round, list []Recipient) []Group {
	var put, rest []Recipient
	for _, one := range list {
		if a.order[one.ID].Round == r.ID {
			put = append(put, one)
		} else {
			rest = append(rest, one)
		}
	}
	if len(put) == 0 {
		return nil
	}
	slices.SortFunc(put, func(x, y Recipient) int {
		p, q := a.order[x.ID], a.order[y.ID]
		return cmp.Or(cmp.Compare(p.Group, q.Group), cmp.Compare(p.Place, q.Place))
	})
	var groups []Group
	last := 0
	add := func(one Recipient, fresh bool) {
		if fresh {
			groups = append(groups, newGroup(r, len(groups)+1))
		}
		g := &groups[len(groups)-1]
		g.List = append(g.List, one)
	}
	for _, one := range put {
		add(one, a.order[one.ID].Group != last)
		last = a.order[one.ID].Group
	}
	a.sort(rest)
	for _, one := range rest {
		add(one, len(groups[len(groups)-1].List) >= r.Size())
	}
	return groups
}
