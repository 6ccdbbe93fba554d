package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"strings"
	"time"

	"vinhdanh/data"
)

// How a list of any length goes in while desks are open, all or nothing for
// every reader:
//
//  1. The import takes the upkeep lock, so that there is one at a time, and
//     sweeps what a killed one has left.
//  2. It writes a batch that is not done, and its rows, marked with the batch,
//     in pieces of some 20 ms. The views seen_… leave them out, so nobody sees
//     them. Between the pieces it makes way for others.
//  3. One small write marks the batch done: from then on everybody sees all.
//
// An import that fails or is cancelled takes its rows away again; what a
// killed one leaves is swept at the next start or import. Whoever holds the
// lock knows that every other batch not done is dead.

const (
	importWait   = 30 * time.Second      // for another import to end
	pieceTime    = 20 * time.Millisecond // after which a piece is ended
	pieceGap     = 3 * time.Millisecond  // for other processes, which ask again every few ms
	sweepSize    = 500                   // rows taken away in one transaction
	rowsAtOnce   = 20                    // rows of one INSERT
	sweepPatient = 5 * time.Millisecond  // how long opening waits for the lock to sweep
)

// batch is an import under way.
type batch struct {
	db     *DB
	id     data.ID
	unlock func() error
}

// beginBatch takes the lock and begins an import.
func (db *DB) beginBatch(ctx context.Context, kind string) (b *batch, err error) {
	if db.writer == nil {
		return nil, errReadOnly
	}
	unlock, err := db.upkeep(ctx, importWait, "import-busy")
	if err != nil {
		return nil, err
	}
	b = &batch{db: db, id: data.NewID(db.now()), unlock: unlock}
	err = db.sweep(ctx)
	if err == nil {
		err = db.write(ctx, func(tx *sql.Tx) error {
			_, err := tx.ExecContext(ctx, "INSERT INTO batch (id, kind, begun_at, done, revision) VALUES ($1, $2, $3, 0, 0)",
				b.id, kind, millis(db.now()))
			return err
		})
	}
	if err != nil {
		return nil, errors.Join(err, unlock())
	}
	return b, nil
}

// end gives the lock back; after an error it takes the rows away first.
func (b *batch) end(ctx context.Context, err error) error {
	if err != nil {
		// Also when ctx was cancelled. If this fails the next import sweeps.
		_ = b.db.sweep(context.WithoutCancel(ctx))
	}
	return errors.Join(err, b.unlock())
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

// insert writes n rows in pieces, by INSERT head VALUES (…), (…), …; width is
// the number of values of a row, which values appends.
func (b *batch) insert(ctx context.Context, head string, n, width int, values func(args []any, i int) []any, progress func(done int)) error {
	for done := 0; done < n; {
		begun := time.Now()
		next := done
		err := b.db.write(ctx, func(tx *sql.Tx) error {
			many, err := tx.PrepareContext(ctx, head+" VALUES "+rowsOf(rowsAtOnce, width))
			if err != nil {
				return err
			}
			defer func() { _ = many.Close() }() // it ends with the transaction
			args := make([]any, 0, rowsAtOnce*width)
			for next < n && time.Since(begun) < pieceTime {
				count := min(rowsAtOnce, n-next)
				args = args[:0]
				for i := range count {
					args = values(args, next+i)
				}
				if count == rowsAtOnce {
					_, err = many.ExecContext(ctx, args...)
				} else {
					_, err = tx.ExecContext(ctx, head+" VALUES "+rowsOf(count, width), args...)
				}
				if err != nil {
					return err
				}
				next += count
			}
			return nil
		})
		if err != nil {
			return err
		}
		if done = next; progress != nil {
			progress(done)
		}
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

// rowsOf writes the parameters of n rows of VALUES.
func rowsOf(n, width int) string {
	rows := make([]string, n)
	for i := range rows {
		rows[i] = places(i*width+1, width)
	}
	return strings.Join(rows, ", ")
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
	return errors.Join(db.sweep(ctx), unlock())
}

func (db *DB) deadBatches(ctx context.Context) (ids []data.ID, err error) {
	err = db.read(ctx, func(tx *sql.Tx) error {
		return each(ctx, tx, "SELECT id FROM batch WHERE done = 0", nil, func(scan func(...any) error) error {
			var id data.ID
			err := scan(&id)
			ids = append(ids, id)
			return err
		})
	})
	return ids, err
}

// sweep takes away all batches that are not done, in pieces. The lock must be held.
func (db *DB) sweep(ctx context.Context) error {
	dead, err := db.deadBatches(ctx)
	if err != nil {
		return err
	}
	for _, id := range dead {
		for _, table := range []string{"citation", "delegate", "delegation", "decision", "award"} {
			for more := true; more; {
				err := db.write(ctx, func(tx *sql.Tx) error {
					res, err := tx.ExecContext(ctx, "DELETE FROM "+table+" WHERE id IN (SELECT id FROM "+table+
						" WHERE batch = $1 AND batch <> '' LIMIT $2)", id, sweepSize)
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
		if err := db.write(ctx, func(tx *sql.Tx) error {
			_, err := tx.ExecContext(ctx, "DELETE FROM batch WHERE id = $1 AND done = 0", id)
			return err
		}); err != nil {
			return err
		}
	}
	return nil
}

// importLog is the line that an import leaves in the log of changes.
func importLog(o ImportOptions, kind string, conf data.ID, r ImportResult) (data.Change, error) {
	after, err := json.Marshal(map[string]any{"file": o.File, "added": r.Added, "already": r.Already})
	return data.Change{Who: o.Who, Action: "import", Kind: kind, Record: conf, After: string(after)}, err
}
