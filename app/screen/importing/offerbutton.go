package importing

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	fynewidget "fyne.io/fyne/v2/widget"

	"vinhdanh/app/widget"
)

// offerButton is a way out of a doubt. The keyboard stays with the list of
// doubts, whose digits press it: hundreds of buttons would otherwise lie
// between the sheet and what comes after.
type offerButton struct {
	fynewidget.BaseWidget
	text    string
	digit   string
	quiet   bool
	do      func()
	hovered bool
	hinted  bool
}

func newOfferButton(text string, do func()) *offerButton {
	b := &offerButton{text: text, do: do}
	b.ExtendBaseWidget(b)
	return b
}

// hint shows or hides the digit that presses it.
func (b *offerButton) hint(on bool) {
	if b.hinted != on {
		b.hinted = on
		b.Refresh()
	}
}

// Tapped is part of fyne.Tappable.
func (b *offerButton) Tapped(*fyne.PointEvent) { b.do() }

// Cursor is part of desktop.Cursorable.
func (b *offerButton) Cursor() desktop.Cursor { return desktop.PointerCursor }

// MouseIn is part of desktop.Hoverable.
func (b *offerButton) MouseIn(*desktop.MouseEvent) { b.hovered = true; b.Refresh() }

// MouseMoved is part of desktop.Hoverable.
func (b *offerButton) MouseMoved(*desktop.MouseEvent) {}

// MouseOut is part of desktop.Hoverable.
func (b *offerButton) MouseOut() { b.hovered = false; b.Refresh() }

// CreateRenderer is part of fyne.Widget.
func (b *offerButton) CreateRenderer() fyne.WidgetRenderer {
	r := &offerView{b: b, back: &canvas.Rectangle{CornerRadius: widget.RadiusField}, label: canvas.NewText("", nil), digit: canvas.NewText("", nil)}
	r.paint()
	return r
}

type offerView struct {
	b            *offerButton
	back         *canvas.Rectangle
	label, digit *canvas.Text
}

const (
	offerPad  = 10
	offerMost = 252 // the width of a card's buttons
	digitRoom = 12
)

func (r *offerView) Destroy() {}
func (r *offerView) MinSize() fyne.Size {
	w := fyne.MeasureText(r.b.text, widget.SizeSecond, fyne.TextStyle{}).Width + 2*offerPad
	if r.b.digit != "" {
		w += digitRoom - 4
	}
	return fyne.NewSize(min(w, offerMost), widget.HeightSmall)
}
func (r *offerView) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.back, r.label, r.digit}
}

func (r *offerView) paint() {
	fill, stroke, letters := widget.ColorSurface, widget.ColorLine2, widget.ColorText
	if r.b.quiet {
		fill, stroke, letters = widget.ColorNone, widget.ColorNone, widget.ColorAccent
	}
	if r.b.hovered {
		fill = widget.ColorSurface3
	}
	r.back.FillColor, r.back.StrokeColor, r.back.StrokeWidth = theme.Color(fill), theme.Color(stroke), 1
	if fill == widget.ColorNone {
		r.back.FillColor = theme.Color(widget.ColorNone)
	}
	r.label.Color, r.label.TextSize = theme.Color(letters), widget.SizeSecond
	r.digit.Text, r.digit.Color, r.digit.TextSize = r.b.digit, theme.Color(widget.ColorText3), widget.SizeCaption
	r.digit.Hidden = !r.b.hinted || r.b.digit == ""
}

func (r *offerView) Refresh() {
	r.paint()
	r.Layout(r.b.Size())
	for _, o := range r.Objects() {
		o.Refresh()
	}
}

func (r *offerView) Layout(s fyne.Size) {
	r.back.Resize(s)
	x, room := float32(offerPad), s.Width-2*offerPad
	if !r.digit.Hidden {
		m := r.digit.MinSize()
		r.digit.Move(fyne.NewPos(7, (s.Height-m.Height)/2))
		r.digit.Resize(m)
		x, room = 7+digitRoom, s.Width-7-digitRoom-6
	}
	r.label.Text = widget.Shorten(r.b.text, room+0.5, widget.SizeSecond, false)
	m := r.label.MinSize()
	if r.digit.Hidden {
		x = max(x, (s.Width-m.Width)/2)
	}
	r.label.Move(fyne.NewPos(x, (s.Height-m.Height)/2))
	r.label.Resize(m)
}
