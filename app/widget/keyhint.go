package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynewidget "fyne.io/fyne/v2/widget"
)

// KeyHint shows the key that does the same: a small outlined "Ctrl+K".
type KeyHint struct {
	fynewidget.BaseWidget
	Text string

	on bool // on a filled button
}

// NewKeyHint makes a hint.
func NewKeyHint(keys string) *KeyHint {
	h := &KeyHint{Text: keys}
	h.ExtendBaseWidget(h)
	return h
}

// CreateRenderer is part of fyne.Widget.
func (h *KeyHint) CreateRenderer() fyne.WidgetRenderer {
	back := &canvas.Rectangle{StrokeWidth: 1, CornerRadius: RadiusTag}
	label := newText(11, false)
	v := &view{parts: []fyne.CanvasObject{back, label}}
	v.min = func() fyne.Size { return fyne.NewSize(measure(h.Text, 11, false).Width+14, 18) }
	v.refresh = func() {
		back.FillColor, back.StrokeColor = col(ColorSurface), col(ColorLine2)
		label.Text, label.Color = h.Text, col(ColorText2)
		if h.on {
			back.FillColor, back.StrokeColor, label.Color = col(ColorNone), col(ColorOnAccent), col(ColorOnAccent)
		}
	}
	v.place = func(s fyne.Size) {
		put(back, 0, 0, s.Width, s.Height)
		middle(label, 7, s.Height)
	}
	v.refresh()
	return v
}
