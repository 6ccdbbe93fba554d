package store

import (
	"context"
	"database/sql"
	"time"

	"vinhdanh/data"
)

const preparationColumns = "conference, key, title, due, done_at, done_by"

func scanPreparation(scan func(...any) error, p *data.Preparation) error {
	return scan(&p.Conference, &p.Key, &p.Title, &p.Due, toTime(&p.DoneAt), &p.DoneBy)
}

// Preparations lists what of a conference's preparations was ticked off, and
// those of its own, by day and key.
func (db *DB) Preparations(ctx context.Context, conf data.ID) (list []data.Preparation, err error) {
	err = db.read(ctx, func(tx *sql.Tx) error {
		return each(ctx, tx, "SELECT "+preparationColumns+" FROM preparation WHERE conference = $1 ORDER BY due, key", []any{conf},
			func(scan func(...any) error) error {
				var p data.Preparation
				err := scanPreparation(scan, &p)
				list = append(list, p)
				return err
			})
	})
	return list, err
}

func preparation(ctx context.Context, q querier, conf data.ID, key string) (p data.Preparation, err error) {
	err = scanPreparation(q.QueryRowContext(ctx, "SELECT "+preparationColumns+" FROM preparation WHERE conference = $1 AND key = $2", conf, key).Scan, &p)
	if missing(err) {
		return p, nil
	}
	return p, err
}

// SavePreparation inserts a preparation, making its key where it has none, or
// updates it by its key. DoneBy is made where it is done and nobody is named.
// Error: no-record.
func (db *DB) SavePreparation(ctx context.Context, p data.Preparation) error {
	if p.Key == "" {
		p.Key = string(data.NewID(db.now()))
	}
	if p.DoneAt = p.DoneAt.Truncate(time.Millisecond); !p.DoneAt.IsZero() {
		p.DoneBy = first(p.DoneBy, db.o.Who)
	}
	return db.write(ctx, func(tx *sql.Tx) error {
		if _, err := conferenceByID(ctx, tx, p.Conference); err != nil {
			return err
		}
		before, err := preparation(ctx, tx, p.Conference, p.Key)
		if err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, `INSERT INTO preparation (`+preparationColumns+`) VALUES ($1, $2, $3, $4, $5, $6)
			ON CONFLICT (conference, key) DO UPDATE SET title = excluded.title, due = excluded.due, done_at = excluded.done_at, done_by = excluded.done_by`,
			p.Conference, p.Key, p.Title, p.Due, millis(p.DoneAt), p.DoneBy); err != nil {
			return err
		}
		if _, err := bump(ctx, tx, ceremonyRevision(p.Conference)); err != nil {
			return err
		}
		return db.logSave(ctx, tx, "preparation", p.Conference, before, p)
	})
}

// DeletePreparation takes a preparation away; one that is not there is no error.
func (db *DB) DeletePreparation(ctx context.Context, conf data.ID, key string) error {
	return db.write(ctx, func(tx *sql.Tx) error {
		before, err := preparation(ctx, tx, conf, key)
		if err != nil || before.Conference == "" {
			return err
		}
		if _, err := tx.ExecContext(ctx, "DELETE FROM preparation WHERE conference = $1 AND key = $2", conf, key); err != nil {
			return err
		}
		if _, err := bump(ctx, tx, ceremonyRevision(conf)); err != nil {
			return err
		}
		return db.logDelete(ctx, tx, "preparation", conf, before)
	})
}
