package cli

import (
	"errors"
	"fmt"
	"path/filepath"

	"vinhdanh/app/fault"
	"vinhdanh/data"
)

// complain prints an error as a sentence on standard error. One that has no
// sentence is written to the log, and a general sentence names the log.
func (s *session) complain(err error) {
	if joined, ok := err.(interface{ Unwrap() []error }); ok {
		for _, e := range joined.Unwrap() {
			s.complain(e)
		}
		return
	}
	if text, ok := fault.Sentence(s.c, err); ok {
		if hint := "cli.hint." + string(data.CodeOf(err)); s.c.Has(hint) { // the words to type
			text += " " + s.c.T(hint)
		}
		s.line(s.errw, text)
		return
	}
	s.logged(s.log().Error("error", anonymous(err)))
}

// anonymous gives an error for the log, which holds no person's data: of one
// with arguments only its code and the kind of its cause.
func anonymous(err error) error {
	var e *data.Error
	if errors.As(err, &e) {
		return fmt.Errorf("%s (%T)", e.Code, e.Err)
	}
	return err
}

// crashed tells of a panic; it is called while the panic is recovered.
func (s *session) crashed(kind string) { s.logged(s.log().Panic(kind)) }

func (s *session) log() fault.Log {
	return fault.Log{File: filepath.Join(s.env.DataDir, fault.LogName), Version: s.env.Version, Now: s.env.Now}
}

// logged says where details were written; err tells that they could not be.
func (s *session) logged(err error) {
	if err != nil {
		s.note("error.internal-unlogged")
		return
	}
	s.note("error.internal", "file", s.log().File)
}
