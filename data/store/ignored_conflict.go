package store

import (
	"context"
	"database/sql"
	"time"

	"vinhdanh/data"
)

const ignoredColumns = "conference, key, at, who, reason"

func scanIgnored(scan func(...any) error, c *data.IgnoredConflict) error {
	return scan(&c.Conference, &c.Key, toTime(&c.At), &c.Who, &c.Reason)
}

// IgnoredConflicts lists the conflicts of a conference's agenda that somebody
// has set aside, by their keys.
func (db *DB) IgnoredConflicts(ctx context.Context, conf data.ID) (list []data.IgnoredConflict, err error) {
	err = db.read(ctx, func(tx *sql.Tx) error {
		return each(ctx, tx, "SELECT "+ignoredColumns+" FROM set_aside WHERE conference = $1 ORDER BY key", []any{conf},
			func(scan func(...any) error) error {
				var c data.IgnoredConflict
				err := scanIgnored(scan, &c)
				list = append(list, c)
				return err
			})
	})
	return list, err
}

func ignoredConflict(ctx context.Context, q querier, conf data.ID, key string) (c data.IgnoredConflict, err error) {
	err = scanIgnored(q.QueryRowContext(ctx, "SELECT "+ignoredColumns+" FROM set_aside WHERE conference = $1 AND key = $2", conf, key).Scan, &c)
	if missing(err) {
		return c, nil
	}
	return c, err
}

// IgnoreConflict sets a conflict aside, making At and Who where they are empty.
// Error: no-record.
func (db *DB) IgnoreConflict(ctx context.Context, c data.IgnoredConflict) error {
	c.Who = first(c.Who, db.o.Who)
	if c.At = c.At.Truncate(time.Millisecond); c.At.IsZero() {
		c.At = db.now()
	}
	return db.write(ctx, func(tx *sql.Tx) error {
		if _, err := conferenceByID(ctx, tx, c.Conference); err != nil {
			return err
		}
		before, err := ignoredConflict(ctx, tx, c.Conference, c.Key)
		if err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, `INSERT INTO set_aside (`+ignoredColumns+`) VALUES ($1, $2, $3, $4, $5)
			ON CONFLICT (conference, key) DO UPDATE SET at = excluded.at, who = excluded.who, reason = excluded.reason`,
			c.Conference, c.Key, millis(c.At), c.Who, c.Reason); err != nil {
			return err
		}
		if _, err := bump(ctx, tx, ceremonyRevision(c.Conference)); err != nil {
			return err
		}
		return db.logSave(ctx, tx, "conflict", c.Conference, before, c)
	})
}

// UnignoreConflict shows a conflict again; one that was not set aside is no
// error.
func (db *DB) UnignoreConflict(ctx context.Context, conf data.ID, key string) error {
	return db.write(ctx, func(tx *sql.Tx) error {
		before, err := ignoredConflict(ctx, tx, conf, key)
		if err != nil || before.Conference == "" {
			return err
		}
		if _, err := tx.ExecContext(ctx, "DELETE FROM set_aside WHERE conference = $1 AND key = $2", conf, key); err != nil {
			return err
		}
		if _, err := bump(ctx, tx, ceremonyRevision(conf)); err != nil {
			return err
		}
		return db.logDelete(ctx, tx, "conflict", conf, before)
	})
}
