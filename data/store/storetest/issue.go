package storetest

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vinhdanh/data"
	"vinhdanh/data/store"
)

// maker makes certificates that say which number they were made for.

func maker(_ context.Context, batch []store.Numbered) ([]store.Made, error) {
	made := make([]store.Made, len(batch))
	for i, n := range batch {
		k := n.Certificate
		made[i] = store.Made{Token: "1" + k.Register, TokenHash: []byte("12345678"), KeyID: "key", Issued: "2025-09-15", Template: "giay-khen-a4@1",
			List: fmt.Appendf(nil, "%s %s %s %d", n.Book.Issuer, n.Name, k.Register, n.Book.Year)}
	}
	return made, nil
}

// people saves citations under a decision.

func people(t testing.TB, db *store.DB, conf data.ID, award string, d *data.Decision, names ...string) []data.ID {
	t.Helper()
	d.Conference = conf
	ok(t, db.SaveDecision(background, d))
	a, found := store.MatchAward(must(db.Awards(background))(t), award)
	if !found {
		t.Fatalf("no award %q", award)
	}
	var ids []data.ID
	for _, name := range names {
		c := data.Citation{Conference: conf, Decision: d.ID, Award: a.ID, Name: name}
		ok(t, db.SaveCitation(background, &c))
		ids = append(ids, c.ID)
	}
	return ids
}

func numbers(issued store.Issued) []string {
	list := []string{}
	for _, n := range issued.Certificates {
		list = append(list, n.Name+" "+n.Certificate.Register)
	}
	return list
}

func books(t *testing.T, open Open) {
	db := open(store.Options{})
	c, _ := newConference(t, db, "AS")
	b := data.Book{Issuer: "Giám đốc Sở", Document: data.DocumentGiayKhen, Year: 2025}
	ok(t, db.SaveBook(background, &b))
	if b.ID == "" || b.Next != 1 || b.Digits != 4 {
		t.Errorf("saved as %+v", b)
	}
	same := data.Book{Issuer: "GIÁM ĐỐC SỞ", Document: data.DocumentGiayKhen, Year: 2025, Next: 98, Digits: 3}
	ok(t, db.SaveBook(background, &same))
	if d := cmp.Diff([]data.Book{same}, must(db.Books(background))(t)); d != "" || same.ID != b.ID {
		t.Error(d)
	}
	for _, bad := range []data.Book{{Next: -1}, {Year: -1}, {Digits: 10}, {Digits: -1}} {
		wantCode(t, db.SaveBook(background, &bad), "bad-book-number")
	}
	ids := people(t, db, c.ID, "Giấy khen", &data.Decision{Number: "1/QĐ", Date: "2025-09-05", Issuer: "Giám đốc Sở"}, "A", "B")
	issued := must(db.Issue(background, store.IssueRequest{Citations: ids, Make: maker}))(t)
	if d := cmp.Diff([]string{"A 098", "B 099"}, numbers(issued)); d != "" {
		t.Error(d)
	}
	for _, next := range []int{1, 99} {
		same.Next = next
		wantCode(t, db.SaveBook(background, &same), "book-number-used")
	}
	same.Next, same.Year = 200, 2024
	wantCode(t, db.SaveBook(background, &same), "book-in-use")
	same.Year = 2025
	ok(t, db.SaveBook(background, &same))
	ids = people(t, db, c.ID, "Giấy khen", &data.Decision{Number: "2/QĐ", Date: "2025-09-06", Issuer: "Giám đốc Sở"}, "C")
	issued = must(db.Issue(background, store.IssueRequest{Citations: ids, Make: maker}))(t)
	if d := cmp.Diff([]string{"C 200"}, numbers(issued)); d != "" {
		t.Error(d)
	}
}

