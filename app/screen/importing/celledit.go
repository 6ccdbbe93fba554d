package importing

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"vinhdanh/app/widget"
)

// cellEditor is the field in which a cell is typed, over its place in the sheet.
type cellEditor struct {
	*widget.Entry
	b      *sheetBody
	row    int // of the sheet
	at     int // its place in the grid
	column int // place among the columns
	was    string
	done   bool
}

const editorLeast = 180 // units of width, so that a narrow column's words are seen while they are typed

// edit opens the chosen cell; typed replaces what it reads if fresh.
func (b *sheetBody) edit(typed string, fresh bool) {
	b.close(true)
	if b.number() == 0 || b.column >= len(b.v.columns) {
		return
	}
	if b.v.wide(b.row) { // a title is typed in the cell where its words stand
		b.column = b.v.mostWords(b.row)
	}
	e := &cellEditor{Entry: widget.NewEntry(), b: b, row: b.number(), at: b.row, column: b.column, was: b.text()}
	e.Text = e.was
	if fresh {
		e.Text = typed
	}
	e.OnKey, e.OnShortcut = e.key, e.shortcut
	e.OnFocus = func(on bool) {
		if !on {
			b.close(true)
		}
	}
	e.OnTab = func() { e.leave(0, 1) }
	b.editor = e
	b.reveal()
	b.update()
	b.Refresh()
	if c := fyne.CurrentApp().Driver().CanvasForObject(b); c != nil {
		c.Focus(e.Entry)
		if fresh {
			e.CursorColumn = len([]rune(e.Text))
			e.Refresh()
		} else {
			e.TypedShortcut(&fyne.ShortcutSelectAll{})
		}
	}
}

// place puts the field over its cell, within what is in sight.
func (e *cellEditor) place() {
	pos, size := e.b.bounds(e.at, e.column)
	right := e.b.v.scroll.Offset.X + e.b.v.scroll.Size().Width
	w := max(size.Width, editorLeast)
	e.Move(fyne.NewPos(max(e.b.v.scroll.Offset.X+e.b.v.gutter, min(pos.X, right-w)), pos.Y-(widget.HeightButton-rowHigh)/2))
	e.Resize(fyne.NewSize(w, widget.HeightButton))
}

func (e *cellEditor) key(k *fyne.KeyEvent) bool {
	switch k.Name {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeyDown:
		e.leave(1, 0)
	case fyne.KeyUp:
		e.leave(-1, 0)
	case fyne.KeyEscape:
		e.b.close(false)
		e.b.takeFocus()
	default:
		return false
	}
	return true
}

// shortcut keeps what was typed before a shortcut of the window goes on.
func (e *cellEditor) shortcut(s fyne.Shortcut) bool {
	if c, ok := s.(*desktop.CustomShortcut); ok && (c.KeyName == fyne.KeyReturn || c.KeyName == fyne.KeyEnter) {
		e.leave(0, 0)
		e.b.TypedShortcut(s)
		return true
	}
	return false
}

// leave keeps what was typed and moves on.
func (e *cellEditor) leave(down, right int) {
	b := e.b
	b.close(true)
	b.takeFocus()
	b.choose(b.row+down, b.column+right)
}

// close takes the field away; keep: what was typed is the cell's text.
func (b *sheetBody) close(keep bool) {
	e := b.editor
	if e == nil || e.done {
		return
	}
	e.done = true
	b.editor = nil
	b.update()
	b.Refresh()
	if keep && e.Text != e.was && e.column < len(b.v.columns) {
		b.v.deeds.writeCell(e.row, b.v.columns[e.column].letter, e.Text)
	}
}

// text gives what the chosen cell reads.
func (b *sheetBody) text() string {
	column := b.column
	if b.v.wide(b.row) {
		column = b.v.mostWords(b.row)
	}
	return b.v.rows.text(b.cell(), b.v.columns[column].index)
}

// wide tells whether a row is drawn as one cell over all columns.
func (v *sheetView) wide(row int) bool {
	k := v.rows.kinds[row]
	return (k == rowPlain || k == rowSection) && !v.bare()
}

// mostWords gives the column in which most of a row's words stand.
func (v *sheetView) mostWords(row int) int {
	best := 0
	for i, c := range v.columns {
		text := v.rows.text(v.list.Grid.Rows[row], c.index)
		if len(text) > len(v.rows.text(v.list.Grid.Rows[row], v.columns[best].index)) {
			best = i
		}
	}
	return best
}
