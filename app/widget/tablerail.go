package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// struck is a word with a line through it.
type struck struct {
	text *canvas.Text
	line *canvas.Rectangle
}

// showWas puts what a cell's text replaces before it, small and struck through.
func (c *tableCell) showWas(was string, x, y, h float32) []fyne.CanvasObject {
	if c.was == nil {
		c.was = &struck{newText(SizeCaption, false), &canvas.Rectangle{}}
	}
	t := c.was.text
	t.Text, t.Color = was, col(ColorText3)
	m := t.MinSize()
	put(t, x, y+(h-m.Height)/2, m.Width, m.Height)
	t.Refresh()
	paint(c.was.line, col(ColorText3), x, y+h/2, m.Width, 1)
	return []fyne.CanvasObject{t, c.was.line}
}

// railLine is a piece of a line down the rows, in two halves.
type railLine struct{ above, below *canvas.Rectangle }

// railIcon is the side of what stands upon the line, railGap what is left free around it.
const (
	railIcon = 18
	railGap  = 1
)

// showRail draws the line from the row before, what stands upon it, and the
// line to the next row.
func (c *tableCell) showRail(cell Cell, x, y, w, h float32) (objs []fyne.CanvasObject) {
	if c.rail == nil {
		c.rail = &railLine{&canvas.Rectangle{}, &canvas.Rectangle{}}
	}
	middle, half := x+w/2-1, (h-1-railIcon)/2-railGap
	if cell.Rail.Above != "" {
		paint(c.rail.above, col(cell.Rail.Above), middle, y-1, 2, half+1)
		objs = append(objs, c.rail.above)
	}
	if cell.Rail.Below != "" {
		paint(c.rail.below, col(cell.Rail.Below), middle, y+h-1-half, 2, half+1)
		objs = append(objs, c.rail.below)
	}
	if cell.Icon != "" {
		was := c.icon.Resource
		setIcon(c.icon, cell.Icon, cell.Tint)
		put(c.icon, x+(w-railIcon)/2, y+(h-1-railIcon)/2, railIcon, railIcon)
		if was == nil || was.Name() != c.icon.Resource.Name() { // drawing it anew is what costs most of a row
			c.icon.Refresh()
		}
		objs = append(objs, c.icon)
	}
	return objs
}
