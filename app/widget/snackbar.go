package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	fynewidget "fyne.io/fyne/v2/widget"

	"vinhdanh/assets/icons"
)

// Snackbar is the dark strip after an action: what was done, and the word
// that takes it back.
type Snackbar struct {
	box
	icon *Icon
	text *Text
	undo *snackLink
}

// NewSnackbar makes a strip; undo nil means that nothing can be taken back.
func NewSnackbar(text, undoWord string, undo func(), close func()) *Snackbar {
	s := &Snackbar{icon: NewIcon(icons.Check, 20, ColorOnNotice), text: NewText(text).Tint(ColorOnNotice)}
	s.text.Wrap, s.text.Lines = true, 3
	row := []fyne.CanvasObject{s.icon, Grow(s.text)}
	if undo != nil {
		s.undo = newSnackLink(undoWord, undo)
		row = append(row, s.undo)
	} else {
		row = append(row, newSnackLink("×", close))
	}
	back := newRule(0, 48, ColorNone)
	s.hold(s, newSurface(container.NewStack(back, Pad(6, 8, 6, 16, Row(12, row...))), ColorNotice, ColorNotice, RadiusField))
	return s
}

// Remark makes the strip one that tells why nothing was done.
func (s *Snackbar) Remark() *Snackbar {
	s.icon.Set(icons.Info, ColorOnNotice)
	return s
}

// snackLink is a bold word in the strip's own yellow.
type snackLink struct {
	fynewidget.BaseWidget
	text string
	do   func()
}

func newSnackLink(text string, do func()) *snackLink {
	l := &snackLink{text: text, do: do}
	l.ExtendBaseWidget(l)
	return l
}

func (l *snackLink) Tapped(*fyne.PointEvent) {
	if l.do != nil {
		l.do()
	}
}

func (l *snackLink) Cursor() desktop.Cursor { return desktop.PointerCursor }

func (l *snackLink) CreateRenderer() fyne.WidgetRenderer {
	t := newText(SizeBody, true)
	v := &view{parts: []fyne.CanvasObject{t}}
	v.min = func() fyne.Size { return fyne.NewSize(measure(l.text, SizeBody, true).Width+24, HeightButton) }
	v.refresh = func() { t.Text, t.Color = l.text, col(ColorUndo) }
	v.place = func(s fyne.Size) { middle(t, 12, s.Height) }
	v.refresh()
	return v
}
