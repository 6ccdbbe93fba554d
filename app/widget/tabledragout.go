package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	fynewidget "fyne.io/fyne/v2/widget"
)

// DragOut lets rows be dragged by mouse to something outside the table. over
// tells at each step where the row is held, drop where it was let go; both in
// the window's coordinates. It can be called once.
func (t *DataTable) DragOut(over, drop func(row int, at fyne.Position)) {
	d := &tableDragOut{t: t, over: over, drop: drop, row: -1}
	d.ExtendBaseWidget(d)
	t.scroll.Content = container.NewStack(t.body, d)
	t.scroll.Refresh()
}

// tableDragOut lies over the rows and hands on what is no drag.
type tableDragOut struct {
	fynewidget.BaseWidget
	t          *DataTable
	over, drop func(row int, at fyne.Position)
	row        int // held, -1 for none
	at         fyne.Position
}

var (
	_ fyne.Draggable    = (*tableDragOut)(nil)
	_ fyne.Tappable     = (*tableDragOut)(nil)
	_ desktop.Hoverable = (*tableDragOut)(nil)
)

// Tapped is part of fyne.Tappable.
func (d *tableDragOut) Tapped(e *fyne.PointEvent) { d.t.body.Tapped(e) }

// MouseIn is part of desktop.Hoverable.
func (d *tableDragOut) MouseIn(e *desktop.MouseEvent) { d.t.body.MouseIn(e) }

// MouseMoved is part of desktop.Hoverable.
func (d *tableDragOut) MouseMoved(e *desktop.MouseEvent) { d.t.body.MouseMoved(e) }

// MouseOut is part of desktop.Hoverable.
func (d *tableDragOut) MouseOut() { d.t.body.MouseOut() }

// Dragged tells where the row is held.
func (d *tableDragOut) Dragged(e *fyne.DragEvent) {
	if d.row < 0 {
		if d.row = d.t.body.rowAt(e.Position.Subtract(e.Dragged).Y); d.row < 0 {
			return
		}
		d.t.body.tip.hide()
	}
	d.at = e.AbsolutePosition
	d.over(d.row, d.at)
}

// DragEnd lets the row go.
func (d *tableDragOut) DragEnd() {
	row := d.row
	if d.row = -1; row >= 0 {
		d.drop(row, d.at)
	}
}

// CreateRenderer is part of fyne.Widget.
func (d *tableDragOut) CreateRenderer() fyne.WidgetRenderer {
	return fynewidget.NewSimpleRenderer(container.NewWithoutLayout())
}
