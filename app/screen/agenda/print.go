package agenda

import (
	"context"

	"vinhdanh/app/jobs/papers"
)

// Print is part of screen.Printer: the meeting's programme as a PDF.
func (s *Screen) Print() {
	i := s.current()
	if i < 0 || len(s.items) == 0 || !s.settle() {
		return
	}
	meeting, conf := s.meetings[i], s.sh.Conference()
	name := s.sh.T("agenda.file", "meeting", meeting.Name) + ".pdf"
	s.sh.SaveFile(name, func(path string) {
		s.sh.Run(s.sh.T("agenda.printing"), func(ctx context.Context, progress func(done, total int)) error {
			press, err := s.d.Press()
			if err != nil {
				return err
			}
			deps := papers.Deps{Records: s.d.Records, Fonts: press.Fonts(), Now: s.sh.Now}
			_, err = papers.Programme(ctx, deps, conf, papers.ProgrammeOptions{File: path, Meeting: meeting.Name}, progress)
			return err
		}, func() { s.sh.Notify(s.sh.T("agenda.printed", "file", path), nil) })
	})
}
