package store

import (
	"context"
	"database/sql"
	"fmt"
	"slices"

	"vinhdanh/data"
)

const certificateColumns = `id, citation, book, number, register, token, token_hash, key_id, state, issued, list, shrunk,
	prints, made_at, latest, template`

// CertificatesByRegister finds the certificates of a conference that bear a
// register number, withdrawn ones too; several books may know the number. It
// is compared as it is written or, if it is a number, by its value.
func (db *DB) CertificatesByRegister(ctx context.Context, conf data.ID, register string) (list []data.CitationRow, err error) {
	where, args := citationWhere(data.CitationFilter{Conference: conf, Numbers: []string{register}})
	err = db.read(ctx, func(tx *sql.Tx) error {
		list, err = citationList(ctx, tx, certificateRows+where+" ORDER BY k.made_at, k.id", args)
		return err
	})
	return list, err
}

// CertificateHistory gives all certificates that a citation ever had, the
// newest first.
func (db *DB) CertificateHistory(ctx context.Context, citation data.ID) (list []data.CitationRow, err error) {
	err = db.read(ctx, func(tx *sql.Tx) error {
		list, err = citationList(ctx, tx, certificateRows+"WHERE c.id = $1 ORDER BY k.latest DESC, k.made_at DESC, k.number DESC", []any{citation})
		return err
	})
	return list, err
}

// SetState moves certificates along their road, all or none, and logs it.
// Withdrawing, which is written down as a mistake (see Withdraw for other
// reasons), is final: certificate-withdrawn (argument register), and not done
// while a print run has yet to record the certificate: printing-unfinished
// (argument file). Error also: bad-state (argument state).
func (db *DB) SetState(ctx context.Context, certificates []data.ID, state data.CertificateState) error {
	if state != data.StateWithdrawn && !slices.Contains(data.Road, state) {
		return data.Fail("bad-state", "state", string(state))
	}
	return db.write(ctx, func(tx *sql.Tx) error {
		if err := db.setState(ctx, tx, certificates, state); err != nil || state != data.StateWithdrawn {
			return err
		}
		for _, id := range certificates {
			if err := db.putWithdrawal(ctx, tx, data.Withdrawal{Certificate: id, Reason: data.WithdrawnMistake}); err != nil {
				return err
			}
		}
		return nil
	})
}

func (db *DB) setState(ctx context.Context, tx *sql.Tx, certificates []data.ID, state data.CertificateState) error {
	if state == data.StateWithdrawn {
		if err := notInRun(ctx, tx, certificates); err != nil {
			return err
		}
	}
	quiet, prepared, err := prepare(ctx, tx, "SELECT k.state, k.register, c.conference FROM certificate k JOIN citation c ON c.id = k.citation WHERE k.id = $1",
		"UPDATE certificate SET state = $1 WHERE id = $2", insertChange)
	if err != nil {
		return err
	}
	ask, set, log := prepared[0], prepared[1], prepared[2]
	moved := map[data.ID]bool{} // conferences
	for _, id := range certificates {
		var was data.CertificateState
		var register string
		var conf data.ID
		err := ask.QueryRowContext(quiet, id).Scan(&was, &register, &conf)
		switch {
		case err != nil:
			return found(err, "certificate", id)
		case was == state:
			continue
		case was == data.StateWithdrawn:
			return data.Fail("certificate-withdrawn", "register", register)
		}
		if _, err := set.ExecContext(quiet, string(state), string(id)); err != nil {
			return err
		}
		if _, err := log.ExecContext(quiet, db.changeArgs(data.Change{Action: "state", Kind: "certificate", Record: id,
			Before: stateWords(was), After: stateWords(state)})...); err != nil {
			return err
		}
		moved[conf] = true
	}
	for _, conf := range sortedIDs(moved) {
		if _, err := bump(ctx, tx, ceremonyRevision(conf)); err != nil {
			return err
		}
	}
	if state != data.StateWithdrawn {
		return nil // what is to be issued does not hang on the rest of the road
	}
	_, err = bump(ctx, tx, papersRevision)
	return err
}

// stateWords writes a state for the log of changes.
func stateWords(s data.CertificateState) string { return fmt.Sprintf(`{"State":%q}`, string(s)) }

// CountStates sums a conference's citations by where their certificates stand.
func (db *DB) CountStates(ctx context.Context, conf data.ID) (c data.CertificateCounts, err error) {
	c.States = map[data.CertificateState]int{}
	err = db.read(ctx, func(tx *sql.Tx) error {
		return each(ctx, tx, `SELECT a.source, a.document, CASE WHEN d.number = '' OR length(d.date) < 10 THEN 0 ELSE 1 END,
				coalesce(k.state, ''), count(*)
			FROM seen_citation c
			JOIN award a ON a.id = c.award
			JOIN decision d ON d.id = c.decision
			LEFT JOIN certificate k ON k.citation = c.id AND k.latest = 1
			WHERE c.conference = $1
			GROUP BY 1, 2, 3, 4`, []any{conf}, func(scan func(...any) error) error {
			var source data.AwardSource
			var document data.DocumentKind
			var ready bool
			var state data.CertificateState
			var n int
			if err := scan(&source, &document, toBool(&ready), &state, &n); err != nil {
				return err
			}
			c.Citations += n
			switch {
			case state != "":
				c.States[state] += n
				if state == data.StateDrawnUp {
					c.ToPrint += n
				}
			case source == data.Received:
				c.Received += n
			case document == data.DocumentNone || document == data.DocumentFlag:
				c.NoPaper += n
			case !ready:
				c.NotReady += n
			default:
				c.ToIssue += n
			}
			return nil
		})
	})
	return c, err
}
