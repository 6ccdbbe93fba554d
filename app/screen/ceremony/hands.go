package ceremony

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	fynewidget "fyne.io/fyne/v2/widget"
)

// hands holds the keyboard while a run is led, so that Space is always Next and
// Enter always Handed over, whatever was pressed by mouse before. A key that is
// kept down counts once. It takes no room: a press by mouse must not find it.
type hands struct {
	fynewidget.BaseWidget
	key    func(*fyne.KeyEvent)
	letter func(rune)
	down   map[fyne.KeyName]bool // pressed anew, and not worked off yet
}

func newHands(key func(*fyne.KeyEvent), letter func(rune)) *hands {
	h := &hands{key: key, letter: letter, down: map[fyne.KeyName]bool{}}
	h.ExtendBaseWidget(h)
	return h
}

var (
	_ fyne.Tabbable   = (*hands)(nil)
	_ desktop.Keyable = (*hands)(nil)
)

// AcceptsTab keeps the keyboard here.
func (h *hands) AcceptsTab() bool { return true }

// FocusGained is part of fyne.Focusable.
func (h *hands) FocusGained() { clear(h.down) }

// FocusLost is part of fyne.Focusable.
func (h *hands) FocusLost() { clear(h.down) }

// KeyDown tells that a key was pressed, not that it is held.
func (h *hands) KeyDown(e *fyne.KeyEvent) { h.down[e.Name] = true }

// KeyUp is part of desktop.Keyable.
func (h *hands) KeyUp(e *fyne.KeyEvent) { delete(h.down, e.Name) }

// TypedRune is part of fyne.Focusable. Keys are enough, but for a scanner's
// code: what an input method makes of it comes as letters.
func (h *hands) TypedRune(r rune) { h.letter(r) }

// TypedKey works off a key once for each time that it is pressed. Those that
// only move may be held.
func (h *hands) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyUp, fyne.KeyDown, fyne.KeyPageUp, fyne.KeyPageDown:
	default:
		if !h.down[e.Name] {
			return
		}
		delete(h.down, e.Name)
	}
	h.key(e)
}

// CreateRenderer is part of fyne.Widget.
func (h *hands) CreateRenderer() fyne.WidgetRenderer {
	return fynewidget.NewSimpleRenderer(canvas.NewRectangle(colorOf("")))
}
