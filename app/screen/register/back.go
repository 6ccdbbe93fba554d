package register

import (
	"context"

	"fyne.io/fyne/v2"

	job "vinhdanh/app/jobs/register"
	"vinhdanh/app/widget"
	"vinhdanh/assets/i18n"
	"vinhdanh/data"
)

// askBack asks what came back of a withdrawn certificate: the paper, the money.
func (s *Screen) askBack(r data.RegisterRow) {
	t := s.sh.T
	w := *r.Withdrawal
	paper, money := widget.NewEntry(), widget.NewEntry()
	today := data.DateOf(s.sh.Now()).String()
	fill := func(e *widget.Entry, day data.Date) {
		if day != "" {
			e.SetText(day.String())
		}
		e.SetPlaceHolder(today)
	}
	fill(paper, w.PaperBack)
	fill(money, w.MoneyBack)
	paperF, moneyF := widget.NewField(t("registry.back.paper"), paper), widget.NewField(t("registry.back.money", "money", i18n.Number(int(w.Money))), money)
	fields := []fyne.CanvasObject{paperF}
	if w.Money > 0 {
		fields = append(fields, moneyF)
	}
	var dialog *widget.Dialog
	dialog = widget.Ask(s.sh.Window(), widget.Question{Title: t("registry.back.title", "register", r.Certificate.Register), Width: 460,
		Text: join(" · ", r.Name, s.withdrawalWords(w)), Body: widget.Column(12, fields...), Focus: paper,
		Verb: t("registry.back.do"), Cancel: t("common.cancel"), Do: func() bool {
			var b job.Back
			var ok, fine bool
			b.Paper, ok = s.readDay(paperF, paper.Text)
			b.Money, fine = s.readDay(moneyF, money.Text)
			now := data.DateOf(s.sh.Now())
			if b.Paper > now {
				paperF.SetError(t("registry.day.future"))
				ok = false
			}
			if b.Money > now {
				moneyF.SetError(t("registry.day.future"))
				fine = false
			}
			if !ok || !fine {
				dialog.Refresh()
				return false
			}
			s.write(func(ctx context.Context) error { return s.job().MarkBack(ctx, r, b) }, func() {
				s.notify(t("registry.back.done", "register", r.Certificate.Register), func() {
					s.write(func(ctx context.Context) error { return s.d.Records.SetWithdrawal(ctx, w, s.d.Who) }, nil)
				})
			})
			return true
		}})
}
