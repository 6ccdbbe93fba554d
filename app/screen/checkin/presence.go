package checkin

import (
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"vinhdanh/app/widget"
	"vinhdanh/assets/i18n"
	"vinhdanh/assets/icons"
	"vinhdanh/data"
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

// percent writes a share with one decimal.
func (s *Screen) percent(share float64) string {
	return s.sh.T("checkin.percent", "share", math.Round(share*1000)/10)
}

// showCounts shows presence.
func (s *Screen) showCounts() {
	c, p := s.counts, &s.present
	share, words := 0.0, "–"
	if c.Expected > 0 {
		share = float64(c.Present) / float64(c.Expected)
		words = s.percent(share)
	}
	p.ring.Set(share, words, "")
	p.figure.SetText(s.sh.Catalogue().Int(int64(c.Present)))
	p.of.SetText("/" + s.sh.Catalogue().Int(int64(c.Expected)))
	s.showPace()
	p.sum.Refresh() // the figures have become wider
	p.top.Refresh()
	need := s.sh.Conference().Quorum.Of(c.Voters)
	tone, icon, key := widget.Neutral, icons.Clock, "checkin.quorum.lacking"
	if c.Voters > 0 && c.PresentVoters >= need {
		tone, icon, key = widget.OK, icons.OK, "checkin.quorum.reached"
	}
	votes := s.sh.T("checkin.official", "n", i18n.Number(c.PresentVoters), "of", i18n.Number(c.Voters))
	if c.Voters > 0 {
		votes += " · " + s.percent(float64(c.PresentVoters)/float64(c.Voters))
	}
	p.quorum.Objects = []fyne.CanvasObject{newStrip(tone, icon, votes, s.sh.T(key, "need", i18n.Number(need)))}
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
