package register

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"vinhdanh/app/screen"
	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
	"vinhdanh/data"
)

// What Filter.Section names, in the order of the tabs; the first is the register.
var sections = []string{"book", "units", "lists"}

// Screen is the place.
type Screen struct {
	sh     screen.Shell
	d      Deps
	object fyne.CanvasObject

	head  *widget.PageHead
	tabs  *widget.Segment
	out   *widget.Button // what goes out of the register: file and paper
	body  *fyne.Container
	book  *book
	units *unitsView
	lists *listsView
	undo  func() // takes back what was done last; nil: nothing
}

// New makes the place.
func New(sh screen.Shell, d Deps) *Screen {
	s := &Screen{sh: sh, d: d}
	t := sh.T
	words := make([]string, len(sections))
	for i, name := range sections {
		words[i] = t("registry.tab." + name)
	}
	s.tabs = widget.NewSegment(words, 0, func(int) { s.turn() })
	s.out = widget.NewButton(t("registry.out"), icons.Print, nil)
	s.out.Trailing = icons.DropDown
	s.out.OnTapped = s.offerOut
	s.head = widget.NewPageHead(t("shell.place.register"), "", s.tabs, widget.VLine(), s.out)
	s.book, s.units, s.lists = newBook(s), newUnits(s), newLists(s)
	s.body = container.NewStack(s.book.object)
	s.object = widget.Border(s.head, nil, nil, nil, s.body)
	return s
}

// Object is part of screen.Screen.
func (s *Screen) Object() fyne.CanvasObject { return s.object }

// Shown is part of screen.Screen.
func (s *Screen) Shown(f screen.Filter) {
	for i, name := range sections {
		if f.Section == name {
			s.tabs.Selected = i
		}
	}
	if f.Register != nil || f.Text != "" || f.Select != "" {
		s.tabs.Selected = 0
		s.book.ask(f)
	}
	s.tabs.Refresh()
	s.turn()
}

// turn shows the tab that is chosen.
func (s *Screen) turn() {
	o := []fyne.CanvasObject{s.book.object, s.units.object, s.lists.object}[s.tabs.Selected]
	if s.body.Objects[0] != o {
		s.body.Objects = []fyne.CanvasObject{o}
		s.body.Refresh()
	}
	s.Refresh()
}

// Refresh is part of screen.Screen.
func (s *Screen) Refresh() {
	switch s.tabs.Selected {
	case 0:
		s.book.refresh()
	case 1:
		s.units.load()
	default:
		s.lists.load()
	}
}

// Left is part of screen.Leaver.
func (s *Screen) Left() {
	s.book.stop()
	s.units.stop()
	s.lists.stop()
}

// FocusSearch is part of screen.Searcher.
func (s *Screen) FocusSearch() {
	if s.tabs.Selected == 1 {
		s.units.search.Focus()
		return
	}
	s.tabs.Select(0)
	s.book.search.Focus()
}

// Close is part of screen.Closer.
func (s *Screen) Close() bool {
	switch s.tabs.Selected {
	case 0:
		return s.book.close()
	case 1:
		return s.units.close()
	}
	return false
}

// Print is part of screen.Printer.
func (s *Screen) Print() {
	if s.tabs.Selected == 1 {
		s.units.printHandover()
		return
	}
	s.askBook()
}

// TypedKey is part of screen.Keyer: F3 leads to where papers are scanned.
func (s *Screen) TypedKey(e *fyne.KeyEvent) bool {
	if e.Name != fyne.KeyF3 {
		return false
	}
	s.tabs.Select(0)
	s.book.scan.focus()
	return true
}

// TypedRune is part of screen.Typist: what a scanner types while the hand is
// at the list goes to where papers are scanned.
func (s *Screen) TypedRune(r rune) bool {
	if s.tabs.Selected != 0 || s.sh.Window().Canvas().Overlays().Top() != nil {
		return false
	}
	s.book.scan.typed(r)
	return true
}

// notify tells what was done, with a way back for as long as nothing else was.
func (s *Screen) notify(words string, undo func()) {
	s.undo = undo
	back := s.Undo
	if undo == nil {
		back = nil
	}
	s.sh.Notify(words, back)
}

// Undo is part of screen.Undoer; the strip that offers it may be gone.
func (s *Screen) Undo() {
	undo := s.undo
	if undo == nil {
		s.sh.Remark(s.sh.T("registry.undo.none"))
		return
	}
	s.undo = nil
	undo()
}

// ours tells whether all lines belong to the open conference, whose key and
// name papers bear.
func (s *Screen) ours(rows []data.RegisterRow) bool {
	for _, r := range rows {
		if r.Citation.Conference != s.sh.Conference().ID {
			s.sh.Remark(s.sh.T("registry.other-conference", "register", r.Certificate.Register, "title", r.Conference))
			return false
		}
	}
	return true
}

var (
	_ screen.Searcher = (*Screen)(nil)
	_ screen.Closer   = (*Screen)(nil)
	_ screen.Printer  = (*Screen)(nil)
	_ screen.Undoer   = (*Screen)(nil)
	_ screen.Keyer    = (*Screen)(nil)
	_ screen.Typist   = (*Screen)(nil)
	_ screen.Leaver   = (*Screen)(nil)
)
