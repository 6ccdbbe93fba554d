package storetest

import (
	"crypto/sha256"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vinhdanh/data"
	"vinhdanh/data/store"
)

func states(t *testing.T, open Open) {
	db := open(store.Options{Who: "Máy 1"})
	c, _ := newConference(t, db, "AS")
	ids := people(t, db, c.ID, "Giấy khen", &data.Decision{Number: "1/QĐ", Date: "2025-09-05"}, "A", "B", "C")
	issued := must(db.Issue(background, store.IssueRequest{Citations: ids, Make: maker}))(t)
	var certificates []data.ID
	for _, n := range issued.Certificates {
		certificates = append(certificates, n.Certificate.ID)
	}
	for _, s := range data.Road {
		ok(t, db.SetState(background, certificates[:2], s))
	}
	counts := must(db.CountStates(background, c.ID))(t)
	if d := cmp.Diff(data.CertificateCounts{Citations: 3, ToPrint: 1, States: map[data.CertificateState]int{data.StateHanded: 2, data.StateDrawnUp: 1}}, counts); d != "" {
		t.Error(d)
	}
	h := must(db.History(background, certificates[0]))(t)
	if len(h) != len(data.Road)-1 || h[0].Before != `{"State":"on-tray"}` || h[0].After != `{"State":"handed"}` {
		t.Errorf("history %+v", h)
	}
	wantCode(t, db.SetState(background, certificates, "lost"), "bad-state")
	wantCode(t, db.SetState(background, append(certificates, "no"), data.StateSigned), "no-record")
	if got := must(db.CountStates(background, c.ID))(t); got.States[data.StateSigned] != 0 {
		t.Error("a refused change moved some")
	}
	ok(t, db.SetState(background, certificates[:1], data.StateWithdrawn))
	wantCode(t, db.SetState(background, certificates, data.StatePrinted), "certificate-withdrawn")
	wantCode(t, db.RecordPrinting(background, []data.Printing{{Certificate: certificates[0]}}, nil), "certificate-withdrawn")
	ok(t, db.SetState(background, certificates[:1], data.StateWithdrawn))
}

func reissue(t *testing.T, open Open) {
	clock := newClock()
	db := open(store.Options{Now: clock.now})
	c, _ := newConference(t, db, "AS")
	ids := people(t, db, c.ID, "Giấy khen", &data.Decision{Number: "1/QĐ", Date: "2025-09-05"}, "A", "B")
	first := must(db.Issue(background, store.IssueRequest{Citations: ids, Make: maker}))(t)
	ok(t, db.SetState(background, []data.ID{first.Certificates[0].Certificate.ID}, data.StateWithdrawn))

	got := must(db.Issue(background, store.IssueRequest{Citations: ids, Make: maker}))(t)
	if len(got.Certificates) != 0 || got.Skipped[0].Code != "withdrawn" || got.Skipped[1].Code != "issued" {
		t.Errorf("%+v", got)
	}
	// The text may be put right now.
	corrected := first.Certificates[0].Citation
	corrected.Name = "Á"
	ok(t, db.SaveCitation(background, &corrected))
	got = must(db.Issue(background, store.IssueRequest{Citations: ids, Again: true, Make: maker}))(t)
	if d := cmp.Diff([]string{"Á 0003"}, numbers(got)); d != "" {
		t.Error(d)
	}
	rows := must(db.Citations(background, data.CitationFilter{Conference: c.ID}))(t)
	if len(rows) != 2 || rows[0].Certificate.Register != "0003" || rows[0].Certificate.State != data.StateDrawnUp {
		t.Errorf("rows %+v", rows)
	}
	old := must(db.CertificatesByRegister(background, c.ID, "0001"))(t)
	if len(old) != 1 || old[0].Certificate.State != data.StateWithdrawn || old[0].Name != "Á" {
		t.Errorf("the withdrawn one: %+v", old)
	}
	history := must(db.CertificateHistory(background, ids[0]))(t)
	if len(history) != 2 || history[0].Certificate.Register != "0003" || history[1].Certificate.Register != "0001" {
		t.Errorf("history %+v", history)
	}
	if c := must(db.CountStates(background, c.ID))(t); c.States[data.StateDrawnUp] != 2 || c.States[data.StateWithdrawn] != 0 {
		t.Errorf("counts %+v", c)
	}
}

