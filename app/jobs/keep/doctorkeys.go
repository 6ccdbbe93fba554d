package keep

import (
	"context"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"

	"vinhdanh/data"
	"vinhdanh/data/seal"
)

// keys: the files of the private keys can be read, by nobody else, and the root
// key is not left beside the signing key.
func (d *doctor) keys(context.Context) error {
	names, err := filepath.Glob(filepath.Join(d.o.Keys, "*.age"))
	if err != nil {
		return err
	}
	well := 0
	for _, name := range names {
		file := filepath.Base(name)
		info, err := seal.ReadKeyFile(name)
		if err != nil {
			d.add("key-file", Fault, "file", file, "code", string(data.CodeOf(err)))
			continue
		}
		stat, err := os.Stat(name)
		if err != nil {
			return err
		}
		switch {
		case open(stat.Mode()):
			d.add("key-rights", Fault, "file", file)
		case info.Kind == seal.RootKeyFile:
			d.add("key-root", Warning, "file", file)
		default:
			well++
		}
	}
	if stat, err := os.Stat(d.o.Keys); err == nil && open(stat.Mode()) {
		d.add("key-folder", Fault, "folder", d.o.Keys)
	}
	if well > 0 {
		d.add("keys", Well, "n", well)
	}
	return nil
}

// open tells whether others may look into a file or folder. Windows says so by
// other means.
func open(m os.FileMode) bool { return runtime.GOOS != "windows" && m.Perm()&0o077 != 0 }

// some names the first of many numbers.
func some(list []int) string {
	var words []string
	for i, n := range list {
		if i == mostNamed {
			words = append(words, "…")
			break
		}
		words = append(words, strconv.Itoa(n))
	}
	return strings.Join(words, ", ")
}
