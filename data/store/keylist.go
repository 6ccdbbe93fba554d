package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
)

// KeyLists gives the key lists kept, by issuer, the newest of each first.
func (db *DB) KeyLists(ctx context.Context) (list []KeyList, err error) {
	err = db.read(ctx, func(tx *sql.Tx) error {
		list, err = keyLists(ctx, tx)
		return err
	})
	return list, err
}

func keyLists(ctx context.Context, tx *sql.Tx) (list []KeyList, err error) {
	err = each(ctx, tx, "SELECT issuer, number, raw, trusted, sample, made_at FROM key_list ORDER BY issuer, number DESC, made_at DESC", nil,
		func(scan func(...any) error) error {
			var l KeyList
			err := scan(&l.Issuer, &l.Number, &l.Raw, toBool(&l.Trusted), toBool(&l.Sample), toTime(&l.MadeAt))
			list = append(list, l)
			return err
		})
	return list, err
}

// PutKeyList keeps a key list. The same one again may only add trust. Errors:
// those of l.Fits.
func (db *DB) PutKeyList(ctx context.Context, l KeyList) error {
	hash := sha256.Sum256(l.Raw)
	if l.MadeAt.IsZero() {
		l.MadeAt = db.now()
	}
	return db.write(ctx, func(tx *sql.Tx) error {
		if l.Fits != nil {
			have, err := keyLists(ctx, tx)
			if err != nil {
				return err
			}
			if err := l.Fits(have); err != nil {
				return err
			}
		}
		_, err := tx.ExecContext(ctx, `INSERT INTO key_list (hash, issuer, number, raw, trusted, sample, made_at)
			VALUES ($1, $2, $3, $4, $5, $6, $7)
			ON CONFLICT (hash) DO UPDATE SET trusted = CASE WHEN key_list.trusted = 1 THEN 1 ELSE excluded.trusted END`,
			hash[:], l.Issuer, l.Number, l.Raw, bit(l.Trusted), bit(l.Sample), millis(l.MadeAt))
		return err
	})
}
