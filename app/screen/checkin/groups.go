package checkin

import (
	"context"

	"fyne.io/fyne/v2"

	"vinhdanh/app/jobs/admit"
	"vinhdanh/app/screen"
	"vinhdanh/app/sound"
	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
	"vinhdanh/data"
	"vinhdanh/data/text"
)

const groupHeight = 56

// groups is the panel of who is missing, by delegation: whom to call, and how
// a whole delegation is marked present.
type groups struct {
	s    *Screen
	list []data.MissingGroup
}

// openGroups lists the delegations that lack somebody.
func (s *Screen) openGroups() {
	if !s.toggled("groups") {
		s.readGroups(func(g *groups) { g.show() })
	}
}

// openGroup opens one delegation.
func (s *Screen) openGroup(id data.ID) {
	s.readGroups(func(g *groups) {
		for _, m := range g.list {
			if m.ID == id {
				g.showGroup(m)
				return
			}
		}
		s.sh.Remark(s.sh.T("checkin.groups.complete"))
	})
}

func (s *Screen) readGroups(then func(*groups)) {
	desk := s.desk
	if desk == nil {
		return
	}
	g := &groups{s: s}
	s.sh.Load(func(ctx context.Context) (err error) {
		g.list, err = desk.Missing(ctx)
		return err
	}, func(err error) {
		if err != nil {
			s.sh.Fail(err)
			return
		}
		then(g)
	})
}

// head is whom to call for a delegation.
func (g *groups) head(m data.MissingGroup) string {
	name, phone := m.HeadName, m.HeadPhone
	if phone == "" || name == "" {
		if m.Contact != "" || m.Phone != "" {
			name, phone = m.Contact, m.Phone
		}
	}
	if !g.s.phones {
		phone = ""
	}
	if name == "" && phone == "" {
		return g.s.sh.T("checkin.groups.nohead")
	}
	return joined(" · ", name, phone)
}

func (g *groups) name(m data.MissingGroup) string {
	if m.Name == "" {
		return g.s.sh.T("checkin.nodelegation")
	}
	return screen.DelegationName(m.Name)
}

// show lists all delegations that lack somebody.
func (g *groups) show() {
	s := g.s
	missing := 0
	for _, m := range g.list {
		missing += len(m.List)
	}
	t := widget.NewDataTable(widget.TableColumn{Width: 160, Grow: 1}, widget.TableColumn{Width: 64, Align: fyne.TextAlignTrailing})
	t.NoHead, t.RowHeight = true, groupHeight
	t.Len = func() int { return len(g.list) }
	t.Row = func(i int) widget.RowLine {
		m := g.list[i]
		return widget.RowLine{Cells: []widget.Cell{{Text: g.name(m), Bold: true, Second: g.head(m)},
			{Text: text.Int(int64(len(m.List))), Color: widget.ColorWarn, Bold: true}}}
	}
	open := func(i int) { g.showGroup(g.list[i]) }
	t.OnTap, t.OnOpen = open, open
	t.Empty = widget.NewEmptyState(icons.People, s.sh.T("checkin.groups.complete"), "")
	s.open(&panel{name: "groups", title: s.sh.T("checkin.groups", "n", missing), body: t, focus: t.Focus})
}

// showGroup lists who is missing of a delegation, all ticked: those who stand
// before the desk with their head are marked present at once.
func (g *groups) showGroup(m data.MissingGroup) {
	s := g.s
	off := map[data.ID]bool{}
	table := widget.NewDataTable(widget.TableColumn{Width: 150, Grow: 1}, widget.TableColumn{Width: 132, Align: fyne.TextAlignTrailing})
	table.NoHead, table.RowHeight = true, groupHeight
	table.Len = func() int { return len(m.List) }
	table.Row = func(i int) widget.RowLine {
		d := m.List[i]
		cell := widget.Cell{Text: d.Name, Bold: true, Second: joined(" · ", d.Position, d.Unit)}
		if tag, ok := s.remark(d); ok {
			cell.Tags = []widget.CellTag{tag}
		}
		last := widget.Cell{Text: d.Code, Color: widget.ColorText2, Size: widget.SizeSecond}
		if s.phones && d.Phone != "" {
			last.Text, last.Icon, last.Tint = d.Phone, icons.Phone, widget.ColorText3
		}
		return widget.RowLine{Cells: []widget.Cell{cell, last}}
	}
	note := widget.NewButton(s.sh.T("checkin.groups.note"), "", nil)
	note.Hint = "Enter"
	var all *widget.Button
	ticked := func() (ids []data.ID) {
		for _, d := range m.List {
			if !off[d.ID] {
				ids = append(ids, d.ID)
			}
		}
		return ids
	}
	count := func() {
		n := len(ticked())
		all.SetText(s.sh.T("checkin.groups.verb", "n", n))
		all.SetDisabled(n == 0)
	}
	all = widget.NewFilled("", "", func() { g.admit(m, ticked()) })
	all.Hint = "F6"
	table.Ticked = func(i int) bool { return !off[m.List[i].ID] }
	table.OnTick = func(i int) {
		off[m.List[i].ID] = !off[m.List[i].ID]
		count()
	}
	act := func(i int) {
		if i >= 0 && i < len(m.List) {
			s.actOn(m.List[i], note)
		}
	}
	table.OnOpen = act
	note.OnTapped = func() { act(table.Selected()) }
	for _, d := range m.List { // who is known not to come is not marked present by one key
		off[d.ID] = d.Status == data.StatusAbsent
	}
	count()
	call := widget.Pad(10, 20, 10, 20, widget.Row(8, widget.NewIcon(icons.Phone, 18, widget.ColorText3), widget.Grow(widget.NewText(g.head(m)).Cut(60)),
		widget.NewSmall(s.sh.T("checkin.groups.all"), icons.ArrowBack, s.reopenGroups)))
	foot := widget.Pad(12, 20, 12, 20, widget.Row(8, note, widget.Space(), all))
	s.open(&panel{name: "group", title: s.sh.T("checkin.group", "name", g.name(m), "n", len(m.List)),
		body:  widget.Border(widget.Column(0, call, widget.Line()), widget.Column(0, widget.Line(), foot), nil, nil, table),
		focus: table.Focus, key: func(k fyne.KeyName) bool {
			if k == fyne.KeyF6 {
				all.Tapped(&fyne.PointEvent{})
			}
			return k == fyne.KeyF6
		}})
}

// reopenGroups goes back to all delegations.
func (s *Screen) reopenGroups() { s.readGroups(func(g *groups) { g.show() }) }

// admit marks several of a delegation present.
func (g *groups) admit(m data.MissingGroup, ids []data.ID) {
	s := g.s
	desk := s.desk
	if desk == nil || len(ids) == 0 {
		return
	}
	var b data.Bulk
	s.sh.Load(func(ctx context.Context) (err error) {
		b, err = desk.Many(ctx, ids, false, "")
		return err
	}, func(err error) {
		if err != nil {
			s.showFault("", err)
			return
		}
		s.shut()
		s.person = nil
		s.showCard(admit.CardMany(s.sh.T, s.sh.Now().Location(), b, g.name(m)))
		if len(b.Refused) > 0 {
			s.sh.Play(sound.Already)
			s.sh.Remark(s.sh.T("checkin.groups.refused", "n", len(b.Refused), "name", b.Refused[0].Name))
		}
		s.sh.Changed()
	})
}
