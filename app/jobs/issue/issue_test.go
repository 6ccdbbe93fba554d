package issue_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vinhdanh/app/jobs/issue"
	"vinhdanh/app/jobs/jobtest"
	"vinhdanh/data"
	"vinhdanh/data/seal"
	"vinhdanh/data/store"
	"vinhdanh/print/layout"
)

// office is an office with a press.
type office struct {
	*jobtest.Office
	press *issue.Press
}

func newOffice(t testing.TB) *office {
	t.Helper()
	press, err := issue.NewPress()
	if err != nil {
		t.Fatal(err)
	}
	return &office{jobtest.New(t), press}
}

func (o *office) deps() issue.Deps {
	return issue.Deps{Records: o.DB, Press: o.press, Signer: o.Signer, Now: jobtest.Clock, Who: "test"}
}

func TestRun(t *testing.T) {
	ctx := context.Background()
	o := newOffice(t)
	o.Cite(3, "Giấy khen", "416/QĐ-SNV", "2025-09-05", nil)
	o.Cite(1, "Bằng khen của Thủ tướng Chính phủ", "1520/QĐ-TTg", "2025-07-18", nil)
	o.Cite(1, "Giấy khen", "", "", func(_ int, c *store.CitationImport) { c.Name = "Giàng A Sử" })
	var last, total int
	res, err := issue.Run(ctx, o.deps(), o.Conf, data.CitationFilter{}, issue.Options{}, func(d, n int) { last, total = max(last, d), n })
	if err != nil {
		t.Fatal(err)
	}
	if len(res.Issued) != 3 {
		t.Fatalf("%d issued, want 3: %+v", len(res.Issued), res)
	}
	codes := map[data.Code]int{}
	for _, s := range res.Skipped {
		codes[s.Code]++
	}
	if codes["received"] != 1 || codes["no-decision"] != 1 || len(res.Skipped) != 2 {
		t.Errorf("skipped %v", res.Skipped)
	}
	if last != 3 || total < 3 {
		t.Errorf("progress ended at %d of %d", last, total)
	}
	for i, r := range res.Issued {
		k := r.Certificate
		if want := fmt.Sprintf("%04d", i+1); k.Register != want {
			t.Errorf("number %q, want %q", k.Register, want)
		}
		v := seal.Verify(seal.QRText(o.Conf.Page, k.Token), o.Keys, nil, jobtest.Clock())
		if v.Word != seal.WordValid || v.Certificate.Name != r.Name || v.Certificate.Number != k.Register ||
			v.Certificate.DecidedBy != "Giám đốc Sở Nội vụ tỉnh Lai Châu" || v.Certificate.Issued != "2025-09-15" {
			t.Errorf("certificate %s: %+v %+v", k.Register, v, v.Certificate)
		}
		page, err := issue.Preview(ctx, o.deps(), o.Conf, r.ID, issue.Options{})
		if err != nil {
			t.Fatal(err)
		}
		if code := codeOf(page.List); code != seal.QRText(o.Conf.Page, k.Token) {
			t.Errorf("stored list has the code %q", code)
		}
	}
	again, err := issue.Run(ctx, o.deps(), o.Conf, data.CitationFilter{}, issue.Options{}, nil)
	if err != nil || len(again.Issued) != 0 {
		t.Errorf("second run: %d issued, %v", len(again.Issued), err)
	}
}

func codeOf(l *layout.List) string {
	for _, i := range l.Items {
		if m, ok := i.(*layout.Modules); ok {
			return m.Text
		}
	}
	return ""
}

func TestPreviewBeforeIssue(t *testing.T) {
	ctx := context.Background()
	o := newOffice(t)
	o.Cite(1, "Giấy khen", "", "", nil)
	rows, err := o.DB.Citations(ctx, data.CitationFilter{Conference: o.Conf.ID})
	if err != nil {
		t.Fatal(err)
	}
	d := o.deps()
	d.Signer = nil
	for _, draft := range []bool{false, true} {
		page, err := issue.Preview(ctx, d, o.Conf, rows[0].ID, issue.Options{Draft: draft})
		if err != nil {
			t.Fatal(err)
		}
		if code := codeOf(page.List); code != "" {
			t.Errorf("draft %v: a code %q before it was drawn up", draft, code)
		}
		if err := page.List.Check(); err != nil {
			t.Error(err)
		}
	}
	if _, err := issue.Preview(ctx, d, o.Conf, "nobody", issue.Options{}); data.CodeOf(err) != "unknown-citation" {
		t.Errorf("unknown citation: %v", err)
	}
}

