package store

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/gofrs/flock"
	"github.com/pressly/goose/v3"
	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"vinhdanh/data"
)

//go:embed migrations/sqlite/*.sql
var sqliteMigrations embed.FS

// applicationID marks the files of this program ("VDNH", as the first
// migration sets it), so that nobody else's database is ever migrated.
const applicationID = 1447317064

// sqliteEngine keeps the database in one file. Its journal is a write-ahead
// log, so that readers never wait for the writer. synchronous is FULL:
// measured, NORMAL loses acknowledged commits in a power cut.
type sqliteEngine struct {
	files fs.FS         // migrations; nil: the embedded ones
	busy  time.Duration // how long to wait for another process; 0: sqliteBusy
}

// sqliteBusy is how long a transaction waits for another process to end its own.
const sqliteBusy = 5 * time.Second

func (e sqliteEngine) busyTimeout() time.Duration {
	if e.busy == 0 {
		return sqliteBusy
	}
	return e.busy
}

// The settings of each connection. A transaction of the writer takes its lock
// at once: one that reads first and then writes could only fail, not wait.
// Readers have no _txlock, else they would wait for the writer.
const (
	sqliteWriter = "_journal_mode=WAL&_synchronous=FULL&_foreign_keys=on&_txlock=immediate&_dqs=0&_cache_size=-65536"
	sqliteReader = "mode=ro&_synchronous=FULL&_foreign_keys=on&_dqs=0&_cache_size=-8192"
)

// sqliteReaders is how many queries may run at once.
const sqliteReaders = 4

// dsn writes a path as SQLite reads it (https://www.sqlite.org/uri.html):
// any character may stand in a path, also ?, # and %.
func (e sqliteEngine) dsn(path, settings string) string {
	p := filepath.ToSlash(path)
	if !strings.HasPrefix(p, "/") {
		p = "/" + p // C:/Users/… becomes file:///C:/Users/…
	}
	return "file://" + (&url.URL{Path: p}).EscapedPath() + "?" + settings + fmt.Sprintf("&_busy_timeout=%d", e.busyTimeout().Milliseconds())
}

func (e sqliteEngine) open(ctx context.Context, path string, readOnly bool) (writer, readers *sql.DB, err error) {
	if err := prepareFolder(path, readOnly); err != nil {
		return nil, nil, err
	}
	defer func() {
		if err != nil {
			err = e.explain(errors.Join(err, closeAll(writer, readers)), path)
			writer, readers = nil, nil
		}
	}()
	// Readers come first: they tell whose file it is before anything is written to it.
	if readers, err = sql.Open("sqlite", e.dsn(path, sqliteReader)); err != nil {
		return writer, readers, err
	}
	readers.SetMaxOpenConns(sqliteReaders)
	readers.SetMaxIdleConns(sqliteReaders)
	ours, empty, err := e.ours(ctx, readers)
	if err != nil {
		return writer, readers, err
	}
	if !ours && !empty {
		return writer, readers, data.Fail("database-foreign", "file", path)
	}
	if readOnly {
		return writer, readers, nil
	}
	if err := ownerOnly(path); err != nil {
		return writer, readers, err
	}
	if writer, err = sql.Open("sqlite", e.dsn(path, sqliteWriter)); err != nil {
		return writer, readers, err
	}
	writer.SetMaxOpenConns(1)
	// The first query makes the connection, and with it the log.
	var mode string
	if err := writer.QueryRowContext(ctx, "PRAGMA journal_mode").Scan(&mode); err != nil {
		return writer, readers, err
	}
	if mode != "wal" { // a file system without shared memory, which is that of a network
		return writer, readers, data.Fail("network-drive", "folder", filepath.Dir(path))
	}
	return writer, readers, nil
}

func closeAll(pools ...*sql.DB) error {
	var err error
	for _, p := range pools {
		if p != nil {
			err = errors.Join(err, p.Close())
		}
	}
	return err
}

// prepareFolder makes the folder for its owner alone, and an empty file that
// nobody else can read; SQLite gives its log the same permissions. A file that
// is there is never opened here: closing it would drop the locks that SQLite
// holds on it.
func prepareFolder(path string, readOnly bool) error {
	dir := filepath.Dir(path)
	fail := func(err error) error { return data.Wrap(err, "database-folder", "folder", dir) }
	if readOnly {
		if _, err := os.Stat(path); err != nil {
			return data.Wrap(err, "no-database", "file", path)
		}
		return nil
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return fail(err)
	}
	if remote, err := networkDrive(dir); err != nil {
		return fail(err)
	} else if remote {
		return data.Fail("network-drive", "folder", dir)
	}
	switch info, err := os.Stat(path); {
	case errors.Is(err, fs.ErrNotExist):
		f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
		if errors.Is(err, fs.ErrExist) {
			return nil // another process was first
		}
		if err != nil {
			return fail(err)
		}
		if err := f.Close(); err != nil {
			return fail(err)
		}
	case err != nil:
		return fail(err)
	case info.IsDir():
		return data.Fail("database-folder", "folder", path)
	case info.Size() > 0 && info.Size() < 512: // SQLite would take it for a new one
		return data.Fail("database-damaged", "file", path)
	}
	return nil
}

