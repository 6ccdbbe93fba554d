package store

import (
	"database/sql"
	"os"
	"path/filepath"
	"testing"

	"vinhdanh/data"
)

// A process that dies over a database which has no log yet, such as a restored
// copy, leaves a journal; the next one takes the half-written transaction back.
func TestUnfinishedTransaction(t *testing.T) {
	dir := t.TempDir()
	first := openTest(t, filepath.Join(dir, "a.db"), Options{})
	c := data.Conference{Code: "AS", Title: "Đại hội", Event: data.EventCongress, Starts: "2025-08-21", Ends: "2025-08-21"}
	if err := first.SaveConference(t.Context(), &c); err != nil {
		t.Fatal(err)
	}
	copied := filepath.Join(dir, "copy.db")
	if err := first.Backup(t.Context(), copied); err != nil {
		t.Fatal(err)
	}

	pool, err := sql.Open("sqlite", sqliteEngine{}.dsn(copied, "mode=rw"))
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := pool.Close(); err != nil {
			t.Error(err)
		}
	}()
	pool.SetMaxOpenConns(1)
	for _, q := range []string{"PRAGMA cache_size = 1", "BEGIN IMMEDIATE", "UPDATE conference SET title = 'dở dang'", "CREATE TABLE half (a TEXT)",
		"WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000) INSERT INTO half SELECT 'dòng ' || i FROM n"} {
		if _, err := pool.ExecContext(t.Context(), q); err != nil {
			t.Fatal(err)
		}
	}
	// What lies on the disk now is what a process leaves that is killed here.
	left := filepath.Join(t.TempDir(), "left.db")
	for _, end := range []string{"", "-journal"} {
		raw, err := os.ReadFile(copied + end)
		if err != nil || len(raw) == 0 {
			t.Fatal(len(raw), err)
		}
		if err := os.WriteFile(left+end, raw, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	db := openTest(t, left, Options{})
	got, err := db.Conference(t.Context(), "AS")
	if err != nil || got.Title != c.Title {
		t.Errorf("%+v, %v", got, err)
	}
	if _, err := os.Stat(left + "-journal"); !os.IsNotExist(err) {
		t.Errorf("the journal is still there: %v", err)
	}
}