// A certificate that cannot be set gets no number, and holds nobody else up.
func TestFaultHoldsNobodyUp(t *testing.T) {
	ctx := context.Background()
	o := newOffice(t)
	o.Cite(20, "Giấy khen", "416/QĐ-SNV", "2025-09-05", func(i int, c *store.CitationImport) {
		switch i {
		case 3:
			c.Name = "Nguyễn Văn " + strings.Repeat("Rất Dài ", 60)
		case 11:
			c.Name = "Nguyễn \U00012345 Văn"
		}
	})
	check := func(skipped []issue.Skipped) {
		t.Helper()
		codes := map[data.Code]int{}
		for _, sk := range skipped {
			codes[sk.Code]++
			if sk.Fault == nil || !strings.HasPrefix(sk.Name, "Nguyễn") {
				t.Errorf("%+v", sk)
			}
		}
		if d := cmp.Diff(map[data.Code]int{"missing-glyph": 1, "text-overflow": 1}, codes); d != "" {
			t.Error(d)
		}
	}
	pages, skipped, err := issue.Drafts(ctx, o.deps(), o.Conf, data.CitationFilter{}, issue.Options{}, nil)
	if err != nil || len(pages) != 18 {
		t.Errorf("%d drafts, %v", len(pages), err)
	}
	check(skipped)
	res, err := issue.Run(ctx, o.deps(), o.Conf, data.CitationFilter{}, issue.Options{}, nil)
	if err != nil || len(res.Issued) != 18 {
		t.Fatalf("%v, %d issued", err, len(res.Issued))
	}
	check(res.Skipped)
	for i, r := range res.Issued {
		if want := fmt.Sprintf("%04d", i+1); r.Certificate.Register != want {
			t.Errorf("number %s, want %s", r.Certificate.Register, want)
		}
	}
}

func (o *office) nothingIssued() {
	o.T.Helper()
	rows, err := o.DB.Citations(context.Background(), data.CitationFilter{Conference: o.Conf.ID})
	if err != nil {
		o.T.Fatal(err)
	}
	for _, r := range rows {
		if r.Certificate.ID != "" {
			o.T.Fatalf("%s got the number %s", r.Name, r.Certificate.Register)
		}
	}
}

func TestCancel(t *testing.T) {
	o := newOffice(t)
	o.Cite(50, "Giấy khen", "416/QĐ-SNV", "2025-09-05", nil)
	ctx, cancel := context.WithCancel(context.Background())
	_, err := issue.Run(ctx, o.deps(), o.Conf, data.CitationFilter{}, issue.Options{}, func(done, _ int) {
		if done == 10 {
			cancel()
		}
	})
	if err == nil {
		t.Fatal("a cancelled run ended well")
	}
	o.nothingIssued()
}

// In a conference that asks for proofreading only what two people confirmed
// gets a number, and a changed text must be confirmed again.
func TestProofread(t *testing.T) {
	ctx := context.Background()
	o := newOffice(t)
	o.Conf.Proofread = true
	o.Cite(2, "Giấy khen", "416/QĐ-SNV", "2025-09-05", nil)
	res, err := issue.Run(ctx, o.deps(), o.Conf, data.CitationFilter{}, issue.Options{}, nil)
	if err != nil || len(res.Issued) != 0 || len(res.Skipped) != 2 || res.Skipped[0].Code != "not-proofread" {
		t.Fatalf("%+v, %v", res, err)
	}
	rows, err := o.DB.Citations(ctx, data.CitationFilter{Conference: o.Conf.ID})
	if err != nil {
		t.Fatal(err)
	}
	decisions, err := o.DB.Decisions(ctx, o.Conf.ID)
	if err != nil {
		t.Fatal(err)
	}
	read := func(who string, c data.CitationRow) {
		t.Helper()
		err := o.DB.AppendChange(ctx, data.Change{Who: who, Action: data.ActionProofread, Kind: "citation", Record: c.ID,
			After: data.ProofMark(c.Citation, c.AwardName, decisions[0])})
		if err != nil {
			t.Fatal(err)
		}
	}
	for _, c := range rows {
		read("A", c)
		read("A", c) // the same person twice does not count
	}
	read("B", rows[0])
	res, err = issue.Run(ctx, o.deps(), o.Conf, data.CitationFilter{}, issue.Options{}, nil)
	if err != nil || len(res.Issued) != 1 || res.Issued[0].ID != rows[0].ID {
		t.Fatalf("%+v, %v", res, err)
	}
	changed := rows[1].Citation
	changed.Position = "Trưởng phòng"
	if err := o.DB.SaveCitation(ctx, &changed); err != nil {
		t.Fatal(err)
	}
	read("B", rows[1]) // of the text before the change
	res, err = issue.Run(ctx, o.deps(), o.Conf, data.CitationFilter{}, issue.Options{}, nil)
	if err != nil || len(res.Issued) != 0 {
		t.Fatalf("a changed text was drawn up: %+v, %v", res, err)
	}
}
