package importing

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	fynewidget "fyne.io/fyne/v2/widget"

	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
)

// trail shows the steps at the top of the page: done, under way, to come.
type trail struct {
	fynewidget.BaseWidget
	words []string
	now   int
	row   *fyne.Container
}

func newTrail(words []string) *trail {
	t := &trail{words: words, row: widget.Row(12)}
	t.ExtendBaseWidget(t)
	t.at(0)
	return t
}

// at says which step is under way; beyond the last all are done.
func (t *trail) at(i int) {
	t.now = i
	t.row.Objects = nil
	for k, w := range t.words {
		if k > 0 {
			t.row.Objects = append(t.row.Objects, widget.Fixed(32, 0, widget.Line()))
		}
		word := widget.NewText(w).Tint(widget.ColorText2)
		if k == i {
			word.Bold, word.Color = true, widget.ColorText
		}
		t.row.Objects = append(t.row.Objects, widget.Row(8, t.dot(k), word))
	}
	t.row.Refresh()
}

func (t *trail) dot(k int) fyne.CanvasObject {
	fill, stroke, letters := widget.ColorSurface, widget.ColorLine2, widget.ColorText2
	switch {
	case k < t.now:
		fill, stroke = widget.ColorOK, widget.ColorOK
	case k == t.now:
		fill, stroke, letters = widget.ColorAccent, widget.ColorAccent, widget.ColorOnAccent
	}
	disc := &canvas.Rectangle{FillColor: theme.Color(fill), StrokeColor: theme.Color(stroke), StrokeWidth: 1, CornerRadius: 12}
	var inner fyne.CanvasObject = widget.NewIcon(icons.Check, 16, widget.ColorSurface)
	if k >= t.now {
		number := widget.NewText(strconv.Itoa(k + 1)).Tint(letters).Aligned(fyne.TextAlignCenter)
		number.TextSize, number.Bold = widget.SizeCaption, true
		inner = number
	}
	return widget.Fixed(24, 24, container.NewStack(disc, inner))
}

// Refresh takes up colours that have changed.
func (t *trail) Refresh() {
	t.at(t.now)
	t.BaseWidget.Refresh()
}

// CreateRenderer is part of fyne.Widget.
func (t *trail) CreateRenderer() fyne.WidgetRenderer { return fynewidget.NewSimpleRenderer(t.row) }
