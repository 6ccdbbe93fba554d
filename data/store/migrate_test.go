package store

import (
	"errors"
	"io/fs"
	"path/filepath"
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"

	"vinhdanh/data"
)

// later is an engine of a program to come, with one more migration.
func later(t *testing.T, extra string) sqliteEngine {
	t.Helper()
	_, files := sqliteEngine{}.migrations()
	all := fstest.MapFS{"99999_later.sql": &fstest.MapFile{Data: []byte("-- +goose Up\n" + extra)}}
	names, err := fs.Glob(files, "*.sql")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		raw, err := fs.ReadFile(files, name)
		if err != nil {
			t.Fatal(err)
		}
		all[name] = &fstest.MapFile{Data: raw}
	}
	return sqliteEngine{files: all}
}

func backups(t *testing.T, dir string) []string {
	t.Helper()
	list, err := filepath.Glob(filepath.Join(dir, "*.before-upgrade-*"))
	if err != nil {
		t.Fatal(err)
	}
	return list
}

// Before a migration a copy is put beside the database; afterwards an older
// program refuses it, says which version it needs, and changes nothing.
func TestMigration(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "vinh danh.db")
	at := time.Date(2026, 3, 1, 8, 0, 0, 0, time.UTC)
	old := Options{Version: "1.2", Now: func() time.Time { return at }}
	db := openTest(t, path, old)
	addConference(t, db, "AS")
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	if list := backups(t, dir); len(list) != 0 {
		t.Errorf("copies of a new database: %q", list)
	}
	if openTest(t, path, Options{ReadOnly: true}) == nil || len(backups(t, dir)) != 0 {
		t.Error("reading made a copy")
	}

	// A reader of the program to come does not migrate.
	_, err := openWith(t.Context(), later(t, "CREATE TABLE later (id TEXT);"), path, Options{ReadOnly: true})
	if data.CodeOf(err) != "database-older" {
		t.Errorf("error %v", err)
	}

	db = openEngine(t, later(t, "CREATE TABLE later (id TEXT);"), path, Options{Version: "2.0", Now: old.Now})
	if _, err := db.Conference(t.Context(), "AS"); err != nil {
		t.Error(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff([]string{filepath.Join(dir, "vinh danh.before-upgrade-20260301-080000.db")}, backups(t, dir)); d != "" {
		t.Fatal(d)
	}
	copied := openTest(t, backups(t, dir)[0], Options{Version: "1.2"})
	if _, err := copied.Conference(t.Context(), "AS"); err != nil {
		t.Error(err)
	}

	before := content(t, path)
	_, err = Open(t.Context(), path, Options{Version: "1.2"})
	var fault *data.Error
	if !errors.As(err, &fault) || fault.Code != "database-newer" || fault.Args["needed"] != "2.0" || fault.Args["version"] != "1.2" {
		t.Errorf("error %v", err)
	}
	if content(t, path) != before {
		t.Error("the refused database was changed")
	}
}

// A migration that fails leaves the database as it was, and the copy beside it.
func TestMigrationFails(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "a.db")
	db := openTest(t, path, Options{Version: "1"})
	addConference(t, db, "AS")
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := openWith(t.Context(), later(t, "CREATE TABLE later (id TEXT);\nINSERT INTO nowhere VALUES (1);"), path, Options{Version: "2"}); err == nil {
		t.Fatal("no error")
	}
	db = openTest(t, path, Options{Version: "1"})
	if _, err := db.Conference(t.Context(), "AS"); err != nil {
		t.Error(err)
	}
	if n := len(backups(t, dir)); n != 1 {
		t.Errorf("%d copies", n)
	}
}
