package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"vinhdanh/app/screen"
	"vinhdanh/app/widget"
)

// shortcuts binds the keys of the whole window. A key of a place alone is that
// place's own business.
func (s *Shell) shortcuts() {
	c := s.win.Canvas()
	ctrl := func(key fyne.KeyName, do func()) {
		c.AddShortcut(&desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierShortcutDefault}, func(fyne.Shortcut) {
			if c.Overlays().Top() == nil && s.ready {
				do()
			}
		})
	}
	ctrl(fyne.KeyK, s.Search)
	ctrl(fyne.KeyI, func() { s.Open(screen.Import, screen.Filter{}) })
	ctrl(fyne.KeyP, func() {
		if p, ok := s.current().(screen.Printer); ok {
			p.Print()
			return
		}
		s.Open(screen.Certificates, screen.Filter{})
	})
	ctrl(fyne.KeyF, func() {
		if f, ok := s.current().(screen.Searcher); ok {
			f.FocusSearch()
			return
		}
		s.Search()
	})
	for i, p := range sidePlaces() {
		key := fyne.KeyName(rune('1' + i))
		c.AddShortcut(&desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierAlt}, func(fyne.Shortcut) {
			if c.Overlays().Top() == nil {
				s.Open(p.name, screen.Filter{})
			}
		})
	}
	c.AddShortcut(&fyne.ShortcutUndo{}, func(fyne.Shortcut) {
		if u, ok := s.current().(screen.Undoer); ok && c.Overlays().Top() == nil {
			u.Undo()
		}
	})
	c.AddShortcut(&fyne.ShortcutPaste{}, func(fyne.Shortcut) {
		if p, ok := s.current().(screen.Paster); ok && c.Overlays().Top() == nil {
			p.Paste(s.ReadClipboard())
		}
	})
	c.SetOnTypedKey(s.typed)
	c.SetOnTypedRune(func(r rune) {
		if t, ok := s.current().(screen.Typist); ok {
			t.TypedRune(r)
		}
	})
}

// typed gets the keys that no focused part used.
func (s *Shell) typed(e *fyne.KeyEvent) {
	if top := s.win.Canvas().Overlays().Top(); top != nil {
		if e.Name == fyne.KeyEscape {
			s.escape(top)
		}
		return
	}
	if k, ok := s.current().(screen.Keyer); ok && k.TypedKey(e) {
		return
	}
	switch e.Name {
	case fyne.KeyEscape:
		if c, ok := s.current().(screen.Closer); ok && c.Close() {
			return
		}
		s.notice.clear()
	case fyne.KeyF1:
		s.showHelp()
	}
}

// escape closes what lies over the window. A form that somebody has begun to
// fill in is not thrown away by one key.
func (s *Shell) escape(top fyne.CanvasObject) {
	form, ok := top.(interface{ Edited() bool })
	if !ok || !form.Edited() {
		closeOverlay(top)
		return
	}
	widget.Ask(s.win, widget.Question{
		Title: s.T("shell.discard"), Text: s.T("shell.discard.text"), Verb: s.T("shell.discard.verb"), Cancel: s.T("shell.discard.stay"),
		Loses: true, Do: func() bool { closeOverlay(top); return true },
	})
}

func closeOverlay(o fyne.CanvasObject) {
	switch o := o.(type) {
	case interface{ Escape() }:
		o.Escape()
	case interface{ Hide() }:
		o.Hide()
	}
}

// showHelp lists the keys.
func (s *Shell) showHelp() {
	everywhere := s.keyList("shell.keys.everywhere", [][2]string{
		{"Ctrl+K", "search"}, {"Ctrl+F", "find"}, {"Ctrl+I", "import"}, {"Ctrl+P", "print"}, {"Ctrl+Z", "undo"},
		{"Alt+1…9", "places"}, {"↑ ↓", "rows"}, {"Space", "tick"}, {"Enter", "open"}, {"F11", "full"}, {"Esc", "close"}})
	importing := s.keyList("shell.keys.import", [][2]string{
		{"Ctrl+O", "file"}, {"Ctrl+V", "paste"}, {"F8", "doubt"}, {"1 2 3", "offer"}, {"F2", "cell"}, {"Delete", "out"},
		{"Ctrl+Z", "back"}, {"Ctrl+Y", "again"}, {"Ctrl+Enter", "next"}, {"Esc", "step"}})
	programme := s.keyList("shell.keys.programme", [][2]string{
		{"Insert", "insert"}, {"Alt+↑ ↓", "shift"}, {"Delete", "remove"}, {"Ctrl+Z", "undo"}, {"Ctrl+Y", "again"}})
	ceremony := s.keyList("shell.keys.ceremony", [][2]string{
		{"Space", "onward"}, {"Enter", "handed"}, {"S", "skip"}, {"1…0 V C", "stand"}, {"L", "late"}, {"Ctrl+Z", "unsaid"}})
	hall := s.keyList("shell.keys.hall", [][2]string{{"← ↑ ↓ →", "seat"}, {"Enter", "carry"}, {"L", "hold"}, {"Delete", "free"}})
	register := s.keyList("shell.keys.register", [][2]string{{"F3", "scan"}, {"Enter", "hand"}, {"Ctrl+Z", "unscan"}})
	widget.Ask(s.win, widget.Question{Title: s.T("shell.keys"), Cancel: s.T("common.close"), Width: 1200,
		Body: widget.Tops(24, widget.Grow(widget.Column(16, everywhere, register)), widget.Grow(widget.Column(16, importing, hall)), widget.Grow(widget.Column(16, programme, ceremony)))})
}

// keyList is a title with keys and what they do.
func (s *Shell) keyList(title string, keys [][2]string) fyne.CanvasObject {
	rows := []fyne.CanvasObject{widget.Pad(4, 0, 0, 0, widget.NewBold(s.T(title)))}
	for _, k := range keys {
		rows = append(rows, widget.Row(16, widget.Fixed(80, 0, widget.Row(0, widget.NewKeyHint(k[0]), widget.Space())),
			widget.Grow(widget.NewText(s.T("shell.key."+k[1])).Cut(100))))
	}
	return widget.Column(8, rows...)
}

// leave is called when the window is being closed: a job under way is not cut
// off without asking.
func (s *Shell) leave() {
	if s.held(s.leave) {
		return
	}
	if s.jobs == 0 {
		s.quit()
		return
	}
	widget.Ask(s.win, widget.Question{
		Title: s.T("shell.leave"), Text: s.T("shell.leave.text"),
		Verb: s.T("shell.leave.verb"), Cancel: s.T("shell.leave.stay"),
		Loses: true, Do: func() bool { s.quit(); return true },
	})
}

func (s *Shell) quit() {
	s.keepSize()
	s.left()
	s.cancel()
	s.win.Close()
}
