package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	fynewidget "fyne.io/fyne/v2/widget"
)

// pressable is what all things have that one can press: they answer to the
// mouse, to Space and Enter, and take the keyboard's focus by Tab.
type pressable struct {
	fynewidget.BaseWidget
	OnTapped func()
	Tip      string // shown while the mouse rests on it, for icons without words

	onFocus                             func()      // the keyboard has come here
	face                                fyne.Widget // the widget that embeds this, by which the canvas knows it
	disabled, hovered, pressed, focused bool
	tip                                 tipper
}

func (p *pressable) extend(face fyne.Widget) {
	p.face = face
	p.ExtendBaseWidget(face)
}

var (
	_ fyne.Tappable      = (*pressable)(nil)
	_ fyne.Focusable     = (*pressable)(nil)
	_ fyne.Disableable   = (*pressable)(nil)
	_ desktop.Hoverable  = (*pressable)(nil)
	_ desktop.Mouseable  = (*pressable)(nil)
	_ desktop.Cursorable = (*pressable)(nil)
)

// Tapped runs OnTapped, unless disabled.
func (p *pressable) Tapped(*fyne.PointEvent) {
	if p.disabled {
		return
	}
	p.tip.hide()
	if p.OnTapped != nil {
		p.OnTapped()
	}
}

// Enable lets it be pressed.
func (p *pressable) Enable() { p.SetDisabled(false) }

// Disable greys it out.
func (p *pressable) Disable() { p.SetDisabled(true) }

// Disabled tells whether it is greyed out.
func (p *pressable) Disabled() bool { return p.disabled }

// SetDisabled enables or disables.
func (p *pressable) SetDisabled(off bool) {
	if p.disabled != off {
		p.disabled = off
		p.Refresh()
	}
}

// Cursor is a hand over what can be pressed.
func (p *pressable) Cursor() desktop.Cursor {
	if p.disabled {
		return desktop.DefaultCursor
	}
	return desktop.PointerCursor
}

// MouseIn is part of desktop.Hoverable.
func (p *pressable) MouseIn(e *desktop.MouseEvent) {
	p.hovered = true
	p.Refresh()
	p.tip.show(p.face, p.Tip, e.AbsolutePosition)
}

// MouseMoved is part of desktop.Hoverable.
func (p *pressable) MouseMoved(*desktop.MouseEvent) {}

// MouseOut is part of desktop.Hoverable.
func (p *pressable) MouseOut() {
	p.hovered, p.pressed = false, false
	p.Refresh()
	p.tip.hide()
}

// MouseDown is part of desktop.Mouseable.
func (p *pressable) MouseDown(*desktop.MouseEvent) {
	p.pressed = true
	p.Refresh()
}

// MouseUp is part of desktop.Mouseable.
func (p *pressable) MouseUp(*desktop.MouseEvent) {
	p.pressed = false
	p.Refresh()
}

// FocusGained is part of fyne.Focusable.
func (p *pressable) FocusGained() {
	p.focused = true
	p.Refresh()
	if p.onFocus != nil {
		p.onFocus()
	}
}

// FocusLost is part of fyne.Focusable.
func (p *pressable) FocusLost() {
	p.focused = false
	p.Refresh()
}

// TypedRune hands letters on: what a scanner types must not be lost because a
// button has the keyboard.
func (p *pressable) TypedRune(r rune) {
	if p.face != nil {
		passRune(p.face, r)
	}
}

// passRune hands a letter that a focused part does not use to the window.
// Space is a key of its own.
func passRune(o fyne.CanvasObject, r rune) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(o); r != ' ' && c != nil && c.OnTypedRune() != nil {
		c.OnTypedRune()(r)
	}
}

// TypedKey presses on Space and Enter and hands Escape on.
func (p *pressable) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter:
		p.Tapped(&fyne.PointEvent{})
	default:
		passKey(p.face, e)
	}
}

// passKey hands a key that a focused part does not use to the window.
func passKey(o fyne.CanvasObject, e *fyne.KeyEvent) {
	if o == nil {
		return
	}
	if c := fyne.CurrentApp().Driver().CanvasForObject(o); c != nil && c.OnTypedKey() != nil {
		c.OnTypedKey()(e)
	}
}

// passShortcut hands a shortcut that a focused part does not use to the window.
func passShortcut(o fyne.CanvasObject, s fyne.Shortcut) {
	c := fyne.CurrentApp().Driver().CanvasForObject(o)
	if h, ok := c.(fyne.Shortcutable); ok {
		h.TypedShortcut(s)
	}
}
