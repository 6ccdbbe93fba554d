package app

import (
	"context"
	"os"
	"path/filepath"
	"time"

	"fyne.io/fyne/v2"

	"vinhdanh/app/fault"
	"vinhdanh/app/jobs/keep"
	"vinhdanh/app/jobs/keys"
	"vinhdanh/app/widget"
	"vinhdanh/assets/fonts"
	"vinhdanh/assets/i18n"
	"vinhdanh/assets/icons"
	"vinhdanh/data"
	"vinhdanh/data/backup"
	"vinhdanh/data/store"
)

// Options are what the program knows before its window opens.
type Options struct {
	Database string // the file; made where there is none
	Lang     string // "" as chosen in the settings
	Version  string
	Now      func() time.Time
	Log      fault.Log
}

// Run opens the database and shows the window until it is left. A database
// that cannot be opened is told of in a window too. It gives the exit status.
func Run(ctx context.Context, a fyne.App, o Options) int {
	if o.Lang != "" {
		a.Preferences().SetString(prefLanguage, o.Lang)
	}
	log := func(what string, err error) {
		if failed := o.Log.Error(what, err); failed != nil {
			fyne.LogError("log", failed)
		}
	}
	db, err := store.Open(ctx, o.Database, store.Options{Now: o.Now, Version: o.Version})
	if err != nil {
		trouble(a, err, log).ShowAndRun()
		return 1
	}
	s := New(a, Deps{
		Store: db, Now: o.Now, Version: o.Version, Database: o.Database, Log: log, Backup: db.Backup, Who: account(),
		Keys:    keys.Folder{Path: filepath.Join(filepath.Dir(o.Database), keep.KeyFolder), Now: o.Now, Vault: keys.SystemVault{Getenv: os.Getenv}},
		Station: Hosts(db, filepath.Join(filepath.Dir(o.Database), stationFolder), o.Now, log),
	})
	s.deps.Journal = func(conf data.Conference) Journal {
		return backup.NewJournal(db, conf, backup.JournalOptions{Now: o.Now})
	}
	s.Window().ShowAndRun() // also ends at a signal, which the toolkit waits for itself
	s.Stop()
	if err := db.Close(); err != nil {
		log("close", err)
		return 1
	}
	return 0
}

// trouble is the window of a program that cannot begin.
func trouble(a fyne.App, err error, log func(string, error)) fyne.Window {
	c := i18n.For(a.Preferences().StringWithFallback(prefLanguage, i18n.Languages[0]))
	text, ok := fault.Sentence(c, err)
	if !ok {
		log("open", err)
		text = c.T("shell.fault.unexpected")
	}
	a.Settings().SetTheme(widget.NewTheme(widget.LookLight, fonts.Raw(fonts.Sans), fonts.Raw(fonts.SansBold)))
	w := a.NewWindow(c.T("common.name"))
	w.SetIcon(mark())
	w.SetContent(widget.Padded(widget.PageMargin, widget.NewErrorCard(c.T("shell.failed"), text,
		widget.NewButton(c.T("common.close"), icons.Close, w.Close))))
	w.Resize(fyne.NewSize(720, 240))
	w.CenterOnScreen()
	return w
}
