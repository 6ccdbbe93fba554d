package file_test

import (
	"io"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"vinhdanh/data/file"
)

// A killed writer's file is taken away by the next one of the same name; what
// a living writer may still need, and what is not ours, stays.
func TestSaveSweeps(t *testing.T) {
	dir := t.TempDir()
	old := time.Now().Add(-2 * time.Hour)
	for name, at := range map[string]time.Time{
		".a.pdf.0123abcd.tmp":  old,
		".a.pdf.00000000.tmp":  time.Now().Add(-30 * time.Minute), // may live
		".b.pdf.0123abcd.tmp":  old,                               // of another target
		".a.pdf.0123abcx.tmp":  old,                               // not one of ours
		".a.pdf.123abcd.tmp":   old,
		"a.pdf.0123abcd.tmp":   old,
		".a.pdf.0123abcd.tmp~": old,
	} {
		p := filepath.Join(dir, name)
		if err := os.WriteFile(p, []byte("x"), 0o600); err != nil {
			t.Fatal(err)
		}
		if err := os.Chtimes(p, at, at); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Mkdir(filepath.Join(dir, ".a.pdf.ffffffff.tmp"), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.Chtimes(filepath.Join(dir, ".a.pdf.ffffffff.tmp"), old, old); err != nil {
		t.Fatal(err)
	}
	err := file.Save(filepath.Join(dir, "a.pdf"), 0o644, func(w io.Writer) error {
		_, err := io.WriteString(w, "new")
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	list, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range list {
		names = append(names, e.Name())
	}
	want := []string{".a.pdf.00000000.tmp", ".a.pdf.0123abcd.tmp~", ".a.pdf.0123abcx.tmp", ".a.pdf.123abcd.tmp", ".a.pdf.ffffffff.tmp", ".b.pdf.0123abcd.tmp",
		"a.pdf", "a.pdf.0123abcd.tmp"}
	if d := cmp.Diff(want, names); d != "" {
		t.Error(d)
	}
}
