package file

import (
	"errors"
	"os"

	"golang.org/x/sys/windows"

	"vinhdanh/data"
)

// SyncFolder does nothing here: MoveFileEx with MOVEFILE_WRITE_THROUGH, by
// which Save puts a file in place, returns only when the name is on the disk.
func SyncFolder(string) error { return nil }

// full tells whether err means that there is no room.
func full(err error) bool {
	return errors.Is(err, windows.ERROR_DISK_FULL) || errors.Is(err, windows.ERROR_HANDLE_DISK_FULL) ||
		errors.Is(err, windows.ERROR_DISK_QUOTA_EXCEEDED)
}

// replaceFault explains why the target could not be replaced. Windows says
// "access denied" as well as "sharing violation" when a viewer has it open.
func replaceFault(err error, path string) error {
	if held(err) {
		if _, stat := os.Stat(path); stat == nil {
			return data.Wrap(err, "output-busy", "file", path)
		}
	}
	return fault(err, path)
}

func held(err error) bool {
	return errors.Is(err, windows.ERROR_SHARING_VIOLATION) || errors.Is(err, windows.ERROR_LOCK_VIOLATION) ||
		errors.Is(err, windows.ERROR_ACCESS_DENIED)
}

// busy tells whether another program keeps the file from being replaced, by
// asking for it alone and letting go at once.
func busy(path string) error {
	name, err := windows.UTF16PtrFromString(path)
	if err != nil {
		return data.Wrap(err, "output-folder", "folder", path)
	}
	h, err := windows.CreateFile(name, windows.GENERIC_WRITE|windows.DELETE, 0, nil, windows.OPEN_EXISTING, 0, 0)
	switch {
	case err == nil:
		return windows.CloseHandle(h)
	case held(err):
		return data.Wrap(err, "output-busy", "file", path)
	}
	return nil // it is not there yet
}
