package store

import "vinhdanh/data"

// person is what tells two delegates of one name apart; all but birth folded.
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
	there map[K][]*candidate[T]
	like  func(row, record T) bool
}

type candidate[T any] struct {
	value T
	taken bool
}

func newMatcher[K, T comparable](like func(row, record T) bool) *matcher[K, T] {
	return &matcher[K, T]{there: map[K][]*candidate[T]{}, like: like}
}

func (m *matcher[K, T]) add(key K, value T) {
	m.there[key] = append(m.there[key], &candidate[T]{value: value})
}

// pair tells for each row whether a record stands for it. Rows that equal a
// record go first, so that none that is merely like it takes its place.
func (m *matcher[K, T]) pair(n int, row func(i int) (K, T)) []bool {
	already := make([]bool, n)
	for _, match := range []func(row, record T) bool{func(a, b T) bool { return a == b }, m.like} {
		for i := range n {
			if already[i] {
				continue
			}
			key, value := row(i)
			for _, c := range m.there[key] {
				if !c.taken && match(value, c.value) {
					c.taken, already[i] = true, true
					break
				}
			}
		}
	}
	return already
}

// award and name are what a citation is found by.
type citationKey struct {
	award data.ID
	name  string // folded
}

// honour is what tells two citations of one name and award apart.
type honour struct {
	kind     data.RecipientKind
	unit     string // folded
	decision string // folded number and date; "" until it is signed
}

func (h honour) like(g honour) bool {
	return agree(string(h.kind), string(g.kind)) != no && agree(h.unit, g.unit) != no && agree(h.decision, g.decision) != no
}
