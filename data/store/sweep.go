package store

import (
	"context"
	"database/sql"

	"vinhdanh/data"
)

// remains is what somebody has died over, or is at just now.
type remains struct {
	batch, conf, first, last data.ID
	state                    string // of the import; "" for one that was not accepted yet
}

// remains finds imports that are not finished.
func (db *DB) remains(ctx context.Context) (list []remains, err error) {
	err = db.read(ctx, func(tx *sql.Tx) error {
		return each(ctx, tx, `SELECT b.id, b.conference, b.first, b.last, '' FROM batch b
				WHERE b.done = 0 AND NOT EXISTS (SELECT 1 FROM list_import i WHERE i.id = b.id)
			UNION ALL SELECT i.id, i.conference, coalesce(b.first, ''), coalesce(b.last, ''), i.state
				FROM list_import i LEFT JOIN batch b ON b.id = i.id WHERE i.state IN ('applying', 'undoing')`, nil,
			func(scan func(...any) error) error {
				var r remains
				err := scan(&r.batch, &r.conf, &r.first, &r.last, &r.state)
				list = append(list, r)
				return err
			})
	})
	return list, err
}

// sweepIfIdle finishes what killed imports have left, unless an import is under
// way.
func (db *DB) sweepIfIdle(ctx context.Context) error {
	left, err := db.remains(ctx)
	if err != nil || len(left) == 0 {
		return err
	}
	limited, cancel := context.WithTimeout(ctx, sweepPatient)
	defer cancel()
	unlock, ok, err := db.engine.lock(limited, db.path)
	if err != nil || !ok {
		return err
	}
	defer unlock()
	return db.sweep(ctx)
}

// sweep finishes all imports that are not finished: those that were accepted are
// gone on with, those that were being taken back as well, the others go. The
// lock must be held.
func (db *DB) sweep(ctx context.Context) error {
	left, err := db.remains(ctx)
	if err != nil {
		return err
	}
	for _, r := range left {
		switch r.state {
		case importApplying:
			err = db.finishApplying(ctx, r.batch, nil)
		case importUndoing:
			err = db.finishUndoing(ctx, r)
		default:
			err = db.drop(ctx, r)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// drop takes away a batch that nobody has seen.
func (db *DB) drop(ctx context.Context, r remains) error {
	if err := db.dropRows(ctx, r); err != nil {
		return err
	}
	for _, p := range []piece{
		{"DELETE FROM delegation WHERE id IN (SELECT id FROM delegation WHERE conference = $1 AND batch = $2 LIMIT $3)", []any{r.conf, r.batch, dropSize}},
		{"DELETE FROM decision WHERE id IN (SELECT id FROM decision WHERE conference = $1 AND batch = $2 LIMIT $3)", []any{r.conf, r.batch, dropSize}},
		{"DELETE FROM award WHERE batch = $1", []any{r.batch}},
		{"DELETE FROM batch WHERE id = $1 AND done = 0", []any{r.batch}},
	} {
		if err := db.takeAway(ctx, p); err != nil {
			return err
		}
	}
	return nil
}

// dropRows takes away the rows of a batch, in pieces. A row on which something
// rests, which cannot have been seen by whoever put it there, stays.
func (db *DB) dropRows(ctx context.Context, r remains) error {
	in := []any{r.first, r.last, r.batch, dropSize}
	const delegates = "SELECT id FROM delegate WHERE id BETWEEN $1 AND $2 AND batch = $3"
	for _, p := range []piece{
		{"DELETE FROM citation WHERE id IN (SELECT c.id FROM citation c WHERE c.id BETWEEN $1 AND $2 AND c.batch = $3 AND NOT " + citationUsed + " LIMIT $4)", in},
		{"UPDATE citation SET batch = '' WHERE id BETWEEN $1 AND $2 AND batch = $3", in[:3]},
		{"UPDATE citation SET delegate = NULL WHERE id IN (SELECT c.id FROM citation c WHERE c.delegate BETWEEN $1 AND $2 AND c.delegate IN (" + delegates + ") LIMIT $4)", in},
		{"UPDATE delegate SET replaces = NULL WHERE id IN (SELECT d.id FROM delegate d WHERE d.replaces BETWEEN $1 AND $2 AND d.batch = $3 LIMIT $4)", in},
		{"UPDATE delegation SET head = NULL WHERE head BETWEEN $1 AND $2 AND head IN (" + delegates + ")", in[:3]},
		{"DELETE FROM delegate WHERE id IN (SELECT d.id FROM delegate d WHERE d.id BETWEEN $1 AND $2 AND d.batch = $3 AND NOT " + delegateUsed + " LIMIT $4)", in},
		{"UPDATE delegate SET batch = '' WHERE id BETWEEN $1 AND $2 AND batch = $3", in[:3]},
		{"DELETE FROM import_change WHERE batch = $1 AND record IN (SELECT record FROM import_change WHERE batch = $2 LIMIT $3)", []any{r.batch, r.batch, dropSize}},
	} {
		if err := db.takeAway(ctx, p); err != nil {
			return err
		}
	}
	return nil
}

// piece is a statement that is run until it finds less than dropSize rows.
type piece struct {
	query string
	args  []any
}

func (db *DB) takeAway(ctx context.Context, p piece) error {
	for more := true; more; {
		err := db.write(ctx, func(tx *sql.Tx) error {
			res, err := tx.ExecContext(ctx, p.query, p.args...)
			if err != nil {
				return err
			}
			n, err := res.RowsAffected()
			more = n == dropSize
			return err
		})
		if err != nil {
			return err
		}
	}
	return nil
}