func printing(t *testing.T, open Open) {
	clock := newClock()
	db := open(store.Options{Now: clock.now})
	c, _ := newConference(t, db, "AS")
	ids := people(t, db, c.ID, "Giấy khen", &data.Decision{Number: "1/QĐ", Date: "2025-09-05"}, "A", "B")
	issued := must(db.Issue(background, store.IssueRequest{Citations: ids, Make: maker}))(t)
	a, b := issued.Certificates[0].Certificate.ID, issued.Certificates[1].Certificate.ID
	ok(t, db.RecordPrinting(background, []data.Printing{{Certificate: a, Where: "giay-khen.pdf"}}, nil))
	ok(t, db.SetState(background, []data.ID{a}, data.StateSigned))
	ok(t, db.RecordPrinting(background, []data.Printing{{Certificate: a, Where: "giay-khen.pdf", Kind: data.PrintAgain, Reason: "Hỏng phôi"}, {Certificate: b}}, nil))
	rows := must(db.Citations(background, data.CitationFilter{Conference: c.ID}))(t)
	if k := rows[0].Certificate; k.Prints != 2 || k.State != data.StateSigned {
		t.Errorf("printed again: %+v", k)
	}
	if k := rows[1].Certificate; k.Prints != 1 || k.State != data.StatePrinted {
		t.Errorf("printed: %+v", k)
	}
	lines := must(db.Printings(background, a))(t)
	if len(lines) != 2 || lines[0].Reason != "" || lines[0].Kind != data.PrintFirst || lines[1].Kind != data.PrintAgain || lines[1].Reason != "Hỏng phôi" || lines[1].Where != "giay-khen.pdf" || lines[1].At.IsZero() {
		t.Errorf("log %+v", lines)
	}
	whole := data.Printing{ID: data.NewID(clock.now()), Certificate: a, At: clock.now(), Where: "doi.pdf", Kind: data.PrintExchange,
		Reason: "Bản cũ mờ", Paper: "77/UBND", PaperDate: "2026-01-05"}
	ok(t, db.RecordPrinting(background, []data.Printing{whole}, nil))
	if d := cmp.Diff(whole, must(db.Printings(background, a))(t)[2]); d != "" {
		t.Error(d)
	}
	wantCode(t, db.RecordPrinting(background, []data.Printing{{Certificate: b, Kind: data.PrintAgain, Reason: "Rách"}, {Certificate: "no"}}, nil), "no-record")
	if n := len(must(db.Printings(background, b))(t)); n != 1 {
		t.Errorf("a refused record left %d lines", n)
	}
	// A second original is refused before any paper is put in its place.
	put := 0
	wantCode(t, db.RecordPrinting(background, []data.Printing{{Certificate: b}}, func() error { put++; return nil }), "printed-meanwhile")
	// A paper that could not be put in its place is not on record.
	wantCode(t, db.RecordPrinting(background, []data.Printing{{Certificate: b, Kind: data.PrintAgain, Reason: "Rách"}}, func() error { return data.Fail("output-busy", "file", "x") }), "output-busy")
	if n := len(must(db.Printings(background, b))(t)); n != 1 || put != 0 {
		t.Errorf("%d lines, put %d times", n, put)
	}
}

func assets(t *testing.T, open Open) {
	db, other := open(store.Options{}), open(store.Options{})
	raw := []byte("một phông chữ")
	h := must(db.PutAsset(background, "font", raw))(t)
	if h != sha256.Sum256(raw) || h != must(other.PutAsset(background, "font", raw))(t) {
		t.Error("the hash is not that of the bytes")
	}
	if got := must(other.Asset(background, h))(t); string(got) != string(raw) {
		t.Errorf("got %q", got)
	}
	empty := must(db.PutAsset(background, "picture", nil))(t)
	if got := must(db.Asset(background, empty))(t); len(got) != 0 {
		t.Errorf("got %q", got)
	}
	_, err := db.Asset(background, data.Hash{1})
	wantCode(t, err, "no-record")

	// Many at once, more than one query names, in the order that was asked for.
	var list []data.Hash
	for i := range 450 {
		list = append(list, must(db.PutAsset(background, "list", []byte{byte(i), byte(i >> 8)}))(t))
	}
	list = append(list, h, empty, list[3])
	slices.Reverse(list)
	all := must(db.Assets(background, list))(t)
	for i, raw := range all {
		if sha256.Sum256(raw) != list[i] {
			t.Fatalf("asset %d is %q", i, raw)
		}
	}
	if none := must(db.Assets(background, nil))(t); len(all) != len(list) || len(none) != 0 {
		t.Errorf("%d of %d, %d of none", len(all), len(list), len(none))
	}
	_, err = db.Assets(background, []data.Hash{h, {1}})
	wantCode(t, err, "no-record")
}
