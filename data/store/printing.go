package store

import (
	"context"
	"database/sql"

	"vinhdanh/data"
)

const printingColumns = "id, certificate, at, place, kind, reason, paper, paper_date, stock, run"

// RecordPrinting adds lines to the log of what was printed, making ID and At
// where they are empty, counts them on the certificates, and moves those that
// were only drawn up to printed. put, which may be nil, puts the paper in its
// place once all lines are found in order; if it fails nothing is recorded.
//
// A line of a Stock takes a sheet of it. A line of kind PrintAgain says that the
// sheet of the certificate's last printing was spoilt: where that was of a
// stock, it moves there from used to spoilt. Lines of a Run are its next ones,
// and end it with its last (see BeginPrinting).
//
// A line without a Kind is of a certificate's first printing. So of two that
// print the same at once only one goes through, and no original is made twice:
// the other has the error printed-meanwhile. Errors also: certificate-withdrawn
// (both with the argument register), run-gone (the run was dropped, or somebody
// else has gone on with it), no-record, those of put.
func (db *DB) RecordPrinting(ctx context.Context, lines []data.Printing, put func() error) error {
	return db.write(ctx, func(tx *sql.Tx) error {
		quiet, prepared, err := prepare(ctx, tx,
			`UPDATE certificate SET prints = prints + 1, state = CASE state WHEN $2 THEN $3 ELSE state END
				WHERE id = $1 RETURNING state, register, prints`,
			"SELECT stock FROM printing WHERE certificate = $1 ORDER BY line DESC LIMIT 1",
			insertStockLine,
			"INSERT INTO printing ("+printingColumns+") VALUES "+places(1, 10))
		if err != nil {
			return err
		}
		r := recorder{db: db, count: prepared[0], last: prepared[1], stock: prepared[2], log: prepared[3]}
		runs := map[data.ID][]data.ID{}
		for _, p := range lines {
			if err := r.record(quiet, p); err != nil {
				return err
			}
			if p.Run != "" {
				runs[p.Run] = append(runs[p.Run], p.Certificate)
			}
		}
		for _, run := range sortedIDs(runs) {
			if err := advance(ctx, tx, run, runs[run]); err != nil {
				return err
			}
		}
		if put != nil {
			return put()
		}
		return nil
	})
}

// recorder holds the statements that record a printing.
type recorder struct {
	db                      *DB
	count, last, stock, log *sql.Stmt
}

func (r recorder) record(ctx context.Context, p data.Printing) error {
	if p.At.IsZero() {
		p.At = r.db.now()
	}
	if p.ID == "" {
		p.ID = data.NewID(p.At)
	}
	var state data.CertificateState
	var register string
	var prints int
	if err := r.count.QueryRowContext(ctx, string(p.Certificate), string(data.StateDrawnUp), string(data.StatePrinted)).
		Scan(&state, &register, &prints); err != nil {
		return found(err, "certificate", p.Certificate)
	}
	switch {
	case state == data.StateWithdrawn:
		return data.Fail("certificate-withdrawn", "register", register)
	case prints > 1 && p.Kind == data.PrintFirst:
		return data.Fail("printed-meanwhile", "register", register)
	}
	if err := r.sheets(ctx, p); err != nil {
		return err
	}
	_, err := r.log.ExecContext(ctx, string(p.ID), string(p.Certificate), millis(p.At), p.Where, string(p.Kind), p.Reason, p.Paper,
		string(p.PaperDate), ref(p.Stock), string(p.Run))
	return err
}

// sheets writes into the ledgers what a printing does to the stocks.
func (r recorder) sheets(ctx context.Context, p data.Printing) error {
	move := func(stock data.ID, m data.StockMove, count int) error {
		_, err := r.stock.ExecContext(ctx, r.db.stockLineArgs(data.StockLine{Stock: stock, Move: m, Count: count,
			Certificate: p.Certificate, Paper: p.Paper, Date: p.PaperDate, Note: p.Reason, At: p.At})...)
		return err
	}
	var spoilt data.ID
	if p.Kind == data.PrintAgain {
		if err := r.last.QueryRowContext(ctx, string(p.Certificate)).Scan(toText(&spoilt)); err != nil && !missing(err) {
			return err
		}
	}
	if spoilt != "" {
		if err := move(spoilt, data.StockSpoilt, 1); err != nil {
			return err
		}
	}
	if spoilt == p.Stock {
		return nil // the new sheet takes the spoilt one's place among those used
	}
	if spoilt != "" {
		if err := move(spoilt, data.StockUsed, -1); err != nil {
			return err
		}
	}
	if p.Stock == "" {
		return nil
	}
	return move(p.Stock, data.StockUsed, 1)
}

// Printings gives the log of one certificate's printing, the first line first.
func (db *DB) Printings(ctx context.Context, certificate data.ID) (list []data.Printing, err error) {
	err = db.read(ctx, func(tx *sql.Tx) error {
		return each(ctx, tx, "SELECT "+printingColumns+" FROM printing WHERE certificate = $1 ORDER BY line",
			[]any{certificate}, func(scan func(...any) error) error {
				var p data.Printing
				err := scan(&p.ID, &p.Certificate, toTime(&p.At), &p.Where, &p.Kind, &p.Reason, &p.Paper, &p.PaperDate,
					toText(&p.Stock), &p.Run)
				list = append(list, p)
				return err
			})
	})
	return list, err
}
