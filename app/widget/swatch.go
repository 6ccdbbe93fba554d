package widget

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// Swatch shows a colour with its name; a press lets choose another.
type Swatch struct {
	pressable
	Fill color.Color
	Text string
}

// NewSwatch makes one.
func NewSwatch(fill color.Color, text string, tapped func()) *Swatch {
	s := &Swatch{Fill: fill, Text: text}
	s.OnTapped = tapped
	s.extend(s)
	return s
}

// Set changes the colour and its name.
func (s *Swatch) Set(fill color.Color, text string) {
	if s.Fill != fill || s.Text != text {
		s.Fill, s.Text = fill, text
		s.Refresh()
	}
}

// CreateRenderer is part of fyne.Widget.
func (s *Swatch) CreateRenderer() fyne.WidgetRenderer {
	const side = 24
	ring := newFocusRing(RadiusTag)
	edge, heart := &canvas.Rectangle{CornerRadius: RadiusTag}, &canvas.Rectangle{CornerRadius: RadiusTag - 1}
	label := newText(SizeSecond, false)
	v := &view{parts: []fyne.CanvasObject{ring.outer, ring.gap, edge, heart, label}}
	v.min = func() fyne.Size {
		return fyne.NewSize(side+8+min(measure(s.Text, SizeSecond, false).Width, 72), HeightSmall)
	}
	v.refresh = func() {
		ring.show(s.focused)
		edge.FillColor, heart.FillColor, label.Color = col(ColorLine2), s.Fill, col(ColorText2)
		if s.hovered {
			edge.FillColor = col(ColorText3)
		}
	}
	v.place = func(size fyne.Size) {
		y := (size.Height - side) / 2
		ring.place(0, y, fyne.NewSquareSize(side))
		put(edge, 0, y, side, side)
		put(heart, 1, y+1, side-2, side-2)
		label.Text, _ = cut(s.Text, size.Width-side-7.5, SizeSecond, false)
		middle(label, side+8, size.Height)
	}
	v.refresh()
	return v
}
