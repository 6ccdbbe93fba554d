package storetest

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"testing"
	"time"

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

func offlineScans(t *testing.T, open Open) {
	h := newHall(t, open, 3)
	cancelled := h.people[2]
	cancelled.Status = data.StatusCancelled
	ok(t, h.db.SaveDelegate(background, &cancelled))
	_, err := h.db.Admit(background, data.Scan{Meeting: h.m.ID, Badge: badge(1), Offline: true})
	wantCode(t, err, "request-needed")

	at := h.clock.t.Add(-10 * time.Minute)
	first := h.scan(1, "Điện thoại A", data.Scan{Request: "1-1", Offline: true, At: at})
	if first.Verdict != data.VerdictAdmitted || !first.At.Equal(at) {
		t.Errorf("%+v", first)
	}
	// The same badge had gone in by another phone.
	double := h.scan(1, "Điện thoại B", data.Scan{Request: "2-1", Offline: true, At: at.Add(time.Minute)})
	if double.Verdict != data.VerdictAlready || double.FirstDesk != "Điện thoại A" || !double.First.Equal(at) || double.Present != 1 {
		t.Errorf("%+v", double)
	}
	h.scan(3, "Điện thoại B", data.Scan{Request: "2-2", Offline: true, At: at})
	h.scan(77, "Điện thoại B", data.Scan{Request: "2-3", Offline: true, At: at})
	// A phone whose clock is years off is not believed, but it is written down.
	wrong := time.Date(2019, 1, 1, 0, 0, 0, 0, time.UTC)
	if a := h.scan(2, "Điện thoại B", data.Scan{Request: "2-4", Offline: true, At: wrong}); a.Verdict != data.VerdictAdmitted || a.At.Year() != 2025 {
		t.Errorf("%+v", a)
	}
	// All of it once more, as when the answer was lost.
	for n, r := range map[string]int{"1-1": 1, "2-1": 1, "2-2": 3, "2-3": 77, "2-4": 2} {
		if a := h.scan(r, "Điện thoại", data.Scan{Request: n, Offline: true, At: at}); !a.Repeated {
			t.Errorf("%s: %+v", n, a)
		}
	}
	if a := h.scan(1, "Điện thoại B", data.Scan{Request: "2-1"}); !a.Repeated || a.Verdict != data.VerdictAlready || a.FirstDesk != "Điện thoại A" {
		t.Errorf("by the network now: %+v", a)
	}
	for _, s := range []data.Scan{{Badge: badge(2), Request: "2-1"}, {Badge: badge(78), Request: "2-3"}} {
		s.Meeting = h.m.ID
		_, err := h.db.Admit(background, s)
		wantCode(t, err, "request-clash")
	}
	type line struct {
		Request, Name, Ending string
		Verdict               data.Verdict
		FirstDesk             string
	}
	list := func(unsettled bool) (got []line) {
		t.Helper()
		for _, o := range must(h.db.OfflineScans(background, h.m.ID, unsettled))(t) {
			got = append(got, line{o.Request, o.Name, o.Ending, o.Verdict, o.FirstDesk})
			if o.CameAt.IsZero() || o.At.IsZero() || o.Desk == "" {
				t.Errorf("%+v", o)
			}
		}
		return got
	}
	doubtful := []line{{"2-1", "Người 1", "00001", data.VerdictAlready, "Điện thoại A"}, {"2-2", "Người 3", "00003", data.VerdictCancelled, ""},
		{"2-3", "", "00077", data.VerdictUnknown, ""}}
	if d := cmp.Diff(doubtful, list(true)); d != "" {
		t.Error(d)
	}
	if all := list(false); len(all) != 5 {
		t.Errorf("%+v", all)
	}
	ok(t, h.db.SettleOfflineScan(background, "2-2", "anh Nam"))
	ok(t, h.db.SettleOfflineScan(background, "2-2", "ai khác"))
	ok(t, h.db.SettleOfflineScan(background, "2-3", " "))
	wantCode(t, h.db.SettleOfflineScan(background, "9-9", "anh Nam"), "no-record")
	if d := cmp.Diff(doubtful[:1], list(true)); d != "" {
		t.Error(d)
	}
	settled := map[string]string{}
	for _, o := range must(h.db.OfflineScans(background, h.m.ID, false))(t) {
		if !o.SettledAt.IsZero() {
			settled[o.Request] = o.SettledBy
		}
	}
	if d := cmp.Diff(map[string]string{"2-2": "anh Nam", "2-3": "chị Hoa"}, settled); d != "" {
		t.Error(d)
	}
}

