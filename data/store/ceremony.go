package store

import (
	"context"
	"database/sql"

	"vinhdanh/data"
)

// ceremonyRevision names the revision that counts the changes to a conference's
// programme, rounds, runs, votes, halls and meetings, and to where its
// certificates stand.
func ceremonyRevision(conf data.ID) string { return "ceremony/" + string(conf) }

// CeremonyRevision gives a number that goes up whenever something does that a
// ceremony is run by: what ceremonyRevision counts, delegates, citations, awards
// and decisions, and presence. Reading it costs some twenty microseconds.
func (db *DB) CeremonyRevision(ctx context.Context, conf data.ID) (number int64, err error) {
	err = db.read(ctx, func(tx *sql.Tx) error { // a sum goes up with each, since none goes down
		return tx.QueryRowContext(ctx, `SELECT
				(SELECT coalesce(sum(number), 0) FROM revision WHERE name IN ($1, $2, $3))
				+ (SELECT coalesce(sum(last_line), 0) FROM meeting WHERE conference = $4)`,
			ceremonyRevision(conf), papersRevision, rosterRevision(conf), conf).Scan(&number)
	})
	return number, err
}

// conferenceOf asks which conference a record is of, by its kind.
var conferenceOf = map[string]string{
	"agenda":   "SELECT conference FROM agenda_item WHERE id = $1",
	"citation": "SELECT conference FROM seen_citation WHERE id = $1",
	"delegate": "SELECT conference FROM seen_delegate WHERE id = $1",
	"hall":     "SELECT conference FROM hall WHERE id = $1",
	"meeting":  "SELECT conference FROM meeting WHERE id = $1",
	"round":    "SELECT conference FROM round WHERE id = $1",
}

// belongs refuses a record that is not of a conference, or not there:
// no-record. No record at all is fine.
func belongs(ctx context.Context, q querier, kind string, id, conf data.ID) error {
	if id == "" {
		return nil
	}
	var of data.ID
	err := q.QueryRowContext(ctx, conferenceOf[kind], id).Scan(&of)
	if err == nil && of != conf {
		err = sql.ErrNoRows
	}
	return found(err, kind, id)
}

// actorsBelong refuses actors who are delegates of another conference. One who
// is gone may stay: the programme shows that.
func actorsBelong(ctx context.Context, q querier, conf data.ID, actors ...data.Actor) error {
	for _, a := range actors {
		if a.Delegate == "" {
			continue
		}
		var of data.ID
		err := q.QueryRowContext(ctx, conferenceOf["delegate"], a.Delegate).Scan(&of)
		if err == nil && of != conf {
			return data.Fail("no-record", "kind", "delegate", "id", a.Delegate)
		} else if err != nil && !missing(err) {
			return err
		}
	}
	return nil
}
