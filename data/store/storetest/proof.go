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
