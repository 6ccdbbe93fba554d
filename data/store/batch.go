package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"time"

	"vinhdanh/data"
)

// How a list of any length goes in while desks are open, all or nothing for
// every reader:
//
//  1. The import takes the upkeep lock, so that there is one at a time, and
//     sweeps what a killed one has left.
//  2. It writes a batch that is not done, and its rows, marked with the batch,
//     in pieces of some 30 ms. The views seen_… leave them out, so nobody sees
//     them. Between the pieces it makes way for others.
//  3. One small write marks the batch done: from then on everybody sees all.
//
// An import that fails or is cancelled takes its rows away again; what a
// killed one leaves is swept at the next start or import. Whoever holds the
// lock knows that every other batch not done is dead.

const (
	importWait   = 30 * time.Second      // for another import to end
	pieceTime    = 30 * time.Millisecond // after which a piece is ended
	pieceGap     = 2 * time.Millisecond  // for other processes, which ask again every few ms
	sweepSize    = 500                   // rows taken away in one transaction
	sweepPatient = 5 * time.Millisecond  // how long opening waits for the lock to sweep
)

// batch is an import under way.
type batch struct {
	db     *DB
	id     data.ID
	conf   data.ID
	unlock func()
}

// beginBatch takes the lock and begins an import.
func (db *DB) beginBatch(ctx context.Context, conf data.ID, kind string) (b *batch, err error) {
	if db.writer == nil {
		return nil, errReadOnly
	}
	unlock, err := db.upkeep(ctx, importWait, "import-busy")
	if err != nil {
		return nil, err
	}
	b = &batch{db: db, id: data.NewID(db.now()), conf: conf, unlock: unlock}
	err = db.sweep(ctx)
	if err == nil {
		err = db.write(ctx, func(tx *sql.Tx) error {
			_, err := tx.ExecContext(ctx, "INSERT INTO batch (id, conference, kind, begun_at, done, first, last, revision) VALUES ($1, $2, $3, $4, 0, '', '', 0)",
				b.id, conf, kind, millis(db.now()))
			return err
		})
	}
	if err != nil {
		unlock()
		return nil, err
	}
	return b, nil
}

// end gives the lock back; after an error it takes the rows away first.
func (b *batch) end(ctx context.Context, err error) {
	if err != nil {
		// Also when ctx was cancelled. If this fails the next import sweeps.
		_ = b.db.sweep(context.WithoutCancel(ctx))
	}
	b.unlock()
}

// finish makes the batch visible: revision is that of the roster, log the line
// for the log of changes.
func (b *batch) finish(ctx context.Context, revisionName string, log data.Change) error {
	return b.db.write(ctx, func(tx *sql.Tx) error {
		revision, err := bump(ctx, tx, revisionName)
		if err != nil {
			return err
		}
		res, err := tx.ExecContext(ctx, "UPDATE batch SET done = 1, revision = $1 WHERE id = $2 AND done = 0", revision, b.id)
		if err != nil {
			return err
		}
		if n, err := res.RowsAffected(); err != nil {
			return err
		} else if n != 1 {
			return data.Fail("import-busy", "file", b.db.path)
		}
		return b.db.appendChange(ctx, tx, log)
	})
}

// insert writes n rows in pieces; width is the number of values of a row, which
// values appends. One row an INSERT: measured, many rows at once are slower,
// since SQLite looks parameters like $700 up by their names, one after another.
func (b *batch) insert(ctx context.Context, head string, n, width int, values func(args []any, i int) []any, progress func(done int)) (err error) {
	one, err := b.db.writer.PrepareContext(ctx, head+" VALUES "+places(1, width))
	if err != nil {
		return b.db.explain(ctx, err)
	}
	defer func() { err = errors.Join(err, one.Close()) }()
	args := make([]any, 0, width)
	for done := 0; done < n; {
		begun := time.Now()
		next := done
		err := b.db.write(ctx, func(tx *sql.Tx) error {
			// A statement that may be cancelled costs a goroutine each time; here
			// it is enough to look between them.
			quiet := context.WithoutCancel(ctx)
			one := tx.StmtContext(quiet, one) //nolint:sqlclosecheck // it ends with the transaction
			for next < n && (next == done || time.Since(begun) < pieceTime) && ctx.Err() == nil {
				if args = values(args[:0], next); len(args) != width {
					return fmt.Errorf("%d values of %d", len(args), width)
				}
				if _, err := one.ExecContext(quiet, args...); err != nil {
					return err
				}
				next++
			}
			return ctx.Err()
		})
		if err != nil {
			return err
		}
		done = next
		progress(done)
		if done < n {
			select {
			case <-time.After(pieceGap):
			case <-ctx.Done():
				return ctx.Err()
			}
		}
	}
	return nil
}

