package store

import (
	"context"
	"database/sql"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"vinhdanh/data"
)

func openTest(t testing.TB, path string, o Options) *DB {
	t.Helper()
	return openEngine(t, sqliteEngine{}, path, o)
}

func openEngine(t testing.TB, e engine, path string, o Options) *DB {
	t.Helper()
	db, err := openWith(t.Context(), e, path, o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() }) // some tests close it themselves
	return db
}

func openCode(t *testing.T, path string, o Options) data.Code {
	t.Helper()
	db, err := Open(t.Context(), path, o)
	if err == nil {
		_ = db.Close()
		t.Errorf("%s was opened", path)
	}
	return data.CodeOf(err)
}

func addConference(t testing.TB, db *DB, code string) data.Conference {
	t.Helper()
	c := data.Conference{Code: code}
	if err := db.SaveConference(t.Context(), &c); err != nil {
		t.Fatal(err)
	}
	return c
}

// The settings that keep acknowledged work through a power cut hold on every
// connection, of the writer and of each reader, also on those made later.
func TestSettingsOfEveryConnection(t *testing.T) {
	db := openTest(t, filepath.Join(t.TempDir(), "a.db"), Options{})
	ask := func(c *sql.Conn) map[string]string {
		got := map[string]string{}
		for _, name := range []string{"journal_mode", "synchronous", "foreign_keys", "busy_timeout"} {
			var v string
			if err := c.QueryRowContext(t.Context(), "PRAGMA "+name).Scan(&v); err != nil {
				t.Fatal(err)
			}
			got[name] = v
		}
		return got
	}
	want := map[string]string{"journal_mode": "wal", "synchronous": "2", "foreign_keys": "1", "busy_timeout": "5000"}
	for name, pool := range map[string]*sql.DB{"writer": db.writer, "readers": db.readers} {
		most := pool.Stats().MaxOpenConnections
		if most != map[string]int{"writer": 1, "readers": sqliteReaders}[name] {
			t.Errorf("%s: %d connections", name, most)
		}
		var held []*sql.Conn
		for range most {
			c, err := pool.Conn(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			if d := cmp.Diff(want, ask(c)); d != "" {
				t.Errorf("%s: %s", name, d)
			}
			held = append(held, c)
		}
		for _, c := range held {
			if err := c.Close(); err != nil {
				t.Fatal(err)
			}
		}
	}
	if _, err := db.readers.ExecContext(t.Context(), "DELETE FROM setting"); err == nil {
		t.Error("a reader may write")
	}
}

// A reader never waits for the writer, and sees what was before.
func TestReaderBesideWriter(t *testing.T) {
	db := openEngine(t, sqliteEngine{busy: 10 * time.Millisecond}, filepath.Join(t.TempDir(), "a.db"), Options{})
	if err := db.SetSetting(t.Context(), "a.b", "1"); err != nil {
		t.Fatal(err)
	}
	err := db.write(t.Context(), func(tx *sql.Tx) error {
		if err := setSetting(t.Context(), tx, "a.b", "2"); err != nil {
			return err
		}
		got, err := db.Setting(t.Context(), "a.b")
		if got != "1" {
			t.Errorf("a reader sees %q of a transaction that is not done", got)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestAnyPath(t *testing.T) {
	for _, name := range []string{"thường.db", "có dấu cách & dấu.db", "a?b.db", "c#d.db", "100%.db", "50%20.db", "e'f.db", `g"h.db`, "i+j=k;l.db"} {
		if runtime.GOOS == "windows" && strings.ContainsAny(name, `?"`) {
			continue
		}
		dir := t.TempDir()
		path := filepath.Join(dir, name)
		db := openTest(t, path, Options{})
		addConference(t, db, "AS")
		if err := db.Close(); err != nil {
			t.Fatal(err)
		}
		entries, err := os.ReadDir(dir)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range entries {
			if e.Name() != name && e.Name() != name+".lock" && e.Name() != name+".turn" && e.Name() != name+".wanted" {
				t.Errorf("%s beside %s", e.Name(), name)
			}
		}
		if info, err := Verify(t.Context(), path); err != nil || info.Conferences != 1 {
			t.Errorf("%s: %+v, %v", name, info, err)
		}
		if err := openTest(t, path, Options{}).Backup(t.Context(), filepath.Join(dir, "sao lưu "+name)); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// Database, log and folder are their owner's alone, also where they were not.
func TestPermissions(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("permissions are those of the user's folder")
	}
	dir := filepath.Join(t.TempDir(), "dữ liệu", "vinh-danh")
	path := filepath.Join(dir, "a.db")
	check := func() {
		t.Helper()
		for name, want := range map[string]fs.FileMode{dir: 0o700, path: 0o600, path + "-wal": 0o600, path + "-shm": 0o600, path + ".lock": 0o600, path + ".turn": 0o600} {
			info, err := os.Stat(name)
			if err != nil {
				t.Fatal(err)
			}
			if info.Mode().Perm() != want {
				t.Errorf("%s: %v, want %v", name, info.Mode().Perm(), want)
			}
		}
	}
	db := openTest(t, path, Options{})
	addConference(t, db, "AS")
	check()
	copied := filepath.Join(dir, "copy.db")
	if err := db.Backup(t.Context(), copied); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(copied); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("the copy: %v, %v", info.Mode(), err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(path, 0o644); err != nil {
		t.Fatal(err)
	}
	addConference(t, openTest(t, path, Options{}), "LC")
	check()
}

// A second process that writes is waited for; one that does not end is named.
func TestBusy(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.db")
	db := openEngine(t, sqliteEngine{busy: 30 * time.Millisecond}, path, Options{})
	other := openTest(t, path, Options{})
	begun, end, ended := make(chan bool), make(chan bool), make(chan error)
	go func() {
		ended <- other.write(context.Background(), func(*sql.Tx) error { begun <- true; <-end; return nil })
	}()
	<-begun
	if err := db.SetSetting(t.Context(), "a.b", "1"); data.CodeOf(err) != "database-busy" {
		t.Errorf("error %v", err)
	}
	if _, err := db.Setting(t.Context(), "a.b"); err != nil {
		t.Errorf("reading while another process writes: %v", err)
	}
	end <- true
	if err := <-ended; err != nil {
		t.Fatal(err)
	}
	if err := db.SetSetting(t.Context(), "a.b", "1"); err != nil {
		t.Error(err)
	}
}

// Many processes that start at once on a new database all get it, whole.
func TestOpenAtOnce(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.db")
	var wait sync.WaitGroup
	for range 8 {
		wait.Go(func() {
			db, err := Open(context.Background(), path, Options{})
			if err != nil {
				t.Error(err)
				return
			}
			list, err := db.Awards(context.Background())
			if len(list) != 20 {
				t.Errorf("%d awards, %v", len(list), err)
			}
			if err := db.Close(); err != nil {
				t.Error(err)
			}
		})
	}
	wait.Wait()
}

func TestFolderNotWritable(t *testing.T) {
	if os.Getuid() == 0 || runtime.GOOS == "windows" {
		t.Skip("this user may write anywhere")
	}
	dir := t.TempDir()
	path := filepath.Join(dir, "a.db")
	if err := openTest(t, path, Options{}).Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(dir, 0o500); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.Chmod(dir, 0o700) })
	for _, p := range []string{path, filepath.Join(dir, "new.db"), filepath.Join(dir, "sub", "new.db")} {
		if code := openCode(t, p, Options{}); code != "database-folder" {
			t.Errorf("%s: code %q", p, code)
		}
	}
}

func TestReadOnly(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.db")
	if code := openCode(t, path, Options{ReadOnly: true}); code != "no-database" {
		t.Errorf("code %q", code)
	}
	addConference(t, openTest(t, path, Options{}), "AS")
	db := openTest(t, path, Options{ReadOnly: true})
	if _, err := db.Conference(t.Context(), "AS"); err != nil {
		t.Error(err)
	}
	for about, f := range map[string]func() error{
		"save":   func() error { return db.SaveConference(t.Context(), &data.Conference{Code: "B"}) },
		"admit":  func() error { _, err := db.Admit(t.Context(), data.Scan{}); return err },
		"import": func() error { _, err := db.ImportDelegates(t.Context(), "x", nil, ImportOptions{}); return err },
		"issue":  func() error { _, err := db.Issue(t.Context(), IssueRequest{}); return err },
	} {
		if code := data.CodeOf(f()); code != "read-only" {
			t.Errorf("%s: code %q", about, code)
		}
	}
}
