package seating

import (
	"cmp"
	"slices"

	"vinhdanh/data"
	"vinhdanh/data/protocol"
	"vinhdanh/data/text"
)

// Call is when somebody goes up to the stage; the zero Call is never.
type Call struct {
	Round, Group, Place int  // numbers, from 1
	Stands              bool // for a collective, a household or somebody dead: a substitute goes up in his stead
}

// Up tells whether there is such a call.
func (c Call) Up() bool { return c.Round > 0 }

func (c Call) compare(o Call) int {
	return cmp.Or(cmp.Compare(c.Round, o.Round), cmp.Compare(c.Group, o.Group), cmp.Compare(c.Place, o.Place))
}

// Person is one who may sit in a hall.
type Person struct {
	ID         data.ID
	Code       string
	Name       string
	Unit       string // or the short form of the post: what stands below the name
	Delegation data.ID
	Group      string // the delegation's name
	Order      int    // of the delegation; 0: belongs to none
	Head       bool   // of the delegation
	Protocol   int    // place in the order of introduction; 0: none
	Rank       int    // of the post, see protocol.Rank; unranked where it has none
	Guest      bool
	Presidium  bool
	Call       Call
	Replaces   data.ID
	Instead    string // of whom he comes, where he is a name alone: ID and Code are those of the absent
	Out        bool   // will not come: absent, cancelled, or somebody comes instead
	at         int    // in the list given: the order of names
}

const unranked = 1 << 20

// Leader tells whether somebody is introduced by name.
func (p *Person) Leader() bool { return p.Protocol > 0 }

// People makes the persons of a conference from its delegates, in the order of
// names. A substitute sits as the one whom he replaces would, also one of whom
// only the name is known: he has the absent's place in the list.
func People(rows []data.DelegateRow, delegations []data.Delegation, calls map[data.ID]Call) []Person {
	order, heads := map[data.ID]int{}, map[data.ID]bool{}
	for i, d := range delegations {
		order[d.ID] = i + 1
		heads[d.Head] = true
	}
	list := make([]Person, len(rows))
	index := make(map[data.ID]int, len(rows))
	for i, r := range rows {
		rank, ok := protocol.Rank(r.Position, r.Unit, r.Kind)
		if !ok {
			rank = unranked
		}
		list[i] = Person{ID: r.ID, Code: r.Code, Name: r.Name, Unit: cmp.Or(r.ShortPost, r.Unit, r.Position), Delegation: r.Delegation,
			Group: r.DelegationName, Order: order[r.Delegation], Head: heads[r.ID], Protocol: r.Protocol, Rank: rank, Guest: r.Kind == data.KindGuest,
			Presidium: slices.Contains(text.Roles(r.Roles), string(data.RolePresidium)), Call: calls[r.ID], Replaces: r.Replaces, at: i,
			Out: r.Status == data.StatusAbsent || r.Status == data.StatusCancelled || r.Status == data.StatusSubstituted}
		index[r.ID] = i
	}
	replaced := map[data.ID]bool{}
	for i := range list {
		p := &list[i]
		if p.Replaces == "" || p.Out {
			continue
		}
		j, ok := index[p.Replaces]
		if !ok {
			continue
		}
		o := &list[j]
		o.Out = true
		p.Protocol, p.Rank = cmp.Or(p.Protocol, o.Protocol), min(p.Rank, o.Rank)
		if p.Delegation == "" {
			p.Delegation, p.Group, p.Order = o.Delegation, o.Group, o.Order
		}
		if !p.Call.Up() && o.Call.Stands {
			p.Call = o.Call
		}
		replaced[o.ID] = true
	}
	for i, r := range rows {
		p := &list[i]
		if r.Status != data.StatusSubstituted || r.Substitute == "" || replaced[p.ID] {
			continue
		}
		p.Name, p.Instead, p.Out = r.Substitute, r.Name, false
		if !p.Call.Stands {
			p.Call = Call{}
		}
	}
	return list
}

// byProtocol orders people as they are introduced: leaders, then by rank of
// their posts, guests before hosts, and by delegation.
func byProtocol(a, b *Person) int {
	return cmp.Or(cmp.Compare(orLast(a.Protocol), orLast(b.Protocol)), cmp.Compare(a.Rank, b.Rank), first(a.Guest, b.Guest), inDelegation(a, b))
}

// inDelegation orders people by delegation; in it the head comes first, then
// posts by rank.
func inDelegation(a, b *Person) int {
	return cmp.Or(cmp.Compare(orLast(a.Order), orLast(b.Order)), first(a.Head, b.Head), cmp.Compare(orLast(a.Protocol), orLast(b.Protocol)),
		cmp.Compare(a.Rank, b.Rank), first(a.Guest, b.Guest), cmp.Compare(a.at, b.at))
}

func orLast(n int) int {
	if n == 0 {
		return unranked
	}
	return n
}

// first puts those of whom it is true before the others.
func first(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return -1
	}
	return 1
}
