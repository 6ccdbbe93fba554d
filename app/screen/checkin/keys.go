package checkin

import (
	"fyne.io/fyne/v2"

	"vinhdanh/app/screen"
	"vinhdanh/app/widget"
)

// TypedKey deals with the keys of the desk.
func (s *Screen) TypedKey(e *fyne.KeyEvent) bool {
	if s.panel != nil && s.panel.key != nil && s.panel.key(e.Name) {
		return true
	}
	do := map[fyne.KeyName]func(){
		fyne.KeyF2: func() { s.setOut(!s.out) }, fyne.KeyF3: s.FocusSearch, fyne.KeyF4: s.openGuest, fyne.KeyF5: s.openCamera,
		fyne.KeyF6: s.openGroups, fyne.KeyF7: s.openStation, fyne.KeyF8: s.openDoubts, fyne.KeyF9: s.printBadge,
		fyne.KeyF10: s.openMore, fyne.KeyF11: s.toggleFull, fyne.KeyF12: s.focusAbsent,
	}[e.Name]
	if do == nil {
		return false
	}
	do()
	return true
}

// FocusSearch goes to the scan field, where names are searched too.
func (s *Screen) FocusSearch() {
	s.focusScan()
	s.entry.TypedShortcut(&fyne.ShortcutSelectAll{})
}

// Print makes the reminder slip of whom the verdict is about.
func (s *Screen) Print() { s.printSlip() }

// toggleFull fills the screen or does so no longer, and remembers it.
func (s *Screen) toggleFull() {
	s.windowed = s.full
	s.setFull(!s.full)
	value := "no"
	if s.windowed {
		value = "yes"
	}
	s.keep(settingWindowed, value, nil)
}

func (s *Screen) setFull(on bool) {
	if s.full != on {
		s.full = on
		s.sh.Window().SetFullScreen(on)
	}
}

// Close closes a panel, leads back to the scan field, or asks whether to leave
// the door.
func (s *Screen) Close() bool {
	if f := s.sh.Window().Canvas().Focused(); s.panel == nil && f != nil && f != fyne.Focusable(s.entry) {
		if s.seeking != "" {
			s.entry.SetText("")
		}
		s.focusScan()
		return true
	}
	s.exit()
	return true
}

// exit closes a panel, or asks whether to leave the door.
func (s *Screen) exit() {
	if s.panel != nil {
		s.shut()
		return
	}
	s.leave()
}

// leave asks whether to leave the door.
func (s *Screen) leave() {
	widget.Ask(s.sh.Window(), widget.Question{
		Title: s.sh.T("checkin.leave"), Text: s.sh.T("checkin.leave.text"),
		Verb: s.sh.T("checkin.leave.verb"), Cancel: s.sh.T("checkin.leave.stay"),
		Loses:   true, // the Enter of the next scan must not leave the door
		Do:      func() bool { s.sh.Open(screen.Home, screen.Filter{}); return true },
		OnClose: s.focusScan,
	})
}
