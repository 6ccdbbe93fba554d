package storetest

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"vinhdanh/data"
	"vinhdanh/data/store"
)

// drawnUp makes a conference with certificates for people, in their order.
func drawnUp(t *testing.T, db *store.DB, names ...string) (data.Conference, []data.ID) {
	t.Helper()
	c, _ := newConference(t, db, "AS")
	ids := people(t, db, c.ID, "Giấy khen", &data.Decision{Number: "1/QĐ", Date: "2025-09-05"}, names...)
	issued := must(db.Issue(background, store.IssueRequest{Citations: ids, Make: maker}))(t)
	var list []data.ID
	for _, n := range issued.Certificates {
		list = append(list, n.Certificate.ID)
	}
	return c, list
}

// printings makes the lines of a run for some of its certificates.
func printings(run data.PrintRun, certificates ...data.ID) []data.Printing {
	list := make([]data.Printing, len(certificates))
	for i, id := range certificates {
		list[i] = data.Printing{Certificate: id, Where: "a.pdf", Kind: run.Kind, Reason: run.Reason, Run: run.ID}
	}
	return list
}

// A run is on record from its beginning to its last certificate.
func printRuns(t *testing.T, open Open) {
	db := open(store.Options{Now: newClock().now, Who: "Máy 1"})
	c, ids := drawnUp(t, db, "A", "B", "C", "D", "E")
	s := data.Stock{Name: "Phôi", Document: data.DocumentGiayKhen}
	ok(t, db.SaveStock(background, &s))
	run := data.PrintRun{Conference: c.ID, File: "/in/a.pdf", Dir: "/in/a", Kind: data.PrintExchange, Reason: "Đổi", Paper: "9/CV",
		PaperDate: "2025-09-20", Stock: s.ID, Certificates: []data.ID{ids[2], ids[0], ids[1]}, Options: `{"DX":1}`}
	ok(t, db.BeginPrinting(background, &run))
	if run.ID == "" || run.At.IsZero() || run.Who != "Máy 1" {
		t.Errorf("begun as %+v", run)
	}
	unfinished := func(want ...data.PrintRun) {
		t.Helper()
		if d := cmp.Diff(want, must(db.UnfinishedRuns(background, c.ID))(t)); d != "" {
			t.Error(d)
		}
	}
	unfinished(run)
	ok(t, db.SetRunDigest(background, run.ID, "cafe"))
	run.Digest = "cafe"

	// The lines are the run's next ones, or nothing is recorded.
	for _, wrong := range [][]data.ID{{ids[0]}, {ids[2], ids[1]}, {ids[2], ids[0], ids[1], ids[3]}} {
		wantCode(t, db.RecordPrinting(background, printings(run, wrong...), func() error {
			t.Error("a paper was put in its place")
			return nil
		}), "run-gone")
	}
	ok(t, db.RecordPrinting(background, printings(run, ids[2], ids[0]), nil))
	run.Recorded = 2
	unfinished(run)
	if got := must(db.Printings(background, ids[0]))(t); len(got) != 1 || got[0].Run != run.ID || got[0].Kind != data.PrintExchange {
		t.Errorf("log %+v", got)
	}
	// Somebody who goes on with it from where it was is told.
	wantCode(t, db.RecordPrinting(background, printings(run, ids[2], ids[0]), nil), "run-gone")
	ok(t, db.RecordPrinting(background, printings(run, ids[1]), nil))
	unfinished()
	wantCode(t, db.RecordPrinting(background, printings(run, ids[1]), nil), "run-gone")
	wantCode(t, db.SetRunDigest(background, run.ID, "x"), "run-gone")
	wantCode(t, db.DropRun(background, run.ID), "run-gone")

	rest := data.PrintRun{Conference: c.ID, File: "/in/b.pdf", Certificates: ids[3:]}
	ok(t, db.BeginPrinting(background, &rest))
	ok(t, db.RecordPrinting(background, printings(rest, ids[3]), nil))
	ok(t, db.DropRun(background, rest.ID))
	unfinished()
	if h := must(db.History(background, rest.ID))(t); len(h) != 1 || h[0].Action != "drop" || h[0].After != `{"certificates":2,"file":"/in/b.pdf","recorded":1}` {
		t.Errorf("history %+v", h)
	}
	if rows := must(db.Citations(background, data.CitationFilter{Conference: c.ID, State: data.StateDrawnUp}))(t); len(rows) != 1 || rows[0].Name != "E" {
		t.Errorf("not printed: %+v", rows)
	}
	if err := db.BeginPrinting(background, &data.PrintRun{Conference: c.ID}); err == nil {
		t.Error("a run of nothing began")
	}
}

// What may not be printed does not begin; and nothing comes between a run and
// its certificates.
func printRunRefuses(t *testing.T, open Open) {
	db, other := open(store.Options{Now: newClock().now}), open(store.Options{Now: newClock().now})
	c, ids := drawnUp(t, db, "A", "B", "C", "D")
	ok(t, db.RecordPrinting(background, []data.Printing{{Certificate: ids[0]}}, nil))
	ok(t, db.SetState(background, ids[1:2], data.StateWithdrawn))
	begin := func(kind data.PrintKind, list ...data.ID) error {
		return db.BeginPrinting(background, &data.PrintRun{Conference: c.ID, File: "/in/a.pdf", Kind: kind, Certificates: list})
	}
	wantCode(t, begin(data.PrintFirst, ids[2], ids[0]), "printed-meanwhile")
	wantCode(t, begin(data.PrintAgain, ids[2], ids[1]), "certificate-withdrawn")
	wantCode(t, begin(data.PrintFirst, ids[2], "no"), "no-record")
	if left := must(db.UnfinishedRuns(background, c.ID))(t); len(left) != 0 {
		t.Errorf("refused runs left %+v", left)
	}

	run := data.PrintRun{Conference: c.ID, File: "/in/a.pdf", Kind: data.PrintAgain, Reason: "Rách", Certificates: []data.ID{ids[0], ids[2]}}
	ok(t, db.BeginPrinting(background, &run))
	second := data.PrintRun{Conference: c.ID, Dir: "/in/b", Kind: data.PrintAgain, Certificates: []data.ID{ids[3], ids[2]}}
	wantCode(t, other.BeginPrinting(background, &second), "printing-unfinished")
	wantCode(t, other.SetState(background, ids[2:3], data.StateWithdrawn), "printing-unfinished")
	corrected := must(db.CertificatesByRegister(background, c.ID, "0003"))(t)[0].Citation
	corrected.Name = "Cúc"
	wantCode(t, other.CorrectCitation(background, &corrected, &data.Correction{Number: "1/CV", Date: "2025-09-10"}), "printing-unfinished")
	ok(t, other.SetState(background, ids[2:3], data.StateProofread)) // the rest of the road is open

	// What a run has recorded is free again, and so are all when it is dropped.
	ok(t, db.RecordPrinting(background, printings(run, ids[0]), nil))
	ok(t, other.SetState(background, ids[:1], data.StateWithdrawn))
	ok(t, db.DropRun(background, run.ID))
	ok(t, other.BeginPrinting(background, &second))
}
