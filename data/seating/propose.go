package seating

import (
	"maps"
	"slices"

	"vinhdanh/data"
)

// By is an order in which seats are given out.
type By string

// The orders. In each the presidium sits on the stage where it has seats.
const (
	Protocol   By = "protocol"   // as they are introduced, from the first row's middle
	Delegation By = "delegation" // leaders in front, then each delegation together
	Round      By = "round"      // leaders in front, recipients by the aisle as they go up, then delegations
)

// Move is a person whose seat becomes another; From or To "": none.
type Move struct {
	Person   Person
	From, To string
}

// Proposal is how seats would be given out.
type Proposal struct {
	Book  Book
	Moves []Move      // by new seat; those who lose theirs come last
	Left  []Person    // for whom there is no seat
	Gone  []data.Seat // what was said of seats that the hall has no more
}

// Propose gives out the seats of a hall. Locked seats stay as they are, only a
// substitute takes the seat of the one whom he replaces; those kept free for
// somebody stay. rest: also everybody else stays who has a seat, and only the
// others are seated.
func Propose(l *Layout, now Book, people []Person, by By, rest bool) Proposal {
	p := proposal{f: free{l: l, taken: make([]bool, len(l.Places))}, book: make(Book, len(people)),
		at: make(map[data.ID]string, len(people)), known: make(map[data.ID]*Person, len(people))}
	for i := range people {
		p.known[people[i].ID] = &people[i]
	}
	gone := p.keep(now, rest)
	list := make([]*Person, 0, len(people))
	for i := range people {
		one := &people[i]
		if _, seated := p.at[one.ID]; !seated && !one.Out && one.ID != "" {
			list = append(list, one)
		}
	}
	slices.SortStableFunc(list, byProtocol)
	var left []*Person
	list = p.along(l.stagePath(), list, func(o *Person) bool { return o.Presidium })
	switch by {
	case Delegation:
		list = p.along(l.frontPath(), list, (*Person).Leader)
		left = p.delegations(list)
	case Round:
		list = p.along(l.frontPath(), list, (*Person).Leader)
		list = p.recipients(list)
		left = p.delegations(list)
	default:
		left = p.along(l.frontPath(), list, func(*Person) bool { return true })
	}
	out := Proposal{Book: p.book, Moves: p.moves(now, people), Gone: gone}
	for _, one := range left {
		out.Left = append(out.Left, *one)
	}
	return out
}

type proposal struct {
	f     free
	book  Book
	at    map[data.ID]string
	known map[data.ID]*Person
}

func (p *proposal) sit(label string, id data.ID) {
	p.book.sit(label, id)
	if id != "" {
		p.at[id] = label
	}
}

// keep takes over the seats that stay, and gives what was said of seats that
// are no more.
func (p *proposal) keep(now Book, rest bool) (gone []data.Seat) {
	substitutes := map[data.ID]data.ID{}
	for id, one := range p.known {
		if one.Replaces != "" && !one.Out {
			substitutes[one.Replaces] = max(substitutes[one.Replaces], id) // of several the latest
		}
	}
	for _, label := range slices.Sorted(maps.Keys(now)) {
		s := now[label]
		at, there := p.f.l.at[label]
		if !there {
			if s.Delegate != "" || s.Locked || s.Reserved != "" {
				gone = append(gone, s)
			}
			continue
		}
		who := s.Delegate
		one, known := p.known[who]
		if by, is := substitutes[who]; known && one.Out && is {
			if !p.stays(now, by, rest) {
				who = by
			}
		} else if !known {
			who = ""
		}
		stays := s.Locked || s.Reserved != "" || rest && known && !p.known[who].Out
		if _, twice := p.at[who]; twice || !stays {
			who = ""
		}
		if stays {
			s.Delegate = ""
			p.book[label] = s
			p.sit(label, who)
			p.f.taken[at] = s.Locked || s.Reserved != "" || who != ""
		}
	}
	return gone
}

// stays tells whether somebody has a seat that is to stay.
func (p *proposal) stays(now Book, id data.ID, rest bool) bool {
	own := now.Of(id)
	_, there := p.f.l.Find(own)
	return there && (rest || now[own].Locked || now[own].Reserved != "")
}

// along seats those of whom is says so along a path, and gives the others.
func (p *proposal) along(way path, list []*Person, is func(*Person) bool) (others []*Person) {
	for _, one := range list {
		if is(one) {
			var label string
			if label, way = p.f.take(way); label != "" {
				p.sit(label, one.ID)
				continue
			}
		}
		others = append(others, one)
	}
	return others
}

// recipients seats those who go up to the stage by the aisle, in the order in
// which they go.
func (p *proposal) recipients(list []*Person) []*Person {
	var up, others []*Person
	for _, one := range list {
		if one.Call.Up() {
			up = append(up, one)
		} else {
			others = append(others, one)
		}
	}
	slices.SortStableFunc(up, func(a, b *Person) int { return a.Call.compare(b.Call) })
	up = p.along(p.f.l.aislePath(&p.f, len(up)), up, (*Person).callUp)
	return append(up, others...)
}

func (p *Person) callUp() bool { return p.Call.Up() }

// delegations seats each delegation together: in the first block that has room
// for all of it, else from the first seats that are free. Delegations of
// guests alone come first, then guests of none; others of none come last.
func (p *proposal) delegations(list []*Person) (left []*Person) {
	hosts := map[int]bool{} // delegations that are not all guests
	for _, one := range p.known {
		hosts[one.Order] = hosts[one.Order] || !one.Guest
	}
	key := func(one *Person) int {
		switch {
		case one.Order > 0 && hosts[one.Order]:
			return one.Order
		case one.Order > 0:
			return one.Order - unranked
		case one.Guest:
			return 0
		}
		return unranked
	}
	groups := map[int][]*Person{}
	for _, one := range list {
		groups[key(one)] = append(groups[key(one)], one)
	}
	paths := p.f.l.blockPaths()
	all := slices.Concat(paths...)
	for _, k := range slices.Sorted(maps.Keys(groups)) {
		group := groups[k]
		slices.SortStableFunc(group, inDelegation)
		way := all
		for _, one := range paths {
			if p.f.left(one) >= len(group) {
				way = one
				break
			}
		}
		left = append(left, p.along(way, group, func(*Person) bool { return true })...)
	}
	return left
}

// moves tells whose seat becomes another.
func (p *proposal) moves(now Book, people []Person) (list []Move) {
	was := make(map[data.ID]string, len(now))
	for label, s := range now {
		if s.Delegate != "" {
			was[s.Delegate] = label
		}
	}
	place := func(label string) int {
		if i, ok := p.f.l.at[label]; ok {
			return i
		}
		return 1 << 30
	}
	type one struct{ place, person int }
	var order []one
	for i := range people {
		if to := p.at[people[i].ID]; was[people[i].ID] != to {
			order = append(order, one{place(to), i})
		}
	}
	slices.SortStableFunc(order, func(a, b one) int { return a.place - b.place })
	list = make([]Move, 0, len(order))
	for _, o := range order {
		who := people[o.person]
		list = append(list, Move{who, was[who.ID], p.at[who.ID]})
	}
	return list
}
