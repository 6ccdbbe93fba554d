package store

import (
	"context"
	"database/sql"
	"errors"
	"slices"
	"strings"
	"sync/atomic"
	"time"

	"vinhdanh/data"
)

// Options tell how a database is opened.
type Options struct {
	Now      func() time.Time // the clock; nil: time.Now
	Version  string           // this program's version, for the message an older program shows
	Who      string           // who works here, for the log of changes
	ReadOnly bool             // refuse every write, and migrate nothing
}

// DB is an open database. Its methods may be called from any goroutine.
type DB struct {
	path        string
	o           Options
	engine      engine
	writer      *sql.DB // one connection, so that writes stand in one queue; nil if read-only
	readers     *sql.DB
	queue       chan struct{} // holds a place while somebody of this process writes
	waiting     atomic.Int32  // who stand in the queue
	rosters     rosters
	counted     expectedCounts
	door        door
	checkpoints *checkpointer // nil when read-only
}

// Path gives the file of the database.
func (db *DB) Path() string { return db.path }

// Close closes the database. Readers go first, so that the last connection is
// the writer's, which empties the write-ahead log.
func (db *DB) Close() error {
	err := errors.Join(db.checkpoints.close(), db.readers.Close())
	if db.writer != nil {
		err = errors.Join(err, db.writer.Close())
	}
	return err
}

// querier is what reading needs of a transaction.
type querier interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

// write runs f in a transaction of the writer, and keeps what it did if it
// returns no error. What write returns without an error is on the disk.
func (db *DB) write(ctx context.Context, f func(tx *sql.Tx) error) error {
	if db.writer == nil {
		return errReadOnly
	}
	if err := db.stand(ctx); err != nil {
		return err
	}
	defer db.handOn()
	release, err := db.engine.turn(ctx, db.path)
	if err != nil {
		return err
	}
	defer release()
	return db.within(ctx, db.writer, f)
}

// stand stands in the queue of this process.
func (db *DB) stand(ctx context.Context) error {
	db.waiting.Add(1)
	defer db.waiting.Add(-1)
	select {
	case db.queue <- struct{}{}:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// handOn lets the next of this process write.
func (db *DB) handOn() {
	<-db.queue
	db.checkpoints.wake()
}

// read runs f in a transaction of a reader, so that all it reads is of one moment.
func (db *DB) read(ctx context.Context, f func(tx *sql.Tx) error) error {
	return db.within(ctx, db.readers, f)
}

func (db *DB) within(ctx context.Context, pool *sql.DB, f func(tx *sql.Tx) error) error {
	tx, err := pool.BeginTx(ctx, nil)
	if err != nil {
		return db.explain(ctx, err)
	}
	done := false
	defer func() { // also when f panics
		if !done {
			_ = tx.Rollback() // what went wrong before is the news
		}
	}()
	if err := f(tx); err != nil {
		return db.explain(ctx, err)
	}
	if err := tx.Commit(); err != nil {
		return db.explain(ctx, err)
	}
	done = true
	return nil
}

// explain turns an engine's error into one for people. A call that was given
// up says so, whatever the engine made of it.
func (db *DB) explain(ctx context.Context, err error) error {
	if cause := ctx.Err(); cause != nil {
		return cause
	}
	return db.engine.explain(err, db.path)
}

// now gives the instant to be stored: to the millisecond, so that a record
// handed back equals the one read later.
func (db *DB) now() time.Time { return db.o.Now().Truncate(time.Millisecond) }

// each runs f for every row that a query gives.
func each(ctx context.Context, q querier, query string, args []any, f func(scan func(dest ...any) error) error) error {
	rows, err := q.QueryContext(ctx, query, args...)
	return eachRow(rows, err, f)
}

func eachRow(rows *sql.Rows, err error, f func(scan func(dest ...any) error) error) error {
	if err != nil {
		return err
	}
	for rows.Next() {
		if err := f(rows.Scan); err != nil {
			return errors.Join(err, rows.Close())
		}
	}
	return errors.Join(rows.Err(), rows.Close())
}

// idsAtOnce is how many IDs a query names.
const idsAtOnce = 200

// eachOf runs f for every row that a query gives for many IDs, which stand in
// its text as ($ids). The engine reads the text once, since for ten thousand IDs
// reading fifty such texts takes longer than finding the rows; so the last list
// is filled up with its last ID.
func eachOf(ctx context.Context, tx *sql.Tx, query string, ids []data.ID, f func(scan func(dest ...any) error) error) error {
	if len(ids) == 0 {
		return nil
	}
	args := make([]any, min(len(ids), idsAtOnce))
	_, prepared, err := prepare(ctx, tx, strings.Replace(query, "($ids)", places(1, len(args)), 1))
	if err != nil {
		return err
	}
	for part := range slices.Chunk(ids, idsAtOnce) {
		for i := range args {
			args[i] = string(part[min(i, len(part)-1)])
		}
		rows, err := prepared[0].QueryContext(ctx, args...)
		if err := eachRow(rows, err, f); err != nil {
			return err
		}
	}
	return nil
}

// prepare prepares statements that a transaction runs many times; they end with
// it. The context is one for running them: a statement that may be cancelled
// costs a goroutine each time, and within looks at ctx before it commits.
func prepare(ctx context.Context, tx *sql.Tx, queries ...string) (context.Context, []*sql.Stmt, error) {
	quiet := context.WithoutCancel(ctx)
	list := make([]*sql.Stmt, len(queries))
	for i, q := range queries {
		var err error
		if list[i], err = tx.PrepareContext(quiet, q); err != nil { //nolint:sqlclosecheck // they end with the transaction
			return ctx, nil, err
		}
	}
	return quiet, list, nil
}

// missing tells whether err says that a query for one row found none.
func missing(err error) bool { return errors.Is(err, sql.ErrNoRows) }
