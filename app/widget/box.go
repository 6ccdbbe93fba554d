package widget

import (
	"fyne.io/fyne/v2"
	fynewidget "fyne.io/fyne/v2/widget"
)

// box is the base of parts that are put together from others.
type box struct {
	fynewidget.BaseWidget
	content fyne.CanvasObject
}

// hold takes the part itself and what it is made of.
func (b *box) hold(face fyne.Widget, content fyne.CanvasObject) {
	b.content = content
	b.ExtendBaseWidget(face)
}

// CreateRenderer is part of fyne.Widget.
func (b *box) CreateRenderer() fyne.WidgetRenderer { return fynewidget.NewSimpleRenderer(b.content) }
