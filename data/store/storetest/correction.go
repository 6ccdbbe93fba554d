package storetest

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"vinhdanh/data"
	"vinhdanh/data/store"
)

// A name under a signed decision changes by a correcting document only, in a
// conference that proofreads.
func nameUnderDecision(t *testing.T, open Open) {
	db := open(store.Options{})
	c, d, list := proofread(t, db, "Lò Thị Mai")
	named := list[0]
	named.Name = "Lò Thị Mây"
	wantCode(t, db.SaveCitation(background, &named), "correction-needed")
	other := list[0]
	other.Unit = "Sở Nội vụ"
	ok(t, db.SaveCitation(background, &other))
	// To take another decision at the same time is no way around it.
	waiting := data.Decision{Conference: c.ID}
	ok(t, db.SaveDecision(background, &waiting))
	named.Decision = waiting.ID
	wantCode(t, db.SaveCitation(background, &named), "correction-needed")
	if got := must(db.Citations(background, data.CitationFilter{Conference: c.ID}))(t); got[0].Name != "Lò Thị Mai" || got[0].Decision != d.ID {
		t.Errorf("saved %+v", got[0])
	}
	// Nor is a list that comes in again: it adds, and changes nobody.
	must(db.ImportCitations(background, c.ID, []store.CitationImport{{Citation: data.Citation{ID: list[0].ID, Name: "Lò Thị Mây"},
		AwardName: "Giấy khen", DecisionNumber: d.Number, DecisionDate: d.Date}}, store.ImportOptions{}))(t)
	if got := must(db.Citations(background, data.CitationFilter{Conference: c.ID}))(t); len(got) != 2 || got[0].Name != "Lò Thị Mai" {
		t.Errorf("after an import: %+v", got)
	}

	free := data.Citation{Conference: c.ID, Decision: waiting.ID, Award: list[0].Award, Name: "Vàng A Páo"}
	ok(t, db.SaveCitation(background, &free))
	free.Name = "Vàng A Páo B"
	ok(t, db.SaveCitation(background, &free))
	c.Proofread = false
	ok(t, db.SaveConference(background, &c))
	named.Decision = d.ID
	ok(t, db.SaveCitation(background, &named))
}

func corrections(t *testing.T, open Open) {
	clock := newClock()
	db := open(store.Options{Now: clock.now, Who: "Máy 1"})
	c, _, list := proofread(t, db, "Lò Thị Mai", "Vàng A Páo")
	issued := must(db.Issue(background, store.IssueRequest{Citations: []data.ID{list[0].ID, list[1].ID}, Make: maker}))(t)
	ok(t, db.RecordPrinting(background, []data.Printing{{Certificate: issued.Certificates[0].Certificate.ID}}, nil))

	text := list[0]
	text.Name = "Lò Thị Mây"
	wantCode(t, db.SaveCitation(background, &text), "citation-issued")
	for _, paper := range []data.Correction{{}, {Number: "512/SNV"}, {Number: " ", Date: "2025-09-10"}, {Number: "512/SNV", Date: "2025-09"}} {
		wantCode(t, db.CorrectCitation(background, &text, &paper), "correction-needs-paper")
	}
	paper := data.Correction{Number: " 512/SNV-TĐKT ", Date: "2025-09-10", Reason: "Sai tên đệm"}
	same := list[0]
	wantCode(t, db.CorrectCitation(background, &same, &paper), "nothing-to-correct")
	unnamed := list[0]
	unnamed.Name = " "
	wantCode(t, db.CorrectCitation(background, &unnamed, &paper), "name-needed")
	unknown := text
	unknown.ID = "no"
	wantCode(t, db.CorrectCitation(background, &unknown, &paper), "no-record")
	if got := must(db.Corrections(background, list[0].ID))(t); len(got) != 0 {
		t.Errorf("refused corrections left %+v", got)
	}

	ok(t, db.CorrectCitation(background, &text, &paper))
	if d := cmp.Diff([]data.Correction{paper}, must(db.Corrections(background, list[0].ID))(t)); d != "" {
		t.Error(d)
	}
	if paper.ID == "" || paper.Citation != text.ID || paper.Number != "512/SNV-TĐKT" || paper.At.IsZero() || paper.Who != "Máy 1" ||
		paper.Before != `{"Name":"Lò Thị Mai"}` || paper.After != `{"Name":"Lò Thị Mây"}` {
		t.Errorf("kept as %+v", paper)
	}
	rows := must(db.Citations(background, data.CitationFilter{Conference: c.ID}))(t)
	if rows[0].Name != "Lò Thị Mây" || rows[0].Certificate.State != data.StateWithdrawn || rows[1].Certificate.State != data.StateDrawnUp {
		t.Errorf("rows %+v", rows)
	}
	if h := must(db.History(background, rows[0].Certificate.ID))(t); len(h) != 1 || h[0].After != `{"State":"withdrawn"}` {
		t.Errorf("history %+v", h)
	}
	again := must(db.Issue(background, store.IssueRequest{Citations: []data.ID{text.ID}, Again: true, Make: maker}))(t)
	if d := cmp.Diff([]string{"Lò Thị Mây 0003"}, numbers(again)); d != "" {
		t.Error(d)
	}

	// What is not on the paper leaves the certificate alone.
	text.Note = "Đã báo đơn vị"
	second := data.Correction{Number: "513/SNV", Date: "2025-09-11", Who: "Bà Lan"}
	ok(t, db.CorrectCitation(background, &text, &second))
	rows = must(db.Citations(background, data.CitationFilter{Conference: c.ID}))(t)
	if rows[0].Certificate.Register != "0003" || rows[0].Certificate.State != data.StateDrawnUp || rows[0].Note != text.Note {
		t.Errorf("row %+v", rows[0])
	}
	if got := must(db.Corrections(background, text.ID))(t); len(got) != 2 || got[1].Who != "Bà Lan" {
		t.Errorf("corrections %+v", got)
	}
}
