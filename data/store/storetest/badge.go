package storetest

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"vinhdanh/data"
	"vinhdanh/data/store"
)

// A badge that was replaced is nobody's any more, and never anybody's again.
func badgeReplaced(t *testing.T, open Open) {
	clock := newClock()
	db := open(store.Options{Now: clock.now, Who: "Máy 1"})
	c, _ := newConference(t, db, "AS")
	d := data.Delegate{Conference: c.ID, Name: "Lường Thị Biên", Badge: badge(1)}
	other := data.Delegate{Conference: c.ID, Name: "Lý Văn An", Badge: badge(2)}
	ok(t, db.SaveDelegate(background, &d))
	ok(t, db.SaveDelegate(background, &other))

	ok(t, db.ReplaceBadge(background, d.ID, badge(3), "Làm mất"))
	if got := must(db.BadgeOwner(background, badge(3)))(t); got.ID != d.ID || got.Badge != badge(3) {
		t.Errorf("owner of the new badge: %+v", got)
	}
	old, err := db.BadgeOwner(background, badge(1))
	wantCode(t, err, "badge-cancelled")
	if old.ID != d.ID {
		t.Errorf("the old badge was of %q", old.Name)
	}
	wantCode(t, db.ReplaceBadge(background, other.ID, badge(1), ""), "badge-taken")
	wantCode(t, db.ReplaceBadge(background, other.ID, badge(3), ""), "badge-taken")
	wantCode(t, db.ReplaceBadge(background, d.ID, badge(1), ""), "badge-taken")
	wantCode(t, db.ReplaceBadge(background, "no", badge(9), ""), "no-record")
	e := other
	e.Badge = badge(1)
	wantCode(t, db.SaveDelegate(background, &e), "badge-taken")

	// Lost, and none printed yet: the next print makes one, but never the lost one.
	ok(t, db.ReplaceBadge(background, d.ID, "", "Mất ở bãi xe"))
	if got := must(db.Delegate(background, d.ID))(t).Badge; got != "" {
		t.Errorf("badge %q", got)
	}
	wantCode(t, db.SetBadges(background, map[data.ID]string{d.ID: badge(1)}), "badge-taken")
	ok(t, db.SetBadges(background, map[data.ID]string{d.ID: badge(4)}))
	// A code typed over the former one in a form replaces it just so.
	d = must(db.Delegate(background, d.ID))(t).Delegate
	d.Badge = badge(5)
	ok(t, db.SaveDelegate(background, &d))
	_, err = db.BadgeOwner(background, badge(4))
	wantCode(t, err, "badge-cancelled")

	list := must(db.OldBadges(background, d.ID))(t)
	var words []string
	for _, b := range list {
		words = append(words, b.Badge[len(b.Badge)-1:]+" "+b.Reason+" "+b.Who)
		if b.Delegate != d.ID || b.At.IsZero() {
			t.Errorf("%+v", b)
		}
	}
	if d := cmp.Diff([]string{"4  Máy 1", "3 Mất ở bãi xe Máy 1", "1 Làm mất Máy 1"}, words); d != "" {
		t.Error(d)
	}
	ok(t, db.ReplaceBadge(background, d.ID, badge(5), "the same"))
	if n := len(must(db.OldBadges(background, d.ID))(t)); n != 3 {
		t.Errorf("%d old badges after replacing one by itself", n)
	}
}

