package hall

import (
	"image"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	fynewidget "fyne.io/fyne/v2/widget"

	"vinhdanh/app/widget"
	"vinhdanh/data/seating"
)

// chart shows a hall from above: one picture, drawn anew when seats change or
// the view does; frames for the chosen seat and the one aimed at lie over it.
type chart struct {
	fynewidget.BaseWidget
	l     *seating.Layout
	spots []spot
	stage string // what stands on the stage
	gaps  bool   // seats are taken away and added by a press

	zoom   float32 // 1: the whole hall
	offset fyne.Position
	moved  bool // by hand: a new size keeps the view

	at, target string // the chosen seat; the one that somebody is held over
	held       bool   // somebody is held by the keyboard

	picked  func(label string) // a press on a seat
	gap     func(p seating.Place, there bool)
	hovered func(label string)
	grab    func(label string) bool              // may who sits there be dragged
	drag    func(label string, at fyne.Position) // held over the window
	drop    func(from, to string)                // to "": nowhere
	key     func(*fyne.KeyEvent) bool
	typed   func(rune) bool

	panning, dragging bool
	from              string
	focused           bool
	hover             string

	raster        *canvas.Raster
	mine, aim     *canvas.Rectangle
	paint         paint
	drawn         int // how often the picture was drawn, for tests
	pointer, last fyne.Position
}

const (
	margin  = 14 // around the hall
	mostRow = 66 // the height of a seat, at most
)

func newChart() *chart {
	c := &chart{l: &seating.Layout{}, zoom: 1, mine: &canvas.Rectangle{}, aim: &canvas.Rectangle{}}
	c.paint.ink = &letters{}
	c.raster = canvas.NewRaster(c.draw)
	c.ExtendBaseWidget(c)
	return c
}

var (
	_ fyne.Draggable    = (*chart)(nil)
	_ fyne.Tappable     = (*chart)(nil)
	_ fyne.Scrollable   = (*chart)(nil)
	_ fyne.Focusable    = (*chart)(nil)
	_ desktop.Hoverable = (*chart)(nil)
)

// show sets what is drawn.
func (c *chart) show(l *seating.Layout, spots []spot) {
	other := l.Hall.ID != c.l.Hall.ID || l.W != c.l.W || l.H != c.l.H
	c.l, c.spots = l, spots
	if other {
		c.fit()
	}
	if _, ok := l.Find(c.at); !ok {
		c.at = ""
	}
	c.redraw()
}

func (c *chart) redraw() {
	c.raster.Refresh()
	c.frames()
}

// cell is how large a seat is.
func (c *chart) cell() (w, h float32) {
	size := c.Size()
	if c.l.W <= 0 || c.l.H <= 0 || size.Width < 1 {
		return 1, 1
	}
	w = max((size.Width-2*margin)/float32(c.l.W), 1)
	h = max((size.Height-2*margin)/float32(c.l.H), 1)
	w, h = min(w, h*3, 120), min(h, w*1.1, mostRow)
	return w * c.zoom, h * c.zoom
}

// clamp keeps the hall in sight.
func (c *chart) clamp() {
	w, h := c.cell()
	size := c.Size()
	hold := func(at, content, room float32) float32 {
		if content <= room {
			return (content - room) / 2
		}
		return min(max(at, 0), content-room)
	}
	c.offset.X = hold(c.offset.X, w*float32(c.l.W)+2*margin, size.Width)
	c.offset.Y = hold(c.offset.Y, h*float32(c.l.H)+2*margin, size.Height)
	if c.zoom <= 1 {
		c.offset.Y = 0
	}
}

func (c *chart) fit() {
	c.zoom, c.offset, c.moved = 1, fyne.Position{}, false
	c.clamp()
}

// zoomBy changes the size about a point.
func (c *chart) zoomBy(factor float32, about fyne.Position) {
	_, high := c.cell()
	most := max(c.zoom*110/max(high, 1), 1)
	to := min(max(c.zoom*factor, 1), most)
	if to == c.zoom {
		return
	}
	x := (c.offset.X + about.X - margin) * to / c.zoom
	y := (c.offset.Y + about.Y - margin) * to / c.zoom
	c.zoom, c.moved = to, true
	c.offset = fyne.NewPos(x-about.X+margin, y-about.Y+margin)
	c.clamp()
	c.redraw()
}

// box is where a seat is, in the widget.
func (c *chart) box(p seating.Place) (fyne.Position, fyne.Size) {
	w, h := c.cell()
	return fyne.NewPos(float32(p.X)*w+margin-c.offset.X, float32(p.Y)*h+margin-c.offset.Y), fyne.NewSize(w, h)
}

// seatAt gives the seat at a point of the widget.
func (c *chart) seatAt(at fyne.Position) (p seating.Place, gap, ok bool) {
	w, h := c.cell()
	return c.l.Hit(float64((at.X+c.offset.X-margin)/w), float64((at.Y+c.offset.Y-margin)/h))
}

