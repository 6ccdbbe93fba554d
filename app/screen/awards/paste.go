package awards

import (
	"strings"

	"vinhdanh/app/screen"
)

// Paste is part of screen.Paster: it takes rows copied in a spreadsheet, a
// document or a browser to the import, which shows them as it shows a file.
func (s *Screen) Paste(words string) {
	if strings.TrimSpace(words) == "" {
		if html, _ := s.sh.ReadTable(); len(html) == 0 { // a table may be there without its words
			s.sh.Remark(s.sh.T("awards.paste.none"))
			return
		}
	}
	s.sh.Open(screen.Import, screen.Filter{Kind: "recipients", Section: "paste"})
}
