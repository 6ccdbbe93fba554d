package certificates

import (
	"context"
	"path/filepath"

	"fyne.io/fyne/v2"

	"vinhdanh/app/jobs/papers"
	"vinhdanh/app/screen"
	"vinhdanh/app/widget"
	"vinhdanh/assets/i18n"
	"vinhdanh/assets/icons"
	"vinhdanh/data"
)

// showBanner tells of the oldest print that was interrupted. While one of this
// window is under way, it is on record too, and is no news.
func (s *Screen) showBanner() {
	s.banner.Objects = nil
	if len(s.all.unfinished) > 0 && s.printing.Load() == 0 {
		t := s.sh.T
		i := s.all.unfinished[0]
		all := len(i.Run.Certificates)
		done := all - i.Left
		words := t("certificates.resume", "done", i18n.Number(done), "all", i18n.Number(all), "file", filepath.Base(or(i.Run.File, i.Run.Dir)))
		do := s.resume
		if on := i.Run.Printer(); on != "" {
			words, do = t("printing.resume", "done", i18n.Number(done), "all", i18n.Number(all), "printer", on), s.resumeOn
		}
		on := widget.NewSmall(t("certificates.resume.do"), icons.Play, func() { do(i) })
		off := widget.NewSmall(t("certificates.resume.drop"), "", func() { s.abandon(i) })
		s.banner.Objects = []fyne.CanvasObject{widget.NewBanner(widget.Warn, words, off, on)}
	}
	s.banner.Hidden = len(s.banner.Objects) == 0
	s.banner.Refresh()
	s.panels.Refresh()
}

// resume makes what is left of an interrupted print into files.
func (s *Screen) resume(i papers.Interrupted) {
	o := s.rest(i)
	var done outcome
	s.sh.Run(s.sh.T("certificates.print.job", "n", i.Left), func(ctx context.Context, progress func(done, total int)) (err error) {
		done.printed, err = s.finish(ctx, i, screen.Target{}, progress)
		return err
	}, func() { s.result(o, done, nil) })
}

// resumeOn asks on which printer the rest of a print comes out. Of the first
// sheet nobody knows whether the spooler had it before it could be recorded.
func (s *Screen) resumeOn(i papers.Interrupted) {
	t := s.sh.T
	o := s.rest(i)
	p := screen.Paper{Kind: "certificates", Title: t("printing.resume.title", "n", i.Left), Job: t("certificates.print.job", "n", i.Left),
		Original: true, Only: true, On: i.Run.Printer()}
	next := i.Run.Certificates[i.Run.Recorded]
	for _, r := range s.all.rows {
		if r.Certificate.ID == next {
			p.Note = t("printing.resume.note", "number", r.Certificate.Register, "name", r.Name)
			o.plan.print = map[data.DocumentKind]int{r.Document: 1}
		}
	}
	p.Sheets = s.sheets(o.plan)
	var done outcome
	p.Make = func(ctx context.Context, to screen.Target, progress func(done, total int)) (res papers.Result, err error) {
		done.printed, err = s.finish(ctx, i, to, progress)
		return done.printed, err
	}
	p.Sent = func(sent screen.Sent, _ papers.Result) { s.result(o, done, &sent) }
	s.sh.Print(p)
}

// rest is what an interrupted print has left, as an order.
func (s *Screen) rest(i papers.Interrupted) order {
	o := order{conf: s.sh.Conference(), plan: plan{sheets: i.Left}}
	o.papers.File, o.papers.Dir, o.papers.Again = i.Run.File, i.Run.Dir, i.Run.Kind != data.PrintFirst
	return o
}

// finish prints it.
func (s *Screen) finish(ctx context.Context, i papers.Interrupted, to screen.Target, progress func(done, total int)) (papers.Result, error) {
	s.printing.Add(1)
	defer s.printing.Add(-1)
	d, err := s.papersTo(to)
	if err != nil {
		return papers.Result{}, err
	}
	return papers.Resume(ctx, d, s.sh.Conference(), i.Run.ID, progress)
}

// abandon forgets an interrupted print once somebody has said so: what of it
// lies in a tray is no original then.
func (s *Screen) abandon(i papers.Interrupted) {
	t := s.sh.T
	widget.Ask(s.sh.Window(), widget.Question{Title: t("certificates.resume.drop.title", "n", i.Left), Text: t("certificates.resume.drop.text"),
		Verb: t("certificates.resume.drop.verb"), Cancel: t("certificates.resume.drop.keep"), Loses: true, Do: func() bool {
			s.write(func(ctx context.Context) error {
				d, err := s.d.papers(s)
				if err != nil {
					return err
				}
				return papers.Abandon(ctx, d, s.sh.Conference(), i.Run.ID)
			}, nil)
			return true
		}})
}
