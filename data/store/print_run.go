package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"slices"
	"strings"

	"vinhdanh/data"
)

// A print run is on record before its file appears, so that after a power cut
// the program knows which originals exist:
//
//  1. BeginPrinting writes the run down. From then on no other run may print its
//     certificates, and none of them may be withdrawn.
//  2. The file is made, beside its place, and SetRunDigest writes down its digest.
//  3. RecordPrinting records a group of certificates; the first group's put puts
//     the file in its place (a folder's files come with their groups). The last
//     group ends the run.
//
// So of a run that was interrupted, the first Recorded certificates are printed.
// With a file, all of them are if Recorded is above 0 or the file with the
// Digest is in its place, else none is. With a folder the next group's files may
// be there too; they are made again, and are the same.

const printRunColumns = `id, conference, file, dir, digest, kind, reason, paper, paper_date, stock, at, who, recorded, certificates, options`

// BeginPrinting writes down that certificates are about to be printed, making
// ID, At and Who where they are empty. Errors: printing-unfinished (argument
// file: another run, under way or interrupted, has some of them),
// certificate-withdrawn and, without a Kind, printed-meanwhile (both with the
// argument register), no-record.
//
// Ten thousand certificates take longer to look at than the database may be
// held. So the run is written first, which keeps others from its certificates,
// and taken back if some may not be printed.
func (db *DB) BeginPrinting(ctx context.Context, r *data.PrintRun) error {
	saved := *r
	if len(saved.Certificates) == 0 {
		return errors.New("print run: no certificates")
	}
	saved.Recorded = 0
	if saved.At.IsZero() {
		saved.At = db.now()
	}
	if saved.ID == "" {
		saved.ID = data.NewID(saved.At)
	}
	if saved.Who == "" {
		saved.Who = db.o.Who
	}
	var list strings.Builder
	for i, id := range saved.Certificates {
		if i > 0 {
			list.WriteByte('\n')
		}
		list.WriteString(string(id))
	}
	err := db.write(ctx, func(tx *sql.Tx) error {
		if err := notInRun(ctx, tx, saved.Certificates); err != nil {
			return err
		}
		_, err := tx.ExecContext(ctx, "INSERT INTO print_run ("+printRunColumns+") VALUES "+places(1, 15),
			saved.ID, saved.Conference, saved.File, saved.Dir, saved.Digest, saved.Kind, saved.Reason, saved.Paper, saved.PaperDate,
			ref(saved.Stock), millis(saved.At), saved.Who, saved.Recorded, list.String(), saved.Options)
		return err
	})
	if err != nil {
		return err
	}
	if err := db.mayPrint(ctx, saved); err != nil {
		return errors.Join(err, db.write(context.WithoutCancel(ctx), func(tx *sql.Tx) error { return deleteRun(ctx, tx, saved.ID) }))
	}
	*r = saved
	return nil
}

// mayPrint looks whether all certificates of a run may be printed.
func (db *DB) mayPrint(ctx context.Context, r data.PrintRun) error {
	return db.read(ctx, func(tx *sql.Tx) error {
		n := 0
		if err := eachOf(ctx, tx, "SELECT state, register, prints FROM certificate WHERE id IN ($ids)", r.Certificates, func(scan func(...any) error) error {
			var state data.CertificateState
			var register string
			var prints int
			if err := scan(&state, &register, &prints); err != nil {
				return err
			}
			n++
			switch {
			case state == data.StateWithdrawn:
				return data.Fail("certificate-withdrawn", "register", register)
			case r.Kind == data.PrintFirst && prints > 0:
				return data.Fail("printed-meanwhile", "register", register)
			}
			return nil
		}); err != nil {
			return err
		}
		if n < len(r.Certificates) {
			return data.Fail("no-record", "kind", "certificate", "id", "")
		}
		return nil
	})
}

// SetRunDigest writes down the digest of a run's file, before the file is put
// in its place. Error: run-gone.
func (db *DB) SetRunDigest(ctx context.Context, run data.ID, digest string) error {
	return db.write(ctx, func(tx *sql.Tx) error {
		return onRun(tx.ExecContext(ctx, "UPDATE print_run SET digest = $1 WHERE id = $2", digest, run))
	})
}

