package seating_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"vinhdanh/data"
	"vinhdanh/data/seating"
)

func hall(blocks, rows, seats, presidium int) *seating.Layout {
	return seating.Lay(data.Hall{ID: "h", Name: "Hội trường", Blocks: seating.Preset(blocks, rows, seats, presidium)})
}

// people makes delegates of delegations d0… of size each.
func people(delegations, size int) []data.DelegateRow {
	var rows []data.DelegateRow
	for i := range delegations {
		for k := range size {
			rows = append(rows, data.DelegateRow{Delegate: data.Delegate{ID: data.ID(fmt.Sprintf("p%d.%d", i, k)), Name: fmt.Sprintf("Lò Thị %d.%d", i, k),
				Delegation: data.ID(fmt.Sprint("d", i)), Kind: data.KindOfficial, Status: data.StatusConfirmed}})
		}
	}
	return rows
}

func delegations(n int) (list []data.Delegation) {
	for i := range n {
		list = append(list, data.Delegation{ID: data.ID(fmt.Sprint("d", i)), Ordinal: i + 1})
	}
	return list
}

// sat gives who sits where as "LABEL=ID", by label.
func sat(b seating.Book) string {
	var list []string
	for _, s := range b.List() {
		if s.Delegate != "" {
			list = append(list, s.Label+"="+string(s.Delegate))
		}
	}
	return strings.Join(list, " ")
}

func TestLabels(t *testing.T) {
	b := data.HallBlock{Name: "A", Rows: 2, Seats: 3, FirstRow: 11}
	if got := seating.Label(b, 1, 2); got != "A12-03" {
		t.Error(got)
	}
	if got := seating.Label(data.HallBlock{}, 0, 0); got != "1-01" {
		t.Error(got)
	}
	if got := seating.Shorter("Trịnh Đăng  Khôi"); !slices.Equal(got, []string{"Trịnh Đăng Khôi", "T.Đ. Khôi", "Khôi"}) {
		t.Error(got)
	}
	if got := seating.Shorter(" "); !slices.Equal(got, []string{""}) {
		t.Error(got)
	}
}

// Seats that are not there are drawn as gaps, have no place, and no two places
// lie upon each other.
func TestLayout(t *testing.T) {
	h := data.Hall{Blocks: seating.Preset(3, 4, 5, 7)}
	h.Blocks[1].Missing = []int{1, 7, 999}
	h.Blocks[2].Seats = 3
	h.Blocks = append(h.Blocks, data.HallBlock{Name: "D", Column: 2, Row: 2, Rows: 1, Seats: 2})
	l := seating.Lay(h)
	if want := 20 + 18 + 12 + 7 + 2; len(l.Places) != want || len(l.Gaps) != 2 {
		t.Fatalf("%d places, %d gaps", len(l.Places), len(l.Gaps))
	}
	for i, p := range l.Places {
		if p.X < 0 || p.X+1 > l.W+1e-9 || p.Y < 0 || p.Y+1 > l.H+1e-9 {
			t.Errorf("%s stands outside: %v in %v × %v", p.Label, p, l.W, l.H)
		}
		if p.Presidium != (p.Y+1 <= l.StageH+1e-9) {
			t.Errorf("%s is on the wrong side of the stage's edge", p.Label)
		}
		for _, o := range l.Places[:i] {
			if max(p.X-o.X, o.X-p.X) < 1-1e-9 && max(p.Y-o.Y, o.Y-p.Y) < 1-1e-9 {
				t.Errorf("%s lies upon %s", p.Label, o.Label)
			}
		}
		if hit, gap, ok := l.Hit(p.X+0.5, p.Y+0.5); !ok || gap || hit.Label != p.Label {
			t.Errorf("%s is hit as %s", p.Label, hit.Label)
		}
	}
	if p, gap, ok := l.Hit(l.Gaps[0].X+0.5, l.Gaps[0].Y+0.5); !ok || !gap || p.Label != "B1-01" {
		t.Error(p, gap, ok)
	}
	for _, one := range []struct {
		from   string
		dx, dy int
		to     string
	}{{"A1-05", 1, 0, "B1-02"}, {"B1-02", -1, 0, "A1-05"}, {"B2-01", 0, -1, "B1-02"}, {"A1-01", -1, 0, "A1-01"}, {"B1-03", 0, -1, "CT1-05"}, {"?", 1, 0, "A1-01"}} {
		if got := l.Beside(one.from, one.dx, one.dy); got != one.to {
			t.Errorf("from %s by %d,%d one comes to %s, not %s", one.from, one.dx, one.dy, got, one.to)
		}
	}
}

