package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	fynewidget "fyne.io/fyne/v2/widget"
)

// PressArea makes anything a thing to press by mouse, such as a line of
// figures that leads to what it counts. What it does must be within reach of
// the keyboard elsewhere: it takes none.
type PressArea struct {
	fynewidget.BaseWidget
	content fyne.CanvasObject
	do      func()
	hovered bool
}

// NewPressArea makes one; do nil: it cannot be pressed.
func NewPressArea(content fyne.CanvasObject, do func()) *PressArea {
	a := &PressArea{content: content, do: do}
	a.ExtendBaseWidget(a)
	return a
}

// Tapped is part of fyne.Tappable.
func (a *PressArea) Tapped(*fyne.PointEvent) {
	if a.do != nil {
		a.do()
	}
}

// Cursor is part of desktop.Cursorable.
func (a *PressArea) Cursor() desktop.Cursor {
	if a.do == nil {
		return desktop.DefaultCursor
	}
	return desktop.PointerCursor
}

// MouseIn is part of desktop.Hoverable.
func (a *PressArea) MouseIn(*desktop.MouseEvent) { a.hover(a.do != nil) }

// MouseMoved is part of desktop.Hoverable.
func (a *PressArea) MouseMoved(*desktop.MouseEvent) {}

// MouseOut is part of desktop.Hoverable.
func (a *PressArea) MouseOut() { a.hover(false) }

func (a *PressArea) hover(on bool) {
	a.hovered = on
	a.Refresh()
}

// CreateRenderer is part of fyne.Widget.
func (a *PressArea) CreateRenderer() fyne.WidgetRenderer {
	back := &canvas.Rectangle{CornerRadius: RadiusTag}
	v := &view{parts: []fyne.CanvasObject{back, a.content}}
	v.min = func() fyne.Size { return a.content.MinSize() }
	v.refresh = func() {
		back.FillColor = col(ColorNone)
		if a.hovered {
			back.FillColor = col(ColorSurface2)
		}
	}
	v.place = func(s fyne.Size) {
		put(back, -6, 0, s.Width+12, s.Height)
		put(a.content, 0, 0, s.Width, s.Height)
	}
	v.refresh()
	return v
}
