package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"reflect"

	"vinhdanh/data"
)

const changeColumns = "id, at, who, action, kind, record, before, after"

// AppendChange adds a line to the log of changes, making ID, At and Who where
// they are empty.
func (db *DB) AppendChange(ctx context.Context, c data.Change) error {
	return db.AppendChanges(ctx, []data.Change{c})
}

// AppendChanges adds lines to the log of changes, all or none.
func (db *DB) AppendChanges(ctx context.Context, lines []data.Change) error {
	return db.write(ctx, func(tx *sql.Tx) error { return db.appendChanges(ctx, tx, lines) })
}

func (db *DB) appendChanges(ctx context.Context, tx *sql.Tx, lines []data.Change) error {
	rows := make([][]any, len(lines))
	for i, c := range lines {
		rows[i] = db.changeArgs(c)
	}
	return several(ctx, tx, insertChanges, rows)
}

func (db *DB) appendChange(ctx context.Context, tx *sql.Tx, c data.Change) error {
	_, err := tx.ExecContext(ctx, insertChange, db.changeArgs(c)...)
	return err
}

const insertChanges = "INSERT INTO change (" + changeColumns + ") VALUES ($rows)"

const insertChange = "INSERT INTO change (" + changeColumns + ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8)"

// changeArgs completes a line and gives the values of insertChange.
func (db *DB) changeArgs(c data.Change) []any {
	if c.At.IsZero() {
		c.At = db.now()
	}
	if c.ID == "" {
		c.ID = data.NewID(c.At)
	}
	if c.Who == "" {
		c.Who = db.o.Who
	}
	return []any{string(c.ID), millis(c.At), c.Who, c.Action, c.Kind, string(c.Record), c.Before, c.After}
}

// logSave adds the line for a record that was saved by hand, see saving.
func (db *DB) logSave(ctx context.Context, tx *sql.Tx, kind string, id data.ID, before, after any) error {
	line, changed, err := saving(kind, id, before, after)
	if err != nil || !changed {
		return err
	}
	return db.appendChange(ctx, tx, line)
}

// saving gives the line for a record that was saved by hand: before and after
// are the same type of struct, before its zero value for a new record. Where
// nothing changed there is no line.
func saving(kind string, id data.ID, before, after any) (line data.Change, changed bool, err error) {
	b, a, err := difference(before, after)
	if err != nil || b == a {
		return line, false, err
	}
	action := "edit"
	if reflect.ValueOf(before).IsZero() {
		action, b = "add", ""
	}
	return data.Change{Action: action, Kind: kind, Record: id, Before: b, After: a}, true, nil
}

// logDelete adds the line for a record that is gone.
func (db *DB) logDelete(ctx context.Context, tx *sql.Tx, kind string, id data.ID, before any) error {
	_, was, err := difference(reflect.Zero(reflect.TypeOf(before)).Interface(), before)
	if err != nil {
		return err
	}
	return db.appendChange(ctx, tx, data.Change{Action: "delete", Kind: kind, Record: id, Before: was})
}

// difference gives the fields that differ between two structs of one type, as
// JSON objects.
func difference(before, after any) (b, a string, err error) {
	was, is := map[string]any{}, map[string]any{}
	bv, av := reflect.ValueOf(before), reflect.ValueOf(after)
	for i := range av.NumField() {
		name := av.Type().Field(i).Name
		if name == "ID" || name == "MadeAt" {
			continue
		}
		x, y := bv.Field(i).Interface(), av.Field(i).Interface()
		if !reflect.DeepEqual(x, y) {
			was[name], is[name] = x, y
		}
	}
	rawB, err := json.Marshal(was)
	if err != nil {
		return "", "", err
	}
	rawA, err := json.Marshal(is)
	return string(rawB), string(rawA), err
}

// History gives the changes of one record, the last first.
func (db *DB) History(ctx context.Context, record data.ID) ([]data.Change, error) {
	return db.changes(ctx, "WHERE record = $1 ORDER BY line DESC", record)
}

// Changes gives the last changes of all records, the last first; limit 0 means all.
func (db *DB) Changes(ctx context.Context, limit int) ([]data.Change, error) {
	return db.changes(ctx, "ORDER BY line DESC LIMIT $1", rowLimit(limit))
}

func (db *DB) changes(ctx context.Context, where string, args ...any) (list []data.Change, err error) {
	err = db.read(ctx, func(tx *sql.Tx) error {
		return each(ctx, tx, "SELECT "+changeColumns+" FROM change "+where, args, func(scan func(...any) error) error {
			var c data.Change
			err := scan(&c.ID, toTime(&c.At), &c.Who, &c.Action, &c.Kind, &c.Record, &c.Before, &c.After)
			list = append(list, c)
			return err
		})
	})
	return list, err
}

// rowLimit writes "no limit" as a number that LIMIT takes in every engine.
func rowLimit(n int) int64 {
	if n <= 0 {
		return 1<<63 - 1
	}
	return int64(n)
}
