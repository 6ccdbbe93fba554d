package store

import (
	"context"
	"database/sql"
	"slices"

	"vinhdanh/data"
)

const roundColumns = `id, conference, item, number, title, theme, award, kind, announcer, presenters, protocol, steps,
	group_size, tray, kit, helper, locked`

func scanRound(scan func(...any) error, r *data.Round) error {
	return scan(&r.ID, &r.Conference, toText(&r.Item), &r.Number, &r.Title, &r.Theme, toText(&r.Award), &r.Kind,
		toJSON(&r.Announcer), toJSON(&r.Presenters), &r.Protocol, toJSON(&r.Steps), &r.GroupSize, &r.Tray, toJSON(&r.Kit),
		&r.Helper, toTime(&r.Locked))
}

// roundValues gives the values of roundColumns.
func roundValues(r *data.Round) ([]any, error) {
	args := []any{r.ID, r.Conference, ref(r.Item), r.Number, r.Title, r.Theme, ref(r.Award), r.Kind}
	for _, v := range []any{r.Announcer, r.Presenters, r.Protocol, r.Steps, r.GroupSize, r.Tray, r.Kit} {
		switch v := v.(type) {
		case data.ProtocolKey, int, string:
			args = append(args, v)
		default:
			text, err := asJSON(v)
			if err != nil {
				return nil, err
			}
			args = append(args, text)
		}
	}
	return append(args, r.Helper, millis(r.Locked)), nil
}

// Rounds lists the award rounds of a conference by their numbers.
func (db *DB) Rounds(ctx context.Context, conf data.ID) (list []data.Round, err error) {
	err = db.read(ctx, func(tx *sql.Tx) error {
		return each(ctx, tx, "SELECT "+roundColumns+" FROM round WHERE conference = $1 ORDER BY number", []any{conf},
			func(scan func(...any) error) error {
				var r data.Round
				err := scanRound(scan, &r)
				list = append(list, r)
				return err
			})
	})
	return list, err
}

func roundByID(ctx context.Context, q querier, id data.ID) (r data.Round, err error) {
	err = scanRound(q.QueryRowContext(ctx, "SELECT "+roundColumns+" FROM round WHERE id = $1", id).Scan, &r)
	return r, found(err, "round", id)
}

// SaveRound inserts a round, making its ID and, where it is 0, its number
// (the next), or updates it by its ID; whether it is locked stays, see LockRound.
// Errors: number-taken (argument number), no-record (of an item or an actor of
// another conference, or of the award; actors who are gone stay), round-under-way
// (argument number; something of it was handed over, and its number would change).
func (db *DB) SaveRound(ctx context.Context, r *data.Round) error {
	saved := *r
	err := db.write(ctx, func(tx *sql.Tx) error {
		var before data.Round
		if saved.ID != "" {
			var err error
			if before, err = roundByID(ctx, tx, saved.ID); unlessNew(err) != nil {
				return err
			}
		} else {
			saved.ID = data.NewID(db.now())
		}
		if saved.Locked = before.Locked; before.ID != "" {
			saved.Conference = before.Conference
			if saved.Number != before.Number {
				if err := notUnderWay(ctx, tx, before); err != nil {
					return err
				}
			}
		}
		if err := roundRefers(ctx, tx, &saved); err != nil {
			return err
		}
		if saved.Number == 0 {
			if err := tx.QueryRowContext(ctx, "SELECT coalesce(max(number), 0) + 1 FROM round WHERE conference = $1",
				saved.Conference).Scan(&saved.Number); err != nil {
				return err
			}
		}
		var other data.ID
		err := tx.QueryRowContext(ctx, "SELECT id FROM round WHERE conference = $1 AND number = $2 AND id <> $3",
			saved.Conference, saved.Number, saved.ID).Scan(&other)
		if err == nil {
			return data.Fail("number-taken", "number", saved.Number)
		} else if !missing(err) {
			return err
		}
		values, err := roundValues(&saved)
		if err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, `INSERT INTO round (`+roundColumns+`) VALUES `+places(1, len(values))+`
			ON CONFLICT (id) DO UPDATE SET item = excluded.item, number = excluded.number, title = excluded.title,
				theme = excluded.theme, award = excluded.award, kind = excluded.kind, announcer = excluded.announcer,
				presenters = excluded.presenters, protocol = excluded.protocol, steps = excluded.steps,
				group_size = excluded.group_size, tray = excluded.tray, kit = excluded.kit, helper = excluded.helper`, values...); err != nil {
			return err
		}
		if _, err := bump(ctx, tx, ceremonyRevision(saved.Conference)); err != nil {
			return err
		}
		return db.logSave(ctx, tx, "round", saved.ID, before, saved)
	})
	if err == nil {
		*r = saved
	}
	return err
}

