package store

import (
	"context"
	"database/sql"
	"encoding/json"

	"vinhdanh/data"
)

// MergeDelegations makes one delegation of two: the delegates of from belong
// to into, which keeps its name and takes over head, contact and phone where it
// has none; from is gone. Errors: no-record (also if they are of different
// conferences).
func (db *DB) MergeDelegations(ctx context.Context, from, into data.ID) error {
	if from == into {
		return nil
	}
	return db.write(ctx, func(tx *sql.Tx) error {
		gone, err := delegationByID(ctx, tx, from)
		if err != nil {
			return err
		}
		before, err := delegationByID(ctx, tx, into)
		if err != nil {
			return err
		}
		if gone.Conference != before.Conference {
			return data.Fail("no-record", "kind", "delegation", "id", into)
		}
		after := before
		if after.Head == "" {
			after.Head = gone.Head
		}
		if after.Contact == "" && after.Phone == "" {
			after.Contact, after.Phone = gone.Contact, gone.Phone
		}
		revision, err := bump(ctx, tx, rosterRevision(gone.Conference))
		if err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, "UPDATE delegate SET delegation = $1, revision = $2 WHERE conference = $3 AND delegation = $4",
			into, revision, gone.Conference, from); err != nil {
			return err
		}
		if err := insertDelegation(ctx, tx, after, ""); err != nil {
			return err
		}
		if err := db.removeDelegation(ctx, tx, gone, "merge", into); err != nil {
			return err
		}
		return db.logSave(ctx, tx, "delegation", into, before, after)
	})
}

// DeleteDelegation takes away a delegation that nobody belongs to. Errors:
// no-record, delegation-in-use (arguments name, n).
func (db *DB) DeleteDelegation(ctx context.Context, id data.ID) error {
	return db.write(ctx, func(tx *sql.Tx) error {
		d, err := delegationByID(ctx, tx, id)
		if err != nil {
			return err
		}
		var n int // also of an import that is not done yet
		if err := tx.QueryRowContext(ctx, "SELECT count(*) FROM delegate WHERE conference = $1 AND delegation = $2", d.Conference, id).
			Scan(&n); err != nil {
			return err
		}
		if n > 0 {
			return data.Fail("delegation-in-use", "name", d.Name, "n", n)
		}
		if _, err := bump(ctx, tx, rosterRevision(d.Conference)); err != nil {
			return err
		}
		return db.removeDelegation(ctx, tx, d, "delete", "")
	})
}

// removeDelegation takes a delegation away and leaves a line in the log; into
// is the one that it became part of, or "".
func (db *DB) removeDelegation(ctx context.Context, tx *sql.Tx, d data.Delegation, action string, into data.ID) error {
	if _, err := tx.ExecContext(ctx, "DELETE FROM delegation WHERE id = $1", d.ID); err != nil {
		return err
	}
	_, before, err := difference(data.Delegation{}, d)
	if err != nil {
		return err
	}
	after := ""
	if into != "" {
		raw, err := json.Marshal(map[string]data.ID{"Into": into})
		if err != nil {
			return err
		}
		after = string(raw)
	}
	return db.appendChange(ctx, tx, data.Change{Action: action, Kind: "delegation", Record: d.ID, Before: before, After: after})
}
