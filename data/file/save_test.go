package file

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"vinhdanh/data"
)

func put(content string) func(io.Writer) error {
	return func(w io.Writer) error {
		_, err := io.WriteString(w, content)
		return err
	}
}

func only(t *testing.T, dir string, names ...string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, e := range entries {
		got = append(got, e.Name())
	}
	if fmt.Sprint(got) != fmt.Sprint(names) {
		t.Errorf("folder holds %q, want %q", got, names)
	}
}

func content(t *testing.T, path string) string {
	t.Helper()
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(raw)
}

func TestSaveNewAndReplace(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "danh sách.pdf")
	if err := Save(path, 0o600, put("một")); err != nil {
		t.Fatal(err)
	}
	if runtime.GOOS != "windows" {
		info, err := os.Stat(path)
		if err != nil {
			t.Fatal(err)
		}
		if info.Mode().Perm() != 0o600 {
			t.Errorf("mode %v", info.Mode())
		}
	}
	if err := Save(path, 0o600, put("hai")); err != nil {
		t.Fatal(err)
	}
	if got := content(t, path); got != "hai" {
		t.Errorf("got %q", got)
	}
	only(t, dir, "danh sách.pdf")
}

func TestSaveFailureKeepsTheOldFile(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "a.pdf")
	if err := Save(path, 0o644, put("old")); err != nil {
		t.Fatal(err)
	}
	cancelled := errors.New("cancelled")
	err := Save(path, 0o644, func(w io.Writer) error {
		if _, err := w.Write(bytes.Repeat([]byte("x"), 1<<20)); err != nil {
			return err
		}
		return cancelled
	})
	if !errors.Is(err, cancelled) || data.CodeOf(err) != "" {
		t.Errorf("got %v, want the writer's own error", err)
	}
	func() {
		defer func() {
			if recover() == nil {
				t.Error("the panic was swallowed")
			}
		}()
		_ = Save(path, 0o644, func(io.Writer) error { panic("half-way") })
	}()
	if got := content(t, path); got != "old" {
		t.Errorf("the old file became %q", got)
	}
	only(t, dir, "a.pdf")
}

func TestSaveBadTargets(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "file"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "locked.pdf"), []byte("old"), 0o400); err != nil {
		t.Fatal(err)
	}
	for _, tc := range []struct {
		path string
		code data.Code
	}{
		{filepath.Join(dir, "no", "such", "a.pdf"), "output-folder"},
		{filepath.Join(dir, "file", "a.pdf"), "output-folder"},
		{dir, "output-folder"},
		{filepath.Join(dir, "locked.pdf"), "output-busy"},
	} {
		for name, f := range map[string]func() error{
			"Save":  func() error { return Save(tc.path, 0o644, put("x")) },
			"Check": func() error { return Check(tc.path) },
		} {
			if got := data.CodeOf(f()); got != tc.code {
				t.Errorf("%s(%s): code %q, want %q", name, tc.path, got, tc.code)
			}
		}
	}
	only(t, dir, "file", "locked.pdf")
}

func TestCheckLeavesNothing(t *testing.T) {
	dir := t.TempDir()
	if err := Check(filepath.Join(dir, "a.pdf")); err != nil {
		t.Fatal(err)
	}
	only(t, dir)
}

func TestSaveDiskFull(t *testing.T) {
	if _, err := os.Stat("/dev/full"); err != nil {
		t.Skip("no /dev/full here")
	}
	full, err := os.OpenFile("/dev/full", os.O_WRONLY, 0)
	if err != nil {
		t.Skip(err)
	}
	defer func() { _ = full.Close() }()
	c := &counter{w: full}
	_, err = c.Write([]byte("x"))
	if err == nil {
		t.Skip("/dev/full takes it")
	}
	if got := data.CodeOf(fault(c.err, "/a/b.pdf")); got != "disk-full" {
		t.Errorf("%v gives code %q", c.err, got)
	}
}

func TestSaveThroughALink(t *testing.T) {
	dir := t.TempDir()
	real := filepath.Join(dir, "real.pdf")
	link := filepath.Join(dir, "link.pdf")
	if err := os.WriteFile(real, []byte("old"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(real, link); err != nil {
		t.Skip(err)
	}
	if err := Save(link, 0o600, put("new")); err != nil {
		t.Fatal(err)
	}
	if got := content(t, real); got != "new" {
		t.Errorf("the file behind the link holds %q", got)
	}
	if info, err := os.Lstat(link); err != nil || info.Mode()&fs.ModeSymlink == 0 {
		t.Error("the link was replaced")
	}
}

func TestSaveLongName(t *testing.T) {
	dir := t.TempDir()
	name := strings.Repeat("đ", 120) + ".pdf" // 244 bytes
	if err := Save(filepath.Join(dir, name), 0o600, put("x")); err != nil {
		t.Fatal(err)
	}
	only(t, dir, name)
}
