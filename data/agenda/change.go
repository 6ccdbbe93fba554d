package agenda

import (
	"slices"
	"strings"

	"vinhdanh/data"
)

// Change is one thing that is new since a version of a programme. Its words are
// in the catalogue, see Sentence.
type Change struct {
	Code  string
	Item  data.ID
	Round data.ID
	Args  map[string]any
}

// Sentence is the catalogue's key of what is new.
func (c Change) Sentence() string { return "agenda.change." + c.Code }

// RoundsOf gives the rounds that are handed over in a meeting's items.
func RoundsOf(items []data.AgendaItem, rounds []data.Round) (list []data.Round) {
	in := map[data.ID]bool{}
	for _, a := range items {
		in[a.ID] = true
	}
	for _, r := range rounds {
		if in[r.Item] {
			list = append(list, r)
		}
	}
	return list
}

// Changes tells what is new in a meeting's programme: first what comes and
// goes, then item by item as it is now, then the rounds.
func Changes(was, now data.AgendaVersion) []Change {
	old, new := Times(was.Items), Times(now.Items)
	before, after := index(old), index(new)
	var list []Change
	add := func(code string, t Timed, number int, args ...any) {
		m := map[string]any{"item": number, "title": t.Title}
		for i := 0; i+1 < len(args); i += 2 {
			m[args[i].(string)] = args[i+1]
		}
		list = append(list, Change{Code: code, Item: t.ID, Args: m})
	}
	for i, t := range new {
		if _, ok := before[t.ID]; !ok {
			add("item-added", t, i+1, "from", Clock(t.From))
		}
	}
	for i, t := range old {
		if _, ok := after[t.ID]; !ok {
			add("item-removed", t, i+1, "from", Clock(t.From))
		}
	}
	stayed := steady(old, after)
	moves := rows(old, new, before)
	for i, t := range new {
		at, ok := before[t.ID]
		if !ok {
			continue
		}
		b := old[at]
		if b.Title != t.Title {
			add("item-title", t, i+1, "was", b.Title)
		}
		if !stayed[t.ID] {
			add("item-moved", t, i+1, "was", at+1)
		}
		if s := moves[i]; s.n > 1 && s.first {
			code := "items-later"
			if s.by < 0 {
				code = "items-earlier"
			}
			add(code, t, i+1, "to", i+s.n, "n", max(s.by, -s.by))
		} else if s.n == 1 {
			add("item-starts", t, i+1, "was", clockOr(b.From), "from", clockOr(t.From))
		}
		if b.Minutes != t.Minutes {
			add("item-minutes", t, i+1, "was", b.Minutes, "n", t.Minutes)
		}
		if x, y := WhoOf(b.AgendaItem), WhoOf(t.AgendaItem); x != y {
			add("item-person", t, i+1, "was", orDash(x), "who", orDash(y))
		}
		for _, f := range []struct {
			code string
			new  bool
		}{
			{"item-capacity", b.Capacity != t.Capacity}, {"item-hall", b.Hall != t.Hall}, {"item-documents", b.Documents != t.Documents},
			{"item-cue", b.Cue != t.Cue}, {"item-script", b.Script != t.Script},
			{"item-fixed", b.Fixed != t.Fixed && t.Fixed}, {"item-free", b.Fixed != t.Fixed && !t.Fixed},
		} {
			if f.new {
				add(f.code, t, i+1)
			}
		}
	}
	return append(list, roundChanges(was.Rounds, now.Rounds)...)
}

