package delegates

import (
	"context"
	"crypto/rand"

	"vinhdanh/app/jobs/roll"
	"vinhdanh/app/widget"
	"vinhdanh/data"
	"vinhdanh/data/text"
)

// askSubstitute asks who comes instead of a delegate. That person becomes a
// delegate of his own, with a badge of his own; the absent one keeps his line.
func (s *Screen) askSubstitute(d data.DelegateRow) {
	t := s.sh.T
	honorific := widget.NewCombo(honorifics)
	name, position, unit, phone, reason := widget.NewEntry(), widget.NewEntry(), widget.NewEntry(), widget.NewEntry(), widget.NewEntry()
	unit.SetText(d.Unit)
	nameF := widget.NewField(t("delegates.field.name"), name)
	approved := widget.NewCheck(t("delegates.substitute.approved"), false, nil)
	body := widget.Column(12,
		widget.Tops(12, widget.GrowBy(0.4, widget.NewField(t("delegates.field.honorific"), honorific)), widget.Grow(nameF)),
		widget.Tops(12, widget.Grow(widget.NewField(t("delegates.field.position"), position)), widget.Grow(widget.NewField(t("delegates.field.unit"), unit))),
		widget.Tops(12, widget.Grow(widget.NewField(t("delegates.field.phone"), phone)), widget.Grow(widget.NewField(t("delegates.substitute.reason"), reason))),
		approved)
	var dialog *widget.Dialog
	dialog = widget.Ask(s.sh.Window(), widget.Question{Title: t("delegates.substitute.title", "name", d.Name),
		Text: t("delegates.substitute.text", "code", d.Code), Body: body, Width: 640, Focus: name,
		Verb: t("delegates.substitute.verb"), Cancel: t("common.cancel"), Do: func() bool {
			nameF.SetError("")
			who := data.Delegate{Honorific: text.Clean(honorific.Text), Name: text.Clean(name.Text), Position: text.Clean(position.Text),
				Unit: text.Clean(unit.Text), Phone: text.Clean(phone.Text)}
			who.Gender = genderOf(who.Honorific, "")
			if who.Name == "" {
				nameF.SetError(t("delegates.substitute.missing"))
				return false
			}
			s.substitute(d, who, roll.SubstituteOptions{Approved: approved.Checked, Reason: text.Clean(reason.Text)}, dialog)
			return false
		}})
}

// substitute records it; the dialog stays open until that is done, and if it fails.
func (s *Screen) substitute(d data.DelegateRow, who data.Delegate, o roll.SubstituteOptions, dialog *widget.Dialog) {
	dialog.OK.Disable()
	s.sh.Load(func(ctx context.Context) (err error) {
		who, err = roll.Substitute(ctx, s.store, d.ID, who, o, rand.Reader)
		return err
	}, func(err error) {
		dialog.OK.Enable()
		if err != nil {
			s.sh.Fail(err)
			return
		}
		dialog.Close()
		s.notify(s.sh.T("delegates.substitute.done", "name", who.Name, "absent", d.Name), func() { s.takeBackSubstitute(d.ID, "") })
		s.sh.Changed()
	})
}

// unsubstitute takes a substitution back: the delegate comes himself.
func (s *Screen) unsubstitute(d data.DelegateRow) {
	t := s.sh.T
	widget.Ask(s.sh.Window(), widget.Question{Title: t("delegates.unsubstitute.title", "name", d.Name),
		Text: t("delegates.unsubstitute.text", "substitute", d.Substitute), Verb: t("delegates.unsubstitute.verb"), Cancel: t("common.cancel"),
		Do: func() bool {
			s.takeBackSubstitute(d.ID, t("delegates.unsubstitute.done", "name", d.Name))
			return true
		}})
}

func (s *Screen) takeBackSubstitute(absent data.ID, words string) {
	s.sh.Load(func(ctx context.Context) error { return s.store.Unsubstitute(ctx, absent) }, func(err error) {
		if err != nil {
			s.sh.Fail(err)
			return
		}
		if words != "" {
			s.sh.Notify(words, nil)
		}
		s.sh.Changed()
	})
}

// markComing takes an absence back: the delegate comes after all.
func (s *Screen) markComing(d data.DelegateRow) {
	s.changeMany([]data.ID{d.ID}, "delegates.coming.done", []any{"name", d.Name}, func(ctx context.Context, _ progress) ([]data.DelegateChange, error) {
		return s.store.ChangeDelegates(ctx, []data.ID{d.ID}, func(d *data.Delegate) { d.Status, d.Reason = data.StatusConfirmed, "" })
	})
}
