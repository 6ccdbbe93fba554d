package agenda

import (
	"vinhdanh/data"
	programme "vinhdanh/data/agenda"
)

// readTime reads a time of day as people write it.
func readTime(s string) (string, bool) { return programme.ReadTime(s) }

// minuteOf gives a time "HH:MM" in minutes after midnight.
func minuteOf(s string) (int, bool) { return programme.Minutes(s) }

// clock writes minutes after midnight; a day later it begins again.
func clock(m int) string { return programme.Clock(m) }

// exchanged gives items i and i+1 of a list in the other order: the later one
// takes the earlier one's start, and the time between the two stays. An item
// without a planned start follows the one before it, so whoever comes second
// needs none.
func exchanged(items []programme.Timed, i int) (first, second data.AgendaItem) {
	a, b := items[i].AgendaItem, items[i+1].AgendaItem
	first, second = b, a
	first.Ordinal, second.Ordinal = a.Ordinal, b.Ordinal
	from, okA := minuteOf(a.Starts)
	next, okB := minuteOf(b.Starts)
	switch {
	case okA && okB:
		gap := max(0, next-from-a.Minutes)
		first.Starts, second.Starts = a.Starts, clock(from+b.Minutes+gap)
	case okA:
		first.Starts, second.Starts = a.Starts, ""
	case items[i].From != programme.Unknown:
		first.Starts = ""
	}
	return first, second
}

// shifted gives the items after i that have a planned start, moved by so many minutes.
func shifted(items []programme.Timed, i, by int) []data.AgendaItem {
	var list []data.AgendaItem
	for _, t := range items[i+1:] {
		if at, ok := minuteOf(t.Starts); ok {
			t.Starts = clock(at + by)
			list = append(list, t.AgendaItem)
		}
	}
	return list
}

// span sums a list up: when it begins and ends, and the minutes of all items.
func span(items []programme.Timed) (from, to string, total int) {
	f, t, total := programme.Span(items)
	return clock(f), clock(t), total
}
