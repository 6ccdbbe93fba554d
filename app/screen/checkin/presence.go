package checkin

import (
	"cmp"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"vinhdanh/app/screen"
	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
	"vinhdanh/data"
	"vinhdanh/data/text"
)

// presence is the card that counts who is there: all, those who vote, and by
// delegation or by kind.
type presence struct {
	ring   *widget.Ring
	figure *widget.Text
	of     *widget.Text
	pace   *widget.Text
	top    *fyne.Container
	sum    *fyne.Container
	quorum *fyne.Container
	by     *widget.Segment
	rows   *fyne.Container
	lines  []*shareLine
}

// rowHeight is that of a delegation; in a low window so many are in sight, and
// the others follow below.
const (
	rowHeight = 26
	rowsLeast = 3
)

func (p *presence) build(s *Screen) fyne.CanvasObject {
	p.ring = widget.NewRing(136)
	p.ring.Letters = 20
	p.figure, p.of = widget.NewBold(""), widget.NewText("").Tint(widget.ColorText3)
	p.figure.TextSize, p.of.TextSize = 56, 34
	present := widget.NewText(s.sh.T("checkin.present")).Tint(widget.ColorText2)
	present.TextSize = widget.SizeCardTitle
	p.pace = widget.NewSecond("")
	p.quorum, p.rows = container.NewStack(), widget.Column(0)
	p.by = widget.NewSegment([]string{s.sh.T("checkin.by.delegation"), s.sh.T("checkin.by.kind")}, 0, func(int) { s.showShares() })
	roll := container.NewVScroll(widget.Pad(0, 10, 0, 0, p.rows)) // beside its bar
	p.sum = widget.Row(0, p.figure, widget.Pad(16, 0, 0, 0, p.of))
	p.top = widget.Row(20, p.ring, widget.Column(2, p.sum, present, p.pace))
	return widget.NewSurface(widget.Pad(16, 24, 12, 24, widget.Column(12, p.top, p.quorum, widget.Line(), p.by,
		widget.Grow(widget.Fixed(0, rowsLeast*rowHeight, roll)))))
}

// showCounts shows presence.
func (s *Screen) showCounts() {
	c, p := s.counts, &s.present
	share, words := 0.0, "–"
	if c.Expected > 0 {
		share = float64(c.Present) / float64(c.Expected)
		words = text.Number(share*100, 1) + " %"
	}
	p.ring.Set(share, words, "")
	p.figure.SetText(text.Int(int64(c.Present)))
	p.of.SetText("/" + text.Int(int64(c.Expected)))
	s.showPace()
	p.sum.Refresh() // the figures have become wider
	p.top.Refresh()
	need := s.sh.Conference().Quorum.Of(c.Voters)
	tone, icon, key := widget.Neutral, icons.Clock, "checkin.quorum.lacking"
	if c.Voters > 0 && c.PresentVoters >= need {
		tone, icon, key = widget.OK, icons.OK, "checkin.quorum.reached"
	}
	votes := s.sh.T("checkin.official", "n", text.Int(int64(c.PresentVoters)), "of", text.Int(int64(c.Voters)))
	if c.Voters > 0 {
		votes += " · " + text.Number(float64(c.PresentVoters)*100/float64(c.Voters), 1) + " %"
	}
	p.quorum.Objects = []fyne.CanvasObject{newStrip(tone, icon, votes, s.sh.T(key, "need", text.Int(int64(need))))}
	p.quorum.Refresh()
	s.showShares()
}

// showPace tells how many came in the last minutes.
func (s *Screen) showPace() {
	n := 0
	since := s.sh.Now().Add(-pace)
	for _, r := range s.recent {
		if r.Kind == data.CheckInIn && !r.Undone && r.At.After(since) {
			n++
		}
	}
	t := s.present.pace
	words, color, bold := s.sh.T("checkin.pace.none"), widget.ColorText2, false
	if n > 0 {
		words, color, bold = s.sh.T("checkin.pace", "n", n), widget.ColorOK, true
	}
	if t.Text != words {
		t.Text, t.Color, t.Bold = words, color, bold
		t.Refresh()
	}
}

// shareOf is a part of the delegates, and how many of it are there.
type shareOf struct {
	id             data.ID // of a delegation
	name           string
	present, total int
}

// shares gives the parts: the delegations, the largest first, or the kinds.
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
	for _, g := range c.Delegations {
		if g.Total > 0 {
			name := screen.DelegationName(g.Name)
			if name == "" {
				name = t("checkin.nodelegation")
			}
			list = append(list, shareOf{g.ID, name, g.Present, g.Total})
		}
	}
	slices.SortStableFunc(list, func(a, b shareOf) int { return cmp.Compare(b.total, a.total) })
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
	object fyne.CanvasObject
	name   *widget.Text
	bar    *widget.Bar
	n, of  *widget.Text
	group  data.ID
}

func newShareLine(s *Screen) *shareLine {
	l := &shareLine{name: widget.NewText("").Cut(60), bar: widget.NewBar(0, ""), n: widget.NewBold(""), of: widget.NewSecond("").Tint(widget.ColorText3)}
	l.n.TextSize = widget.SizeSecond
	row := widget.Fixed(0, rowHeight, widget.Row(12, widget.GrowBy(1.2, l.name), widget.GrowBy(1, l.bar),
		widget.Fixed(56, 0, widget.Row(0, widget.Space(), l.n, l.of))))
	l.object = widget.NewPressArea(row, func() { s.openGroup(l.group) })
	return l
}

func (l *shareLine) show(g shareOf) {
	l.group = g.id
	l.name.SetText(g.name)
	l.bar.Set(float64(g.present) / float64(g.total))
	l.n.SetText(text.Int(int64(g.present)))
	l.of.SetText("/" + text.Int(int64(g.total)))
}

// newStrip is a coloured line: an icon, words, and words at the far end.
func newStrip(tone widget.Tone, icon icons.Name, first, last string) fyne.CanvasObject {
	ground, _, color := tone.Colors()
	end := widget.NewSecond(last).Tint(color)
	end.Bold = true
	begin := widget.NewSecond(first).Tint(widget.ColorText).Cut(60)
	begin.Bold = true
	back := canvas.NewRectangle(theme.Color(ground))
	back.CornerRadius = widget.RadiusField
	return container.NewStack(back, widget.Pad(8, 12, 8, 12, widget.Row(8, widget.NewIcon(icon, 18, color), widget.Grow(begin), end)))
}