func roundChanges(was, now []data.Round) (list []Change) {
	old := map[data.ID]data.Round{}
	for _, r := range was {
		old[r.ID] = r
	}
	add := func(code string, r data.Round, args ...any) {
		m := named(r)
		for i := 0; i+1 < len(args); i += 2 {
			m[args[i].(string)] = args[i+1]
		}
		list = append(list, Change{Code: code, Item: r.Item, Round: r.ID, Args: m})
	}
	seen := map[data.ID]bool{}
	for _, r := range now {
		b, ok := old[r.ID]
		seen[r.ID] = true
		if !ok {
			add("round-added", r)
			continue
		}
		if b.Number != r.Number {
			add("round-number", r, "was", b.Number)
		}
		if b.Title != r.Title {
			add("round-title", r, "was", b.Title)
		}
		if x, y := names(b.Presenters...), names(r.Presenters...); x != y {
			add("round-presenter", r, "was", orDash(x), "who", orDash(y))
		}
		if x, y := names(b.Announcer), names(r.Announcer); x != y {
			add("round-announcer", r, "was", orDash(x), "who", orDash(y))
		}
		if b.Item != r.Item {
			add("round-item", r)
		}
		if !slices.Equal(b.Course(), r.Course()) {
			add("round-steps", r)
		}
		if b.Size() != r.Size() {
			add("round-size", r, "was", b.Size(), "n", r.Size())
		}
	}
	for _, r := range was {
		if !seen[r.ID] {
			add("round-removed", r)
		}
	}
	return list
}

// WhoOf names those of an item as papers do.
func WhoOf(a data.AgendaItem) string {
	if a.Person != "" {
		return a.Person
	}
	return names(a.People...)
}

func names(list ...data.Actor) string {
	var all []string
	for _, a := range list {
		if !a.Known() {
			continue
		}
		s := Call(a)
		if a.Of != "" {
			s += " (" + a.Of + ")"
		}
		all = append(all, s)
	}
	return strings.Join(all, ", ")
}

func orDash(s string) string {
	if s == "" {
		return "–"
	}
	return s
}

func clockOr(m int) string { return orDash(Clock(m)) }

func index(items []Timed) map[data.ID]int {
	m := make(map[data.ID]int, len(items))
	for i, t := range items {
		m[t.ID] = i
	}
	return m
}

// steady gives the longest row of items whose order among each other is as it
// was: the others are those that moved.
func steady(old []Timed, after map[data.ID]int) map[data.ID]bool {
	var ids []data.ID
	var at []int
	for _, t := range old {
		if i, ok := after[t.ID]; ok {
			ids, at = append(ids, t.ID), append(at, i)
		}
	}
	best, from := make([]int, len(at)), make([]int, len(at))
	last := -1
	for i := range at {
		best[i], from[i] = 1, -1
		for j := range i {
			if at[j] < at[i] && best[j]+1 > best[i] {
				best[i], from[i] = best[j]+1, j
			}
		}
		if last < 0 || best[i] > best[last] {
			last = i
		}
	}
	kept := map[data.ID]bool{}
	for ; last >= 0; last = from[last] {
		kept[ids[last]] = true
	}
	return kept
}

// shift is a row of items whose starts moved by the same minutes.
type shift struct {
	by, n int // n: of the row, 0 where the start is as it was
	first bool
}

func rows(old, new []Timed, before map[data.ID]int) []shift {
	out := make([]shift, len(new))
	for i := 0; i < len(new); {
		by, ok := movedBy(old, new[i], before)
		n := 1
		for ok && i+n < len(new) {
			if next, too := movedBy(old, new[i+n], before); !too || next != by {
				break
			}
			n++
		}
		if ok && by == 0 { // a start that is not known any more, or at last
			n = 1
		}
		for k := range n {
			if ok {
				out[i+k] = shift{by: by, n: n, first: k == 0}
			}
		}
		i += n
	}
	return out
}

// movedBy tells whether an item begins at another time, and by how much; 0
// where one of the two is not known.
func movedBy(old []Timed, t Timed, before map[data.ID]int) (by int, ok bool) {
	at, there := before[t.ID]
	if !there || old[at].From == t.From {
		return 0, false
	}
	if old[at].From == Unknown || t.From == Unknown {
		return 0, true
	}
	return t.From - old[at].From, true
}
