package app

import (
	"context"
	"errors"
	"io/fs"

	"vinhdanh/app/widget"
	"vinhdanh/data"
)

// Say gives the sentence of a fault: what happened, why, what to do. One that
// has none is written to the log, and a general sentence says so.
func (s *Shell) Say(err error) string {
	var e *data.Error
	if errors.As(err, &e) && s.cat.Has("error."+string(e.Code)) {
		return s.cat.Map("error."+string(e.Code), e.Args)
	}
	if errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return s.T("shell.cancelled")
	}
	var p *fs.PathError
	if errors.As(err, &p) {
		switch {
		case errors.Is(err, fs.ErrPermission):
			return s.T("shell.fault.not-allowed", "file", p.Path)
		case errors.Is(err, fs.ErrNotExist):
			return s.T("shell.fault.missing", "file", p.Path)
		}
	}
	s.deps.Log("window", err)
	return s.T("shell.fault.unexpected")
}

// Fail shows what went wrong over the window.
func (s *Shell) Fail(err error) {
	if err == nil {
		return
	}
	widget.Ask(s.win, widget.Question{Title: s.T("shell.failed"), Text: s.Say(err), Cancel: s.T("common.close")})
}
