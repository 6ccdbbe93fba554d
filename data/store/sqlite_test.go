package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
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
			if e.Name() != name && e.Name() != name+".lock" && e.Name() != name+".turn" {
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

// Keys of another version are made again at the next start.
func TestKeysRebuilt(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.db")
	db := openTest(t, path, Options{})
	c := addConference(t, db, "AS")
	rows := make([]DelegateImport, rebuildSize+50)
	for i := range rows {
		rows[i].Name, rows[i].DelegationName = fmt.Sprint("Nguyễn Thị Hòa ", i), "Đoàn Một"
	}
	if _, err := db.ImportDelegates(t.Context(), c.ID, rows, ImportOptions{}); err != nil {
		t.Fatal(err)
	}
	if _, err := db.ImportCitations(t.Context(), c.ID, []CitationImport{{Citation: data.Citation{Name: "Lò Thị Mai"}, AwardName: "Giấy khen"}}, ImportOptions{}); err != nil {
		t.Fatal(err)
	}
	if err := db.SaveBook(t.Context(), &data.Book{Issuer: "Giám đốc"}); err != nil {
		t.Fatal(err)
	}
	for _, q := range []string{"UPDATE delegate SET fold = '', sort_key = x'00', missing = 0", "UPDATE citation SET fold = ''",
		"UPDATE delegation SET fold = ''", "UPDATE conference SET code_fold = ''", "UPDATE book SET issuer_fold = ''"} {
		if _, err := db.writer.ExecContext(t.Context(), q); err != nil {
			t.Fatal(err)
		}
	}
	if err := db.SetSetting(t.Context(), settingKeys, "0"); err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	db = openTest(t, path, Options{})
	if n, err := db.CountDelegates(t.Context(), data.DelegateFilter{Conference: c.ID, Text: "hoa", Missing: true}); n != len(rows) || err != nil {
		t.Errorf("%d found, %v", n, err)
	}
	if n, err := db.CountCitations(t.Context(), data.CitationFilter{Conference: c.ID, Text: "mai"}); n != 1 || err != nil {
		t.Errorf("%d found, %v", n, err)
	}
	r, err := db.ImportDelegates(t.Context(), c.ID, rows, ImportOptions{})
	if r.Added != 0 || err != nil {
		t.Errorf("%+v, %v", r, err)
	}
	var unit int
	if err := db.readers.QueryRowContext(t.Context(), `SELECT (SELECT count(*) FROM delegation WHERE fold = 'doan mot')
		+ (SELECT count(*) FROM conference WHERE code_fold = 'as') + (SELECT count(*) FROM book WHERE issuer_fold = 'giam doc')`).Scan(&unit); err != nil || unit != 3 {
		t.Errorf("%d of 3 keys, %v", unit, err)
	}
	if v, err := db.Setting(t.Context(), settingKeys); v != fmt.Sprint(keyVersion) || err != nil {
		t.Errorf("version %q, %v", v, err)
	}
}

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
