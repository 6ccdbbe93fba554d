package agenda

import (
	"slices"

	"vinhdanh/data"
)

// Move puts an item at another place of the meeting, 0 the first. Those
// between close up and make room; fixed points, and what lies behind them, stay
// where they are. A fixed item, or one moved with Overlap, changes its place in
// the order alone.
func Move(items []data.AgendaItem, id data.ID, to int, how How) Outcome {
	d := newDraft(items, id)
	i := d.find(id)
	to = min(max(0, to), len(d.items)-1)
	if i < 0 || i == to {
		return Outcome{Items: d.items}
	}
	only := fixed(d.items[i]) || how.Way == Overlap
	low, high := min(i, to), max(i, to)
	among := d.wall(low) <= high // a fixed point lies between
	x := d.was[i]
	if !only && among {
		d.across(i, to)
	}
	moved, at := d.items[i], d.at[i]
	d.items = slices.Insert(slices.Delete(d.items, i, i+1), to, moved)
	d.at = slices.Insert(slices.Delete(d.at, i, i+1), to, at)
	switch {
	case only:
	case among:
		d.at[to] = d.begin(to, x)
	default:
		d.relay(low, high)
	}
	return d.outcome()
}

// across makes room beyond a fixed point, and closes the hole before it.
func (d *draft) across(i, to int) {
	n := length(d.items[i])
	d.push(i+1, d.wall(i+1), -n)
	if to > i {
		d.push(to+1, d.wall(to+1), n)
	} else {
		d.push(to, d.wall(to), n)
	}
}

// begin is when an item that was put at a place begins: when the one before it
// ends, else where the first began.
func (d *draft) begin(to int, x Timed) int {
	if to > 0 && d.at[to-1] != Unknown {
		return d.at[to-1] + length(d.items[to-1])
	}
	if to == 0 && d.was[0].From != Unknown && !fixed(d.was[0].AgendaItem) {
		return d.was[0].From
	}
	return x.From
}

// relay lays the items low to high one behind the other from where the first
// of them began; the free time between places stays.
func (d *draft) relay(low, high int) {
	at := Unknown
	for i := low; i <= high && at == Unknown; i++ {
		at = d.was[i].From
	}
	for i := low; i <= high; i++ {
		if at == Unknown {
			d.at[i] = Unknown
			continue
		}
		if i > low {
			at += d.was[i].Gap
		}
		d.at[i] = at
		at += length(d.items[i])
	}
}