func issue(t *testing.T, open Open) {
	clock := newClock()
	db := open(store.Options{Now: clock.now, Who: "Máy 1"})
	c, _ := newConference(t, db, "AS")
	late := data.Decision{Number: "98/QĐ-SNV", Date: "2025-09-06", Issuer: "Giám đốc Sở Nội vụ"}
	early := data.Decision{Number: "416/QĐ-SNV", Date: "2025-09-05", Issuer: "Giám đốc Sở Nội vụ"}
	earlyToo := data.Decision{Number: "5/QĐ-SNV", Date: "2025-09-05", Issuer: "GIÁM ĐỐC SỞ NỘI VỤ"}
	lastYear := data.Decision{Number: "9/QĐ-SNV", Date: "2024-12-31", Issuer: "Giám đốc Sở Nội vụ"}
	chairman := data.Decision{Number: "10/QĐ-UBND", Date: "2025-09-07", Issuer: "Chủ tịch UBND tỉnh"}
	unnamed := data.Decision{Number: "11/QĐ", Date: "2025-09-08"}
	var ids []data.ID
	ids = append(ids, people(t, db, c.ID, "Giấy khen", &late, "L1", "L2")...)
	ids = append(ids, people(t, db, c.ID, "Giấy khen", &early, "E1", "E2")...)
	ids = append(ids, people(t, db, c.ID, "Giấy khen", &earlyToo, "T1")...)
	ids = append(ids, people(t, db, c.ID, "Giấy khen", &lastYear, "Y1")...)
	ids = append(ids, people(t, db, c.ID, "Bằng khen của Chủ tịch UBND tỉnh", &chairman, "C1")...)
	ids = append(ids, people(t, db, c.ID, "Giấy khen", &unnamed, "U1")...)

	calls := 0
	request := store.IssueRequest{Citations: append(ids, ids[0]), Make: func(ctx context.Context, batch []store.Numbered) ([]store.Made, error) {
		calls++
		for _, n := range batch {
			if n.Decision.ID != n.CitationRow.Decision || n.Award.ID != n.CitationRow.Award || n.Award.Name != n.AwardName ||
				n.Book.ID != n.Certificate.Book || n.Certificate.State != data.StateDrawnUp || n.Certificate.ID == "" {
				t.Errorf("handed to Make: %+v", n)
			}
		}
		return maker(ctx, batch)
	}}
	issued := must(db.Issue(background, request))(t)
	if d := cmp.Diff([]string{"Y1 0001", "T1 0001", "E1 0002", "E2 0003", "L1 0004", "L2 0005", "C1 0001", "U1 0001"}, numbers(issued)); d != "" {
		t.Error(d)
	}
	if calls != 1 || len(issued.Skipped) != 0 {
		t.Errorf("%d calls of Make, skipped %v", calls, issued.Skipped)
	}
	if len(must(db.Books(background))(t)) != 4 {
		t.Errorf("books %+v", must(db.Books(background))(t))
	}
	for _, b := range must(db.Books(background))(t) {
		if b.Document == data.DocumentGiayKhen && b.Year == 2025 && b.Issuer == "Giám đốc Sở Nội vụ" && b.Next != 6 {
			t.Errorf("book %+v", b)
		}
		if b.Issuer == "Sở Nội vụ tỉnh An Sơn" && b.Next != 2 {
			t.Errorf("the attesting office's book is %+v", b)
		}
	}

	// What was stored is what was given back.
	rows := must(db.Citations(background, data.CitationFilter{Conference: c.ID, State: data.StateDrawnUp}))(t)
	if len(rows) != 8 {
		t.Fatalf("%d certificates", len(rows))
	}
	for i, n := range issued.Certificates {
		want := n.CitationRow
		got := rows[i]
		if d := cmp.Diff(want, got); d != "" {
			t.Error(d)
		}
		list := must(db.Asset(background, got.Certificate.List))(t)
		if got.Certificate.Template != "giay-khen-a4@1" {
			t.Errorf("template %q", got.Certificate.Template)
		}
		if !got.Certificate.MadeAt.Equal(want.Certificate.MadeAt) || sha256.Sum256(list) != [32]byte(want.Certificate.List) {
			t.Errorf("list %q", list)
		}
	}
	if h := must(db.History(background, issued.Certificates[1].Book.ID))(t); len(h) != 1 || h[0].Action != "issue" ||
		h[0].After != `{"certificates":5,"from":"0001","to":"0005"}` || h[0].Who != "Máy 1" {
		t.Errorf("history %+v", h)
	}

	// A second request issues nothing again.
	again := must(db.Issue(background, store.IssueRequest{Citations: ids, Again: true, Make: func(context.Context, []store.Numbered) ([]store.Made, error) {
		t.Error("Make was called for nothing")
		return nil, nil
	}}))(t)
	if len(again.Certificates) != 0 || len(again.Skipped) != 8 || again.Skipped[0].Code != "issued" {
		t.Errorf("second time: %+v", again)
	}

	byRegister := must(db.CertificatesByRegister(background, c.ID, "1"))(t)
	if len(byRegister) != 4 || len(must(db.CertificatesByRegister(background, c.ID, "0005"))(t)) != 1 || len(must(db.CertificatesByRegister(background, c.ID, "x"))(t)) != 0 {
		t.Errorf("%d by register number", len(byRegister))
	}
	if n := must(db.CountCitations(background, data.CitationFilter{Conference: c.ID, Numbers: []string{"4", "0005"}}))(t); n != 2 {
		t.Errorf("%d by numbers", n)
	}
	if n := must(db.CountCitations(background, data.CitationFilter{Conference: c.ID, Text: "0005"}))(t); n != 1 {
		t.Errorf("%d by the text of a number", n)
	}

	// Paper that is out there does not change under its holders.
	for _, change := range []func(*data.Decision){
		func(d *data.Decision) { d.Number = "417/QĐ-SNV" }, func(d *data.Decision) { d.Date = "2025-09-09" },
		func(d *data.Decision) { d.Issuer = "Ai khác" }, func(d *data.Decision) { d.Signature.Name = "Ai khác" },
	} {
		d := early
		change(&d)
		wantCode(t, db.SaveDecision(background, &d), "decision-in-use")
	}
	early.Subject = "về việc khen thưởng"
	ok(t, db.SaveDecision(background, &early))
	one := issued.Certificates[2].Citation
	one.Name = "Khác"
	wantCode(t, db.SaveCitation(background, &one), "citation-issued")
	one = issued.Certificates[2].Citation
	one.Representative, one.Note = "Phó phòng", "Đến muộn"
	ok(t, db.SaveCitation(background, &one))
}

