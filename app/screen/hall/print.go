package hall

import (
	"context"
	"time"

	"vinhdanh/app/jobs/papers"
)

// Print is part of screen.Printer: it draws the plan on A3.
func (s *Screen) Print() {
	if s.hall == "" {
		return
	}
	t, conf, hall := s.sh.T, s.sh.Conference(), s.p.Hall.Name
	s.sh.SaveFile(t("hall.print.file", "name", hall)+".pdf", func(path string) {
		s.sh.Run(t("hall.print.making"), func(ctx context.Context, progress func(done, total int)) error {
			press, err := s.d.Press()
			if err != nil {
				return err
			}
			d := papers.Deps{Records: s.d.Records, Fonts: press.Fonts(), Now: func() time.Time { return s.sh.Now() }}
			_, err = papers.Seating(ctx, d, conf, papers.SeatingOptions{File: path, Lang: s.sh.Catalogue().Lang(), Hall: hall}, progress)
			return err
		}, func() { s.sh.Notify(t("hall.print.done", "file", path), nil) })
	})
}
