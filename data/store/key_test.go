package store

import (
	"fmt"
	"path/filepath"
	"testing"

	"vinhdanh/data"
)

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