func TestCheck(t *testing.T) {
	ok := seating.Preset(2, 5, 8, 3)
	two := []data.HallBlock{{Name: "A", Rows: 12, Seats: 2}, {Name: "A1", Rows: 2, Seats: 2}}
	for _, one := range []struct {
		blocks []data.HallBlock
		code   data.Code
	}{{ok, ""}, {nil, "hall-empty"}, {[]data.HallBlock{{Rows: -1, Seats: 5}}, "hall-block"}, {[]data.HallBlock{{Rows: 5, Seats: 5000}}, "hall-block"},
		{[]data.HallBlock{{Rows: 1, Seats: 1, Missing: []int{1}}}, "hall-empty"}, {two, "hall-label-twice"},
		{[]data.HallBlock{{Name: "A", Rows: 150, Seats: 150}}, "hall-large"}} {
		if got := data.CodeOf(seating.Check(data.Hall{Blocks: one.blocks})); got != one.code {
			t.Errorf("%v: %q, not %q", one.blocks, got, one.code)
		}
	}
	if l := seating.Lay(data.Hall{Blocks: []data.HallBlock{{Rows: -4, Seats: 1 << 30, Column: 1 << 30}}}); len(l.Places) != 0 {
		t.Error("there are seats in a hall that cannot be")
	}
}

// Guests and leaders in front from the middle outwards; the presidium on the stage.
func TestProtocol(t *testing.T) {
	rows := people(1, 4)
	rows[2].Protocol, rows[3].Roles, rows[1].Kind = 1, "Đoàn Chủ tịch", data.KindGuest
	rows[0].Position, rows[0].Unit = "Phó Chủ tịch", "UBND tỉnh An Sơn"
	rows = append(rows, data.DelegateRow{Delegate: data.Delegate{ID: "absent", Status: data.StatusAbsent, Protocol: 2}})
	l := hall(1, 2, 3, 1)
	p := seating.Propose(l, nil, seating.People(rows, delegations(1), nil), seating.Protocol, false)
	if got := sat(p.Book); got != "A1-01=p0.0 A1-02=p0.2 A1-03=p0.1 CT1-01=p0.3" || len(p.Left)+len(p.Gone) > 0 || len(p.Moves) != 4 {
		t.Error(got, p.Left, p.Gone, p.Moves)
	}
	if got := p.Moves[0]; got.To != "A1-01" || got.From != "" || got.Person.ID != "p0.0" {
		t.Error(got)
	}
}

// A delegation that a block has room for is not parted.
func TestDelegation(t *testing.T) {
	l := hall(2, 2, 4, 0)
	p := seating.Propose(l, nil, seating.People(people(3, 5), delegations(3), nil), seating.Delegation, false)
	blocks := map[string]map[byte]bool{}
	for _, s := range p.Book.List() {
		d := string(s.Delegate)[:2]
		if blocks[d] == nil {
			blocks[d] = map[byte]bool{}
		}
		blocks[d][s.Label[0]] = true
	}
	if len(blocks["p0"]) != 1 || len(blocks["p1"]) != 1 || len(blocks["p2"]) != 2 || len(p.Left) != 0 {
		t.Error(blocks, p.Left)
	}
	if got := sat(p.Book); !strings.HasPrefix(got, "A1-01=p0.0 A1-02=p0.1 A1-03=p0.2 A1-04=p0.3 A2-01=") || !strings.Contains(got, "A2-04=p0.4") {
		t.Error("those of one delegation do not sit side by side:", got)
	}
}

