package roll

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"

	"vinhdanh/data"
	"vinhdanh/data/backup"
	"vinhdanh/data/store"
)

// Erased tells what erasing did, and what it could not reach.
type Erased struct {
	Delegates int      // of whom something was erased
	Copies    []string // files beside the database that know it still, to be deleted by a person
}

// Erase takes the personal data of a conference's delegates out of the
// database; what the register needs stays. Copies made before know them still:
// those that lie beside the database are named, and the second copy of the
// door's log, which knows the guests' phones. Errors are those of
// store.ErasePersonal.
func Erase(ctx context.Context, r Records, conf data.ID) (Erased, error) {
	n, err := r.ErasePersonal(ctx, conf)
	if err != nil {
		return Erased{}, err
	}
	e := Erased{Delegates: n, Copies: files(filepath.Dir(r.Path()), journal)}
	for _, file := range files(filepath.Dir(r.Path()), func(name string) bool {
		return filepath.Ext(name) == filepath.Ext(r.Path()) && name != filepath.Base(r.Path())
	}) {
		if holds(ctx, file, conf) {
			e.Copies = append(e.Copies, file)
		}
	}
	folder, err := r.Setting(ctx, backup.JournalSetting)
	if err != nil {
		return e, err
	}
	if folder != "" && filepath.Clean(folder) != filepath.Dir(r.Path()) {
		e.Copies = append(e.Copies, files(folder, journal)...)
	}
	return e, nil
}

// holds tells whether a database knows a conference. One that cannot be read
// is none that anybody should be asked to delete.
func holds(ctx context.Context, file string, conf data.ID) bool {
	db, err := store.Open(ctx, file, store.Options{ReadOnly: true})
	if err != nil {
		return false
	}
	_, err = db.ConferenceByID(ctx, conf)
	return errors.Join(err, db.Close()) == nil
}

func journal(name string) bool { return strings.HasPrefix(name, "vinhdanh-journal-") }

// files lists files of a folder, sorted. A folder that cannot be read, such as
// that of a stick that is not there, has none to be told of.
func files(folder string, wanted func(name string) bool) (list []string) {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return nil
	}
	for _, e := range entries {
		if !e.IsDir() && wanted(e.Name()) {
			list = append(list, filepath.Join(folder, e.Name()))
		}
	}
	return list
}
