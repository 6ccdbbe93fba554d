package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"

	"github.com/natefinch/atomic"

	"vinhdanh/data"
	"vinhdanh/data/file"
)

// Backup writes a copy of the database, of one moment, into a file that its
// owner alone may read. The copy is checked and on the disk before it takes
// the file's place; an older file stays as it was if anything fails. Desks go
// on meanwhile. Errors: output-folder, output-busy, disk-full, database-damaged.
func (db *DB) Backup(ctx context.Context, to string) error {
	to, err := filepath.Abs(to)
	if err != nil {
		return data.Wrap(err, "output-folder", "folder", to)
	}
	if same(to, db.path) {
		return data.Fail("backup-onto-itself", "file", to)
	}
	if err := file.Check(to); err != nil {
		return err
	}
	return db.backup(ctx, to)
}

func (db *DB) backup(ctx context.Context, to string) error {
	file.Sweep(to)
	temporary := filepath.Join(filepath.Dir(to), fmt.Sprintf(".%s.%08x.tmp", filepath.Base(to), rand.Uint32()))
	f, err := os.OpenFile(temporary, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return data.Wrap(err, "output-folder", "folder", filepath.Dir(to))
	}
	if err := f.Close(); err != nil {
		return data.Wrap(err, "output-folder", "folder", filepath.Dir(to))
	}
	defer func() { // it is not there any more if all went well
		for _, name := range []string{temporary, temporary + "-journal"} {
			_ = os.Remove(name)
		}
	}()
	if err := db.engine.copy(ctx, db.readers, temporary); err != nil {
		return db.explainCopy(ctx, err, to)
	}
	if _, err := Verify(ctx, temporary); err != nil {
		return err
	}
	if err := file.Sync(temporary); err != nil {
		return err
	}
	if err := atomic.ReplaceFile(temporary, to); err != nil {
		return data.Wrap(err, "output-busy", "file", to)
	}
	return file.SyncFolder(filepath.Dir(to))
}

// explainCopy turns an error of copying into one for people. That there is no
// room, or no way to write, is said of the copy: the database is only read.
func (db *DB) explainCopy(ctx context.Context, err error, to string) error {
	err = db.explain(ctx, err)
	switch data.CodeOf(err) {
	case "disk-full":
		return data.Wrap(err, "disk-full", "file", to)
	case "database-folder", "database-read-only":
		return data.Wrap(err, "output-folder", "folder", filepath.Dir(to))
	}
	return err
}

func same(a, b string) bool {
	x, err := os.Stat(a)
	if err != nil {
		return false
	}
	y, err := os.Stat(b)
	return err == nil && os.SameFile(x, y)
}

// Info says what a database file holds.
type Info struct {
	Program     string // version of the program that wrote its form
	Version     int64  // of its form
	Conferences int
	Delegates   int
	Citations   int
}

// Check reads the open database from end to end and tells whether it is whole.
// Errors: database-damaged.
func (db *DB) Check(ctx context.Context) (info Info, err error) {
	err = db.read(ctx, func(tx *sql.Tx) error {
		info, err = inspect(ctx, db.engine, tx, db.path)
		return err
	})
	return info, err
}

// Verify reads a database file that no program has open from end to end, and
// tells whether it is whole and this program's. It changes nothing. Errors:
// no-database, database-in-use, database-damaged, database-foreign.
func Verify(ctx context.Context, path string) (info Info, err error) {
	path, err = filepath.Abs(path)
	if err != nil {
		return info, data.Wrap(err, "no-database", "file", path)
	}
	if stat, err := os.Stat(path); err != nil || stat.IsDir() {
		return info, data.Fail("no-database", "file", path)
	}
	if log, err := os.Stat(path + "-wal"); err == nil && log.Size() > 0 {
		return info, data.Fail("database-in-use", "file", path) // part of it is in the log
	}
	e := sqliteEngine{}
	pool, err := sql.Open("sqlite", e.dsn(path, sqliteReader+"&immutable=1"))
	if err != nil {
		return info, err
	}
	pool.SetMaxOpenConns(1)
	defer func() { err = errors.Join(err, pool.Close()) }()
	info, err = inspect(ctx, e, pool, path)
	if err != nil && ctx.Err() != nil {
		return Info{}, ctx.Err()
	}
	return info, e.explain(err, path)
}

// inspect reads a whole database.
func inspect(ctx context.Context, e engine, q querier, path string) (info Info, err error) {
	if err := e.check(ctx, q); err != nil {
		if err = e.explain(err, path); data.CodeOf(err) != "" || ctx.Err() != nil {
			return info, err
		}
		return info, data.Wrap(err, "database-damaged", "file", path)
	}
	ours, _, err := e.ours(ctx, q)
	if err != nil {
		return info, err
	}
	if !ours {
		return info, data.Fail("database-foreign", "file", path)
	}
	if info.Program, err = setting(ctx, q, settingProgram); err != nil {
		return info, err
	}
	err = q.QueryRowContext(ctx, `SELECT (SELECT max(version_id) FROM goose_db_version), (SELECT count(*) FROM conference),
		(SELECT count(*) FROM seen_delegate), (SELECT count(*) FROM seen_citation)`).
		Scan(&info.Version, &info.Conferences, &info.Delegates, &info.Citations)
	return info, err
}