// Recipients sit from the middle aisle outwards, row by row, as they go up.
func TestRound(t *testing.T) {
	rows := people(2, 10)
	calls := map[data.ID]seating.Call{}
	for i := range 6 { // the last ones go up first
		calls[rows[19-i].ID] = seating.Call{Round: 1 + i/3, Group: 1, Place: 1 + i%3}
	}
	rows[0].Protocol = 1
	l := hall(2, 6, 2, 0)
	p := seating.Propose(l, nil, seating.People(rows, delegations(2), calls), seating.Round, false)
	got := map[string]data.ID{}
	for label, s := range p.Book {
		got[label] = s.Delegate
	}
	for label, want := range map[string]data.ID{"A1-02": "p0.0", "A1-01": "p1.9", "B1-01": "p1.8", "B1-02": "p1.7", "A2-02": "p1.6", "A2-01": "p1.5", "B2-01": "p1.4"} {
		if got[label] != want {
			t.Errorf("%s has %s, not %s", label, got[label], want)
		}
	}
	one := seating.Propose(hall(1, 4, 6, 0), nil, seating.People(rows, delegations(2), calls), seating.Round, false)
	if s := one.Book["A2-01"]; s.Delegate != "p1.4" && one.Book["A1-01"].Delegate != "p1.9" {
		t.Error("without an aisle recipients sit at the end of the row:", sat(one.Book))
	}
}

// Locked and reserved seats stay; a substitute takes the seat that is locked
// for whom he replaces; of seats that are no more something is said.
func TestKept(t *testing.T) {
	rows := people(1, 5)
	rows[1].Status = data.StatusSubstituted
	rows = append(rows, data.DelegateRow{Delegate: data.Delegate{ID: "sub", Replaces: rows[1].ID, Kind: data.KindOfficial}})
	rows[2].Status = data.StatusAbsent
	now := seating.NewBook([]data.Seat{{Label: "A1-01", Delegate: rows[1].ID, Locked: true}, {Label: "A1-02", Reserved: "Báo chí"}, {Label: "A1-03", Delegate: rows[2].ID},
		{Label: "A2-01", Locked: true}, {Label: "A2-02", Delegate: rows[3].ID}, {Label: "Z9-01", Delegate: rows[4].ID, Locked: true}})
	all := seating.People(rows, delegations(1), nil)
	l := hall(1, 2, 3, 0)
	p := seating.Propose(l, now, all, seating.Protocol, true)
	if got := sat(p.Book); got != "A1-01=sub A1-03=p0.0 A2-02=p0.3 A2-03=p0.4" || len(p.Left) != 0 {
		t.Error(got, p.Left)
	}
	if b := p.Book; !b["A1-01"].Locked || b["A1-02"].Reserved != "Báo chí" || !b["A2-01"].Locked || len(p.Gone) != 1 || p.Gone[0].Label != "Z9-01" {
		t.Error(b, p.Gone)
	}
	p = seating.Propose(l, now, append(all, seating.People(people(2, 3)[3:], delegations(2), nil)...), seating.Protocol, false)
	if len(p.Left) != 3 || p.Book["A1-01"].Delegate != "sub" {
		t.Errorf("%d do not fit: %s", len(p.Left), sat(p.Book))
	}
}

// A substitute sits as the one whom he replaces would, unless he does for himself.
func TestSubstitute(t *testing.T) {
	rows := people(1, 2)
	rows[0].Protocol = 3
	rows = append(rows, data.DelegateRow{Delegate: data.Delegate{ID: "sub", Replaces: rows[0].ID}},
		data.DelegateRow{Delegate: data.Delegate{ID: "gone", Replaces: rows[1].ID, Status: data.StatusCancelled}})
	all := seating.People(rows, delegations(1), map[data.ID]seating.Call{rows[0].ID: {Round: 2, Group: 1, Place: 1, Stands: true}})
	if s := all[2]; !all[0].Out || s.Out || s.Protocol != 3 || s.Order != 1 || s.Call.Round != 2 {
		t.Errorf("%+v", s)
	}
	if all[1].Out || !all[3].Out {
		t.Error("one whose substitute has cancelled comes himself")
	}
}

