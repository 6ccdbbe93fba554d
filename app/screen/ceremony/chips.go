package ceremony

import (
	"slices"

	"fyne.io/fyne/v2"

	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
)

// chip is a step of a group.
type chip struct {
	text string
	how  chipHow
}

type chipHow uint8

const (
	chipAhead chipHow = iota
	chipNow
	chipDone
	chipLeft // not due
)

// chips shows the steps of a group in a row, in several where they do not fit.
type chips struct {
	sheet
	list []chip
	high float32
}

func newChips() *chips {
	c := &chips{high: widget.HeightChip}
	c.paint = c.draw
	c.least = func() fyne.Size { return fyne.NewSize(60, c.high) }
	c.ExtendBaseWidget(c)
	return c
}

func (c *chips) set(list []chip) {
	if !slices.Equal(c.list, list) {
		c.list = list
		c.redraw()
	}
}

func (c *chips) draw(s fyne.Size) {
	const gap, pad, mark = 8, 12, 14
	x, y := float32(0), float32(0)
	for _, k := range c.list {
		fill, stroke, letters, bold := widget.ColorSurface, widget.ColorLine2, widget.ColorText3, false
		var icon icons.Name
		switch k.how {
		case chipNow:
			fill, stroke, letters, bold = widget.ColorAccent, widget.ColorAccent, widget.ColorOnAccent, true
		case chipDone:
			fill, stroke, letters, icon = widget.ColorOK50, widget.ColorOK200, widget.ColorOK, icons.Check
		case chipLeft:
			fill, letters, icon = widget.ColorSurface2, widget.ColorText3, icons.Remove
		}
		w := measure(k.text, widget.SizeSecond, bold).Width + 2*pad
		if icon != "" {
			w += mark + 6
		}
		if x > 0 && x+w > s.Width {
			x, y = 0, y+widget.HeightChip+6
		}
		c.box(fill, stroke, 1, widget.RadiusChip, x, y, w, widget.HeightChip)
		at := x + pad
		if icon != "" {
			c.icon(icon, letters, mark, at, y, widget.HeightChip)
			at += mark + 6
		}
		c.write(k.text, widget.SizeSecond, bold, letters, at, y, widget.HeightChip)
		x += w + gap
	}
	c.high = y + widget.HeightChip
}
