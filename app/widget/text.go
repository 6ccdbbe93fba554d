package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	fynewidget "fyne.io/fyne/v2/widget"
)

// Text is a line of words, or several that wrap. A line that does not fit
// ends in "…" and shows its full text on hover; nothing is ever clipped.
// Change the fields, then Refresh.
type Text struct {
	fynewidget.BaseWidget
	Text     string
	TextSize float32 // 0: SizeBody
	Bold     bool
	Color    fyne.ThemeColorName // "": ColorText
	Align    fyne.TextAlign
	Wrap     bool    // into as many lines as the width asks for
	Lines    int     // with Wrap: at most so many; 0: any number
	Least    float32 // least width of a text that may be cut; 0: a text on one line asks for its full width

	shortened bool
	tip       tipper
}

// NewText makes a line in the body's size.
func NewText(s string) *Text { return newLine(s, SizeBody, false, ColorText) }

// NewTitle makes a page's title.
func NewTitle(s string) *Text { return newLine(s, SizeTitle, true, ColorText) }

// NewHeading makes a card's title.
func NewHeading(s string) *Text { return newLine(s, SizeCardTitle, true, ColorText) }

// NewBold makes a bold line in the body's size.
func NewBold(s string) *Text { return newLine(s, SizeBody, true, ColorText) }

// NewSecond makes a line of secondary text.
func NewSecond(s string) *Text { return newLine(s, SizeSecond, false, ColorText2) }

// NewCaption makes a caption or label.
func NewCaption(s string) *Text { return newLine(s, SizeCaption, false, ColorText3) }

// NewParagraph makes body text that wraps.
func NewParagraph(s string) *Text {
	t := newLine(s, SizeBody, false, ColorText)
	t.Wrap = true
	return t
}

func newLine(s string, size float32, bold bool, c fyne.ThemeColorName) *Text {
	t := &Text{Text: s, TextSize: size, Bold: bold, Color: c}
	t.ExtendBaseWidget(t)
	return t
}

// Cut lets the line become as narrow as least, ending in "…", and returns it.
func (t *Text) Cut(least float32) *Text {
	t.Least = least
	return t
}

// Wish is the width of a line that need not be cut.
func (t *Text) Wish() float32 {
	if t.Wrap {
		return 0
	}
	return measure(t.Text, t.size(), t.Bold).Width + 0.5
}

// Tint sets the colour and returns the text.
func (t *Text) Tint(c fyne.ThemeColorName) *Text {
	t.Color = c
	return t
}

// Aligned sets the alignment and returns the text.
func (t *Text) Aligned(a fyne.TextAlign) *Text {
	t.Align = a
	return t
}

// SetText changes the words.
func (t *Text) SetText(s string) {
	if t.Text != s {
		t.Text = s
		t.Refresh()
	}
}

func (t *Text) size() float32 {
	if t.TextSize == 0 {
		return SizeBody
	}
	return t.TextSize
}

var _ desktop.Hoverable = (*Text)(nil)

// MouseIn shows the full text of a shortened line.
func (t *Text) MouseIn(e *desktop.MouseEvent) {
	if t.shortened {
		t.tip.show(t, t.Text, e.AbsolutePosition)
	}
}

// MouseMoved is part of desktop.Hoverable.
func (t *Text) MouseMoved(*desktop.MouseEvent) {}

// MouseOut hides it again.
func (t *Text) MouseOut() { t.tip.hide() }

// CreateRenderer is part of fyne.Widget.
func (t *Text) CreateRenderer() fyne.WidgetRenderer {
	t.ExtendBaseWidget(t)
	r := &textView{t: t}
	r.Layout(t.Size())
	return r
}

type textView struct {
	t     *Text
	lines []*canvas.Text
	objs  []fyne.CanvasObject
}

func (r *textView) Destroy() {}

func (r *textView) Objects() []fyne.CanvasObject { return r.objs }

// lineHeight is at least 1.35 of the size, for stacked marks (Ệ, Ỗ).
func lineHeight(size float32, bold bool) float32 {
	return max(measure("Ệg", size, bold).Height, size*1.35)
}

func (r *textView) MinSize() fyne.Size {
	t := r.t
	h := lineHeight(t.size(), t.Bold)
	if t.Wrap {
		n := len(r.lines)
		if t.Lines == 1 || n == 0 {
			n = 1
		}
		return fyne.NewSize(max(t.Least, 24), h*float32(n))
	}
	w := measure(t.Text, t.size(), t.Bold).Width
	if t.Least > 0 {
		w = min(w, t.Least)
	}
	return fyne.NewSize(w, h)
}

func (r *textView) Layout(s fyne.Size) {
	t := r.t
	var texts []string
	if t.Wrap {
		if s.Width < 1 { // not placed yet: one line will do
			texts = []string{t.Text}
		} else {
			texts, t.shortened = wrap(t.Text, s.Width, t.size(), t.Bold, t.Lines)
		}
	} else {
		one := t.Text
		t.shortened = false
		if s.Width > 0 {
			one, t.shortened = cut(t.Text, s.Width+0.5, t.size(), t.Bold)
		}
		texts = []string{one}
	}
	grown := len(texts) != len(r.lines)
	for len(r.lines) < len(texts) {
		r.lines = append(r.lines, newText(0, false))
	}
	r.lines = r.lines[:len(texts)]
	if grown {
		r.objs = r.objs[:0]
		for _, l := range r.lines {
			r.objs = append(r.objs, l)
		}
	}
	h := lineHeight(t.size(), t.Bold)
	y := float32(0)
	if !t.Wrap {
		y = max(0, (s.Height-h)/2)
	}
	for i, l := range r.lines {
		changed := l.Text != texts[i] || l.TextSize != t.size() || l.TextStyle.Bold != t.Bold || l.Color != col(t.Color)
		l.Text, l.TextSize, l.Color, l.TextStyle.Bold = texts[i], t.size(), col(t.Color), t.Bold
		m := l.MinSize()
		x := float32(0)
		switch t.Align {
		case fyne.TextAlignCenter:
			x = (s.Width - m.Width) / 2
		case fyne.TextAlignTrailing:
			x = s.Width - m.Width
		}
		put(l, max(0, x), y+(h-m.Height)/2, m.Width, m.Height)
		y += h
		if changed {
			l.Refresh()
		}
	}
}

func (r *textView) Refresh() {
	r.Layout(r.t.Size())
	for _, l := range r.lines {
		l.Refresh()
	}
}