// sweepIfIdle takes away what killed imports have left, unless an import is
// under way.
func (db *DB) sweepIfIdle(ctx context.Context) error {
	dead, err := db.deadBatches(ctx)
	if err != nil || len(dead) == 0 {
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

// deadBatch is what is left of an import.
type deadBatch struct {
	id, conf, first, last data.ID
}

func (db *DB) deadBatches(ctx context.Context) (list []deadBatch, err error) {
	err = db.read(ctx, func(tx *sql.Tx) error {
		return each(ctx, tx, "SELECT id, conference, first, last FROM batch WHERE done = 0", nil, func(scan func(...any) error) error {
			var d deadBatch
			err := scan(&d.id, &d.conf, &d.first, &d.last)
			list = append(list, d)
			return err
		})
	})
	return list, err
}

// sweep takes away all batches that are not done, in pieces. The lock must be held.
func (db *DB) sweep(ctx context.Context) error {
	dead, err := db.deadBatches(ctx)
	if err != nil {
		return err
	}
	for _, d := range dead {
		pieces := []struct {
			query string
			args  []any
		}{
			{"DELETE FROM citation WHERE id IN (SELECT id FROM citation WHERE id BETWEEN $1 AND $2 AND batch = $3 LIMIT $4)",
				[]any{d.first, d.last, d.id, sweepSize}},
			{"DELETE FROM delegate WHERE id IN (SELECT id FROM delegate WHERE id BETWEEN $1 AND $2 AND batch = $3 LIMIT $4)",
				[]any{d.first, d.last, d.id, sweepSize}},
			{"DELETE FROM delegation WHERE conference = $1 AND batch = $2", []any{d.conf, d.id}},
			{"DELETE FROM decision WHERE conference = $1 AND batch = $2", []any{d.conf, d.id}},
			{"DELETE FROM award WHERE batch = $1", []any{d.id}},
			{"DELETE FROM batch WHERE id = $1 AND done = 0", []any{d.id}},
		}
		for _, p := range pieces {
			for more := true; more; {
				err := db.write(ctx, func(tx *sql.Tx) error {
					res, err := tx.ExecContext(ctx, p.query, p.args...)
					if err != nil {
						return err
					}
					n, err := res.RowsAffected()
					more = n == sweepSize
					return err
				})
				if err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// reserveIDs makes the IDs of n rows, and notes between which they lie, so that
// a sweep finds them.
func (b *batch) reserveIDs(ctx context.Context, n int) ([]data.ID, error) {
	ids := newIDs(n, b.db.now())
	return ids, b.db.write(ctx, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, "UPDATE batch SET first = $1, last = $2 WHERE id = $3", ids[0], ids[n-1], b.id)
		return err
	})
}

// newIDs makes the IDs of n records. They come in order, so that rows are added
// at the end of their table and not all over it: measured, that halves the
// time of an import. It also keeps a list in its own order.
func newIDs(n int, at time.Time) []data.ID {
	ids := make([]data.ID, n)
	for i := range ids {
		ids[i] = data.NewID(at)
	}
	slices.Sort(ids)
	return ids
}

// importLog is the line that an import leaves in the log of changes.
func importLog(o ImportOptions, kind string, conf data.ID, r ImportResult) (data.Change, error) {
	after, err := json.Marshal(map[string]any{"file": o.File, "added": r.Added, "already": r.Already})
	return data.Change{Who: o.Who, Action: "import", Kind: kind, Record: conf, After: string(after)}, err
}
