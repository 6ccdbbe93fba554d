package storetest

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vinhdanh/data"
	"vinhdanh/data/store"
)

// hall is a meeting with n people on the list, at a door.
type hall struct {
	t      *testing.T
	db     *store.DB
	clock  *clock
	conf   data.Conference
	m      data.Meeting
	people []data.Delegate
}

func newHall(t *testing.T, open Open, n int) *hall {
	t.Helper()
	h := &hall{t: t, clock: newClock()}
	h.db = open(store.Options{Now: h.clock.now, Who: "chị Hoa"})
	h.conf, h.m = newConference(t, h.db, "AS")
	for i := range n {
		d := data.Delegate{Conference: h.conf.ID, Name: fmt.Sprintf("Người %d", i+1), Badge: badge(i + 1)}
		ok(t, h.db.SaveDelegate(background, &d))
		h.people = append(h.people, d)
	}
	return h
}

// scan holds badge n before a reader.
func (h *hall) scan(n int, desk string, s data.Scan) data.Admission {
	h.t.Helper()
	s.Meeting, s.Badge, s.Desk = h.m.ID, badge(n), desk
	return must(h.db.Admit(background, s))(h.t)
}

func (h *hall) undo(desk string) data.Admission {
	h.t.Helper()
	return must(h.db.UndoLast(background, data.Undo{Meeting: h.m.ID, Desk: desk}))(h.t)
}

// in lists who is in, with since when and where, and holds the counters to it.
func (h *hall) in() string {
	h.t.Helper()
	list := must(h.db.Delegates(background, data.DelegateFilter{Conference: h.conf.ID, Meeting: h.m.ID, Present: data.PresenceIn, Sort: data.SortCode}))(h.t)
	s := ""
	for _, d := range list {
		s += fmt.Sprintf("%s %s %s", d.Name, d.PresentAt.UTC().Format("05"), d.PresentDesk)
		if d.PresentOnline {
			s += " online"
		}
		s += "; "
	}
	if a := h.scan(999, "", data.Scan{}); a.Present != len(list) {
		h.t.Errorf("%d are in, the counter says %d", len(list), a.Present)
	}
	return s
}

func (h *hall) lines() int64 {
	h.t.Helper()
	return must(h.db.LastLine(background, h.m.ID))(h.t)
}

func second(a data.Admission) string { return a.At.UTC().Format("05") }

func inAndOut(t *testing.T, open Open) {
	h := newHall(t, open, 3)
	came := h.scan(1, "A", data.Scan{})
	if a := h.scan(2, "A", data.Scan{Out: true}); a.Verdict != data.VerdictNotIn || a.Present != 1 || a.CheckIn != "" {
		t.Errorf("out before in: %+v", a)
	}
	left := h.scan(1, "B", data.Scan{Out: true})
	if left.Verdict != data.VerdictLeft || left.Present != 0 || left.CheckIn == "" || !left.First.Equal(came.At) || left.FirstDesk != "A" {
		t.Errorf("%+v", left)
	}
	if got := h.in(); got != "" {
		t.Errorf("in: %s", got)
	}
	if a := h.scan(1, "B", data.Scan{Out: true}); a.Verdict != data.VerdictNotIn {
		t.Errorf("out twice: %+v", a)
	}
	back := h.scan(1, "C", data.Scan{})
	if back.Verdict != data.VerdictAdmitted || back.Present != 1 || !back.First.IsZero() {
		t.Errorf("back again: %+v", back)
	}
	if a := h.scan(1, "A", data.Scan{}); a.Verdict != data.VerdictAlready || a.FirstDesk != "C" || !a.First.Equal(back.At) {
		t.Errorf("%+v", a)
	}
	// Whoever is in may go, also after the invitation was withdrawn.
	d := h.people[0]
	d.Status = data.StatusCancelled
	ok(t, h.db.SaveDelegate(background, &d))
	if a := h.scan(1, "A", data.Scan{}); a.Verdict != data.VerdictCancelled {
		t.Errorf("%+v", a)
	}
	if a := h.scan(1, "A", data.Scan{Out: true}); a.Verdict != data.VerdictLeft || a.Present != 0 {
		t.Errorf("%+v", a)
	}
	var got []string
	for _, r := range must(h.db.RecentCheckIns(background, h.m.ID, 0))(t) {
		got = append(got, fmt.Sprint(r.Kind, " ", r.Desk, " ", r.Undone))
	}
	if d := cmp.Diff([]string{"out A false", "in C false", "out B false", "in A false"}, got); d != "" {
		t.Error(d)
	}
}

