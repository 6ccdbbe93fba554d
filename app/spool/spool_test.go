//go:build !windows

package spool

import (
	"os"
	"path/filepath"
	"testing"

	"vinhdanh/data"
)

// A printer that takes the job is given the file; one that does not is told of by name.
func TestPrint(t *testing.T) {
	dir := t.TempDir()
	told := filepath.Join(dir, "told")
	lp := "#!/bin/sh\n[ \"$2\" = \"Máy in thẻ\" ] || { echo unknown >&2; exit 1; }\nprintf '%s' \"$4\" > '" + told + "'\n"
	if err := os.WriteFile(filepath.Join(dir, "lp"), []byte(lp), 0o700); err != nil { //nolint:gosec // a program has to be one that runs
		t.Fatal(err)
	}
	t.Setenv("PATH", dir+string(os.PathListSeparator)+os.Getenv("PATH"))
	if err := Print(t.Context(), "Máy in thẻ", "/a/The-AS-064.pdf"); err != nil {
		t.Fatal(err)
	}
	if got, err := os.ReadFile(told); err != nil || string(got) != "/a/The-AS-064.pdf" {
		t.Errorf("the printer got %q, %v", got, err)
	}
	if err := Print(t.Context(), "Máy khác", "/a.pdf"); data.CodeOf(err) != Refused {
		t.Errorf("another printer: %v", err)
	}
}
