package delegates

import (
	"os"
	"path/filepath"
	"strings"

	"vinhdanh/app/screen"
)

// Paste takes rows copied from a spreadsheet to the import, which shows them
// as it shows a file.
func (s *Screen) Paste(words string) {
	s.dropPasted()
	if strings.TrimSpace(words) == "" {
		s.sh.Remark(s.sh.T("delegates.paste.none"))
		return
	}
	dir, err := os.MkdirTemp("", "vinhdanh-")
	if err == nil {
		s.pasted = filepath.Join(dir, s.sh.T("delegates.paste.file")+".csv")
		err = os.WriteFile(s.pasted, []byte(words), 0o600)
	}
	if err != nil {
		s.dropPasted()
		s.sh.Fail(err)
		return
	}
	s.sh.Open(screen.Import, screen.Filter{Kind: "delegates", File: s.pasted})
}

// dropPasted deletes what was pasted: it is in the list now, or not wanted.
// That it is gone already is no fault.
func (s *Screen) dropPasted() {
	if s.pasted != "" {
		_ = os.RemoveAll(filepath.Dir(s.pasted))
		s.pasted = ""
	}
}
