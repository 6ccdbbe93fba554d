package widget

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	fynewidget "fyne.io/fyne/v2/widget"
)

// tableBody is the rows of a DataTable: as high as all of them, but made of
// those in sight alone. A row that scrolls out lends its parts to one that
// comes in.
type tableBody struct {
	fynewidget.BaseWidget
	t     *DataTable
	width float32
	hover int
	rows  []*tableRow
	objs  []fyne.CanvasObject
	// nudge draws nothing. Refreshing it has the window painted again; refreshing
	// the body would throw away the drawn letters of all rows.
	nudge *canvas.Rectangle

	focused   bool
	updating  bool
	again     bool
	tapped    time.Time
	tappedRow int
	tip       tipper
	tipAt     [2]int
}

const doubleTap = 400 * time.Millisecond

// MinSize is that of all rows.
func (b *tableBody) MinSize() fyne.Size {
	b.ExtendBaseWidget(b)
	_, _, total := b.t.lay(0)
	return fyne.NewSize(total, float32(b.t.Len())*b.t.rowHeight())
}

// update brings the rows in sight up to date; all: also those that stayed where they were.
func (b *tableBody) update(all bool) {
	if b.updating { // a Row that loads at once asks for it again
		b.again = true
		return
	}
	b.updating = true
	b.updateOnce(all)
	for i := 0; b.again && i < 3; i++ {
		b.again = false
		b.updateOnce(true)
	}
	b.updating, b.again = false, false
	b.nudge.Refresh()
}

func (b *tableBody) updateOnce(all bool) {
	t := b.t
	height := t.scroll.Size().Height
	if height < 1 || b.width < 1 { // not placed yet: every row would be in sight
		return
	}
	n, h := t.Len(), t.rowHeight()
	first := max(0, int(t.scroll.Offset.Y/h))
	last := min(n, int((t.scroll.Offset.Y+height)/h)+1)
	count := int(height/h) + 2
	if count != len(b.rows) {
		for len(b.rows) < count {
			b.rows = append(b.rows, newTableRow())
		}
		b.rows = b.rows[:count]
		for _, r := range b.rows {
			r.index = -1
		}
	}
	starts, ends, total := t.lay(b.width)
	b.objs = append(b.objs[:0], b.nudge)
	for i := first; i < last; i++ {
		r := b.rows[i%count]
		state := rowState{selected: i == t.selected, hovered: i == b.hover, ticks: t.Ticked != nil,
			ticked: t.Ticked != nil && t.Ticked(i), focused: b.focused, width: total, height: h}
		if all || r.index != i || r.state != state {
			r.show(i, float32(i)*h, t.Row(i), state, t.Columns, starts, ends)
		}
		b.objs = append(b.objs, r.objs...)
	}
}

func (b *tableBody) rowAt(y float32) int {
	i := int(y / b.t.rowHeight())
	if y < 0 || i >= b.t.Len() {
		return -1
	}
	return i
}

// Tapped chooses the row, opens it on the second press, or ticks it.
func (b *tableBody) Tapped(e *fyne.PointEvent) {
	i := b.rowAt(e.Position.Y)
	if i < 0 {
		return
	}
	if c := fyne.CurrentApp().Driver().CanvasForObject(b); c != nil && c.Focused() != b {
		c.Focus(b)
	}
	if b.t.Ticked != nil && e.Position.X < tickWidth {
		b.tickTo(i)
		return
	}
	at := b.t.now()
	twice := i == b.tappedRow && at.Sub(b.tapped) < doubleTap
	b.tapped, b.tappedRow = at, i
	b.t.choose(i)
	if b.t.OnTap != nil {
		b.t.OnTap(i)
		return
	}
	if twice && b.t.OnOpen != nil {
		b.tapped = time.Time{}
		b.t.OnOpen(i)
	}
}

func (b *tableBody) tick(i int) {
	if b.t.OnTick != nil {
		b.t.OnTick(i)
		b.update(true)
		b.t.head.Refresh()
	}
}

// MouseIn is part of desktop.Hoverable.
func (b *tableBody) MouseIn(e *desktop.MouseEvent) { b.MouseMoved(e) }

// MouseMoved marks the row below the mouse and shows cut words in full.
func (b *tableBody) MouseMoved(e *desktop.MouseEvent) {
	i := b.rowAt(e.Position.Y)
	if i != b.hover {
		b.hover = i
		b.update(false)
	}
	starts, ends, _ := b.t.lay(b.width)
	column := -1
	for k := range starts {
		if e.Position.X >= starts[k] && e.Position.X < ends[k] {
			column = k
		}
	}
	if at := [2]int{i + 1, column + 1}; at != b.tipAt {
		b.tipAt = at
		b.tip.hide()
		if i >= 0 && column >= 0 && len(b.rows) > 0 {
			if r := b.rows[i%len(b.rows)]; r.index == i {
				b.tip.show(b, r.full(column), e.AbsolutePosition)
			}
		}
	}
}

// MouseOut is part of desktop.Hoverable.
func (b *tableBody) MouseOut() {
	b.hover = -1
	b.tipAt = [2]int{}
	b.tip.hide()
	b.update(false)
}

// FocusGained is part of fyne.Focusable.
func (b *tableBody) FocusGained() { b.focused = true; b.update(false) }

// FocusLost is part of fyne.Focusable.
func (b *tableBody) FocusLost() { b.focused = false; b.update(false) }

// TypedRune hands letters on, as pressable does.
func (b *tableBody) TypedRune(r rune) { passRune(b, r) }

// TypedKey moves, ticks and opens.
func (b *tableBody) TypedKey(e *fyne.KeyEvent) {
	t := b.t
	page := max(1, int(t.scroll.Size().Height/t.rowHeight())-1)
	switch e.Name {
	case fyne.KeyDown:
		t.choose(t.selected + 1)
	case fyne.KeyUp:
		t.choose(max(0, t.selected-1))
	case fyne.KeyPageDown:
		t.choose(t.selected + page)
	case fyne.KeyPageUp:
		t.choose(max(0, t.selected-page))
	case fyne.KeyHome:
		t.choose(0)
	case fyne.KeyEnd:
		t.choose(t.Len() - 1)
	case fyne.KeySpace:
		if t.selected >= 0 && t.Ticked != nil {
			b.tickTo(t.selected)
		}
	case fyne.KeyReturn, fyne.KeyEnter:
		if t.selected >= 0 && t.OnOpen != nil {
			t.OnOpen(t.selected)
		}
	default:
		passKey(b, e)
	}
}

// CreateRenderer is part of fyne.Widget.
func (b *tableBody) CreateRenderer() fyne.WidgetRenderer { return &bodyView{b} }

type bodyView struct{ b *tableBody }

func (v *bodyView) Destroy()                     {}
func (v *bodyView) Layout(fyne.Size)             {}
func (v *bodyView) MinSize() fyne.Size           { return v.b.MinSize() }
func (v *bodyView) Objects() []fyne.CanvasObject { return v.b.objs }
func (v *bodyView) Refresh()                     { v.b.update(true) }
