package agenda

import (
	"reflect"
	"slices"

	"vinhdanh/data"
)

// Way is what the others do when an item takes other time.
type Way int

// Ways.
const (
	ShiftRest Way = iota // Dời các mục sau: what comes after moves along, up to the next fixed point
	Absorb               // Rút bớt mục X: one item gives the minutes
	Overlap              // Giữ nguyên giờ, chấp nhận chồng
)

// How is a way with what it needs.
type How struct {
	Way  Way
	Item data.ID // with Absorb: who gives the minutes
}

// Outcome is a programme after a change that is only thought of yet.
type Outcome struct {
	Items       []data.AgendaItem // the whole meeting, in order, numbered from 1
	Changed     []data.AgendaItem // those to be saved; a new one has no ID
	Before      []data.AgendaItem // the same ones as they were, without a new one: saving them is the undo
	Moved       []Moved           // whose start moves, without the item that was changed
	EndWas, End int
	Over        []Over // items that begin while the one before is not over, more than they did
	Left        int    // with Absorb: minutes that the item could not give, by which the rest was shifted
}

// Moved is an item whose start moves, in minutes after midnight.
type Moved struct {
	ID       data.ID
	Number   int // in the programme, from 1
	Was, Now int
}

// Over is an item that begins while the one before it is not over.
type Over struct {
	ID      data.ID
	Number  int
	Minutes int
	Fixed   bool
}

// draft is a programme being changed: its items, and when each is to begin.
type draft struct {
	was   []Timed
	items []data.AgendaItem
	at    []int
	id    data.ID // of the item that was changed
}

func newDraft(items []data.AgendaItem, id data.ID) *draft {
	d := &draft{was: Times(items), id: id}
	for _, t := range d.was {
		d.items = append(d.items, t.AgendaItem)
		d.at = append(d.at, t.From)
	}
	return d
}

func (d *draft) find(id data.ID) int {
	return slices.IndexFunc(d.items, func(a data.AgendaItem) bool { return a.ID == id })
}

// wall is the index of the first fixed point from i on.
func (d *draft) wall(i int) int {
	for ; i < len(d.items); i++ {
		if fixed(d.items[i]) {
			break
		}
	}
	return i
}

// push moves items from up to before to by so many minutes; fixed points stay.
func (d *draft) push(from, to, minutes int) {
	for i := from; i < to; i++ {
		if d.at[i] != Unknown && !fixed(d.items[i]) {
			d.at[i] += minutes
		}
	}
}

// follow lets the items from i on answer to minutes more (or fewer) before them.
func (d *draft) follow(i, minutes int, how How) (left int) {
	wall := d.wall(i)
	switch how.Way {
	case Overlap:
	case Absorb:
		j := d.find(how.Item)
		if j < i || j >= wall {
			d.push(i, wall, minutes)
			return minutes
		}
		give := min(minutes, max(0, length(d.items[j])-1))
		if give < 0 {
			give = max(give, length(d.items[j])-day)
		}
		d.items[j].Minutes = length(d.items[j]) - give
		left = minutes - give
		d.push(i, j+1, minutes)
		d.push(j+1, wall, left)
	default:
		d.push(i, wall, minutes)
	}
	return left
}

// write lays the wished starts down. Who had no start of his own gets one only
// where he does not follow the one before any more; words that are no time stay.
func (d *draft) write() {
	w := newWalk()
	for i := range d.items {
		a, want := &d.items[i], d.at[i]
		a.Ordinal = i + 1
		if start, ok := Minutes(a.Starts); want != Unknown && !fixed(*a) &&
			(ok && start != wrapped(want) || a.Starts == "" && w.next(a.Hall) != want) {
			a.Starts = Clock(want)
		}
		w.step(*a)
	}
}

func (d *draft) outcome() Outcome {
	d.write()
	was, now := map[data.ID]Timed{}, Times(d.items)
	for _, t := range d.was {
		was[t.ID] = t
	}
	o := Outcome{Items: d.items}
	_, o.EndWas, _ = Span(d.was)
	_, o.End, _ = Span(now)
	there := map[data.ID]bool{}
	for i, t := range now {
		b, old := was[t.ID]
		if t.ID == "" {
			b, old = Timed{}, false
		}
		there[t.ID] = true
		if !old || differs(b.AgendaItem, t.AgendaItem, t.ID == d.id) {
			o.Changed = append(o.Changed, t.AgendaItem)
			if old {
				o.Before = append(o.Before, b.AgendaItem)
			}
		}
		if old && t.ID != d.id && b.From != t.From {
			o.Moved = append(o.Moved, Moved{ID: t.ID, Number: i + 1, Was: b.From, Now: t.From})
		}
		if t.Late > b.Late {
			o.Over = append(o.Over, Over{ID: t.ID, Number: i + 1, Minutes: t.Late, Fixed: fixed(t.AgendaItem)})
		}
	}
	for _, t := range d.was {
		if !there[t.ID] {
			o.Before = append(o.Before, t.AgendaItem)
		}
	}
	return o
}

// differs compares items; whole ones only where more than time and place can differ.
func differs(a, b data.AgendaItem, whole bool) bool {
	return a.Ordinal != b.Ordinal || a.Starts != b.Starts || a.Minutes != b.Minutes || whole && !reflect.DeepEqual(a, b)
}
