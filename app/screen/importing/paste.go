package importing

import (
	"strings"

	"vinhdanh/app/jobs/intake"
)

// Paste is part of screen.Paster: rows copied in a spreadsheet, in a document or
// on a page are a list like that of a file.
func (s *Screen) Paste(string) {
	if s.saving {
		return
	}
	s.instead(false, func() {
		kind := s.kind
		s.reset()
		s.kind = kind
		s.paste()
	})
}

// paste takes what was copied, with its form where it has one.
func (s *Screen) paste() {
	html, words := s.sh.ReadTable()
	if strings.TrimSpace(words) == "" && len(html) == 0 {
		s.sh.Remark(s.sh.T("importing.paste.none"))
		s.show()
		return
	}
	for _, said := range []string{"importing.paste.none", "delegates.paste.none", "awards.paste.none"} {
		s.sh.Unsay(s.sh.T(said))
	}
	s.take(intake.Source{Name: s.sh.T("importing.paste.name", "at", s.sh.Now().Format("15:04")), HTML: html, Text: words})
}
