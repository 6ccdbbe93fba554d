package designer

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// How far the arrows move a part, mm.
const (
	nudgeSmall = 0.1
	nudgeShift = 1.0
	nudgeCtrl  = 5.0
)

func (d *desk) focus() {
	if c := fyne.CurrentApp().Driver().CanvasForObject(d); c != nil && c.Focused() != d {
		c.Focus(d)
	}
}

// FocusGained is part of fyne.Focusable.
func (d *desk) FocusGained() {
	d.focused = true
	if e := d.s.e; e != nil && !e.there(e.sel) && d.drag.what == nothing {
		d.s.choose(e.following(1)) // by Tab
	}
}

// FocusLost is part of fyne.Focusable.
func (d *desk) FocusLost() { d.focused, d.keys = false, 0 }

// TypedRune hands letters on.
func (d *desk) TypedRune(r rune) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(d); r != ' ' && c != nil && c.OnTypedRune() != nil {
		c.OnTypedRune()(r)
	}
}

// AcceptsTab tells that Tab leads from part to part, and on at the last.
func (d *desk) AcceptsTab() bool { return d.s.e != nil && len(d.s.e.parts()) > 0 }

// KeyDown and KeyUp watch the keys that change what others do.
func (d *desk) KeyDown(ev *fyne.KeyEvent) { d.keys |= modifier(ev.Name) }

// KeyUp is part of desktop.Keyable.
func (d *desk) KeyUp(ev *fyne.KeyEvent) { d.keys &^= modifier(ev.Name) }

func modifier(n fyne.KeyName) fyne.KeyModifier {
	switch n {
	case desktop.KeyShiftLeft, desktop.KeyShiftRight:
		return fyne.KeyModifierShift
	case desktop.KeyControlLeft, desktop.KeyControlRight:
		return fyne.KeyModifierControl
	case desktop.KeyAltLeft, desktop.KeyAltRight:
		return fyne.KeyModifierAlt
	}
	return 0
}

// TypedKey moves the chosen part, goes to the next one, deletes.
func (d *desk) TypedKey(ev *fyne.KeyEvent) {
	if d.s.e == nil {
		return
	}
	by := nudgeSmall
	if d.modifiers()&fyne.KeyModifierShift != 0 {
		by = nudgeShift
	}
	if d.arrow(ev.Name, by) {
		return
	}
	switch ev.Name {
	case fyne.KeyTab:
		d.tab()
	case fyne.KeyDelete, fyne.KeyBackspace:
		d.s.remove()
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeyF2:
		d.s.panel.focusText()
	default:
		if c := fyne.CurrentApp().Driver().CanvasForObject(d); c != nil && c.OnTypedKey() != nil {
			c.OnTypedKey()(ev)
		}
	}
}

// arrow nudges the chosen part; it tells whether the key was an arrow.
func (d *desk) arrow(key fyne.KeyName, by float64) bool {
	var dx, dy float64
	switch key {
	case fyne.KeyLeft:
		dx = -by
	case fyne.KeyRight:
		dx = by
	case fyne.KeyUp:
		dy = -by
	case fyne.KeyDown:
		dy = by
	default:
		return false
	}
	e := d.s.e
	switch {
	case !e.there(e.sel):
		if !d.fits {
			d.pan(float32(-dx*100), float32(-dy*100))
		}
	case e.locked(e.sel):
		d.s.sh.Remark(d.s.sh.T("designer.locked"))
	case e.nudge(dx, dy):
		d.s.nudged()
	}
	return true
}

// tab chooses the next part, or the one before; past the last it leads out of the desk.
func (d *desk) tab() {
	e, by := d.s.e, 1
	if d.modifiers()&fyne.KeyModifierShift != 0 {
		by = -1
	}
	next := e.following(by)
	first := e.part0(by)
	c := fyne.CurrentApp().Driver().CanvasForObject(d)
	if next.kind == noPart || e.there(e.sel) && next == first && e.sel.whole() != first || next == e.sel.whole() {
		if c != nil {
			if by > 0 {
				c.FocusNext()
			} else {
				c.FocusPrevious()
			}
		}
		return
	}
	d.s.choose(next)
	d.reveal(e.rect(next))
}

// TypedShortcut moves by 5 mm, duplicates; others are the window's.
func (d *desk) TypedShortcut(s fyne.Shortcut) {
	if k, ok := s.(*desktop.CustomShortcut); ok && d.s.e != nil {
		switch {
		case k.Modifier == fyne.KeyModifierControl && d.arrow(k.KeyName, nudgeCtrl):
			return
		case k.Modifier == fyne.KeyModifierAlt && d.stretch(k.KeyName, nudgeSmall*5):
			return
		}
	}
	if h, ok := fyne.CurrentApp().Driver().CanvasForObject(d).(fyne.Shortcutable); ok {
		h.TypedShortcut(s)
	}
}

// stretch makes the chosen part wider or higher by the keyboard.
func (d *desk) stretch(key fyne.KeyName, by float64) bool {
	e := d.s.e
	if !e.there(e.sel) || e.locked(e.sel) {
		return false
	}
	r := e.rect(e.sel)
	switch key {
	case fyne.KeyLeft:
		r.W -= by
	case fyne.KeyRight:
		r.W += by
	case fyne.KeyUp:
		r.H -= by
	case fyne.KeyDown:
		r.H += by
	default:
		return false
	}
	e.setRect(r)
	d.s.nudged()
	return true
}
