package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	fynewidget "fyne.io/fyne/v2/widget"

	"vinhdanh/assets/icons"
)

// Segment is a choice of one of a few, side by side. Left and right keys move it.
type Segment struct {
	fynewidget.BaseWidget
	Options  []string
	Icons    []icons.Name // before the words, one for each; none: words alone
	Selected int
	OnChange func(int)

	focused bool
	hover   int
}

// NewSegment makes a choice; OnChange is not called for the first selection.
func NewSegment(options []string, selected int, changed func(int)) *Segment {
	s := &Segment{Options: options, Selected: selected, OnChange: changed, hover: -1}
	s.ExtendBaseWidget(s)
	return s
}

// Select chooses and tells OnChange if that changes anything.
func (s *Segment) Select(i int) {
	if i < 0 || i >= len(s.Options) || i == s.Selected {
		return
	}
	s.Selected = i
	s.Refresh()
	if s.OnChange != nil {
		s.OnChange(i)
	}
}

// segmentIcon is the room of an icon before the words.
const segmentIcon = 18 + 8

func (s *Segment) ends(total float32) []float32 {
	var sum float32
	w := make([]float32, len(s.Options))
	for i, o := range s.Options {
		w[i] = measure(o, SizeBody, true).Width + 32
		if i < len(s.Icons) {
			w[i] += segmentIcon
		}
		sum += w[i]
	}
	extra := max(0, total-sum) / float32(max(1, len(w)))
	x := float32(0)
	for i := range w {
		x += w[i] + extra
		w[i] = x
	}
	return w
}

func (s *Segment) at(x float32) int {
	for i, e := range s.ends(s.Size().Width) {
		if x < e {
			return i
		}
	}
	return len(s.Options) - 1
}

// Tapped is part of fyne.Tappable.
func (s *Segment) Tapped(e *fyne.PointEvent) { s.Select(s.at(e.Position.X)) }

// MouseIn is part of desktop.Hoverable.
func (s *Segment) MouseIn(e *desktop.MouseEvent) { s.MouseMoved(e) }

// MouseMoved is part of desktop.Hoverable.
func (s *Segment) MouseMoved(e *desktop.MouseEvent) {
	if h := s.at(e.Position.X); h != s.hover {
		s.hover = h
		s.Refresh()
	}
}

// MouseOut is part of desktop.Hoverable.
func (s *Segment) MouseOut() {
	s.hover = -1
	s.Refresh()
}

// FocusGained is part of fyne.Focusable.
func (s *Segment) FocusGained() { s.focused = true; s.Refresh() }

// FocusLost is part of fyne.Focusable.
func (s *Segment) FocusLost() { s.focused = false; s.Refresh() }

// TypedRune hands letters on, as pressable does.
func (s *Segment) TypedRune(r rune) { passRune(s, r) }

// TypedKey moves the choice.
func (s *Segment) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyLeft, fyne.KeyUp:
		s.Select(s.Selected - 1)
	case fyne.KeyRight, fyne.KeyDown:
		s.Select(s.Selected + 1)
	default:
		passKey(s, e)
	}
}

// CreateRenderer is part of fyne.Widget.
func (s *Segment) CreateRenderer() fyne.WidgetRenderer {
	n := len(s.Options)
	ring := newFocusRing(RadiusField)
	const inner = RadiusField - 1
	back := &canvas.Rectangle{StrokeWidth: 1, CornerRadius: RadiusField}
	v := &view{parts: []fyne.CanvasObject{ring.outer, ring.gap, back}}
	cells, labels, rules := make([]*canvas.Rectangle, n), make([]*canvas.Text, n), make([]*canvas.Rectangle, n)
	marks := make([]*canvas.Image, n)
	for i := range s.Options {
		cells[i], labels[i], rules[i] = &canvas.Rectangle{}, newText(SizeBody, false), &canvas.Rectangle{}
		if i == 0 {
			cells[i].TopLeftCornerRadius, cells[i].BottomLeftCornerRadius = inner, inner
		}
		if i == n-1 {
			cells[i].TopRightCornerRadius, cells[i].BottomRightCornerRadius = inner, inner
		}
		v.parts = append(v.parts, cells[i], rules[i], labels[i])
		if i < len(s.Icons) {
			marks[i] = newImage()
			v.parts = append(v.parts, marks[i])
		}
	}
	v.min = func() fyne.Size {
		e := s.ends(0)
		if len(e) == 0 {
			return fyne.NewSize(0, HeightButton)
		}
		return fyne.NewSize(e[len(e)-1], HeightButton)
	}
	v.refresh = func() {
		ring.show(s.focused)
		back.FillColor, back.StrokeColor = col(ColorSurface), col(ColorLine2)
		for i := range labels {
			labels[i].Text = s.Options[i]
			on := i == s.Selected
			labels[i].TextStyle.Bold = on
			labels[i].Color, cells[i].FillColor, rules[i].FillColor = col(ColorText2), col(ColorSurface), col(ColorLine)
			switch {
			case on:
				labels[i].Color, cells[i].FillColor = col(ColorAccent), col(ColorAccent50)
			case i == s.hover:
				cells[i].FillColor = col(ColorSurface2)
			}
			if marks[i] != nil {
				tint := ColorText2
				if on {
					tint = ColorAccent
				}
				setIcon(marks[i], s.Icons[i], tint)
			}
		}
	}
	v.place = func(size fyne.Size) {
		ring.place(0, 0, size)
		put(back, 0, 0, size.Width, size.Height)
		x := float32(0)
		for i, e := range s.ends(size.Width) {
			from, to := max(1, x), min(e, size.Width-1)
			put(cells[i], from, 1, to-from, size.Height-2)
			put(rules[i], e-1, 1, 1, size.Height-2)
			rules[i].Hidden = i == n-1
			m := labels[i].MinSize()
			at := x + (e-x-m.Width)/2
			if marks[i] != nil {
				at += segmentIcon / 2
				put(marks[i], at-segmentIcon, (size.Height-18)/2, 18, 18)
			}
			put(labels[i], at, (size.Height-m.Height)/2, m.Width, m.Height)
			x = e
		}
	}
	v.refresh()
	return v
}
