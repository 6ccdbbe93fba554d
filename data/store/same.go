package store

import "vinhdanh/data"

// person is what tells two delegates of one name apart; all but birth folded,
// the unit as unitWords writes it.
type person struct {
	birth, unit, phone, delegation string
}

// like tells whether two of one name are the same person. Birth dates decide
// where both are known; else the first of unit, phone and delegation that is
// known of both. Where nothing speaks against it they are the same: a list of
// mere names, imported again, must not add anybody.
func (p person) like(q person) bool {
	if p == q {
		return true
	}
	if p.birth != "" && q.birth != "" {
		if p.birth == q.birth {
			return true
		}
		// "1984" and "1984-06-13" may be one.
		if (len(p.birth) == 4 || len(q.birth) == 4) && p.birth[:4] == q.birth[:4] {
			return agree(p.unit, q.unit) == yes || agree(p.phone, q.phone) == yes
		}
		return false
	}
	phone := agree(p.phone, q.phone)
	if phone == yes {
		return true
	}
	if unit := agree(p.unit, q.unit); unit != unknown {
		return unit == yes
	}
	return phone != no && agree(p.delegation, q.delegation) != no
}

type agreement int

const (
	unknown agreement = iota
	yes
	no
)

func agree(a, b string) agreement {
	switch {
	case a == "" || b == "":
		return unknown
	case a == b:
		return yes
	}
	return no
}

// matcher pairs the rows of a list with records that are there already. A
// record stands for one row only, so that two people of one name who both are
// in the list and both were added stay two. K is what must be equal, T what
// may speak for or against it.
type matcher[K, T comparable] struct {
	records []*candidate[K, T]
	there   map[K][]*candidate[K, T]
	like    func(row, record T) bool
}

type candidate[K, T any] struct {
	id    data.ID
	key   K
	value T
	taken bool
}

// answer is what is known of one row.
type answer[K, T any] struct {
	record  *candidate[K, T] // nil: none
	sure    bool
	settled bool // before anything was compared
}

func newMatcher[K, T comparable](like func(row, record T) bool) *matcher[K, T] {
	return &matcher[K, T]{there: map[K][]*candidate[K, T]{}, like: like}
}

func (m *matcher[K, T]) add(id data.ID, key K, value T) {
	c := &candidate[K, T]{id: id, key: key, value: value}
	m.records = append(m.records, c)
	m.there[key] = append(m.there[key], c)
}

// free gives the records of a key that stand for no row yet.
func (m *matcher[K, T]) free(key K) []*candidate[K, T] {
	list := m.there[key]
	if len(list) == 0 {
		return nil
	}
	for len(list) > 0 && list[0].taken { // a thousand people of one name come in their order
		list = list[1:]
	}
	m.there[key] = list
	return list
}

// take says which record the row is.
func (a *answer[K, T]) take(c *candidate[K, T], sure bool) {
	a.record, a.sure, c.taken = c, sure, true
}

// told is what is known of a row before anything is compared.
type told struct {
	name    string  // of the row
	id      data.ID // the record that it is; "" for none
	settled bool
}

func tell(name string, same data.ID, distinct bool, was data.ID) told {
	if was != "" {
		same = was
	}
	return told{name, same, same != "" || distinct}
}

// answer finds which of n rows are there already; records that are to go stand
// for none. Error: import-stale (argument name): what a row is, or what is to
// go, is not there any more, or named twice.
func (m *matcher[K, T]) answer(n int, of func(i int) told, remove []data.ID, row func(i int) (K, T)) ([]answer[K, T], error) {
	answers := make([]answer[K, T], n+len(remove))
	var byID map[data.ID]*candidate[K, T]
	for i := range answers {
		var t told
		if i < n {
			t = of(i)
		} else {
			t.id, t.settled = remove[i-n], true
		}
		answers[i].settled = t.settled
		if t.id == "" {
			continue
		}
		if byID == nil {
			byID = make(map[data.ID]*candidate[K, T], len(m.records))
			for _, c := range m.records {
				byID[c.id] = c
			}
		}
		c := byID[t.id]
		if c == nil || c.taken {
			return nil, data.Fail("import-stale", "name", t.name)
		}
		answers[i].take(c, true)
	}
	m.pair(answers[:n], row)
	return answers[:n], nil
}

// pair finds the records of the rows that are not settled. Rows that equal a
// record go first, so that none that is merely like it takes its place; then
// those that are like one record only. Where a row is like several that differ
// it takes the first, and is not sure.
func (m *matcher[K, T]) pair(answers []answer[K, T], row func(i int) (K, T)) {
	open := make([]int, 0, len(answers))
	for i := range answers {
		if answers[i].settled {
			continue
		}
		key, value := row(i)
		for _, c := range m.free(key) {
			if !c.taken && c.value == value {
				answers[i].take(c, true)
				break
			}
		}
		if answers[i].record == nil {
			open = append(open, i)
		}
	}
	for _, one := range []bool{true, false} {
		for _, i := range open {
			if answers[i].record != nil {
				continue
			}
			key, value := row(i)
			var first *candidate[K, T]
			several := false
			for _, c := range m.free(key) {
				switch {
				case c.taken || !m.like(value, c.value):
				case first == nil:
					first = c
				case c.value != first.value:
					several = true
				}
			}
			if first != nil && (!one || !several) {
				answers[i].take(first, !several)
			}
		}
	}
}

// award and name are what a citation is found by.
type citationKey struct {
	award data.ID
	name  string // folded
}

// honour is what tells two citations of one name and award apart.
type honour struct {
	kind     data.RecipientKind
	unit     string // see unitWords
	decision string // folded number and date; "" until it is signed
}

func (h honour) like(g honour) bool {
	return agree(string(h.kind), string(g.kind)) != no && agree(h.unit, g.unit) != no && agree(h.decision, g.decision) != no
}

// unless tells whether two differ in nothing known but the decision.
func (h honour) unless(g honour) bool {
	return agree(string(h.kind), string(g.kind)) != no && agree(h.unit, g.unit) != no && agree(h.decision, g.decision) == no
}
