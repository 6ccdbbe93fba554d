package delegates

import (
	"context"

	"vinhdanh/app/jobs/roll"
	"vinhdanh/app/widget"
	"vinhdanh/assets/i18n"
	"vinhdanh/data"
	"vinhdanh/data/text"
)

// askErase asks before personal data are erased for good: the register of
// awards, names, codes and presence stay.
func (s *Screen) askErase() {
	t, conf := s.sh.T, s.sh.Conference()
	code := widget.NewEntry()
	field := widget.NewField(t("delegates.erase.code", "code", conf.Code), code)
	var dialog *widget.Dialog
	dialog = widget.Ask(s.sh.Window(), widget.Question{Title: t("delegates.erase.title", "n", i18n.Number(s.counts.All)),
		Text: t("delegates.erase.text"), Body: field, Focus: code, Loses: true, Verb: t("delegates.erase.verb"), Cancel: t("common.cancel"),
		Do: func() bool {
			if text.Fold(text.Clean(code.Text)) != text.Fold(conf.Code) {
				field.SetError(t("delegates.erase.wrong", "code", conf.Code))
				dialog.Refresh()
				return false
			}
			s.erase(conf)
			return true
		}})
}

func (s *Screen) erase(conf data.Conference) {
	var done roll.Erased
	s.sh.Run(s.sh.T("delegates.erase.job"), func(ctx context.Context, _ func(done, total int)) (err error) {
		done, err = roll.Erase(ctx, s.store, conf.ID)
		return err
	}, func() {
		t := s.sh.T
		words := t("delegates.erase.done.text")
		if len(done.Copies) > 0 {
			words += "\n" + t("delegates.erase.copies", "n", len(done.Copies))
			for _, c := range done.Copies {
				words += "\n" + c
			}
		}
		widget.Ask(s.sh.Window(), widget.Question{Title: t("delegates.erase.done", "n", done.Delegates), Text: words, Cancel: t("common.close")})
	})
}
