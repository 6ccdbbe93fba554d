package awards

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"

	"vinhdanh/app/screen"
	"vinhdanh/app/widget"
	"vinhdanh/data"
)

// prefixes of a signature block (Nghị định 30/2020/NĐ-CP, annex I).
var prefixes = []string{"", "KT.", "TL.", "TUQ.", "Q.", "TM."}

// editDecision shows a decision, new or kept, in a dialog. papers is how many
// certificates bear its number: with them, only what it is about may change.
func (s *Screen) editDecision(d data.Decision, papers int) {
	t := s.sh.T
	entry := func(text, example string) *widget.Entry {
		e := widget.NewEntry()
		e.SetText(text)
		e.SetPlaceHolder(example)
		return e
	}
	number, day := entry(d.Number, t("awards.decision.number.example")), entry(d.Date.String(), t("awards.decision.day.example"))
	issuer, subject := entry(d.Issuer, t("awards.decision.issuer.example")), widget.NewMultiEntry(2)
	subject.SetText(d.Subject)
	title, post, name := entry(d.Signature.Title, t("awards.decision.power.example")), entry(d.Signature.Post, t("awards.decision.post.example")), entry(d.Signature.Name, "")
	at := 0
	for i, p := range prefixes {
		if p == d.Signature.Prefix {
			at = i
		}
	}
	shown := append([]string{}, prefixes...)
	shown[0] = t("awards.decision.prefix.none")
	prefix := widget.NewSelect(shown, at, nil)

	otherIssuer, otherTitle, otherPost := entry(d.Other.Issuer, t("awards.other.issuer.example")), entry(d.Other.Title, "CHAIRMAN"), entry(d.Other.Post, "")
	field := func(key string, o fyne.CanvasObject) *widget.Field {
		return widget.NewField(t("awards.decision.field."+key), o)
	}
	numberF, dayF, issuerF := field("number", number), field("day", day), field("issuer", issuer)
	numberF.Helped(t("awards.decision.number.help"))
	var parts []fyne.CanvasObject
	focus := number
	if papers > 0 {
		parts = append(parts, remark(widget.Info, t("awards.decision.locked.text", "n", papers)))
		for _, o := range []fyne.Disableable{number, day, issuer, title, post, name, prefix, otherIssuer, otherTitle, otherPost} {
			o.Disable()
		}
		focus = subject
	}
	parts = append(parts,
		widget.Tops(12, widget.Grow(numberF), widget.Grow(dayF)),
		issuerF,
		field("subject", subject),
		widget.NewBold(t("awards.decision.block")),
		widget.Tops(12, widget.Fixed(110, 0, field("prefix", prefix)), widget.Grow(field("power", title)), widget.Grow(field("post", post).Helped(t("awards.decision.post.help")))),
		field("signatory", name))
	var dialog *widget.Dialog
	other := widget.NewFold(t("awards.other"), widget.Column(12, field("other.issuer", otherIssuer),
		widget.Tops(12, widget.Grow(field("other.title", otherTitle)), widget.Grow(field("other.post", otherPost)))))
	if d.Other != (data.OtherAuthority{}) {
		other.Open(true)
	}
	other.OnTurn = func(bool) { dialog.Refresh() }
	parts = append(parts, other)
	q := widget.Question{Title: t("awards.decision.new"), Verb: t("awards.form.add"), Cancel: t("common.cancel"),
		Body: widget.Column(12, parts...), Width: 600, Height: 0, Focus: focus}
	if d.ID != "" {
		q.Title, q.Verb = t("awards.decision.edit"), t("awards.form.save")
	}
	q.Do = func() bool {
		now := d
		now.Number, now.Issuer, now.Subject = clean(number.Text), clean(issuer.Text), clean(subject.Text)
		now.Signature = data.Signature{Prefix: prefixes[prefix.Selected], Title: clean(title.Text), Post: clean(post.Text), Name: clean(name.Text)}
		now.Other = data.OtherAuthority{Issuer: clean(otherIssuer.Text), Title: clean(otherTitle.Text), Post: clean(otherPost.Text)}
		date, err := screen.ReadDate(day.Text)
		fine := err == nil && (date == "" || date.Full())
		now.Date = date
		wrong := func(f *widget.Field, bad bool, key string) {
			text := ""
			if bad {
				text = t(key)
			}
			f.SetError(text)
		}
		wrong(dayF, !fine, "awards.wrong.day")
		wrong(issuerF, now.Issuer == "", "awards.wrong.issuer")
		dialog.Refresh()
		if !fine || now.Issuer == "" {
			return false
		}
		s.write(func(ctx context.Context) error { return s.d.Records.SaveDecision(ctx, &now) }, func() {
			s.decisions.want = now.ID
			var undo func()
			if d.ID != "" {
				was := d
				undo = func() {
					s.write(func(ctx context.Context) error { return s.d.Records.SaveDecision(ctx, &was) }, func() { s.decisions.want = was.ID })
				}
			}
			s.sh.Notify(t("awards.decision.saved", "decision", strings.TrimSpace(or(now.Number, now.Subject))), undo)
		})
		return true
	}
	dialog = widget.Ask(s.sh.Window(), q)
}
