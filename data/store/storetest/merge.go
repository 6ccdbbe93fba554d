package storetest

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"vinhdanh/data"
	"vinhdanh/data/store"
)

// mergeAward matches an award that an import made to one of the catalogue.
func mergeAward(t *testing.T, open Open) {
	db := open(store.Options{Now: newClock().now})
	c, _ := newConference(t, db, "AS")
	list := make([]store.CitationImport, 2)
	for i, name := range []string{"A", "B"} {
		list[i] = store.CitationImport{Citation: data.Citation{Name: name}, AwardName: "Bằng khen của Bộ trưởng Bộ Nội vụ",
			DecisionNumber: "1/QĐ", DecisionDate: "2025-09-05", DecisionIssuer: "Giám đốc Sở"}
	}
	must(db.ImportCitations(background, c.ID, list, store.ImportOptions{}))(t)
	var ids []data.ID
	for _, r := range must(db.Citations(background, data.CitationFilter{Conference: c.ID}))(t) {
		ids = append(ids, r.ID)
	}
	other := people(t, db, c.ID, "Giấy khen", &data.Decision{Number: "2/QĐ", Date: "2025-09-05", Issuer: "Giám đốc Sở"}, "C")
	awards := must(db.Awards(background))(t)
	var from, into data.Award
	for _, a := range awards {
		switch {
		case !a.Matched:
			from = a
		case a.Key == "bang-khen-tinh":
			into = a
		}
	}
	if from.ID == "" || into.ID == "" {
		t.Fatalf("awards %v", awards)
	}
	round := data.Round{Conference: c.ID, Award: from.ID}
	ok(t, db.SaveRound(background, &round))
	wantCode(t, db.MergeAward(background, from.ID, "none"), "no-record")
	ok(t, db.MergeAward(background, from.ID, from.ID))
	ok(t, db.MergeAward(background, from.ID, into.ID))
	rows := must(db.Citations(background, data.CitationFilter{Conference: c.ID, IDs: append(ids, "none")}))(t)
	if len(rows) != 2 || rows[0].AwardName != into.Name || rows[1].Award != into.ID {
		t.Errorf("citations %+v", rows)
	}
	if r := must(db.Rounds(background, c.ID))(t)[0]; r.Award != into.ID {
		t.Errorf("the round is of award %q", r.Award)
	}
	after := must(db.Awards(background))(t)
	if len(after) != len(awards)-1 {
		t.Errorf("%d awards, were %d", len(after), len(awards))
	}
	a, found := store.MatchAward(after, from.Name)
	if !found || a.ID != into.ID {
		t.Errorf("the old name finds %q", a.Name)
	}
	wantCode(t, db.MergeAward(background, from.ID, into.ID), "no-record")

	must(db.Issue(background, store.IssueRequest{Citations: other, Make: maker}))(t)
	gk, _ := store.MatchAward(after, "Giấy khen")
	wantCode(t, db.MergeAward(background, gk.ID, into.ID), "award-in-use")
	if d := cmp.Diff(after, must(db.Awards(background))(t)); d != "" {
		t.Error(d)
	}
}

// citationsByID finds many at once.
func citationsByID(t *testing.T, open Open) {
	db := open(store.Options{Now: newClock().now})
	c, _ := newConference(t, db, "AS")
	names := make([]string, 2500)
	for i := range names {
		names[i] = "Người " + string(rune('A'+i%26)) + string(rune('a'+i/26%26)) + string(rune('a'+i/676))
	}
	ids := people(t, db, c.ID, "Giấy khen", &data.Decision{Number: "1/QĐ", Date: "2025-09-05", Issuer: "Giám đốc Sở"}, names...)
	if n := must(db.CountCitations(background, data.CitationFilter{Conference: c.ID, IDs: ids}))(t); n != len(names) {
		t.Errorf("%d found", n)
	}
	if n := must(db.CountCitations(background, data.CitationFilter{Conference: c.ID, IDs: ids[:1]}))(t); n != 1 {
		t.Errorf("%d found for one", n)
	}
	if n := must(db.CountCitations(background, data.CitationFilter{Conference: c.ID, IDs: []data.ID{"none"}}))(t); n != 0 {
		t.Errorf("%d found for nobody", n)
	}
}
