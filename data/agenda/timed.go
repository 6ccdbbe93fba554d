package agenda

import (
	"slices"

	"vinhdanh/data"
)

// Timed is an agenda item with the time it takes up, in minutes after midnight
// of its meeting's day; what lies past midnight is beyond 1440.
type Timed struct {
	data.AgendaItem
	From, To int // Unknown where no time is laid down
	Gap      int // free minutes before it
	Late     int // minutes by which what goes on in the same hall ends after its planned start
}

// Times works out when the items of one meeting begin and end. An item without
// a planned start follows the one before it. A start that lies more than half a
// day before the one above is meant for the night after.
func Times(items []data.AgendaItem) []Timed {
	items = inOrder(items)
	out := make([]Timed, len(items))
	w := newWalk()
	for i, a := range items {
		out[i] = w.step(a)
	}
	return out
}

// inOrder gives a copy in the order of the programme.
func inOrder(items []data.AgendaItem) []data.AgendaItem {
	items = slices.Clone(items)
	slices.SortStableFunc(items, func(a, b data.AgendaItem) int { return a.Ordinal - b.Ordinal })
	return items
}

// length is the minutes that an item takes up; a duration that cannot be takes
// none, or a day.
func length(a data.AgendaItem) int { return min(max(a.Minutes, 0), day) }

// fixed tells whether an item is a fixed point: it needs a time for that.
func fixed(a data.AgendaItem) bool {
	_, ok := Minutes(a.Starts)
	return a.Fixed && ok
}

// walk goes through the items of a meeting in order.
type walk struct {
	start, end int // of the item before
	hall       data.ID
	halls      map[data.ID]int // when the last item in each hall ends
}

func newWalk() *walk { return &walk{start: Unknown, end: Unknown, halls: map[data.ID]int{}} }

// next gives when an item without a time of its own begins: when the one before
// it ends or, in another hall, when all do.
func (w *walk) next(hall data.ID) int {
	if hall == w.hall {
		return w.end
	}
	end := w.end
	for _, e := range w.halls {
		end = max(end, e)
	}
	return end
}

func (w *walk) step(a data.AgendaItem) Timed {
	t := Timed{AgendaItem: a, From: Unknown, To: Unknown}
	next := w.next(a.Hall)
	start, ok := Minutes(a.Starts)
	if ok {
		for w.start != Unknown && start < w.start-day/2 {
			start += day
		}
		if next != Unknown {
			t.Gap = max(0, start-next)
		}
		if end, used := w.halls[a.Hall]; used && start < end {
			t.Late = end - start
		}
	} else if start = next; start == Unknown {
		return t
	}
	t.From, t.To = start, start+length(a)
	w.start, w.end, w.hall = start, t.To, a.Hall
	w.halls[a.Hall] = t.To
	return t
}

// Span sums a programme up: when it begins and ends, and the minutes of all items.
func Span(items []Timed) (from, to, total int) {
	from, to = Unknown, Unknown
	for _, t := range items {
		total += length(t.AgendaItem)
		if from == Unknown {
			from = t.From
		}
		to = max(to, t.To)
	}
	return from, to, total
}

// Late counts the items that would begin before the one before them ends.
func Late(items []Timed) (n int) {
	for _, t := range items {
		if t.Late > 0 {
			n++
		}
	}
	return n
}

// Expect gives, for a meeting under way, when each item is to begin if the
// item current (index from 0) ends at the given minute; one more at the end is
// when all is over. A delay eats the free time between items, a fixed point
// never begins before its time.
func Expect(items []Timed, current, ends int) []int {
	out := make([]int, len(items)+1)
	for i, t := range items {
		out[i] = t.From
	}
	end := Unknown
	for i, t := range items {
		switch {
		case i == current:
			end = ends
			continue
		case i < current || end == Unknown:
			end = max(end, t.To)
			continue
		}
		late := 0
		if i > 0 && items[i-1].To != Unknown {
			late = max(0, end-items[i-1].To)
		}
		out[i] = end + max(0, t.Gap-late)
		if fixed(t.AgendaItem) {
			out[i] = max(out[i], t.From)
		}
		end = out[i] + length(t.AgendaItem)
	}
	out[len(items)] = end
	return out
}
