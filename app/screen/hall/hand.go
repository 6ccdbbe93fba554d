package hall

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// What mouse and keyboard do to a chart.

// Tapped chooses a seat, or takes one away or adds it.
func (c *chart) Tapped(e *fyne.PointEvent) {
	if over := fyne.CurrentApp().Driver().CanvasForObject(c); over != nil {
		over.Focus(c)
	}
	p, gap, ok := c.seatAt(e.Position)
	switch {
	case !ok:
	case c.gaps:
		c.gap(p, !gap)
	case !gap:
		c.picked(p.Label)
	}
}

// Dragged carries who sits where the drag began; from anywhere else it moves
// the view.
func (c *chart) Dragged(e *fyne.DragEvent) {
	if !c.dragging {
		c.dragging = true
		p, gap, ok := c.seatAt(e.Position.Subtract(e.Dragged))
		if c.from, c.panning = p.Label, true; ok && !gap && !c.gaps && c.grab(p.Label) {
			c.panning = false
		}
	}
	c.last = e.Position
	if c.panning {
		c.offset, c.moved = c.offset.SubtractXY(e.Dragged.DX, e.Dragged.DY), true
		c.clamp()
		c.redraw()
		return
	}
	c.aimAt(c.under(e.Position))
	c.drag(c.from, e.AbsolutePosition)
}

// under gives the seat under a point of the widget, "" for none.
func (c *chart) under(at fyne.Position) string {
	if size := c.Size(); at.X < 0 || at.Y < 0 || at.X > size.Width || at.Y > size.Height {
		return ""
	}
	if p, gap, ok := c.seatAt(at); ok && !gap {
		return p.Label
	}
	return ""
}

// DragEnd puts him down.
func (c *chart) DragEnd() {
	panning := c.panning
	c.dragging, c.panning = false, false
	if panning {
		return
	}
	to := c.target
	c.aimAt("")
	c.drop(c.from, to)
}

// Scrolled moves the view; with Ctrl it changes its size.
func (c *chart) Scrolled(e *fyne.ScrollEvent) {
	if d, ok := fyne.CurrentApp().Driver().(desktop.Driver); ok && d.CurrentKeyModifiers()&fyne.KeyModifierControl != 0 {
		factor := float32(1.15)
		if e.Scrolled.DY < 0 {
			factor = 1 / factor
		}
		c.zoomBy(factor, e.Position)
		return
	}
	before := c.offset
	c.offset = c.offset.SubtractXY(e.Scrolled.DX, e.Scrolled.DY)
	if c.clamp(); c.offset != before {
		c.moved = true
		c.redraw()
	}
}

// MouseIn is part of desktop.Hoverable.
func (c *chart) MouseIn(e *desktop.MouseEvent) { c.MouseMoved(e) }

// MouseMoved tells over which seat the mouse is.
func (c *chart) MouseMoved(e *desktop.MouseEvent) {
	c.pointer = e.Position
	c.over(c.under(e.Position))
}

// MouseOut is part of desktop.Hoverable.
func (c *chart) MouseOut() { c.over("") }

func (c *chart) over(label string) {
	if c.hover != label {
		c.hover = label
		c.hovered(label)
	}
}

// FocusGained is part of fyne.Focusable.
func (c *chart) FocusGained() { c.focused = true; c.frames() }

// FocusLost is part of fyne.Focusable.
func (c *chart) FocusLost() { c.focused = false; c.frames() }

// TypedRune is part of fyne.Focusable.
func (c *chart) TypedRune(r rune) {
	middle := fyne.NewPos(c.Size().Width/2, c.Size().Height/2)
	switch r {
	case '+', '=':
		c.zoomBy(1.25, middle)
	case '-', '−':
		c.zoomBy(0.8, middle)
	case '0':
		c.fit()
		c.redraw()
	default:
		c.typed(r)
	}
}

// TypedKey moves from seat to seat; all else is the screen's.
func (c *chart) TypedKey(e *fyne.KeyEvent) {
	way, ok := map[fyne.KeyName][2]int{fyne.KeyLeft: {-1, 0}, fyne.KeyRight: {1, 0}, fyne.KeyUp: {0, -1}, fyne.KeyDown: {0, 1}}[e.Name]
	if !ok {
		if !c.key(e) {
			if over := fyne.CurrentApp().Driver().CanvasForObject(c); over != nil {
				if pass := over.OnTypedKey(); pass != nil {
					pass(e)
				}
			}
		}
		return
	}
	if c.held {
		from := c.target
		if from == "" {
			from = c.at
		}
		c.target = c.l.Beside(from, way[0], way[1])
		c.reveal(c.target)
		return
	}
	c.picked(c.l.Beside(c.at, way[0], way[1]))
}
