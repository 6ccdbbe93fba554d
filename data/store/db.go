package store

import (
	"context"
	"errors"
	"time"
)

// Options tell how a database is opened.
type Options struct {
	Now      func() time.Time // the clock; nil: time.Now
	Version  string           // this program's version, for the message an older program shows
	Who      string           // who works here, for the log of changes
	ReadOnly bool             // refuse every write, and migrate nothing
}

// DB is an open database.
type DB struct {
	path string
	o    Options
}

// Open opens the database in the file path, which is made if there is none.
func Open(ctx context.Context, path string, o Options) (*DB, error) {
	return nil, errors.ErrUnsupported
}

// Close closes the database.
func (db *DB) Close() error { return nil }

// Path gives the file of the database.
func (db *DB) Path() string { return db.path }
