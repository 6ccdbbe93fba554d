package store

import (
	"database/sql"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"vinhdanh/data"
)

func content(t *testing.T, path string) string {
	t.Helper()
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(raw)
}

func TestNotADatabase(t *testing.T) {
	dir := t.TempDir()
	write := func(name, content string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	foreign := filepath.Join(dir, "foreign.db")
	other, err := sql.Open("sqlite", foreign)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := other.ExecContext(t.Context(), "CREATE TABLE photos (id INTEGER)"); err != nil {
		t.Fatal(err)
	}
	if err := other.Close(); err != nil {
		t.Fatal(err)
	}
	file := write("file", "x")
	for _, tc := range []struct {
		path string
		code data.Code
	}{
		{write("text.db", strings.Repeat("Danh sách đại biểu\n", 100)), "database-damaged"},
		{write("short.db", "x"), "database-damaged"},
		{write("head.db", "SQLite format 3\x00"+strings.Repeat("\xff", 4080)), "database-damaged"},
		{foreign, "database-foreign"},
		{filepath.Join(file, "a.db"), "database-folder"},
		{dir, "database-folder"},
	} {
		before := ""
		if info, err := os.Stat(tc.path); err == nil && info.Mode().IsRegular() {
			before = content(t, tc.path)
		}
		if code := openCode(t, tc.path, Options{}); code != tc.code {
			t.Errorf("%s: code %q, want %q", tc.path, code, tc.code)
		}
		if before != "" && content(t, tc.path) != before {
			t.Errorf("%s was changed", tc.path)
		}
	}
	// An empty file is a new database: somebody was killed while making it.
	addConference(t, openTest(t, write("empty.db", ""), Options{}), "AS")
}

// Bytes that rot inside the file are found, by whatever reads them.
func TestDamagedPages(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.db")
	db := openTest(t, path, Options{})
	c := addConference(t, db, "AS")
	rows := make([]DelegateImport, 2000)
	for i := range rows {
		rows[i].Name = fmt.Sprintf("Nguyễn Văn Người %d", i)
	}
	if _, err := db.ImportDelegates(t.Context(), c.ID, rows, ImportOptions{}); err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	whole := []byte(content(t, path))
	random := rand.New(rand.NewPCG(1, 2))
	found := 0
	for range 20 {
		raw := append([]byte(nil), whole...)
		at := 4096 + random.IntN(len(raw)-8192)
		for i := range 2048 {
			raw[at+i] = byte(random.Uint32())
		}
		if err := os.WriteFile(path, raw, 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := Verify(t.Context(), path); err != nil {
			if code := data.CodeOf(err); code != "database-damaged" && code != "database-foreign" {
				t.Errorf("error %v", err)
			}
			found++
		}
		db, err := Open(t.Context(), path, Options{})
		if err == nil {
			_, err = db.Delegates(t.Context(), data.DelegateFilter{Conference: c.ID})
			_ = db.Close()
		}
		if err != nil && data.CodeOf(err) == "" {
			t.Errorf("an error without a sentence: %v", err)
		}
	}
	if found < 15 {
		t.Errorf("%d of 20 damaged files were found", found)
	}
}

func TestDiskFull(t *testing.T) {
	db := openTest(t, filepath.Join(t.TempDir(), "a.db"), Options{})
	c := addConference(t, db, "AS")
	set := func(most int) {
		t.Helper()
		if _, err := db.writer.ExecContext(t.Context(), fmt.Sprintf("PRAGMA max_page_count = %d", most)); err != nil {
			t.Fatal(err)
		}
	}
	set(1) // SQLite makes it what there is already
	if _, err := db.PutAsset(t.Context(), "font", make([]byte, 1<<20)); data.CodeOf(err) != "disk-full" {
		t.Errorf("error %v", err)
	}
	rows := make([]DelegateImport, 3000)
	for i := range rows {
		rows[i].Name = fmt.Sprint("Người ", i)
	}
	if _, err := db.ImportDelegates(t.Context(), c.ID, rows, ImportOptions{}); data.CodeOf(err) != "disk-full" {
		t.Errorf("error %v", err)
	}
	set(1 << 30)
	if n, err := db.CountDelegates(t.Context(), data.DelegateFilter{Conference: c.ID}); n != 0 || err != nil {
		t.Errorf("%d delegates, %v", n, err)
	}
	if r, err := db.ImportDelegates(t.Context(), c.ID, rows, ImportOptions{}); r.Added != len(rows) || err != nil {
		t.Errorf("with room again: %+v, %v", r, err)
	}
}
