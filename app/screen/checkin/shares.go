package checkin

import (
	"cmp"
	"slices"

	"fyne.io/fyne/v2"

	"vinhdanh/app/screen"
	"vinhdanh/app/widget"
	"vinhdanh/data"
)

// shareOf is a part of the delegates, and how many of it are there.
type shareOf struct {
	id             data.ID // of a delegation
	name           string
	present, total int
}

// shares gives the parts: the delegations, the largest first, and those who
// belong to none; or the kinds.
func (s *Screen) shares() []shareOf {
	c, t := s.counts, s.sh.T
	var list []shareOf
	if s.present.by.Selected == 1 {
		for _, k := range []shareOf{
			{name: t("checkin.by.official"), present: c.PresentOfficial, total: c.ExpectedOfficial},
			{name: t("checkin.by.guest"), present: c.Present - c.PresentOfficial, total: c.Expected - c.ExpectedOfficial},
			{name: t("checkin.by.recipients"), present: c.Recipients - len(s.absent), total: c.Recipients},
			{name: t("checkin.by.voters"), present: c.PresentVoters, total: c.Voters},
		} {
			if k.total > 0 {
				list = append(list, k)
			}
		}
		return list
	}
	rest := shareOf{name: t("checkin.nodelegation"), present: c.Present, total: c.Expected}
	for _, g := range c.Delegations {
		if g.Total > 0 || g.Present > 0 {
			list = append(list, shareOf{g.ID, screen.DelegationName(g.Name), g.Present, g.Total})
			rest.present -= g.Present
			rest.total -= g.Total
		}
	}
	slices.SortStableFunc(list, func(a, b shareOf) int { return cmp.Compare(b.total, a.total) })
	if rest.total > 0 || rest.present > 0 {
		list = append(list, rest)
	}
	return list
}

// showShares shows how many of each delegation or kind are there.
func (s *Screen) showShares() {
	p, list := &s.present, s.shares()
	for len(p.lines) < len(list) {
		p.lines = append(p.lines, newShareLine(s))
	}
	objs := make([]fyne.CanvasObject, len(list))
	for i, g := range list {
		p.lines[i].show(g)
		objs[i] = p.lines[i].object
	}
	if len(objs) != len(p.rows.Objects) {
		p.rows.Objects = objs
		p.rows.Refresh()
	}
}

// shareLine is a line with a bar. A press opens the delegation.
type shareLine struct {
	s      *Screen
	object fyne.CanvasObject
	name   *widget.Text
	bar    *widget.Bar
	n, of  *widget.Text
	group  data.ID
}

func newShareLine(s *Screen) *shareLine {
	l := &shareLine{s: s, name: widget.NewText("").Cut(60), bar: widget.NewBar(0, ""), n: widget.NewBold(""), of: widget.NewSecond("").Tint(widget.ColorText3)}
	l.n.TextSize = widget.SizeSecond
	row := widget.Fixed(0, rowHeight, widget.Row(12, widget.GrowBy(1.2, l.name), widget.GrowBy(1, l.bar),
		widget.Fixed(56, 0, widget.Row(0, widget.Space(), l.n, l.of))))
	l.object = widget.NewPressArea(row, func() { s.openGroup(l.group) })
	return l
}

func (l *shareLine) show(g shareOf) {
	l.group = g.id
	l.name.SetText(g.name)
	l.bar.Set(float64(g.present) / float64(max(g.total, 1)))
	l.n.SetText(l.s.sh.Catalogue().Int(int64(g.present)))
	l.of.SetText("/" + l.s.sh.Catalogue().Int(int64(g.total)))
}
