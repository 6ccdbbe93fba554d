package delegates

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"

	"vinhdanh/app/jobs/roll"
	"vinhdanh/app/screen"
	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
	"vinhdanh/data"
	"vinhdanh/data/text"
)

// delegationList is the dialog of the delegations: heads, whom to call, how
// many have come and have their badges.
type delegationList struct {
	s       *Screen
	rows    []data.DelegationCount
	table   *widget.DataTable
	over    *widget.Overlay
	buttons []*widget.Button // that need a row
}

// showDelegations opens it.
func (s *Screen) showDelegations() {
	t := s.sh.T
	l := &delegationList{s: s}
	l.table = widget.NewDataTable(
		widget.TableColumn{Key: "name", Title: t("delegates.field.delegation"), Width: 180, Grow: 2},
		widget.TableColumn{Key: "head", Title: t("delegates.groups.head"), Width: 150, Grow: 1},
		widget.TableColumn{Key: "contact", Title: t("delegates.groups.contact"), Width: 150, Grow: 1},
		widget.TableColumn{Key: "total", Title: t("delegates.groups.total"), Width: 84, Align: fyne.TextAlignTrailing},
		widget.TableColumn{Key: "present", Title: t("delegates.groups.present"), Width: 84, Align: fyne.TextAlignTrailing},
		widget.TableColumn{Key: "handed", Title: t("delegates.groups.handed"), Width: 92, Align: fyne.TextAlignTrailing})
	l.table.Len = func() int { return len(l.rows) }
	l.table.Row = l.row
	l.table.OnSelect = func(int) { l.enable() }
	l.table.OnOpen = func(i int) { l.edit(l.rows[i].Delegation) }
	l.table.Empty = widget.NewEmptyState(icons.People, t("delegates.groups.none"), t("delegates.groups.none.text"))
	need := func(key string, icon icons.Name, do func(data.DelegationCount)) *widget.Button {
		b := widget.NewSmall(t("delegates.groups."+key), icon, func() {
			if i := l.table.Selected(); i >= 0 && i < len(l.rows) {
				do(l.rows[i])
			}
		})
		l.buttons = append(l.buttons, b)
		return b
	}
	bar := widget.Flow(8,
		need("list", icons.People, l.filter),
		need("edit", icons.Edit, func(d data.DelegationCount) { l.edit(d.Delegation) }),
		need("handout", icons.Badge, l.handOut),
		need("merge", icons.Layers, l.merge),
		need("delete", icons.Delete, l.drop),
		widget.NewSmall(t("delegates.groups.add"), icons.Add, func() { l.edit(data.Delegation{Conference: s.sh.Conference().ID}) }),
		widget.NewSmall(t("delegates.receipt"), icons.Document, s.askReceipt))
	shut := widget.NewIconButton(icons.Close, t("common.close"), func() { l.over.Close() })
	head := widget.Row(8, widget.Grow(widget.NewHeading(t("delegates.groups"))), shut)
	body := widget.Border(widget.Pad(0, 0, 12, 0, widget.Column(12, head, bar)), nil, nil, nil, widget.NewSurface(l.table))
	l.over = widget.ShowOver(s.sh.Window(), widget.Padded(20, body), 980, 620, func() {
		if s.groupsShown == l {
			s.groupsShown = nil
		}
	})
	s.groupsShown = l
	l.load(true)
}

// load reads the delegations; first: the keyboard goes to the table.
func (l *delegationList) load(first bool) {
	conf, meeting := l.s.sh.Conference().ID, l.s.sh.Meeting().ID
	var c data.DelegateCounts
	l.s.sh.Load(func(ctx context.Context) (err error) {
		c, err = l.s.store.DelegateCounts(ctx, conf, meeting)
		return err
	}, func(err error) {
		if err != nil {
			l.s.sh.Fail(err)
			return
		}
		l.rows = nil
		for _, d := range c.Delegations {
			if d.ID != "" {
				l.rows = append(l.rows, d)
			}
		}
		l.table.Refresh()
		if first && len(l.rows) > 0 {
			l.table.Focus()
		}
		l.enable()
	})
}

func (l *delegationList) row(i int) widget.RowLine {
	d, figure := l.rows[i], l.s.sh.Catalogue().Int
	return widget.RowLine{Cells: []widget.Cell{
		{Text: screen.DelegationName(d.Name), Bold: true},
		{Text: d.HeadName, Second: l.phone(d.HeadPhone)},
		{Text: d.Contact, Second: l.phone(d.Phone)},
		{Text: figure(int64(d.Total))}, {Text: figure(int64(d.Present))}, {Text: figure(int64(d.Handed))},
	}}
}

// phone hides a number where personal data are hidden.
func (l *delegationList) phone(n string) string {
	if !l.s.sensitive {
		return ""
	}
	return n
}

func (l *delegationList) enable() {
	for _, b := range l.buttons {
		b.SetDisabled(l.table.Selected() < 0)
	}
}

// filter shows a delegation's delegates in the list.
func (l *delegationList) filter(d data.DelegationCount) {
	l.over.Close()
	l.s.showOnly(data.DelegateFilter{Delegation: d.ID})
}

// handOut gives the badges of all its delegates to the head, or who is named.
func (l *delegationList) handOut(d data.DelegationCount) {
	s, t := l.s, l.s.sh.T
	to := widget.NewCombo(nonEmpty(d.HeadName, d.Contact))
	to.SetText(first(d.HeadName, d.Contact))
	field := widget.NewField(t("delegates.handout.to"), to)
	widget.Ask(s.sh.Window(), widget.Question{Title: t("delegates.groups.handout.title", "name", d.Name, "n", d.Total-d.Handed),
		Text: t("delegates.handout.text"), Body: field, Focus: to, Verb: t("delegates.handout.verb"), Cancel: t("common.cancel"), Do: func() bool {
			name := text.Clean(to.Text)
			if name == "" {
				field.SetError(t("delegates.handout.missing"))
				return false
			}
			var done data.HandedOut
			s.do(d.Total, func(ctx context.Context) (err error) {
				done, err = roll.HandOutDelegation(ctx, s.store, d.Conference, d.ID, t("delegates.handout.desk"), name)
				return err
			}, func() { s.tellHandedOut(done) })
			return true
		}})
}

// drop deletes a delegation that has nobody.
func (l *delegationList) drop(d data.DelegationCount) {
	s := l.s
	s.do(1, func(ctx context.Context) error { return s.store.DeleteDelegation(ctx, d.ID) }, func() {
		gone := d.Delegation
		gone.ID = ""
		s.notify(s.sh.T("delegates.groups.deleted", "name", d.Name), func() {
			s.do(1, func(ctx context.Context) error { return s.store.SaveDelegation(ctx, &gone) }, nil)
		})
	})
}

func first(options ...string) string {
	for _, o := range options {
		if o != "" {
			return o
		}
	}
	return ""
}

func nonEmpty(options ...string) []string {
	var list []string
	for _, o := range options {
		if strings.TrimSpace(o) != "" {
			list = append(list, o)
		}
	}
	return list
}
