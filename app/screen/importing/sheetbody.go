package importing

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	fynewidget "fyne.io/fyne/v2/widget"

	"vinhdanh/app/widget"
	"vinhdanh/data/sheet"
)

// sheetBody is the rows of a sheetView: as high as all of them, but made of
// those in sight alone. A row that scrolls out lends its parts to one that
// comes in. The row numbers stay at the leading edge. It has the keyboard for
// the whole sheet, the chips above included.
type sheetBody struct {
	fynewidget.BaseWidget
	v       *sheetView
	rows    []*sheetRow
	objs    []fyne.CanvasObject
	nudge   *canvas.Rectangle // draws nothing; refreshing it has the window painted again
	frame   *canvas.Rectangle // around the chosen cell
	anchor  *canvas.Rectangle // draws nothing; lists open below it
	editor  *cellEditor       // nil while nothing is typed
	row     int               // of the chosen cell, its place in the grid; -1: the chips
	column  int               // of the chosen cell, its place among the columns
	focused bool
	tip     struct{ row, column int }
}

func newSheetBody(v *sheetView) *sheetBody {
	b := &sheetBody{v: v, nudge: &canvas.Rectangle{}, row: -1}
	b.frame = &canvas.Rectangle{}
	b.anchor = &canvas.Rectangle{}
	b.tip.row = -1
	b.ExtendBaseWidget(b)
	return b
}

// MinSize is that of all rows.
func (b *sheetBody) MinSize() fyne.Size {
	if b.v.list == nil {
		return fyne.NewSize(0, 0)
	}
	return fyne.NewSize(b.v.width, float32(len(b.v.list.Grid.Rows))*rowHigh)
}

// CreateRenderer is part of fyne.Widget.
func (b *sheetBody) CreateRenderer() fyne.WidgetRenderer { return &bodyView{b} }

type bodyView struct{ b *sheetBody }

func (r *bodyView) Destroy()                     {}
func (r *bodyView) Layout(fyne.Size)             {}
func (r *bodyView) MinSize() fyne.Size           { return r.b.MinSize() }
func (r *bodyView) Objects() []fyne.CanvasObject { return r.b.objs }
func (r *bodyView) Refresh() {
	r.b.forget()
	r.b.update()
}

// forget has all rows drawn anew when they are next in sight.
func (b *sheetBody) forget() {
	for _, r := range b.rows {
		r.index = -1
	}
}

// update brings the rows in sight up to date.
func (b *sheetBody) update() {
	v := b.v
	height := v.scroll.Size().Height
	if v.list == nil || height < 1 {
		return
	}
	n := len(v.list.Grid.Rows)
	first := max(0, int(v.scroll.Offset.Y/rowHigh))
	last := min(n, int((v.scroll.Offset.Y+height)/rowHigh)+1)
	count := int(height/rowHigh) + 2
	for len(b.rows) < count {
		b.rows = append(b.rows, &sheetRow{index: -1})
	}
	b.rows = b.rows[:count]
	b.objs = append(b.objs[:0], b.nudge)
	left := v.scroll.Offset.X
	v.head.Move(fyne.NewPos(-left, 0)) // whatever moved the body: a wheel, a jump, a larger window
	for i := first; i < last; i++ {
		r := b.rows[i%count]
		if r.index != i || r.left != left {
			r.paint(v, i, left)
		}
		b.objs = append(b.objs, r.objs...)
	}
	b.placeFrame()
	b.objs = append(b.objs, b.frame, b.anchor)
	if b.editor != nil {
		b.editor.place()
		b.objs = append(b.objs, b.editor.Entry)
	}
	b.nudge.Refresh()
}

// bounds gives the place of a cell in the body; what is no data row is one cell.
func (b *sheetBody) bounds(row, column int) (fyne.Position, fyne.Size) {
	v := b.v
	y := float32(row) * rowHigh
	if v.wide(row) || column >= len(v.columns) {
		x := v.scroll.Offset.X + v.gutter
		return fyne.NewPos(x, y), fyne.NewSize(v.scroll.Size().Width-v.gutter, rowHigh-1)
	}
	c := v.columns[column]
	return fyne.NewPos(c.x, y), fyne.NewSize(c.w-1, rowHigh-1)
}

// placeFrame draws the frame around the chosen cell, and marks the chosen chip.
func (b *sheetBody) placeFrame() {
	v := b.v
	for i, c := range v.columns {
		if c.chip != nil {
			c.chip.mark(b.focused && b.row < 0 && i == v.chipOf(b.column))
		}
	}
	b.frame.Hidden = b.row < 0 || b.row >= len(v.rows.kinds)
	if b.frame.Hidden {
		return
	}
	pos, size := b.bounds(b.row, b.column)
	b.frame.FillColor, b.frame.StrokeColor, b.frame.StrokeWidth = theme.Color(widget.ColorNone), theme.Color(widget.ColorLine2), 1
	if b.focused {
		b.frame.StrokeColor, b.frame.StrokeWidth = theme.Color(widget.ColorAccent), 2
	}
	b.frame.Move(pos)
	b.frame.Resize(size)
	b.frame.Refresh()
}

