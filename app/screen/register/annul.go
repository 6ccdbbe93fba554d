package register

import (
	"context"
	"strconv"
	"strings"

	"vinhdanh/app/jobs/keys"
	job "vinhdanh/app/jobs/register"
	"vinhdanh/app/screen"
	"vinhdanh/app/widget"
	"vinhdanh/data"
	"vinhdanh/data/text"
)

// annulForm asks by which decision certificates are withdrawn, and why.
type annulForm struct {
	s               *Screen
	rows            []data.RegisterRow
	reason          *widget.Select
	decision, day   *widget.Entry
	why, money      *widget.Entry
	decisionF, dayF *widget.Field
	moneyF          *widget.Field
	later           *widget.Check
	public          *widget.Text // what anybody will read
	dialog          *widget.Dialog
}

// askAnnul asks for what withdrawing certificates needs (hủy, thu hồi).
func (s *Screen) askAnnul(rows []data.RegisterRow) {
	var able []data.RegisterRow
	for _, r := range rows {
		if r.Withdrawal == nil {
			able = append(able, r)
		}
	}
	if len(able) == 0 {
		s.sh.Remark(s.sh.T("registry.annul.none"))
		return
	}
	if !s.ours(able) {
		return
	}
	t := s.sh.T
	f := &annulForm{s: s, rows: able}
	words := make([]string, len(data.WithdrawalReasons))
	for i, r := range data.WithdrawalReasons {
		words[i] = t("registry.reason." + string(r))
	}
	f.reason = widget.NewSelect(words, 0, func(int) { f.arrange() })
	f.decision, f.day, f.money, f.why = widget.NewEntry(), widget.NewEntry(), widget.NewEntry(), widget.NewMultiEntry(2)
	f.decision.SetPlaceHolder(t("registry.annul.decision.example"))
	f.day.SetPlaceHolder(t("registry.annul.day.example"))
	f.money.SetPlaceHolder(t("registry.annul.money.example"))
	f.decision.OnChanged = func(string) { f.arrange() }
	f.day.OnChanged = func(string) { f.arrange() }
	f.decisionF, f.dayF = widget.NewField(t("registry.annul.decision"), f.decision), widget.NewField(t("registry.annul.day"), f.day)
	f.moneyF = widget.NewField(t("registry.annul.money"), f.money)
	f.later = widget.NewCheck(t("registry.annul.later"), false, func(bool) { f.arrange() })
	if s.sh.Conference().Sample { // nothing is ever signed
		f.later.Hide()
	}
	f.public = widget.NewSecond("").Tint(widget.ColorText)
	f.public.Wrap = true
	names := make([]string, 0, 4)
	for _, r := range able[:min(len(able), 3)] {
		names = append(names, r.Certificate.Register+" "+r.Name)
	}
	if len(able) > 3 {
		names = append(names, t("registry.more.names", "n", len(able)-3))
	}
	f.dialog = widget.Ask(s.sh.Window(), widget.Question{Title: t("registry.annul.title", "n", len(able)), Width: 600, Focus: f.decision,
		Text: strings.Join(names, "; ") + ". " + t("registry.annul.text"),
		Body: widget.Column(12, widget.NewField(t("registry.annul.reason"), f.reason),
			widget.Tops(12, widget.Grow(f.decisionF), widget.Fixed(170, 0, f.dayF)),
			widget.NewField(t("registry.annul.why"), f.why).Helped(t("registry.annul.why.help")),
			f.moneyF, f.later, widget.NewNote(widget.Info, f.public)),
		Verb: t("registry.annul.do"), Cancel: t("common.cancel"), Do: f.next})
	f.arrange()
}

func (f *annulForm) chosen() data.WithdrawalReason { return data.WithdrawalReasons[f.reason.Selected] }

