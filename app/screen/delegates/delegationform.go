package delegates

import (
	"context"

	"vinhdanh/app/widget"
	"vinhdanh/data"
	"vinhdanh/data/text"
)

// edit opens the form of a delegation: its name, who leads it, whom to call.
func (l *delegationList) edit(d data.Delegation) {
	s := l.s
	var members []data.DelegateRow
	s.sh.Load(func(ctx context.Context) (err error) {
		if d.ID != "" {
			members, err = s.store.Delegates(ctx, data.DelegateFilter{Conference: d.Conference, Delegation: d.ID})
		}
		return err
	}, func(err error) {
		if err != nil {
			s.sh.Fail(err)
			return
		}
		l.form(d, members)
	})
}

func (l *delegationList) form(d data.Delegation, members []data.DelegateRow) {
	s, t := l.s, l.s.sh.T
	name, contact, phone := widget.NewEntry(), widget.NewEntry(), widget.NewEntry()
	name.SetText(d.Name)
	contact.SetText(d.Contact)
	phone.SetText(d.Phone)
	ids, words, at := []data.ID{""}, []string{t("delegates.groups.head.none")}, 0
	for _, m := range members {
		if m.ID == d.Head {
			at = len(ids)
		}
		ids, words = append(ids, m.ID), append(words, joined(" – ", m.Name, m.Position))
	}
	head := widget.NewSelect(words, at, nil)
	nameF := widget.NewField(t("delegates.groups.name"), name)
	title, verb := t("delegates.groups.edit.title", "name", d.Name), t("delegates.form.save")
	if d.ID == "" {
		title, verb = t("delegates.groups.add"), t("delegates.groups.add")
	}
	body := widget.Column(12, nameF, widget.NewField(t("delegates.groups.head"), head).Helped(t("delegates.groups.head.help")),
		widget.Tops(12, widget.Grow(widget.NewField(t("delegates.groups.contact"), contact)), widget.Grow(widget.NewField(t("delegates.groups.phone"), phone))))
	var dialog *widget.Dialog
	dialog = widget.Ask(s.sh.Window(), widget.Question{Title: title, Body: body, Width: 560, Focus: name, Verb: verb, Cancel: t("common.cancel"),
		Do: func() bool {
			nameF.SetError("")
			before := d
			now := d
			now.Name, now.Contact, now.Phone, now.Head = text.Clean(name.Text), text.Clean(contact.Text), text.Clean(phone.Text), ids[head.Selected]
			if now.Name == "" {
				nameF.SetError(t("delegates.groups.name.missing"))
				return false
			}
			s.sh.Load(func(ctx context.Context) error { return s.store.SaveDelegation(ctx, &now) }, func(err error) {
				switch {
				case data.CodeOf(err) == "name-taken":
					nameF.SetError(s.sh.Say(err))
				case err != nil:
					s.sh.Fail(err)
				default:
					dialog.Close()
					s.sh.Notify(t("delegates.groups.saved", "name", now.Name), l.undoSave(before))
					s.sh.Changed()
				}
			})
			return false
		}})
}

// undoSave puts a delegation back as it was; nil for a new one.
func (l *delegationList) undoSave(before data.Delegation) func() {
	if before.ID == "" {
		return nil
	}
	return func() {
		l.s.do(1, func(ctx context.Context) error { return l.s.store.SaveDelegation(ctx, &before) }, nil)
	}
}

// merge asks into which other delegation all delegates of one go.
func (l *delegationList) merge(d data.DelegationCount) {
	s, t := l.s, l.s.sh.T
	var others []data.DelegationCount
	var words []string
	for _, o := range l.rows {
		if o.ID != d.ID {
			others, words = append(others, o), append(words, o.Name)
		}
	}
	if len(others) == 0 {
		s.sh.Remark(t("delegates.groups.merge.alone"))
		return
	}
	into := widget.NewSelect(words, 0, nil)
	widget.Ask(s.sh.Window(), widget.Question{Title: t("delegates.groups.merge.title", "name", d.Name, "n", d.Total),
		Text: t("delegates.groups.merge.text"), Body: widget.NewField(t("delegates.groups.merge.into"), into), Loses: true,
		Verb: t("delegates.groups.merge.verb"), Cancel: t("common.cancel"), Do: func() bool {
			to := others[into.Selected]
			s.do(d.Total, func(ctx context.Context) error { return s.store.MergeDelegations(ctx, d.ID, to.ID) }, func() {
				s.sh.Notify(t("delegates.groups.merged", "name", d.Name, "into", to.Name), nil)
			})
			return true
		}})
}

// readDelegations reads the conference's delegations.
func (s *Screen) readDelegations(then func([]data.Delegation)) {
	conf := s.sh.Conference().ID
	var groups []data.Delegation
	s.sh.Load(func(ctx context.Context) (err error) {
		groups, err = s.store.Delegations(ctx, conf)
		return err
	}, func(err error) {
		if err != nil {
			s.sh.Fail(err)
			return
		}
		then(groups)
	})
}

func delegationNames(groups []data.Delegation) []string {
	var names []string
	for _, g := range groups {
		names = append(names, g.Name)
	}
	return names
}
