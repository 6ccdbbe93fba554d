package keep

import (
	"context"
	"os"
	"path/filepath"

	"vinhdanh/data/backup"
	"vinhdanh/data/store"
)

// Replay brings into a database that was restored what the second place knows
// and the backup does not: the journal named, or else those of all
// conferences, where the setting backup.JournalSetting says. looked is that
// folder, "" if none is set; a journal that is not there is no fault, since the
// backup may be of before the first admission. Errors: those of backup.Replay.
func Replay(ctx context.Context, db *store.DB, journal string) (done []backup.Replayed, looked string, err error) {
	if journal != "" {
		r, err := backup.Replay(ctx, db, journal)
		return []backup.Replayed{r}, "", err
	}
	if looked, err = db.Setting(ctx, backup.JournalSetting); err != nil || looked == "" {
		return nil, "", err
	}
	all, err := db.Conferences(ctx)
	if err != nil {
		return nil, looked, err
	}
	for _, conf := range all {
		file := filepath.Join(looked, backup.JournalName(conf.Code))
		if _, err := os.Stat(file); os.IsNotExist(err) {
			continue
		}
		r, err := backup.Replay(ctx, db, file)
		if err != nil {
			return done, looked, err
		}
		done = append(done, r)
	}
	return done, looked, nil
}
