package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// DetailPane is the panel at the trailing side of a list that tells all of
// the selected row: a scrolling body and, below it, the buttons.
type DetailPane struct {
	box
	body *fyne.Container
	foot *fyne.Container
	roll *container.Scroll
}

// PaneWidth is a detail pane's width.
const PaneWidth float32 = 320

// NewDetailPane makes an empty pane.
func NewDetailPane() *DetailPane {
	p := &DetailPane{body: container.NewStack(), foot: container.NewStack()}
	p.roll = container.NewVScroll(p.body)
	p.hold(p, Fixed(PaneWidth, 0, container.NewStack(Fill(ColorSurface),
		Border(nil, p.foot, newRule(1, 0, ColorLine), nil, p.roll))))
	return p
}

// Set shows a content and, below it, buttons that share the width.
func (p *DetailPane) Set(content fyne.CanvasObject, buttons ...fyne.CanvasObject) {
	p.body.Objects = []fyne.CanvasObject{content}
	p.foot.Objects = nil
	if len(buttons) > 0 {
		grown := make([]fyne.CanvasObject, len(buttons))
		for i, b := range buttons {
			grown[i] = Grow(b)
		}
		p.foot.Objects = []fyne.CanvasObject{Column(0, Line(), Pad(12, 16, 12, 20, Row(8, grown...)))}
	}
	p.roll.ScrollToTop()
	p.body.Refresh()
	p.foot.Refresh()
	p.Refresh()
}

const factWidth = 100

// Fact is a labelled line of a detail pane: the label in a narrow column, the
// value beside it, wrapping.
func Fact(label string, value fyne.CanvasObject) fyne.CanvasObject {
	l := NewSecond(label).Tint(ColorText3)
	l.Wrap = true
	return Tops(8, Fixed(factWidth, 0, l), Grow(value))
}

// FactText is a Fact of words.
func FactText(label, value string) fyne.CanvasObject {
	t := NewSecond(value).Tint(ColorText)
	t.Wrap = true
	return Fact(label, t)
}
