package issue_test

import (
	"context"
	"crypto/rand"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"vinhdanh/app/jobs/issue"
	"vinhdanh/data"
	"vinhdanh/data/seal"
	"vinhdanh/data/store"
	"vinhdanh/print/layout"
)

var clock = func() time.Time { return time.Date(2025, 9, 15, 8, 30, 0, 0, time.FixedZone("", 7*3600)) }

// office is a database with one conference and a signing key.
type office struct {
	t      testing.TB
	db     *store.DB
	conf   data.Conference
	signer *seal.Signer
	keys   *seal.Keyring
	press  *issue.Press
}

func newOffice(t testing.TB) *office {
	t.Helper()
	ctx := context.Background()
	db, err := store.Open(ctx, filepath.Join(t.TempDir(), "test.db"), store.Options{Now: clock, Version: "test"})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	})
	o := &office{t: t, db: db, conf: data.Conference{Code: "HN", Title: "Hội nghị điển hình tiên tiến", Issuer: "Sở Nội vụ tỉnh Lai Châu",
		City: "Lai Châu", Page: "TDKT.LAICHAU.GOV.VN/V"}}
	if err := db.SaveConference(ctx, &o.conf); err != nil {
		t.Fatal(err)
	}
	_, signer, list, err := seal.Init(o.conf.Issuer, seal.StandardTables(o.conf.Issuer), rand.Reader, clock())
	if err != nil {
		t.Fatal(err)
	}
	if o.keys, err = seal.NewKeyring(list); err != nil {
		t.Fatal(err)
	}
	o.signer = signer
	if o.press, err = issue.NewPress(); err != nil {
		t.Fatal(err)
	}
	return o
}

func (o *office) deps() issue.Deps {
	return issue.Deps{Records: o.db, Press: o.press, Signer: o.signer, Now: clock, Who: "test"}
}

// cite adds n citations of an award under a decision.
func (o *office) cite(n int, award, number string, date data.Date, change func(i int, c *store.CitationImport)) {
	o.t.Helper()
	rows := make([]store.CitationImport, n)
	for i := range rows {
		rows[i] = store.CitationImport{
			Citation: data.Citation{Ordinal: i + 1, Kind: data.Individual, Name: fmt.Sprintf("Lò Thị Mai %s", letters(i)), Honorific: "Bà", Gender: data.Female,
				Position: "Chuyên viên", Unit: "Sở Nội vụ", Achievement: "Đã có thành tích xuất sắc trong phong trào thi đua yêu nước giai đoạn 2020–2025"},
			AwardName: award, DecisionNumber: number, DecisionDate: date, DecisionIssuer: "Giám đốc Sở Nội vụ tỉnh Lai Châu",
			Signature: data.Signature{Title: "GIÁM ĐỐC", Name: "Nguyễn Văn An"}}
		if change != nil {
			change(i, &rows[i])
		}
	}
	if _, err := o.db.ImportCitations(context.Background(), o.conf.ID, rows, store.ImportOptions{}); err != nil {
		o.t.Fatal(err)
	}
}

// letters makes names that differ without figures.
func letters(i int) string {
	given := []string{"An", "Bình", "Chi", "Dung", "Đào", "Giang", "Hạnh", "Khuê", "Liên", "Mận"}
	s := ""
	for range 4 {
		s = given[i%10] + " " + s
		i /= 10
	}
	return s[:len(s)-1]
}

