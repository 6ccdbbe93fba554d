package storetest

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"vinhdanh/data"
	"vinhdanh/data/store"
)

// Somebody comes instead, and the absent comes after all.
func substitutes(t *testing.T, open Open) {
	clock := newClock()
	db := open(store.Options{Now: clock.now, Who: "Máy 1"})
	c, m := newConference(t, db, "AS")
	g := data.Delegation{Conference: c.ID, Name: "Khối sở, ngành"}
	ok(t, db.SaveDelegation(background, &g))
	absent := data.Delegate{Conference: c.ID, Name: "Ngô Thị Thu Hòa", Badge: badge(1), Delegation: g.ID, Seat: "B12",
		Kind: data.KindOfficial, KindWord: "Chính thức", Roles: "Tham luận", Protocol: 3}
	ok(t, db.SaveDelegate(background, &absent))

	who := data.Delegate{Name: "Phạm Tiến Đạt", Badge: badge(2), Position: "Phó Giám đốc"}
	ok(t, db.Substitute(background, absent.ID, &who, false, "Đi công tác"))
	if who.ID == "" || who.Code == "" || who.Code == absent.Code || who.Conference != c.ID || who.Delegation != g.ID || who.Seat != "B12" ||
		who.Kind != data.KindOfficial || who.Replaces != absent.ID || who.Status != data.StatusConfirmed || who.Approved ||
		who.Roles != "" || who.Protocol != 0 {
		t.Errorf("substitute %+v", who)
	}
	if d := cmp.Diff(who, must(db.Delegate(background, who.ID))(t).Delegate); d != "" {
		t.Error(d)
	}
	now := must(db.Delegate(background, absent.ID))(t)
	if now.Status != data.StatusSubstituted || now.Substitute != "Phạm Tiến Đạt" || now.Reason != "Đi công tác" || now.Seat != "B12" {
		t.Errorf("absent %+v", now)
	}
	if h := must(db.History(background, absent.ID))(t); h[0].Action != "edit" ||
		h[0].After != `{"Reason":"Đi công tác","Status":"substituted","Substitute":"Phạm Tiến Đạt"}` {
		t.Errorf("history %+v", h[0])
	}
	if h := must(db.History(background, who.ID))(t); len(h) != 1 || h[0].Action != "add" {
		t.Errorf("history %+v", h)
	}
	if a := must(db.Admit(background, data.Scan{Meeting: m.ID, Badge: badge(1), Desk: "1"}))(t); a.Verdict != data.VerdictSubstituted || a.Substitute != "Phạm Tiến Đạt" {
		t.Errorf("%+v", a)
	}
	if a := must(db.Admit(background, data.Scan{Meeting: m.ID, Badge: badge(2), Desk: "1"}))(t); a.Verdict != data.VerdictAdmitted || a.Expected != 1 {
		t.Errorf("%+v", a)
	}

	// Refused, with nothing changed.
	second := data.Delegate{Name: "Vũ Thị Kim"}
	wantCode(t, db.Substitute(background, absent.ID, &second, false, ""), "already-substituted")
	wantCode(t, db.Substitute(background, who.ID, &second, false, ""), "substitute-chain")
	wantCode(t, db.Substitute(background, "no", &second, false, ""), "no-record")
	wantCode(t, db.Substitute(background, absent.ID, &data.Delegate{Name: " "}, false, ""), "name-needed")
	gone := data.Delegate{Conference: c.ID, Name: "Vàng A Chính", Status: data.StatusCancelled}
	other := data.Delegate{Conference: c.ID, Name: "Lý Văn An", Badge: badge(3)}
	ok(t, db.SaveDelegate(background, &gone))
	ok(t, db.SaveDelegate(background, &other))
	wantCode(t, db.Substitute(background, gone.ID, &second, false, ""), "delegate-cancelled")
	wantCode(t, db.Substitute(background, other.ID, &data.Delegate{ID: gone.ID, Name: "Vàng A Chính"}, false, ""), "delegate-listed")
	wantCode(t, db.Substitute(background, other.ID, &data.Delegate{Name: "Vũ Thị Kim", Badge: badge(2)}, false, ""), "badge-taken")
	if n := must(db.CountDelegates(background, data.DelegateFilter{Conference: c.ID}))(t); n != 4 || second.ID != "" {
		t.Errorf("%d delegates, %+v", n, second)
	}

	// Taken back: not while the substitute sits in the hall.
	wantCode(t, db.Unsubstitute(background, other.ID), "not-substituted")
	wantCode(t, db.Unsubstitute(background, absent.ID), "substitute-present")
	must(db.UndoLast(background, data.Undo{Meeting: m.ID, Desk: "1"}))(t)
	ok(t, db.Unsubstitute(background, absent.ID))
	if now := must(db.Delegate(background, absent.ID))(t); now.Status != data.StatusConfirmed || now.Substitute != "" || now.Reason != "" {
		t.Errorf("absent %+v", now)
	}
	if now := must(db.Delegate(background, who.ID))(t); now.Status != data.StatusCancelled || now.Replaces != absent.ID {
		t.Errorf("substitute %+v", now)
	}
	if a := must(db.Admit(background, data.Scan{Meeting: m.ID, Badge: badge(2), Desk: "1"}))(t); a.Verdict != data.VerdictCancelled {
		t.Errorf("%+v", a)
	}
	if a := must(db.Admit(background, data.Scan{Meeting: m.ID, Badge: badge(1), Desk: "1"}))(t); a.Verdict != data.VerdictAdmitted || a.Present != 1 {
		t.Errorf("%+v", a)
	}
	wantCode(t, db.Unsubstitute(background, absent.ID), "not-substituted")

	// Once more, with another; one who was in at a sitting that is over does not hinder.
	wantCode(t, db.Substitute(background, absent.ID, &second, true, "Ốm"), "delegate-present")
	must(db.UndoLast(background, data.Undo{Meeting: m.ID, Desk: "1"}))(t)
	ok(t, db.Substitute(background, absent.ID, &second, true, "Ốm"))
	if !second.Approved {
		t.Error("the vote is not approved")
	}
	must(db.Admit(background, data.Scan{Meeting: m.ID, Delegate: second.ID, Desk: "1"}))(t)
	ok(t, db.CloseMeeting(background, m.ID, true))
	ok(t, db.Unsubstitute(background, absent.ID))
}
