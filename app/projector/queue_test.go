package projector

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"vinhdanh/data"
)

func names(list []Guest) (out []string) {
	for _, g := range list {
		out = append(out, g.Name)
	}
	return out
}

// Each name stands for its time; those who come fast stand together; after
// the last the hall is greeted again.
func TestQueue(t *testing.T) {
	var q queue
	at := time.Unix(1000, 0)
	step := func(after time.Duration, turns bool, want ...string) {
		t.Helper()
		at = at.Add(after)
		if got := q.next(at); got != turns || !slices.Equal(names(q.shown), want) {
			t.Errorf("after %s more: turned %v, shows %q; wanted %v, %q", after, got, names(q.shown), turns, want)
		}
	}
	step(0, false)
	q.add([]Guest{{Name: "a"}})
	step(0, true, "a")
	q.add([]Guest{{Name: "b"}})
	step(time.Second, false, "a")
	q.add([]Guest{{Name: "c"}})
	step(Least-time.Second-1, false, "a")
	step(1, true, "b", "c")
	step(Least, false, "b", "c") // two take longer to read
	step(Linger-Least-1, false, "b", "c")
	step(1, true)
	for i := range 12 {
		q.add([]Guest{{Name: fmt.Sprint(i)}})
	}
	step(0, true, "0", "1", "2", "3", "4", "5", "6", "7", "8")
	step(Least+8*Each, true, "9", "10", "11")
	at = at.Add(-time.Hour) // the clock was set back
	step(0, false, "9", "10", "11")
	step(Linger, true)
}

// In a rush the oldest are left out, so that the wall is never minutes behind.
func TestQueueInARush(t *testing.T) {
	var q queue
	for i := range 1000 {
		q.add([]Guest{{Name: fmt.Sprint(i)}})
	}
	at, n := time.Unix(0, 0), 0
	for q.next(at) && len(q.shown) > 0 {
		n += len(q.shown)
		at = at.Add(6 * time.Second)
	}
	if n != most || cap(q.waiting) > 4*most {
		t.Errorf("%d were welcomed, room for %d", n, cap(q.waiting))
	}
}

func TestLongNamesStandBelowEachOther(t *testing.T) {
	q := queue{waiting: make([]Guest, 9)}
	q.waiting[7].Name = "Bà Công Tằng Tôn Nữ Hoàng Nguyễn Trần Phương Khánh"
	if n := q.page(); n != Column {
		t.Errorf("%d stand together", n)
	}
	q.waiting[7].Name = "Bà Hoàng Thị Ngọc Ánh"
	if n := q.page(); n != Page {
		t.Errorf("%d stand together", n)
	}
}

func TestUndone(t *testing.T) {
	q := queue{shown: []Guest{{Line: "1", Name: "a"}, {Group: "g", Name: "đoàn", Count: 5}}, waiting: []Guest{{Line: "2", Name: "b"}, {Line: "3", Name: "c"}}}
	if q.remove(undone(map[data.ID]bool{"2": true}, nil)) {
		t.Error("the wall changes for somebody who was not on it")
	}
	if !q.remove(undone(map[data.ID]bool{"1": true, "9": true}, map[data.ID]bool{"g": true})) {
		t.Error("the wall stays")
	}
	if len(q.shown) != 0 || !slices.Equal(names(q.waiting), []string{"c"}) {
		t.Errorf("left are %q, %q", names(q.shown), names(q.waiting))
	}
}

func TestGather(t *testing.T) {
	list := []Guest{{Name: "a", Delegation: "X"}}
	for range together {
		list = append(list, Guest{Name: "m", Delegation: "X", Group: "g"})
	}
	list = append(list, Guest{Name: "n", Delegation: "Y", Group: "g"}, Guest{Name: "o", Group: "g"}, Guest{Name: "p", Group: "g"}, Guest{Name: "q", Group: "g"}, Guest{Name: "r", Group: "g"})
	got := gather(list)
	if !slices.Equal(names(got), []string{"a", "X", "n", "o", "p", "q", "r"}) || got[1].Count != together {
		t.Errorf("gathered %+v", got)
	}
}

func TestGuestOf(t *testing.T) {
	row := data.CheckInRow{Name: "Lường Thị Biên", DelegationName: "Khối sở, ngành"}
	d := data.Delegate{Name: "Lường Thị Biên", Honorific: "Bà", Position: "Trưởng phòng", Unit: "Sở Nội vụ", Code: "AS-064", Phone: "0912 345 678", Badge: "31415926535897932384"}
	if g := guestOf(row, d); g.Name != "Bà Lường Thị Biên" || g.Position != "Trưởng phòng, Sở Nội vụ" || g.Delegation != "Khối sở, ngành" {
		t.Errorf("%+v", g)
	}
	row.DelegationName = "Sở Nội Vụ"
	if g := guestOf(row, d); g.Position != "Trưởng phòng" || g.Delegation != "Sở Nội Vụ" {
		t.Errorf("a unit that is a delegation %+v", g)
	}
	row.DelegationName = ""
	if g := guestOf(row, d); g.Position != "Trưởng phòng" || g.Delegation != "Sở Nội vụ" {
		t.Errorf("without a delegation %+v", g)
	}
	d.Unit = ""
	if g := guestOf(row, d); g.Position != "" || g.Delegation != "Trưởng phòng" {
		t.Errorf("without a unit %+v", g)
	}
	if g := guestOf(row, data.Delegate{}); g.Name != "Lường Thị Biên" || g.Delegation != "" {
		t.Errorf("removed from the list %+v", g)
	}
}
