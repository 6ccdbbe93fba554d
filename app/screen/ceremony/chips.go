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

// whole is how wide all are side by side once they are done.
func (c *chips) whole(gap, pad, mark, size float32) (w float32) {
	for _, k := range c.list {
		w += measure(k.text, size, false).Width + 2*pad + mark + 4 + gap
	}
	return w - gap
}

func (c *chips) draw(s fyne.Size) {
	const mark = 14
	gap, pad, size := float32(8), float32(12), widget.SizeSecond
	if c.whole(gap, pad, mark, size) > s.Width {
		gap, pad, size = 6, 9, widget.SizeCaption
	}
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
		w := measure(k.text, size, bold).Width + 2*pad
		if icon != "" {
			w += mark + 4
		}
		if x > 0 && x+w > s.Width {
			x, y = 0, y+widget.HeightChip+6
		}
		c.box(fill, stroke, 1, widget.RadiusChip, x, y, w, widget.HeightChip)
		at := x + pad
		if icon != "" {
			c.icon(icon, letters, mark, at, y, widget.HeightChip)
			at += mark + 4
		}
		c.write(k.text, size, bold, letters, at, y, widget.HeightChip)
		x += w + gap
	}
	c.high = y + widget.HeightChip
}
