//go:build !windows

package app

import (
	"errors"
	"os/exec"
	"strings"
	"testing"
	"time"

	"vinhdanh/app/screen/screentest"
)

// A program that says it cannot open a file is heard; one that stays open is not waited for.
func TestHear(t *testing.T) {
	for words, c := range map[string]struct {
		within time.Duration
		fails  bool
	}{
		"exit 3":   {time.Minute, true},
		"exit 0":   {time.Minute, false},
		"sleep 60": {10 * time.Millisecond, false},
	} {
		cmd := exec.CommandContext(t.Context(), "sh", "-c", words)
		if err := hear(cmd, c.within); (err != nil) != c.fails {
			t.Errorf("%s: %v", words, err)
		}
	}
	if err := hear(exec.CommandContext(t.Context(), "/nowhere/xdg-open"), time.Minute); err == nil {
		t.Error("a program that is not there opened a file")
	}
}

// Where nothing opens a file, the strip says where it lies.
func TestRevealFails(t *testing.T) {
	s := open(t, false)
	s.deps.Reveal = func(string) error { return errors.New("no method available") }
	s.Notify("made", nil)
	s.Reveal("/home/tk/The-AS-064.pdf")
	if w := screentest.Words(s.notice.object); !strings.Contains(w, "/home/tk/The-AS-064.pdf") || strings.Contains(w, "made") {
		t.Errorf("the strip says %q", w)
	}
}
