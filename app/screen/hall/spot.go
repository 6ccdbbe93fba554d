package hall

import (
	"fmt"

	"vinhdanh/data"
	"vinhdanh/data/seating"
)

// kind is how a seat is drawn.
type kind int

const (
	free kind = iota
	leader
	recipient
	official
	guest
	reserved
	kinds
)

// key names a kind in the catalogue.
func (k kind) key() string {
	return [...]string{"free", "leader", "recipient", "official", "guest", "reserved"}[k]
}

// spot is what a seat shows.
type spot struct {
	kind   kind
	number string   // within its row
	forms  []string // of the name, or for whom it is kept, the longest first
	round  string   // "Đ3": when he goes up; "" never
	locked bool
	out    bool // who sits there does not come
	found  bool // by the search
}

// spots makes what all seats show, in the order of Layout.Places.
func (s *Screen) spots() []spot {
	list := make([]spot, len(s.p.Layout.Places))
	for i, place := range s.p.Layout.Places {
		list[i] = s.spot(place)
	}
	return list
}

func (s *Screen) spot(place seating.Place) spot {
	seat := s.p.Book[place.Label]
	one := spot{number: fmt.Sprintf("%02d", place.Number+1), locked: seat.Locked}
	if p, ok := s.people[seat.Delegate]; ok {
		one.kind, one.forms, one.out, one.found = kindOf(p), seating.Shorter(p.Name), p.Out, s.found[p.ID]
		if p.Call.Up() {
			one.round = s.sh.T("hall.round", "n", p.Call.Round)
		}
		return one
	}
	if seat.Reserved != "" {
		one.kind, one.forms = reserved, []string{seat.Reserved}
	}
	return one
}

func kindOf(p *seating.Person) kind {
	switch {
	case p.Leader():
		return leader
	case p.Call.Up():
		return recipient
	case p.Guest:
		return guest
	}
	return official
}

// person gives who sits on a seat; nil: nobody.
func (s *Screen) person(label string) *seating.Person {
	if s.p == nil {
		return nil
	}
	return s.people[s.p.Book[label].Delegate]
}

// index makes people findable by their records.
func index(list []seating.Person) map[data.ID]*seating.Person {
	m := make(map[data.ID]*seating.Person, len(list))
	for i := range list {
		m[list[i].ID] = &list[i]
	}
	return m
}
