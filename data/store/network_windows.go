package store

import (
	"path/filepath"
	"strings"

	"golang.org/x/sys/windows"
)

// networkDrive tells whether a folder lies on another machine, where SQLite's
// locks and shared memory cannot be trusted: a path \\server\share, or a drive
// letter that stands for one.
func networkDrive(dir string) (bool, error) {
	abs, err := filepath.Abs(dir)
	if err != nil {
		return false, err
	}
	volume := filepath.VolumeName(abs)
	if strings.HasPrefix(volume, `\\`) && !strings.HasPrefix(volume, `\\?\`) && !strings.HasPrefix(volume, `\\.\`) {
		return true, nil
	}
	root, err := windows.UTF16PtrFromString(volume + `\`)
	if err != nil {
		return false, err
	}
	return windows.GetDriveType(root) == windows.DRIVE_REMOTE, nil
}
