package store

import (
	"context"
	"database/sql"
	"encoding/json"

	"vinhdanh/data"
)

const templateColumns = "id, version, document, name, who, made_at, dropped"

func templateFields(t *data.TemplateVersion) []any {
	return []any{&t.ID, &t.Version, &t.Document, &t.Name, &t.Who, toTime(&t.MadeAt), toBool(&t.Dropped)}
}

// Templates lists the templates that the office keeps, each in its newest
// version, without Raw. Dropped ones are left out.
func (db *DB) Templates(ctx context.Context) ([]data.TemplateVersion, error) {
	return db.templates(ctx, `SELECT `+templateColumns+` FROM template t WHERE dropped = 0
		AND version = (SELECT max(version) FROM template n WHERE n.id = t.id AND n.dropped = 0) ORDER BY document, name, id`)
}

// TemplateHistory lists all versions of a template, the newest first, dropped
// ones too, without Raw.
func (db *DB) TemplateHistory(ctx context.Context, id string) ([]data.TemplateVersion, error) {
	return db.templates(ctx, "SELECT "+templateColumns+" FROM template WHERE id = $1 ORDER BY version DESC", id)
}

func (db *DB) templates(ctx context.Context, query string, args ...any) (list []data.TemplateVersion, err error) {
	err = db.read(ctx, func(tx *sql.Tx) error {
		return each(ctx, tx, query, args, func(scan func(...any) error) error {
			var t data.TemplateVersion
			err := scan(templateFields(&t)...)
			list = append(list, t)
			return err
		})
	})
	return list, err
}

// Template gives a version of a template, with Raw: a dropped one too, since
// certificates were drawn up with it. Version 0 is the newest that is not
// dropped. Error: no-template (argument id).
func (db *DB) Template(ctx context.Context, id string, version int) (t data.TemplateVersion, err error) {
	err = db.read(ctx, func(tx *sql.Tx) error {
		err := tx.QueryRowContext(ctx, `SELECT `+templateColumns+`, raw FROM template
			WHERE id = $1 AND (version = $2 OR $2 = 0 AND dropped = 0) ORDER BY version DESC LIMIT 1`, id, version).
			Scan(append(templateFields(&t), &t.Raw)...)
		if missing(err) {
			return data.Fail("no-template", "id", id)
		}
		return err
	})
	return t, err
}

// SaveTemplate keeps a version of a template, setting Who and MadeAt where they
// are empty. Version 0 becomes the one after the newest kept; a template that
// stands in the place of an embedded one begins with the version that its
// maker gives. Errors: name-needed, template-version (arguments name, version:
// another window has just saved that version).
func (db *DB) SaveTemplate(ctx context.Context, t *data.TemplateVersion) error {
	saved := *t
	if saved.ID == "" || saved.Name == "" {
		return data.Fail("name-needed")
	}
	err := db.write(ctx, func(tx *sql.Tx) error {
		var newest int
		var name string
		err := tx.QueryRowContext(ctx, "SELECT version, name FROM template WHERE id = $1 ORDER BY version DESC LIMIT 1", saved.ID).Scan(&newest, &name)
		if err != nil && !missing(err) {
			return err
		}
		switch {
		case saved.Version == 0:
			saved.Version = newest + 1
		case saved.Version <= newest:
			return data.Fail("template-version", "name", name, "version", saved.Version)
		}
		if saved.Who == "" {
			saved.Who = db.o.Who
		}
		if saved.MadeAt.IsZero() {
			saved.MadeAt = db.now()
		}
		saved.Dropped = false
		if _, err := tx.ExecContext(ctx, "INSERT INTO template ("+templateColumns+", raw) VALUES "+places(1, 8), saved.ID, saved.Version,
			saved.Document, saved.Name, saved.Who, millis(saved.MadeAt), 0, saved.Raw); err != nil {
			return err
		}
		after, err := json.Marshal(map[string]any{"Version": saved.Version, "Name": saved.Name})
		if err != nil {
			return err
		}
		return db.appendChange(ctx, tx, data.Change{Who: saved.Who, Action: "edit", Kind: "template", Record: data.ID(saved.ID), After: string(after)})
	})
	if err == nil {
		*t = saved
	}
	return err
}

// DropTemplate takes a template out of what is offered. Its versions stay, for
// the certificates that were drawn up with them. Error: no-template (argument id).
func (db *DB) DropTemplate(ctx context.Context, id string) error {
	return db.write(ctx, func(tx *sql.Tx) error {
		res, err := tx.ExecContext(ctx, "UPDATE template SET dropped = 1 WHERE id = $1 AND dropped = 0", id)
		if err != nil {
			return err
		}
		if n, err := res.RowsAffected(); err != nil {
			return err
		} else if n == 0 {
			return data.Fail("no-template", "id", id)
		}
		return db.appendChange(ctx, tx, data.Change{Action: "drop", Kind: "template", Record: data.ID(id)})
	})
}
