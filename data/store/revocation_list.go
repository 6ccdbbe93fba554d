package store

import (
	"context"
	"crypto/sha256"
	"database/sql"

	"vinhdanh/data"
)

// RevocationLists gives the revocation lists kept, the last one of each signing
// key, by issuer, the newest of each first.
func (db *DB) RevocationLists(ctx context.Context) (list []RevocationList, err error) {
	err = db.read(ctx, func(tx *sql.Tx) error {
		return each(ctx, tx, "SELECT issuer, root, key_id, number, raw, made_at FROM revocation_list ORDER BY issuer, root, number DESC, made_at DESC", nil,
			func(scan func(...any) error) error {
				var l RevocationList
				err := scan(&l.Issuer, &l.Root, &l.Key, &l.Number, &l.Raw, toTime(&l.MadeAt))
				list = append(list, l)
				return err
			})
	})
	return list, err
}

// PutRevocationList keeps a revocation list. The same one again changes nothing;
// one whose number is not above that of the issuer's last is somebody's attempt
// to undo a withdrawal, or two at once: revocation-list-older (arguments number,
// have).
func (db *DB) PutRevocationList(ctx context.Context, l RevocationList) error {
	return db.write(ctx, func(tx *sql.Tx) error { return db.putRevocationList(ctx, tx, l) })
}

func (db *DB) putRevocationList(ctx context.Context, tx *sql.Tx, l RevocationList) error {
	hash := sha256.Sum256(l.Raw)
	if l.MadeAt.IsZero() {
		l.MadeAt = db.now()
	}
	var same, have int
	if err := tx.QueryRowContext(ctx, "SELECT count(*) FROM revocation_list WHERE hash = $1", hash[:]).Scan(&same); err != nil || same > 0 {
		return err
	}
	if err := tx.QueryRowContext(ctx, "SELECT coalesce(max(number), 0) FROM revocation_list WHERE root = $1", l.Root).Scan(&have); err != nil {
		return err
	}
	if l.Number <= have && !l.Instead {
		return data.Fail("revocation-list-older", "number", l.Number, "have", have)
	}
	// Those of another key of the issuer stay: they count again if this one's is stolen.
	if _, err := tx.ExecContext(ctx, "DELETE FROM revocation_list WHERE root = $1 AND key_id = $2", l.Root, l.Key); err != nil {
		return err
	}
	_, err := tx.ExecContext(ctx, "INSERT INTO revocation_list (hash, root, key_id, issuer, number, raw, made_at) VALUES "+places(1, 7),
		hash[:], l.Root, l.Key, l.Issuer, l.Number, l.Raw, millis(l.MadeAt))
	return err
}