func closedMeeting(t *testing.T, open Open) {
	h := newHall(t, open, 3)
	h.scan(1, "A", data.Scan{Request: "1-1"})
	session := data.DeskSession{ID: "hash", Number: 123456789012, Name: "Cửa B – chị Hoa", Kind: data.DeskPhone, Meeting: h.m.ID, State: data.DeskConfirmed, Names: true}
	ok(t, h.db.SaveDeskSession(background, &session))
	ok(t, h.db.CloseMeeting(background, h.m.ID, true))
	ok(t, h.db.CloseMeeting(background, h.m.ID, true))
	wantCode(t, h.db.CloseMeeting(background, "no", true), "no-record")
	if m := must(h.db.Meetings(background, h.conf.ID))(t)[0]; !m.Closed {
		t.Errorf("%+v", m)
	}
	got := must(h.db.DeskSession(background, "hash"))(t)
	if got.State != data.DeskEnded || got.EndedAt.IsZero() {
		t.Errorf("%+v", got)
	}
	_, err := h.db.Admit(background, data.Scan{Meeting: h.m.ID, Badge: badge(2), Desk: "A"})
	wantCode(t, err, "meeting-closed")
	_, err = h.db.AdmitMany(background, data.Many{Meeting: h.m.ID, Delegates: []data.ID{h.people[1].ID}})
	wantCode(t, err, "meeting-closed")
	_, err = h.db.AdmitGuest(background, &data.Delegate{Name: "Khách"}, data.Scan{Meeting: h.m.ID})
	wantCode(t, err, "meeting-closed")
	if a := h.scan(1, "A", data.Scan{Request: "1-1"}); !a.Repeated {
		t.Errorf("what was answered before it closed: %+v", a)
	}
	if a := h.scan(2, "A", data.Scan{Request: "1-2", Offline: true, At: h.clock.t.Add(-time.Minute)}); a.Verdict != data.VerdictAdmitted || a.Present != 2 {
		t.Errorf("scanned before it closed: %+v", a)
	}
	m := h.m // saving its form does not open it
	m.Name = "Phiên bế mạc"
	ok(t, h.db.SaveMeeting(background, &m))
	if m := must(h.db.Meetings(background, h.conf.ID))(t)[0]; !m.Closed || m.Name != "Phiên bế mạc" {
		t.Errorf("%+v", m)
	}
	ok(t, h.db.CloseMeeting(background, h.m.ID, false))
	if a := h.scan(3, "A", data.Scan{}); a.Verdict != data.VerdictAdmitted {
		t.Errorf("%+v", a)
	}
	if got := must(h.db.DeskSession(background, "hash"))(t); got.State != data.DeskEnded {
		t.Errorf("opening it again opened a session: %+v", got)
	}
}

func deskSessions(t *testing.T, open Open) {
	h := newHall(t, open, 0)
	_, err := h.db.DeskSession(background, "hash")
	wantCode(t, err, "no-record")
	_, err = h.db.DeskSessionNumbered(background, 5)
	wantCode(t, err, "no-record")
	one := data.DeskSession{ID: "hash", Number: 5, Name: "Cửa A", Kind: data.DeskPC, Meeting: h.m.ID, State: data.DeskPending}
	ok(t, h.db.SaveDeskSession(background, &one))
	if one.MadeAt.IsZero() || !one.SeenAt.Equal(one.MadeAt) {
		t.Errorf("%+v", one)
	}
	clash := data.DeskSession{ID: "other", Number: 5, Meeting: h.m.ID, State: data.DeskPending}
	wantCode(t, h.db.SaveDeskSession(background, &clash), "record-clash")
	two := data.DeskSession{ID: "other", Number: 6, Name: "Cửa B", Kind: data.DeskPhone, Meeting: h.m.ID, State: data.DeskPending}
	ok(t, h.db.SaveDeskSession(background, &two))
	one.State, one.Names, one.Name, one.SeenAt = data.DeskConfirmed, true, "Cửa A – chị Hoa", one.SeenAt.Add(time.Minute)
	ok(t, h.db.SaveDeskSession(background, &one))
	list := must(h.db.DeskSessions(background, h.m.ID))(t)
	if d := cmp.Diff([]data.DeskSession{one, two}, list); d != "" {
		t.Error(d)
	}
	if got := must(h.db.DeskSessionNumbered(background, 5))(t); got != one {
		t.Errorf("%+v", got)
	}
	ended := one
	ended.State = data.DeskEnded
	ok(t, h.db.SaveDeskSession(background, &ended))
	late := one
	ok(t, h.db.SaveDeskSession(background, &late))
	if late.State != data.DeskEnded || !late.EndedAt.Equal(ended.EndedAt) {
		t.Errorf("thrown out, and back: %+v", late)
	}
}

