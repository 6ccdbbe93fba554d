package storetest

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vinhdanh/data"
	"vinhdanh/data/store"
)

func issueOvertaken(t *testing.T, open Open) {
	db, other := open(store.Options{}), open(store.Options{})
	c, _ := newConference(t, db, "AS")
	d := data.Decision{Number: "1/QĐ", Date: "2025-09-05", Issuer: "Giám đốc"}
	ids := people(t, db, c.ID, "Giấy khen", &d, "A", "B", "C", "D")
	calls := 0
	issued := must(db.Issue(background, store.IssueRequest{Citations: ids, Make: func(ctx context.Context, b []store.Numbered) ([]store.Made, error) {
		switch calls++; calls {
		case 1:
			e := b[0].Citation
			e.Name = "Á"
			ok(t, other.SaveCitation(background, &e))
		case 2:
			must(other.Issue(background, store.IssueRequest{Citations: ids[1:2], Make: maker}))(t)
		case 3:
			d.Signature.Name = "Người ký"
			// The other certificate is out under this decision, so that is refused; it changes nothing.
			wantCode(t, other.SaveDecision(background, &d), "decision-in-use")
		}
		return maker(ctx, b)
	}}))(t)
	if d := cmp.Diff([]string{"Á 0002", "C 0003", "D 0004"}, numbers(issued)); d != "" {
		t.Error(d)
	}
	if calls != 3 || len(issued.Skipped) != 1 || issued.Skipped[0].Code != "issued" {
		t.Errorf("%d calls, skipped %+v", calls, issued.Skipped)
	}

	more := people(t, db, c.ID, "Giấy khen", &data.Decision{Number: "2/QĐ", Date: "2025-09-06"}, "E")
	n := 0
	_, err := db.Issue(background, store.IssueRequest{Citations: more, Make: func(ctx context.Context, b []store.Numbered) ([]store.Made, error) {
		n++
		ok(t, other.SaveBook(background, &data.Book{Issuer: fmt.Sprint("Sổ khác ", n)}))
		return maker(ctx, b)
	}})
	wantCode(t, err, "issue-overtaken")
}

func issueGroups(t *testing.T, open Open) {
	db, other := open(store.Options{}), open(store.Options{})
	c, _ := newConference(t, db, "AS")
	d := data.Decision{Number: "1/QĐ", Date: "2025-09-05", Issuer: "Giám đốc"}
	var who []string
	for i := range 11 {
		who = append(who, fmt.Sprint("Người ", i))
	}
	ids := people(t, db, c.ID, "Giấy khen", &d, who...)
	alone := people(t, db, c.ID, "Giấy khen", &data.Decision{Number: "2/QĐ", Date: "2025-09-06", Issuer: "Chủ tịch"}, "Khác")
	ids = slices.Insert(ids, 4, alone[0])

	var sizes []int
	issued := must(db.Issue(background, store.IssueRequest{Citations: ids[:7], Group: 3, Make: func(ctx context.Context, b []store.Numbered) ([]store.Made, error) {
		sizes = append(sizes, len(b))
		return maker(ctx, b)
	}}))(t)
	if diff := cmp.Diff([]string{"Người 0 0001", "Người 1 0002", "Người 2 0003", "Người 3 0004", "Người 4 0005", "Khác 0001", "Người 5 0006"}, numbers(issued)); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]int{3, 3, 1}, sizes); diff != "" {
		t.Error(diff)
	}

	// Who is named in two groups gets one certificate.
	twice := people(t, db, c.ID, "Giấy khen", &data.Decision{Number: "3/QĐ", Date: "2025-09-07", Issuer: "Trưởng ban"}, "Hai lần")
	issued = must(db.Issue(background, store.IssueRequest{Citations: []data.ID{twice[0], twice[0]}, Group: 1, Make: maker}))(t)
	if diff := cmp.Diff([]string{"Hai lần 0001"}, numbers(issued)); diff != "" {
		t.Error(diff)
	}

	// The second group fails: the first stays, and is told.
	broken := errors.New("a font is missing")
	calls := 0
	issued, err := db.Issue(background, store.IssueRequest{Citations: ids[7:], Group: 2, Make: func(ctx context.Context, b []store.Numbered) ([]store.Made, error) {
		if calls++; calls == 2 {
			return nil, broken
		}
		return maker(ctx, b)
	}})
	if diff := cmp.Diff([]string{"Người 6 0007", "Người 7 0008"}, numbers(issued)); diff != "" || !errors.Is(err, broken) {
		t.Error(diff, err)
	}

	// Somebody takes the next number while the second group is made.
	calls = 0
	issued = must(db.Issue(background, store.IssueRequest{Citations: ids[8:], Group: 1, Make: func(ctx context.Context, b []store.Numbered) ([]store.Made, error) {
		if calls++; calls == 2 {
			must(other.Issue(background, store.IssueRequest{Citations: ids[11:], Make: maker}))(t)
		}
		return maker(ctx, b)
	}}))(t)
	if len(issued.Certificates)+len(issued.Skipped) != 4 {
		t.Errorf("issued %v, skipped %v", numbers(issued), issued.Skipped)
	}
	seen := map[int]bool{}
	for _, r := range must(db.Citations(background, data.CitationFilter{Conference: c.ID, Decision: d.ID}))(t) {
		n := r.Certificate.Number
		if n < 1 || n > 11 || seen[n] {
			t.Errorf("%s has number %d", r.Name, n)
		}
		seen[n] = true
		if list := must(db.Asset(background, r.Certificate.List))(t); string(list) != fmt.Sprintf("Giám đốc %s %04d 2025", r.Name, n) {
			t.Errorf("the paper of %s says %q", r.Name, list)
		}
	}
	if len(seen) != 11 {
		t.Errorf("%d numbers", len(seen))
	}
}

func issueTwoDesks(t *testing.T, open Open) {
	db, other := open(store.Options{}), open(store.Options{})
	c, _ := newConference(t, db, "AS")
	var who []string
	for i := range 60 {
		who = append(who, fmt.Sprintf("Người %d", i))
	}
	ids := people(t, db, c.ID, "Giấy khen", &data.Decision{Number: "1/QĐ", Date: "2025-09-05", Issuer: "Giám đốc"}, who...)
	var wait sync.WaitGroup
	for desk, db := range []*store.DB{db, other, db, other} {
		wait.Go(func() {
			for at := desk; at < len(ids); at += 3 {
				request := store.IssueRequest{Citations: ids[at:min(at+5, len(ids))], Group: 2, Make: maker}
				for {
					_, err := db.Issue(background, request)
					if data.CodeOf(err) == "issue-overtaken" {
						continue
					}
					if err != nil {
						t.Error(err)
					}
					break
				}
			}
		})
	}
	wait.Wait()
	rows := must(db.Citations(background, data.CitationFilter{Conference: c.ID}))(t)
	seen := map[int]bool{}
	for _, r := range rows {
		n := r.Certificate.Number
		if n < 1 || n > len(ids) || seen[n] {
			t.Errorf("%s has number %d", r.Name, n)
		}
		seen[n] = true
		if list := must(db.Asset(background, r.Certificate.List))(t); string(list) != fmt.Sprintf("Giám đốc %s %04d 2025", r.Name, n) {
			t.Errorf("the paper of %s says %q", r.Name, list)
		}
	}
	if len(seen) != len(ids) {
		t.Errorf("%d numbers for %d citations", len(seen), len(ids))
	}
}
