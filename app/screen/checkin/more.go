package checkin

import (
	"vinhdanh/app/screen"
	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
)

// openMore lists all that the desk can do, each with its key.
func (s *Screen) openMore() {
	t := s.sh.T
	item := func(key, hint string, icon icons.Name, do func()) widget.MenuItem {
		words := t("checkin.more." + key)
		if hint != "" {
			words += "    " + hint
		}
		return widget.MenuItem{Text: words, Icon: icon, Do: do}
	}
	way, sitting := "out", "close"
	if s.out {
		way = "in"
	}
	if s.sitting().Closed {
		sitting = "reopen"
	}
	items := []widget.MenuItem{
		item(way, "F2", icons.ArrowForward, func() { s.setOut(!s.out) }),
		item("guest", "F4", icons.PersonAdd, s.openGuest),
		item("camera", "F5", icons.Scan, s.openCamera),
		item("groups", "F6", icons.People, s.openGroups),
		item("station", "F7", icons.Phone, s.openStation),
		item("doubts", "F8", icons.Warning, s.openDoubts),
		item("badge", "F9", icons.Badge, s.printBadge),
		item("lost", "", icons.Refresh, s.openLost),
		item("slip", "Ctrl+P", icons.Print, s.printSlip),
		item("full", "F11", icons.Fullscreen, s.toggleFull),
		item("absent", "F12", icons.Award, s.focusAbsent),
		item("introductions", "", icons.PeopleActive, func() { s.sh.Open(screen.Introductions, screen.Filter{}) }),
		item("projector", "", icons.Monitor, s.sh.Projector),
		item(sitting, "", icons.Lock, s.askClose),
	}
	widget.ShowMenu(s.more, items)
}

// focusAbsent leads to the recipients who have not come.
func (s *Screen) focusAbsent() {
	s.shut()
	if len(s.waiting.list) == 0 {
		s.sh.Remark(s.sh.T("checkin.waiting.none"))
		return
	}
	s.waiting.table.Focus()
}
