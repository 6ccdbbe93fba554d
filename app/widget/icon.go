package widget

import (
	"fyne.io/fyne/v2"
	fynewidget "fyne.io/fyne/v2/widget"

	"vinhdanh/assets/icons"
)

// Icon is a drawing in a colour of the theme.
type Icon struct {
	fynewidget.BaseWidget
	Name  icons.Name
	Color fyne.ThemeColorName
	Side  float32
}

// NewIcon makes an icon of the given side.
func NewIcon(n icons.Name, side float32, c fyne.ThemeColorName) *Icon {
	i := &Icon{Name: n, Side: side, Color: c}
	i.ExtendBaseWidget(i)
	return i
}

// Set changes drawing and colour.
func (i *Icon) Set(n icons.Name, c fyne.ThemeColorName) {
	if i.Name != n || i.Color != c {
		i.Name, i.Color = n, c
		i.Refresh()
	}
}

// CreateRenderer is part of fyne.Widget.
func (i *Icon) CreateRenderer() fyne.WidgetRenderer {
	img := newImage()
	v := &view{parts: []fyne.CanvasObject{img}}
	v.min = func() fyne.Size { return fyne.NewSquareSize(i.Side) }
	v.place = func(s fyne.Size) { put(img, (s.Width-i.Side)/2, (s.Height-i.Side)/2, i.Side, i.Side) }
	v.refresh = func() { img.Resource = Resource(i.Name, i.Color) }
	v.refresh()
	return v
}
