package fault

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"strings"
	"time"

	"vinhdanh/data/file"
)

// A crash is what ends the program against its will: a panic that nothing
// catches, or a fault of Go's runtime. It leaves a report, which the next
// start offers.
//
// While the program runs, crash-ID.txt holds what it is (version, system) and
// Go adds to it what happened. The value of a panic may hold a person's data,
// and Go writes it: so the report that is offered, kept and sent is made of
// that file without it, and the file is removed.

// Crash is the report of a run that crashed.
type Crash struct {
	File string // where the report lies
	Text string // what it says: version, system, stack; no personal data
}

// Watch has a crash leave its report in the log's folder, and gives that of
// the run before, nil if that one ended well. id tells runs at the same time
// apart: of a database, say. Call unwatch where the program ends well.
func (l Log) Watch(id string) (before *Crash, unwatch func() error, err error) {
	dir := filepath.Dir(l.File)
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, nil, err
	}
	running := filepath.Join(dir, "crash-"+id+".txt")
	before, failed := l.left(running)
	f, err := os.OpenFile(running, os.O_CREATE|os.O_TRUNC|os.O_WRONLY, 0o600)
	if err != nil {
		return before, nil, errors.Join(failed, err)
	}
	_, err = fmt.Fprintf(f, "Vinh Danh %s, %s, %s/%s, %s\n\n", l.Version, runtime.Version(), runtime.GOOS, runtime.GOARCH, l.Now().Format(time.RFC3339))
	if err == nil {
		err = debug.SetCrashOutput(f, debug.CrashOptions{})
	}
	// Go holds a handle of its own.
	if err = errors.Join(failed, err, f.Close()); err != nil {
		return before, nil, err
	}
	return before, func() error {
		return errors.Join(debug.SetCrashOutput(nil, debug.CrashOptions{}), os.Remove(running))
	}, nil
}

// left makes the report of what a run has left behind.
func (l Log) left(running string) (*Crash, error) {
	raw, err := os.ReadFile(running)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	head, said, _ := bytes.Cut(raw, []byte("\n\n"))
	if len(bytes.TrimSpace(said)) == 0 { // the power went, or somebody ended it
		return nil, nil
	}
	c := &Crash{File: strings.TrimSuffix(running, ".txt") + "-report.txt", Text: string(head) + "\n\n" + withoutWords(string(said))}
	return c, file.Save(c.File, 0o600, func(w io.Writer) error {
		_, err := io.WriteString(w, c.Text)
		return err
	})
}

// withoutWords leaves out of a crash's output what a panic's value says, but
// for faults of the runtime, which name types and sizes alone.
func withoutWords(said string) string {
	var out strings.Builder
	value := false // inside one that may go over several lines
	for line := range strings.Lines(said) {
		switch {
		case strings.HasPrefix(line, "goroutine ") || strings.HasPrefix(line, "[signal ") || strings.HasPrefix(line, "fatal error: ") || strings.HasPrefix(line, "runtime: "):
			value = false
		case strings.HasPrefix(line, "panic: ") || strings.HasPrefix(line, "\tpanic: "):
			value = true
			_, words, _ := strings.Cut(line, "panic: ")
			if strings.HasPrefix(words, "runtime error: ") {
				out.WriteString(line)
			} else {
				out.WriteString("panic: (its words are left out)\n")
			}
			continue
		}
		if !value {
			out.WriteString(line)
		}
	}
	return out.String()
}

// Caught writes a panic that was caught at the last moment, where the program
// cannot go on, as Watch's report; kind is the value's type.
func (l Log) Caught(id, kind string) error {
	f, err := os.OpenFile(filepath.Join(filepath.Dir(l.File), "crash-"+id+".txt"), os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(f, "panic of type %s\n\n%s", kind, debug.Stack())
	return errors.Join(err, f.Close())
}