// A substitute of whom only the name is known has the seat of the absent.
func TestSubstituteByName(t *testing.T) {
	l := hall(1, 2, 4, 0)
	rows := people(1, 3)
	rows[0].Status, rows[0].Substitute = data.StatusSubstituted, "Vàng A Thay"
	rows[1].Status, rows[1].Substitute = data.StatusSubstituted, "Tẩn Mỹ Dung" // she is in the list, too
	rows[2].Status = data.StatusSubstituted                                    // nobody is named
	rows = append(rows, data.DelegateRow{Delegate: data.Delegate{ID: "sub", Name: "Tẩn Mỹ Dung", Replaces: rows[1].ID}})
	all := seating.People(rows, delegations(1), map[data.ID]seating.Call{rows[0].ID: {Round: 1, Group: 1, Place: 1}})
	if p := all[0]; p.Name != "Vàng A Thay" || p.Instead != rows[0].Name || p.Out || p.Call.Up() {
		t.Errorf("%+v", p)
	}
	for _, p := range all[1:3] {
		if !p.Out || p.Instead != "" {
			t.Errorf("%+v", p)
		}
	}
	now := seating.NewBook([]data.Seat{{Label: "A1-02", Delegate: rows[0].ID}})
	if got := seating.Propose(l, now, all, seating.Protocol, true); got.Book["A1-02"].Delegate != rows[0].ID || got.Book.Of("sub") == "" || len(got.Book.List()) != 2 {
		t.Errorf("%+v", got.Book.List())
	}
}

func TestByHand(t *testing.T) {
	l := hall(1, 1, 4, 0)
	b := seating.NewBook([]data.Seat{{Label: "A1-01", Delegate: "a"}, {Label: "A1-02", Delegate: "b", Reserved: "Báo chí"}, {Label: "A1-04", Delegate: "d", Locked: true}})
	before := seating.NewBook(b.List())
	must := func(err error, code data.Code) {
		t.Helper()
		if data.CodeOf(err) != code {
			t.Fatalf("%v, not %q", err, code)
		}
	}
	must(b.Put(l, "a", "A1-02"), "") // they change places; what is said of the seat stays
	if got := sat(b); got != "A1-01=b A1-02=a A1-04=d" || b["A1-02"].Reserved != "Báo chí" {
		t.Fatal(got)
	}
	must(b.Put(l, "c", "A1-01"), "") // from the list: who sat there has none
	if got := sat(b); got != "A1-01=c A1-02=a A1-04=d" {
		t.Fatal(got)
	}
	must(b.Put(l, "a", "A1-04"), "seat-locked")
	must(b.Put(l, "d", "A1-03"), "seat-locked")
	must(b.Put(l, "a", "A1-05"), "seat-unknown")
	must(b.Free("A1-04"), "seat-locked")
	must(b.Free("A1-03"), "seat-free")
	must(b.Lock(l, "A9-01", true), "seat-unknown")
	must(b.Reserve(l, "A9-01", "x"), "seat-unknown")
	must(b.Lock(l, "A1-04", false), "")
	must(b.Reserve(l, "A1-03", "Chủ tọa"), "")
	must(b.Put(l, "a", "A1-03"), "")
	changes := seating.Changes(before, b)
	if len(changes) != 4 {
		t.Fatal(changes)
	}
	other := seating.NewBook(b.List())
	must(other.Free("A1-03"), "")
	must(other.TakeBack(changes), "seat-since")
	must(b.TakeBack(changes), "")
	if len(seating.Changes(before, b)) != 0 {
		t.Error(b)
	}
}