func wholeDelegation(t *testing.T, open Open) {
	h := newHall(t, open, 6)
	h.scan(2, "A", data.Scan{})
	for i, s := range map[int]data.DelegateStatus{3: data.StatusCancelled, 4: data.StatusSubstituted} {
		h.people[i].Status = s
		ok(t, h.db.SaveDelegate(background, &h.people[i]))
	}
	many := data.Many{Meeting: h.m.ID, Desk: "B", Request: "1-1"}
	for _, d := range h.people[:5] {
		many.Delegates = append(many.Delegates, d.ID)
	}
	b := must(h.db.AdmitMany(background, many))(t)
	if b.Admitted != 2 || b.Already != 1 || len(b.Refused) != 2 || b.Refused[0].Name != "Người 4" || b.Group == "" || b.Present != 3 || b.Expected != 5 || b.Repeated {
		t.Errorf("%+v", b)
	}
	again := must(h.db.AdmitMany(background, many))(t)
	if !again.Repeated || again.Admitted != 2 || again.Already != 1 || again.Present != 3 || again.Group != b.Group || h.lines() != 3 {
		t.Errorf("%+v", again)
	}
	many.Request = "1-2"
	if b := must(h.db.AdmitMany(background, many))(t); b.Admitted != 0 || b.Already != 3 || b.Group != "" || h.lines() != 3 {
		t.Errorf("%+v", b)
	}
	// One of them had been let out meanwhile.
	h.scan(1, "A", data.Scan{Out: true})
	undone := must(h.db.UndoLast(background, data.Undo{Meeting: h.m.ID, Desk: "B", Request: "1-3"}))(t)
	if undone.Undone != 2 || undone.UndoneKind != data.CheckInIn || undone.Present != 1 || undone.Delegate.Name != "Người 3" {
		t.Errorf("%+v", undone)
	}
	if again := must(h.db.UndoLast(background, data.Undo{Meeting: h.m.ID, Desk: "B", Request: "1-3"}))(t); !again.Repeated || again.Undone != 2 {
		t.Errorf("%+v", again)
	}
	if a := h.scan(1, "A", data.Scan{}); a.Verdict != data.VerdictAdmitted || a.Present != 2 {
		t.Errorf("%+v", a)
	}
	_, err := h.db.AdmitMany(background, data.Many{Meeting: h.m.ID, Delegates: []data.ID{h.people[5].ID}, Request: "1-3"})
	wantCode(t, err, "request-clash")
	_, err = h.db.AdmitMany(background, data.Many{Meeting: h.m.ID, Delegates: []data.ID{"no"}})
	wantCode(t, err, "no-record")
	if b := must(h.db.AdmitMany(background, data.Many{Meeting: h.m.ID}))(t); b.Admitted != 0 || b.Group != "" {
		t.Errorf("nobody: %+v", b)
	}
}

// A delegation that takes several transactions is one group.
func largeDelegation(t *testing.T, open Open) {
	h := newHall(t, open, 0)
	rows := make([]store.DelegateImport, 450)
	for i := range rows {
		rows[i].Name, rows[i].Badge = fmt.Sprint("Người ", i), badge(i+1)
	}
	must(h.db.ImportDelegates(background, h.conf.ID, rows, store.ImportOptions{}))(t)
	many := data.Many{Meeting: h.m.ID, Desk: "B", Online: true, Request: "1-1"}
	for _, d := range must(h.db.Delegates(background, data.DelegateFilter{Conference: h.conf.ID}))(t) {
		many.Delegates = append(many.Delegates, d.ID)
	}
	if b := must(h.db.AdmitMany(background, many))(t); b.Admitted != 450 || b.Present != 450 {
		t.Errorf("%+v", b)
	}
	if b := must(h.db.AdmitMany(background, many))(t); b.Admitted != 450 || b.Present != 450 || !b.Repeated || h.lines() != 450 {
		t.Errorf("%+v", b)
	}
	if a := h.undo("B"); a.Undone != 450 || a.Present != 0 || !a.Online {
		t.Errorf("%+v", a)
	}
}

