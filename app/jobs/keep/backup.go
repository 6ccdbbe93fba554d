package keep

import (
	"context"

	"vinhdanh/data/backup"
	"vinhdanh/data/store"
)

// Backup copies the whole database into a file, which is checked before it
// takes its name. An older file of that name is replaced; it stays as it was
// if anything fails.
func Backup(ctx context.Context, db *store.DB, name string) error {
	return backup.Snapshot(ctx, db, name)
}
