package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	fynewidget "fyne.io/fyne/v2/widget"

	"vinhdanh/assets/icons"
)

// IconChoice is one of a row of icons that are pressed or not.
type IconChoice struct {
	Icon icons.Name
	Tip  string
	On   bool
	Off  bool // it cannot be pressed
}

// IconSegment is a row of icons side by side, each pressed or not: bold and
// italic, or the ways to align. What a press changes is its owner's to say.
// Left and right keys go along, Space presses.
type IconSegment struct {
	fynewidget.BaseWidget
	Choices []IconChoice
	OnTap   func(i int)

	focused   bool
	at, hover int
	tip       tipper
}

// NewIconSegment makes one.
func NewIconSegment(tapped func(i int), choices ...IconChoice) *IconSegment {
	s := &IconSegment{Choices: choices, OnTap: tapped, hover: -1}
	s.ExtendBaseWidget(s)
	return s
}

const iconCell = 34 // width of an icon's cell

// Set changes which ones are pressed, and which cannot be.
func (s *IconSegment) Set(i int, on, off bool) {
	if c := &s.Choices[i]; c.On != on || c.Off != off {
		c.On, c.Off = on, off
		s.Refresh()
	}
}

func (s *IconSegment) press(i int) {
	if i >= 0 && i < len(s.Choices) && !s.Choices[i].Off && s.OnTap != nil {
		s.OnTap(i)
	}
}

// Tapped is part of fyne.Tappable.
func (s *IconSegment) Tapped(e *fyne.PointEvent) {
	s.tip.hide()
	s.at = int(e.Position.X / iconCell)
	s.press(s.at)
}

// MouseIn is part of desktop.Hoverable.
func (s *IconSegment) MouseIn(e *desktop.MouseEvent) { s.MouseMoved(e) }

// MouseMoved is part of desktop.Hoverable.
func (s *IconSegment) MouseMoved(e *desktop.MouseEvent) {
	h := int(e.Position.X / iconCell)
	if h == s.hover {
		return
	}
	s.hover = h
	s.Refresh()
	s.tip.hide()
	if h >= 0 && h < len(s.Choices) {
		s.tip.show(s, s.Choices[h].Tip, e.AbsolutePosition)
	}
}

// MouseOut is part of desktop.Hoverable.
func (s *IconSegment) MouseOut() {
	s.hover = -1
	s.tip.hide()
	s.Refresh()
}

// FocusGained is part of fyne.Focusable.
func (s *IconSegment) FocusGained() { s.focused = true; s.Refresh() }

// FocusLost is part of fyne.Focusable.
func (s *IconSegment) FocusLost() { s.focused = false; s.Refresh() }

// TypedRune is part of fyne.Focusable.
func (s *IconSegment) TypedRune(r rune) { passRune(s, r) }

// TypedKey goes along the icons and presses them.
func (s *IconSegment) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyLeft:
		s.at = max(0, s.at-1)
	case fyne.KeyRight:
		s.at = min(len(s.Choices)-1, s.at+1)
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter:
		s.press(s.at)
	default:
		passKey(s, e)
		return
	}
	s.Refresh()
}

// CreateRenderer is part of fyne.Widget.
func (s *IconSegment) CreateRenderer() fyne.WidgetRenderer {
	n := len(s.Choices)
	ring := newFocusRing(RadiusField)
	back := &canvas.Rectangle{StrokeWidth: 1, CornerRadius: RadiusField}
	v := &view{parts: []fyne.CanvasObject{ring.outer, ring.gap, back}}
	cells, marks, rules := make([]*canvas.Rectangle, n), make([]*canvas.Image, n), make([]*canvas.Rectangle, n)
	const inner = RadiusField - 1
	for i := range s.Choices {
		cells[i], marks[i], rules[i] = &canvas.Rectangle{}, newImage(), &canvas.Rectangle{}
		if i == 0 {
			cells[i].TopLeftCornerRadius, cells[i].BottomLeftCornerRadius = inner, inner
		}
		if i == n-1 {
			cells[i].TopRightCornerRadius, cells[i].BottomRightCornerRadius = inner, inner
		}
		v.parts = append(v.parts, cells[i], rules[i], marks[i])
	}
	v.min = func() fyne.Size { return fyne.NewSize(float32(n*iconCell), HeightSmall) }
	v.refresh = func() {
		ring.show(s.focused)
		back.FillColor, back.StrokeColor = col(ColorSurface), col(ColorLine2)
		for i, c := range s.Choices {
			fill, ink := ColorSurface, ColorText2
			switch {
			case c.Off:
				ink = ColorDisabled
			case c.On:
				fill, ink = ColorAccent50, ColorAccent
			case i == s.hover:
				fill = ColorSurface2
			}
			if s.focused && i == s.at && !c.Off {
				fill = ColorAccent100
			}
			cells[i].FillColor, rules[i].FillColor = col(fill), col(ColorLine)
			setIcon(marks[i], c.Icon, ink)
		}
	}
	v.place = func(size fyne.Size) {
		ring.place(0, 0, size)
		put(back, 0, 0, size.Width, size.Height)
		for i := range cells {
			x := float32(i * iconCell)
			from, to := max(1, x), min(x+iconCell, size.Width-1)
			put(cells[i], from, 1, to-from, size.Height-2)
			put(rules[i], x+iconCell-1, 1, 1, size.Height-2)
			rules[i].Hidden = i == n-1
			put(marks[i], x+(iconCell-18)/2, (size.Height-18)/2, 18, 18)
		}
	}
	v.refresh()
	return v
}
