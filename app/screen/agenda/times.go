package agenda

import (
	"fmt"
	"strconv"
	"strings"

	"vinhdanh/app/jobs/ceremony"
	"vinhdanh/data"
)

// readTime reads a time of day as people write it: "7:05", "07:05", "7h05",
// "7g05", "7.05", "0705", "7h", "7". It gives "HH:MM"; "" is no time and valid.
func readTime(s string) (string, bool) {
	s = strings.ToLower(strings.TrimSpace(s))
	if s == "" {
		return "", true
	}
	hour, minute, cut := "", "", false
	for _, sep := range []string{":", "h", "g", "."} {
		if hour, minute, cut = strings.Cut(s, sep); cut {
			break
		}
	}
	if !cut && len(s) == 4 {
		hour, minute = s[:2], s[2:]
	}
	if minute == "" {
		minute = "00"
	}
	h, err := strconv.ParseUint(strings.TrimSpace(hour), 10, 8)
	if err != nil || h > 23 {
		return "", false
	}
	m, err := strconv.ParseUint(strings.TrimSpace(minute), 10, 8)
	if err != nil || m > 59 || len(minute) > 2 {
		return "", false
	}
	return fmt.Sprintf("%02d:%02d", h, m), true
}

// minuteOf gives a time "HH:MM" in minutes after midnight.
func minuteOf(s string) (int, bool) {
	t, ok := readTime(s)
	if !ok || t == "" {
		return 0, false
	}
	h, errH := strconv.Atoi(t[:2])
	m, errM := strconv.Atoi(t[3:])
	return h*60 + m, errH == nil && errM == nil
}

// clock writes minutes after midnight; a day later it begins again.
func clock(m int) string {
	m = (m%1440 + 1440) % 1440
	return fmt.Sprintf("%02d:%02d", m/60, m%60)
}

// exchanged gives items i and i+1 of a list in the other order: the later one
// takes the earlier one's start, and the time between the two stays. An item
// without a planned start follows the one before it, so whoever comes second
// needs none.
func exchanged(items []ceremony.Timed, i int) (first, second data.AgendaItem) {
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
	case items[i].From != "":
		first.Starts = ""
	}
	return first, second
}

// shifted gives the items after i that have a planned start, moved by so many minutes.
func shifted(items []ceremony.Timed, i, by int) []data.AgendaItem {
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
func span(items []ceremony.Timed) (from, to string, total int) {
	for _, t := range items {
		total += t.Minutes
		if from == "" {
			from = t.From
		}
		if t.To != "" {
			to = t.To
		}
	}
	return from, to, total
}

// late counts the items that would begin before the one before them ends.
func late(items []ceremony.Timed) (n int) {
	for _, t := range items {
		if t.Late > 0 {
			n++
		}
	}
	return n
}