// chipOf gives the column whose chip stands over a column.
func (v *sheetView) chipOf(column int) int {
	for column > 0 && column < len(v.columns) && v.columns[column].chip == nil {
		column--
	}
	return column
}

// bare tells that no column is known to hold names, so that nothing is a data row yet.
func (v *sheetView) bare() bool { return len(v.list.Records) == 0 }

var (
	_ fyne.Tappable          = (*sheetBody)(nil)
	_ fyne.SecondaryTappable = (*sheetBody)(nil)
	_ fyne.Focusable         = (*sheetBody)(nil)
	_ fyne.Shortcutable      = (*sheetBody)(nil)
	_ desktop.Hoverable      = (*sheetBody)(nil)
)

// hit tells in which cell a place of the body lies.
func (b *sheetBody) hit(at fyne.Position) (row, column int, ok bool) {
	v := b.v
	if v.list == nil {
		return 0, 0, false
	}
	row = int(at.Y / rowHigh)
	if at.Y < 0 || row >= len(v.list.Grid.Rows) {
		return 0, 0, false
	}
	for i, c := range v.columns {
		if at.X >= c.x {
			column = i
		}
	}
	return row, column, true
}

// Tapped chooses a cell; one that was chosen before is typed into. On a row's
// number, or a section's tag, it offers what the row may be.
func (b *sheetBody) Tapped(e *fyne.PointEvent) {
	row, column, ok := b.hit(e.Position)
	if !ok {
		return
	}
	again := b.focused && row == b.row && (column == b.column || b.v.rows.kinds[row] == rowSection)
	b.choose(row, column)
	b.takeFocus()
	switch {
	case e.Position.X < b.v.scroll.Offset.X+b.v.gutter, again && b.v.rows.kinds[row] == rowSection:
		b.menu(e.Position)
	case b.v.rows.kinds[row] == rowSection:
		if r := b.rowInSight(row); r != nil && r.tag != nil && r.tagged && e.Position.X >= r.tag.Position().X && e.Position.X < r.tag.Position().X+r.tag.Size().Width+tagArrow {
			b.menu(r.tag.Position())
		}
	case again:
		b.edit("", false)
	}
}

// TappedSecondary offers what the row may be.
func (b *sheetBody) TappedSecondary(e *fyne.PointEvent) {
	if row, column, ok := b.hit(e.Position); ok {
		b.choose(row, column)
		b.takeFocus()
		b.menu(e.Position)
	}
}

func (b *sheetBody) rowInSight(i int) *sheetRow {
	for _, r := range b.rows {
		if r.index == i {
			return r
		}
	}
	return nil
}

// menu offers what the chosen row may be, below a place of it.
func (b *sheetBody) menu(at fyne.Position) {
	b.anchor.Move(fyne.NewPos(at.X, float32(b.row)*rowHigh))
	b.anchor.Resize(fyne.NewSize(1, rowHigh))
	b.v.deeds.chooseRow(b.v.list.Grid.Rows[b.row].Number, b.anchor)
}

// takeFocus gives the sheet the keyboard. One that is shown just now and was
// not drawn yet belongs to the program's window.
func (b *sheetBody) takeFocus() {
	driver := fyne.CurrentApp().Driver()
	c := driver.CanvasForObject(b)
	if windows := driver.AllWindows(); c == nil && len(windows) > 0 {
		c = windows[0].Canvas()
	}
	if c != nil {
		c.Focus(b)
	}
}

// MouseIn is part of desktop.Hoverable.
func (b *sheetBody) MouseIn(e *desktop.MouseEvent) { b.MouseMoved(e) }

// MouseMoved shows the whole text of a cell that is cut.
func (b *sheetBody) MouseMoved(e *desktop.MouseEvent) {
	row, column, ok := b.hit(e.Position)
	if !ok || e.Position.X < b.v.scroll.Offset.X+b.v.gutter {
		b.MouseOut()
		return
	}
	if b.tip.row == row && b.tip.column == column {
		return
	}
	b.tip.row, b.tip.column = row, column
	words := ""
	if r := b.rowInSight(row); r != nil {
		for i, w := range r.words[:r.nWord] {
			if p := w.Position().X; r.full[i] != w.Text && e.Position.X >= p-cellPad && e.Position.X <= p+w.Size().Width+cellPad {
				words = r.full[i]
			}
		}
	}
	widget.TellTip(b, words, e.AbsolutePosition)
}

// MouseOut is part of desktop.Hoverable.
func (b *sheetBody) MouseOut() {
	if b.tip.row >= 0 {
		b.tip.row = -1
		widget.TellTip(b, "", fyne.Position{})
	}
}

// number gives the sheet's own number of the chosen row, 0 for the chips.
func (b *sheetBody) number() int {
	if b.row < 0 || b.row >= len(b.v.list.Grid.Rows) {
		return 0
	}
	return b.v.list.Grid.Rows[b.row].Number
}

// cell gives the chosen cell's row as the sheet has it.
func (b *sheetBody) cell() sheet.Row { return b.v.list.Grid.Rows[b.row] }
