package seating

import (
	"maps"
	"slices"

	"vinhdanh/data"
)

// Book is what is known of the seats of a hall, by label.
type Book map[string]data.Seat

// NewBook makes one of a list.
func NewBook(list []data.Seat) Book {
	b := make(Book, len(list))
	for _, s := range list {
		b[s.Label] = s
	}
	return b
}

// List gives the seats of which something is known, by label.
func (b Book) List() []data.Seat {
	list := make([]data.Seat, 0, len(b))
	for _, label := range slices.Sorted(maps.Keys(b)) {
		if s := b[label]; s.Delegate != "" || s.Locked || s.Reserved != "" {
			list = append(list, s)
		}
	}
	return list
}

// Of gives the seat of a person, "" for none.
func (b Book) Of(id data.ID) string {
	for label, s := range b {
		if s.Delegate == id && id != "" {
			return label
		}
	}
	return ""
}

// sit puts somebody, or nobody, on a seat and leaves all else of it.
func (b Book) sit(label string, id data.ID) {
	s := b[label]
	s.Label, s.Delegate = label, id
	b[label] = s
}

// Put puts somebody on a seat. Who sat there goes to the seat that is left, or
// has none. Errors: seat-unknown, seat-locked (argument seat).
func (b Book) Put(l *Layout, id data.ID, label string) error {
	from := b.Of(id)
	if from == label {
		return nil
	}
	if _, ok := l.Find(label); !ok {
		return data.Fail("seat-unknown", "seat", label)
	}
	for _, s := range []data.Seat{b[from], b[label]} {
		if s.Locked {
			return data.Fail("seat-locked", "seat", s.Label)
		}
	}
	other := b[label].Delegate
	b.sit(label, id)
	if from != "" {
		if _, there := l.Find(from); !there {
			other = "" // that seat is no more
		}
		b.sit(from, other)
	}
	return nil
}

// Free takes somebody off a seat. Errors: seat-locked, seat-free.
func (b Book) Free(label string) error {
	switch s := b[label]; {
	case s.Delegate == "":
		return data.Fail("seat-free", "seat", label)
	case s.Locked:
		return data.Fail("seat-locked", "seat", label)
	}
	b.sit(label, "")
	return nil
}

// Lock keeps a seat as it is, or lets it change again. Error: seat-unknown.
func (b Book) Lock(l *Layout, label string, on bool) error {
	if _, ok := l.Find(label); !ok {
		return data.Fail("seat-unknown", "seat", label)
	}
	s := b[label]
	s.Label, s.Locked = label, on
	b[label] = s
	return nil
}

// Reserve keeps a seat free for somebody, in words; "" for nobody. Error:
// seat-unknown.
func (b Book) Reserve(l *Layout, label, words string) error {
	if _, ok := l.Find(label); !ok {
		return data.Fail("seat-unknown", "seat", label)
	}
	s := b[label]
	s.Label, s.Reserved = label, words
	b[label] = s
	return nil
}

// Change is a seat before and after something was done.
type Change struct{ Before, After data.Seat }

// Changes gives the seats that differ.
func Changes(before, after Book) (list []Change) {
	labels := map[string]bool{}
	for label := range before {
		labels[label] = true
	}
	for label := range after {
		labels[label] = true
	}
	for _, label := range slices.Sorted(maps.Keys(labels)) {
		x, y := before[label], after[label]
		if x.Delegate != y.Delegate || x.Locked != y.Locked || x.Reserved != y.Reserved {
			x.Label, y.Label = label, label
			list = append(list, Change{x, y})
		}
	}
	return list
}

// TakeBack makes seats what they were before changes. Error: seat-since
// (argument seat): somebody has changed one of them since.
func (b Book) TakeBack(list []Change) error {
	for _, c := range list {
		now := b[c.After.Label]
		if now.Delegate != c.After.Delegate || now.Locked != c.After.Locked || now.Reserved != c.After.Reserved {
			return data.Fail("seat-since", "seat", c.After.Label)
		}
	}
	for _, c := range list {
		b[c.Before.Label] = c.Before
	}
	return nil
}

// Relabel takes what is known of seats along when a hall's blocks change: from
// names, for each block now, the one that it was, -1 for a new one. It gives
// also what was known of seats that are no more.
func Relabel(was, is *Layout, from []int, b Book) (Book, []data.Seat) {
	type spot struct{ block, row, number int }
	labels := map[spot]string{}
	for _, p := range is.Places {
		if p.Block < len(from) && from[p.Block] >= 0 {
			labels[spot{from[p.Block], p.Row, p.Number}] = p.Label
		}
	}
	kept, gone := Book{}, []data.Seat(nil)
	for _, s := range b.List() {
		p, known := was.Find(s.Label)
		label, stays := labels[spot{p.Block, p.Row, p.Number}]
		if !known || !stays {
			gone = append(gone, s)
			continue
		}
		s.Label = label
		kept[label] = s
	}
	return kept, gone
}