// roundRefers refuses what a round names and may not.
func roundRefers(ctx context.Context, q querier, r *data.Round) error {
	if err := belongs(ctx, q, "agenda", r.Item, r.Conference); err != nil {
		return err
	}
	if r.Award != "" {
		var id data.ID
		if err := q.QueryRowContext(ctx, "SELECT id FROM seen_award WHERE id = $1", r.Award).Scan(&id); err != nil {
			return found(err, "award", r.Award)
		}
	}
	return actorsBelong(ctx, q, r.Conference, append(r.Presenters[:len(r.Presenters):len(r.Presenters)], r.Announcer)...)
}

// DeleteRound takes a round away; its citations are in no round then. Errors:
// no-record, round-locked (argument number), round-under-way (argument number;
// something was handed over in it).
func (db *DB) DeleteRound(ctx context.Context, id data.ID) error {
	return db.write(ctx, func(tx *sql.Tx) error {
		before, err := roundByID(ctx, tx, id)
		if err != nil {
			return err
		}
		if !before.Locked.IsZero() {
			return data.Fail("round-locked", "number", before.Number)
		}
		if err := notUnderWay(ctx, tx, before); err != nil {
			return err
		}
		out := map[data.ID]data.ID{}
		err = each(ctx, tx, "SELECT id FROM seen_citation WHERE round = $1", []any{id}, func(scan func(...any) error) error {
			var citation data.ID
			err := scan(&citation)
			out[citation] = ""
			return err
		})
		if err != nil {
			return err
		}
		if err := db.setCitationRounds(ctx, tx, out); err != nil {
			return err
		}
		for _, query := range []string{
			"UPDATE citation SET round = NULL WHERE round = $1", // those of a list that is still coming in
			"DELETE FROM round WHERE id = $1",
		} {
			if _, err := tx.ExecContext(ctx, query, id); err != nil {
				return err
			}
		}
		if _, err := bump(ctx, tx, ceremonyRevision(before.Conference)); err != nil {
			return err
		}
		return db.logDelete(ctx, tx, "round", id, before)
	})
}

// RenumberRounds gives the rounds of a conference the numbers 1, 2, 3 … in the
// order of ids; those not among them come after, in the order they had. Places
// of locked rounds stay as they are. Errors: no-record (also of a round of
// another conference, or named twice), round-under-way (argument number): once
// something of a round was handed over it keeps its number, and its place in the
// order, for the rounds that come before one that is on stage are over.
func (db *DB) RenumberRounds(ctx context.Context, conf data.ID, ids []data.ID) error {
	return db.write(ctx, func(tx *sql.Tx) error {
		if _, err := conferenceByID(ctx, tx, conf); err != nil {
			return err
		}
		numbers := map[data.ID]int{}
		var all []data.ID
		least := 0
		err := each(ctx, tx, "SELECT id, number FROM round WHERE conference = $1 ORDER BY number", []any{conf}, func(scan func(...any) error) error {
			var id data.ID
			var n int
			err := scan(&id, &n)
			numbers[id], all, least = n, append(all, id), min(least, n)
			return err
		})
		if err != nil {
			return err
		}
		named := map[data.ID]bool{}
		for _, id := range ids {
			if _, there := numbers[id]; !there || named[id] {
				return data.Fail("no-record", "kind", "round", "id", id)
			}
			named[id] = true
		}
		order := append(ids[:len(ids):len(ids)], slices.DeleteFunc(all, func(id data.ID) bool { return named[id] })...)
		// First out of the way of each other, since no two may bear one number.
		for _, aside := range []bool{true, false} {
			for i, id := range order {
				to := i + 1
				if numbers[id] == to {
					continue
				}
				if aside {
					if err := notUnderWay(ctx, tx, data.Round{ID: id, Number: numbers[id]}); err != nil {
						return err
					}
					to = least - 1 - i
				}
				if _, err := tx.ExecContext(ctx, "UPDATE round SET number = $1 WHERE id = $2", to, id); err != nil {
					return err
				}
				if aside {
					continue
				}
				type numbered struct{ Number int }
				if err := db.logSave(ctx, tx, "round", id, numbered{numbers[id]}, numbered{to}); err != nil {
					return err
				}
			}
		}
		for _, name := range []string{ceremonyRevision(conf), papersRevision} { // citations are shown with their round's number
			if _, err := bump(ctx, tx, name); err != nil {
				return err
			}
		}
		return nil
	})
}
