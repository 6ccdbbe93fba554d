package store

import (
	"context"
	"database/sql"

	"vinhdanh/data"
)

const roundColumns = "id, conference, item, number, title, presenter, capacity"

func scanRound(scan func(...any) error, r *data.Round) error {
	return scan(&r.ID, &r.Conference, toText(&r.Item), &r.Number, &r.Title, &r.Presenter, &r.Capacity)
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

// SaveRound inserts a round, making its ID and, where it is 0, its number
// (the next), or updates it by its ID. Error: number-taken (argument number).
func (db *DB) SaveRound(ctx context.Context, r *data.Round) error {
	saved := *r
	err := db.write(ctx, func(tx *sql.Tx) error {
		var before data.Round
		if saved.ID != "" {
			err := scanRound(tx.QueryRowContext(ctx, "SELECT "+roundColumns+" FROM round WHERE id = $1", saved.ID).Scan, &before)
			if err != nil && !missing(err) {
				return err
			}
			if before.ID != "" {
				saved.Conference = before.Conference
			}
		} else {
			saved.ID = data.NewID(db.now())
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
		if _, err := tx.ExecContext(ctx, `INSERT INTO round (`+roundColumns+`) VALUES ($1, $2, $3, $4, $5, $6, $7)
			ON CONFLICT (id) DO UPDATE SET item = excluded.item, number = excluded.number, title = excluded.title,
				presenter = excluded.presenter, capacity = excluded.capacity`,
			saved.ID, saved.Conference, ref(saved.Item), saved.Number, saved.Title, saved.Presenter, saved.Capacity); err != nil {
			return err
		}
		return db.logSave(ctx, tx, "round", saved.ID, before, saved)
	})
	if err == nil {
		*r = saved
	}
	return err
}
