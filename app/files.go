package app

import (
	"errors"
	"os"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver"

	"vinhdanh/app/clipboard"
	"vinhdanh/app/jobs/keep"
	verifying "vinhdanh/app/jobs/verify"
	"vinhdanh/app/screen"
	"vinhdanh/app/screen/exporting"
)

// OpenFile lets a person choose a file.
func (s *Shell) OpenFile(extensions []string, chosen func(path string)) {
	newChooser(s, extensions, "", chosen).show()
}

// SaveFile lets a person choose where to write; an existing file is asked about.
func (s *Shell) SaveFile(name string, chosen func(path string)) {
	newChooser(s, []string{filepath.Ext(name)}, name, chosen).show()
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
			if x, ok := context.(driver.X11WindowContext); ok {
				own = x.WindowHandle
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

// dropped opens files that were let fall on the window: a list goes to the
// import, pictures and folders of pictures to the verification, which also
// says what to do with a PDF that is let fall there.
func (s *Shell) dropped(_ fyne.Position, files []fyne.URI) {
	if len(files) == 0 || s.win.Canvas().Overlays().Top() != nil {
		return
	}
	path := files[0].Path()
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
