package introductions

import (
	"context"

	"vinhdanh/app/jobs/papers"
	"vinhdanh/app/screen"
	"vinhdanh/app/widget"
)

// Print asks for the list as a paper: what the MC holds in his hands.
func (s *Screen) Print() {
	t := s.sh.T
	all := widget.NewCheck(t("introductions.print.all"), false, nil)
	widget.Ask(s.sh.Window(), widget.Question{Title: t("introductions.print"), Text: t("introductions.print.text"),
		Body: all,
		Verb: t("printing.ask"), Cancel: t("common.cancel"), Do: func() bool {
			s.printList(all.Checked)
			return true
		}})
}

func (s *Screen) printList(all bool) {
	t, conf, meeting := s.sh.T, s.sh.Conference(), s.sh.Meeting().Name
	s.sh.Print(screen.Paper{Kind: "introductions", Title: t("introductions.print"), Job: t("introductions.print.job"),
		File: t("introductions.print.file", "code", conf.Code), Word: true, Sheets: []screen.Sheet{screen.A4},
		Make: func(ctx context.Context, to screen.Target, progress func(done, total int)) (papers.Result, error) {
			press, err := s.d.Press()
			if err != nil {
				return papers.Result{}, err
			}
			d := papers.Deps{Records: s.d.Records, Fonts: press.Fonts(), Now: s.sh.Now, Printer: to.Printer}
			return papers.Introductions(ctx, d, conf, papers.IntroductionOptions{Common: papers.Common{File: to.File, Meeting: meeting}, All: all}, progress)
		},
		Saved: func(path string, _ papers.Result) {
			widget.Ask(s.sh.Window(), widget.Question{Title: t("introductions.print.done"), Text: path,
				Verb: t("introductions.print.open"), Cancel: t("common.close"), Do: func() bool { s.sh.Reveal(path); return true }})
		}})
}
