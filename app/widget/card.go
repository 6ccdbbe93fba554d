package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynewidget "fyne.io/fyne/v2/widget"
)

// Surface is a white card with a border around a thing: no title, no padding.
type Surface struct {
	fynewidget.BaseWidget
	content fyne.CanvasObject
	fill    fyne.ThemeColorName
	border  fyne.ThemeColorName
	radius  float32
}

// NewSurface makes one.
func NewSurface(content fyne.CanvasObject) *Surface {
	return newSurface(content, ColorSurface, ColorLine, RadiusCard)
}

func newSurface(content fyne.CanvasObject, fill, border fyne.ThemeColorName, radius float32) *Surface {
	s := &Surface{content: content, fill: fill, border: border, radius: radius}
	s.ExtendBaseWidget(s)
	return s
}

// CreateRenderer is part of fyne.Widget.
func (c *Surface) CreateRenderer() fyne.WidgetRenderer {
	back := &canvas.Rectangle{StrokeWidth: 1, CornerRadius: c.radius}
	v := &view{parts: []fyne.CanvasObject{back, c.content}}
	v.min = func() fyne.Size { return c.content.MinSize() }
	v.refresh = func() { back.FillColor, back.StrokeColor = col(c.fill), col(c.border) }
	v.place = func(s fyne.Size) {
		put(back, 0, 0, s.Width, s.Height)
		put(c.content, 0, 0, s.Width, s.Height)
	}
	v.refresh()
	return v
}

// Card is a Surface with a title on the left, things beside it, and one link
// on the right. Never put a card into a card.
type Card struct {
	Surface
	Title *Text
}

// NewCard makes a card. beside stands after the title (tags, a second text);
// link, at the far end, may be nil. The content runs to the card's edges;
// CardBody pads it.
func NewCard(title string, beside []fyne.CanvasObject, link fyne.CanvasObject, content fyne.CanvasObject) *Card {
	c := &Card{Title: NewHeading(title).Cut(60)}
	head := append([]fyne.CanvasObject{c.Title}, beside...)
	head = append(head, Space())
	if link != nil {
		head = append(head, link)
	}
	bar := Fixed(0, 44, Pad(10, 16, 0, CardPadding, Row(8, head...)))
	c.Surface = Surface{content: Border(bar, nil, nil, nil, content), fill: ColorSurface, border: ColorLine, radius: RadiusCard}
	c.ExtendBaseWidget(c)
	return c
}

// CardBody pads a card's content at its sides and below.
func CardBody(content fyne.CanvasObject) fyne.CanvasObject {
	return Pad(8, CardPadding, 16, CardPadding, content)
}

// Line is a horizontal rule of one unit.
func Line() fyne.CanvasObject { return newRule(0, 1, ColorLine) }

// VLine is a short vertical rule between groups of buttons.
func VLine() fyne.CanvasObject { return Pad(0, 4, 0, 4, newRule(1, 24, ColorLine)) }

// Fill is a plain ground of a colour, to stack things on.
func Fill(c fyne.ThemeColorName) fyne.CanvasObject { return newRule(0, 0, c) }

type rule struct {
	fynewidget.BaseWidget
	w, h  float32
	color fyne.ThemeColorName
}

func newRule(w, h float32, c fyne.ThemeColorName) *rule {
	r := &rule{w: w, h: h, color: c}
	r.ExtendBaseWidget(r)
	return r
}

// CreateRenderer is part of fyne.Widget.
func (r *rule) CreateRenderer() fyne.WidgetRenderer {
	rect := &canvas.Rectangle{}
	v := &view{parts: []fyne.CanvasObject{rect}}
	v.min = func() fyne.Size { return fyne.NewSize(r.w, r.h) }
	v.refresh = func() { rect.FillColor = col(r.color) }
	v.place = func(s fyne.Size) { put(rect, 0, 0, s.Width, s.Height) }
	v.refresh()
	return v
}
