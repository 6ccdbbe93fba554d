package store

import (
	"context"
	"database/sql"

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

// SaveRound inserts a round, making its ID and, where it is 0, its number
// (the next), or updates it by its ID; whether it is locked stays. Error: number-taken (argument number).
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
		return db.logSave(ctx, tx, "round", saved.ID, before, saved)
	})
	if err == nil {
		*r = saved
	}
	return err
}
