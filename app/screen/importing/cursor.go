package importing

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// home chooses the first data row's first cell, or the chips if no column is
// known to hold names.
func (b *sheetBody) home() {
	b.row, b.column = -1, 0
	if !b.v.bare() {
		for i, k := range b.v.rows.kinds {
			if k == rowRecord {
				b.row = i
				break
			}
		}
	}
	for i, c := range b.v.columns {
		if c.chip != nil && !c.right {
			b.column = i
			break
		}
	}
	b.update()
}

// settle keeps the chosen cell within a list that was read again.
func (b *sheetBody) settle() {
	b.row = min(b.row, len(b.v.list.Grid.Rows)-1)
	b.column = max(0, min(b.column, len(b.v.columns)-1))
	b.forget()
}

// choose makes a cell the chosen one and brings it into sight.
func (b *sheetBody) choose(row, column int) {
	b.close(true)
	v := b.v
	b.row = max(-1, min(row, len(v.list.Grid.Rows)-1))
	b.column = max(0, min(column, len(v.columns)-1))
	b.reveal()
	b.update()
}

// reveal scrolls as little as brings the chosen cell into sight.
func (b *sheetBody) reveal() {
	v := b.v
	at, room := v.scroll.Offset, v.scroll.Size()
	if b.row >= 0 {
		y := float32(b.row) * rowHigh
		at.Y = min(at.Y, y)
		at.Y = max(at.Y, y+rowHigh-room.Height)
	}
	if b.column < len(v.columns) {
		c := v.columns[b.column]
		at.X = max(at.X, c.x+c.w-room.Width)
		at.X = max(0, min(at.X, c.x-v.gutter))
	}
	if at != v.scroll.Offset {
		v.scroll.ScrollToOffset(at)
	}
}

// center brings the chosen row into the middle of what is in sight.
func (b *sheetBody) center() {
	v := b.v
	y := float32(b.row)*rowHigh - (v.scroll.Size().Height-rowHigh)/2
	v.scroll.ScrollToOffset(fyne.NewPos(v.scroll.Offset.X, max(0, min(y, b.MinSize().Height-v.scroll.Size().Height))))
	b.reveal()
	b.update()
}

// FocusGained is part of fyne.Focusable.
func (b *sheetBody) FocusGained() {
	b.focused = true
	b.update()
}

// FocusLost is part of fyne.Focusable.
func (b *sheetBody) FocusLost() {
	b.focused = false
	b.update()
}

// TypedRune begins to type into the chosen cell.
func (b *sheetBody) TypedRune(r rune) {
	switch {
	case b.editor != nil: // letters that come faster than the keyboard changes hands
		b.editor.TypedRune(r)
	case r != ' ' && r != '\t':
		b.edit(string(r), true)
	}
}

// TypedKey moves through the sheet.
func (b *sheetBody) TypedKey(e *fyne.KeyEvent) {
	if b.v.list == nil {
		return
	}
	page := max(1, int(b.v.scroll.Size().Height/rowHigh)-1)
	switch e.Name {
	case fyne.KeyUp:
		b.choose(b.row-1, b.column)
	case fyne.KeyDown:
		b.choose(b.row+1, b.column)
	case fyne.KeyLeft:
		b.choose(b.row, b.v.beside(b.row, b.column, -1))
	case fyne.KeyRight:
		b.choose(b.row, b.v.beside(b.row, b.column, 1))
	case fyne.KeyPageUp:
		b.choose(max(0, b.row-page), b.column)
	case fyne.KeyPageDown:
		b.choose(b.row+page, b.column)
	case fyne.KeyHome:
		b.choose(b.row, 0)
	case fyne.KeyEnd:
		b.choose(b.row, len(b.v.columns)-1)
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeyF2, fyne.KeyBackspace:
		b.open(e.Name)
	case fyne.KeySpace, desktop.KeyMenu:
		if b.row < 0 {
			b.open(fyne.KeyReturn)
			return
		}
		pos, _ := b.bounds(b.row, b.column)
		b.menu(pos)
	case fyne.KeyDelete:
		if n := b.number(); n > 0 {
			b.v.deeds.leaveOut(n)
		}
	case fyne.KeyF8:
		b.v.deeds.nextDoubt()
	default:
		if c := fyne.CurrentApp().Driver().CanvasForObject(b); c != nil && c.OnTypedKey() != nil {
			c.OnTypedKey()(e)
		}
	}
}

// beside gives the column to the right or left; the chips of two columns that
// share one are one step.
func (v *sheetView) beside(row, column, by int) int {
	next := column + by
	for row < 0 && next > 0 && next < len(v.columns) && v.columns[next].chip == nil {
		next += by
	}
	if row < 0 && next >= len(v.columns) {
		return column
	}
	return next
}

// open goes into what is chosen: a chip's list, a section's kinds, a cell.
func (b *sheetBody) open(key fyne.KeyName) {
	switch {
	case b.row < 0:
		if at := b.v.chipOf(b.column); at < len(b.v.columns) && b.v.columns[at].chip != nil {
			b.v.columns[at].chip.Tapped(nil)
		}
	case b.v.rows.kinds[b.row] == rowSection && key != fyne.KeyF2:
		pos, _ := b.bounds(b.row, b.column)
		if r := b.rowInSight(b.row); r != nil && r.tagged {
			pos = r.tag.Position()
		}
		b.menu(pos)
	default:
		b.edit("", key == fyne.KeyBackspace)
	}
}

// TypedShortcut goes to the sheet's ends, copies a cell, and puts one copied
// text into it; all else is the window's.
func (b *sheetBody) TypedShortcut(s fyne.Shortcut) {
	switch s := s.(type) {
	case *desktop.CustomShortcut:
		if s.Modifier == fyne.KeyModifierShortcutDefault && b.v.list != nil {
			switch s.KeyName {
			case fyne.KeyHome:
				b.choose(0, 0)
				return
			case fyne.KeyEnd:
				b.choose(len(b.v.list.Grid.Rows)-1, len(b.v.columns)-1)
				return
			case fyne.KeyUp:
				b.choose(-1, b.column)
				return
			case fyne.KeyDown:
				b.choose(len(b.v.list.Grid.Rows)-1, b.column)
				return
			}
		}
	case *fyne.ShortcutCopy:
		if b.number() > 0 {
			fyne.CurrentApp().Clipboard().SetContent(b.text())
			return
		}
	case *fyne.ShortcutPaste:
		if copied := strings.Trim(fyne.CurrentApp().Clipboard().Content(), "\r\n"); b.number() > 0 && copied != "" && !strings.ContainsAny(copied, "\t\n") {
			b.edit(copied, true)
			b.close(true)
			b.takeFocus()
			return
		}
	}
	if c, ok := fyne.CurrentApp().Driver().CanvasForObject(b).(fyne.Shortcutable); ok {
		c.TypedShortcut(s)
	}
}
