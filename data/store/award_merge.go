package store

import (
	"context"
	"database/sql"
	"slices"

	"vinhdanh/data"
)

// MergeAward says that two awards are one: what was cited under from stands
// under into afterwards, from's names become other ways to write into, and
// from is gone. Papers keep their words, so it is refused while certificates
// name from: award-in-use (arguments name, n). Errors also: no-record.
func (db *DB) MergeAward(ctx context.Context, from, into data.ID) error {
	if from == into {
		return nil
	}
	return db.write(ctx, func(tx *sql.Tx) error {
		gone, err := awardByID(ctx, tx, from)
		if err != nil {
			return err
		}
		kept, err := awardByID(ctx, tx, into)
		if err != nil {
			return err
		}
		var n int
		if err := tx.QueryRowContext(ctx, `SELECT count(*) FROM citation c JOIN certificate k ON k.citation = c.id
			WHERE c.award = $1 AND k.state <> 'withdrawn'`, from).Scan(&n); err != nil {
			return err
		}
		if n > 0 {
			return data.Fail("award-in-use", "name", gone.Name, "n", n)
		}
		if _, err := tx.ExecContext(ctx, "UPDATE citation SET award = $1 WHERE award = $2", into, from); err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, "UPDATE stock SET award = $1 WHERE award = $2", into, from); err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, "UPDATE round SET award = $1 WHERE award = $2", into, from); err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, "DELETE FROM award WHERE id = $1", from); err != nil {
			return err
		}
		merged := kept
		merged.Aliases = slices.Clone(kept.Aliases)
		for _, name := range append([]string{gone.Name}, gone.Aliases...) {
			if name != kept.Name && !slices.Contains(merged.Aliases, name) {
				merged.Aliases = append(merged.Aliases, name)
			}
		}
		if err := insertAward(ctx, tx, &merged, ""); err != nil {
			return err
		}
		if _, err := bump(ctx, tx, papersRevision); err != nil {
			return err
		}
		if err := db.logSave(ctx, tx, "award", from, gone, data.Award{}); err != nil {
			return err
		}
		return db.logSave(ctx, tx, "award", into, kept, merged)
	})
}
