package importing

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	fynewidget "fyne.io/fyne/v2/widget"

	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
)

// fieldChip stands over a column and names the field it was taken for; a press
// offers another.
type fieldChip struct {
	fynewidget.BaseWidget
	text           string
	taken          bool // as a field of its own, not as a note or nothing
	short          bool // words alone, in the middle
	tapped         func()
	hover, focused bool
}

func newFieldChip(text string, taken, short bool) *fieldChip {
	c := &fieldChip{text: text, taken: taken, short: short}
	c.ExtendBaseWidget(c)
	return c
}

// Tapped is part of fyne.Tappable.
func (c *fieldChip) Tapped(*fyne.PointEvent) {
	if c.tapped != nil {
		c.tapped()
	}
}

// Cursor is part of desktop.Cursorable.
func (c *fieldChip) Cursor() desktop.Cursor { return desktop.PointerCursor }

// MouseIn is part of desktop.Hoverable.
func (c *fieldChip) MouseIn(*desktop.MouseEvent) { c.hover = true; c.Refresh() }

// MouseMoved is part of desktop.Hoverable.
func (c *fieldChip) MouseMoved(*desktop.MouseEvent) {}

// MouseOut is part of desktop.Hoverable.
func (c *fieldChip) MouseOut() { c.hover = false; c.Refresh() }

// mark shows that the keyboard is at the chip; the sheet has it for all chips.
func (c *fieldChip) mark(on bool) {
	if c.focused != on {
		c.focused = on
		c.Refresh()
	}
}

// CreateRenderer is part of fyne.Widget.
func (c *fieldChip) CreateRenderer() fyne.WidgetRenderer {
	r := &chipView{c: c, back: &canvas.Rectangle{StrokeWidth: 1, CornerRadius: widget.RadiusChip}, label: canvas.NewText("", nil),
		lead: &canvas.Image{FillMode: canvas.ImageFillContain}, arrow: &canvas.Image{FillMode: canvas.ImageFillContain}}
	r.paint()
	return r
}

type chipView struct {
	c           *fieldChip
	back        *canvas.Rectangle
	label       *canvas.Text
	lead, arrow *canvas.Image
}

const (
	chipPad  = 10
	tickRoom = 18
)

func (r *chipView) Destroy() {}

func (r *chipView) MinSize() fyne.Size {
	w := fyne.MeasureText(r.c.text, widget.SizeCaption, fyne.TextStyle{Bold: r.c.taken}).Width + 2*chipPad
	if r.c.short {
		return fyne.NewSize(w, widget.HeightChip)
	}
	w += 18
	if r.c.taken {
		w += tickRoom
	}
	return fyne.NewSize(w, widget.HeightChip)
}

// least is the width that shows all words, the tick left out.
func (c *fieldChip) least() float32 {
	w := c.MinSize().Width
	if c.taken {
		w -= tickRoom
	}
	return w
}

func (r *chipView) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.back, r.lead, r.label, r.arrow}
}

func (r *chipView) paint() {
	fill, stroke, text := widget.ColorSurface, widget.ColorLine2, widget.ColorText2
	if r.c.taken {
		fill, stroke, text = widget.ColorOK50, widget.ColorOK200, widget.ColorOK
	}
	if r.c.hover {
		stroke = text
	}
	r.back.StrokeWidth = 1
	if r.c.focused {
		stroke, r.back.StrokeWidth = widget.ColorAccent, 2
	}
	r.back.FillColor, r.back.StrokeColor = theme.Color(fill), theme.Color(stroke)
	r.label.Color, r.label.TextSize, r.label.TextStyle.Bold = theme.Color(text), widget.SizeCaption, r.c.taken
	r.lead.Hidden, r.arrow.Hidden = !r.c.taken, r.c.short
	r.lead.Resource = widget.Resource(icons.Check, text)
	r.arrow.Resource = widget.Resource(icons.DropDown, text)
}

func (r *chipView) Refresh() {
	r.paint()
	r.Layout(r.c.Size())
	for _, o := range r.Objects() {
		o.Refresh()
	}
}

func (r *chipView) Layout(s fyne.Size) {
	r.back.Resize(s)
	if r.c.short {
		r.label.Text = r.c.text
		m := r.label.MinSize()
		r.label.Move(fyne.NewPos((s.Width-m.Width)/2, (s.Height-m.Height)/2))
		r.label.Resize(m)
		return
	}
	x := float32(chipPad)
	if r.lead.Hidden = !r.c.taken || s.Width < r.MinSize().Width-4; !r.lead.Hidden { // the colour says the same
		r.lead.Move(fyne.NewPos(x-2, (s.Height-14)/2))
		r.lead.Resize(fyne.NewSize(14, 14))
		x += tickRoom
	}
	end := s.Width - chipPad - 14
	r.arrow.Move(fyne.NewPos(end, (s.Height-16)/2))
	r.arrow.Resize(fyne.NewSize(16, 16))
	r.label.Text = widget.Shorten(r.c.text, end-x-1.5, widget.SizeCaption, r.c.taken)
	m := r.label.MinSize()
	r.label.Move(fyne.NewPos(x, (s.Height-m.Height)/2))
	r.label.Resize(m)
}
