package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// shifted tells whether Shift is held.
var shifted = func() bool {
	d, ok := fyne.CurrentApp().Driver().(desktop.Driver)
	return ok && d.CurrentKeyModifiers() == fyne.KeyModifierShift
}

// tickTo ticks a row or, with Shift, all rows since the one ticked last.
func (b *tableBody) tickTo(i int) {
	t := b.t
	from := t.anchor
	t.anchor = i
	if t.OnTickRange == nil || !shifted() || from == i || from >= t.Len() {
		b.tick(i)
		return
	}
	t.OnTickRange(min(from, i), max(from, i))
	b.update(true)
	t.head.Refresh()
}

// TypedShortcut has Ctrl+A tick all rows, or none where all are.
func (b *tableBody) TypedShortcut(s fyne.Shortcut) {
	if _, ok := s.(*fyne.ShortcutSelectAll); ok && b.t.OnTickAll != nil {
		b.t.OnTickAll()
		b.update(true)
		b.t.head.Refresh()
		return
	}
	if c, ok := fyne.CurrentApp().Driver().CanvasForObject(b).(fyne.Shortcutable); ok {
		c.TypedShortcut(s)
	}
}
