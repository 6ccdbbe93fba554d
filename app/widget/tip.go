package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynewidget "fyne.io/fyne/v2/widget"
)

// Tips is the layer over a window's content that shows what is under the
// mouse in full: cut text, the name of an icon. The window's content must be
// one; then every part in it finds it by itself.
type Tips struct {
	fynewidget.BaseWidget
	content fyne.CanvasObject
	over    []fyne.CanvasObject // further layers above the content, such as notices

	back  *canvas.Rectangle
	lines []*canvas.Text
	text  string
	at    fyne.Position
}

// NewTips lays the layer over content. Further objects lie between the two,
// each as large as the window.
func NewTips(content fyne.CanvasObject, over ...fyne.CanvasObject) *Tips {
	t := &Tips{content: content, over: over, back: &canvas.Rectangle{CornerRadius: RadiusTag}}
	t.ExtendBaseWidget(t)
	return t
}

const (
	tipWidth = 420
	tipPad   = 8
)

// Tell shows a text beside a place of the window; "" hides it.
func (t *Tips) Tell(text string, at fyne.Position) {
	t.text, t.at = text, at
	t.Refresh()
}

// CreateRenderer is part of fyne.Widget.
func (t *Tips) CreateRenderer() fyne.WidgetRenderer {
	v := &view{min: t.content.MinSize}
	base := append([]fyne.CanvasObject{t.content}, t.over...)
	v.parts = base
	v.place = func(s fyne.Size) {
		for _, o := range base {
			o.Move(fyne.NewPos(0, 0))
			o.Resize(s)
		}
	}
	return &tipsView{view: v, t: t, base: base}
}

// tipsView refreshes the tip alone: the content below is not touched.
type tipsView struct {
	*view
	t    *Tips
	base []fyne.CanvasObject
}

func (r *tipsView) Refresh() {
	t := r.t
	t.back.Hidden = t.text == ""
	r.parts = append(append([]fyne.CanvasObject{}, r.base...), t.back)
	if t.text != "" {
		r.fill()
	}
	t.back.Refresh() // and not the layer, which would draw all letters of the window anew
}

// fill makes the lines of the tip and puts them beside the mouse.
func (r *tipsView) fill() {
	t := r.t
	texts, _ := wrap(t.text, tipWidth, SizeSecond, false, 8)
	var w float32
	h := lineHeight(SizeSecond, false)
	t.lines = t.lines[:0]
	for _, s := range texts {
		l := newText(SizeSecond, false)
		l.Text, l.Color = s, col(ColorOnNotice)
		w = max(w, l.MinSize().Width)
		t.lines = append(t.lines, l)
	}
	t.back.FillColor = col(ColorNotice)
	size := fyne.NewSize(w+2*tipPad, h*float32(len(texts))+tipPad)
	x := max(4, min(t.at.X, t.Size().Width-size.Width-4))
	y := t.at.Y + 18
	if y+size.Height > t.Size().Height {
		y = t.at.Y - size.Height - 8
	}
	put(t.back, x, y, size.Width, size.Height)
	for i, l := range t.lines {
		put(l, x+tipPad, y+tipPad/2+h*float32(i), w, h)
		r.parts = append(r.parts, l)
	}
}

// tipper is what a part needs to show its tip; the zero value is ready.
type tipper struct{ layer *Tips }

func (t *tipper) show(o fyne.CanvasObject, text string, at fyne.Position) {
	if text == "" {
		return
	}
	c := fyne.CurrentApp().Driver().CanvasForObject(o)
	if c == nil || c.Overlays().Top() != nil {
		return
	}
	layer, ok := c.Content().(*Tips)
	if !ok {
		return
	}
	t.layer = layer
	layer.Tell(text, at)
}

func (t *tipper) hide() {
	if t.layer != nil {
		t.layer.Tell("", fyne.Position{})
		t.layer = nil
	}
}

// TellTip shows a text beside a place of the window, for a part that draws many
// things by itself; "" hides it.
func TellTip(o fyne.CanvasObject, text string, at fyne.Position) {
	c := fyne.CurrentApp().Driver().CanvasForObject(o)
	if c == nil {
		return
	}
	if layer, ok := c.Content().(*Tips); ok && (text == "" || c.Overlays().Top() == nil) {
		layer.Tell(text, at)
	}
}
