package keep

import (
	"path/filepath"
	"testing"
	"time"

	"vinhdanh/data/store"
)

// A copy that was made is remembered in the database it was made of.
func TestNoteBackup(t *testing.T) {
	ctx := t.Context()
	db, err := store.Open(ctx, filepath.Join(t.TempDir(), "v.db"), store.Options{Version: "test"})
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	}()
	at := time.Date(2025, 8, 20, 17, 40, 0, 0, time.FixedZone("ICT", 7*3600))
	if err := Backup(ctx, db, filepath.Join(t.TempDir(), "copy.db")); err != nil {
		t.Fatal(err)
	}
	if err := NoteBackup(ctx, db, at); err != nil {
		t.Fatal(err)
	}
	if got, err := db.Setting(ctx, BackupSetting); err != nil || got != "2025-08-20T17:40:00+07:00" {
		t.Errorf("remembered %q, %v", got, err)
	}
}
