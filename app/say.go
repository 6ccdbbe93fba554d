package app

import (
	"vinhdanh/app/fault"
	"vinhdanh/app/widget"
)

// Say gives the sentence of a fault: what happened, why, what to do. One that
// has none is written to the log, and a general sentence says so.
func (s *Shell) Say(err error) string {
	if text, ok := fault.InWindow(s.cat, err); ok {
		return text
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
