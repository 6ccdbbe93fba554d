package cli

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"vinhdanh/app/jobs/keep"
	"vinhdanh/data"
)

// target tells whether a call may write a file: never over the database and
// the files beside it, never into the folder of the keys, and over an existing
// file only if its name ends like those of the same kind.
// Errors: output-is-database, output-in-keys, output-is-folder (args file),
// output-other-kind (args file, kinds), output-folder (args folder).
func (s *session) target(file string, endings ...string) error {
	if file == "" { // the call names a folder instead
		return nil
	}
	for _, tail := range []string{"", "-wal", "-shm", ".lock", ".turn", ".wanted"} {
		if same(file, s.path()+tail) {
			return data.Fail("output-is-database", "file", file)
		}
	}
	if same(filepath.Dir(file), filepath.Join(filepath.Dir(s.path()), keep.KeyFolder)) {
		return data.Fail("output-in-keys", "file", file)
	}
	info, err := os.Stat(file)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return data.Wrap(err, "output-folder", "folder", filepath.Dir(file))
	case info.IsDir():
		return data.Fail("output-is-folder", "file", file)
	case !slices.Contains(endings, strings.ToLower(filepath.Ext(file))):
		return data.Fail("output-other-kind", "file", file, "kinds", strings.Join(endings, ", "))
	}
	return nil
}

// same tells whether two paths name one file or folder, through links too.
func same(a, b string) bool {
	x, errX := os.Stat(a)
	y, errY := os.Stat(b)
	if errX == nil && errY == nil {
		return os.SameFile(x, y)
	}
	p, errP := filepath.Abs(a)
	q, errQ := filepath.Abs(b)
	return errP == nil && errQ == nil && p == q
}
