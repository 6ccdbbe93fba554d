package store

import (
	"context"
	"database/sql"

	"vinhdanh/data"
)

// DelegatesByID gives whole delegates in the order of their IDs, without
// presence; a zero row for each that is gone.
func (db *DB) DelegatesByID(ctx context.Context, ids []data.ID) ([]data.DelegateRow, error) {
	var row data.DelegateRow
	columns := append(delegateFields(&row.Delegate), toText(&row.DelegationName), toTime(&row.HandedAt), toText(&row.HandedTo))
	return byID(ctx, db, delegateRows+"WHERE d.id IN ($ids)", ids, func(scan func(...any) error) (data.ID, data.DelegateRow, error) {
		err := scan(columns...)
		return row.ID, row, err
	})
}

// CitationsByID gives whole citations, each with its newest certificate, in the
// order of their IDs; a zero row for each that is gone.
func (db *DB) CitationsByID(ctx context.Context, ids []data.ID) ([]data.CitationRow, error) {
	var row data.CitationRow
	read := citationScan(&row)
	return byID(ctx, db, citationRows+"WHERE c.id IN ($ids)", ids, func(scan func(...any) error) (data.ID, data.CitationRow, error) {
		err := read(scan)
		return row.ID, row, err
	})
}

// byID puts the rows that a query gives for IDs into the order of the IDs.
func byID[T any](ctx context.Context, db *DB, query string, ids []data.ID, row func(scan func(...any) error) (data.ID, T, error)) ([]T, error) {
	list := make([]T, len(ids))
	at := make(map[data.ID]int, len(ids))
	for i, id := range ids {
		at[id] = i
	}
	err := db.read(ctx, func(tx *sql.Tx) error {
		return eachOf(ctx, tx, query, ids, func(scan func(...any) error) error {
			id, r, err := row(scan)
			if err == nil {
				list[at[id]] = r
			}
			return err
		})
	})
	if err != nil {
		return nil, err
	}
	for i, id := range ids { // of one that is asked for twice only the last was filled in
		if at[id] != i {
			list[i] = list[at[id]]
		}
	}
	return list, nil
}
