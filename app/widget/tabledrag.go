package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	fynewidget "fyne.io/fyne/v2/widget"
)

// Draggable lets rows be dragged to other places by mouse. may tells whether a
// row can be taken; drop tells where it was let go: from the row that it was to
// the one that it is to be, both counted with the row in its old place and its
// new one. It can be called once.
func (t *DataTable) Draggable(may func(i int) bool, drop func(from, to int)) {
	d := &tableDrag{t: t, may: may, drop: drop, from: -1, line: &canvas.Rectangle{}}
	d.ExtendBaseWidget(d)
	t.scroll.Content = container.NewStack(t.body, d)
	t.scroll.Refresh()
}

// tableDrag lies over the rows and hands on what is no drag. Rows that cannot
// be dragged have none: there a slip of the mouse is still a press.
type tableDrag struct {
	fynewidget.BaseWidget
	t    *DataTable
	may  func(i int) bool
	drop func(from, to int)

	from, slot int // the row dragged, -1 for none; before which row it would be let go
	slipped    bool
	at         fyne.Position
	line       *canvas.Rectangle
}

var (
	_ fyne.Draggable     = (*tableDrag)(nil)
	_ fyne.Tappable      = (*tableDrag)(nil)
	_ desktop.Hoverable  = (*tableDrag)(nil)
	_ desktop.Cursorable = (*tableDrag)(nil)
)

// Tapped is part of fyne.Tappable.
func (d *tableDrag) Tapped(e *fyne.PointEvent) { d.t.body.Tapped(e) }

// MouseIn is part of desktop.Hoverable.
func (d *tableDrag) MouseIn(e *desktop.MouseEvent) { d.t.body.MouseIn(e) }

// MouseMoved is part of desktop.Hoverable.
func (d *tableDrag) MouseMoved(e *desktop.MouseEvent) { d.t.body.MouseMoved(e) }

// MouseOut is part of desktop.Hoverable.
func (d *tableDrag) MouseOut() { d.t.body.MouseOut() }

// Cursor is a hand while a row is held.
func (d *tableDrag) Cursor() desktop.Cursor {
	if d.from >= 0 {
		return desktop.PointerCursor
	}
	return desktop.DefaultCursor
}

// Dragged marks where the row would be let go, and scrolls at the edges.
func (d *tableDrag) Dragged(e *fyne.DragEvent) {
	h := d.t.rowHeight()
	d.at = e.Position
	if d.from < 0 && !d.slipped {
		began := e.Position.Subtract(e.Dragged)
		i := d.t.body.rowAt(began.Y)
		if i < 0 || !d.may(i) {
			d.slipped = true
			return
		}
		d.from = i
		d.t.body.tip.hide()
	}
	if d.from < 0 {
		return
	}
	top, high := d.t.scroll.Offset.Y, d.t.scroll.Size().Height
	switch y := e.Position.Y; {
	case y < top+h/2:
		d.t.scroll.ScrollToOffset(fyne.NewPos(0, max(0, top-h/2)))
	case y > top+high-h/2:
		d.t.scroll.ScrollToOffset(fyne.NewPos(0, min(top+h/2, max(0, float32(d.t.Len())*h-high))))
	}
	d.slot = min(max(0, int(e.Position.Y/h+0.5)), d.t.Len())
	for d.slot > 0 && !d.may(d.slot-1) { // behind rows that stay where they are there is no place
		d.slot--
	}
	d.Refresh()
}

// DragEnd lets the row go. A drag that leads nowhere is a press.
func (d *tableDrag) DragEnd() {
	from, slot, slipped := d.from, d.slot, d.slipped
	d.from, d.slipped = -1, false
	d.Refresh()
	if from < 0 {
		if slipped {
			d.t.body.Tapped(&fyne.PointEvent{Position: d.at})
		}
		return
	}
	if slot == from || slot == from+1 {
		if d.t.body.rowAt(d.at.Y) == from {
			d.t.body.Tapped(&fyne.PointEvent{Position: d.at})
		}
		return
	}
	if slot > from {
		slot--
	}
	d.drop(from, slot)
}

// CreateRenderer is part of fyne.Widget.
func (d *tableDrag) CreateRenderer() fyne.WidgetRenderer {
	v := &view{parts: []fyne.CanvasObject{d.line}}
	v.min = func() fyne.Size { return fyne.Size{} }
	v.refresh = func() {
		d.line.Hidden = d.from < 0
		d.line.FillColor = col(ColorAccent)
		put(d.line, 0, max(0, float32(d.slot)*d.t.rowHeight()-2), d.Size().Width, 3)
		d.line.Refresh()
	}
	v.place = func(fyne.Size) { v.refresh() }
	v.refresh()
	return v
}
