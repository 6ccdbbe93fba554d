package designer

import (
	"image"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynewidget "fyne.io/fyne/v2/widget"

	"vinhdanh/app/widget"
	"vinhdanh/print/layout"
)

// desk shows the sheet, and takes the mouse and the keys that change it. What
// moves in a drag are whole parts of the window, never the sheet's picture.
type desk struct {
	fynewidget.BaseWidget
	s *Screen

	unit float32       // of the interface, a millimetre
	fits bool          // the sheet is as large as there is room
	off  fyne.Position // of the sheet's upper left corner

	grounds    [4]*canvas.Rectangle // around the sheet: what lies under it would be painted for nothing
	edges      [4]*canvas.Rectangle
	paper      *canvas.Rectangle // until the sheet is drawn
	picture    *canvas.Image     // the part of the sheet in sight
	trace      *canvas.Image
	lifted     *canvas.Image   // the part that is dragged
	liftedAt   layout.Point    // where the lifted part stood, mm
	liftedClip image.Rectangle // the part of the sheet it was cut out of, px

	outline  *outline
	guides   [4]*canvas.Image
	labels   labels
	drag     drag
	keys     fyne.KeyModifier
	focused  bool
	hovering handle
	hovers   bool
	last     fyne.Size
}

const (
	deskRoom  = 20 // around a sheet that fits
	realUnit  = 96 / 25.4
	leastUnit = 0.1 * realUnit
	mostUnit  = 16 * realUnit
)

func newDesk(s *Screen) *desk {
	d := &desk{s: s, unit: 2, fits: true,
		paper:   &canvas.Rectangle{},
		picture: fastImage(), trace: fastImage(), lifted: fastImage(),
		outline: newOutline(),
	}
	for i := range d.guides {
		d.guides[i] = fastImage()
		d.guides[i].Hide()
	}
	for i := range d.grounds {
		d.grounds[i], d.edges[i] = &canvas.Rectangle{}, &canvas.Rectangle{}
	}
	d.lifted.Hide()
	d.trace.Hide()
	d.ExtendBaseWidget(d)
	return d
}

// fastImage is a picture that is shown as it is; Fyne's smooth scaling takes
// longer than drawing the sheet.
func fastImage() *canvas.Image {
	return &canvas.Image{FillMode: canvas.ImageFillStretch, ScaleMode: canvas.ImageScaleFastest}
}

// spot gives the place of the desk where something of the sheet is, mm.
func (d *desk) spot(x, y float64) fyne.Position {
	return fyne.NewPos(d.off.X+float32(x)*d.unit, d.off.Y+float32(y)*d.unit)
}

// mm gives the place on the sheet of a place on the desk.
func (d *desk) mm(p fyne.Position) (x, y float64) {
	return float64((p.X - d.off.X) / d.unit), float64((p.Y - d.off.Y) / d.unit)
}

func (d *desk) area(r layout.Rect) (fyne.Position, fyne.Size) {
	return d.spot(r.X, r.Y), fyne.NewSize(float32(r.W)*d.unit, float32(r.H)*d.unit)
}

// pixel is how many pixels a unit of the interface has.
func (d *desk) pixel() float32 {
	if c := fyne.CurrentApp().Driver().CanvasForObject(d); c != nil {
		return c.Scale()
	}
	return 1
}

// sight is the part of the sheet in sight, px of the whole sheet, and the scale, px a mm.
func (d *desk) sight() (clip image.Rectangle, scale float64) {
	t := d.s.e.t
	px := d.pixel()
	scale = float64(d.unit * px)
	left, top := math.Max(0, float64(-d.off.X*px)), math.Max(0, float64(-d.off.Y*px))
	right := math.Min(t.Width*scale, float64((d.last.Width-d.off.X)*px))
	bottom := math.Min(t.Height*scale, float64((d.last.Height-d.off.Y)*px))
	return image.Rect(int(left), int(top), int(math.Ceil(right)), int(math.Ceil(bottom))), scale
}

// fit shows the whole sheet.
func (d *desk) fit() {
	d.fits = true
	d.arrange()
}

// arrange keeps a sheet that fits in the middle, and others in sight.
func (d *desk) arrange() {
	if d.last.Width < 1 || d.s.e == nil {
		return
	}
	t := d.s.e.t
	if d.fits {
		d.unit = max(leastUnit, min((d.last.Width-2*deskRoom)/float32(t.Width), (d.last.Height-2*deskRoom)/float32(t.Height)))
	}
	d.off.X = settled(d.off.X, float32(t.Width)*d.unit, d.last.Width, d.fits)
	d.off.Y = settled(d.off.Y, float32(t.Height)*d.unit, d.last.Height, d.fits)
	d.place()
	d.s.looked()
}