func walkIn(t *testing.T, open Open) {
	h := newHall(t, open, 1)
	guest := data.Delegate{Name: "Phạm Tiến Đạt", Honorific: "Ông", Unit: "Báo An Sơn", Phone: "0912345678", Kind: data.KindGuest, Badge: badge(50)}
	s := data.Scan{Meeting: h.m.ID, Desk: "A", Request: "1-1"}
	first := guest
	a := must(h.db.AdmitGuest(background, &first, s))(t)
	if a.Verdict != data.VerdictAdmitted || a.Present != 1 || a.Expected != 2 || first.ID == "" || first.Code == "" || first.Conference != h.conf.ID ||
		a.Delegate.ID != first.ID || a.Delegate.Unit != "Báo An Sơn" {
		t.Errorf("%+v, %+v", a, first)
	}
	second := guest
	second.Badge = badge(51)
	if a := must(h.db.AdmitGuest(background, &second, s))(t); !a.Repeated || second.ID != first.ID || second.Badge != badge(50) || a.Present != 1 || a.Expected != 2 {
		t.Errorf("%+v, %+v", a, second)
	}
	other := data.Delegate{Name: "Ai khác", Badge: badge(52)}
	_, err := h.db.AdmitGuest(background, &other, s)
	wantCode(t, err, "request-clash")
	taken := data.Delegate{Name: "Ai khác", Badge: badge(1)}
	_, err = h.db.AdmitGuest(background, &taken, data.Scan{Meeting: h.m.ID})
	wantCode(t, err, "badge-taken")
	_, err = h.db.AdmitGuest(background, &data.Delegate{Name: " "}, data.Scan{Meeting: h.m.ID})
	wantCode(t, err, "name-needed")
	if n := must(h.db.CountDelegates(background, data.DelegateFilter{Conference: h.conf.ID}))(t); n != 2 || h.lines() != 1 {
		t.Errorf("%d delegates, %d lines", n, h.lines())
	}
	if a := h.scan(50, "B", data.Scan{}); a.Verdict != data.VerdictAlready {
		t.Errorf("the badge made: %+v", a)
	}
	history := must(h.db.History(background, first.ID))(t)
	if len(history) != 1 || history[0].Action != "add" {
		t.Errorf("%+v", history)
	}
}

// A badge that was lost and replaced lets nobody in any more.
func lostBadge(t *testing.T, open Open) {
	h := newHall(t, open, 2)
	ok(t, h.db.ReplaceBadge(background, h.people[0].ID, badge(11), "mất"))
	if a := h.scan(1, "A", data.Scan{}); a.Verdict != data.VerdictCancelled || a.Delegate == nil || a.Delegate.Name != "Người 1" || a.Present != 0 {
		t.Errorf("%+v", a)
	}
	if a := h.scan(11, "A", data.Scan{}); a.Verdict != data.VerdictAdmitted {
		t.Errorf("%+v", a)
	}
	if a := h.scan(1, "A", data.Scan{Out: true}); a.Verdict != data.VerdictCancelled || a.Present != 1 {
		t.Errorf("the finder of the badge goes out: %+v", a)
	}
	for _, tc := range []struct {
		codes []string
		want  string
	}{{[]string{badge(7), badge(1)}, badge(1)}, {[]string{badge(8), badge(2), badge(9)}, badge(2)}, {[]string{badge(7), badge(8)}, ""}, {nil, ""}} {
		if got := must(h.db.KnownBadge(background, tc.codes))(t); got != tc.want {
			t.Errorf("%q: %q", tc.codes, got)
		}
	}
}

func missingAt(t *testing.T, open Open) {
	h := newHall(t, open, 6)
	g := data.Delegation{Conference: h.conf.ID, Name: "Khối sở, ngành", Contact: "Văn phòng", Phone: "0211"}
	empty := data.Delegation{Conference: h.conf.ID, Name: "Khối xã"}
	ok(t, h.db.SaveDelegation(background, &g))
	ok(t, h.db.SaveDelegation(background, &empty))
	for i := range 5 {
		d := &h.people[i]
		d.Delegation = g.ID
		switch i {
		case 0:
			d.Phone = "0900000001"
		case 2:
			d.Status, d.Reason = data.StatusAbsent, "ốm"
		case 3:
			d.Status = data.StatusCancelled
		case 4:
			d.Status, d.Substitute = data.StatusSubstituted, "Người thay"
		}
		ok(t, h.db.SaveDelegate(background, d))
	}
	g.Head = h.people[0].ID
	ok(t, h.db.SaveDelegation(background, &g))
	instead := data.Delegate{Conference: h.conf.ID, Name: "Người thay", Delegation: g.ID, Replaces: h.people[4].ID}
	ok(t, h.db.SaveDelegate(background, &instead))
	h.scan(1, "A", data.Scan{})
	show := func() (got []string) {
		t.Helper()
		for _, m := range must(h.db.MissingAt(background, h.m.ID))(t) {
			line := fmt.Sprintf("%s (%s %s, %s %s):", m.Name, m.HeadName, m.HeadPhone, m.Contact, m.Phone)
			for _, d := range m.List {
				line += " " + d.Name
			}
			got = append(got, line)
		}
		return got
	}
	if d := cmp.Diff([]string{"Khối sở, ngành (Người 1 0900000001, Văn phòng 0211): Người 2 Người thay", " ( ,  ): Người 6"}, show()); d != "" {
		t.Error(d)
	}
	for _, id := range []data.ID{h.people[1].ID, h.people[5].ID, instead.ID} {
		must(h.db.Admit(background, data.Scan{Meeting: h.m.ID, Delegate: id}))(t)
	}
	if got := show(); len(got) != 0 {
		t.Errorf("%q", got)
	}
	_, err := h.db.MissingAt(background, "no")
	wantCode(t, err, "no-record")
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
