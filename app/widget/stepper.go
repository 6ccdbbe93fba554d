package widget

import (
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	fynewidget "fyne.io/fyne/v2/widget"

	"vinhdanh/assets/icons"
)

// Stepper is a measure that one moves in small steps: by the buttons at its
// ends, and by the keys + − and the arrows; Page Up and Page Down take ten
// steps.
type Stepper struct {
	fynewidget.BaseWidget
	Value    float64
	Step     float64
	Least    float64
	Most     float64
	Words    func(float64) string // "+1,2 mm"
	OnChange func(float64)
	disabled bool
	focused  bool
	hover    int // -1 the button that takes away, 1 the one that adds, 0 neither
}

const stepperEnd = 24 // width of each button

// NewStepper makes one; words writes the value as people read it.
func NewStepper(value, step, least, most float64, words func(float64) string, changed func(float64)) *Stepper {
	s := &Stepper{Value: value, Step: step, Least: least, Most: most, Words: words, OnChange: changed}
	s.ExtendBaseWidget(s)
	return s
}

var (
	_ fyne.Focusable    = (*Stepper)(nil)
	_ fyne.Disableable  = (*Stepper)(nil)
	_ desktop.Hoverable = (*Stepper)(nil)
)

// Set changes the value without telling OnChange.
func (s *Stepper) Set(v float64) {
	if v = s.within(v); v != s.Value {
		s.Value = v
		s.Refresh()
	}
}

// Take takes steps up, or down where n is below 0, and tells OnChange.
func (s *Stepper) Take(n int) {
	was := s.Value
	s.Set(math.Round(s.Value/s.Step+float64(n)) * s.Step)
	if s.Value != was && s.OnChange != nil {
		s.OnChange(s.Value)
	}
}

func (s *Stepper) within(v float64) float64 {
	v = math.Round(v/s.Step) * s.Step
	return max(s.Least, min(s.Most, v))
}

func (s *Stepper) side(x float32) int {
	switch {
	case s.disabled:
		return 0
	case x < stepperEnd:
		return -1
	case x > s.Size().Width-stepperEnd:
		return 1
	}
	return 0
}

// Tapped takes a step at the ends, and takes the keyboard anywhere.
func (s *Stepper) Tapped(e *fyne.PointEvent) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(s); c != nil && !s.disabled && c.Focused() != s {
		c.Focus(s)
	}
	if n := s.side(e.Position.X); n != 0 {
		s.Take(n)
	}
}

// MouseIn is part of desktop.Hoverable.
func (s *Stepper) MouseIn(e *desktop.MouseEvent) { s.MouseMoved(e) }

// MouseMoved is part of desktop.Hoverable.
func (s *Stepper) MouseMoved(e *desktop.MouseEvent) { s.hovers(s.side(e.Position.X)) }

// MouseOut is part of desktop.Hoverable.
func (s *Stepper) MouseOut() { s.hovers(0) }

func (s *Stepper) hovers(side int) {
	if s.hover != side {
		s.hover = side
		s.Refresh()
	}
}

// FocusGained is part of fyne.Focusable.
func (s *Stepper) FocusGained() { s.focused = true; s.Refresh() }

// FocusLost is part of fyne.Focusable.
func (s *Stepper) FocusLost() { s.focused = false; s.Refresh() }

// TypedRune takes a step by + and −.
func (s *Stepper) TypedRune(r rune) {
	switch r {
	case '+', '=':
		s.Take(1)
	case '-', '−':
		s.Take(-1)
	default:
		passRune(s, r)
	}
}

// TypedKey takes steps by the arrows.
func (s *Stepper) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyUp, fyne.KeyRight:
		s.Take(1)
	case fyne.KeyDown, fyne.KeyLeft:
		s.Take(-1)
	case fyne.KeyPageUp:
		s.Take(10)
	case fyne.KeyPageDown:
		s.Take(-10)
	default:
		passKey(s, e)
	}
}

// Enable lets it be moved.
func (s *Stepper) Enable() { s.setDisabled(false) }

// Disable greys it out.
func (s *Stepper) Disable() { s.setDisabled(true) }

// Disabled tells whether it is greyed out.
func (s *Stepper) Disabled() bool { return s.disabled }

func (s *Stepper) setDisabled(off bool) {
	if s.disabled != off {
		s.disabled = off
		s.Refresh()
	}
}

// CreateRenderer is part of fyne.Widget.
func (s *Stepper) CreateRenderer() fyne.WidgetRenderer {
	ring := newFocusRing(RadiusField)
	back := &canvas.Rectangle{StrokeWidth: 1, CornerRadius: RadiusField}
	less := &canvas.Rectangle{TopLeftCornerRadius: RadiusField - 1, BottomLeftCornerRadius: RadiusField - 1}
	more := &canvas.Rectangle{TopRightCornerRadius: RadiusField - 1, BottomRightCornerRadius: RadiusField - 1}
	first, second := &canvas.Rectangle{}, &canvas.Rectangle{}
	minus, plus := newImage(), newImage()
	label := newText(SizeSecond, false)
	v := &view{parts: []fyne.CanvasObject{ring.outer, ring.gap, back, less, more, first, second, minus, plus, label}}
	v.min = func() fyne.Size {
		const least = 52 // of the words, so that most values change nothing beside it
		w := max(least, measure(s.Words(s.Value), SizeSecond, false).Width)
		return fyne.NewSize(2*stepperEnd+w+4, HeightButton)
	}
	v.refresh = func() {
		ring.show(s.focused && !s.disabled)
		back.FillColor, back.StrokeColor = col(ColorSurface), col(ColorLine2)
		first.FillColor, second.FillColor = col(ColorLine), col(ColorLine)
		less.FillColor, more.FillColor = col(ColorSurface), col(ColorSurface)
		switch s.hover {
		case -1:
			less.FillColor = col(ColorSurface3)
		case 1:
			more.FillColor = col(ColorSurface3)
		}
		letters, signs := ColorText, ColorText2
		if s.disabled {
			letters, signs = ColorDisabled, ColorDisabled
		}
		label.Text, label.Color = s.Words(s.Value), col(letters)
		setIcon(minus, icons.Remove, signs)
		setIcon(plus, icons.Add, signs)
	}
	v.place = func(size fyne.Size) {
		ring.place(0, 0, size)
		put(back, 0, 0, size.Width, size.Height)
		put(less, 1, 1, stepperEnd-1, size.Height-2)
		put(more, size.Width-stepperEnd, 1, stepperEnd-1, size.Height-2)
		put(first, stepperEnd, 1, 1, size.Height-2)
		put(second, size.Width-stepperEnd-1, 1, 1, size.Height-2)
		put(minus, (stepperEnd-16)/2, (size.Height-16)/2, 16, 16)
		put(plus, size.Width-stepperEnd+(stepperEnd-16)/2, (size.Height-16)/2, 16, 16)
		m := label.MinSize()
		put(label, (size.Width-m.Width)/2, (size.Height-m.Height)/2, m.Width, m.Height)
	}
	v.refresh()
	return v
}