// Whatever the hall, the people and what was there: nobody sits twice, nobody
// who does not come sits unless his seat is locked or kept, everybody else
// sits or is among those left, none is left while a seat is free, and what is
// locked or reserved is as it was.
func TestProposeAlways(t *testing.T) {
	r := rand.New(rand.NewPCG(6, 1))
	for range 400 {
		l := hall(1+r.IntN(4), 1+r.IntN(6), 1+r.IntN(12), r.IntN(4))
		for i := range l.Hall.Blocks {
			for range r.IntN(5) {
				l.Hall.Blocks[i].Missing = append(l.Hall.Blocks[i].Missing, 1+r.IntN(30))
			}
			l.Hall.Blocks[i].Row = 1 + r.IntN(2)
		}
		l = seating.Lay(l.Hall)
		rows := people(1+r.IntN(5), 1+r.IntN(20))
		calls := map[data.ID]seating.Call{}
		for i := range rows {
			switch r.IntN(8) {
			case 0:
				rows[i].Protocol = 1 + r.IntN(5)
			case 1:
				rows[i].Status = []data.DelegateStatus{data.StatusAbsent, data.StatusCancelled, data.StatusSubstituted}[r.IntN(3)]
			case 2:
				rows[i].Replaces = rows[r.IntN(len(rows))].ID
			case 3:
				rows[i].Roles = "chủ tịch đoàn"
			case 4:
				rows[i].Kind, rows[i].Delegation = data.KindGuest, ""
			case 5:
				calls[rows[i].ID] = seating.Call{Round: 1 + r.IntN(4), Group: 1 + r.IntN(2), Place: 1 + r.IntN(10)}
			}
		}
		now := seating.Book{}
		for _, i := range r.Perm(len(rows))[:r.IntN(len(rows)+1)] {
			if len(l.Places) == 0 {
				continue
			}
			label := l.Places[r.IntN(len(l.Places))].Label
			if r.IntN(6) == 0 {
				label = "Z" + label
			}
			now[label] = data.Seat{Label: label, Delegate: rows[i].ID, Locked: r.IntN(4) == 0, Reserved: []string{"", "", "", "Báo chí"}[r.IntN(4)]}
		}
		all := seating.People(rows, delegations(5), calls)
		rest := r.IntN(2) == 0
		p := seating.Propose(l, now, all, []seating.By{seating.Protocol, seating.Delegation, seating.Round}[r.IntN(3)], rest)
		known := map[data.ID]seating.Person{}
		for _, one := range all {
			known[one.ID] = one
		}
		has := map[data.ID]string{}
		for label, s := range p.Book {
			if _, ok := l.Find(label); !ok {
				t.Fatalf("%s is no seat of the hall", label)
			}
			if s.Delegate == "" {
				continue
			}
			if other, twice := has[s.Delegate]; twice {
				t.Fatalf("%s sits on %s and on %s", s.Delegate, other, label)
			}
			has[s.Delegate] = label
			if known[s.Delegate].Out && !s.Locked && s.Reserved == "" {
				t.Fatalf("%s does not come and sits on %s", s.Delegate, label)
			}
		}
		for label, s := range now {
			got := p.Book[label]
			_, there := l.Find(label)
			stands := got.Delegate == s.Delegate || known[got.Delegate].Replaces == s.Delegate
			if there && (s.Locked != got.Locked || s.Reserved != got.Reserved || s.Locked && !stands) {
				t.Fatalf("%s was %+v and is %+v", label, s, got)
			}
			if there && rest && !known[s.Delegate].Out && got.Delegate != s.Delegate {
				t.Fatalf("%s was moved from %s", s.Delegate, label)
			}
		}
		left := map[data.ID]bool{}
		for _, one := range p.Left {
			left[one.ID] = true
		}
		for _, one := range all {
			if _, sits := has[one.ID]; !one.Out && sits == left[one.ID] {
				t.Fatalf("%s sits: %v, is left: %v", one.ID, sits, left[one.ID])
			}
		}
		for _, place := range l.Places {
			s := p.Book[place.Label]
			if len(left) > 0 && !place.Presidium && s.Delegate == "" && !s.Locked && s.Reserved == "" {
				t.Fatalf("%s is free while %d have no seat", place.Label, len(left))
			}
		}
		b := seating.NewBook(now.List())
		for _, m := range p.Moves {
			if b.Of(m.Person.ID) != m.From || p.Book.Of(m.Person.ID) != m.To || m.From == m.To {
				t.Fatalf("move %+v", m)
			}
		}
	}
}

// A hall whose blocks get other names, rows or places keeps who sits there.
func TestRelabel(t *testing.T) {
	was := hall(2, 2, 2, 0)
	h := was.Hall
	h.Blocks = []data.HallBlock{{Name: "K", Rows: 1, Seats: 1}, h.Blocks[1]}
	h.Blocks[1].Name, h.Blocks[1].FirstRow, h.Blocks[1].Missing = "N", 5, []int{4}
	b := seating.NewBook([]data.Seat{{Label: "A1-01", Delegate: "a"}, {Label: "B1-02", Delegate: "b", Locked: true}, {Label: "B2-02", Delegate: "c"}, {Label: "Z", Delegate: "d"}})
	now, gone := seating.Relabel(was, seating.Lay(h), []int{-1, 1}, b)
	if got := sat(now); got != "N5-02=b" || !now["N5-02"].Locked || len(gone) != 3 {
		t.Error(got, gone)
	}
}
