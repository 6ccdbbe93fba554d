package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"vinhdanh/assets/icons"
)

// ToolButton is a tool of a toolbar, which stays pressed while it is in use;
// with words or an icon alone.
type ToolButton struct {
	pressable
	Text string
	Icon icons.Name
	On   bool
}

// NewToolButton makes one; tip says what it does.
func NewToolButton(text string, icon icons.Name, tip string, tapped func()) *ToolButton {
	b := &ToolButton{Text: text, Icon: icon}
	b.Tip, b.OnTapped = tip, tapped
	b.extend(b)
	return b
}

// SetOn shows whether the tool is in use.
func (b *ToolButton) SetOn(on bool) {
	if b.On != on {
		b.On = on
		b.Refresh()
	}
}

// CreateRenderer is part of fyne.Widget.
func (b *ToolButton) CreateRenderer() fyne.WidgetRenderer {
	const pad, gap, side = 10, 8, 18
	ring := newFocusRing(RadiusField)
	back := &canvas.Rectangle{CornerRadius: RadiusField}
	mark, label := newImage(), newText(SizeSecond, false)
	v := &view{parts: []fyne.CanvasObject{ring.outer, ring.gap, back, mark, label}}
	v.min = func() fyne.Size {
		if b.Text == "" {
			return fyne.NewSquareSize(HeightButton)
		}
		return fyne.NewSize(2*pad+side+gap+measure(b.Text, SizeSecond, true).Width, HeightButton)
	}
	v.refresh = func() {
		ring.show(b.focused)
		fill, ink := ColorNone, ColorText2
		switch {
		case b.disabled:
			ink = ColorDisabled
		case b.On:
			fill, ink = ColorAccent50, ColorAccent
		case b.hovered:
			fill = ColorSurface3
		}
		back.FillColor, label.Color = col(fill), col(ink)
		label.Text, label.TextStyle.Bold = b.Text, b.On
		setIcon(mark, b.Icon, ink)
	}
	v.place = func(s fyne.Size) {
		ring.place(0, 0, s)
		put(back, 0, 0, s.Width, s.Height)
		x := float32(pad)
		if b.Text == "" {
			x = (s.Width - side) / 2
		}
		put(mark, x, (s.Height-side)/2, side, side)
		middle(label, x+side+gap, s.Height)
	}
	v.refresh()
	return v
}