func online(t *testing.T, open Open) {
	h := newHall(t, open, 2)
	if a := h.scan(1, "A", data.Scan{Online: true}); a.Verdict != data.VerdictAdmitted || !a.Online || !a.Delegate.PresentOnline {
		t.Errorf("%+v", a)
	}
	h.scan(2, "A", data.Scan{})
	list := must(h.db.Delegates(background, data.DelegateFilter{Conference: h.conf.ID, Meeting: h.m.ID, Sort: data.SortCode}))(t)
	if len(list) != 2 || !list[0].PresentOnline || list[1].PresentOnline {
		t.Errorf("%+v", list)
	}
	if a := h.scan(1, "B", data.Scan{}); a.Verdict != data.VerdictAlready || !a.Delegate.PresentOnline {
		t.Errorf("%+v", a)
	}
	if got := must(h.db.RecentCheckIns(background, h.m.ID, 0))(t); got[0].Online || !got[1].Online {
		t.Errorf("%+v", got)
	}
}

// An undo takes back what the desk wrote, and leaves what others wrote since.
func undoRules(t *testing.T, open Open) {
	h := newHall(t, open, 2)
	came := h.scan(1, "A", data.Scan{})
	h.scan(1, "A", data.Scan{Out: true})
	back := h.undo("A")
	if back.UndoneKind != data.CheckInOut || back.Undone != 1 || back.Present != 1 || !back.Delegate.PresentAt.Equal(came.At) {
		t.Errorf("the way out taken back: %+v", back)
	}
	if got, want := h.in(), fmt.Sprintf("Người 1 %s A; ", second(came)); got != want {
		t.Errorf("in: %s, want %s", got, want)
	}
	if a := h.scan(1, "B", data.Scan{}); a.Verdict != data.VerdictAlready || !a.First.Equal(came.At) || a.FirstDesk != "A" {
		t.Errorf("%+v", a)
	}
	if a := h.undo("A"); a.UndoneKind != data.CheckInIn || a.Present != 0 {
		t.Errorf("%+v", a)
	}

	// Another desk let the delegate out and in again: that stands.
	h.scan(2, "A", data.Scan{})
	h.scan(2, "B", data.Scan{Out: true})
	again := h.scan(2, "B", data.Scan{})
	if a := h.undo("A"); a.Present != 1 || !a.Delegate.PresentAt.Equal(again.At) {
		t.Errorf("%+v", a)
	}
	if got, want := h.in(), fmt.Sprintf("Người 2 %s B; ", second(again)); got != want {
		t.Errorf("in: %s, want %s", got, want)
	}
	if a := h.undo("B"); a.Present != 0 || a.UndoneKind != data.CheckInIn {
		t.Errorf("%+v", a)
	}
	// Left is left: the line of "in" before the "out" was taken back by A.
	if a := h.undo("B"); a.Present != 0 || a.UndoneKind != data.CheckInOut {
		t.Errorf("%+v", a)
	}
	if got := h.in(); got != "" {
		t.Errorf("in: %s", got)
	}
	_, err := h.db.UndoLast(background, data.Undo{Meeting: h.m.ID, Desk: "B"})
	wantCode(t, err, "nothing-to-undo")
	// Another process sees the same, reading the log from its beginning.
	other := *h
	other.db = open(store.Options{})
	if got := other.in(); got != "" {
		t.Errorf("in: %s", got)
	}
}

