package ceremony

import (
	"context"
	"slices"
	"strings"

	"vinhdanh/data"
	"vinhdanh/data/seating"
	"vinhdanh/data/stage"
)

// SeatRecords is what the halls and their seats need of the store.
type SeatRecords interface {
	RoundRecords
	Halls(ctx context.Context, conf data.ID) ([]data.Hall, error)
	SaveHall(ctx context.Context, h *data.Hall) error
	DeleteHall(ctx context.Context, id data.ID) error
	Seats(ctx context.Context, hall data.ID) ([]data.Seat, error)
	SaveSeats(ctx context.Context, hall data.ID, list []data.Seat) error
	Delegates(ctx context.Context, f data.DelegateFilter) ([]data.DelegateRow, error)
	Delegations(ctx context.Context, conf data.ID) ([]data.Delegation, error)
}

// Seating is a hall with who sits where.
type Seating struct {
	Halls  []data.Hall
	Hall   data.Hall       // the one read; its ID is "" where there is none
	Layout *seating.Layout // of Hall
	Book   seating.Book
	People []seating.Person // of the conference, by name
}

// LoadSeating reads the halls of a conference and one of them; "", or one that
// is no more, is the first.
func LoadSeating(ctx context.Context, r SeatRecords, conf, hall data.ID) (*Seating, error) {
	s := &Seating{Book: seating.Book{}}
	l := loader{ctx: ctx}
	s.Halls = read(&l, func() ([]data.Hall, error) { return r.Halls(ctx, conf) })
	for i, h := range s.Halls {
		if i == 0 || h.ID == hall {
			s.Hall = h
		}
	}
	if s.Hall.ID != "" {
		s.Book = seating.NewBook(read(&l, func() ([]data.Seat, error) { return r.Seats(ctx, s.Hall.ID) }))
	}
	s.Layout = seating.Lay(s.Hall)
	rows := read(&l, func() ([]data.DelegateRow, error) { return r.Delegates(ctx, data.DelegateFilter{Conference: conf}) })
	groups := read(&l, func() ([]data.Delegation, error) { return r.Delegations(ctx, conf) })
	rounds := read(&l, func() (Stage, error) { return LoadRounds(ctx, r, conf) })
	if l.err != nil {
		return nil, l.err
	}
	s.People = seating.People(rows, groups, calls(rounds.Rounds))
	return s, nil
}

// calls tells when each delegate goes up to the stage first.
func calls(rounds []stage.Round) map[data.ID]seating.Call {
	list := map[data.ID]seating.Call{}
	for i := range rounds {
		for one := range rounds[i].Everybody() {
			if one.Delegate == "" || list[one.Delegate].Up() || one.Standing == stage.Withdrawn {
				continue
			}
			list[one.Delegate] = seating.Call{Round: rounds[i].Number, Group: one.Home.Group, Place: one.Place,
				Stands: one.Kind != data.Individual || one.Posthumous}
		}
	}
	return list
}

// Waiting gives those who are to come and have no seat, by name.
func (s *Seating) Waiting() (list []seating.Person) {
	seated := map[data.ID]bool{}
	for label, seat := range s.Book {
		if _, there := s.Layout.Find(label); there {
			seated[seat.Delegate] = true
		}
	}
	for _, p := range s.People {
		if !p.Out && !seated[p.ID] {
			list = append(list, p)
		}
	}
	return list
}

// SeatCount sums a hall.
type SeatCount struct{ Seats, Seated, Waiting, Locked, Reserved int }

// Count sums it.
func (s *Seating) Count() SeatCount {
	c := SeatCount{Seats: len(s.Layout.Places), Waiting: len(s.Waiting())}
	out := map[data.ID]bool{}
	for _, p := range s.People {
		out[p.ID] = p.Out
	}
	for label, seat := range s.Book {
		if _, there := s.Layout.Find(label); !there {
			continue
		}
		if seat.Delegate != "" && !out[seat.Delegate] {
			c.Seated++
		}
		if seat.Locked {
			c.Locked++
		}
		if seat.Reserved != "" {
			c.Reserved++
		}
	}
	return c
}

