package store

import (
	"context"
	"database/sql"

	"vinhdanh/data"
)

// SetCitationRounds puts citations into rounds, "" for none, all or none.
// Errors: no-record (also where citation and round are of different
// conferences), round-locked (argument number; of the round that a citation is
// in, or that it is to come into).
func (db *DB) SetCitationRounds(ctx context.Context, rounds map[data.ID]data.ID) error {
	if len(rounds) == 0 {
		return nil
	}
	return db.write(ctx, func(tx *sql.Tx) error { return db.setCitationRounds(ctx, tx, rounds) })
}

func (db *DB) setCitationRounds(ctx context.Context, tx *sql.Tx, rounds map[data.ID]data.ID) error {
	quiet, prepared, err := prepare(ctx, tx, "SELECT conference, round FROM seen_citation WHERE id = $1",
		"UPDATE citation SET round = $1 WHERE id = $2", insertChange)
	if err != nil {
		return err
	}
	ask, set, log := prepared[0], prepared[1], prepared[2]
	open := map[data.ID]data.ID{} // rounds that are known not to be locked, and their conferences
	for _, id := range sortedIDs(rounds) {
		to := rounds[id]
		var conf, was data.ID
		if err := ask.QueryRowContext(quiet, string(id)).Scan(&conf, toText(&was)); err != nil {
			return found(err, "citation", id)
		}
		if was == to {
			continue
		}
		for _, round := range []data.ID{was, to} {
			if err := roundOpen(ctx, tx, round, conf, open); err != nil {
				return err
			}
		}
		if _, err := set.ExecContext(quiet, ref(to), string(id)); err != nil {
			return err
		}
		b, a, err := difference(data.Citation{Round: was}, data.Citation{Round: to})
		if err != nil {
			return err
		}
		if _, err := log.ExecContext(quiet, db.changeArgs(data.Change{Action: "edit", Kind: "citation", Record: id, Before: b, After: a})...); err != nil {
			return err
		}
	}
	_, err = bump(ctx, tx, papersRevision)
	return err
}

// roundOpen refuses a round that is locked, or not of the conference; open holds
// what was asked before. No round at all is fine.
func roundOpen(ctx context.Context, q querier, round, conf data.ID, open map[data.ID]data.ID) error {
	if round == "" {
		return nil
	}
	of, known := open[round]
	if !known {
		r, err := roundByID(ctx, q, round)
		if err != nil {
			return err
		}
		if r.Conference == conf && !r.Locked.IsZero() {
			return data.Fail("round-locked", "number", r.Number)
		}
		of = r.Conference
		open[round] = of
	}
	if of != conf {
		return data.Fail("no-record", "kind", "round", "id", round)
	}
	return nil
}

// SetSpoken says how the MC is to say the name of a recipient, "" for as it is
// written. Error: no-record.
func (db *DB) SetSpoken(ctx context.Context, citation data.ID, spoken string) error {
	return db.write(ctx, func(tx *sql.Tx) error {
		before, err := citationByID(ctx, tx, citation)
		if err != nil || before.Spoken == spoken {
			return err
		}
		if _, err := tx.ExecContext(ctx, "UPDATE citation SET spoken = $1 WHERE id = $2", spoken, citation); err != nil {
			return err
		}
		if _, err := bump(ctx, tx, ceremonyRevision(before.Conference)); err != nil { // it is on no paper that is issued
			return err
		}
		return db.logSave(ctx, tx, "citation", citation, data.Citation{Name: before.Name, Spoken: before.Spoken}, data.Citation{Name: before.Name, Spoken: spoken})
	})
}
