package cli

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"vinhdanh/app/jobs/keep"
	"vinhdanh/assets/i18n"
	"vinhdanh/data"
	"vinhdanh/data/store"
)

// session is one call: its words, its streams, and what it has opened.
type session struct {
	ctx     context.Context
	env     Env
	g       grammar
	c       *i18n.Catalogue
	command string // the last word of the command, where two commands share a struct
	in      io.Reader
	out     io.Writer
	errw    io.Writer
	outErr  error // first failure to write standard output
	db      *store.DB
}

// line prints a line for people.
func (s *session) line(w io.Writer, text string) {
	if _, err := fmt.Fprintln(w, text); err != nil && s.outErr == nil {
		s.outErr = data.Wrap(err, "output")
	}
}

// say prints a sentence of the catalogue on standard output.
func (s *session) say(key string, args ...any) { s.line(s.out, s.c.T(key, args...)) }

// note prints a sentence of the catalogue on standard error.
func (s *session) note(key string, args ...any) { s.line(s.errw, s.c.T(key, args...)) }

// json prints a value as one line of JSON.
func (s *session) json(v any) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		panic(err) // values are our own structs
	}
	if _, err := s.out.Write(b.Bytes()); err != nil && s.outErr == nil {
		s.outErr = data.Wrap(err, "output")
	}
}

// terminal tells whether a person reads standard output.
func (s *session) terminal() bool { return s.env.IsTerminal(s.out) }

// path gives the database file.
func (s *session) path() string {
	if s.g.DB != "" {
		return s.g.DB
	}
	return filepath.Join(s.env.DataDir, keep.DatabaseName)
}

// open gives the database, making it on first use.
func (s *session) open() (*store.DB, error) {
	if s.db == nil {
		if scheme, _, found := strings.Cut(s.g.DB, "://"); found {
			return nil, data.Fail("database-kind", "kind", scheme)
		}
		db, err := store.Open(s.ctx, s.path(), store.Options{Now: s.env.Now, Version: s.env.Version})
		if err != nil {
			return nil, err
		}
		s.db = db
	}
	return s.db, nil
}

// conference gives the conference of the call and the database.
func (s *session) conference() (*store.DB, data.Conference, error) {
	db, err := s.open()
	if err != nil {
		return nil, data.Conference{}, err
	}
	conf, err := db.Conference(s.ctx, s.g.Conference)
	return db, conf, err
}

func (s *session) close() error {
	if s.db == nil {
		return nil
	}
	db := s.db
	s.db = nil
	return db.Close()
}

// who names this place in the log of changes: no person, since the command
// line does not know one.
func (s *session) who() string { return "cli" }

// readable checks that a file named in the call can be read, so that the
// sentence names the file.
func readable(file string) error {
	f, err := os.Open(file)
	switch {
	case os.IsNotExist(err):
		return data.Wrap(err, "file-missing", "file", file)
	case os.IsPermission(err):
		return data.Wrap(err, "file-not-allowed", "file", file)
	case err != nil:
		return data.Wrap(err, "file-unreadable", "file", file)
	}
	defer f.Close()
	if info, err := f.Stat(); err != nil || info.IsDir() {
		return data.Wrap(err, "file-unreadable", "file", file)
	}
	return nil
}
