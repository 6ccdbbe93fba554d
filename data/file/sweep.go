package file

import (
	"os"
	"path/filepath"
	"strings"
	"time"
)

// abandoned is the age at which a temporary file's writer is taken for dead.
// A living one writes all the time, which makes its file young again, or has
// finished and puts it in place within seconds.
const abandoned = time.Hour

// Sweep removes what writers of a target left beside it when they were killed
// (.NAME.XXXXXXXX.tmp). Save does so itself.
// It fails in silence: what it cannot remove does no harm.
func Sweep(path string) {
	dir, base := filepath.Split(path)
	prefix := temporaryPrefix(base)
	list, err := os.ReadDir(filepath.Clean(dir))
	if err != nil {
		return
	}
	for _, e := range list {
		if !e.Type().IsRegular() || !ours(e.Name(), prefix) {
			continue
		}
		if info, err := e.Info(); err == nil && time.Since(info.ModTime()) > abandoned {
			_ = os.Remove(filepath.Join(dir, e.Name()))
		}
	}
}

// temporaryPrefix is what the names of a target's temporary files begin with.
func temporaryPrefix(base string) string {
	if r := []rune(base); len(r) > 60 { // leave room below the 255 bytes that a name may have
		base = string(r[:60])
	}
	return "." + base + "."
}

const temporarySuffix = ".tmp"

// ours tells whether a name is the prefix, eight hexadecimal digits and ".tmp".
func ours(name, prefix string) bool {
	digits, found := strings.CutPrefix(name, prefix)
	if !found {
		return false
	}
	digits, found = strings.CutSuffix(digits, temporarySuffix)
	return found && len(digits) == 8 && strings.Trim(digits, "0123456789abcdef") == ""
}
