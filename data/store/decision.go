package store

import (
	"context"
	"database/sql"
	"strconv"
	"strings"

	"vinhdanh/data"
)

const decisionColumns = "id, conference, number, date, issuer, subject, prefix, title, post, signatory, other_issuer, other_title, other_post"

func decisionFields(d *data.Decision) []any {
	return []any{&d.ID, &d.Conference, &d.Number, &d.Date, &d.Issuer, &d.Subject,
		&d.Signature.Prefix, &d.Signature.Title, &d.Signature.Post, &d.Signature.Name,
		&d.Other.Issuer, &d.Other.Title, &d.Other.Post}
}

// The order of decisions: as they were signed; those not signed yet come last.
// It is the order in which their certificates are numbered.
const decisionOrder = "CASE WHEN d.number = '' OR length(d.date) < 10 THEN 1 ELSE 0 END, d.date, d.leading, d.number, d.id"

// Decisions lists the decisions of a conference as they were signed; those
// not signed yet come last.
func (db *DB) Decisions(ctx context.Context, conf data.ID) (list []data.Decision, err error) {
	err = db.read(ctx, func(tx *sql.Tx) error {
		list, err = decisions(ctx, tx, conf)
		return err
	})
	return list, err
}

func decisions(ctx context.Context, q querier, conf data.ID) (list []data.Decision, err error) {
	err = each(ctx, q, "SELECT "+decisionColumns+" FROM seen_decision d WHERE conference = $1 ORDER BY "+decisionOrder,
		[]any{conf}, func(scan func(...any) error) error {
			var d data.Decision
			err := scan(decisionFields(&d)...)
			list = append(list, d)
			return err
		})
	return list, err
}

func decisionByID(ctx context.Context, q querier, id data.ID) (d data.Decision, err error) {
	err = q.QueryRowContext(ctx, "SELECT "+decisionColumns+" FROM seen_decision WHERE id = $1", id).Scan(decisionFields(&d)...)
	return d, found(err, "decision", id)
}

// SaveDecision inserts a decision, making its ID where it has none, or updates
// it by its ID. Number, date, issuer and signature stand on the certificates:
// once one was issued under the decision and not withdrawn, changing them is
// refused with decision-in-use (arguments number, n). A date must be whole or
// not there: bad-decision-date.
func (db *DB) SaveDecision(ctx context.Context, d *data.Decision) error {
	saved := *d
	saved.Number = strings.TrimSpace(saved.Number)
	if saved.Date != "" && !saved.Date.Full() {
		return data.Fail("bad-decision-date", "date", saved.Date.String())
	}
	err := db.write(ctx, func(tx *sql.Tx) error {
		var before data.Decision
		if saved.ID != "" {
			var err error
			if before, err = decisionByID(ctx, tx, saved.ID); unlessNew(err) != nil {
				return err
			}
		} else {
			saved.ID = data.NewID(db.now())
		}
		if before.ID != "" {
			saved.Conference = before.Conference
			if before.Number != saved.Number || before.Date != saved.Date || before.Issuer != saved.Issuer || before.Signature != saved.Signature ||
				before.Other != saved.Other {
				var n int
				if err := tx.QueryRowContext(ctx, `SELECT count(*) FROM citation c JOIN certificate k ON k.citation = c.id
					WHERE c.conference = $1 AND c.decision = $2 AND k.state <> 'withdrawn'`, saved.Conference, saved.ID).Scan(&n); err != nil {
					return err
				}
				if n > 0 {
					return data.Fail("decision-in-use", "number", before.Number, "n", n)
				}
			}
		}
		if err := insertDecision(ctx, tx, &saved, ""); err != nil {
			return err
		}
		if _, err := bump(ctx, tx, papersRevision); err != nil {
			return err
		}
		return db.logSave(ctx, tx, "decision", saved.ID, before, saved)
	})
	if err == nil {
		*d = saved
	}
	return err
}

func insertDecision(ctx context.Context, tx *sql.Tx, d *data.Decision, batch data.ID) error {
	_, err := tx.ExecContext(ctx, "INSERT INTO decision ("+decisionColumns+", leading, batch) VALUES "+places(1, 15)+`
		ON CONFLICT (id) DO UPDATE SET number = excluded.number, date = excluded.date, issuer = excluded.issuer,
			subject = excluded.subject, prefix = excluded.prefix, title = excluded.title, post = excluded.post,
			signatory = excluded.signatory, other_issuer = excluded.other_issuer, other_title = excluded.other_title,
			other_post = excluded.other_post, leading = excluded.leading`,
		d.ID, d.Conference, d.Number, d.Date, d.Issuer, d.Subject, d.Signature.Prefix, d.Signature.Title,
		d.Signature.Post, d.Signature.Name, d.Other.Issuer, d.Other.Title, d.Other.Post, leadingNumber(d.Number), batch)
	return err
}

// leadingNumber gives the figures that a document's number begins with, by
// which 98/QĐ-SNV comes before 416/QĐ-SNV.
func leadingNumber(number string) int {
	number = strings.TrimSpace(number)
	n, err := strconv.Atoi(number[:min(figures(number), 9)])
	if err != nil {
		return 0
	}
	return n
}
