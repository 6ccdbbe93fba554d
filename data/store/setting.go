package store

import (
	"context"
	"database/sql"

	"vinhdanh/data/text"
)

// Setting gives the value kept under a key, or "" if there is none.
func (db *DB) Setting(ctx context.Context, key string) (value string, err error) {
	err = db.read(ctx, func(tx *sql.Tx) error {
		value, err = setting(ctx, tx, key)
		return err
	})
	return value, err
}

// SetSetting keeps a value under a key.
func (db *DB) SetSetting(ctx context.Context, key, value string) error {
	return db.write(ctx, func(tx *sql.Tx) error {
		if key == settingByYear { // it chooses the book that a number comes from
			if _, err := bump(ctx, tx, papersRevision); err != nil {
				return err
			}
		}
		if key == text.SettingTones {
			if err := bumpRosters(ctx, tx); err != nil {
				return err
			}
		}
		return setSetting(ctx, tx, key, value)
	})
}

func setting(ctx context.Context, q querier, key string) (value string, err error) {
	err = q.QueryRowContext(ctx, "SELECT value FROM setting WHERE key = $1", key).Scan(&value)
	if missing(err) {
		return "", nil
	}
	return value, err
}

func setSetting(ctx context.Context, tx *sql.Tx, key, value string) error {
	_, err := tx.ExecContext(ctx, `INSERT INTO setting (key, value) VALUES ($1, $2)
		ON CONFLICT (key) DO UPDATE SET value = excluded.value`, key, value)
	return err
}

// The name of the revision that counts changes to anything a certificate's
// text or number depends on: conferences, awards, decisions, citations, books
// and certificates.
const papersRevision = "papers"

// bump counts a change, and gives the revision that it makes.
func bump(ctx context.Context, tx *sql.Tx, name string) (number int64, err error) {
	err = tx.QueryRowContext(ctx, `INSERT INTO revision (name, number) VALUES ($1, 1)
		ON CONFLICT (name) DO UPDATE SET number = revision.number + 1
		RETURNING number`, name).Scan(&number)
	return number, err
}

// revision gives the last revision, 0 before the first change.
func revision(ctx context.Context, q querier, name string) (number int64, err error) {
	err = q.QueryRowContext(ctx, "SELECT number FROM revision WHERE name = $1", name).Scan(&number)
	if missing(err) {
		return 0, nil
	}
	return number, err
}
