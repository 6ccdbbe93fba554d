package settings

import (
	"path/filepath"

	"vinhdanh/app/screen"
	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
)

// openData shows where everything lies, and what the program is.
func (s *Screen) openData() {
	sh := s.sh
	folder := filepath.Dir(s.about.Database)
	s.show(
		s.card("data", s.remark("data.text"),
			widget.FactText(sh.T("settings.data.file"), s.about.Database),
			widget.FactText(sh.T("settings.key.folder"), s.about.Keys.Path),
			widget.Row(8, widget.NewButton(sh.T("settings.data.open"), icons.Folder, func() { sh.Reveal(folder) }),
				widget.NewButton(sh.T("home.backup"), icons.Backup, func() { sh.Open(screen.Home, screen.Filter{Section: "backup"}) }),
				widget.Space())),
		s.doctorCard(),
		s.card("about", widget.NewText(sh.T("settings.about.version", "version", s.about.Version)), s.remark("about.text"), s.remark("about.licences")))
}
