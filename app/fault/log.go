package fault

import (
	"context"
	"errors"
	"log/slog"
	"os"
	"path/filepath"
	"runtime/debug"
	"time"
)

// Log is a file to which faults without a sentence are written. Its folder and
// the file are made when the first line is, for their owner alone.
type Log struct {
	File    string
	Version string // of the program
	Now     func() time.Time
}

// LogName is the log's file in the user's data folder.
const LogName = "vinhdanh.log"

// Error writes an error's text.
func (l Log) Error(what string, err error) error {
	return l.write(what, slog.String("error", err.Error()))
}

// Panic writes where the program was when it panicked. The panic's value may
// hold a person's data: its type is written, its words are not.
func (l Log) Panic(kind string) error {
	return l.write("panic", slog.String("kind", kind), slog.String("stack", string(debug.Stack())))
}

func (l Log) write(what string, attrs ...slog.Attr) (err error) {
	if err := os.MkdirAll(filepath.Dir(l.File), 0o700); err != nil {
		return err
	}
	f, err := os.OpenFile(l.File, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	r := slog.NewRecord(l.Now(), slog.LevelError, what, 0)
	r.AddAttrs(append(attrs, slog.String("version", l.Version))...)
	return slog.NewTextHandler(f, nil).Handle(context.Background(), r)
}