// choose marks a seat and brings it into sight.
func (c *chart) choose(label string) {
	c.at = label
	c.reveal(label)
}

func (c *chart) reveal(label string) {
	p, ok := c.l.Find(label)
	if !ok {
		c.frames()
		return
	}
	at, cell := c.box(p)
	size := c.Size()
	before := c.offset
	if at.X < margin || at.X+cell.Width > size.Width-margin {
		c.offset.X += at.X - (size.Width-cell.Width)/2
	}
	if at.Y < margin || at.Y+cell.Height > size.Height-margin {
		c.offset.Y += at.Y - (size.Height-cell.Height)/2
	}
	c.clamp()
	if c.offset != before {
		c.redraw()
		return
	}
	c.frames()
}

// aimAt marks where somebody who is held would sit; "" nowhere.
func (c *chart) aimAt(label string) {
	if c.target != label {
		c.target = label
		c.frames()
	}
}

// frames puts the frames where they belong.
func (c *chart) frames() {
	for _, one := range []struct {
		r     *canvas.Rectangle
		label string
		color fyne.ThemeColorName
		out   float32
	}{{c.mine, c.at, widget.ColorAccent, 1}, {c.aim, c.target, widget.ColorOK, 2}} {
		p, ok := c.l.Find(one.label)
		one.r.Hidden = !ok
		if ok {
			at, size := c.box(p)
			one.r.FillColor = theme.Color(widget.ColorNone)
			one.r.StrokeColor, one.r.StrokeWidth, one.r.CornerRadius = theme.Color(one.color), 3, 3
			if one.r == c.mine && !c.focused {
				one.r.StrokeWidth = 2
			}
			one.r.Move(at.SubtractXY(one.out, one.out))
			one.r.Resize(size.AddWidthHeight(2*one.out, 2*one.out))
			inside := fyne.NewPos(0, 0)
			one.r.Hidden = at.X+size.Width < inside.X || at.Y+size.Height < inside.Y || at.X > c.Size().Width || at.Y > c.Size().Height
		}
		one.r.Refresh()
	}
}

// draw makes the picture, px.
func (c *chart) draw(w, h int) image.Image {
	c.drawn++
	p := &c.paint
	if p.img == nil || p.img.Rect.Dx() != w || p.img.Rect.Dy() != h {
		p.img = image.NewRGBA(image.Rect(0, 0, w, h))
	}
	size := c.Size()
	if size.Width <= 0 {
		return p.img
	}
	p.scale = float64(w) / float64(size.Width)
	p.colours()
	p.rect(p.img.Rect, p.ground)
	if c.l.W <= 0 {
		return p.img
	}
	cw, ch := c.cell()
	area := func(x, y, wide, high float64) image.Rectangle {
		at := func(v float64, cell, off float32) int {
			return int((float64(cell)*v + float64(margin-off)) * p.scale)
		}
		return image.Rect(at(x, cw, c.offset.X), at(y, ch, c.offset.Y), at(x+wide, cw, c.offset.X), at(y+high, ch, c.offset.Y))
	}
	stage := area(c.l.StageX, 0, c.l.StageW, c.l.StageH)
	p.rect(stage, p.stage)
	p.frame(stage, p.px(1), p.line)
	p.centred(area(c.l.StageX, 0, c.l.StageW, 1.3), c.stage, true, 14, p.text)
	for _, r := range c.l.Rows {
		p.centred(area(r.X, r.Y, seating.LabelWide, 1), r.Text, true, 11, p.weak)
	}
	if c.gaps {
		for _, g := range c.l.Gaps {
			box := area(g.X, g.Y, 1, 1).Inset(p.px(3))
			if box.Overlaps(p.img.Rect) {
				p.frame(box, p.px(1), p.gap)
				p.centred(box, "+", true, 12, p.weak)
			}
		}
	}
	for i := range c.l.Places {
		p.seat(area(c.l.Places[i].X, c.l.Places[i].Y, 1, 1), &c.spots[i])
	}
	return p.img
}

// CreateRenderer is part of fyne.Widget.
func (c *chart) CreateRenderer() fyne.WidgetRenderer {
	return &chartView{c, []fyne.CanvasObject{c.raster, c.mine, c.aim}}
}

type chartView struct {
	c     *chart
	parts []fyne.CanvasObject
}

func (v *chartView) MinSize() fyne.Size { return fyne.NewSize(200, 160) }
func (v *chartView) Layout(s fyne.Size) {
	v.c.raster.Move(fyne.NewPos(0, 0))
	v.c.raster.Resize(s)
	if !v.c.moved {
		v.c.fit()
	}
	v.c.clamp()
	v.c.redraw()
}
func (v *chartView) Refresh()                     { v.c.redraw() }
func (v *chartView) Objects() []fyne.CanvasObject { return v.parts }
func (v *chartView) Destroy()                     {}
