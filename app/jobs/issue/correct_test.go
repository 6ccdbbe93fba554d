package issue_test

import (
	"context"
	"slices"
	"testing"

	"vinhdanh/app/jobs/issue"
	"vinhdanh/data"
	"vinhdanh/print/layout"
)

// A text that was wrong in a signed decision is put right by its correcting
// document: the certificate is withdrawn, and the new one has another number.
func TestCorrect(t *testing.T) {
	ctx := context.Background()
	o := newOffice(t)
	o.Cite(3, "Giấy khen", "416/QĐ-SNV", "2025-09-05", nil)
	if _, err := issue.Run(ctx, o.deps(), o.Conf, data.CitationFilter{}, issue.Options{}, nil); err != nil {
		t.Fatal(err)
	}
	before := o.Citations()[1]
	paper := data.Correction{Number: "512/SNV-TĐKT", Date: "2025-09-12", Reason: " Sai tên đệm "}
	c := before.Citation
	c.Name = "Lò Thị Mài Hai"
	for _, tc := range []struct {
		c    data.Citation
		by   data.Correction
		code data.Code
	}{
		{c, data.Correction{Date: "2025-09-12"}, "correction-needs-paper"},
		{c, data.Correction{Number: "512/SNV-TĐKT"}, "correction-needs-paper"},
		{before.Citation, paper, "nothing-to-correct"},
		{data.Citation{ID: "nobody", Name: "Ai"}, paper, "unknown-citation"},
	} {
		if _, err := issue.Correct(ctx, o.deps(), o.Conf, tc.c, tc.by); data.CodeOf(err) != tc.code {
			t.Errorf("%+v: %v", tc.by, err)
		}
	}
	if now := o.Citations()[1]; now.Name != before.Name || now.Certificate.State != data.StateDrawnUp {
		t.Fatalf("a refused correction changed %+v", now)
	}
	res, err := issue.Correct(ctx, o.deps(), o.Conf, c, paper)
	if err != nil || res.Withdrawn != "0002" || res.Correction.Who != "test" || res.Correction.Reason != "Sai tên đệm" {
		t.Fatalf("%+v, %v", res, err)
	}
	if n, err := issue.Waiting(ctx, o.deps(), o.Conf, data.CitationFilter{}, issue.Options{}); n != 0 || err != nil {
		t.Errorf("%d wait unasked, %v", n, err)
	}
	f := data.CitationFilter{IDs: []data.ID{before.ID}}
	if n, err := issue.Waiting(ctx, o.deps(), o.Conf, f, issue.Options{Again: true}); n != 1 || err != nil {
		t.Errorf("%d wait, %v", n, err)
	}
	again, err := issue.Run(ctx, o.deps(), o.Conf, f, issue.Options{Again: true}, nil)
	if err != nil || len(again.Issued) != 1 || again.Issued[0].Certificate.Register != "0004" || again.Issued[0].Name != "Lò Thị Mài Hai" {
		t.Fatalf("%+v, %v", again, err)
	}
	log, err := o.DB.Corrections(ctx, before.ID)
	if err != nil || len(log) != 1 || log[0].Number != "512/SNV-TĐKT" {
		t.Errorf("%+v, %v", log, err)
	}
}

// Where texts are proofread, a corrected one has to be again before it gets its
// new number.
func TestCorrectIsProofreadAgain(t *testing.T) {
	ctx := context.Background()
	o := newOffice(t)
	o.Conf.Proofread = true
	o.Must(o.DB.SaveConference(ctx, &o.Conf))
	o.Cite(1, "Giấy khen", "416/QĐ-SNV", "2025-09-05", nil)
	read := func() {
		o.Proofread("A", o.Citations()...)
		o.Proofread("B", o.Citations()...)
	}
	run := func(want int) {
		t.Helper()
		res, err := issue.Run(ctx, o.deps(), o.Conf, data.CitationFilter{}, issue.Options{Again: true}, nil)
		if err != nil || len(res.Issued) != want {
			t.Fatalf("%+v, %v", res, err)
		}
	}
	run(0)
	read()
	run(1)
	c := o.Citations()[0].Citation
	c.Name = "Lò Thị Mài"
	if err := o.DB.SaveCitation(ctx, &c); data.CodeOf(err) == "" {
		t.Error("a name was changed without the correcting document")
	}
	if _, err := issue.Correct(ctx, o.deps(), o.Conf, c, data.Correction{Number: "512", Date: "2025-09-12"}); err != nil {
		t.Fatal(err)
	}
	run(0)
	read()
	run(1)
}

// While no new certificate can be drawn up, the old one stays.
func TestReissueKeepsTheOld(t *testing.T) {
	ctx := context.Background()
	o := newOffice(t)
	o.Cite(1, "Giấy khen", "416/QĐ-SNV", "2025-09-05", nil)
	if _, err := issue.Run(ctx, o.deps(), o.Conf, data.CitationFilter{}, issue.Options{}, nil); err != nil {
		t.Fatal(err)
	}
	row := o.Citations()[0]
	d := o.deps()
	d.Templates = narrow{}
	if _, err := issue.Reissue(ctx, d, o.Conf, row.ID, "mất", nil); data.CodeOf(err) == "" {
		t.Fatalf("%v", err)
	}
	if now := o.Citations()[0].Certificate; now.ID != row.Certificate.ID || now.State != data.StateDrawnUp {
		t.Errorf("%+v", now)
	}
}

// narrow has templates whose names have no room.
type narrow struct{}

func (narrow) Choice(context.Context, data.ID, string) (string, error) { return "", nil }

func (narrow) Load(_ context.Context, id string, _ int) (*layout.Template, error) {
	t, err := layout.Embedded(id)
	if err != nil {
		return nil, err
	}
	t = t.Clone()
	for i := range t.Frames {
		if slices.ContainsFunc(t.Frames[i].Fields, func(f layout.Field) bool { return f.Name == "name" }) {
			t.Frames[i].W = 5
		}
	}
	return t, nil
}
