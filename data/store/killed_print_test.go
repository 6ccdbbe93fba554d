package store

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"vinhdanh/data"
)

// childPrint prints all certificates into one file, as the printing job does it,
// or goes on with a run that was interrupted. It says each step when it is done.
func childPrint(ctx context.Context, db *DB, conf data.ID, file string) error {
	runs, err := db.UnfinishedRuns(ctx, conf)
	if err != nil {
		return err
	}
	if len(runs) == 0 {
		rows, err := db.Citations(ctx, data.CitationFilter{Conference: conf, State: data.StateDrawnUp})
		if err != nil || len(rows) == 0 {
			return err
		}
		run := data.PrintRun{Conference: conf, File: file}
		for _, r := range rows {
			run.Certificates = append(run.Certificates, r.Certificate.ID)
		}
		if err := db.BeginPrinting(ctx, &run); err != nil {
			return err
		}
		fmt.Println("begun")
		runs = append(runs, run)
	}
	run := runs[0]
	there := run.Recorded > 0 || run.Digest != "" && digestOf(file) == run.Digest
	if !there {
		paper := fmt.Appendf(nil, "%s by %d", run.Certificates, os.Getpid())
		if err := os.WriteFile(file+".part", paper, 0o600); err != nil {
			return err
		}
		if err := db.SetRunDigest(ctx, run.ID, digestOf(file+".part")); err != nil {
			return err
		}
		fmt.Println("made")
	}
	for part := range slices.Chunk(run.Certificates[run.Recorded:], 5) {
		lines := make([]data.Printing, len(part))
		for i, id := range part {
			lines[i] = data.Printing{Certificate: id, Where: file, Run: run.ID}
		}
		if err := db.RecordPrinting(ctx, lines, func() error {
			if there {
				return nil
			}
			there = true
			err := os.Rename(file+".part", file)
			fmt.Println("in its place")
			return err
		}); err != nil {
			return err
		}
		fmt.Println("recorded")
	}
	return nil
}

// digestOf gives the digest of a file, "" if there is none.
func digestOf(file string) string {
	raw, err := os.ReadFile(file)
	if err != nil {
		return ""
	}
	sum := sha256.Sum256(raw)
	return hex.EncodeToString(sum[:])
}

// A print run that is killed at any moment leaves on record which originals
// exist; gone on with, it makes none a second time, and records each once.
func TestKilledPrinting(t *testing.T) {
	for range rounds() {
		path := filepath.Join(t.TempDir(), "a.db")
		db := openTest(t, path, Options{})
		c := addConference(t, db, "AS")
		rows := make([]CitationImport, 40)
		for i := range rows {
			rows[i] = CitationImport{Citation: data.Citation{Name: fmt.Sprint("Người ", i)}, AwardName: "Giấy khen", DecisionNumber: "1/QĐ", DecisionDate: "2025-09-05", DecisionIssuer: "Giám đốc"}
		}
		if _, err := db.ImportCitations(t.Context(), c.ID, rows, ImportOptions{}); err != nil {
			t.Fatal(err)
		}
		list, err := db.Citations(t.Context(), data.CitationFilter{Conference: c.ID})
		if err != nil {
			t.Fatal(err)
		}
		var ids []data.ID
		for _, r := range list {
			ids = append(ids, r.ID)
		}
		if _, err := db.Issue(t.Context(), IssueRequest{Citations: ids, Make: testMaker}); err != nil {
			t.Fatal(err)
		}
		original, kills := "", 0
		for done := false; !done; kills++ {
			start(t, "print", path, 1+rand.IntN(5))
			done, original = printedAsRecorded(t, db, c.ID, path+".pdf", original)
		}
		t.Logf("done after %d kills", kills)
	}
}

// printedAsRecorded holds what is on record to what is in the file, and tells
// whether all is printed; original is what was in the file before, which may
// never be made again.
func printedAsRecorded(t *testing.T, db *DB, conf data.ID, file, original string) (done bool, now string) {
	t.Helper()
	raw, err := os.ReadFile(file)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		t.Fatal(err)
	}
	now = string(raw)
	if original != "" && now != original {
		t.Errorf("a second original was made: %.40q after %.40q", now, original)
	}
	rows, err := db.Citations(t.Context(), data.CitationFilter{Conference: conf})
	if err != nil {
		t.Fatal(err)
	}
	runs, err := db.UnfinishedRuns(t.Context(), conf)
	if err != nil || len(runs) > 1 {
		t.Fatalf("%d runs, %v", len(runs), err)
	}
	recorded := map[data.ID]bool{}
	if len(runs) == 1 {
		r := runs[0]
		if len(r.Certificates) != len(rows) {
			t.Errorf("the run has %d certificates of %d", len(r.Certificates), len(rows))
		}
		for _, id := range r.Certificates[:r.Recorded] {
			recorded[id] = true
		}
		if r.Recorded > 0 && now == "" {
			t.Errorf("%d are on record, and there is no file", r.Recorded)
		}
		if now != "" && digestOf(file) != r.Digest {
			t.Error("the file is not the run's own, so nobody knows whether its originals exist")
		}
	}
	printed := 0
	for _, r := range rows {
		k := r.Certificate
		lines, err := db.Printings(t.Context(), k.ID)
		if err != nil {
			t.Fatal(err)
		}
		printed += len(lines)
		if k.Prints != len(lines) || len(lines) > 1 || (k.State == data.StatePrinted) != (len(lines) == 1) {
			t.Errorf("%s: %d prints, %d lines, %s", k.Register, k.Prints, len(lines), k.State)
		}
		if len(runs) == 1 && recorded[k.ID] != (len(lines) == 1) {
			t.Errorf("%s: in the run's record %v, printed %d times", k.Register, recorded[k.ID], len(lines))
		}
		if len(lines) > 0 && !strings.Contains(now, string(k.ID)) {
			t.Errorf("%s is on record and not on paper", k.Register)
		}
	}
	if len(runs) == 0 && printed > 0 && printed < len(rows) {
		t.Errorf("%d of %d are printed, and no run tells of the rest", printed, len(rows))
	}
	return printed == len(rows), now
}