// A request that is sent again is answered again, and recorded once.
func requests(t *testing.T, open Open) {
	h := newHall(t, open, 4)
	first := h.scan(1, "A", data.Scan{Request: "1-1"})
	if first.Repeated {
		t.Errorf("%+v", first)
	}
	for range 2 {
		again := h.scan(1, "A", data.Scan{Request: "1-1"})
		if !again.Repeated || again.Verdict != data.VerdictAdmitted || again.CheckIn != first.CheckIn || !again.At.Equal(first.At) || again.Present != 1 ||
			again.Delegate == nil || !again.Delegate.PresentAt.Equal(first.At) {
			t.Errorf("%+v", again)
		}
	}
	if a := h.scan(1, "A", data.Scan{Request: "1-2"}); a.Verdict != data.VerdictAlready || a.Repeated {
		t.Errorf("%+v", a)
	}
	out := h.scan(1, "A", data.Scan{Request: "1-3", Out: true})
	if again := h.scan(1, "A", data.Scan{Request: "1-3", Out: true}); !again.Repeated || again.Verdict != data.VerdictLeft || again.CheckIn != out.CheckIn {
		t.Errorf("%+v", again)
	}
	for name, s := range map[string]data.Scan{
		"another badge": {Badge: badge(2), Request: "1-1"}, "no badge at all": {Badge: badge(99), Request: "1-1"},
		"the other way": {Badge: badge(1), Out: true, Request: "1-1"}, "by hand, another": {Delegate: h.people[2].ID, Request: "1-1"},
	} {
		s.Meeting, s.Desk = h.m.ID, "A"
		_, err := h.db.Admit(background, s)
		if data.CodeOf(err) != "request-clash" {
			t.Errorf("%s: %v", name, err)
		}
	}
	byHand := must(h.db.Admit(background, data.Scan{Meeting: h.m.ID, Delegate: h.people[0].ID, Request: "1-1"}))(t)
	if !byHand.Repeated {
		t.Errorf("by hand: %+v", byHand)
	}
	if n := h.lines(); n != 2 {
		t.Errorf("%d lines", n)
	}

	// An undo too.
	h.scan(2, "A", data.Scan{Request: "1-4"})
	h.scan(3, "A", data.Scan{Request: "1-5"})
	undo := data.Undo{Meeting: h.m.ID, Desk: "A", Request: "1-6"}
	one := must(h.db.UndoLast(background, undo))(t)
	two := must(h.db.UndoLast(background, undo))(t)
	if one.Repeated || !two.Repeated || one.Delegate.Name != "Người 3" || two.Delegate.Name != "Người 3" || two.Present != 1 || two.UndoneKind != data.CheckInIn || two.Undone != 1 {
		t.Errorf("%+v\n%+v", one, two)
	}
	undo.Request = "1-5"
	_, err := h.db.UndoLast(background, undo)
	wantCode(t, err, "request-clash")
	if got := must(h.db.LastRequest(background, 1))(t); got != 0 { // its requests begin "000000000001-"
		t.Errorf("last request %d", got)
	}
	for _, r := range []string{"000000000007-000009", "000000000007-000010", "000000000070-000011"} {
		h.scan(4, "A", data.Scan{Request: r})
		h.undo("A")
	}
	h.scan(4, "A", data.Scan{Request: "000000000007-000012", Offline: true})
	if got := must(h.db.LastRequest(background, 7))(t); got != 12 {
		t.Errorf("last request %d", got)
	}
}

