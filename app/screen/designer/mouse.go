package designer

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"vinhdanh/print/layout"
)

// act is what a drag does.
type act uint8

const (
	nothing act = iota
	pressing
	moving
	resizing
	drawing // a new piece of text, or a line
	panning
)

// drag is what the mouse is doing.
type drag struct {
	what   act
	from   fyne.Position // where it was pressed
	rect   layout.Rect   // of the chosen part then
	handle handle
	lines  lines
	guides []guide
	shows  bool // distances
	last   fyne.Position
	lift   func() // gives up lifting the part off the sheet
	lifts  bool   // the part is off the sheet: its picture stays as it is
}

// reach is how near a line pulls, in units of the interface.
const reach = 5

var (
	_ desktop.Mouseable   = (*desk)(nil)
	_ desktop.Hoverable   = (*desk)(nil)
	_ desktop.Cursorable  = (*desk)(nil)
	_ desktop.Keyable     = (*desk)(nil)
	_ fyne.Draggable      = (*desk)(nil)
	_ fyne.Scrollable     = (*desk)(nil)
	_ fyne.DoubleTappable = (*desk)(nil)
	_ fyne.Focusable      = (*desk)(nil)
	_ fyne.Tabbable       = (*desk)(nil)
	_ fyne.Shortcutable   = (*desk)(nil)
)

// MouseDown chooses what is there, or begins to draw.
func (d *desk) MouseDown(ev *desktop.MouseEvent) {
	if d.s.e == nil {
		return
	}
	d.focus()
	p := ev.Position
	d.drag = drag{from: p, last: p, what: panning}
	if ev.Button == desktop.MouseButtonTertiary {
		return
	}
	e := d.s.e
	x, y := d.mm(p)
	switch d.s.tool {
	case toolText, toolLine:
		d.drag.what = drawing
		return
	case toolCode:
		d.drag.what = nothing
		e.addCode(x, y)
		d.s.useTool(toolChoose)
		d.s.changed()
		return
	}
	if h, ok := d.handleAt(p); ok {
		d.drag.what, d.drag.handle, d.drag.rect, d.drag.lines = resizing, h, e.rect(e.sel), e.lines()
		if e.sel.kind == framePart {
			d.drag.lift = d.s.lift()
		}
		e.begin()
		return
	}
	at := e.at(x, y)
	if at.kind == noPart {
		d.s.choose(part{})
		return
	}
	if at.kind == framePart {
		at.field = d.s.fieldAt(at.at, y)
	}
	d.s.choose(at)
	d.drag.what, d.drag.rect, d.drag.lines = pressing, e.rect(e.sel), e.lines()
	d.drag.lift = d.s.lift()
}

// Dragged moves, resizes, draws or pans.
func (d *desk) Dragged(ev *fyne.DragEvent) {
	if d.s.e == nil {
		return
	}
	e := d.s.e
	p := ev.Position
	mm := func(v float32) float64 { return float64(v / d.unit) }
	dx, dy := mm(p.X-d.drag.from.X), mm(p.Y-d.drag.from.Y)
	pull := mm(reach)
	if d.modifiers()&fyne.KeyModifierControl != 0 { // Alt and a drag are the window manager's
		pull = 0
	}
	switch d.drag.what {
	case pressing:
		d.drag.what, d.drag.shows = moving, true
		e.begin()
		fallthrough
	case moving:
		r := d.drag.rect
		r.X, r.Y = r.X+dx, r.Y+dy
		r, guides := e.snapMove(r, d.drag.lines, pull)
		r = moved(r, e.room(e.sel))
		e.put(e.sel, r)
		d.drag.guides = standing(r, guides)
		d.placeChosen()
	case resizing:
		x, y := d.drag.handle.spot(d.drag.rect)
		x, y, guides := e.snapEdge(d.drag.handle, x+dx, y+dy, d.drag.lines, pull)
		r := e.resized(e.sel, d.drag.rect, d.drag.handle, x, y)
		e.put(e.sel, r)
		d.drag.shows, d.drag.guides = true, standing(r, guides)
		d.placeChosen()
		if d.drag.lift != nil {
			d.s.paintLifted()
		} else {
			d.s.paintAgain()
		}
	case drawing:
		at, s := d.area(d.between(d.drag.from, p))
		d.outline.place(at, s, false, false)
	case panning:
		d.pan(p.X-d.drag.last.X, p.Y-d.drag.last.Y)
	}
	d.drag.last = p
}

