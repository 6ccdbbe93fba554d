package store

import (
	"context"
	"database/sql"
	"io/fs"

	"github.com/pressly/goose/v3"

	"vinhdanh/data"
)

// errReadOnly is the answer to a write on a database opened read-only.
var errReadOnly error = data.Fail("read-only")

// engine is what differs between databases. Queries do not: they keep to what
// SQLite and PostgreSQL read alike ($1 parameters, INSERT … ON CONFLICT,
// UPDATE … RETURNING; locks by updating the row that counts).
type engine interface {
	// open opens the pools for writing (nil when read-only) and for reading,
	// and makes a database where there is none.
	open(ctx context.Context, path string, readOnly bool) (writer, readers *sql.DB, err error)
	// migrations gives the goose migrations and their dialect.
	migrations() (goose.Dialect, fs.FS)
	// ours tells whether the database was made by this program; an empty one
	// has no tables at all.
	ours(ctx context.Context, q querier) (ours, empty bool, err error)
	// explain turns an error of the engine into one for people.
	explain(err error, path string) error
	// check reads the database from end to end.
	check(ctx context.Context, q querier) error
	// copy writes a copy of the database, of one moment, into the file.
	copy(ctx context.Context, q execer, file string) error
	// compact writes the database anew, so that nothing deleted is left in its
	// files. It waits for readers.
	compact(ctx context.Context, writer *sql.DB) error
	// openCheckpointer opens a pool for checkpoint, nil where the database sees
	// to its log itself.
	openCheckpointer(path string) (*sql.DB, error)
	// checkpoint moves what it can from the log into the database file while
	// others read and write, and tells how many pages the log has had.
	checkpoint(ctx context.Context, pool *sql.DB) (pages int, err error)
	// turn waits until no other process is writing, and keeps them waiting until
	// it is released. Where the database itself hands its lock on in turn it does
	// nothing.
	turn(ctx context.Context, path string) (release func(), err error)
	// wanted tells whether another process waits for its turn.
	wanted(path string) bool
	// lock keeps other processes and goroutines from upkeep (migrating,
	// importing, sweeping) of the same database; it ends with its process.
	// It gives ok = false if ctx ends while somebody else holds the lock.
	lock(ctx context.Context, path string) (unlock func(), ok bool, err error)
}

type execer interface {
	ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error)
}
