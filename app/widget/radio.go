package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	fynewidget "fyne.io/fyne/v2/widget"

	"vinhdanh/assets/icons"
)

// Radio is a choice of one of a few, one below the other; longer words are cut.
// Up and Down move it.
type Radio struct {
	fynewidget.BaseWidget
	Options  []string
	Selected int
	OnChange func(int)

	focused bool
	hover   int
	tip     tipper
}

const radioLine = 32 // height of an option

// NewRadio makes a choice; OnChange is not called for the first selection.
func NewRadio(options []string, selected int, changed func(int)) *Radio {
	r := &Radio{Options: options, Selected: selected, OnChange: changed, hover: -1}
	r.ExtendBaseWidget(r)
	return r
}

// Set changes the options and what is chosen, without telling OnChange.
func (r *Radio) Set(options []string, selected int) {
	r.Options, r.Selected = options, selected
	r.Refresh()
}

// Select chooses and tells OnChange if that changes anything.
func (r *Radio) Select(i int) {
	if i < 0 || i >= len(r.Options) || i == r.Selected {
		return
	}
	r.Selected = i
	r.Refresh()
	if r.OnChange != nil {
		r.OnChange(i)
	}
}

// Tapped is part of fyne.Tappable.
func (r *Radio) Tapped(e *fyne.PointEvent) { r.Select(int(e.Position.Y / radioLine)) }

// MouseIn is part of desktop.Hoverable.
func (r *Radio) MouseIn(e *desktop.MouseEvent) { r.MouseMoved(e) }

// MouseMoved is part of desktop.Hoverable.
func (r *Radio) MouseMoved(e *desktop.MouseEvent) {
	i := int(e.Position.Y / radioLine)
	if i == r.hover {
		return
	}
	r.hover = i
	r.tip.hide()
	if i >= 0 && i < len(r.Options) {
		if _, short := cut(r.Options[i], r.Size().Width-28, SizeSecond, false); short {
			r.tip.show(r, r.Options[i], e.AbsolutePosition)
		}
	}
	r.Refresh()
}

// MouseOut is part of desktop.Hoverable.
func (r *Radio) MouseOut() {
	r.hover = -1
	r.tip.hide()
	r.Refresh()
}

// FocusGained is part of fyne.Focusable.
func (r *Radio) FocusGained() { r.focused = true; r.Refresh() }

// FocusLost is part of fyne.Focusable.
func (r *Radio) FocusLost() { r.focused = false; r.Refresh() }

// TypedRune hands letters on, as pressable does.
func (r *Radio) TypedRune(c rune) { passRune(r, c) }

// TypedKey moves the choice.
func (r *Radio) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyUp, fyne.KeyLeft:
		r.Select(r.Selected - 1)
	case fyne.KeyDown, fyne.KeyRight:
		r.Select(r.Selected + 1)
	default:
		passKey(r, e)
	}
}

// CreateRenderer is part of fyne.Widget.
func (r *Radio) CreateRenderer() fyne.WidgetRenderer {
	ring := newFocusRing(9)
	var marks []*canvas.Image
	var labels []*canvas.Text
	v := &view{}
	v.min = func() fyne.Size { return fyne.NewSize(120, radioLine*float32(len(r.Options))) }
	v.refresh = func() {
		for len(marks) < len(r.Options) {
			marks, labels = append(marks, newImage()), append(labels, newText(SizeSecond, false))
		}
		v.parts = []fyne.CanvasObject{ring.outer, ring.gap}
		for i := range r.Options {
			icon, tint := icons.Circle, ColorText3
			switch i {
			case r.Selected:
				icon, tint = icons.RadioOn, ColorAccent
			case r.hover:
				tint = ColorText
			}
			setIcon(marks[i], icon, tint)
			labels[i].Color = col(ColorText)
			v.parts = append(v.parts, marks[i], labels[i])
		}
		ring.show(r.focused && r.Selected >= 0)
	}
	v.place = func(s fyne.Size) {
		for i := range r.Options {
			y := float32(i) * radioLine
			put(marks[i], 0, y+(radioLine-20)/2, 20, 20)
			labels[i].Text, _ = cut(r.Options[i], s.Width-28, SizeSecond, false)
			m := labels[i].MinSize()
			put(labels[i], 28, y+(radioLine-m.Height)/2, m.Width, m.Height)
			if i == r.Selected {
				ring.place(1, y+(radioLine-18)/2, fyne.NewSquareSize(18))
			}
		}
	}
	v.refresh()
	return v
}
