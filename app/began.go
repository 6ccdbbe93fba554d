package app

import (
	"context"
	"io"
	"runtime/debug"
	"time"

	"vinhdanh/app/fault"
	"vinhdanh/app/widget"
	"vinhdanh/data/file"
)

// settled is when a window that was just opened has drawn what it shows.
const settled = 2 * time.Second

// began does what a start is asked for once the window is there: it offers the
// report of a run that crashed, and opens a file.
func (s *Shell) began(crashed *fault.Crash, open string) {
	s.Load(func(context.Context) error { return nil }, func(error) {
		// What building the window has cost is given back: on an office's PC
		// the window stands open all day beside Word and Excel.
		time.AfterFunc(settled, debug.FreeOSMemory)
		if crashed != nil {
			s.offer(*crashed)
			return
		}
		s.open(open)
	})
}

// comeForward is asked for by a second start.
func (s *Shell) comeForward(open string) {
	raise(s.win)
	if s.win.Canvas().Overlays().Top() == nil { // a dialog is not to be lost
		s.open(open)
	}
}

// offer shows that the run before crashed, and saves its report where a person
// finds it to send it.
func (s *Shell) offer(crashed fault.Crash) {
	widget.Ask(s.win, widget.Question{Title: s.T("shell.crashed.title"), Text: s.T("shell.crashed.text", "file", crashed.File),
		Verb: s.T("shell.crashed.save"), Cancel: s.T("common.close"), Width: 560, Do: func() bool {
			s.SaveFile(s.T("shell.crashed.file")+".txt", func(path string) {
				s.Load(func(context.Context) error {
					return file.Save(path, 0o644, func(w io.Writer) error {
						_, err := io.WriteString(w, crashed.Text)
						return err
					})
				}, func(err error) {
					if err != nil {
						s.Fail(err)
						return
					}
					s.Notify(s.T("shell.crashed.saved", "file", path), nil)
				})
			})
			return true
		}})
}
