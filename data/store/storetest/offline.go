package storetest

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"vinhdanh/data"
)

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
