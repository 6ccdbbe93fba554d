package app

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver"
	"fyne.io/fyne/v2/storage"

	"vinhdanh/app/clipboard"
	"vinhdanh/app/filedialog"
	"vinhdanh/app/jobs/keep"
	"vinhdanh/app/jobs/keys"
	"vinhdanh/app/jobs/templates"
	verifying "vinhdanh/app/jobs/verify"
	"vinhdanh/app/screen"
	"vinhdanh/app/screen/exporting"
)

// OpenFile lets a person choose a file.
func (s *Shell) OpenFile(extensions []string, chosen func(path string)) {
	s.choose(extensions, "", chosen)
}

// SaveFile lets a person choose where to write; an existing file is asked about.
func (s *Shell) SaveFile(name string, chosen func(path string)) {
	s.choose([]string{filepath.Ext(name)}, name, chosen)
}

// choose asks in the desktop's own dialog, or where it has none in ours. That
// asks also for folders that the caller will make, a name without an ending.
func (s *Shell) choose(extensions []string, save string, chosen func(path string)) {
	ours := func() { newChooser(s, extensions, save, chosen).show() }
	ask := s.deps.Files
	if ask == nil || save != "" && filepath.Ext(save) == "" {
		ours()
		return
	}
	if s.asking { // a second click, before the dialog has come up
		return
	}
	s.asking = true
	q := filedialog.Question{Title: s.T("shell.file.open.title"), Folder: s.startFolder(), Save: save, Extensions: extensions}
	if save != "" {
		q.Title = s.T("shell.file.save.title")
	}
	own := s.handle()
	var path string
	var ok bool
	s.Load(func(context.Context) (err error) {
		path, ok, err = ask(own, q)
		return err
	}, func(err error) {
		s.asking = false
		if err != nil {
			if !errors.Is(err, filedialog.ErrNone) {
				s.deps.Log("file dialog", err)
			}
			ours()
			return
		}
		if !ok {
			return
		}
		take := func() {
			s.app.Preferences().SetString(prefFolder, filepath.Dir(path))
			chosen(path)
		}
		if named := q.Named(path); named != path {
			path = named
			if _, err := os.Lstat(path); err == nil { // the desktop asked about another name
				s.askReplace(filepath.Base(path), take)
				return
			}
		}
		take()
	})
}

// ReadTable gives what was copied: its text, and the page it came with, if any.
func (s *Shell) ReadTable() (html []byte, text string) {
	html, err := clipboard.HTML(s.handle())
	if err != nil && !errors.Is(err, clipboard.ErrNone) {
		s.deps.Log("clipboard", err)
	}
	return html, s.ReadClipboard()
}

// handle gives the desktop's number of the window, where windows have one.
func (s *Shell) handle() (own uintptr) {
	if n, ok := s.win.(driver.NativeWindow); ok {
		n.RunNative(func(context any) {
			switch x := context.(type) {
			case driver.X11WindowContext:
				own = x.WindowHandle
			case driver.WindowsWindowContext:
				own = x.HWND
			}
		})
	}
	return own
}

// Export asks which columns of a list go out.
func (s *Shell) Export(list string) { exporting.Ask(s, s.deps.Store, keep.What(list)) }

// ReadClipboard gives the text that was copied.
func (s *Shell) ReadClipboard() string { return s.app.Clipboard().Content() }

// WriteClipboard copies a text.
func (s *Shell) WriteClipboard(text string) { s.app.Clipboard().SetContent(text) }

// open opens a file that the program was started with; "" is none.
func (s *Shell) open(path string) {
	if path != "" {
		s.dropped(fyne.Position{}, []fyne.URI{storage.NewFileURI(path)})
	}
}

// dropped opens files that were let fall on the window: a template goes to the
// designer, a key to the settings, a list to the import, pictures and folders of pictures to the verification, which also
// says what to do with a PDF that is let fall there.
func (s *Shell) dropped(_ fyne.Position, files []fyne.URI) {
	if len(files) == 0 || s.win.Canvas().Overlays().Top() != nil {
		return
	}
	path := files[0].Path()
	switch strings.ToLower(filepath.Ext(path)) {
	case templates.Ending:
		s.Open(screen.Designer, screen.Filter{File: path})
		return
	case keys.Ending:
		s.Open(screen.Settings, screen.Filter{Section: "key", File: path})
		return
	}
	info, err := os.Stat(path)
	folder := err == nil && info.IsDir()
	if !folder && !verifying.IsPicture(path) && (s.place != screen.Verify || !verifying.IsPDF(path)) {
		s.Open(screen.Import, screen.Filter{File: path})
		return
	}
	if len(files) == 1 && !folder {
		s.Open(screen.Verify, screen.Filter{File: path})
		return
	}
	all := make([]string, len(files))
	for i, f := range files {
		all[i] = f.Path()
	}
	s.Open(screen.Verify, screen.Filter{Files: all})
}
