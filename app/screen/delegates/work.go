package delegates

import (
	"vinhdanh/app/screen"
	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
)

// newWorkButton makes the button that leads to what is done with delegations
// and with the list as a whole.
func (s *Screen) newWorkButton() *widget.Button {
	t := s.sh.T
	b := widget.NewButton(t("delegates.work"), icons.People, nil)
	b.Trailing = icons.DropDown
	b.OnTapped = func() {
		item := func(key, what string, icon icons.Name, do func()) widget.MenuItem {
			return widget.MenuItem{Text: t(key), Second: t(what), Icon: icon, Do: do}
		}
		widget.ShowMenu(b, []widget.MenuItem{
			item("delegates.groups", "delegates.groups.what", icons.People, s.showDelegations),
			item("delegates.missing.report", "delegates.missing.report.what", icons.Warning, s.showMissing),
			item("delegates.introductions", "delegates.introductions.what", icons.Agenda, func() { s.sh.Open(screen.Introductions, screen.Filter{}) }),
			item("delegates.hall", "delegates.hall.what", icons.Grid, func() { s.sh.Open(screen.Hall, screen.Filter{}) }),
			item("delegates.erase", "delegates.erase.what", icons.Hidden, s.askErase),
		})
	}
	return b
}
