package storetest

import (
	"context"
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vinhdanh/data"
	"vinhdanh/data/store"
)

// Many are changed at once and put back as they were, but for what somebody
// has changed since.
func changeMany(t *testing.T, open Open) {
	db, there := open(store.Options{Who: "Máy 1"}), open(store.Options{})
	c, _ := newConference(t, db, "AS")
	must(db.ImportDelegates(background, c.ID, manyRows(1500), store.ImportOptions{}))(t)
	var ids []data.ID
	for _, r := range must(db.Delegates(background, data.DelegateFilter{Conference: c.ID}))(t) {
		ids = append(ids, r.ID)
	}
	before := must(db.Delegates(background, data.DelegateFilter{Conference: c.ID}))(t)
	absent := data.DelegateFilter{Conference: c.ID, Status: data.StatusAbsent}

	n := 0
	done := must(db.ChangeDelegates(background, ids, func(d *data.Delegate) {
		n++
		d.ID, d.Code, d.Badge, d.Conference = "x", "x", "x", "x" // of no effect
		if d.Unit != "Đơn vị 7" {
			d.Status, d.Reason = data.StatusAbsent, "Mưa lũ"
		}
	}))(t)
	if n < 1500 || len(done) != 1470 {
		t.Errorf("%d calls, %d changed", n, len(done))
	}
	if got := must(there.CountDelegates(background, absent))(t); got != 1470 {
		t.Errorf("%d absent", got)
	}
	if h := must(db.History(background, done[0].After.ID))(t); len(h) != 1 || h[0].Who != "Máy 1" ||
		h[0].Before != `{"Reason":"","Status":"invited"}` || h[0].After != `{"Reason":"Mưa lũ","Status":"absent"}` {
		t.Errorf("history %+v", h)
	}

	edited := done[5].After
	edited.Reason, edited.Seat = "Ốm", "C1"
	ok(t, there.SaveDelegate(background, &edited))
	ok(t, db.RestoreDelegates(background, done))
	after := must(db.Delegates(background, data.DelegateFilter{Conference: c.ID}))(t)
	for i := range before {
		want := before[i]
		if want.ID == edited.ID {
			want.Reason, want.Seat = "Ốm", "C1" // the status is back, what was changed since stays
		}
		if d := cmp.Diff(want, after[i]); d != "" {
			t.Fatal(d)
		}
	}
	if got := must(there.CountDelegates(background, absent))(t); got != 0 {
		t.Errorf("%d absent", got)
	}

	// An error puts everything back: in the first piece, in a later one, and when given up.
	_, err := db.ChangeDelegates(background, append(ids[:len(ids):len(ids)], "no"), func(d *data.Delegate) { d.Seat = "Z" })
	wantCode(t, err, "no-record")
	_, err = db.ChangeDelegates(background, ids[:2], func(d *data.Delegate) { d.Name = " " })
	wantCode(t, err, "name-needed")
	ctx, cancel := context.WithCancel(background)
	calls := 0
	_, err = db.ChangeDelegates(ctx, ids, func(d *data.Delegate) {
		if calls++; calls == 1400 {
			cancel()
		}
		d.Seat = "Z"
	})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
	for _, r := range must(db.Delegates(background, data.DelegateFilter{Conference: c.ID}))(t) {
		if r.Seat == "Z" || r.Name == "" {
			t.Fatalf("%s sits at %q", r.Name, r.Seat)
		}
	}
	if got := must(db.ChangeDelegates(background, ids[:3], func(*data.Delegate) {}))(t); len(got) != 0 {
		t.Errorf("changed %+v", got)
	}
}
