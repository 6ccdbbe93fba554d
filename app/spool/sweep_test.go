//go:build !windows

package spool

import (
	"os"
	"path/filepath"
	"testing"
	"time"
)

// What a killed job left of its pages, a recovery sheet perhaps, does not lie
// there for ever; that of a job at work stays.
func TestSweep(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir())
	made := map[string]bool{} // whether it stays
	for name, age := range map[string]time.Duration{jobFolder + "old": 30 * time.Hour, jobFolder + "now": time.Minute, "another": 30 * time.Hour} {
		dir := filepath.Join(os.TempDir(), name)
		if err := os.Mkdir(dir, 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, "000.pdf"), []byte("%PDF"), 0o600); err != nil {
			t.Fatal(err)
		}
		then := time.Now().Add(-age)
		if err := os.Chtimes(dir, then, then); err != nil {
			t.Fatal(err)
		}
		made[dir] = name != jobFolder+"old"
	}
	file := filepath.Join(os.TempDir(), jobFolder+"file")
	if err := os.Symlink(filepath.Join(os.TempDir(), "another"), file); err != nil {
		t.Fatal(err)
	}
	made[file] = true
	sweep()
	for path, stays := range made {
		if _, err := os.Stat(path); (err == nil) != stays {
			t.Errorf("%s: %v", path, err)
		}
	}
}
