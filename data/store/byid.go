package store

import (
	"context"
	"database/sql"
	"errors"
	"sync"

	"vinhdanh/data"
)

// DelegatesByID gives whole delegates in the order of their IDs, without
// presence; a zero row for each that is gone.
func (db *DB) DelegatesByID(ctx context.Context, ids []data.ID) ([]data.DelegateRow, error) {
	return byID(ctx, db, delegateRows+"WHERE d.id IN ($ids)", ids, func() reader[data.DelegateRow] {
		var row data.DelegateRow
		columns := append(delegateFields(&row.Delegate), toText(&row.DelegationName), toTime(&row.HandedAt), toText(&row.HandedTo))
		return func(scan func(...any) error) (data.ID, data.DelegateRow, error) {
			err := scan(columns...)
			return row.ID, row, err
		}
	})
}

// CitationsByID gives whole citations, each with its newest certificate, in the
// order of their IDs; a zero row for each that is gone.
func (db *DB) CitationsByID(ctx context.Context, ids []data.ID) ([]data.CitationRow, error) {
	return byID(ctx, db, citationRows+"WHERE c.id IN ($ids)", ids, func() reader[data.CitationRow] {
		var row data.CitationRow
		read := citationScan(&row)
		return func(scan func(...any) error) (data.ID, data.CitationRow, error) {
			err := read(scan)
			return row.ID, row, err
		}
	})
}

// reader reads a row of a query, and says whose it is.
type reader[T any] func(scan func(...any) error) (data.ID, T, error)

// byID puts the rows that a query gives for IDs into the order of the IDs. Of
// many two connections read a half each, since a row of forty columns costs
// more time than finding it; the halves may be of two moments.
func byID[T any](ctx context.Context, db *DB, query string, ids []data.ID, newReader func() reader[T]) ([]T, error) {
	const many = 2000
	list := make([]T, len(ids))
	at := make(map[data.ID]int, len(ids))
	for i, id := range ids {
		at[id] = i
	}
	half := func(ids []data.ID) error {
		row := newReader()
		return db.read(ctx, func(tx *sql.Tx) error {
			return eachOf(ctx, tx, query, ids, func(scan func(...any) error) error {
				id, r, err := row(scan)
				if err == nil {
					list[at[id]] = r
				}
				return err
			})
		})
	}
	middle := 0
	if len(ids) >= many && len(at) == len(ids) { // one that is asked for twice would be written by both
		middle = len(ids) / 2
	}
	var wait sync.WaitGroup
	var first error
	if middle > 0 {
		wait.Go(func() { first = half(ids[:middle]) })
	}
	second := half(ids[middle:])
	wait.Wait()
	if err := errors.Join(first, second); err != nil {
		return nil, err
	}
	for i, id := range ids { // of one that is asked for twice only the last was filled in
		if at[id] != i {
			list[i] = list[at[id]]
		}
	}
	return list, nil
}
