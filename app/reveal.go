package app

import "context"

// Reveal opens a file or folder with the desktop's own program, and tells
// where it lies if none does.
func (s *Shell) Reveal(path string) {
	open := s.deps.Reveal
	if open == nil {
		open = func(path string) error { return reveal(s.app, path) }
	}
	s.Load(func(context.Context) error { return open(path) }, func(err error) {
		if err != nil {
			s.deps.Log("reveal", err)
			s.Remark(s.T("shell.reveal.failed", "file", path))
		}
	})
}
