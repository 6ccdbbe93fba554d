package storetest

import (
	"testing"

	"vinhdanh/data"
	"vinhdanh/data/store"
)

// The second language is kept, read everywhere, and stands on the paper.
func secondLanguage(t *testing.T, open Open) {
	db := open(store.Options{})
	c, d, list := proofread(t, db, "A")
	text := list[0]
	text.Other = data.OtherWording{Name: "السيد أحمد حسن", Post: "سفير", Achievement: "للتعاون"}
	ok(t, db.SaveCitation(background, &text))
	d.Other = data.OtherAuthority{Issuer: "Director", Title: "DIRECTOR", Post: "VICE DIRECTOR"}
	ok(t, db.SaveDecision(background, &d))
	imported := data.OtherWording{Name: "Mr. John Smith", Post: "Teacher", Achievement: "for teaching"}
	must(db.ImportCitations(background, c.ID, []store.CitationImport{{Citation: data.Citation{Name: "B", Other: imported},
		AwardName: "Giấy khen", DecisionNumber: d.Number, DecisionDate: d.Date}}, store.ImportOptions{}))(t)
	rows := must(db.Citations(background, data.CitationFilter{Conference: c.ID}))(t)
	if len(rows) != 2 || rows[0].Other != text.Other || rows[1].Other != imported {
		t.Fatalf("rows %+v", rows)
	}
	if got := must(db.Decisions(background, c.ID))(t); got[0].Other != d.Other {
		t.Errorf("decision %+v", got[0])
	}
	issued := must(db.Issue(background, store.IssueRequest{Citations: []data.ID{text.ID}, Make: maker}))(t)
	if n := issued.Certificates[0]; n.Decision.Other != d.Other || n.Other != text.Other {
		t.Errorf("handed to Make: %+v", n)
	}
	text.Other.Post = "معلم"
	wantCode(t, db.SaveCitation(background, &text), "citation-issued")
	d.Other.Title = "HEAD"
	wantCode(t, db.SaveDecision(background, &d), "decision-in-use")
	ok(t, db.CorrectCitation(background, &text, &data.Correction{Number: "1/CV", Date: "2025-09-10"}))
	if k := must(db.CertificateHistory(background, text.ID))(t); k[0].Certificate.State != data.StateWithdrawn || k[0].Other != text.Other {
		t.Errorf("history %+v", k)
	}
}
