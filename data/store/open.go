package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"github.com/pressly/goose/v3"

	"vinhdanh/data"
)

// Settings that the store itself reads or writes. Those of other packages
// have keys of their own before the dot.
const (
	settingProgram = "store.program" // version of the program that migrated last
	settingKeys    = "store.keys"    // version of the search and sort keys
	settingByYear  = "books.by-year" // "no": a book runs on through the years
)

// upkeepWait is how long opening waits for another process that is migrating.
const upkeepWait = 30 * time.Second

// Open opens the database in the file path. Where there is none it is made,
// in a folder and a file that only their owner may read, with the catalogue of
// awards. An older database is migrated, after a copy of it has been put
// beside it.
//
// Its errors: database-newer (arguments version, needed), database-busy,
// database-damaged, database-foreign (another program's file), database-disk,
// database-folder, disk-full, network-drive, and read-only: no-database,
// database-older.
func Open(ctx context.Context, path string, o Options) (*DB, error) {
	return openWith(ctx, sqliteEngine{}, path, o)
}

func openWith(ctx context.Context, e engine, path string, o Options) (*DB, error) {
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Version == "" {
		o.Version = "dev"
	}
	path, err := filepath.Abs(path)
	if err != nil {
		return nil, data.Wrap(err, "database-folder", "folder", path)
	}
	db := &DB{path: path, o: o, engine: e, queue: make(chan struct{}, 1)}
	if db.writer, db.readers, err = e.open(ctx, path, o.ReadOnly); err != nil {
		return nil, err
	}
	err = db.prepare(ctx)
	if err == nil && !o.ReadOnly {
		err = db.startCheckpoints()
	}
	if err != nil {
		return nil, errors.Join(db.explain(ctx, err), db.Close())
	}
	return db, nil
}

// prepare brings the database to this program's form.
func (db *DB) prepare(ctx context.Context) error {
	pending, err := db.pending(ctx)
	if err != nil {
		return err
	}
	if db.o.ReadOnly {
		if pending {
			return data.Fail("database-older", "file", db.path)
		}
		return nil
	}
	if pending {
		if err := db.migrate(ctx); err != nil {
			return err
		}
	}
	if err := db.settleSeats(ctx); err != nil {
		return err
	}
	if err := db.rebuildKeys(ctx); err != nil {
		return err
	}
	return db.sweepIfIdle(ctx)
}

// pending tells whether migrations, or the first records, are still to be written. It writes nothing. A file of
// another program, or of a later version of this one, is refused.
func (db *DB) pending(ctx context.Context) (bool, error) {
	var pending bool
	err := db.read(ctx, func(tx *sql.Tx) error {
		ours, empty, err := db.engine.ours(ctx, tx)
		switch {
		case err != nil:
			return err
		case empty:
			pending = true
			return nil
		case !ours:
			return data.Fail("database-foreign", "file", db.path)
		}
		var have int64
		if err := tx.QueryRowContext(ctx, "SELECT max(version_id) FROM goose_db_version").Scan(&have); err != nil {
			return err
		}
		want, err := db.target()
		if err != nil {
			return err
		}
		if have > want {
			needed, err := setting(ctx, tx, settingProgram)
			if err != nil {
				return err
			}
			return data.Fail("database-newer", "version", db.o.Version, "needed", needed)
		}
		done, err := setting(ctx, tx, settingProgram)
		pending = have < want || done == "" // a process died between migrating and writing down that it had
		return err
	})
	return pending, err
}

// target gives the version of the last migration that this program knows.
func (db *DB) target() (int64, error) {
	p, err := db.provider()
	if err != nil {
		return 0, err
	}
	sources := p.ListSources()
	return sources[len(sources)-1].Version, nil
}

func (db *DB) provider() (*goose.Provider, error) {
	dialect, files := db.engine.migrations()
	p, err := goose.NewProvider(dialect, db.writerOrReaders(), files, goose.WithDisableGlobalRegistry(true))
	if err != nil {
		return nil, fmt.Errorf("migrations: %w", err)
	}
	return p, nil
}

func (db *DB) writerOrReaders() *sql.DB {
	if db.writer != nil {
		return db.writer
	}
	return db.readers
}

// migrate runs the pending migrations, while no other process does.
func (db *DB) migrate(ctx context.Context) error {
	unlock, err := db.upkeep(ctx, upkeepWait, "database-busy")
	if err != nil {
		return err
	}
	defer unlock()
	pending, err := db.pending(ctx) // another process may have done it meanwhile
	if err != nil || !pending {
		return err
	}
	_, empty, err := db.engine.ours(ctx, db.readers)
	if err != nil {
		return err
	}
	if !empty {
		if err := db.backup(ctx, db.beside(db.now())); err != nil {
			return err
		}
	}
	p, err := db.provider()
	if err != nil {
		return err
	}
	if _, err := p.Up(ctx); err != nil {
		return fmt.Errorf("migrating: %w", err)
	}
	return db.write(ctx, func(tx *sql.Tx) error {
		noted, err := setting(ctx, tx, settingProgram)
		if err != nil {
			return err
		}
		if noted == "" { // a new database, perhaps of a process that died before it came here
			if err := db.seedAwards(ctx, tx); err != nil {
				return err
			}
			if err := setSetting(ctx, tx, settingKeys, strconv.Itoa(keyVersion)); err != nil {
				return err
			}
		}
		return setSetting(ctx, tx, settingProgram, db.o.Version)
	})
}

// beside names the copy that is made before a migration.
func (db *DB) beside(at time.Time) string {
	ext := filepath.Ext(db.path)
	return strings.TrimSuffix(db.path, ext) + ".before-upgrade-" + at.Format("20060102-150405") + ext
}

// Alone runs f while no other process or goroutine imports, migrates or is
// Alone itself, so that what f finds missing is not added twice. f imports with
// the context that it is given. Desks go on meanwhile. Error: database-busy.
func (db *DB) Alone(ctx context.Context, f func(context.Context) error) error {
	unlock, err := db.upkeep(ctx, upkeepWait, "database-busy")
	if err != nil {
		return err
	}
	defer unlock()
	return f(context.WithValue(ctx, aloneKey{}, db))
}

// aloneKey is where a context holds the database that its owner has locked.
type aloneKey struct{}

// upkeep waits for the lock that upkeep runs under; if somebody else holds it
// all the while the error has the code given.
func (db *DB) upkeep(ctx context.Context, wait time.Duration, code data.Code) (unlock func(), err error) {
	if ctx.Value(aloneKey{}) == db {
		return func() {}, nil
	}
	limited, cancel := context.WithTimeout(ctx, wait)
	defer cancel()
	unlock, ok, err := db.engine.lock(limited, db.path)
	switch {
	case err != nil:
		return nil, err
	case ok:
		return unlock, nil
	case ctx.Err() != nil:
		return nil, ctx.Err()
	}
	return nil, data.Fail(code, "file", db.path, "folder", filepath.Dir(db.path))
}
