package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"vinhdanh/data"
)

// How a list of any length goes in while desks are open, all or nothing for
// every reader:
//
//  1. The import takes the upkeep lock, so that there is one at a time, and
//     finishes what a killed one has left.
//  2. It writes a batch that is not done, and its rows, marked with the batch,
//     in pieces (stint.go). The views seen_… leave them out, so nobody sees
//     them. What it changes in records that are there it writes down beside
//     them (staged.go). Between the pieces it makes way for others.
//  3. One small write marks the batch done and puts it on record as an import:
//     from then on everybody sees all rows that it added.
//  4. The changes are written into their records, again in pieces (applied.go).
//
// An import that fails or is cancelled before step 3 takes its rows away again;
// what a killed one leaves is swept at the next start or import. After step 3 it
// is accepted, and who dies over step 4 is followed by the next start or import,
// which goes on with it. Whoever holds the lock knows that nobody else is at it.
//
// Taking an import back goes the same way (import_undo.go).

const (
	importWait   = 30 * time.Second     // for another import to end
	sweepSize    = 500                  // rows read at once
	dropSize     = 200                  // rows taken away in one transaction: each is looked up in all tables that might refer to it
	sweepPatient = 5 * time.Millisecond // how long opening waits for the lock to sweep
)

// batch is an import under way.
type batch struct {
	db     *DB
	id     data.ID
	conf   data.ID
	unlock func()
	sealed bool // it is accepted
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

// insert writes n rows in pieces; width is the number of values of a row, which
// values appends. One row an INSERT: measured, many rows at once are slower.
func (b *batch) insert(ctx context.Context, head string, n, width int, values func(args []any, i int) []any, progress func(done int)) (err error) {
	db := b.db
	one, err := db.writer.PrepareContext(ctx, head+" VALUES (?"+strings.Repeat(", ?", width-1)+")")
	if err != nil {
		return db.explain(ctx, err)
	}
	defer func() { err = errors.Join(err, one.Close()) }()
	args := make([]any, 0, width)
	for done := 0; done < n; {
		next, stint := done, db.newStint()
		err := db.write(ctx, func(tx *sql.Tx) error {
			// A statement that may be cancelled costs a goroutine each time; here
			// it is enough to look between them.
			quiet := context.WithoutCancel(ctx)
			one := tx.StmtContext(quiet, one) //nolint:sqlclosecheck // it ends with the transaction
			for next < n && (next == done || !stint.over()) && ctx.Err() == nil {
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

// reserveIDs makes the IDs of n rows, and notes between which they lie, so that
// a sweep finds them.
func (b *batch) reserveIDs(ctx context.Context, n int) ([]data.ID, error) {
	if n == 0 {
		return nil, nil
	}
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

// log gives the lines that an import leaves in the log of changes.
func (b *batch) log(o ImportOptions, kind string, r ImportResult) ([]data.Change, error) {
	after, err := json.Marshal(struct {
		Added   int    `json:"added"`
		Already int    `json:"already"`
		Changed int    `json:"changed,omitempty"`
		File    string `json:"file"`
		Removed int    `json:"removed,omitempty"`
	}{r.Added, r.Already, r.Changed, o.File, r.Removed})
	lines := []data.Change{{Who: o.Who, Action: "import", Kind: kind, Record: b.conf, After: string(after)}}
	if len(o.SetAside) == 0 || err != nil {
		return lines, err
	}
	after, err = json.Marshal(setAside{o.SetAside})
	return append(lines, data.Change{Who: o.Who, Action: actionSetAside, Kind: "import", Record: b.id, After: string(after)}), err
}
