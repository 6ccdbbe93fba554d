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