// settled is where a sheet of a length begins in a room: in the middle if it
// fits, else so that there is no more than a margin beside it.
func settled(at, long, room float32, middle bool) float32 {
	if middle || long+2*deskRoom <= room {
		return float32(math.Round(float64(room-long) / 2))
	}
	return float32(math.Round(float64(max(room-long-deskRoom, min(deskRoom, at)))))
}

// zooms are the steps of the buttons, shares of the real size.
var zooms = []float32{0.1, 0.25, 0.33, 0.5, 0.67, 0.75, 1, 1.25, 1.5, 2, 3, 4, 6, 8, 12, 16}

// share is how large the sheet is shown, of its real size.
func (d *desk) share() float32 { return d.unit / realUnit }

// zoom takes a step; the place of the desk stays where it is.
func (d *desk) zoom(by int, around fyne.Position) {
	now := d.share()
	to := now
	for _, z := range zooms {
		if by > 0 && z > now*1.01 {
			to = z
			break
		}
		if by < 0 && z < now*0.99 {
			to = z
		}
	}
	d.zoomTo(to*realUnit, around)
}

func (d *desk) zoomTo(unit float32, around fyne.Position) {
	unit = max(leastUnit, min(mostUnit, unit))
	x, y := d.mm(around)
	d.fits, d.unit = false, unit
	d.off = fyne.NewPos(around.X-float32(x)*unit, around.Y-float32(y)*unit)
	d.arrange()
}

func (d *desk) middle() fyne.Position { return fyne.NewPos(d.last.Width/2, d.last.Height/2) }

// pan moves the sheet under the window.
func (d *desk) pan(dx, dy float32) {
	d.fits = false
	d.off = d.off.AddXY(dx, dy)
	d.arrange()
}

// reveal brings a part into sight.
func (d *desk) reveal(r layout.Rect) {
	p, s := d.area(r)
	var dx, dy float32
	const margin = 24
	switch {
	case p.X < margin:
		dx = margin - p.X
	case p.X+s.Width > d.last.Width-margin:
		dx = max(d.last.Width-margin-p.X-s.Width, margin-p.X)
	}
	switch {
	case p.Y < margin:
		dy = margin - p.Y
	case p.Y+s.Height > d.last.Height-margin:
		dy = max(d.last.Height-margin-p.Y-s.Height, margin-p.Y)
	}
	if !d.fits && (dx != 0 || dy != 0) {
		d.pan(dx, dy)
	}
}

// show puts a picture of the part in sight onto the desk.
func (d *desk) show(img *image.RGBA, at image.Rectangle, scale float64) {
	d.picture.Image = img
	d.paper.Hidden = true // it is under the picture
	d.fitted(d.picture, at, scale)
	d.picture.Refresh()
}

// fitted places a picture of a part of the sheet, which may have been drawn at another scale.
func (d *desk) fitted(o *canvas.Image, at image.Rectangle, scale float64) {
	mm := func(px int) float64 { return float64(px) / scale }
	p := d.spot(mm(at.Min.X), mm(at.Min.Y))
	o.Move(p)
	px := d.pixel()
	if math.Abs(scale-float64(d.unit*px)) < 1e-3 { // pixel by pixel
		o.Resize(fyne.NewSize(float32(at.Dx())/px, float32(at.Dy())/px))
		return
	}
	o.Resize(fyne.NewSize(float32(mm(at.Dx()))*d.unit, float32(mm(at.Dy()))*d.unit))
}

// place puts everything where it belongs.
func (d *desk) place() {
	if d.s.e == nil {
		return
	}
	t := d.s.e.t
	p, s := d.area(layout.Rect{W: t.Width, H: t.Height})
	d.around(p, s)
	put(d.paper, p.X, p.Y, s.Width, s.Height)
	d.paper.Hidden = d.picture.Image != nil && d.covered()
	d.fitted(d.picture, d.s.drawn.clip, d.s.drawn.scale)
	d.placeTrace()
	d.placeChosen()
}

// around puts the ground and a fine line around the sheet.
func (d *desk) around(p fyne.Position, s fyne.Size) {
	all := d.last
	top, bottom := max(0, min(p.Y, all.Height)), max(0, min(p.Y+s.Height, all.Height))
	left, right := max(0, min(p.X, all.Width)), max(0, min(p.X+s.Width, all.Width))
	put(d.grounds[0], 0, 0, all.Width, top)
	put(d.grounds[1], 0, bottom, all.Width, all.Height-bottom)
	put(d.grounds[2], 0, top, left, bottom-top)
	put(d.grounds[3], right, top, all.Width-right, bottom-top)
	put(d.edges[0], p.X-1, p.Y-1, s.Width+2, 1)
	put(d.edges[1], p.X-1, p.Y+s.Height, s.Width+2, 1)
	put(d.edges[2], p.X-1, p.Y, 1, s.Height)
	put(d.edges[3], p.X+s.Width, p.Y, 1, s.Height)
}

