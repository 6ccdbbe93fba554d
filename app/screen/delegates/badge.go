package delegates

import (
	"context"
	"crypto/rand"

	"vinhdanh/app/jobs/roll"
	"vinhdanh/app/widget"
	"vinhdanh/data"
	"vinhdanh/data/text"
)

// askLost asks about a badge that was lost: a new code is made, the old one
// answers "cancelled" at every desk from now on.
func (s *Screen) askLost(d data.DelegateRow) {
	t := s.sh.T
	reason := widget.NewCombo([]string{t("delegates.lost.lost"), t("delegates.lost.damaged"), t("delegates.lost.wrong")})
	reason.SetText(t("delegates.lost.lost"))
	widget.Ask(s.sh.Window(), widget.Question{Title: t("delegates.lost.title", "name", d.Name), Text: t("delegates.lost.text"),
		Body: widget.NewField(t("delegates.lost.reason"), reason), Focus: reason, Verb: t("delegates.lost.verb"), Cancel: t("common.cancel"),
		Do: func() bool {
			words := text.Clean(reason.Text)
			s.sh.Load(func(ctx context.Context) error {
				_, err := roll.ReissueBadge(ctx, s.store, d.ID, words, rand.Reader)
				return err
			}, func(err error) {
				if err != nil {
					s.sh.Fail(err)
					return
				}
				s.sh.Changed()
				s.sh.Notify(s.sh.T("delegates.lost.done", "name", d.Name), nil)
				s.printBadge(d.ID)
			})
			return true
		}})
}
