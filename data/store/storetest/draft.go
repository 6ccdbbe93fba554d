package storetest

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"vinhdanh/data"
	"vinhdanh/data/store"
)

func drafts(t *testing.T, open Open) {
	clock := newClock()
	db, there := open(store.Options{Now: clock.now, Who: "Máy 1"}), open(store.Options{})
	c, _ := newConference(t, db, "AS")
	other, _ := newConference(t, db, "LC")
	d := data.ImportDraft{Conference: c.ID, Kind: "citations", File: "DS_khen.xlsx", Left: 3, Body: []byte(`{"rows":[1,2,3]}`)}
	ok(t, db.SaveDraft(background, &d))
	if d.ID == "" || d.At.IsZero() || d.Who != "Máy 1" {
		t.Errorf("%+v", d)
	}
	if diff := cmp.Diff(d, must(there.Draft(background, d.ID))(t)); diff != "" {
		t.Error(diff)
	}
	second := data.ImportDraft{Conference: c.ID, File: "b.xlsx"}
	ok(t, db.SaveDraft(background, &second))
	d.Left, d.Body = 1, []byte("x")
	ok(t, there.SaveDraft(background, &d))
	if diff := cmp.Diff(d, must(db.Draft(background, d.ID))(t)); diff != "" {
		t.Error(diff)
	}
	listed := d
	listed.Body = nil
	if diff := cmp.Diff([]data.ImportDraft{second, listed}, must(db.Drafts(background, c.ID))(t)); diff != "" {
		t.Error(diff)
	}
	if n := len(must(db.Drafts(background, other.ID))(t)); n != 0 {
		t.Errorf("%d drafts of another conference", n)
	}
	ok(t, db.DeleteDraft(background, d.ID))
	ok(t, db.DeleteDraft(background, d.ID))
	_, err := db.Draft(background, d.ID)
	wantCode(t, err, "no-record")
	wantCode(t, db.SaveDraft(background, &data.ImportDraft{Conference: "no"}), "no-record")
}

func aliases(t *testing.T, open Open) {
	db := open(store.Options{})
	c, _ := newConference(t, db, "AS")
	must(db.ImportCitations(background, c.ID, []store.CitationImport{citationRow("A", "", "", "Huy hiệu Đất Mường", "1/QĐ", "")}, store.ImportOptions{}))(t)
	list := must(db.Awards(background))(t)
	own := list[len(list)-1]
	if own.Matched {
		t.Fatal(own)
	}
	ok(t, db.AddAlias(background, own.ID, " HH  Đất\nMường "))
	ok(t, db.AddAlias(background, own.ID, "hh đất mường")) // the same in other letters
	a, found := store.MatchAward(must(db.Awards(background))(t), "HH ĐẤT MƯỜNG")
	if !found || a.ID != own.ID || !a.Matched || cmp.Diff([]string{"HH Đất Mường"}, a.Aliases) != "" {
		t.Errorf("%+v", a)
	}
	wantCode(t, db.AddAlias(background, list[0].ID, "HH đất mường"), "alias-taken")
	wantCode(t, db.AddAlias(background, own.ID, list[0].Name), "alias-taken")
	wantCode(t, db.AddAlias(background, own.ID, " - "), "name-needed")
	wantCode(t, db.AddAlias(background, "no", "x"), "no-record")
	if h := must(db.History(background, own.ID))(t); len(h) != 1 {
		t.Errorf("history %+v", h)
	}
}
