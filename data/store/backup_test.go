package store

import (
	"context"
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"vinhdanh/data"
)

func TestBackup(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "a.db")
	db := openTest(t, path, Options{})
	c := addConference(t, db, "AS")
	to := filepath.Join(dir, "copy.db")
	if err := os.WriteFile(to, []byte("older"), 0o600); err != nil {
		t.Fatal(err)
	}
	// In the middle of a transaction of the writer: the copy is of before.
	err := db.write(t.Context(), func(tx *sql.Tx) error {
		if err := setSetting(t.Context(), tx, "a.b", "1"); err != nil {
			return err
		}
		return db.Backup(t.Context(), to)
	})
	if err != nil {
		t.Fatal(err)
	}
	copied := openTest(t, to, Options{})
	if got, err := copied.ConferenceByID(t.Context(), c.ID); got.Code != "AS" || err != nil {
		t.Errorf("%+v, %v", got, err)
	}
	if v, err := copied.Setting(t.Context(), "a.b"); v != "" || err != nil {
		t.Errorf("%q of a transaction that was not done, %v", v, err)
	}

	if info, err := db.Check(t.Context()); info.Conferences != 1 || err != nil {
		t.Errorf("%+v, %v", info, err)
	}
	if _, err := Verify(t.Context(), path); data.CodeOf(err) != "database-in-use" {
		t.Errorf("a database that is open: %v", err)
	}

	kept := filepath.Join(dir, "kept.db")
	if err := os.WriteFile(kept, []byte("older"), 0o600); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := db.Backup(ctx, kept); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
	if content(t, kept) != "older" {
		t.Error("a cancelled backup changed the old one")
	}
	for to, code := range map[string]data.Code{path: "backup-onto-itself", filepath.Join(dir, "no", "a.db"): "output-folder", dir: "output-folder"} {
		if err := db.Backup(t.Context(), to); data.CodeOf(err) != code {
			t.Errorf("%s: error %v", to, err)
		}
	}
	left, err := filepath.Glob(filepath.Join(dir, ".*"))
	if err != nil || len(left) != 0 {
		t.Errorf("left behind: %q, %v", left, err)
	}
}

// fullDisk is an engine whose copies find no room.
type fullDisk struct{ sqliteEngine }

func (fullDisk) copy(ctx context.Context, _ execer, _ string) (err error) {
	db, err := sql.Open("sqlite", ":memory:?_txlock=immediate")
	if err != nil {
		return err
	}
	db.SetMaxOpenConns(1)
	defer func() { err = errors.Join(err, db.Close()) }()
	_, err = db.ExecContext(ctx, "PRAGMA max_page_count = 2; CREATE TABLE t (x); INSERT INTO t VALUES (zeroblob(100000))")
	return err
}

// A disk without room for the copy is the copy's, not the database's.
func TestBackupOntoFullDisk(t *testing.T) {
	db, err := openWith(t.Context(), fullDisk{}, filepath.Join(t.TempDir(), "a.db"), Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	}()
	to := filepath.Join(t.TempDir(), "copy.db")
	err = db.Backup(t.Context(), to)
	var e *data.Error
	if !errors.As(err, &e) || e.Code != "disk-full" || e.Args["file"] != to {
		t.Errorf("%v", err)
	}
}

// A database file that may not be written is named, and not its folder.
func TestReadOnlyFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.db")
	if err := openTest(t, path, Options{}).Close(); err != nil {
		t.Fatal(err)
	}
	db, err := sql.Open("sqlite", sqliteEngine{}.dsn(path, "mode=ro"))
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	}()
	_, fault := db.ExecContext(t.Context(), "DELETE FROM setting")
	if code := data.CodeOf(sqliteEngine{}.explain(fault, path)); code != "database-folder" {
		t.Errorf("code %q, %v", code, fault)
	}
	if err := os.Chmod(path, 0o400); err != nil {
		t.Fatal(err)
	}
	if code := data.CodeOf(sqliteEngine{}.explain(fault, path)); code != "database-read-only" {
		t.Errorf("code %q, %v", code, fault)
	}
}
