package introductions

import (
	"context"

	"vinhdanh/app/jobs/papers"
	"vinhdanh/app/widget"
)

// Print asks for the list as a paper: what the MC holds in his hands.
func (s *Screen) Print() {
	t := s.sh.T
	form := widget.NewSegment([]string{t("introductions.print.pdf"), t("introductions.print.word")}, 0, nil)
	all := widget.NewCheck(t("introductions.print.all"), false, nil)
	widget.Ask(s.sh.Window(), widget.Question{Title: t("introductions.print"), Text: t("introductions.print.text"),
		Body: widget.Column(12, widget.NewField(t("introductions.print.form"), widget.Row(0, form, widget.Space())), all),
		Verb: t("introductions.print.verb"), Cancel: t("common.cancel"), Do: func() bool {
			s.printTo([]string{".pdf", ".docx"}[form.Selected], all.Checked)
			return true
		}})
}

func (s *Screen) printTo(extension string, all bool) {
	t, conf, meeting := s.sh.T, s.sh.Conference(), s.sh.Meeting().Name
	s.sh.SaveFile(t("introductions.print.file", "code", conf.Code)+extension, func(path string) {
		s.sh.Run(t("introductions.print.job"), func(ctx context.Context, progress func(done, total int)) error {
			press, err := s.d.Press()
			if err != nil {
				return err
			}
			d := papers.Deps{Records: s.d.Records, Fonts: press.Fonts(), Now: s.sh.Now}
			_, err = papers.Introductions(ctx, d, conf, papers.IntroductionOptions{Common: papers.Common{File: path, Meeting: meeting}, All: all}, progress)
			return err
		}, func() {
			widget.Ask(s.sh.Window(), widget.Question{Title: t("introductions.print.done"), Text: path,
				Verb: t("introductions.print.open"), Cancel: t("common.close"), Do: func() bool { s.sh.Reveal(path); return true }})
		})
	})
}
