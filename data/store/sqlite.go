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
// Readers have no _txlock, else they would wait for the writer. The writer
// leaves its log to the checkpointer.
const (
	sqliteWriter = "_journal_mode=WAL&_synchronous=FULL&_foreign_keys=on&_txlock=immediate&_dqs=0&_cache_size=-65536&_pragma=wal_autocheckpoint(0)"
	sqliteMover  = "mode=rw&_synchronous=FULL&_cache_size=-1024"
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
	if unfinished(err) && !readOnly {
		if err = e.rollBack(ctx, path); err == nil {
			ours, empty, err = e.ours(ctx, readers)
		}
	}
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

// unfinished tells of a file whose last transaction somebody died over before
// the file had its log, as one does that was just restored: a reader may not
// take it back.
func unfinished(err error) bool {
	var fault *sqlite.Error
	return errors.As(err, &fault) && fault.Code() == sqlite3.SQLITE_READONLY_ROLLBACK
}

// rollBack takes it back: the first query of a connection that may write does.
func (e sqliteEngine) rollBack(ctx context.Context, path string) error {
	pool, err := sql.Open("sqlite", e.dsn(path, sqliteMover))
	if err != nil {
		return err
	}
	var n int
	return errors.Join(pool.QueryRowContext(ctx, "SELECT count(*) FROM sqlite_schema").Scan(&n), pool.Close())
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
	// The tables first: they and the id come in one transaction of whoever is
	// just making the database, so tables that are seen have their id.
	// goose makes its own table before the first migration begins.
	if err := q.QueryRowContext(ctx, "SELECT count(*) FROM sqlite_master WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND tbl_name <> 'goose_db_version'").Scan(&tables); err != nil {
		return false, false, err
	}
	err = q.QueryRowContext(ctx, "PRAGMA application_id").Scan(&id)
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
	case sqlite3.SQLITE_READONLY:
		if info, err := os.Stat(path); err == nil && info.Mode().Perm()&0o200 == 0 {
			return wrap("database-read-only")
		}
		return wrap("database-folder")
	case sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH:
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

// compact runs VACUUM, and then writes the log into the file and empties it.
// The settings of the connection stay as they were.
func (e sqliteEngine) compact(ctx context.Context, writer *sql.DB) error {
	conn, err := writer.Conn(ctx)
	if err != nil {
		return err
	}
	// secure_delete also blanks what is left over on the new pages.
	_, err = conn.ExecContext(ctx, "PRAGMA secure_delete = ON")
	if err == nil {
		_, err = conn.ExecContext(ctx, "VACUUM")
	}
	var busy, pages, moved int
	if err == nil {
		err = conn.QueryRowContext(ctx, "PRAGMA wal_checkpoint(TRUNCATE)").Scan(&busy, &pages, &moved)
	}
	if err == nil && busy != 0 {
		err = data.Fail("database-busy")
	}
	_, off := conn.ExecContext(context.WithoutCancel(ctx), "PRAGMA secure_delete = OFF")
	return errors.Join(err, off, conn.Close())
}

func (e sqliteEngine) openCheckpointer(path string) (*sql.DB, error) {
	pool, err := sql.Open("sqlite", e.dsn(path, sqliteMover))
	if err == nil {
		pool.SetMaxOpenConns(1)
	}
	return pool, err
}

// checkpoint is https://www.sqlite.org/pragma.html#pragma_wal_checkpoint, PASSIVE.
func (e sqliteEngine) checkpoint(ctx context.Context, pool *sql.DB) (pages int, err error) {
	var busy, moved int
	err = pool.QueryRowContext(ctx, "PRAGMA wal_checkpoint(PASSIVE)").Scan(&busy, &pages, &moved)
	return pages, err
}

// Release makes of a database one file that can be moved: it writes the log
// into it and takes the log away, which only works while nobody has the
// database open: database-in-use. Errors also: those of opening.
func Release(ctx context.Context, path string) (err error) {
	path, err = filepath.Abs(path)
	if err != nil {
		return data.Wrap(err, "no-database", "file", path)
	}
	e := sqliteEngine{busy: releaseWait}
	pool, err := sql.Open("sqlite", e.dsn(path, "mode=rw&_synchronous=FULL"))
	if err != nil {
		return err
	}
	pool.SetMaxOpenConns(1)
	defer func() { err = errors.Join(err, pool.Close()) }()
	var mode string
	err = pool.QueryRowContext(ctx, "PRAGMA journal_mode = DELETE").Scan(&mode)
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if err = e.explain(err, path); data.CodeOf(err) == "database-busy" || err == nil && mode != "delete" {
		return data.Wrap(err, "database-in-use", "file", path)
	}
	return err
}

// releaseWait is how long Release waits for others to close the database.
const releaseWait = 500 * time.Millisecond
