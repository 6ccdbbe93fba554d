package widget

import (
	"fyne.io/fyne/v2"

	"vinhdanh/assets/icons"
)

// Check is a box that is ticked or not, with its words beside it.
type Check struct {
	pressable
	Text     string
	Checked  bool
	OnChange func(bool)
}

// NewCheck makes a box; OnChange is not called for the first state.
func NewCheck(text string, checked bool, changed func(bool)) *Check {
	c := &Check{Text: text, Checked: checked, OnChange: changed}
	c.OnTapped = func() { c.Set(!c.Checked) }
	c.extend(c)
	return c
}

// Set ticks or unticks and tells OnChange if that changes anything.
func (c *Check) Set(on bool) {
	if c.Checked == on {
		return
	}
	c.Checked = on
	c.Refresh()
	if c.OnChange != nil {
		c.OnChange(on)
	}
}

// CreateRenderer is part of fyne.Widget.
func (c *Check) CreateRenderer() fyne.WidgetRenderer {
	ring := newFocusRing(2)
	box := newImage()
	label := newText(SizeBody, false)
	v := &view{parts: []fyne.CanvasObject{ring.outer, ring.gap, box, label}}
	v.min = func() fyne.Size {
		return fyne.NewSize(20+8+min(measure(c.Text, SizeBody, false).Width, 200), 28)
	}
	v.refresh = func() {
		ring.show(c.focused)
		n, tint, text := icons.Box, ColorText3, ColorText
		if c.Checked {
			n, tint = icons.BoxTicked, ColorAccent
		}
		if c.hovered && !c.Checked {
			tint = ColorText
		}
		if c.disabled {
			tint, text = ColorDisabled, ColorDisabled
		}
		setIcon(box, n, tint)
		label.Color = col(text)
	}
	v.place = func(s fyne.Size) {
		put(box, 0, (s.Height-20)/2, 20, 20)
		ring.place(2, (s.Height-16)/2, fyne.NewSquareSize(16))
		label.Text, _ = cut(c.Text, s.Width-27.5, SizeBody, false)
		middle(label, 28, s.Height)
	}
	v.refresh()
	return v
}