// ProposeSeats gives out the seats as an order has it, without keeping
// anything; see seating.Propose. Error: no-halls.
func (s *Seating) ProposeSeats(by seating.By, rest bool) (seating.Proposal, error) {
	if s.Hall.ID == "" {
		return seating.Proposal{}, data.Fail("no-halls")
	}
	return seating.Propose(s.Layout, s.Book, s.People, by, rest), nil
}

// ChangeSeats does something to the seats of a hall as they are now, and gives
// what became of it. What do refuses changes nothing.
func ChangeSeats(ctx context.Context, r SeatRecords, hall data.Hall, do func(l *seating.Layout, b seating.Book) error) ([]seating.Change, error) {
	list, err := r.Seats(ctx, hall.ID)
	if err != nil {
		return nil, err
	}
	before, after := seating.NewBook(list), seating.NewBook(list)
	if err := do(seating.Lay(hall), after); err != nil {
		return nil, err
	}
	changes := seating.Changes(before, after)
	if len(changes) == 0 {
		return nil, nil
	}
	return changes, r.SaveSeats(ctx, hall.ID, after.List())
}

// TakeProposal keeps a proposal, if the seats are still those that it was made
// of. Error: seat-since.
func TakeProposal(ctx context.Context, r SeatRecords, s *Seating, p seating.Proposal) ([]seating.Change, error) {
	return ChangeSeats(ctx, r, s.Hall, func(_ *seating.Layout, b seating.Book) error {
		if since := seating.Changes(s.Book, b); len(since) > 0 {
			return data.Fail("seat-since", "seat", since[0].After.Label)
		}
		clear(b)
		for label, seat := range p.Book {
			b[label] = seat
		}
		return nil
	})
}

// TakeBackSeats makes seats what they were before changes. Error: seat-since.
func TakeBackSeats(ctx context.Context, r SeatRecords, hall data.Hall, changes []seating.Change) error {
	_, err := ChangeSeats(ctx, r, hall, func(_ *seating.Layout, b seating.Book) error { return b.TakeBack(changes) })
	return err
}

// EditHall keeps a hall. Where it is there already, who sits in a block goes
// with it: from names, for each block, the one that it was, -1 for a new one.
// It gives the seats that are no more and of which something was said. Errors:
// those of seating.Check and of the store.
func EditHall(ctx context.Context, r SeatRecords, h *data.Hall, from []int) (gone []data.Seat, err error) {
	h.Name = strings.Join(strings.Fields(h.Name), " ")
	if err := seating.Check(*h); err != nil {
		return nil, err
	}
	if h.ID == "" {
		return nil, r.SaveHall(ctx, h)
	}
	halls, err := r.Halls(ctx, h.Conference)
	if err != nil {
		return nil, err
	}
	at := slices.IndexFunc(halls, func(o data.Hall) bool { return o.ID == h.ID })
	if at < 0 {
		return nil, data.Fail("no-record", "kind", "hall", "id", h.ID)
	}
	list, err := r.Seats(ctx, h.ID)
	if err != nil {
		return nil, err
	}
	kept, gone := seating.Relabel(seating.Lay(halls[at]), seating.Lay(*h), from, seating.NewBook(list))
	if err := r.SaveHall(ctx, h); err != nil {
		return nil, err
	}
	return gone, r.SaveSeats(ctx, h.ID, kept.List())
}

// RestoreHall makes a hall and its seats what they were.
func RestoreHall(ctx context.Context, r SeatRecords, h data.Hall, list []data.Seat) error {
	if err := r.SaveHall(ctx, &h); err != nil {
		return err
	}
	return r.SaveSeats(ctx, h.ID, list)
}
