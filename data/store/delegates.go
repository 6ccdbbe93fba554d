package store

import (
	"context"
	"database/sql"

	"vinhdanh/data"
)

// Delegates gives the delegates that a filter chooses, from Offset on, at most
// Limit. Text is looked for as it stands, within name, code, unit or phone;
// case, marks and đ/d do not matter.
func (db *DB) Delegates(ctx context.Context, f data.DelegateFilter) (list []data.DelegateRow, err error) {
	r, err := db.roster(ctx, f.Conference)
	if err != nil {
		return nil, err
	}
	err = db.read(ctx, func(tx *sql.Tx) error {
		ids, arrivals, err := r.page(ctx, tx, f)
		if err != nil {
			return err
		}
		if list, err = delegatesByID(ctx, tx, ids); err != nil {
			return err
		}
		for i := range list {
			if a, in := arrivals[list[i].ID]; in {
				a.show(&list[i])
			}
		}
		return nil
	})
	return list, err
}

// CountDelegates counts the delegates that a filter chooses, whatever its
// Offset and Limit.
func (db *DB) CountDelegates(ctx context.Context, f data.DelegateFilter) (n int, err error) {
	if f == (data.DelegateFilter{Conference: f.Conference}) { // no need to read the roster
		err = db.read(ctx, func(tx *sql.Tx) error {
			return tx.QueryRowContext(ctx, "SELECT count(*) FROM seen_delegate WHERE conference = $1", f.Conference).Scan(&n)
		})
		return n, err
	}
	r, err := db.roster(ctx, f.Conference)
	if err != nil {
		return 0, err
	}
	err = db.read(ctx, func(tx *sql.Tx) error {
		r.mu.Lock()
		defer r.mu.Unlock()
		hits, _, err := r.hits(ctx, tx, f)
		n = len(hits)
		return err
	})
	return n, err
}

// delegatesByID reads delegates in the order of the IDs.
func delegatesByID(ctx context.Context, q querier, ids []data.ID) ([]data.DelegateRow, error) {
	list := make([]data.DelegateRow, len(ids))
	for from := 0; from < len(ids); from += idsAtOnce {
		part := ids[from:min(from+idsAtOnce, len(ids))]
		at := make(map[data.ID]int, len(part))
		args := make([]any, len(part))
		for i, id := range part {
			at[id], args[i] = from+i, string(id)
		}
		err := each(ctx, q, delegateRows+"WHERE d.id IN "+places(1, len(part)), args, func(scan func(...any) error) error {
			var row data.DelegateRow
			if err := scanDelegateRow(scan, &row); err != nil {
				return err
			}
			list[at[row.ID]] = row
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	return list, nil
}
