package backup_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"

	"vinhdanh/data"
	"vinhdanh/data/backup"
	"vinhdanh/data/store"
)

var at = time.Date(2026, 3, 1, 8, 0, 0, 0, time.UTC)

func open(t *testing.T, path string) *store.DB {
	t.Helper()
	db, err := store.Open(t.Context(), path, store.Options{Version: "1.0"})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() }) // tests close it earlier
	return db
}

func closed(t *testing.T, db *store.DB) {
	t.Helper()
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
}

func add(t *testing.T, db *store.DB, code string) {
	t.Helper()
	if err := db.SaveConference(t.Context(), &data.Conference{Code: code}); err != nil {
		t.Fatal(err)
	}
}

// codes gives the conferences in a database.
func codes(t *testing.T, path string) string {
	t.Helper()
	db := open(t, path)
	defer closed(t, db)
	list, err := db.Conferences(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	all := ""
	for _, c := range list {
		all += c.Code + " "
	}
	return all
}

func TestSnapshotAndRestore(t *testing.T) {
	dir := t.TempDir()
	path, snapshot := filepath.Join(dir, "vinh danh.db"), filepath.Join(dir, "sao lưu", "a.db")
	db := open(t, path)
	add(t, db, "A")
	if err := backup.Snapshot(t.Context(), db, snapshot); data.CodeOf(err) != "output-folder" {
		t.Errorf("into no folder: %v", err)
	}
	if err := os.Mkdir(filepath.Dir(snapshot), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := backup.Snapshot(t.Context(), db, snapshot); err != nil {
		t.Fatal(err)
	}
	add(t, db, "B")
	info, err := backup.Verify(t.Context(), snapshot)
	if err != nil || info.Conferences != 1 || info.Program != "1.0" {
		t.Errorf("%+v, %v", info, err)
	}

	// While somebody has it open nothing is replaced.
	if _, err := backup.Restore(t.Context(), snapshot, path, at); data.CodeOf(err) != "database-in-use" {
		t.Errorf("error %v", err)
	}
	add(t, db, "C")
	closed(t, db)

	aside, err := backup.Restore(t.Context(), snapshot, path, at)
	if err != nil {
		t.Fatal(err)
	}
	if got := codes(t, path); got != "A " {
		t.Errorf("restored: %s", got)
	}
	if aside != filepath.Join(dir, "vinh danh.before-restore-20260301-080000.db") {
		t.Errorf("put aside as %s", aside)
	}
	if got := codes(t, aside); got != "C B A " {
		t.Errorf("put aside: %s", got)
	}
	// A second time within the second does not overwrite what was put aside.
	if _, err := backup.Restore(t.Context(), snapshot, path, at); data.CodeOf(err) != "output-busy" {
		t.Errorf("error %v", err)
	}
	if got := codes(t, path); got != "A " {
		t.Errorf("after a refused restore: %s", got)
	}

	// Where there is none, it is made.
	other := filepath.Join(dir, "máy mới", "a.db")
	if aside, err := backup.Restore(t.Context(), snapshot, other, at); err != nil || aside != "" {
		t.Errorf("%q, %v", aside, err)
	}
	if got := codes(t, other); got != "A " {
		t.Errorf("restored: %s", got)
	}
}

func TestRestoreOverDamage(t *testing.T) {
	dir := t.TempDir()
	path, snapshot := filepath.Join(dir, "a.db"), filepath.Join(dir, "snapshot.db")
	db := open(t, path)
	add(t, db, "A")
	if err := backup.Snapshot(t.Context(), db, snapshot); err != nil {
		t.Fatal(err)
	}
	closed(t, db)
	if err := os.WriteFile(path, []byte("rot, rot, rot: no database any more"), 0o600); err != nil {
		t.Fatal(err)
	}
	aside, err := backup.Restore(t.Context(), snapshot, path, at)
	if err != nil {
		t.Fatal(err)
	}
	if got := codes(t, path); got != "A " {
		t.Errorf("restored: %s", got)
	}
	if raw, err := os.ReadFile(aside); err != nil || string(raw) != "rot, rot, rot: no database any more" {
		t.Errorf("put aside: %q, %v", raw, err)
	}
}

func TestRestoreRefuses(t *testing.T) {
	dir := t.TempDir()
	path, snapshot := filepath.Join(dir, "a.db"), filepath.Join(dir, "snapshot.db")
	db := open(t, path)
	add(t, db, "A")
	if err := backup.Snapshot(t.Context(), db, snapshot); err != nil {
		t.Fatal(err)
	}
	add(t, db, "B")
	closed(t, db)
	whole, err := os.ReadFile(snapshot)
	if err != nil {
		t.Fatal(err)
	}
	file := func(name string, content []byte) string {
		p := filepath.Join(dir, name)
		if err := os.WriteFile(p, content, 0o600); err != nil {
			t.Fatal(err)
		}
		return p
	}
	for about, tc := range map[string]struct {
		from, to string
		code     data.Code
	}{
		"no snapshot": {filepath.Join(dir, "no.db"), path, "no-database"},
		"a folder":    {dir, path, "no-database"},
		"half of one": {file("half.db", whole[:len(whole)/2]), path, "database-damaged"},
		"a text":      {file("text.db", []byte("Danh sách")), path, "database-damaged"},
		"nothing":     {file("empty.db", nil), path, "database-foreign"},
		"itself":      {path, path, "restore-onto-itself"},
		"no folder":   {snapshot, filepath.Join(snapshot, "a.db"), "output-folder"},
	} {
		if _, err := backup.Restore(t.Context(), tc.from, tc.to, at); data.CodeOf(err) != tc.code {
			t.Errorf("%s: error %v, want %s", about, err, tc.code)
		}
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := backup.Restore(ctx, snapshot, path, at); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
	if got := codes(t, path); got != "B A " {
		t.Errorf("after refused restores: %s", got)
	}
	left, err := filepath.Glob(filepath.Join(dir, "*restor*"))
	if err != nil || len(left) != 0 {
		t.Errorf("left behind: %q, %v", left, err)
	}
}
