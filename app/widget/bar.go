package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynewidget "fyne.io/fyne/v2/widget"
)

// Bar is a thin bar that is full at 1.
type Bar struct {
	fynewidget.BaseWidget
	Value float64 // 0 to 1
	Color fyne.ThemeColorName
}

// NewBar makes a bar; color "" is green.
func NewBar(value float64, color fyne.ThemeColorName) *Bar {
	if color == "" {
		color = ColorOK
	}
	b := &Bar{Value: value, Color: color}
	b.ExtendBaseWidget(b)
	return b
}

// Set changes the value.
func (b *Bar) Set(value float64) {
	if b.Value != value {
		b.Value = value
		b.Refresh()
	}
}

// CreateRenderer is part of fyne.Widget.
func (b *Bar) CreateRenderer() fyne.WidgetRenderer {
	track, fill := &canvas.Rectangle{CornerRadius: 4}, &canvas.Rectangle{CornerRadius: 4}
	v := &view{parts: []fyne.CanvasObject{track, fill}}
	v.min = func() fyne.Size { return fyne.NewSize(32, 8) }
	v.refresh = func() { track.FillColor, fill.FillColor = col(ColorSurface3), col(b.Color) }
	v.place = func(s fyne.Size) {
		y := (s.Height - 8) / 2
		put(track, 0, y, s.Width, 8)
		part := float32(min(1, max(0, b.Value))) * s.Width
		fill.Hidden = part <= 0
		put(fill, 0, y, max(8, part), 8)
	}
	v.refresh()
	return v
}

// Ring is a round gauge with a figure and a line below it in its middle.
type Ring struct {
	fynewidget.BaseWidget
	Value   float64 // 0 to 1
	Figure  string
	Below   string
	Side    float32 // diameter
	Letters float32 // size of the figure
}

// NewRing makes a gauge of the given diameter.
func NewRing(side float32) *Ring {
	r := &Ring{Side: side, Letters: side / 4}
	r.ExtendBaseWidget(r)
	return r
}

// Set changes what it shows.
func (r *Ring) Set(value float64, figure, below string) {
	r.Value, r.Figure, r.Below = value, figure, below
	r.Refresh()
}

// CreateRenderer is part of fyne.Widget.
func (r *Ring) CreateRenderer() fyne.WidgetRenderer {
	track := &canvas.Arc{StartAngle: 0, EndAngle: 360, CutoutRatio: 0.8}
	fill := &canvas.Arc{CutoutRatio: 0.8}
	figure, below := newText(0, true), newText(SizeBody, false)
	v := &view{parts: []fyne.CanvasObject{track, fill, figure, below}}
	v.min = func() fyne.Size { return fyne.NewSquareSize(r.Side) }
	v.refresh = func() {
		track.FillColor, fill.FillColor = col(ColorSurface3), col(ColorOK)
		fill.EndAngle = float32(min(1, max(0, r.Value))) * 360
		fill.Hidden = r.Value <= 0
		figure.Text, figure.TextSize, figure.Color = r.Figure, r.Letters, col(ColorText)
		below.Text, below.Color = r.Below, col(ColorText2)
	}
	v.place = func(s fyne.Size) {
		d := min(s.Width, s.Height)
		x, y := (s.Width-d)/2, (s.Height-d)/2
		put(track, x, y, d, d)
		put(fill, x, y, d, d)
		f, b := figure.MinSize(), below.MinSize()
		if r.Below == "" {
			b = fyne.Size{}
		}
		top := y + (d-f.Height*0.9-b.Height)/2
		put(figure, x+(d-f.Width)/2, top, f.Width, f.Height)
		put(below, x+(d-b.Width)/2, top+f.Height*0.9, b.Width, b.Height)
	}
	v.refresh()
	return v
}
