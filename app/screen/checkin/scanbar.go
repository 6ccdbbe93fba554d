package checkin

import (
	"time"

	"fyne.io/fyne/v2"

	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
)

// A phone's stranded queue is a code of some thousand digits, and a stranger's
// may be noise: of a long line the field shows the beginning, since it lays
// all of it out anew at each letter.
const (
	shownMost = 160     // bytes
	longest   = 1 << 15 // letters; what follows is let go
)

// openerLate is how late the digit of Alt+3, which opens the desk, may come as
// a letter.
const openerLate = 150 * time.Millisecond

// scanCard holds the field that scanners type into, and what is done next.
func (s *Screen) scanCard() fyne.CanvasObject {
	s.entry = widget.NewEntry()
	s.entry.SetPlaceHolder(s.sh.T("checkin.scan"))
	s.entry.Icon = widget.Resource(icons.Scan, widget.ColorAccent)
	s.entry.ActionItem = widget.Centered(widget.Pad(0, 12, 0, 0, widget.NewKeyHint("F3")))
	s.entry.OnSubmitted = s.submit
	s.entry.OnChanged = s.search
	s.entry.OnFocus = func(on bool) {
		if on {
			s.away = false
			s.list.Select(-1)
			s.waiting.table.Select(-1)
			s.showReady()
			return
		}
		s.lostBySuffix()
	}
	s.entry.OnRune = func(r rune) bool {
		if opener := s.hand.now().Sub(s.opened) < openerLate; opener {
			s.opened = time.Time{}
			return true
		}
		s.hand.key(r, s.entry.Text)
		if s.entry.Text == "" {
			s.long = s.long[:0]
		}
		s.long = append(s.long, r)
		return len(s.entry.Text) >= shownMost || len(s.long) > longest
	}
	s.entry.OnKey = func(e *fyne.KeyEvent) bool {
		switch {
		case e.Name == fyne.KeyEscape && s.entry.Text != "":
			s.entry.SetText("")
		case e.Name == fyne.KeyDown && s.seeking != "":
			s.list.Focus()
		case e.Name == fyne.KeyDown && s.panel != nil:
			s.enterPanel()
		case e.Name == fyne.KeyBackspace:
			s.hand.back()
			return false
		default:
			return false
		}
		return true
	}
	s.entry.OnShortcut = func(k fyne.Shortcut) bool {
		if _, ok := k.(*fyne.ShortcutUndo); ok && s.entry.Text == "" {
			s.Undo()
			return true
		}
		return false
	}
	s.buttons = widget.Row(12)
	s.scanRow = widget.Row(12, widget.Grow(widget.Sized(180, widget.HeightLarge, widget.Larger(s.entry, 17, 12))), s.buttons)
	s.showButtons()
	return widget.NewSurface(widget.Padded(16, s.scanRow))
}

// showButtons offers what usually follows the verdict shown.
func (s *Screen) showButtons() {
	guest := widget.NewButton(s.sh.T("checkin.guest"), icons.PersonAdd, s.openGuest)
	guest.Tip = s.sh.T("checkin.guest.tip")
	first := widget.NewButton(s.sh.T("checkin.undo"), icons.Undo, s.Undo)
	first.Hint = "Ctrl+Z"
	if s.verdict.Tone == widget.VerdictHelpDesk {
		first = widget.NewButton(s.sh.T("checkin.find"), icons.Search, s.FocusSearch)
		guest.SetText(s.sh.T("checkin.guest.short"))
	}
	first.Measure, guest.Measure = widget.Large, widget.Large
	s.buttons.Objects = []fyne.CanvasObject{first, guest}
	s.scanRow.Refresh()
}

// lostBySuffix takes a badge from a scanner that ends its line by Tab, which
// leads out of the field.
func (s *Screen) lostBySuffix() {
	if line := s.entry.Text; isBadge(line) {
		s.entry.SetText("")
		s.enqueue(scan{line: line})
	}
}
