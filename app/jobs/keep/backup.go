package keep

import "context"

// BackupRecords is what Backup needs of the store.
type BackupRecords interface {
	Backup(ctx context.Context, file string) error
}

// Backup copies the whole database into a file, which is checked before it
// takes its name. An older file of that name is replaced; it stays as it was
// if anything fails.
func Backup(ctx context.Context, r BackupRecords, file string) error {
	return r.Backup(ctx, file)
}