func TestRun(t *testing.T) {
	ctx := context.Background()
	o := newOffice(t)
	o.cite(3, "Giấy khen", "416/QĐ-SNV", "2025-09-05", nil)
	o.cite(1, "Bằng khen của Thủ tướng Chính phủ", "1520/QĐ-TTg", "2025-07-18", nil)
	o.cite(1, "Giấy khen", "", "", func(_ int, c *store.CitationImport) { c.Name = "Giàng A Sử" })
	var last, total int
	res, err := issue.Run(ctx, o.deps(), o.conf, data.CitationFilter{}, issue.Options{}, func(d, n int) { last, total = max(last, d), n })
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
		v := seal.Verify(seal.QRText(o.conf.Page, k.Token), o.keys, nil, clock())
		if v.Word != seal.WordValid || v.Certificate.Name != r.Name || v.Certificate.Number != k.Register ||
			v.Certificate.DecidedBy != "Giám đốc Sở Nội vụ tỉnh Lai Châu" || v.Certificate.Issued != "2025-09-15" {
			t.Errorf("certificate %s: %+v %+v", k.Register, v, v.Certificate)
		}
		page, err := issue.Preview(ctx, o.deps(), o.conf, r.ID, issue.Options{})
		if err != nil {
			t.Fatal(err)
		}
		if code := codeOf(page.List); code != seal.QRText(o.conf.Page, k.Token) {
			t.Errorf("stored list has the code %q", code)
		}
	}
	again, err := issue.Run(ctx, o.deps(), o.conf, data.CitationFilter{}, issue.Options{}, nil)
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
	o.cite(1, "Giấy khen", "", "", nil)
	rows, err := o.db.Citations(ctx, data.CitationFilter{Conference: o.conf.ID})
	if err != nil {
		t.Fatal(err)
	}
	d := o.deps()
	d.Signer = nil
	for _, draft := range []bool{false, true} {
		page, err := issue.Preview(ctx, d, o.conf, rows[0].ID, issue.Options{Draft: draft})
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
	if _, err := issue.Preview(ctx, d, o.conf, "nobody", issue.Options{}); data.CodeOf(err) != "unknown-citation" {
		t.Errorf("unknown citation: %v", err)
	}
}

// A certificate that cannot be set gets no number, and holds nobody else up.
func TestFaultHoldsNobodyUp(t *testing.T) {
	ctx := context.Background()
	o := newOffice(t)
	o.cite(20, "Giấy khen", "416/QĐ-SNV", "2025-09-05", func(i int, c *store.CitationImport) {
		switch i {
		case 3:
			c.Name = "Nguyễn Văn " + strings.Repeat("Rất Dài ", 20)
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
	pages, skipped, err := issue.Drafts(ctx, o.deps(), o.conf, data.CitationFilter{}, issue.Options{}, nil)
	if err != nil || len(pages) != 18 {
		t.Errorf("%d drafts, %v", len(pages), err)
	}
	check(skipped)
	res, err := issue.Run(ctx, o.deps(), o.conf, data.CitationFilter{}, issue.Options{}, nil)
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
	o.t.Helper()
	rows, err := o.db.Citations(context.Background(), data.CitationFilter{Conference: o.conf.ID})
	if err != nil {
		o.t.Fatal(err)
	}
	for _, r := range rows {
		if r.Certificate.ID != "" {
			o.t.Fatalf("%s got the number %s", r.Name, r.Certificate.Register)
		}
	}
}

func TestCancel(t *testing.T) {
	o := newOffice(t)
	o.cite(50, "Giấy khen", "416/QĐ-SNV", "2025-09-05", nil)
	ctx, cancel := context.WithCancel(context.Background())
	_, err := issue.Run(ctx, o.deps(), o.conf, data.CitationFilter{}, issue.Options{}, func(done, _ int) {
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
	o.conf.Proofread = true
	o.cite(2, "Giấy khen", "416/QĐ-SNV", "2025-09-05", nil)
	res, err := issue.Run(ctx, o.deps(), o.conf, data.CitationFilter{}, issue.Options{}, nil)
	if err != nil || len(res.Issued) != 0 || len(res.Skipped) != 2 || res.Skipped[0].Code != "not-proofread" {
		t.Fatalf("%+v, %v", res, err)
	}
	rows, err := o.db.Citations(ctx, data.CitationFilter{Conference: o.conf.ID})
	if err != nil {
		t.Fatal(err)
	}
	decisions, err := o.db.Decisions(ctx, o.conf.ID)
	if err != nil {
		t.Fatal(err)
	}
	read := func(who string, c data.CitationRow) {
		t.Helper()
		err := o.db.AppendChange(ctx, data.Change{Who: who, Action: data.ActionProofread, Kind: "citation", Record: c.ID,
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
	res, err = issue.Run(ctx, o.deps(), o.conf, data.CitationFilter{}, issue.Options{}, nil)
	if err != nil || len(res.Issued) != 1 || res.Issued[0].ID != rows[0].ID {
		t.Fatalf("%+v, %v", res, err)
	}
	changed := rows[1].Citation
	changed.Position = "Trưởng phòng"
	if err := o.db.SaveCitation(ctx, &changed); err != nil {
		t.Fatal(err)
	}
	read("B", rows[1]) // of the text before the change
	res, err = issue.Run(ctx, o.deps(), o.conf, data.CitationFilter{}, issue.Options{}, nil)
	if err != nil || len(res.Issued) != 0 {
		t.Fatalf("a changed text was drawn up: %+v, %v", res, err)
	}
}