// ownerOnly takes the permissions of everybody else away from the database.
func ownerOnly(path string) error {
	for _, name := range []string{path, path + "-wal", path + "-shm"} {
		if info, err := os.Stat(name); err == nil && info.Mode().Perm()&0o077 != 0 {
			if err := os.Chmod(name, 0o600); err != nil {
				return data.Wrap(err, "database-folder", "folder", filepath.Dir(path))
			}
		}
	}
	return nil
}

func (e sqliteEngine) migrations() (goose.Dialect, fs.FS) {
	if e.files != nil {
		return goose.DialectSQLite3, e.files
	}
	sub, err := fs.Sub(sqliteMigrations, "migrations/sqlite")
	if err != nil {
		panic(err) // the name is a constant and embedded
	}
	return goose.DialectSQLite3, sub
}

func (e sqliteEngine) ours(ctx context.Context, q querier) (ours, empty bool, err error) {
	var id, tables int
	if err := q.QueryRowContext(ctx, "PRAGMA application_id").Scan(&id); err != nil {
		return false, false, err
	}
	// goose makes its own table before the first migration begins.
	err = q.QueryRowContext(ctx, "SELECT count(*) FROM sqlite_master WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND tbl_name <> 'goose_db_version'").Scan(&tables)
	return id == applicationID, tables == 0, err
}

func (e sqliteEngine) explain(err error, path string) error {
	var known *data.Error
	var fault *sqlite.Error
	if err == nil || errors.As(err, &known) || !errors.As(err, &fault) {
		return err
	}
	wrap := func(code data.Code) error {
		return data.Wrap(err, code, "file", path, "folder", filepath.Dir(path))
	}
	switch fault.Code() { // extended codes first
	case sqlite3.SQLITE_IOERR_SHMSIZE:
		return wrap("disk-full")
	case sqlite3.SQLITE_IOERR_CORRUPTFS:
		return wrap("database-damaged")
	case sqlite3.SQLITE_CONSTRAINT_UNIQUE, sqlite3.SQLITE_CONSTRAINT_PRIMARYKEY:
		return data.Wrap(err, "record-clash")
	case sqlite3.SQLITE_CONSTRAINT_FOREIGNKEY:
		return data.Wrap(err, "no-record", "kind", "", "id", "")
	}
	switch fault.Code() & 0xff {
	case sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_PROTOCOL:
		return wrap("database-busy")
	case sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB:
		return wrap("database-damaged")
	case sqlite3.SQLITE_FULL:
		return wrap("disk-full")
	case sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH:
		return wrap("database-folder")
	case sqlite3.SQLITE_IOERR:
		return wrap("database-disk")
	}
	return err
}

func (e sqliteEngine) check(ctx context.Context, q querier) error {
	var answer string
	if err := q.QueryRowContext(ctx, "PRAGMA integrity_check(1)").Scan(&answer); err != nil {
		return err
	}
	if answer != "ok" {
		return errors.New(answer)
	}
	return each(ctx, q, "PRAGMA foreign_key_check", nil, func(func(...any) error) error {
		return errors.New("a reference leads nowhere")
	})
}

// copy runs VACUUM INTO, which reads one moment of the database and writes a
// whole new file, without a log. The file may exist if it is empty.
func (e sqliteEngine) copy(ctx context.Context, q execer, file string) error {
	_, err := q.ExecContext(ctx, "VACUUM INTO $1", file)
	return err
}

// turn locks a file beside the database while this process writes. SQLite's own
// lock would do, but who waits for it asks only every 100 ms after a while, and
// then a desk may find it taken each time as long as another process imports a
// list (measured: for 5 s and more, which is an error). This one is asked for
// every millisecond.
func (e sqliteEngine) turn(ctx context.Context, path string) (func(), error) {
	busy := e.busyTimeout()
	limited, cancel := context.WithTimeout(ctx, busy)
	defer cancel()
	release, ok, err := lockFile(limited, path+".turn", time.Millisecond)
	switch {
	case err != nil:
		return nil, err
	case ok:
		return release, nil
	case ctx.Err() != nil:
		return nil, ctx.Err()
	}
	return nil, data.Fail("database-busy", "file", path)
}

// lock locks another file, for much longer.
func (e sqliteEngine) lock(ctx context.Context, path string) (func(), bool, error) {
	return lockFile(ctx, path+".lock", 20*time.Millisecond)
}

// lockFile asks for the lock on a file until it has it or ctx ends. The lock
// ends with the process, whatever becomes of it.
func lockFile(ctx context.Context, path string, every time.Duration) (unlock func(), ok bool, err error) {
	l := flock.New(path, flock.SetPermissions(0o600))
	ok, err = l.TryLockContext(ctx, every)
	switch {
	case ok:
		// Closing what was only locked cannot fail in a way that matters.
		return func() { _ = l.Close() }, true, nil
	case err != nil && ctx.Err() == nil:
		return nil, false, data.Wrap(err, "database-folder", "folder", filepath.Dir(path))
	}
	return nil, false, nil
}
