package cli

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"

	"vinhdanh/assets/i18n"
	"vinhdanh/data"
)

// sentence says in words of the catalogue what an error means, and tells
// whether it has one.
func sentence(c *i18n.Catalogue, err error) (string, bool) {
	var e *data.Error
	if errors.As(err, &e) && c.Has("error."+string(e.Code)) {
		return c.Map("error."+string(e.Code), e.Args), true
	}
	if errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return c.T("error.cancelled"), true
	}
	var p *fs.PathError
	if errors.As(err, &p) {
		switch {
		case errors.Is(err, fs.ErrPermission):
			return c.T("error.file-not-allowed", "file", p.Path), true
		case errors.Is(err, fs.ErrNotExist):
			return c.T("error.file-missing", "file", p.Path), true
		}
	}
	return "", false
}

// complain prints an error as a sentence on standard error. One that has no
// sentence is written to the log, and a general sentence names the log.
func (s *session) complain(err error) {
	if joined, ok := err.(interface{ Unwrap() []error }); ok {
		for _, e := range joined.Unwrap() {
			s.complain(e)
		}
		return
	}
	if text, ok := sentence(s.c, err); ok {
		if hint := "cli.hint." + string(data.CodeOf(err)); s.c.Has(hint) { // the words to type
			text += " " + s.c.T(hint)
		}
		s.line(s.errw, text)
		return
	}
	s.logged("error", slog.String("what", anonymous(err)))
}

// anonymous gives an error for the log, which holds no person's data: of one
// with arguments only its code and the kind of its cause.
func anonymous(err error) string {
	var e *data.Error
	if errors.As(err, &e) {
		return fmt.Sprintf("%s (%T)", e.Code, e.Err)
	}
	return err.Error()
}

// crashed tells of a panic. Its value may hold a person's data and is not
// written down; its type and the places in the program are.
func (s *session) crashed(kind string, stack []byte) {
	s.logged("panic", slog.String("kind", kind), slog.String("stack", string(stack)))
}

func (s *session) logged(what string, attrs ...slog.Attr) {
	file := filepath.Join(s.env.DataDir, "vinhdanh.log")
	if err := s.log(file, what, attrs); err != nil {
		s.note("error.internal-unlogged")
		return
	}
	s.note("error.internal", "file", file)
}

func (s *session) log(file, what string, attrs []slog.Attr) (err error) {
	if err := os.MkdirAll(filepath.Dir(file), 0o700); err != nil {
		return err
	}
	f, err := os.OpenFile(file, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	attrs = append(attrs, slog.String("version", s.env.Version))
	h := slog.NewTextHandler(f, nil)
	r := slog.NewRecord(s.env.Now(), slog.LevelError, what, 0)
	r.AddAttrs(attrs...)
	if err := h.Handle(s.ctx, r); err != nil {
		return fmt.Errorf("write log: %w", err)
	}
	return nil
}