// UnfinishedRuns gives the print runs of a conference that are under way or were
// interrupted, the first one first.
func (db *DB) UnfinishedRuns(ctx context.Context, conf data.ID) (list []data.PrintRun, err error) {
	err = db.read(ctx, func(tx *sql.Tx) error {
		list, err = printRuns(ctx, tx, "WHERE conference = $1", conf)
		return err
	})
	return list, err
}

// DropRun gives up what is left of a print run, and logs it: what was recorded
// stays so, the rest counts as not printed. Error: run-gone.
func (db *DB) DropRun(ctx context.Context, run data.ID) error {
	return db.write(ctx, func(tx *sql.Tx) error {
		r, err := printRun(ctx, tx, run)
		if err != nil {
			return err
		}
		if err := deleteRun(ctx, tx, run); err != nil {
			return err
		}
		after, err := json.Marshal(map[string]any{"file": r.Target(), "recorded": r.Recorded, "certificates": len(r.Certificates)})
		if err != nil {
			return err
		}
		return db.appendChange(ctx, tx, data.Change{Action: "drop", Kind: "print-run", Record: run, After: string(after)})
	})
}

// advance counts certificates as recorded, which must be the run's next ones,
// and ends the run with its last.
func advance(ctx context.Context, tx *sql.Tx, run data.ID, certificates []data.ID) error {
	r, err := printRun(ctx, tx, run)
	if err != nil {
		return err
	}
	rest := r.Certificates[r.Recorded:]
	if len(certificates) > len(rest) || !slices.Equal(certificates, rest[:len(certificates)]) {
		return data.Fail("run-gone") // somebody else has gone on with it
	}
	if len(certificates) == len(rest) {
		return deleteRun(ctx, tx, run)
	}
	return onRun(tx.ExecContext(ctx, "UPDATE print_run SET recorded = recorded + $1 WHERE id = $2", len(certificates), run))
}

func deleteRun(ctx context.Context, tx *sql.Tx, run data.ID) error {
	return onRun(tx.ExecContext(ctx, "DELETE FROM print_run WHERE id = $1", run))
}

// onRun takes the outcome of a statement on one run.
func onRun(res sql.Result, err error) error {
	if err != nil {
		return err
	}
	if n, err := res.RowsAffected(); err != nil {
		return err
	} else if n == 0 {
		return data.Fail("run-gone")
	}
	return nil
}

// notInRun refuses certificates that a run has still to record: whether they
// are printed is open until it is resumed or given up.
func notInRun(ctx context.Context, q querier, certificates []data.ID) error {
	runs, err := printRuns(ctx, q, "")
	if err != nil || len(runs) == 0 {
		return err
	}
	asked := make(map[data.ID]bool, len(certificates))
	for _, id := range certificates {
		asked[id] = true
	}
	for _, r := range runs {
		for _, id := range r.Certificates[r.Recorded:] {
			if asked[id] {
				return data.Fail("printing-unfinished", "file", r.Target())
			}
		}
	}
	return nil
}

func printRun(ctx context.Context, q querier, id data.ID) (data.PrintRun, error) {
	list, err := printRuns(ctx, q, "WHERE id = $1", id)
	if err == nil && len(list) == 0 {
		err = data.Fail("run-gone")
	}
	if err != nil {
		return data.PrintRun{}, err
	}
	return list[0], nil
}

func printRuns(ctx context.Context, q querier, where string, args ...any) (list []data.PrintRun, err error) {
	err = each(ctx, q, "SELECT "+printRunColumns+" FROM print_run "+where+" ORDER BY at, id", args, func(scan func(...any) error) error {
		var r data.PrintRun
		var certificates string
		if err := scan(&r.ID, &r.Conference, &r.File, &r.Dir, &r.Digest, &r.Kind, &r.Reason, &r.Paper, &r.PaperDate,
			toText(&r.Stock), toTime(&r.At), &r.Who, &r.Recorded, &certificates, &r.Options); err != nil {
			return err
		}
		for id := range strings.SplitSeq(certificates, "\n") {
			r.Certificates = append(r.Certificates, data.ID(id))
		}
		list = append(list, r)
		return nil
	})
	return list, err
}
