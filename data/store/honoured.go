package store

import (
	"context"
	"database/sql"

	"vinhdanh/data"
)

// honoured is who is named by a citation, as of a revision of the papers.
type honoured struct {
	revision int64 // -1: not read yet
	ids      map[data.ID]bool
}

// read brings it up to date.
func (h *honoured) read(ctx context.Context, tx *sql.Tx, conf data.ID) error {
	now, err := revision(ctx, tx, papersRevision)
	if err != nil || now == h.revision {
		return err
	}
	ids := map[data.ID]bool{}
	err = each(ctx, tx, "SELECT DISTINCT delegate FROM seen_citation WHERE conference = $1 AND delegate IS NOT NULL", []any{conf},
		func(scan func(...any) error) error {
			var id data.ID
			err := scan(&id)
			ids[id] = true
			return err
		})
	if err != nil {
		return err
	}
	h.revision, h.ids = now, ids
	return nil
}
