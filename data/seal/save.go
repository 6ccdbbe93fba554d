package seal

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"vinhdanh/data"
	"vinhdanh/data/file"
)

// saveFile writes a file that only its owner can read, whole or not at all:
// temporary file beside it, length check, fsync, close, put in place, fsync of
// the folder. Without replace an existing file is never touched. Errors:
// key-file-exists, key-file-not-saved.
func saveFile(name string, raw []byte, replace bool) error {
	temp, err := writeTemp(filepath.Dir(name), raw)
	if err != nil {
		return data.Wrap(err, "key-file-not-saved")
	}
	err = putInPlace(temp, name, replace)
	if err != nil {
		return errors.Join(err, os.Remove(temp))
	}
	if err := file.SyncFolder(filepath.Dir(name)); err != nil {
		return data.Wrap(err, "key-file-not-saved")
	}
	return nil
}

// writeTemp writes a temporary file with mode 0600 and gives its name.
func writeTemp(folder string, raw []byte) (name string, err error) {
	f, err := os.CreateTemp(folder, ".vinhdanh-*.tmp") // 0600 from the start
	if err != nil {
		return "", err
	}
	n, err := f.Write(raw)
	if err == nil && n != len(raw) {
		err = fmt.Errorf("%d of %d bytes written", n, len(raw))
	}
	if err == nil {
		err = f.Sync()
	}
	if err := errors.Join(err, f.Close()); err != nil {
		return "", errors.Join(err, os.Remove(f.Name()))
	}
	return f.Name(), nil
}

// putInPlace gives the temporary file its name. A hard link fails where the name
// is taken, even if another process took it a moment ago; a USB stick has no
// hard links, and there a look before the rename must do.
func putInPlace(temp, file string, replace bool) error {
	if !replace {
		err := os.Link(temp, file)
		if err == nil {
			return os.Remove(temp)
		}
		if errors.Is(err, fs.ErrExist) || exists(file) {
			return data.Fail("key-file-exists")
		}
	}
	if err := os.Rename(temp, file); err != nil {
		return data.Wrap(err, "key-file-not-saved")
	}
	return nil
}

func exists(file string) bool {
	_, err := os.Lstat(file)
	return err == nil
}