func issueRefuses(t *testing.T, open Open) {
	db := open(store.Options{})
	c, _ := newConference(t, db, "AS")
	ready := data.Decision{Number: "1/QĐ", Date: "2025-09-05", Issuer: "Giám đốc"}
	noNumber := data.Decision{Date: "2025-09-05"}
	noDate := data.Decision{Number: "2/QĐ"}
	var ids []data.ID
	ids = append(ids, people(t, db, c.ID, "Bằng khen của Thủ tướng Chính phủ", &ready, "Nhận từ trên")...)
	ids = append(ids, people(t, db, c.ID, "Cờ thi đua cấp tỉnh", &ready, "Cờ")...)
	ids = append(ids, people(t, db, c.ID, "Lao động tiên tiến", &ready, "Không bằng")...)
	ids = append(ids, people(t, db, c.ID, "Giấy khen", &noNumber, "Chưa số")...)
	ids = append(ids, people(t, db, c.ID, "Giấy khen", &noDate, "Chưa ngày")...)
	issued := must(db.Issue(background, store.IssueRequest{Citations: ids, Make: maker}))(t)
	got := map[string]data.Code{}
	for _, s := range issued.Skipped {
		got[s.Name] = s.Code
	}
	want := map[string]data.Code{"Nhận từ trên": "received", "Cờ": "no-document", "Không bằng": "no-document",
		"Chưa số": "no-decision", "Chưa ngày": "no-decision"}
	if d := cmp.Diff(want, got); d != "" || len(issued.Certificates) != 0 {
		t.Error(d, issued.Certificates)
	}
	if n := len(must(db.Books(background))(t)); n != 0 {
		t.Errorf("%d books for nothing", n)
	}
	counts := must(db.CountStates(background, c.ID))(t)
	if d := cmp.Diff(data.CertificateCounts{Citations: 5, States: map[data.CertificateState]int{}, NotReady: 2, Received: 1, NoPaper: 2}, counts); d != "" {
		t.Error(d)
	}
	_, err := db.Issue(background, store.IssueRequest{Citations: []data.ID{"no"}, Make: maker})
	wantCode(t, err, "no-record")
	if got := must(db.Issue(background, store.IssueRequest{Make: maker}))(t); len(got.Certificates) != 0 {
		t.Error("something was issued for nothing")
	}
}

// Whatever goes wrong while certificates are made, no number is lost.

func issueNoGap(t *testing.T, open Open) {
	db := open(store.Options{})
	c, _ := newConference(t, db, "AS")
	ids := people(t, db, c.ID, "Giấy khen", &data.Decision{Number: "1/QĐ", Date: "2025-09-05"}, "A", "B", "C")
	broken := errors.New("a font is missing")
	_, err := db.Issue(background, store.IssueRequest{Citations: ids, Make: func(context.Context, []store.Numbered) ([]store.Made, error) { return nil, broken }})
	if !errors.Is(err, broken) {
		t.Errorf("error %v", err)
	}
	for about, spoil := range map[string]func([]store.Made) []store.Made{
		"too few":  func(m []store.Made) []store.Made { return m[:2] },
		"no token": func(m []store.Made) []store.Made { m[1].Token = ""; return m },
		"no list":  func(m []store.Made) []store.Made { m[1].List = nil; return m },
		"no hash":  func(m []store.Made) []store.Made { m[1].TokenHash = nil; return m },
		"no date":  func(m []store.Made) []store.Made { m[1].Issued = "2025"; return m },
	} {
		_, err := db.Issue(background, store.IssueRequest{Citations: ids, Make: func(ctx context.Context, b []store.Numbered) ([]store.Made, error) {
			made, err := maker(ctx, b)
			return spoil(made), err
		}})
		if err == nil {
			t.Errorf("%s: no error", about)
		}
	}
	ctx, cancel := context.WithCancel(background)
	_, err = db.Issue(ctx, store.IssueRequest{Citations: ids, Make: func(ctx context.Context, b []store.Numbered) ([]store.Made, error) {
		cancel()
		return maker(ctx, b)
	}})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
	func() {
		defer func() { _ = recover() }()
		_, _ = db.Issue(background, store.IssueRequest{Citations: ids, Make: func(context.Context, []store.Numbered) ([]store.Made, error) { panic("!") }})
	}()
	if n := must(db.CountCitations(background, data.CitationFilter{Conference: c.ID, NotIssued: true}))(t); n != 3 {
		t.Errorf("%d are not issued", n)
	}
	issued := must(db.Issue(background, store.IssueRequest{Citations: ids, Make: maker}))(t)
	if d := cmp.Diff([]string{"A 0001", "B 0002", "C 0003"}, numbers(issued)); d != "" {
		t.Error(d)
	}
}

// What changes while certificates are made is not issued as it was.

// In groups, each made while the one before is stored, numbers have no gaps

// either, whoever comes between, and what was stored before an error stays.

// Two desks that issue at once never give a number twice, nor a citation two

// certificates.
