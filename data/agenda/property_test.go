package agenda_test

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vinhdanh/data"
	"vinhdanh/data/agenda"
)

// programme makes one as offices write them: most items with a start, some
// following, some free minutes, a few overlaps, fixed points, words instead of a
// time, and durations that cannot be.
func programme(r *rand.Rand) []data.AgendaItem {
	items := make([]data.AgendaItem, 1+r.IntN(20))
	at := 6*60 + r.IntN(120)
	for i := range items {
		a := &items[i]
		*a = data.AgendaItem{ID: data.ID(fmt.Sprint("i", i)), Ordinal: (i + 1) * (1 + r.IntN(2)*2), Minutes: r.IntN(50), Title: fmt.Sprint("mục ", i),
			People: []data.Actor{{Name: fmt.Sprint("người ", i)}}, Meeting: "m", Conference: "c"}
		if i > 0 {
			a.Ordinal = items[i-1].Ordinal + 1 + r.IntN(3)
		}
		switch r.IntN(10) {
		case 0, 1, 2:
		case 3:
			at += r.IntN(30)
			a.Starts = agenda.Clock(at)
		case 4:
			at -= r.IntN(10)
			a.Starts = agenda.Clock(at)
		case 5:
			a.Starts, a.Fixed = agenda.Clock(at), true
		case 6:
			if r.IntN(3) == 0 {
				a.Starts = "sáng"
			}
			if r.IntN(3) == 0 {
				a.Minutes = -a.Minutes
			}
		default:
			a.Starts = agenda.Clock(at)
		}
		at += max(0, a.Minutes)
	}
	return items
}

// kept checks what no change may do: lose an item, reorder the others, move a
// fixed point, or touch anything but times, and tells whether the undo is exact.
func kept(t *testing.T, name string, before []data.AgendaItem, o agenda.Outcome, own data.ID, gives data.ID) {
	t.Helper()
	same := func(a, b any) bool { return reflect.DeepEqual(a, b) }
	order := func(items []data.AgendaItem) (ids []data.ID) {
		for _, a := range items {
			if a.ID != own {
				ids = append(ids, a.ID)
			}
		}
		return ids
	}
	if !slices.Equal(order(before), order(o.Items)) {
		t.Fatalf("%s: items lost or reordered: %s", name, cmp.Diff(order(before), order(o.Items)))
	}
	was := map[data.ID]data.AgendaItem{}
	for _, a := range before {
		was[a.ID] = a
	}
	for i, a := range o.Items {
		b, old := was[a.ID]
		if a.Ordinal != i+1 {
			t.Fatalf("%s: item %s has the number %d, not %d", name, a.ID, a.Ordinal, i+1)
		}
		if !old || a.ID == own {
			continue
		}
		if _, ok := agenda.Minutes(b.Starts); b.Fixed && ok && a.Starts != b.Starts {
			t.Fatalf("%s: the fixed item %s moved from %s to %s", name, a.ID, b.Starts, a.Starts)
		}
		if b.Starts == "sáng" && a.Starts != b.Starts {
			t.Fatalf("%s: what was written in item %s is lost", name, a.ID)
		}
		a.Ordinal, a.Starts = b.Ordinal, b.Starts
		if a.ID == gives {
			a.Minutes = b.Minutes
		}
		if !same(b, a) {
			t.Fatalf("%s: item %s: %s", name, a.ID, cmp.Diff(b, a))
		}
	}
	back := map[data.ID]data.AgendaItem{}
	for _, a := range o.Items {
		if _, old := was[a.ID]; old {
			back[a.ID] = a
		}
	}
	for _, a := range o.Before {
		back[a.ID] = a
	}
	if !same(was, back) {
		t.Fatalf("%s: the undo is not what was before: %s", name, cmp.Diff(was, back))
	}
	changed := map[data.ID]bool{}
	for _, a := range o.Changed {
		changed[a.ID] = true
	}
	for _, a := range o.Items {
		if b, old := was[a.ID]; !changed[a.ID] && (!old || !same(a, b)) {
			t.Fatalf("%s: item %s changed and would not be saved", name, a.ID)
		}
	}
}

func TestNothingIsLostOrReordered(t *testing.T) {
	r := rand.New(rand.NewPCG(6, 2026))
	ways := []agenda.Way{agenda.ShiftRest, agenda.Absorb, agenda.Overlap}
	for n := range 1000 {
		items := programme(r)
		i, j := r.IntN(len(items)), r.IntN(len(items))
		how := agenda.How{Way: ways[r.IntN(3)], Item: items[j].ID}
		minutes := r.IntN(80) - 30
		id := items[i].ID
		copied := slices.Clone(items)
		name := fmt.Sprintf("%d: %+v", n, how)
		kept(t, name+" shift", items, agenda.Shift(items, id, minutes, how), id, how.Item)
		fresh := data.AgendaItem{Title: "mới", Minutes: r.IntN(30), Meeting: "m"}
		if r.IntN(2) == 0 {
			fresh.Starts = agenda.Clock(6*60 + r.IntN(600))
		}
		in := agenda.Insert(items, fresh, r.IntN(len(items)+3)-1, how)
		kept(t, name+" insert", items, in, "", how.Item)
		if len(in.Items) != len(items)+1 {
			t.Fatalf("%s: %d items after one was put in", name, len(in.Items))
		}
		kept(t, name+" remove", items, agenda.Remove(items, id, how), id, how.Item)
		moved := agenda.Move(items, id, j, how)
		if i != j {
			kept(t, name+" move", items, moved, id, "")
		}
		if moved.Items[j].ID != id {
			t.Fatalf("%s: the item is not where it was put", name)
		}
		if items[i].Fixed && moved.Items[j].Starts != items[i].Starts {
			t.Fatalf("%s: a fixed item moved in time", name)
		}
		for _, o := range []agenda.Outcome{agenda.Shift(items, "nobody", minutes, how), agenda.Remove(items, "nobody", how), agenda.Move(items, "nobody", 1, how), agenda.Replace(items, data.AgendaItem{ID: "nobody"}, how)} {
			if len(o.Changed) != 0 || len(o.Items) != len(items) {
				t.Fatalf("%s: an item that is not there changes something", name)
			}
		}
		if !reflect.DeepEqual(copied, items) {
			t.Fatalf("%s: what was given in is changed", name)
		}
	}
}

// Shifting by some minutes and back again is as if nothing had been.
func TestShiftBack(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 2026))
	for n := range 1000 {
		items := programme(r)
		id := items[r.IntN(len(items))].ID
		for i := range items {
			items[i].Ordinal, items[i].Minutes = i+1, max(0, items[i].Minutes)
		}
		minutes := r.IntN(60)
		there := agenda.Shift(items, id, minutes, agenda.How{})
		back := agenda.Shift(there.Items, id, -minutes, agenda.How{})
		if !reflect.DeepEqual(items, back.Items) {
			t.Fatalf("%d: %d minutes there and back: %s", n, minutes, cmp.Diff(items, back.Items))
		}
		was, now := agenda.Times(items), agenda.Times(there.Items)
		after, wall, known := false, false, false
		for i := range was {
			_, set := agenda.Minutes(was[i].Starts)
			wall = wall || after && was[i].Fixed && set
			want := was[i].From
			if after && !wall && known && want != agenda.Unknown {
				want += minutes
			}
			if now[i].From != want {
				t.Fatalf("%d: item %d begins at %s, not %s", n, i+1, agenda.Clock(now[i].From), agenda.Clock(want))
			}
			if was[i].ID == id {
				after, known = true, want != agenda.Unknown // who has no time himself moves nobody
			}
		}
	}
}
