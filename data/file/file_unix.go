//go:build !windows

package file

import (
	"errors"
	"os"
	"syscall"

	"vinhdanh/data"
)

// SyncFolder makes the names in a folder safe against a power cut.
func SyncFolder(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return data.Wrap(err, "output-folder", "folder", dir)
	}
	err = d.Sync()
	// Some file systems cannot sync a folder; they say so with EINVAL or ENOTSUP.
	if errors.Is(err, syscall.EINVAL) || errors.Is(err, syscall.ENOTSUP) {
		err = nil
	}
	if err := errors.Join(err, d.Close()); err != nil {
		return data.Wrap(err, "output-folder", "folder", dir)
	}
	return nil
}

// full tells whether err means that there is no room, by the disk, the
// user's share of it or the greatest size of a file.
func full(err error) bool {
	return errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT) || errors.Is(err, syscall.EFBIG)
}

// replaceFault explains why the target could not be replaced. Here a file
// that another program has open can be replaced, so it is the folder.
func replaceFault(err error, path string) error { return fault(err, path) }

// busy tells whether another program keeps the file from being replaced:
// never, on this system.
func busy(string) error { return nil }
