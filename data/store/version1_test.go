package store

import (
	"path/filepath"
	"testing"

	"vinhdanh/data"
)

// version1 puts a database that program 0.2 made into a folder: form 1, five
// recipients, four certificates of which two are printed, one of them again, and
// one withdrawn, all texts confirmed by two people.
func version1(t *testing.T) string {
	t.Helper()
	return oldDatabase(t, "version1.db.gz")
}

// A database of the first form is migrated with all it holds, a copy of it as it
// was beside it.
func TestVersion1(t *testing.T) {
	path := version1(t)
	if info, err := Verify(t.Context(), path); err != nil || info != (Info{Program: "0.2", Version: 1, Conferences: 1, Delegates: 2, Citations: 5}) {
		t.Fatalf("the old database is %+v, %v", info, err)
	}
	db := openTest(t, path, Options{Version: "0.3"})
	if info, err := db.Check(t.Context()); err != nil || info != (Info{Program: "0.3", Version: 6, Conferences: 1, Delegates: 2, Citations: 5}) {
		t.Errorf("it became %+v, %v", info, err)
	}
	copies := backups(t, filepath.Dir(path))
	if len(copies) != 1 {
		t.Fatalf("copies %q", copies)
	}
	if info, err := Verify(t.Context(), copies[0]); err != nil || info.Version != 1 || info.Citations != 5 {
		t.Errorf("the copy is %+v, %v", info, err)
	}

	ctx := t.Context()
	c, err := db.Conference(ctx, "AS")
	if err != nil {
		t.Fatal(err)
	}
	rows, err := db.Citations(ctx, data.CitationFilter{Conference: c.ID})
	if err != nil || len(rows) != 5 {
		t.Fatalf("%d rows, %v", len(rows), err)
	}
	decisions, err := db.Decisions(ctx, c.ID)
	if err != nil {
		t.Fatal(err)
	}
	signed := map[data.ID]data.Decision{}
	for _, d := range decisions {
		signed[d.ID] = d
	}
	lines, err := db.ProofReadersOf(ctx, []data.ID{rows[0].ID, rows[1].ID, rows[2].ID, rows[3].ID, rows[4].ID})
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []struct {
		register string
		state    data.CertificateState
		prints   int
	}{{"0127", data.StateSigned, 2}, {"0128", data.StateWithdrawn, 1}, {"0129", data.StateDrawnUp, 0}, {"0130", data.StateDrawnUp, 0}, {}} {
		r, k := rows[i], rows[i].Certificate
		if k.Register != want.register || k.State != want.state || k.Prints != want.prints || k.Template != "" || r.Other != (data.OtherWording{}) {
			t.Errorf("row %+v", r)
		}
		// What people confirmed before papers had a second language stays confirmed.
		if n := data.ProofReaders(lines[r.ID], data.ProofMark(r.Citation, r.AwardName, signed[r.Decision])); n != 2 {
			t.Errorf("%s: %d readers", r.Name, n)
		}
	}
	printed, err := db.Printings(ctx, rows[0].Certificate.ID)
	if err != nil || len(printed) != 2 || printed[0].Kind != data.PrintFirst || printed[1].Kind != data.PrintAgain ||
		printed[1].Reason != "Hỏng phôi" || printed[1].Where != "in-lai.pdf" || printed[1].Stock != "" {
		t.Errorf("log %+v, %v", printed, err)
	}

	// It takes what the first form could not hold.
	s := data.Stock{Name: "Phôi", Document: data.DocumentGiayKhen, Award: rows[0].Award}
	if err := db.SaveStock(ctx, &s); err != nil {
		t.Fatal(err)
	}
	run := data.PrintRun{Conference: c.ID, File: "/in/a.pdf", Stock: s.ID, Certificates: []data.ID{rows[2].Certificate.ID}}
	if err := db.BeginPrinting(ctx, &run); err != nil {
		t.Fatal(err)
	}
	if err := db.RecordPrinting(ctx, []data.Printing{{Certificate: run.Certificates[0], Stock: s.ID, Run: run.ID}}, nil); err != nil {
		t.Error(err)
	}
	text := rows[3].Citation
	text.Name, text.Other.Name = "Phòng Thi đua", "Emulation Division"
	if err := db.CorrectCitation(ctx, &text, &data.Correction{Number: "1/CV", Date: "2025-09-10"}); err != nil {
		t.Error(err)
	}
	if err := db.SaveTemplate(ctx, &data.TemplateVersion{ID: "giay-khen-a4", Version: 2, Name: "Giấy khen", Raw: []byte("{}")}); err != nil {
		t.Error(err)
	}
	copied := filepath.Join(t.TempDir(), "sao luu.db")
	if err := db.Backup(ctx, copied); err != nil {
		t.Fatal(err)
	}
	kept := openTest(t, copied, Options{ReadOnly: true})
	if _, err := kept.Check(ctx); err != nil {
		t.Error(err)
	}
	if lines, err := kept.StockLines(ctx, s.ID); err != nil || len(lines) != 1 {
		t.Errorf("ledger in the backup: %+v, %v", lines, err)
	}
	if got, err := kept.Template(ctx, "giay-khen-a4", 0); err != nil || got.Version != 2 {
		t.Errorf("template in the backup: %+v, %v", got, err)
	}
}

// Who only reads does not migrate, and is told what to do.
func TestVersion1ReadOnly(t *testing.T) {
	path := version1(t)
	before := content(t, path)
	if code := openCode(t, path, Options{ReadOnly: true}); code != "database-older" {
		t.Errorf("code %q", code)
	}
	if content(t, path) != before || len(backups(t, filepath.Dir(path))) != 0 {
		t.Error("reading changed something")
	}
}
