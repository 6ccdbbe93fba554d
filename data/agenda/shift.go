package agenda

import "vinhdanh/data"

// Shift lengthens an item of a meeting by so many minutes, or shortens it. An
// item that is not there changes nothing.
func Shift(items []data.AgendaItem, id data.ID, minutes int, how How) Outcome {
	for _, a := range items {
		if a.ID == id {
			a.Minutes = min(max(0, length(a)+minutes), day)
			return Replace(items, a, how)
		}
	}
	return Outcome{Items: inOrder(items)}
}

// Replace puts an item as a form gives it in the place of the one with its ID;
// its order and meeting stay.
func Replace(items []data.AgendaItem, a data.AgendaItem, how How) Outcome {
	d := newDraft(items, a.ID)
	i := d.find(a.ID)
	if i < 0 {
		return Outcome{Items: d.items}
	}
	was := d.was[i]
	a.Ordinal, a.Meeting, a.Conference = was.Ordinal, was.Meeting, was.Conference
	d.items[i] = a
	now := Times(d.items)[i]
	d.at[i] = now.From
	left := 0
	if was.To != Unknown && now.To != Unknown && was.To != now.To {
		left = d.follow(i+1, now.To-was.To, how)
	}
	o := d.outcome()
	o.Left = left
	return o
}

// Insert puts a new item at a place of the meeting, 0 the first. Without a
// start of its own it begins when the one before it ends. Free time that lies
// there is used first.
func Insert(items []data.AgendaItem, a data.AgendaItem, at int, how How) Outcome {
	d := newDraft(items, a.ID)
	at = min(max(0, at), len(d.items))
	from, own := Minutes(a.Starts)
	if !own {
		switch {
		case at > 0:
			from = d.was[at-1].To
		case len(d.was) > 0:
			from = d.was[0].From
		}
	}
	more := 0
	if at < len(d.was) {
		next := d.was[at]
		switch {
		case next.From == Unknown:
		case own:
			more = max(0, from+length(a)-next.From)
		default:
			more = max(0, length(a)-next.Gap)
		}
	}
	d.items = append(d.items[:at:at], append([]data.AgendaItem{a}, d.items[at:]...)...)
	d.at = append(d.at[:at:at], append([]int{from}, d.at[at:]...)...)
	left := 0
	if more > 0 {
		left = d.follow(at+1, more, how)
	}
	o := d.outcome()
	o.Left = left
	return o
}

// Remove takes an item out. With Overlap its time stays free, else the others
// close up to the next fixed point.
func Remove(items []data.AgendaItem, id data.ID, how How) Outcome {
	d := newDraft(items, id)
	i := d.find(id)
	if i < 0 {
		return Outcome{Items: d.items}
	}
	gone := d.was[i]
	less := 0
	if i+1 < len(d.was) && gone.From != Unknown {
		less = max(0, length(gone.AgendaItem)-d.was[i+1].Late)
	}
	d.items = append(d.items[:i:i], d.items[i+1:]...)
	d.at = append(d.at[:i:i], d.at[i+1:]...)
	left := 0
	if less > 0 {
		left = d.follow(i, -less, how)
	}
	o := d.outcome()
	o.Left = left
	return o
}

// giving is the order in which kinds of items are asked for minutes; those
// below 0 are not.
var giving = map[data.ItemKind]int{data.ItemSpeech: 5, data.ItemFilm: 4, data.ItemArts: 3, data.ItemBreak: 3,
	data.ItemReport: 2, data.ItemOther: 2, data.ItemCheckIn: -1, data.ItemAwards: -1, data.ItemFlag: -1}

// least is the minutes that an item keeps when it is proposed to give some.
const least = 5

// Absorber proposes who after an item could give so many minutes: speeches and
// films first, then who has most; nobody behind a fixed point, or whom little
// would be left.
func Absorber(items []data.AgendaItem, id data.ID, minutes int) (best Timed, ok bool) {
	d := newDraft(items, id)
	i := d.find(id)
	if i < 0 || minutes <= 0 {
		return best, false
	}
	for _, t := range d.was[i+1 : d.wall(i+1)] {
		if length(t.AgendaItem) < minutes+least || giving[t.Kind] < 0 {
			continue
		}
		if !ok || giving[t.Kind] > giving[best.Kind] || giving[t.Kind] == giving[best.Kind] && t.Minutes > best.Minutes {
			best, ok = t, true
		}
	}
	return best, ok
}
