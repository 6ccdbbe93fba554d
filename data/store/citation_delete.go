package store

import (
	"context"
	"database/sql"

	"vinhdanh/data"
)

// DeleteCitation takes a citation away on which nothing rests; what it said
// stays in the log of changes, and it may be saved again with its ID. Errors:
// no-record, round-locked (argument number), citation-used (argument name; a
// certificate or a correction says what it says, also one that was withdrawn, or
// it was handed over).
func (db *DB) DeleteCitation(ctx context.Context, id data.ID) error {
	return db.write(ctx, func(tx *sql.Tx) error {
		before, err := citationByID(ctx, tx, id)
		if err != nil {
			return err
		}
		if err := roundOpen(ctx, tx, before.Round, before.Conference, map[data.ID]data.ID{}); err != nil {
			return err
		}
		var used bool
		if err := tx.QueryRowContext(ctx, "SELECT CASE WHEN "+citationUsed+" THEN 1 ELSE 0 END FROM citation c WHERE c.id = $1", id).Scan(toBool(&used)); err != nil {
			return err
		}
		if used {
			return data.Fail("citation-used", "name", before.Name)
		}
		if _, err := tx.ExecContext(ctx, "DELETE FROM citation WHERE id = $1", id); err != nil {
			return err
		}
		for _, revision := range []string{papersRevision, ceremonyRevision(before.Conference)} {
			if _, err := bump(ctx, tx, revision); err != nil {
				return err
			}
		}
		return db.logDelete(ctx, tx, "citation", id, before.Citation)
	})
}
