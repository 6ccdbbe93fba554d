package store

import (
	"context"
	"database/sql"
	"fmt"
	"slices"

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
	was, err := roundsOf(ctx, tx, rounds)
	if err != nil {
		return err
	}
	moved := map[data.ID][]data.ID{} // citations, by where they go
	open := map[data.ID]data.ID{}
	for _, id := range sortedIDs(rounds) {
		is, there := was[id]
		if !there {
			return data.Fail("no-record", "kind", "citation", "id", id)
		}
		if is.round == rounds[id] {
			continue
		}
		for _, round := range []data.ID{is.round, rounds[id]} {
			if err := roundOpen(ctx, tx, round, is.conf, open); err != nil {
				return err
			}
		}
		moved[rounds[id]] = append(moved[rounds[id]], id)
	}
	var lines []data.Change
	for _, to := range sortedIDs(moved) {
		for part := range slices.Chunk(moved[to], idsAtOnce) {
			args := []any{ref(to)}
			for _, id := range part {
				args = append(args, string(id))
				lines = append(lines, data.Change{Action: "edit", Kind: "citation", Record: id, Before: roundWords(was[id].round), After: roundWords(to)})
			}
			if _, err := tx.ExecContext(ctx, "UPDATE citation SET round = $1 WHERE id IN "+places(2, len(part)), args...); err != nil {
				return err
			}
		}
	}
	if err := db.appendChanges(ctx, tx, lines); err != nil {
		return err
	}
	_, err = bump(ctx, tx, papersRevision)
	return err
}

// roundWords writes a round for the log of changes, as difference does.
func roundWords(id data.ID) string { return fmt.Sprintf(`{"Round":%q}`, string(id)) }

type citationRound struct{ conf, round data.ID }

// roundsOf gives the rounds that citations are in.
func roundsOf(ctx context.Context, tx *sql.Tx, citations map[data.ID]data.ID) (map[data.ID]citationRound, error) {
	was := make(map[data.ID]citationRound, len(citations))
	err := eachOf(ctx, tx, "SELECT id, conference, round FROM seen_citation WHERE id IN ($ids)", sortedIDs(citations), func(scan func(...any) error) error {
		var id data.ID
		var is citationRound
		err := scan(&id, &is.conf, toText(&is.round))
		was[id] = is
		return err
	})
	return was, err
}

// roundOpen refuses a round that is locked, or not of the conference; open holds
// the conferences of those that are known not to be. No round at all is fine.
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
