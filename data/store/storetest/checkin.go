package storetest

import (
	"fmt"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"vinhdanh/data"
	"vinhdanh/data/store"
)

func admission(t *testing.T, open Open) {
	clock := newClock()
	db := open(store.Options{Now: clock.now})
	c, m := newConference(t, db, "AS")
	_, m2 := newConference(t, db, "LC")
	g := data.Delegation{Conference: c.ID, Name: "Khối sở, ngành"}
	ok(t, db.SaveDelegation(background, &g))
	list := []data.Delegate{
		{Name: "Lường Thị Biên", Delegation: g.ID, Seat: "B12"},
		{Name: "Lý Văn An", Status: data.StatusAbsent},
		{Name: "Vàng A Chính", Status: data.StatusCancelled},
		{Name: "Ngô Thị Thu Hòa", Status: data.StatusSubstituted, Substitute: "Phạm Tiến Đạt"},
	}
	for i := range list {
		list[i].Conference, list[i].Badge = c.ID, badge(i+1)
		ok(t, db.SaveDelegate(background, &list[i]))
	}
	scan := func(meeting data.ID, n int, desk string) data.Admission {
		t.Helper()
		return must(db.Admit(background, data.Scan{Meeting: meeting, Badge: badge(n), Desk: desk}))(t)
	}

	first := scan(m.ID, 1, "Bàn 1")
	if first.Verdict != data.VerdictAdmitted || first.Present != 1 || first.Expected != 3 || first.Desk != "Bàn 1" ||
		first.CheckIn == "" || first.At.IsZero() || first.Delegate == nil {
		t.Fatalf("%+v", first)
	}
	if d := first.Delegate; d.Name != "Lường Thị Biên" || d.DelegationName != "Khối sở, ngành" || d.Seat != "B12" || !d.PresentAt.Equal(first.At) {
		t.Errorf("%+v", d)
	}
	again := scan(m.ID, 1, "Bàn 2")
	if again.Verdict != data.VerdictAlready || !again.First.Equal(first.At) || again.FirstDesk != "Bàn 1" || again.Desk != "Bàn 2" ||
		again.Present != 1 || again.Expected != 3 || again.CheckIn != "" {
		t.Errorf("%+v", again)
	}
	if a := scan(m.ID, 2, "Bàn 1"); a.Verdict != data.VerdictAdmitted || a.Present != 2 {
		t.Errorf("absent with a reason, and come after all: %+v", a)
	}
	if a := scan(m.ID, 3, "Bàn 1"); a.Verdict != data.VerdictCancelled || a.Present != 2 || a.Delegate == nil {
		t.Errorf("%+v", a)
	}
	if a := scan(m.ID, 4, "Bàn 1"); a.Verdict != data.VerdictSubstituted || a.Substitute != "Phạm Tiến Đạt" {
		t.Errorf("%+v", a)
	}
	if a := scan(m.ID, 99, "Bàn 1"); a.Verdict != data.VerdictUnknown || a.Delegate != nil || a.Present != 2 || a.Expected != 3 {
		t.Errorf("%+v", a)
	}
	if a := scan(m2.ID, 1, "Bàn 1"); a.Verdict != data.VerdictOtherConference || a.Delegate == nil || a.Present != 0 || a.Expected != 0 {
		t.Errorf("%+v", a)
	}
	byHand := must(db.Admit(background, data.Scan{Meeting: m.ID, Delegate: list[0].ID}))(t)
	if byHand.Verdict != data.VerdictAlready {
		t.Errorf("%+v", byHand)
	}
	if a := must(db.Admit(background, data.Scan{Meeting: m.ID, Delegate: "no"}))(t); a.Verdict != data.VerdictUnknown {
		t.Errorf("%+v", a)
	}
	if a := must(db.Admit(background, data.Scan{Meeting: m.ID}))(t); a.Verdict != data.VerdictUnknown {
		t.Errorf("an empty scan: %+v", a)
	}
	_, err := db.Admit(background, data.Scan{Meeting: "no", Badge: badge(1)})
	wantCode(t, err, "no-record")

	// Another sitting has its own presence.
	m3 := data.Meeting{Conference: c.ID, Name: "Buổi chiều"}
	ok(t, db.SaveMeeting(background, &m3))
	if a := scan(m3.ID, 1, "Bàn 1"); a.Verdict != data.VerdictAdmitted || a.Present != 1 {
		t.Errorf("%+v", a)
	}

	recent := must(db.RecentCheckIns(background, m.ID, 1))(t)
	if len(recent) != 1 || recent[0].Name != "Lý Văn An" || recent[0].Kind != data.CheckInIn || recent[0].Undone {
		t.Errorf("%+v", recent)
	}
	if n := len(must(db.RecentCheckIns(background, m.ID, 0))(t)); n != 2 {
		t.Errorf("%d lines", n)
	}
}

