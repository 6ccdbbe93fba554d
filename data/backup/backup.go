package backup

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/natefinch/atomic"

	"vinhdanh/data"
	"vinhdanh/data/file"
	"vinhdanh/data/store"
)

// Source is a database that can write a copy of itself; *store.DB is one.
type Source interface {
	Backup(ctx context.Context, to string) error
}

// Snapshot writes a copy of the database, of one moment, into a file. It is
// there whole, checked and on the disk, or not at all; an older file of the
// name stays if anything fails. Errors: output-folder, output-busy, disk-full,
// database-damaged, backup-onto-itself.
func Snapshot(ctx context.Context, db Source, to string) error { return db.Backup(ctx, to) }

// Verify reads a snapshot from end to end, and says what it holds. Errors:
// no-database, database-damaged, database-foreign.
func Verify(ctx context.Context, snapshot string) (store.Info, error) {
	return store.Verify(ctx, snapshot)
}

// Restore puts a snapshot in the place of a database that nobody has open
// (database-in-use). A database that is there, whole or damaged, is not
// deleted: it is put beside, and its new name given, "" if there was none. at
// stands in that name. If anything fails the database is as it was. Errors
// also: those of Verify and of file.Save, restore-onto-itself.
func Restore(ctx context.Context, snapshot, database string, at time.Time) (aside string, err error) {
	database, err = filepath.Abs(database)
	if err != nil {
		return "", data.Wrap(err, "output-folder", "folder", database)
	}
	if same(snapshot, database) {
		return "", data.Fail("restore-onto-itself", "file", database)
	}
	if _, err := Verify(ctx, snapshot); err != nil {
		return "", err
	}
	if err := os.MkdirAll(filepath.Dir(database), 0o700); err != nil {
		return "", data.Wrap(err, "output-folder", "folder", filepath.Dir(database))
	}
	fresh := database + ".restoring"
	if err := copyFile(ctx, snapshot, fresh); err != nil {
		return "", err
	}
	defer func() { _ = os.Remove(fresh) }() // it is not there any more if all went well
	if _, err := Verify(ctx, fresh); err != nil {
		return "", err
	}
	if aside, err = putAside(ctx, database, at); err != nil {
		return "", err
	}
	if err := atomic.ReplaceFile(fresh, database); err != nil {
		if aside != "" {
			err = errors.Join(err, os.Rename(aside, database))
		}
		return "", data.Wrap(err, "output-folder", "folder", filepath.Dir(database))
	}
	return aside, file.SyncFolder(filepath.Dir(database))
}

// putAside gives a database another name. One that is too damaged to be opened
// is moved with its log, so that nothing of it is lost.
func putAside(ctx context.Context, database string, at time.Time) (string, error) {
	if _, err := os.Stat(database); errors.Is(err, fs.ErrNotExist) {
		return "", nil
	}
	err := store.Release(ctx, database)
	if code := data.CodeOf(err); err != nil && code != "database-damaged" {
		return "", err
	}
	ext := filepath.Ext(database)
	aside := strings.TrimSuffix(database, ext) + ".before-restore-" + at.Format("20060102-150405") + ext
	if _, err := os.Stat(aside); err == nil {
		return "", data.Fail("output-busy", "file", aside)
	}
	moved := []string{}
	for _, tail := range []string{"-wal", "-shm", ""} {
		err := os.Rename(database+tail, aside+tail)
		if err == nil {
			moved = append(moved, tail)
			continue
		}
		if tail != "" && errors.Is(err, fs.ErrNotExist) {
			continue
		}
		for _, tail := range moved {
			err = errors.Join(err, os.Rename(aside+tail, database+tail))
		}
		return "", data.Wrap(err, "database-in-use", "file", database) // Windows refuses to move an open file
	}
	return aside, nil
}

// copyFile copies a file that no program has open.
func copyFile(ctx context.Context, from, to string) (err error) {
	in, err := os.Open(from)
	if err != nil {
		return data.Wrap(err, "no-database", "file", from)
	}
	defer func() { err = errors.Join(err, in.Close()) }()
	return file.Save(to, 0o600, func(w io.Writer) error {
		_, err := io.Copy(w, &reader{ctx, in})
		return err
	})
}

// reader stops reading when its context is done.
type reader struct {
	ctx context.Context
	r   io.Reader
}

func (r *reader) Read(p []byte) (int, error) {
	if err := r.ctx.Err(); err != nil {
		return 0, err
	}
	return r.r.Read(p)
}

func same(a, b string) bool {
	x, err := os.Stat(a)
	if err != nil {
		return false
	}
	y, err := os.Stat(b)
	return err == nil && os.SameFile(x, y)
}
