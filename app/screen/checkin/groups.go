package checkin

import (
	"context"

	"fyne.io/fyne/v2"

	"vinhdanh/app/screen"
	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
	"vinhdanh/data"
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
			{Text: s.sh.Catalogue().Int(int64(len(m.List))), Color: widget.ColorWarn, Bold: true}}}
	}
	open := func(i int) { g.showGroup(g.list[i]) }
	t.OnTap, t.OnOpen = open, open
	t.Empty = widget.NewEmptyState(icons.People, s.sh.T("checkin.groups.complete"), "")
	s.open(&panel{name: "groups", title: s.sh.T("checkin.groups", "n", missing), body: t, focus: t.Focus})
}