// A clock that is put back during the day changes nothing of who came first.
func admissionClock(t *testing.T, open Open) {
	at := time.Date(2025, 8, 21, 8, 0, 0, 0, time.UTC)
	db := open(store.Options{Now: func() time.Time { at = at.Add(-time.Hour); return at }})
	c, m := newConference(t, db, "AS")
	var want []string
	for i := range 5 {
		d := data.Delegate{Conference: c.ID, Name: fmt.Sprintf("Người %d", i), Badge: badge(i + 1)}
		ok(t, db.SaveDelegate(background, &d))
		want = append([]string{d.Name}, want...)
		if a := must(db.Admit(background, data.Scan{Meeting: m.ID, Badge: d.Badge, Desk: "1"}))(t); a.Verdict != data.VerdictAdmitted || a.Present != i+1 {
			t.Errorf("%+v", a)
		}
		if a := must(db.Admit(background, data.Scan{Meeting: m.ID, Badge: d.Badge, Desk: "1"}))(t); a.Verdict != data.VerdictAlready {
			t.Errorf("%+v", a)
		}
	}
	var got []string
	for _, r := range must(db.RecentCheckIns(background, m.ID, 0))(t) {
		got = append(got, r.Name)
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
	undone := must(db.UndoLast(background, data.Undo{Meeting: m.ID, Desk: "1"}))(t)
	if undone.Delegate.Name != "Người 4" {
		t.Errorf("took back %s", undone.Delegate.Name)
	}
}

// Many desks, several processes: everybody is admitted once, and no number of
// those present comes twice.
func admissionManyDesks(t *testing.T, open Open) {
	databases := []*store.DB{open(store.Options{}), open(store.Options{})}
	c, m := newConference(t, databases[0], "AS")
	const people = 60
	for i := range people {
		ok(t, databases[0].SaveDelegate(background, &data.Delegate{Conference: c.ID, Name: fmt.Sprintf("Người %d", i), Badge: badge(i + 1)}))
	}
	var mu sync.Mutex
	present := map[int]int{}
	verdicts := map[data.Verdict]int{}
	var wait sync.WaitGroup
	for desk := range 6 {
		wait.Go(func() {
			for i := range people {
				a, err := databases[desk%2].Admit(background, data.Scan{Meeting: m.ID, Badge: badge((i+desk*7)%people + 1), Desk: fmt.Sprint(desk)})
				if err != nil {
					t.Error(err)
					return
				}
				mu.Lock()
				verdicts[a.Verdict]++
				if a.Verdict == data.VerdictAdmitted {
					present[a.Present]++
				}
				mu.Unlock()
			}
		})
	}
	wait.Wait()
	if d := cmp.Diff(map[data.Verdict]int{data.VerdictAdmitted: people, data.VerdictAlready: 5 * people}, verdicts); d != "" {
		t.Error(d)
	}
	for n := 1; n <= people; n++ {
		if present[n] != 1 {
			t.Errorf("%d present was said %d times", n, present[n])
		}
	}
	counts := must(databases[1].DelegateCounts(background, c.ID, m.ID))(t)
	if counts.Present != people {
		t.Errorf("%d present", counts.Present)
	}
}

func undo(t *testing.T, open Open) {
	clock := newClock()
	db := open(store.Options{Now: clock.now})
	c, m := newConference(t, db, "AS")
	for i := range 3 {
		ok(t, db.SaveDelegate(background, &data.Delegate{Conference: c.ID, Name: fmt.Sprintf("Người %d", i), Badge: badge(i + 1)}))
	}
	admit := func(n int, desk string) data.Admission {
		t.Helper()
		return must(db.Admit(background, data.Scan{Meeting: m.ID, Badge: badge(n), Desk: desk}))(t)
	}
	_, err := db.UndoLast(background, data.Undo{Meeting: m.ID, Desk: "1"})
	wantCode(t, err, "nothing-to-undo")
	_, err = db.UndoLast(background, data.Undo{Meeting: "no", Desk: "1"})
	wantCode(t, err, "no-record")
	admit(1, "1")
	admit(2, "2")
	admit(3, "1")
	for _, tc := range []struct {
		name    string
		present int
	}{{"Người 2", 2}, {"Người 0", 1}} {
		a := must(db.UndoLast(background, data.Undo{Meeting: m.ID, Desk: "1"}))(t)
		if a.Delegate.Name != tc.name || a.Present != tc.present || a.Expected != 3 {
			t.Errorf("%+v", a)
		}
	}
	_, err = db.UndoLast(background, data.Undo{Meeting: m.ID, Desk: "1"})
	wantCode(t, err, "nothing-to-undo")
	if a := admit(1, "1"); a.Verdict != data.VerdictAdmitted || a.Present != 2 {
		t.Errorf("after undo: %+v", a)
	}
	if a := admit(1, "2"); a.Verdict != data.VerdictAlready || a.FirstDesk != "1" {
		t.Errorf("%+v", a)
	}
	var got []string
	for _, r := range must(db.RecentCheckIns(background, m.ID, 0))(t) {
		got = append(got, fmt.Sprint(r.Name, " ", r.Desk, " ", r.Undone))
	}
	if d := cmp.Diff([]string{"Người 0 1 false", "Người 2 1 true", "Người 1 2 false", "Người 0 1 true"}, got); d != "" {
		t.Error(d)
	}
}
