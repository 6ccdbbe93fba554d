package storetest

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"vinhdanh/data"
	"vinhdanh/data/store"
)

// introductions: from those present, held back until reception confirms, late
// ones apart; whatever the clock does.
func introductions(t *testing.T, open Open) {
	at := time.Date(2025, 8, 21, 8, 0, 0, 0, time.UTC)
	db := open(store.Options{Now: func() time.Time { at = at.Add(-time.Minute); return at }, Who: "Máy 1"})
	c, m := newConference(t, db, "AS")
	var ids []data.ID
	for i, name := range []string{"Bí thư", "Chủ tịch", "Phó Chủ tịch", "Giám đốc", "Khách"} {
		d := data.Delegate{Conference: c.ID, Name: name, Badge: badge(i + 1)}
		ok(t, db.SaveDelegate(background, &d))
		ids = append(ids, d.ID)
	}
	ok(t, db.SetProtocol(background, c.ID, []data.ID{ids[3], ids[4], ids[1]}))
	ok(t, db.SetProtocol(background, c.ID, []data.ID{ids[0], ids[1], ids[2], ids[3]}))
	if n := must(db.DelegateCounts(background, c.ID, ""))(t).Leaders; n != 4 {
		t.Errorf("%d leaders", n)
	}
	enter := func(n int) {
		t.Helper()
		must(db.Admit(background, data.Scan{Meeting: m.ID, Delegate: ids[n], Desk: "Điện thoại"}))(t)
	}
	enter(1)
	enter(3)
	list := func() (words []string) {
		for _, d := range must(db.Introductions(background, m.ID))(t).List {
			s := d.Name
			if !d.PresentAt.IsZero() {
				s += " present"
			}
			if d.Late {
				s += " late"
			}
			if !d.Said.IsZero() {
				s += " said"
			}
			words = append(words, s)
		}
		return words
	}
	if d := cmp.Diff([]string{"Bí thư", "Chủ tịch present", "Phó Chủ tịch", "Giám đốc present"}, list()); d != "" {
		t.Error(d)
	}
	if l := must(db.Introductions(background, m.ID))(t); !l.ConfirmedAt.IsZero() || l.ReadAt.IsZero() {
		t.Errorf("%+v", l)
	}
	wantCode(t, db.SayIntroductions(background, m.ID, ids[1:2]), "introductions-unconfirmed")
	ok(t, db.ConfirmIntroductions(background, m.ID, "Chị Hoa, tổ đón tiếp"))
	ok(t, db.SayIntroductions(background, m.ID, []data.ID{ids[1], ids[3]}))
	enter(0) // late, though the clock says that it was before the list was confirmed
	if l := must(db.Introductions(background, m.ID))(t); l.ConfirmedBy != "Chị Hoa, tổ đón tiếp" || l.ConfirmedAt.IsZero() {
		t.Errorf("%+v", l)
	}
	if d := cmp.Diff([]string{"Bí thư present late", "Chủ tịch present said", "Phó Chủ tịch", "Giám đốc present said"}, list()); d != "" {
		t.Error(d)
	}
	ok(t, db.ConfirmIntroductions(background, m.ID, ""))
	if d := cmp.Diff([]string{"Bí thư present", "Chủ tịch present said", "Phó Chủ tịch", "Giám đốc present said"}, list()); d != "" {
		t.Error(d)
	}
	first := must(db.Introductions(background, m.ID))(t).List[1].Said
	ok(t, db.SayIntroductions(background, m.ID, ids[:2]))
	if again := must(db.Introductions(background, m.ID))(t).List[1].Said; !again.Equal(first) {
		t.Errorf("said at %v, and now at %v", first, again)
	}

	// Each meeting has its own list; whoever is cancelled is in none.
	m2 := data.Meeting{Conference: c.ID, Name: "Buổi chiều"}
	ok(t, db.SaveMeeting(background, &m2))
	must(db.ChangeDelegates(background, ids[:1], func(d *data.Delegate) { d.Status = data.StatusCancelled }))(t)
	l := must(db.Introductions(background, m2.ID))(t)
	if len(l.List) != 3 || l.List[0].Name != "Chủ tịch" || !l.List[0].Said.IsZero() || !l.List[0].PresentAt.IsZero() || !l.ConfirmedAt.IsZero() {
		t.Errorf("%+v", l)
	}
	_, err := db.Introductions(background, "no")
	wantCode(t, err, "no-record")
	wantCode(t, db.ConfirmIntroductions(background, "no", ""), "no-record")
	wantCode(t, db.SayIntroductions(background, m.ID, []data.ID{"no"}), "no-record")
	wantCode(t, db.SetProtocol(background, c.ID, []data.ID{"no"}), "no-record")
	other, _ := newConference(t, db, "LC")
	wantCode(t, db.SetProtocol(background, other.ID, ids[1:2]), "no-record")
	if err := db.SetProtocol(background, c.ID, []data.ID{ids[1], ids[1]}); err == nil {
		t.Error("one delegate has two places")
	}
}
