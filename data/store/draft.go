package store

import (
	"bytes"
	"compress/gzip"
	"context"
	"database/sql"
	"errors"
	"io"

	"vinhdanh/data"
)

const draftColumns = "id, conference, kind, file, who, at, remaining"

func draftFields(d *data.ImportDraft) []any {
	return []any{&d.ID, &d.Conference, &d.Kind, &d.File, &d.Who, toTime(&d.At), &d.Left}
}

// SaveDraft keeps what is left of a list, making ID, At and Who where they are
// empty, or keeps it anew by its ID. Error: no-record (no such conference).
func (db *DB) SaveDraft(ctx context.Context, d *data.ImportDraft) error {
	saved := *d
	if saved.At.IsZero() {
		saved.At = db.now()
	}
	if saved.ID == "" {
		saved.ID = data.NewID(saved.At)
	}
	if saved.Who == "" {
		saved.Who = db.o.Who
	}
	body, err := packed(saved.Body) // before the transaction: a hundred thousand rows take half a second
	if err != nil {
		return err
	}
	err = db.write(ctx, func(tx *sql.Tx) error {
		if _, err := conferenceByID(ctx, tx, saved.Conference); err != nil {
			return err
		}
		_, err := tx.ExecContext(ctx, "INSERT INTO import_draft ("+draftColumns+`, body) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
			ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, file = excluded.file, who = excluded.who, at = excluded.at,
				remaining = excluded.remaining, body = excluded.body`,
			saved.ID, saved.Conference, saved.Kind, saved.File, saved.Who, millis(saved.At), saved.Left, body)
		return err
	})
	if err == nil {
		*d = saved
	}
	return err
}

// Drafts lists what is left of lists, the newest first, without the rows.
func (db *DB) Drafts(ctx context.Context, conf data.ID) (list []data.ImportDraft, err error) {
	err = db.read(ctx, func(tx *sql.Tx) error {
		return each(ctx, tx, "SELECT "+draftColumns+" FROM import_draft WHERE conference = $1 ORDER BY at DESC, id DESC", []any{conf},
			func(scan func(...any) error) error {
				var d data.ImportDraft
				err := scan(draftFields(&d)...)
				list = append(list, d)
				return err
			})
	})
	return list, err
}

// Draft gives what is left of a list, with its rows. Error: no-record.
func (db *DB) Draft(ctx context.Context, id data.ID) (d data.ImportDraft, err error) {
	var body []byte
	err = db.read(ctx, func(tx *sql.Tx) error {
		err := tx.QueryRowContext(ctx, "SELECT "+draftColumns+", body FROM import_draft WHERE id = $1", id).Scan(append(draftFields(&d), &body)...)
		return found(err, "import-draft", id)
	})
	if err != nil {
		return d, err
	}
	d.Body, err = unpacked(body)
	return d, err
}

// DeleteDraft takes away what was left of a list; what is gone already is no error.
func (db *DB) DeleteDraft(ctx context.Context, id data.ID) error {
	return db.write(ctx, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, "DELETE FROM import_draft WHERE id = $1", id)
		return err
	})
}

func packed(raw []byte) ([]byte, error) {
	var b bytes.Buffer
	w, err := gzip.NewWriterLevel(&b, gzip.BestSpeed)
	if err != nil {
		return nil, err
	}
	_, err = w.Write(raw)
	err = errors.Join(err, w.Close())
	return b.Bytes(), err
}

func unpacked(b []byte) ([]byte, error) {
	r, err := gzip.NewReader(bytes.NewReader(b))
	if err != nil {
		return nil, err
	}
	return io.ReadAll(r)
}