// Scans that wait together are answered together, each with its own answer;
// one that is refused or given up does not touch the others.
func sharedTransaction(t *testing.T, open Open) {
	h := newHall(t, open, 300)
	_, other := newConference(t, h.db, "LC")
	gone, cancel := context.WithCancel(background)
	cancel()
	var wait sync.WaitGroup
	var mu sync.Mutex
	present := map[int]int{}
	got := map[string]int{}
	for i := range 300 {
		wait.Go(func() {
			s, ctx := data.Scan{Meeting: h.m.ID, Badge: badge(i + 1), Desk: fmt.Sprint(i % 50), Request: fmt.Sprint("r-", i)}, background
			switch i % 6 {
			case 1:
				s.Meeting = other.ID
			case 2:
				s.Meeting = "no"
			case 3:
				s.Badge = badge(i) // the request before it bears another badge, this one is in or will be
			case 4:
				ctx = gone
			}
			a, err := h.db.Admit(ctx, s)
			mu.Lock()
			defer mu.Unlock()
			switch {
			case errors.Is(err, context.Canceled):
				got["given up"]++
			case err != nil:
				got[string(data.CodeOf(err))]++
			default:
				got[string(a.Verdict)]++
				if a.Verdict == data.VerdictAdmitted {
					present[a.Present]++
					if a.Delegate.Badge != s.Badge {
						t.Errorf("%s got the answer to %s", s.Badge, a.Delegate.Badge)
					}
				}
			}
		})
	}
	wait.Wait()
	want := map[string]int{"admitted": 150, "other-conference": 50, "no-record": 50, "given up": 50}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
	for n := 1; n <= 150; n++ {
		if present[n] != 1 {
			t.Errorf("%d present was said %d times", n, present[n])
		}
	}
	if n := h.lines(); n != 150 {
		t.Errorf("%d lines", n)
	}
	list, last := must2(h.db.CheckInsAfter(background, h.m.ID, 100, 30))(t)
	if len(list) != 30 || last != 130 {
		t.Errorf("%d lines up to %d", len(list), last)
	}
}

// Two desks, and two processes, race for one badge: one of them has it.
func race(t *testing.T, open Open) {
	h := newHall(t, open, 40)
	desks := []*store.DB{h.db, open(store.Options{})}
	for n := 1; n <= 40; n++ {
		var wait sync.WaitGroup
		verdicts := make([]data.Verdict, 4)
		for i := range verdicts {
			wait.Go(func() {
				a, err := desks[i%2].Admit(background, data.Scan{Meeting: h.m.ID, Badge: badge(n), Desk: fmt.Sprint(i)})
				if err != nil {
					t.Error(err)
				}
				verdicts[i] = a.Verdict
			})
		}
		wait.Wait()
		admitted := 0
		for _, v := range verdicts {
			if v == data.VerdictAdmitted {
				admitted++
			} else if v != data.VerdictAlready {
				t.Errorf("badge %d: %s", n, v)
			}
		}
		if admitted != 1 {
			t.Errorf("badge %d was admitted %d times", n, admitted)
		}
	}
	if n := h.lines(); n != 40 {
		t.Errorf("%d lines", n)
	}
}

func doorRevision(t *testing.T, open Open) {
	h := newHall(t, open, 1)
	now := func() int64 { return must(h.db.DoorRevision(background, h.conf.ID))(t) }
	was := now()
	h.scan(1, "A", data.Scan{})
	if now() != was {
		t.Error("a scan is no change")
	}
	for name, change := range map[string]func(){
		"delegate": func() { h.people[0].Seat = "B1"; ok(t, h.db.SaveDelegate(background, &h.people[0])) },
		"citation": func() {
			must(h.db.ImportCitations(background, h.conf.ID, []store.CitationImport{{Citation: data.Citation{Name: "Người 1"}, AwardName: "Giấy khen"}}, store.ImportOptions{}))(t)
		},
		"delegation": func() {
			ok(t, h.db.SaveDelegation(background, &data.Delegation{Conference: h.conf.ID, Name: "Đoàn"}))
		},
	} {
		was := now()
		if change(); now() == was {
			t.Errorf("%s: not seen", name)
		}
	}
}

func must2[A, B any](a A, b B, err error) func(t testing.TB) (A, B) {
	return func(t testing.TB) (A, B) {
		t.Helper()
		ok(t, err)
		return a, b
	}
}
