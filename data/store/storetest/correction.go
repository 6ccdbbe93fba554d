package storetest

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"vinhdanh/data"
	"vinhdanh/data/store"
)

// proofread makes a conference that proofreads, with people under a signed
// decision.
func proofread(t *testing.T, db *store.DB, names ...string) (data.Conference, data.Decision, []data.Citation) {
	t.Helper()
	c, _ := newConference(t, db, "AS")
	c.Proofread = true
	ok(t, db.SaveConference(background, &c))
	d := data.Decision{Number: "1/QĐ", Date: "2025-09-05", Issuer: "Giám đốc"}
	people(t, db, c.ID, "Giấy khen", &d, names...)
	var list []data.Citation
	for _, r := range must(db.Citations(background, data.CitationFilter{Conference: c.ID}))(t) {
		list = append(list, r.Citation)
	}
	return c, d, list
}

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

// Many texts' readers come at once, the last first, for their own text only.
func proofReaders(t *testing.T, open Open) {
	db := open(store.Options{Now: newClock().now})
	names := make([]string, 450)
	for i := range names {
		names[i] = string(rune('A'+i%26)) + string(rune('a'+i/26))
	}
	_, d, list := proofread(t, db, names...)
	mark := func(c data.Citation) string { return data.ProofMark(c, "Giấy khen", d) }
	var lines []data.Change
	var ids []data.ID
	for i, c := range list {
		ids = append(ids, c.ID)
		for _, who := range []string{"Đọc", "Soát"}[:i%3] {
			lines = append(lines, data.Change{Action: data.ActionProofread, Kind: "citation", Who: who, Record: c.ID, After: mark(c)})
		}
		lines = append(lines, data.Change{Action: "note", Kind: "citation", Who: "Khác", Record: c.ID, After: mark(c)})
	}
	ok(t, db.AppendChanges(background, lines))
	got := must(db.ProofReadersOf(background, append(ids, ids[1], "no")))(t)
	if len(got) != 300 {
		t.Errorf("%d citations", len(got))
	}
	for i, c := range list {
		if n := data.ProofReaders(got[c.ID], mark(c)); n != i%3 || len(got[c.ID]) != n {
			t.Errorf("%s: %d readers, %d lines", c.Name, n, len(got[c.ID]))
		}
	}
	if d := cmp.Diff([]string{"Đọc", "Soát"}, data.ProofReaderNames(got[ids[2]], mark(list[2]))); d != "" {
		t.Error(d)
	}
	var history []data.Change
	for _, h := range must(db.History(background, ids[2]))(t) {
		if h.Action == data.ActionProofread {
			h.ID = ""
			history = append(history, h)
		}
	}
	if d := cmp.Diff(history, got[ids[2]]); d != "" {
		t.Error(d)
	}
	if got := must(db.ProofReadersOf(background, nil))(t); len(got) != 0 {
		t.Errorf("of none: %v", got)
	}
}
