package store

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"

	"vinhdanh/data"
)

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

// ownerOnly takes the permissions of everybody else away from the database. On
// Windows files have none of this kind: the folder in the profile keeps them.
func ownerOnly(path string) error {
	if runtime.GOOS == "windows" {
		return nil
	}
	for _, name := range []string{path, path + "-wal", path + "-shm"} {
		if info, err := os.Stat(name); err == nil && info.Mode().Perm()&0o077 != 0 {
			if err := os.Chmod(name, 0o600); err != nil {
				return data.Wrap(err, "database-folder", "folder", filepath.Dir(path))
			}
		}
	}
	return nil
}
