package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"slices"

	"vinhdanh/data"
)

// PutAsset keeps a blob under the SHA-256 of its bytes, and gives that. To
// give the same bytes again costs little and changes nothing.
func (db *DB) PutAsset(ctx context.Context, kind string, raw []byte) (data.Hash, error) {
	h := data.Hash(sha256.Sum256(raw))
	var there int
	err := db.read(ctx, func(tx *sql.Tx) error {
		return tx.QueryRowContext(ctx, "SELECT count(*) FROM asset WHERE hash = $1", h[:]).Scan(&there)
	})
	if err != nil || there > 0 {
		return h, err
	}
	if raw == nil {
		raw = []byte{} // nil would be NULL
	}
	return h, db.write(ctx, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, "INSERT INTO asset (hash, kind, data) VALUES ($1, $2, $3) ON CONFLICT (hash) DO NOTHING", h[:], kind, raw)
		return err
	})
}

// Asset gives the blob kept under a hash. Errors: no-record, database-damaged
// if the bytes are not those that were kept.
func (db *DB) Asset(ctx context.Context, h data.Hash) (raw []byte, err error) {
	err = db.read(ctx, func(tx *sql.Tx) error {
		err := tx.QueryRowContext(ctx, "SELECT data FROM asset WHERE hash = $1", h[:]).Scan(&raw)
		return found(err, "asset", data.ID(hex.EncodeToString(h[:8])))
	})
	if err == nil && sha256.Sum256(raw) != h {
		return nil, data.Fail("database-damaged", "file", db.path)
	}
	return raw, err
}

// Assets gives the blobs kept under some hashes, in their order. Errors as of Asset.
func (db *DB) Assets(ctx context.Context, list []data.Hash) ([][]byte, error) {
	kept := make(map[data.Hash][]byte, len(list))
	err := db.read(ctx, func(tx *sql.Tx) error {
		for part := range slices.Chunk(list, idsAtOnce) {
			args := make([]any, len(part))
			for i := range part {
				args[i] = part[i][:]
			}
			if err := each(ctx, tx, "SELECT hash, data FROM asset WHERE hash IN "+places(1, len(part)), args, func(scan func(...any) error) error {
				var h data.Hash
				var raw []byte
				err := scan(toHash(&h), &raw)
				kept[h] = raw
				return err
			}); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	all := make([][]byte, len(list))
	for i, h := range list {
		raw, ok := kept[h]
		switch {
		case !ok:
			return nil, data.Fail("no-record", "kind", "asset", "id", hex.EncodeToString(h[:8]))
		case sha256.Sum256(raw) != h:
			return nil, data.Fail("database-damaged", "file", db.path)
		}
		all[i] = raw
	}
	return all, nil
}
