package keep

import (
	"context"
	"time"

	"vinhdanh/data/backup"
	"vinhdanh/data/store"
)

// Backup copies the whole database into a file, which is checked before it
// takes its name. An older file of that name is replaced; it stays as it was
// if anything fails.
func Backup(ctx context.Context, db backup.Source, file string) error {
	return backup.Snapshot(ctx, db, file)
}

// BackupSetting is the setting that holds when the last copy was made, RFC 3339.
const BackupSetting = "backup.last"

// Settings holds what the program remembers in the database.
type Settings interface {
	SetSetting(ctx context.Context, key, value string) error
}

// NoteBackup remembers that a copy was made, so that nobody is asked to make
// one the same day.
func NoteBackup(ctx context.Context, db Settings, at time.Time) error {
	return db.SetSetting(ctx, BackupSetting, at.Format(time.RFC3339))
}

// Restored tells what a restore has done.
type Restored struct {
	Holds store.Info
	Aside string // where the database that was there lies now, "" if there was none
}

// Restore puts a backup in the place of a database that nobody has open. The
// backup is checked first; the database that was there is put beside, never
// deleted, and is as it was if anything fails. Errors are those of backup.Restore.
func Restore(ctx context.Context, file, database string, now time.Time) (Restored, error) {
	holds, err := backup.Verify(ctx, file)
	if err != nil {
		return Restored{}, err
	}
	aside, err := backup.Restore(ctx, file, database, now)
	return Restored{holds, aside}, err
}
