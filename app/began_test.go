package app

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"vinhdanh/app/fault"
	"vinhdanh/app/filedialog"
	"vinhdanh/app/screen"
)

// A run that crashed is told of at the next start, and its report saved where
// a person wants it.
func TestCrashIsOffered(t *testing.T) {
	s := open(t, true)
	to := filepath.Join(t.TempDir(), "Nhật ký.txt")
	s.deps.Files = func(_ uintptr, q filedialog.Question) (string, bool, error) {
		if q.Save == "" || filepath.Ext(q.Save) != ".txt" {
			t.Errorf("it proposes %q", q.Save)
		}
		return to, true, nil
	}
	s.began(&fault.Crash{File: "/somewhere/crash-1-report.txt", Text: "Vinh Danh 1.0\n\ngoroutine 1"}, "")
	if w := s.words(); !strings.Contains(w, "Lần trước chương trình dừng đột ngột") || !strings.Contains(w, "/somewhere/crash-1-report.txt") {
		t.Fatalf("it says\n%s", w)
	}
	s.press(t, "Lưu nhật ký…")
	if got, err := os.ReadFile(to); err != nil || string(got) != "Vinh Danh 1.0\n\ngoroutine 1" {
		t.Errorf("saved %q, %v", got, err)
	}
}

// A file that the program is started with, or started a second time, is opened,
// but not over a dialog that somebody is filling in.
func TestOpensFile(t *testing.T) {
	s := open(t, true)
	list := filepath.Join(t.TempDir(), "Danh sách đại biểu.csv")
	if err := os.WriteFile(list, []byte("Họ và tên\nNguyễn Thị Hoa\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	s.began(nil, list)
	if s.place != screen.Import {
		t.Errorf("at %v", s.place)
	}
	s.Open(screen.Home, screen.Filter{})
	s.offer(fault.Crash{})
	s.comeForward(list)
	if s.place != screen.Home {
		t.Errorf("a dialog was open, and now it shows %v", s.place)
	}
}

// The desktop's dialog is asked where there is one; it knows no folders that
// are yet to be made, may fail, and adds no ending where a name has a dot.
func TestDesktopDialog(t *testing.T) {
	s := open(t, true)
	dir := t.TempDir()
	var answer string
	var fails error
	asked := 0
	s.deps.Files = func(uintptr, filedialog.Question) (string, bool, error) {
		asked++
		return answer, answer != "", fails
	}
	got := ""
	save := func(name string) { got = ""; s.SaveFile(name, func(path string) { got = path }) }

	answer = filepath.Join(dir, "Bản tin 2.9")
	if save("Bản tin.pdf"); got != answer+".pdf" {
		t.Errorf("saved as %q", got)
	}
	if err := os.WriteFile(answer+".pdf", nil, 0o600); err != nil {
		t.Fatal(err)
	}
	save("Bản tin.pdf")
	if got != "" || !strings.Contains(s.words(), "Bản tin 2.9.pdf") {
		t.Errorf("a file that is there is written over, as %q", got)
	}
	s.press(t, s.T("shell.file.replace.verb"))
	if got != answer+".pdf" {
		t.Errorf("then saved as %q", got)
	}
	if answer = ""; true {
		save("Bản tin.pdf")
	}
	if got != "" {
		t.Errorf("nothing was chosen, and %q comes back", got)
	}
	before := asked
	if save("Thư mục"); asked != before {
		t.Error("the desktop is asked for a folder to be made")
	}
	s.press(t, s.T("common.cancel"))
	fails = errors.New("error 0x2")
	s.OpenFile([]string{".xlsx"}, func(string) {})
	if !strings.Contains(s.words(), s.T("shell.file.open.title")) {
		t.Errorf("after a fault of the desktop's dialog ours does not open\n%s", s.words())
	}
}