// Handing over is not presence, is done once, and is taken back at once.
func handouts(t *testing.T, open Open) {
	clock := newClock()
	db, there := open(store.Options{Now: clock.now}), open(store.Options{})
	c, m := newConference(t, db, "AS")
	g := data.Delegation{Conference: c.ID, Name: "Khối sở, ngành"}
	ok(t, db.SaveDelegation(background, &g))
	var ids []data.ID
	for i, name := range []string{"Lý Văn An", "Hoàng Thị Ánh", "Đèo Văn Cương"} {
		d := data.Delegate{Conference: c.ID, Name: name, Badge: badge(i + 1), Delegation: g.ID}
		ok(t, db.SaveDelegate(background, &d))
		ids = append(ids, d.ID)
	}
	over := func(p data.Presence) []string {
		return names(t, there, data.DelegateFilter{Conference: c.ID, Handed: p})
	}
	if d := cmp.Diff([]string{}, over(data.PresenceIn)); d != "" {
		t.Error(d)
	}

	one := must(db.HandOut(background, ids[1:2], "Bàn 2", "Hoàng Thị Ánh"))(t)
	all := must(db.HandOut(background, ids, "Bàn 1", "Lý Văn An"))(t)
	if d := cmp.Diff([]data.ID{ids[0], ids[2]}, all.Delegates); d != "" || all.Already != 1 || all.Group == "" || all.Group == one.Group {
		t.Errorf("%+v %s", all, d)
	}
	if d := cmp.Diff([]string{"Lý Văn An", "Hoàng Thị Ánh", "Đèo Văn Cương"}, over(data.PresenceIn)); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff([]string{"Hoàng Thị Ánh", "Lý Văn An", "Đèo Văn Cương"},
		names(t, there, data.DelegateFilter{Conference: c.ID, Sort: data.SortHanded})); d != "" {
		t.Error(d)
	}
	if r := must(db.BadgeOwner(background, badge(1)))(t); r.HandedTo != "Lý Văn An" || r.HandedAt.IsZero() || !r.PresentAt.IsZero() {
		t.Errorf("row %+v", r)
	}
	counts := must(there.DelegateCounts(background, c.ID, m.ID))(t)
	if counts.Handed != 3 || counts.Delegations[0].Handed != 3 || counts.Present != 0 {
		t.Errorf("counts %+v", counts)
	}
	if none := must(db.HandOut(background, ids, "Bàn 1", ""))(t); none.Already != 3 || none.Group != "" || len(none.Delegates) != 0 {
		t.Errorf("%+v", none)
	}

	if n := must(db.UndoHandout(background, all.Group))(t); n != 2 {
		t.Errorf("%d taken back", n)
	}
	_, err := db.UndoHandout(background, all.Group)
	wantCode(t, err, "nothing-to-undo")
	if d := cmp.Diff([]string{"Hoàng Thị Ánh"}, over(data.PresenceIn)); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff([]string{"Lý Văn An", "Đèo Văn Cương"}, over(data.PresenceOut)); d != "" {
		t.Error(d)
	}
	if r := must(db.Delegate(background, ids[0]))(t); r.HandedTo != "" || !r.HandedAt.IsZero() {
		t.Errorf("row %+v", r)
	}
	again := must(db.HandOut(background, ids[:1], "Bàn 3", "Lý Văn An"))(t)
	if len(again.Delegates) != 1 {
		t.Errorf("%+v", again)
	}
	lines := must(db.Handouts(background, ids[0]))(t)
	if len(lines) != 3 || lines[0].Desk != "Bàn 3" || lines[1].Undoes != lines[2].ID || lines[2].Undoes != "" ||
		lines[2].Group != all.Group || lines[0].At.Sub(lines[2].At) < time.Second {
		t.Errorf("lines %+v", lines)
	}
	_, err = db.HandOut(background, []data.ID{ids[2], "no"}, "", "")
	wantCode(t, err, "no-record")
	if n := len(must(db.Handouts(background, ids[2]))(t)); n != 2 {
		t.Errorf("a refused handing over left a line: %d", n)
	}
}

// Many badges go in pieces, all or none, and come back together.
func manyHandouts(t *testing.T, open Open) {
	db := open(store.Options{})
	c, _ := newConference(t, db, "AS")
	must(db.ImportDelegates(background, c.ID, manyRows(1200), store.ImportOptions{}))(t)
	var ids []data.ID
	for _, r := range must(db.Delegates(background, data.DelegateFilter{Conference: c.ID}))(t) {
		ids = append(ids, r.ID)
	}
	over := data.DelegateFilter{Conference: c.ID, Handed: data.PresenceIn}
	_, err := db.HandOut(background, append(ids[:len(ids):len(ids)], "no"), "1", "")
	wantCode(t, err, "no-record")
	if n := must(db.CountDelegates(background, over))(t); n != 0 {
		t.Errorf("%d handed over by a refused handing over", n)
	}
	done := must(db.HandOut(background, ids, "1", "Trưởng đoàn"))(t)
	if len(done.Delegates) != 1200 || done.Already != 0 {
		t.Errorf("%d handed over, %d before", len(done.Delegates), done.Already)
	}
	if n := must(db.UndoHandout(background, done.Group))(t); n != 1200 {
		t.Errorf("%d taken back", n)
	}
	if n := must(db.CountDelegates(background, over))(t); n != 0 {
		t.Errorf("%d are handed over still", n)
	}
}