// arrange says what anybody who checks the code will read.
func (f *annulForm) arrange() {
	t := f.s.sh.T
	f.decisionF.SetError("")
	f.dayF.SetError("")
	words := t("registry.public.reason", "reason", strings.ToLower(t("registry.reason."+string(f.chosen()))))
	if f.chosen() == data.WithdrawnAnnulled {
		words = t("registry.public.decision", "number", or(text.Clean(f.decision.Text), "…"), "date", or(strings.TrimSpace(f.day.Text), "…"))
	}
	words = t("registry.public", "words", words)
	if f.later.Checked {
		words += " " + t("registry.annul.later.text")
	}
	f.public.SetText(words)
	f.dialog.Refresh()
}

// amount reads a sum of money: digits, with dots or spaces between.
func amount(words string) (int64, bool) {
	words = strings.NewReplacer(".", "", " ", "", ",", "", "đ", "", "\u00a0", "").Replace(strings.TrimSpace(words))
	if words == "" {
		return 0, true
	}
	n, err := strconv.ParseInt(words, 10, 64)
	return n, err == nil && n >= 0 && n < 1e12
}

// next goes on to the key once all is filled in.
func (f *annulForm) next() bool {
	s, t := f.s, f.s.sh.T
	f.decisionF.SetError("")
	f.moneyF.SetError("")
	day, ok := s.readDay(f.dayF, f.day.Text)
	money, right := amount(f.money.Text)
	if !right {
		f.moneyF.SetError(t("registry.annul.money.wrong"))
		ok = false
	}
	r := job.Revocation{Reason: f.chosen(), Decision: f.decision.Text, Date: day, Text: f.why.Text, Money: money}
	if r.Reason == data.WithdrawnAnnulled {
		if text.Clean(r.Decision) == "" {
			f.decisionF.SetError(t("registry.annul.decision.needed"))
			ok = false
		}
		if day == "" && !f.dayF.Failed() {
			f.dayF.SetError(t("registry.annul.day.needed"))
			ok = false
		}
	}
	if day > data.DateOf(s.sh.Now()) {
		f.dayF.SetError(t("registry.day.future"))
		ok = false
	}
	if !ok {
		f.dialog.Refresh()
		return false
	}
	var done job.Revoked
	if f.later.Checked {
		s.work(signing{work: func(ctx context.Context, _ keys.Signer) (err error) {
			done, err = s.job().Revoke(ctx, nil, f.rows, r)
			return err
		}, done: func() { f.over(done) }}, nil)
		return false
	}
	s.sign(signing{conf: s.sh.Conference(), title: t("registry.annul.sign", "n", len(f.rows)), verb: t("registry.annul.sign.do"),
		work: func(ctx context.Context, signer keys.Signer) (err error) {
			done, err = s.job().Revoke(ctx, signerOf(signer), f.rows, r)
			return err
		},
		done: func() { f.over(done) }})
	return false
}

// over closes the form once all are withdrawn.
func (f *annulForm) over(done job.Revoked) {
	f.dialog.Close()
	f.s.book.ticks.None()
	f.s.undo = nil
	f.s.annulled(done, f.later.Checked)
}

// signerOf keeps a key that is not there from becoming one that is.
func signerOf(k keys.Signer) job.Signer {
	if k == nil {
		return nil
	}
	return k
}

// annulled tells what was withdrawn, and that nobody outside knows before the
// list is published.
func (s *Screen) annulled(done job.Revoked, later bool) {
	t := s.sh.T
	n := len(done.Rows)
	if later {
		s.notify(t("registry.annulled.later", "n", n), nil)
		return
	}
	if done.List == nil {
		s.notify(t("registry.annulled", "n", n), nil)
		return
	}
	root := rootOf(done.List.Root)
	page := widget.NewButton(t("registry.annulled.page"), "", nil)
	var dialog *widget.Dialog
	page.OnTapped = func() {
		dialog.Close()
		s.sh.Open(screen.Settings, screen.Filter{Section: "page"})
	}
	dialog = widget.Ask(s.sh.Window(), widget.Question{Title: t("registry.annulled", "n", n), Width: 560,
		Text: t("registry.annulled.text", "number", done.List.Number, "next", done.List.Next.String()),
		Body: widget.Row(0, page, widget.Space()),
		Verb: t("registry.list.export"), Cancel: t("common.close"), Do: func() bool {
			s.exportList(root, done.List.Number)
			return true
		}})
}
