package widget

// TickSet remembers which rows of a long list are ticked, also "all of them
// but these", without holding the list. The zero value has none.
type TickSet[K comparable] struct {
	all    bool
	except map[K]bool // with all: those not ticked; else: those ticked
}

// Has tells whether a row is ticked.
func (t *TickSet[K]) Has(k K) bool { return t.all != t.except[k] }

// Toggle ticks a row or takes its tick away.
func (t *TickSet[K]) Toggle(k K) {
	if t.except == nil {
		t.except = map[K]bool{}
	}
	if t.except[k] {
		delete(t.except, k)
	} else {
		t.except[k] = true
	}
}

// All ticks every row, None takes all ticks away.
func (t *TickSet[K]) All() { t.all, t.except = true, nil }

// None takes all ticks away.
func (t *TickSet[K]) None() { t.all, t.except = false, nil }

// Count gives the number of ticked rows of a list of total rows.
func (t *TickSet[K]) Count(total int) int {
	if t.all {
		return max(0, total-len(t.except))
	}
	return len(t.except)
}

// Listed gives the rows ticked one by one; all is true if instead every row
// but these is ticked.
func (t *TickSet[K]) Listed() (keys []K, all bool) {
	for k := range t.except {
		keys = append(keys, k)
	}
	return keys, t.all
}
