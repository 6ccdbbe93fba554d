package hall

import (
	"context"

	"vinhdanh/app/jobs/papers"
	"vinhdanh/app/screen"
)

// Print is part of screen.Printer: it draws the plan on A3.
func (s *Screen) Print() {
	if s.hall == "" {
		return
	}
	t, conf, hall := s.sh.T, s.sh.Conference(), s.p.Hall.Name
	s.sh.Print(screen.Paper{Kind: "seating", Title: t("hall.print"), Job: t("hall.print.making"), File: t("hall.print.file", "name", hall),
		Sheets: []screen.Sheet{screen.A3Wide},
		Make: func(ctx context.Context, to screen.Target, progress func(done, total int)) (papers.Result, error) {
			press, err := s.d.Press()
			if err != nil {
				return papers.Result{}, err
			}
			d := papers.Deps{Records: s.d.Records, Fonts: press.Fonts(), Now: s.sh.Now, Printer: to.Printer}
			return papers.Seating(ctx, d, conf, papers.SeatingOptions{File: to.File, Lang: s.sh.Catalogue().Lang(), Hall: hall}, progress)
		},
		Saved: func(path string, _ papers.Result) { s.sh.Notify(t("hall.print.done", "file", path), nil) }})
}
