package storetest

import (
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vinhdanh/data"
	"vinhdanh/data/store"
)

// What somebody has been at the door with, or has in print, is not taken away.
func undoUsed(t *testing.T, open Open) {
	for about, use := range map[string]func(t *testing.T, db *store.DB, m data.Meeting, d data.DelegateRow){
		"in": func(t *testing.T, db *store.DB, m data.Meeting, d data.DelegateRow) {
			must(db.Admit(background, data.Scan{Meeting: m.ID, Badge: d.Badge, Desk: "1"}))(t)
		},
		"badge handed over": func(t *testing.T, db *store.DB, _ data.Meeting, d data.DelegateRow) {
			must(db.HandOut(background, []data.ID{d.ID}, "1", ""))(t)
		},
		"badge lost": func(t *testing.T, db *store.DB, _ data.Meeting, d data.DelegateRow) {
			ok(t, db.ReplaceBadge(background, d.ID, "", "Mất"))
		},
		"badge printed": func(t *testing.T, db *store.DB, _ data.Meeting, d data.DelegateRow) {
			ok(t, db.AppendChange(background, data.Change{Action: data.ActionBadgePrinted, Kind: "delegate", Record: d.ID}))
		},
		"substituted": func(t *testing.T, db *store.DB, _ data.Meeting, d data.DelegateRow) {
			ok(t, db.Substitute(background, d.ID, &data.Delegate{Name: "Người thay"}, false, ""))
		},
	} {
		t.Run(about, func(t *testing.T) {
			db := open(store.Options{})
			c, m := newConference(t, db, about)
			list := manyRows(3)
			for i := range list {
				list[i].Badge = badge(100*len(about) + i)
			}
			got := must(db.ImportDelegates(background, c.ID, list, store.ImportOptions{}))(t)
			who := must(db.Delegates(background, data.DelegateFilter{Conference: c.ID}))(t)
			use(t, db, m, who[1])
			_, err := db.UndoImport(background, got.Batch, "")
			wantCode(t, err, "import-used")
			var fault *data.Error
			if errors.As(err, &fault); fault.Args["n"] != 1 || fault.Args["names"] != who[1].Name {
				t.Errorf("refused with %v", fault.Args)
			}
			if n := must(db.CountDelegates(background, data.DelegateFilter{Conference: c.ID}))(t); n < 3 {
				t.Errorf("%d are left", n)
			}
			// A list that lacks them takes the one away only who is not used.
			r := must(db.ImportDelegates(background, c.ID, nil, store.ImportOptions{Remove: []data.ID{who[0].ID, who[1].ID}}))(t)
			now := byName(t, db, c.ID)
			if _, there := now[who[0].Name]; r.Removed != 2 || there || now[who[1].Name].Status != data.StatusCancelled {
				t.Errorf("%+v, %+v", r, now)
			}
			ok(t, db.CloseMeeting(background, m.ID, true))
			for _, m := range must(db.Meetings(background, c.ID))(t) {
				ok(t, db.CloseMeeting(background, m.ID, true))
			}
		})
	}
}

// Who heads a delegation, or is awarded, is unlinked when the list goes.
func undoUnlinks(t *testing.T, open Open) {
	db := open(store.Options{})
	c, _ := newConference(t, db, "AS")
	list := []store.DelegateImport{row("Lò Văn A", "", "Sở Y tế", "Đoàn 1"), row("Lò Văn B", "", "Sở Y tế", "Đoàn 2")}
	got := must(db.ImportDelegates(background, c.ID, list, store.ImportOptions{}))(t)
	was := byName(t, db, c.ID)
	g := data.Delegation{Conference: c.ID, Name: "Đoàn riêng", Head: was["Lò Văn A"].ID}
	ok(t, db.SaveDelegation(background, &g))
	ok(t, db.SaveDelegate(background, &data.Delegate{Conference: c.ID, Name: "Ai đó", Delegation: was["Lò Văn A"].Delegation}))
	must(db.ImportCitations(background, c.ID, []store.CitationImport{citationRow("Lò Văn A", data.Individual, "Sở Y tế", "Giấy khen", "1/QĐ", "2025-09-05")}, store.ImportOptions{}))(t)
	if n := must(db.LinkRecipients(background, c.ID))(t); n != 1 {
		t.Fatal(n)
	}
	must(db.UndoImport(background, got.Batch, ""))(t)
	var names []string
	for _, g := range must(db.Delegations(background, c.ID))(t) {
		names = append(names, g.Name+" "+string(g.Head))
	}
	if d := cmp.Diff([]string{"Đoàn 1 ", "Đoàn riêng "}, names); d != "" {
		t.Error(d)
	}
	if r := must(db.Citations(background, data.CitationFilter{Conference: c.ID}))(t); len(r) != 1 || r[0].Delegate != "" {
		t.Errorf("%+v", r)
	}
	if n := len(byName(t, db, c.ID)); n != 1 {
		t.Errorf("%d delegates", n)
	}
	// The list can go in again.
	if r := must(db.ImportDelegates(background, c.ID, list, store.ImportOptions{}))(t); r.Added != 2 {
		t.Errorf("%+v", r)
	}
}

// What was removed comes back as it was, but for what another has got since.
func undoRemoval(t *testing.T, open Open) {
	db := open(store.Options{})
	c, _ := newConference(t, db, "AS")
	d := full(c.ID, "")
	d.Badge, d.Status = badge(7), data.StatusInvited
	ok(t, db.SaveDelegate(background, &d))
	want := must(db.Delegate(background, d.ID))(t)
	remove := func() data.ID {
		return must(db.ImportDelegates(background, c.ID, nil, store.ImportOptions{Remove: []data.ID{d.ID}}))(t).Batch
	}
	batch := remove()
	_, err := db.Delegate(background, d.ID)
	wantCode(t, err, "no-record")
	must(db.UndoImport(background, batch, ""))(t)
	if diff := cmp.Diff(want, must(db.Delegate(background, d.ID))(t)); diff != "" {
		t.Error(diff)
	}
	batch = remove()
	ok(t, db.SaveDelegate(background, &data.Delegate{Conference: c.ID, Name: "B", Code: d.Code, Badge: d.Badge}))
	must(db.UndoImport(background, batch, ""))(t)
	if got := must(db.Delegate(background, d.ID))(t); got.Code == d.Code || got.Code == "" || got.Badge != "" || got.Name != d.Name {
		t.Errorf("%+v", got.Delegate)
	}
}
