package app

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"time"

	"fyne.io/fyne/v2"

	"vinhdanh/app/fault"
	"vinhdanh/app/filedialog"
	"vinhdanh/app/graphics"
	"vinhdanh/app/instance"
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
	Open     string // a file to open in the window, a whole path; "" for none
	Lang     string // "" as chosen in the settings
	Version  string
	Now      func() time.Time
	Log      fault.Log
}

// Run opens the database and shows the window until it is left. A database
// that cannot be opened is told of in a window too. If another window shows it
// already, that one comes forward. It gives the exit status.
func Run(ctx context.Context, a fyne.App, o Options) int {
	if o.Lang != "" {
		a.Preferences().SetString(prefLanguage, o.Lang)
	}
	c := i18n.For(a.Preferences().StringWithFallback(prefLanguage, i18n.Languages[0]))
	log := func(what string, err error) {
		if failed := o.Log.Error(what, err); failed != nil {
			fyne.LogError("log", failed)
		}
	}
	status, err := show(ctx, a, c, o, log)
	if errors.Is(err, graphics.ErrNone) { // all that show held is free again
		return undrawn(c, o, err, log)
	}
	return status
}

// show is Run where windows can be drawn. Error: graphics.ErrNone.
func show(ctx context.Context, a fyne.App, c *i18n.Catalogue, o Options, log func(string, error)) (status int, undrawn error) {
	drawn := make(chan error, 1) // a driver takes its time to answer: meanwhile the window is built
	go func() { drawn <- graphics.Check() }()
	one, err := instance.Claim(ctx, o.cache(), o.Database, o.Open)
	switch {
	case errors.Is(err, instance.ErrShown):
		if err := <-drawn; err != nil { // a driver that is at work while its program ends may crash
			log("graphics", err)
		}
		return 0, nil
	case errors.Is(err, instance.ErrSilent):
		log("claim", err)
		graphics.Tell(c.T("common.name"), c.T("shell.start.silent"))
		return 1, nil
	case err != nil: // two windows to a database do no harm
		log("claim", err)
	default:
		defer func() {
			if err := one.Close(); err != nil {
				log("claim", err)
			}
		}()
	}
	crashed, unwatch, err := o.Log.Watch(instance.ID(o.Database))
	if err != nil {
		log("watch", err)
	}
	defer func() {
		if p := recover(); p != nil {
			if err := o.Log.Caught(instance.ID(o.Database), fmt.Sprintf("%T", p)); err != nil {
				log("crash", err)
			}
			graphics.Tell(c.T("common.name"), c.T("shell.crashed.now"))
			status = 2
			return
		}
		if unwatch != nil {
			if err := unwatch(); err != nil {
				log("watch", err)
			}
		}
	}()
	db, err := store.Open(ctx, o.Database, store.Options{Now: o.Now, Version: o.Version})
	if err != nil {
		if undrawn := <-drawn; undrawn != nil {
			return 1, undrawn
		}
		w := trouble(a, err, log)
		if one != nil { // a second start shows this window, rather than wait for it in vain
			one.Answer(func(string) { fyne.Do(func() { raise(w) }) })
		}
		w.ShowAndRun()
		return 1, nil
	}
	s := New(a, Deps{
		Store: db, Now: o.Now, Version: o.Version, Database: o.Database, Cache: o.cache(), Log: log, Backup: db.Backup, Who: account(), Files: filedialog.Ask,
		Keys:    keys.Folder{Path: filepath.Join(filepath.Dir(o.Database), keep.KeyFolder), Now: o.Now, Vault: keys.SystemVault{Getenv: os.Getenv}},
		Station: Hosts(db, filepath.Join(filepath.Dir(o.Database), stationFolder), o.Now, log),
	})
	s.deps.Journal = func(conf data.Conference) Journal {
		return backup.NewJournal(db, conf, backup.JournalOptions{Now: o.Now})
	}
	if err := <-drawn; err != nil {
		s.Stop()
		return 1, errors.Join(err, db.Close())
	}
	if one != nil {
		one.Answer(func(open string) { fyne.Do(func() { s.comeForward(open) }) })
	}
	s.began(crashed, o.Open)
	s.Window().ShowAndRun() // also ends at a signal, which the toolkit waits for itself
	s.Stop()
	if err := db.Close(); err != nil {
		log("close", err)
		return 1, nil
	}
	return 0, nil
}

// cache is the folder for what this program keeps about itself on this computer.
func (o Options) cache() string {
	dir, err := os.UserCacheDir()
	if err != nil {
		dir = filepath.Dir(o.Log.File)
	}
	return cacheIn(runtime.GOOS, dir)
}

// cacheIn is that folder in the one that a system has for all programs.
func cacheIn(system, dir string) string {
	if system == "windows" { // where data lie in the same folder, whatever the case of its name
		return filepath.Join(dir, "VinhDanh", "cache")
	}
	return filepath.Join(dir, "vinhdanh")
}

// undrawn begins again beside the renderer that needs no driver; where there
// is none, or it draws nothing either, it says what to do.
func undrawn(c *i18n.Catalogue, o Options, why error, log func(string, error)) int {
	status, err := graphics.Restart(os.Args[1:], o.cache())
	if err != nil {
		log("graphics", errors.Join(why, err))
		graphics.Tell(c.T("common.name"), c.T("shell.start.undrawn"))
	}
	return status
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
