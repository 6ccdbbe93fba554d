package agenda

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"vinhdanh/data"
)

func TestPrint(t *testing.T) {
	f := open(t, true)
	file := filepath.Join(t.TempDir(), "chuong-trinh.pdf")
	f.sh.Choose = file
	f.Print()
	if !f.sh.Press("In, lưu…") {
		t.Fatalf("no form: %q", f.top())
	}
	raw, err := os.ReadFile(file)
	if err != nil || !bytes.HasPrefix(raw, []byte("%PDF-")) || len(f.sh.Faults) > 0 {
		t.Fatalf("%v %v %d bytes", err, f.sh.Faults, len(raw))
	}
	if f.sh.Proposed != "Chuong trinh - Phiên chính thức.pdf" {
		t.Errorf("proposed %q", f.sh.Proposed)
	}
	f.Refresh()
	if len(f.p.Versions) != 1 || f.nextVersion() != 2 {
		t.Errorf("%d versions are kept", len(f.p.Versions))
	}
	f.sh.Choose = filepath.Join(t.TempDir(), "nowhere", "x.pdf")
	f.Print()
	f.sh.Press("In, lưu…")
	if f.Refresh(); len(f.sh.Faults) != 1 || len(f.p.Versions) != 1 {
		t.Errorf("faults %v, %d versions", f.sh.Faults, len(f.p.Versions))
	}
}

// Each paper that is offered can be made.
func TestEveryPaper(t *testing.T) {
	f := open(t, true)
	for _, one := range allPapers() {
		for _, word := range []bool{false, true} {
			if word && !one.word {
				continue
			}
			f.sh.Faults = nil
			f.sh.Choose = filepath.Join(t.TempDir(), "x.pdf")
			if word {
				f.sh.Choose = filepath.Join(t.TempDir(), "x.docx")
			}
			f.makePaper(one, wanted{lang: "vi", meeting: f.p.Meeting.Name}, false)
			for _, err := range f.sh.Faults {
				if one.key != "seating" || data.CodeOf(err) != "no-halls" { // the sample has no hall
					t.Errorf("%s: %v", one.key, err)
				}
			}
			if strings.TrimSpace(f.sh.Proposed) == "" {
				t.Errorf("%s: no name is proposed", one.key)
			}
		}
	}
}
