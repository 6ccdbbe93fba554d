package ceremony

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	fynewidget "fyne.io/fyne/v2/widget"

	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
)

// brush draws with parts that it has drawn with before, so that a row that
// stays as it was costs nothing.
type brush struct {
	texts   []*canvas.Text
	rects   []*canvas.Rectangle
	images  []*drawing
	t, r, i int
	objs    []fyne.CanvasObject
	nudge   *canvas.Rectangle // has the window painted again; refreshing the whole part would throw away its drawn letters
}

type drawing struct {
	*canvas.Image
	name icons.Name
	of   color.Color
}

func (b *brush) begin() {
	if b.nudge == nil {
		b.nudge = &canvas.Rectangle{}
	}
	b.t, b.r, b.i = 0, 0, 0
	b.objs = append(b.objs[:0], b.nudge)
}

func colorOf(n fyne.ThemeColorName) color.Color {
	if n == "" || n == widget.ColorNone {
		return color.Transparent
	}
	if n == colorMark {
		r, g, b, _ := theme.Color(widget.ColorInfo).RGBA()
		return color.NRGBA{R: uint8(r >> 8), G: uint8(g >> 8), B: uint8(b >> 8), A: 26} //nolint:gosec // of 16 bits
	}
	return theme.Color(n)
}

// colorMark lets what is below it be read.
const colorMark fyne.ThemeColorName = "mark"

// box draws a rectangle; stroke "" draws no border.
func (b *brush) box(fill, stroke fyne.ThemeColorName, width, radius, x, y, w, h float32) {
	if b.r == len(b.rects) {
		b.rects = append(b.rects, &canvas.Rectangle{})
	}
	r := b.rects[b.r]
	b.r++
	f, s := colorOf(fill), colorOf(stroke)
	if stroke == "" {
		width = 0
	}
	changed := r.FillColor != f || r.StrokeColor != s || r.StrokeWidth != width || r.CornerRadius != radius
	r.FillColor, r.StrokeColor, r.StrokeWidth, r.CornerRadius = f, s, width, radius
	place(r, x, y, w, h)
	if changed {
		r.Refresh()
	}
	b.objs = append(b.objs, r)
}

// write draws words with their line centred in the height h, and gives their width.
func (b *brush) write(s string, size float32, bold bool, c fyne.ThemeColorName, x, y, h float32) float32 {
	if s == "" {
		return 0
	}
	if b.t == len(b.texts) {
		b.texts = append(b.texts, &canvas.Text{})
	}
	t := b.texts[b.t]
	b.t++
	of := colorOf(c)
	changed := t.Text != s || t.TextSize != size || t.TextStyle.Bold != bold || t.Color != of
	t.Text, t.TextSize, t.TextStyle.Bold, t.Color = s, size, bold, of
	m := measure(s, size, bold)
	place(t, x, y+(h-m.Height)/2, m.Width, m.Height)
	if changed {
		t.Refresh()
	}
	b.objs = append(b.objs, t)
	return m.Width
}

// centered writes words in the middle of a width.
func (b *brush) centered(s string, size float32, bold bool, c fyne.ThemeColorName, x, y, w, h float32) {
	b.write(s, size, bold, c, x+(w-measure(s, size, bold).Width)/2, y, h)
}

// icon draws an icon with its side, centred in the height h.
func (b *brush) icon(n icons.Name, c fyne.ThemeColorName, side, x, y, h float32) {
	if n == "" {
		return
	}
	if b.i == len(b.images) {
		b.images = append(b.images, &drawing{Image: &canvas.Image{FillMode: canvas.ImageFillContain}})
	}
	d := b.images[b.i]
	b.i++
	of := colorOf(c)
	place(d.Image, x, y+(h-side)/2, side, side)
	if d.name != n || d.of != of {
		d.name, d.of = n, of
		d.Resource = widget.Resource(n, c)
		d.Refresh()
	}
	b.objs = append(b.objs, d.Image)
}

func place(o fyne.CanvasObject, x, y, w, h float32) {
	if at := fyne.NewPos(x, y); o.Position() != at {
		o.Move(at)
	}
	if s := fyne.NewSize(w, h); o.Size() != s {
		o.Resize(s)
	}
}

func measure(s string, size float32, bold bool) fyne.Size {
	return fyne.MeasureText(s, size, fyne.TextStyle{Bold: bold})
}

// lineHigh is the height of a line, with room for stacked marks (Ệ, Ỗ).
func lineHigh(size float32) float32 { return float32(int(size*1.5 + 0.5)) }

// sheet is a part that is drawn by a brush.
type sheet struct {
	fynewidget.BaseWidget
	brush
	paint func(fyne.Size)
	least func() fyne.Size
}

// redraw shows what has changed.
func (p *sheet) redraw() {
	if p.Size().Width < 1 {
		return // not placed yet
	}
	p.begin()
	p.paint(p.Size())
	p.nudge.Refresh()
}

// CreateRenderer is part of fyne.Widget.
func (p *sheet) CreateRenderer() fyne.WidgetRenderer { return sheetView{p} }

type sheetView struct{ p *sheet }

func (v sheetView) Destroy()                     {}
func (v sheetView) Layout(fyne.Size)             { v.p.redraw() }
func (v sheetView) MinSize() fyne.Size           { return v.p.least() }
func (v sheetView) Refresh()                     { v.p.redraw() }
func (v sheetView) Objects() []fyne.CanvasObject { return v.p.objs }

// relayout puts the parts of a container where they belong now. Unlike Refresh
// it leaves what is drawn as it is.
func relayout(o fyne.CanvasObject) {
	c, ok := o.(*fyne.Container)
	if !ok || c.Size().Width < 1 {
		return
	}
	for _, inner := range c.Objects {
		relayout(inner)
	}
	if c.Layout != nil {
		c.Layout.Layout(c.Objects, c.Size())
	}
}
