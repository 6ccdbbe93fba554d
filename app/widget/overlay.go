package widget

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynewidget "fyne.io/fyne/v2/widget"
)

// Overlay lies over the whole window: a dialog on a dimmed ground, or a list
// beside what opened it. The shell closes the topmost one on Escape.
type Overlay struct {
	fynewidget.BaseWidget
	content fyne.CanvasObject
	place   func(size, min fyne.Size) (fyne.Position, fyne.Size)
	dim     bool
	sticky  bool // a press outside does not close it
	held    bool // nor does Escape
	onClose func()
	form    *inputs // what can be filled in; nil: nothing
	over    fyne.Canvas
	closed  bool
}

func newOverlay(c fyne.Canvas, content fyne.CanvasObject, dim bool, place func(size, min fyne.Size) (fyne.Position, fyne.Size)) *Overlay {
	o := &Overlay{over: c, content: content, dim: dim, sticky: dim, place: place}
	o.ExtendBaseWidget(o)
	return o
}

func (o *Overlay) show() {
	o.over.Overlays().Add(o)
	o.Resize(o.over.Size())
	o.Refresh()
}

// Close takes it away and tells who opened it, once.
func (o *Overlay) Close() {
	if o.closed {
		return
	}
	o.closed = true
	o.leave()
	if o.onClose != nil {
		o.onClose()
	}
}

// leave takes it from the window. What lies above it stays, with the keyboard
// where it was: Fyne would throw that away too.
func (o *Overlay) leave() {
	stack := o.over.Overlays()
	list := slices.Clone(stack.List())
	at := slices.Index(list, fyne.CanvasObject(o))
	focused := o.over.Focused()
	stack.Remove(o)
	if at < 0 || at == len(list)-1 {
		return
	}
	for _, above := range list[at+1:] {
		stack.Add(above)
	}
	if focused != nil {
		o.over.Focus(focused)
	}
}

// Escape closes it, unless it has to be answered.
func (o *Overlay) Escape() {
	if !o.held {
		o.Close()
	}
}

// Edited tells whether something was filled in that is lost by closing it.
func (o *Overlay) Edited() bool { return o.form != nil && !o.closed && o.form.edited() }

// Tapped closes a list when one presses beside it.
func (o *Overlay) Tapped(*fyne.PointEvent) {
	if !o.sticky {
		o.Close()
	}
}

// TappedSecondary does the same.
func (o *Overlay) TappedSecondary(e *fyne.PointEvent) { o.Tapped(e) }

// CreateRenderer is part of fyne.Widget.
func (o *Overlay) CreateRenderer() fyne.WidgetRenderer {
	ground := &canvas.Rectangle{}
	guard := &catcher{}
	guard.ExtendBaseWidget(guard)
	v := &view{parts: []fyne.CanvasObject{ground, guard, o.content}}
	v.min = func() fyne.Size { return o.content.MinSize() }
	v.refresh = func() {
		ground.FillColor = col(ColorNone)
		if o.dim {
			ground.FillColor = col(ColorDim)
		}
	}
	v.place = func(s fyne.Size) {
		put(ground, 0, 0, s.Width, s.Height)
		pos, size := o.place(s, o.content.MinSize())
		put(o.content, pos.X, pos.Y, size.Width, size.Height)
		put(guard, pos.X, pos.Y, size.Width, size.Height)
	}
	v.refresh()
	return v
}

// catcher lies under an overlay's content, so that a press on its bare ground
// is not one outside.
type catcher struct{ fynewidget.BaseWidget }

func (c *catcher) Tapped(*fyne.PointEvent)          {}
func (c *catcher) TappedSecondary(*fyne.PointEvent) {}

func (c *catcher) CreateRenderer() fyne.WidgetRenderer {
	return fynewidget.NewSimpleRenderer(canvas.NewRectangle(col(ColorNone)))
}
