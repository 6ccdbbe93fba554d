package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"vinhdanh/assets/icons"
)

// Chip is a filter that toggles, with its count; or, with Menu, one that
// opens a list.
type Chip struct {
	pressable
	Text string
	Icon icons.Name // with Warn colours, before the words
	On   bool
	Menu bool // shows an arrow; OnTapped opens the list
}

// NewChip makes a filter.
func NewChip(text string, tapped func()) *Chip {
	c := &Chip{Text: text}
	c.OnTapped = tapped
	c.extend(c)
	return c
}

// Set changes the words and whether the filter is on.
func (c *Chip) Set(text string, on bool) {
	if c.Text != text || c.On != on {
		c.Text, c.On = text, on
		c.Refresh()
	}
}

// CreateRenderer is part of fyne.Widget.
func (c *Chip) CreateRenderer() fyne.WidgetRenderer {
	ring := newFocusRing(RadiusChip)
	back := &canvas.Rectangle{StrokeWidth: 1, CornerRadius: RadiusChip}
	label := newText(SizeSecond, false)
	lead, arrow := newImage(), newImage()
	v := &view{parts: []fyne.CanvasObject{ring.outer, ring.gap, back, lead, label, arrow}}
	v.min = func() fyne.Size {
		w := measure(c.Text, SizeSecond, c.On).Width + 24
		if c.Icon != "" {
			w += 16 + 6
		}
		if c.Menu {
			w += 18 + 2
		}
		return fyne.NewSize(w, HeightChip)
	}
	v.refresh = func() {
		fill, stroke, text, icon := ColorSurface, ColorLine2, ColorText2, ColorWarn
		if c.hovered {
			fill = ColorSurface3
		}
		if c.On {
			fill, stroke, text, icon = ColorAccent, ColorAccent, ColorOnAccent, ColorOnAccent
			if c.hovered {
				fill = ColorAccentHover
			}
		}
		if c.disabled {
			text = ColorDisabled
		}
		ring.show(c.focused)
		back.FillColor, back.StrokeColor = col(fill), col(stroke)
		label.Color, label.TextStyle.Bold = col(text), c.On
		setIcon(lead, c.Icon, icon)
		if c.Menu {
			setIcon(arrow, icons.DropDown, text)
		} else {
			setIcon(arrow, "", "")
		}
	}
	v.place = func(s fyne.Size) {
		ring.place(0, 0, s)
		put(back, 0, 0, s.Width, s.Height)
		x, end := float32(12), s.Width-12
		if c.Icon != "" {
			put(lead, x, (s.Height-16)/2, 16, 16)
			x += 22
		}
		if c.Menu {
			put(arrow, end-14, (s.Height-18)/2, 18, 18)
			end -= 18
		}
		shown, _ := cut(c.Text, end-x+0.5, SizeSecond, c.On)
		if label.Text != shown {
			label.Text = shown
			label.Refresh()
		}
		middle(label, x, s.Height)
	}
	v.refresh()
	return v
}
