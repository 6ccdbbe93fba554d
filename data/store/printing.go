package store

import (
	"context"
	"database/sql"

	"vinhdanh/data"
)

// RecordPrinting adds lines to the log of what was printed, making ID and At
// where they are empty, counts them on the certificates, and moves those that
// were only drawn up to printed. put, which may be nil, puts the paper in its
// place once all lines are found in order; if it fails nothing is recorded.
//
// A line without a reason is of a certificate's first printing. So of two that
// print the same at once only one goes through, and no original is made twice:
// the other has the error printed-meanwhile. Errors also: certificate-withdrawn
// (both with the argument register), no-record, those of put.
func (db *DB) RecordPrinting(ctx context.Context, lines []data.Printing, put func() error) error {
	return db.write(ctx, func(tx *sql.Tx) error {
		quiet, prepared, err := prepare(ctx, tx,
			"UPDATE certificate SET prints = prints + 1 WHERE id = $1 RETURNING state, register, prints",
			"INSERT INTO printing (id, certificate, at, place, reason) VALUES ($1, $2, $3, $4, $5)",
			"UPDATE certificate SET state = $1 WHERE id = $2")
		if err != nil {
			return err
		}
		count, log, set := prepared[0], prepared[1], prepared[2]
		for _, p := range lines {
			if p.At.IsZero() {
				p.At = db.now()
			}
			if p.ID == "" {
				p.ID = data.NewID(p.At)
			}
			var was data.CertificateState
			var register string
			var prints int
			if err := count.QueryRowContext(quiet, p.Certificate).Scan(&was, &register, &prints); err != nil {
				return found(err, "certificate", p.Certificate)
			}
			switch {
			case was == data.StateWithdrawn:
				return data.Fail("certificate-withdrawn", "register", register)
			case prints > 1 && p.Reason == "":
				return data.Fail("printed-meanwhile", "register", register)
			}
			if _, err := log.ExecContext(quiet, string(p.ID), string(p.Certificate), millis(p.At), p.Where, p.Reason); err != nil {
				return err
			}
			if was == data.StateDrawnUp {
				if _, err := set.ExecContext(quiet, string(data.StatePrinted), string(p.Certificate)); err != nil {
					return err
				}
			}
		}
		if put != nil {
			return put()
		}
		return nil
	})
}

// Printings gives the log of one certificate's printing, the first line first.
func (db *DB) Printings(ctx context.Context, certificate data.ID) (list []data.Printing, err error) {
	err = db.read(ctx, func(tx *sql.Tx) error {
		return each(ctx, tx, "SELECT id, certificate, at, place, reason FROM printing WHERE certificate = $1 ORDER BY line",
			[]any{certificate}, func(scan func(...any) error) error {
				var p data.Printing
				err := scan(&p.ID, &p.Certificate, toTime(&p.At), &p.Where, &p.Reason)
				list = append(list, p)
				return err
			})
	})
	return list, err
}