// between is the rectangle between two places of the desk, mm.
func (d *desk) between(from, to fyne.Position) layout.Rect {
	x0, y0 := d.mm(from)
	x1, y1 := d.mm(to)
	return layout.Rect{X: min(x0, x1), Y: min(y0, y1), W: max(x0, x1) - min(x0, x1), H: max(y0, y1) - min(y0, y1)}
}

// DragEnd finishes what Dragged did.
func (d *desk) DragEnd() { d.finish() }

// MouseUp finishes, also a press without a drag.
func (d *desk) MouseUp(*desktop.MouseEvent) { d.finish() }

func (d *desk) finish() {
	e := d.s.e
	if e == nil || d.drag.what == nothing {
		return
	}
	was := d.drag
	d.drag = drag{}
	if was.lift != nil {
		was.lift()
	}
	switch was.what {
	case moving, resizing:
		changed := e.rect(e.sel) != was.rect
		e.end(changed)
		if changed {
			d.s.changed()
		} else {
			d.s.dropped()
		}
	case pressing:
		d.s.dropped()
	case drawing:
		r := d.between(was.from, was.last)
		if d.s.tool == toolText {
			e.addText(r, textLayer, d.s.sh.T("designer.new-text"))
		} else {
			e.addLine(r, textLayer)
		}
		text := d.s.tool == toolText
		d.s.useTool(toolChoose)
		d.s.changed()
		if text {
			d.s.panel.focusText()
		}
	}
	d.placeChosen()
}

// giveUp takes back the gesture under way; it tells whether there was one.
func (d *desk) giveUp() bool {
	if d.drag.what == nothing || d.drag.what == panning {
		return false
	}
	if d.drag.lift != nil {
		d.drag.lift()
	}
	d.drag = drag{}
	d.s.e.giveUp()
	d.s.dropped()
	d.s.changed()
	return true
}

// DoubleTapped leads to the words of the field.
func (d *desk) DoubleTapped(*fyne.PointEvent) { d.s.panel.focusText() }

// Scrolled moves the sheet, with Shift sideways, with Ctrl nearer or further.
func (d *desk) Scrolled(ev *fyne.ScrollEvent) {
	if d.s.e == nil {
		return
	}
	switch m := d.modifiers(); {
	case m&fyne.KeyModifierControl != 0 && ev.Scrolled.DY > 0:
		d.zoom(1, ev.Position)
	case m&fyne.KeyModifierControl != 0 && ev.Scrolled.DY < 0:
		d.zoom(-1, ev.Position)
	case d.fits:
	case m&fyne.KeyModifierShift != 0:
		d.pan(ev.Scrolled.DY+ev.Scrolled.DX, 0)
	default:
		d.pan(ev.Scrolled.DX, ev.Scrolled.DY)
	}
}

// modifiers are the keys held down: as the driver knows them, else as they were typed.
func (d *desk) modifiers() fyne.KeyModifier {
	if drv, ok := fyne.CurrentApp().Driver().(desktop.Driver); ok {
		return d.keys | drv.CurrentKeyModifiers()
	}
	return d.keys
}

// MouseIn is part of desktop.Hoverable.
func (d *desk) MouseIn(ev *desktop.MouseEvent) { d.MouseMoved(ev) }

// MouseMoved watches which handle is under the mouse, for the cursor.
func (d *desk) MouseMoved(ev *desktop.MouseEvent) {
	if d.s.e != nil {
		d.hovering, d.hovers = d.handleAt(ev.Position)
	}
}

// MouseOut is part of desktop.Hoverable.
func (d *desk) MouseOut() { d.hovers = false }

// Cursor tells what a press would do.
func (d *desk) Cursor() desktop.Cursor {
	switch {
	case d.s.tool != toolChoose:
		return desktop.CrosshairCursor
	case d.hovers && d.hovering.y == 0:
		return desktop.HResizeCursor
	case d.hovers && d.hovering.x == 0:
		return desktop.VResizeCursor
	case d.hovers:
		return desktop.CrosshairCursor
	}
	return desktop.DefaultCursor
}
