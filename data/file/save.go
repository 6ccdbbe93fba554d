package file

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"

	"vinhdanh/data"
)

// Save writes a file whole or not at all. What write writes goes to a
// temporary file beside the target, whose length is checked, which is synced
// to the disk and then put in the target's place; the folder is synced too.
// If anything fails the temporary file is removed, and an older target stays
// as it was. perm are the permissions before the umask.
//
// An error of write comes back as it is, so that a cancelled context can be
// told. Otherwise the errors are "disk-full" and "output-busy" (open in
// another program, or read-only), each with the argument file, and
// "output-folder" (it does not exist, or one may not write in it) with the
// argument folder.
func Save(path string, perm fs.FileMode, write func(io.Writer) error) error {
	s, err := Stage(path, perm, write)
	if err != nil {
		return err
	}
	defer s.Drop()
	return s.Put()
}

// Check tells, before a long job, whether Save could write the file now. Its
// errors are Save's. The target is not touched.
func Check(path string) error {
	path, err := target(path)
	if err != nil {
		return err
	}
	f, err := temporary(path, 0o600)
	if err != nil {
		return err
	}
	name := f.Name()
	if err := errors.Join(f.Close(), os.Remove(name)); err != nil {
		return fault(err, path)
	}
	return busy(path)
}

// target follows links, so that Save replaces the file and not the link, and
// refuses what cannot be replaced by a file.
func target(path string) (string, error) {
	abs, err := filepath.Abs(path)
	if err != nil {
		return "", data.Wrap(err, "output-folder", "folder", path)
	}
	if real, err := filepath.EvalSymlinks(abs); err == nil {
		abs = real
	}
	info, err := os.Stat(abs)
	if err == nil { // else it is not there, or making the temporary file will tell why not
		switch mode := info.Mode(); {
		case mode.IsDir():
			return "", data.Fail("output-folder", "folder", abs)
		case !mode.IsRegular(), mode.Perm()&0o200 == 0: // a device or pipe is not ours to replace
			return "", data.Fail("output-busy", "file", abs)
		}
	}
	return abs, nil
}

// temporary makes a new file beside the target. os.CreateTemp is not used
// since it knows neither perm nor the umask.
func temporary(path string, perm fs.FileMode) (*os.File, error) {
	dir, base := filepath.Split(path)
	for range 100 {
		name := filepath.Join(dir, fmt.Sprintf("%s%08x%s", temporaryPrefix(base), rand.Uint32(), temporarySuffix))
		f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, perm|0o200)
		if err == nil {
			return f, nil
		}
		if full(err) {
			return nil, data.Wrap(err, "disk-full", "file", path)
		}
		if !errors.Is(err, fs.ErrExist) {
			return nil, data.Wrap(err, "output-folder", "folder", filepath.Clean(dir))
		}
	}
	return nil, data.Fail("output-folder", "folder", filepath.Clean(dir))
}

// fault turns an error of writing into one for people.
func fault(err error, path string) error {
	if full(err) {
		return data.Wrap(err, "disk-full", "file", path)
	}
	return data.Wrap(err, "output-folder", "folder", filepath.Dir(path))
}

// counter counts what reaches the file and keeps the first error, so that an
// error of the disk is told from one of the writer.
type counter struct {
	w   io.Writer
	n   int64
	err error
}

func (c *counter) Write(p []byte) (int, error) {
	n, err := c.w.Write(p)
	c.n += int64(n)
	if err != nil && c.err == nil {
		c.err = err
	}
	return n, err
}

// Sync makes the content of a finished file safe against a power cut. It is
// not for files that another program, or a database in this one, has open.
func Sync(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return fault(err, path)
	}
	err = f.Sync()
	if cerr := f.Close(); err == nil {
		err = cerr
	}
	if err != nil {
		return fault(err, path)
	}
	return nil
}
