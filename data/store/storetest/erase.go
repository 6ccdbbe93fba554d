package storetest

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vinhdanh/data"
	"vinhdanh/data/store"
)

// erasing takes personal data and leaves the register.
func erasing(t *testing.T, open Open) {
	clock := newClock()
	db, there := open(store.Options{Now: clock.now}), open(store.Options{})
	c, m := newConference(t, db, "AS")
	c2, m2 := newConference(t, db, "LC")
	g := data.Delegation{Conference: c.ID, Name: "Khối sở, ngành", Contact: "Văn phòng", Phone: "0213 555 111"}
	ok(t, db.SaveDelegation(background, &g))
	d := full(c.ID, g.ID)
	ok(t, db.SaveDelegate(background, &d))
	d.Phone, d.Party = "0977 222 333", "1999-02-03"
	ok(t, db.SaveDelegate(background, &d))
	other := full(c2.ID, "")
	other.Badge, other.Code = badge(65), ""
	ok(t, db.SaveDelegate(background, &other))
	must(db.Admit(background, data.Scan{Meeting: m.ID, Badge: d.Badge, Desk: "1"}))(t)
	if n := must(there.CountDelegates(background, data.DelegateFilter{Conference: c.ID, Text: "0977"}))(t); n != 1 {
		t.Fatal(n)
	}

	_, err := db.ErasePersonal(background, c.ID)
	wantCode(t, err, "desk-open")
	ok(t, db.CloseMeeting(background, m.ID, true))
	desk := data.DeskSession{ID: "s", Number: 1, Name: "Cửa B", Kind: data.DeskPhone, Meeting: m.ID, State: data.DeskPending, MadeAt: clock.now()}
	ok(t, db.SaveDeskSession(background, &desk))
	_, err = db.ErasePersonal(background, c.ID)
	wantCode(t, err, "desk-open")
	desk.State, desk.EndedAt = data.DeskEnded, clock.now()
	ok(t, db.SaveDeskSession(background, &desk))
	_, err = db.ErasePersonal(background, c.ID) // a desk may stand at today's other sitting, to which nobody has come yet
	wantCode(t, err, "desk-open")
	ok(t, db.CloseMeeting(background, m2.ID, true))
	_, err = db.ErasePersonal(background, "no")
	wantCode(t, err, "no-record")
	if n := must(db.ErasePersonal(background, c.ID))(t); n != 1 {
		t.Errorf("erased of %d", n)
	}

	want := d
	want.Religion, want.Party, want.Ethnicity, want.Phone, want.Birth, want.Education, want.Theory = "", "", "", "", "", "", ""
	want.Field, want.Photo, want.Note, want.Reason = "", "", "", ""
	got := must(db.Delegate(background, d.ID))(t)
	if diff := cmp.Diff(want, got.Delegate); diff != "" {
		t.Error(diff)
	}
	if g := must(db.Delegations(background, c.ID))(t)[0]; g.Phone != "" || g.Contact != "Văn phòng" {
		t.Errorf("delegation %+v", g)
	}
	for _, id := range []data.ID{d.ID, g.ID} {
		for _, l := range must(db.History(background, id))(t) {
			for _, word := range []string{"0977", "0912", "0213", "Thái", "1983", "1999", "Cao cấp", "Thạc sĩ", "Cột"} {
				if strings.Contains(l.Before+l.After, word) {
					t.Errorf("%q is left in the log: %s %s", word, l.Before, l.After)
				}
			}
		}
	}
	if h := must(db.History(background, d.ID))(t); len(h) != 2 || h[0].After != "{}" || !strings.Contains(h[1].After, `"Seat":"B12"`) {
		t.Errorf("history %+v", h)
	}
	if h := must(db.History(background, c.ID))(t); h[0].Action != "erase" || h[0].After != `{"delegates":1}` {
		t.Errorf("history %+v", h[0])
	}
	if n := must(there.CountDelegates(background, data.DelegateFilter{Conference: c.ID, Text: "0977"}))(t); n != 0 {
		t.Error("the phone is found still")
	}
	if n := must(db.DelegateCounts(background, c.ID, m.ID))(t); n.Present != 1 || n.Lacks["phone"] != 1 {
		t.Errorf("counts %+v", n)
	}
	if d := cmp.Diff(other, must(db.Delegate(background, other.ID))(t).Delegate); d != "" {
		t.Error("another conference's delegate:", d)
	}
	if n := must(db.ErasePersonal(background, c.ID))(t); n != 0 {
		t.Errorf("erased of %d once more", n)
	}
}