// covered tells whether the picture is of all that is in sight.
func (d *desk) covered() bool {
	clip, scale := d.sight()
	return clip == d.s.drawn.clip && scale == d.s.drawn.scale
}

// placeTrace shows the scan that is traced.
func (d *desk) placeTrace() {
	e := d.s.e
	p := part{tracePart, 0, -1}
	if !e.there(p) || !e.seen(p) || d.s.scan == nil {
		d.trace.Hide()
		return
	}
	if d.trace.Image != d.s.scan {
		d.trace.Image = d.s.scan
	}
	d.trace.Translucency = 1 - e.t.Trace.Opacity
	at, size := d.area(e.rect(p))
	put(d.trace, at.X, at.Y, size.Width, size.Height)
	d.trace.Show()
}

// placeChosen outlines the chosen part, and puts the labels.
func (d *desk) placeChosen() {
	e := d.s.e
	d.labels.begin()
	if e.there(e.sel) && e.seen(e.sel) {
		r := e.rect(e.sel)
		at, size := d.area(r)
		d.outline.place(at, size, !e.locked(e.sel), e.sel.square())
		if p, ok := d.s.placedAt(e.sel); ok && e.sel.field >= 0 && d.drag.what == nothing {
			at, size = d.area(p.Ink)
			d.outline.tinted(at, size)
			at, size = d.area(r)
		}
		d.s.rulers(r)
		d.labels.chosen(d, at, size)
		if d.drag.shows {
			for _, m := range e.distances() {
				d.labels.distance(d, m)
			}
		}
	} else {
		d.outline.hide()
		d.s.rulers(layout.Rect{})
	}
	if d.drag.what == nothing {
		d.labels.standing(d)
	}
	d.labels.end()
	d.placeGuides()
	d.placeLifted()
}

// placeLifted moves the picture of the dragged part.
func (d *desk) placeLifted() {
	if !d.lifted.Visible() {
		return
	}
	r := d.s.e.rect(d.s.e.sel)
	clip := d.liftedClip
	mm := func(px int) float64 { return float64(px) / d.s.drawn.scale }
	d.lifted.Move(d.spot(mm(clip.Min.X)+r.X-d.liftedAt.X, mm(clip.Min.Y)+r.Y-d.liftedAt.Y))
}

// placeGuides draws the lines that something snapped to, right across the sheet.
func (d *desk) placeGuides() {
	t := d.s.e.t
	for i, g := range d.guides {
		if i >= len(d.drag.guides) {
			g.Hide()
			continue
		}
		at := d.drag.guides[i]
		const beyond = 12
		if at.vertical {
			p := d.spot(at.at, 0)
			g.Image = d.s.dashV
			put(g, float32(math.Round(float64(p.X))), p.Y-beyond, 1, float32(t.Height)*d.unit+2*beyond)
		} else {
			p := d.spot(0, at.at)
			g.Image = d.s.dashH
			put(g, p.X-beyond, float32(math.Round(float64(p.Y))), float32(t.Width)*d.unit+2*beyond, 1)
		}
		g.Show()
	}
}

// CreateRenderer is part of fyne.Widget.
func (d *desk) CreateRenderer() fyne.WidgetRenderer { return &deskView{d: d} }

type deskView struct{ d *desk }

func (v *deskView) Destroy()           {}
func (v *deskView) MinSize() fyne.Size { return fyne.NewSize(160, 120) }

func (v *deskView) Objects() []fyne.CanvasObject {
	d := v.d
	objs := []fyne.CanvasObject{}
	for i := range d.grounds {
		objs = append(objs, d.grounds[i], d.edges[i])
	}
	objs = append(objs, d.paper, d.picture, d.trace, d.lifted)
	for _, g := range d.guides {
		objs = append(objs, g)
	}
	objs = append(objs, d.outline.parts()...)
	return append(objs, d.labels.parts()...)
}

func (v *deskView) Layout(s fyne.Size) {
	if v.d.last != s {
		v.d.last = s
		v.d.arrange()
	}
}

func (v *deskView) Refresh() {
	d := v.d
	for i := range d.grounds {
		d.grounds[i].FillColor, d.edges[i].FillColor = shade(widget.ColorDesk), shade(widget.ColorLine2)
	}
	d.paper.FillColor = colorWhite
	d.place()
	for i := range d.grounds {
		d.grounds[i].Refresh()
		d.edges[i].Refresh()
	}
	d.paper.Refresh()
}
