package fault

import (
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"
)

func crashLog(dir string) Log {
	return Log{File: filepath.Join(dir, LogName), Version: "1.2.3", Now: func() time.Time { return time.Date(2026, 8, 21, 7, 0, 0, 0, time.UTC) }}
}

type letter struct{ name string }

func (l letter) Error() string { return "thư của " + l.name + "\ngoroutine 1 là bà ấy" }

// The child of TestCrash: it crashes, as it is told to.
func init() {
	how, dir, ok := strings.Cut(os.Getenv("VINHDANH_CRASH"), "|")
	if !ok {
		return
	}
	_, unwatch, err := crashLog(dir).Watch("ab12")
	if err != nil {
		os.Exit(9)
	}
	switch how {
	case "words":
		done := make(chan bool)
		go func() { defer close(done); panic("Nguyễn Thị Hoa\n0912345678\n") }()
		<-done
	case "error":
		panic(letter{"Nguyễn Thị Hoa"})
	case "runtime":
		list, at := []string{"Nguyễn Thị Hoa"}, len(os.Args)+5
		_ = list[at]
	case "map":
		m := map[int]int{}
		for range 8 {
			go func() {
				for {
					m[1]++ //nolint:staticcheck // the runtime sees it and ends the program
				}
			}()
		}
		time.Sleep(time.Minute)
	case "caught":
		defer func() {
			if p := recover(); p != nil {
				if crashLog(dir).Caught("ab12", "string") != nil {
					os.Exit(9)
				}
				os.Exit(2)
			}
		}()
		panic("Nguyễn Thị Hoa")
	case "killed":
		os.Exit(3)
	case "well":
		if unwatch() != nil {
			os.Exit(9)
		}
		os.Exit(0)
	}
}

// Whatever ends the program, the next start has a report with version and
// stack, and no word of a panic's value; a run that ended well or was killed
// leaves none.
func TestCrash(t *testing.T) {
	for how, want := range map[string][]string{
		"words":   {"Vinh Danh 1.2.3, " + runtime.Version(), "panic: (its words are left out)", "crash_test.go:"},
		"error":   {"panic: (its words are left out)", "crash_test.go:"},
		"runtime": {"index out of range", "crash_test.go:"},
		"map":     {"maps.fatal", "crash_test.go:"},
		"caught":  {"panic of type string", "crash_test.go:"},
		"killed":  nil,
		"well":    nil,
	} {
		t.Run(how, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "Dữ liệu")
			cmd := exec.CommandContext(t.Context(), os.Args[0])
			cmd.Env = append(os.Environ(), "VINHDANH_CRASH="+how+"|"+dir)
			err := cmd.Run()
			if (err == nil) != (how == "well") || cmd.ProcessState.ExitCode() == 9 {
				t.Fatal(err)
			}
			before, unwatch, err := crashLog(dir).Watch("ab12")
			if err != nil {
				t.Fatal(err)
			}
			if (before != nil) != (want != nil) {
				t.Fatalf("report %v", before)
			}
			if before != nil {
				kept, err := os.ReadFile(before.File)
				if err != nil || string(kept) != before.Text {
					t.Errorf("the file says %q, %v", kept, err)
				}
				for _, w := range want {
					if !strings.Contains(before.Text, w) {
						t.Errorf("no %q in:\n%s", w, before.Text)
					}
				}
				for _, w := range []string{"Hoa", "0912345678", "bà ấy"} {
					if strings.Contains(before.Text, w) {
						t.Errorf("%q in:\n%s", w, before.Text)
					}
				}
			}
			if err := unwatch(); err != nil {
				t.Fatal(err)
			}
			again, unwatch, err := crashLog(dir).Watch("ab12")
			if err != nil || again != nil {
				t.Errorf("told twice: %v, %v", again, err)
			}
			if err := unwatch(); err != nil {
				t.Error(err)
			}
		})
	}
}
