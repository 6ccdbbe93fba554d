package app

import (
	"errors"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver"

	"vinhdanh/app/clipboard"
	"vinhdanh/app/jobs/keep"
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

// dropped opens a file that was let fall on the window: a list goes to the
// import, a picture to the verification.
func (s *Shell) dropped(_ fyne.Position, files []fyne.URI) {
	if len(files) == 0 || s.win.Canvas().Overlays().Top() != nil {
		return
	}
	path := files[0].Path()
	switch strings.ToLower(filepath.Ext(path)) {
	case ".png", ".jpg", ".jpeg":
		s.Open(screen.Verify, screen.Filter{File: path})
	default:
		s.Open(screen.Import, screen.Filter{File: path})
	}
}
