package storetest

import (
	"context"
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vinhdanh/data"
	"vinhdanh/data/store"
)

func keyLists(t *testing.T, open Open) {
	clock := newClock()
	db := open(store.Options{Now: clock.now})
	lists := []store.KeyList{
		{Issuer: "Sở Nội vụ", Number: 1, Raw: []byte("một"), Trusted: true},
		{Issuer: "Sở Nội vụ", Number: 2, Raw: []byte("hai")},
		{Issuer: "Mẫu", Number: 1, Raw: []byte("ba"), Sample: true},
	}
	for _, l := range lists {
		ok(t, db.PutKeyList(background, l))
	}
	// Again, and with trust; trust is never taken away so.
	lists[1].Trusted = true
	ok(t, db.PutKeyList(background, lists[1]))
	lists[0].Trusted = false
	ok(t, db.PutKeyList(background, lists[0]))
	got := must(db.KeyLists(background))(t)
	if len(got) != 3 {
		t.Fatalf("%d lists", len(got))
	}
	want := []store.KeyList{lists[2], lists[1], lists[0]}
	want[2].Trusted = true
	for i := range got {
		if got[i].MadeAt.IsZero() {
			t.Error("no instant")
		}
		want[i].MadeAt = got[i].MadeAt
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
	// What is here already is asked whether another fits.
	refused := errors.New("it does not fit")
	err := db.PutKeyList(background, store.KeyList{Issuer: "Sở", Number: 1, Raw: []byte("bốn"), Fits: func(have []store.KeyList) error {
		if len(have) != 3 {
			t.Errorf("asked with %d lists", len(have))
		}
		return refused
	}})
	if !errors.Is(err, refused) || len(must(db.KeyLists(background))(t)) != 3 {
		t.Errorf("kept all the same: %v", err)
	}
}

func changes(t *testing.T, open Open) {
	clock := newClock()
	db := open(store.Options{Now: clock.now, Who: "Máy 1"})
	ok(t, db.AppendChange(background, data.Change{Action: "key", Kind: "key", Record: "k1", After: `{"a":1}`}))
	ok(t, db.AppendChange(background, data.Change{Action: "print", Kind: "paper", Who: "Máy 2"}))
	list := must(db.Changes(background, 0))(t)
	if len(list) != 2 || list[0].Who != "Máy 2" || list[1].Who != "Máy 1" || list[1].At.IsZero() || list[1].After != `{"a":1}` {
		t.Errorf("%+v", list)
	}
	if n := len(must(db.Changes(background, 1))(t)); n != 1 {
		t.Errorf("%d lines", n)
	}
	if n := len(must(db.History(background, "k1"))(t)); n != 1 {
		t.Errorf("%d lines", n)
	}
}

// A call that was given up says so and changes nothing.
func cancelledCalls(t *testing.T, open Open) {
	db := open(store.Options{})
	c, m := newConference(t, db, "AS")
	ctx, cancel := context.WithCancel(background)
	cancel()
	for about, call := range map[string]func() error{
		"save":   func() error { return db.SaveDelegate(ctx, &data.Delegate{Conference: c.ID, Name: "A"}) },
		"read":   func() error { _, err := db.Conferences(ctx); return err },
		"search": func() error { _, err := db.Delegates(ctx, data.DelegateFilter{Conference: c.ID}); return err },
		"admit":  func() error { _, err := db.Admit(ctx, data.Scan{Meeting: m.ID, Badge: badge(1)}); return err },
		"import": func() error {
			_, err := db.ImportDelegates(ctx, c.ID, manyRows(10), store.ImportOptions{})
			return err
		},
	} {
		if err := call(); !errors.Is(err, context.Canceled) {
			t.Errorf("%s: error %v", about, err)
		}
	}
	if n := must(db.CountDelegates(background, data.DelegateFilter{Conference: c.ID}))(t); n != 0 {
		t.Errorf("%d delegates", n)
	}
}
