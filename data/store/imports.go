package store

import (
	"context"
	"database/sql"
	"encoding/json"

	"vinhdanh/data"
)

// What list_import.state says.
const (
	importApplying = "applying" // changes are being written
	importDone     = "done"
	importUndoing  = "undoing" // it is being taken back
	importUndone   = "undone"
)

const importColumns = "id, conference, kind, file, shape, who, at, added, changed, removed, undone_at, state"

func scanImport(scan func(...any) error, i *data.Import, state *string) error {
	return scan(&i.ID, &i.Conference, &i.Kind, &i.File, &i.Shape, &i.Who, toTime(&i.At), &i.Added, &i.Changed, &i.Removed,
		toTime(&i.UndoneAt), state)
}

// Imports lists what was imported into a conference, the newest first, also
// what was undone.
func (db *DB) Imports(ctx context.Context, conf data.ID) (list []data.Import, err error) {
	err = db.read(ctx, func(tx *sql.Tx) error {
		return each(ctx, tx, "SELECT "+importColumns+" FROM list_import WHERE conference = $1 ORDER BY at DESC, id DESC", []any{conf},
			func(scan func(...any) error) error {
				var i data.Import
				var state string
				err := scanImport(scan, &i, &state)
				list = append(list, i)
				return err
			})
	})
	return list, err
}

// RecordsOf gives the records that an import added and that are still there, in
// the order of the list. Error: no-record.
func (db *DB) RecordsOf(ctx context.Context, batch data.ID) (ids []data.ID, err error) {
	err = db.read(ctx, func(tx *sql.Tx) error {
		var i data.Import
		var state string
		if err := scanImport(tx.QueryRowContext(ctx, "SELECT "+importColumns+" FROM list_import WHERE id = $1", batch).Scan, &i, &state); err != nil {
			return found(err, "import", batch)
		}
		for _, query := range []string{
			`SELECT r.id FROM batch b JOIN seen_delegate r ON r.id BETWEEN b.first AND b.last AND r.batch = b.id WHERE b.id = $1 ORDER BY r.id`,
			`SELECT r.id FROM batch b JOIN seen_citation r ON r.id BETWEEN b.first AND b.last AND r.batch = b.id WHERE b.id = $1 ORDER BY r.id`,
		} {
			if err := each(ctx, tx, query, []any{batch}, func(scan func(...any) error) error {
				var id data.ID
				err := scan(&id)
				ids = append(ids, id)
				return err
			}); err != nil {
				return err
			}
		}
		return nil
	})
	return ids, err
}

// setAside is what the log of changes says of an import's doubts.
type setAside struct {
	Doubts []data.SetAside `json:"doubts"`
}

const actionSetAside = "set-aside"

// SetAside gives the doubts that a person set aside for an import; who and when
// that was the import says.
func (db *DB) SetAside(ctx context.Context, batch data.ID) (list []data.SetAside, err error) {
	err = db.read(ctx, func(tx *sql.Tx) error {
		return each(ctx, tx, "SELECT after FROM change WHERE record = $1 AND kind = 'import' AND action = $2 ORDER BY line", []any{batch, actionSetAside},
			func(scan func(...any) error) error {
				var after string
				if err := scan(&after); err != nil {
					return err
				}
				var said setAside
				err := json.Unmarshal([]byte(after), &said)
				list = append(list, said.Doubts...)
				return err
			})
	})
	return list, err
}
