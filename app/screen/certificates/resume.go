package certificates

import (
	"context"
	"path/filepath"

	"fyne.io/fyne/v2"

	"vinhdanh/app/jobs/papers"
	"vinhdanh/app/widget"
	"vinhdanh/assets/i18n"
	"vinhdanh/assets/icons"
)

// showBanner tells of the oldest print that was interrupted. While one of this
// window is under way, it is on record too, and is no news.
func (s *Screen) showBanner() {
	s.banner.Objects = nil
	if len(s.all.unfinished) > 0 && s.printing.Load() == 0 {
		t := s.sh.T
		i := s.all.unfinished[0]
		all := len(i.Run.Certificates)
		file := filepath.Base(or(i.Run.File, i.Run.Dir))
		on := widget.NewSmall(t("certificates.resume.do"), icons.Play, func() { s.resume(i) })
		off := widget.NewSmall(t("certificates.resume.drop"), "", func() { s.abandon(i) })
		s.banner.Objects = []fyne.CanvasObject{widget.NewBanner(widget.Warn, t("certificates.resume", "done", i18n.Number(all-i.Left),
			"all", i18n.Number(all), "file", file), off, on)}
	}
	s.banner.Hidden = len(s.banner.Objects) == 0
	s.banner.Refresh()
	s.panels.Refresh()
}

// resume prints what is left of an interrupted print.
func (s *Screen) resume(i papers.Interrupted) {
	conf := s.sh.Conference()
	var done papers.Result
	s.sh.Run(s.sh.T("certificates.print.job", "n", i.Left), func(ctx context.Context, progress func(done, total int)) error {
		s.printing.Add(1)
		defer s.printing.Add(-1)
		d, err := s.d.papers(s)
		if err != nil {
			return err
		}
		done, err = papers.Resume(ctx, d, conf, i.Run.ID, progress)
		return err
	}, func() {
		o := order{conf: conf}
		o.papers.File, o.papers.Dir = i.Run.File, i.Run.Dir
		s.result(o, outcome{printed: done})
	})
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
