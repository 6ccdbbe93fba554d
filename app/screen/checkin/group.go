package checkin

import (
	"context"

	"fyne.io/fyne/v2"

	"vinhdanh/app/jobs/admit"
	"vinhdanh/app/sound"
	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
	"vinhdanh/data"
)

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
