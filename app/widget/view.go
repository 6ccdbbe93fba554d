package widget

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"

	"vinhdanh/assets/icons"
)

// view is a renderer whose parts are placed by hand: what each widget here
// does in its CreateRenderer. refresh brings the parts up to date; place puts
// them; both may be nil.
type view struct {
	parts   []fyne.CanvasObject
	min     func() fyne.Size
	place   func(fyne.Size)
	refresh func()
	destroy func()
	last    fyne.Size
}

func (v *view) Destroy() {
	if v.destroy != nil {
		v.destroy()
	}
}

func (v *view) Layout(s fyne.Size) {
	v.last = s
	if v.place != nil {
		v.place(s)
	}
}

func (v *view) MinSize() fyne.Size { return v.min() }

func (v *view) Objects() []fyne.CanvasObject { return v.parts }

func (v *view) Refresh() {
	if v.refresh != nil {
		v.refresh()
	}
	if v.place != nil {
		v.place(v.last)
	}
	for _, p := range v.parts {
		p.Refresh()
	}
}

// col gives the colour that the current theme has for a role.
func col(n fyne.ThemeColorName) color.Color {
	switch n {
	case "":
		n = ColorText
	case ColorNone:
		return color.Transparent // the one colour that Fyne does not fill pixel by pixel
	}
	return theme.Color(n)
}

// Resource gives an icon in a colour of the theme, for Fyne's own widgets.
func Resource(n icons.Name, c fyne.ThemeColorName) fyne.Resource {
	return theme.NewColoredResource(fyne.NewStaticResource(string(n)+".svg", icons.SVG(n)), c)
}

func newText(size float32, bold bool) *canvas.Text {
	t := canvas.NewText("", color.Black)
	t.TextSize = size
	t.TextStyle.Bold = bold
	return t
}

func newImage() *canvas.Image {
	i := &canvas.Image{FillMode: canvas.ImageFillContain}
	return i
}

func measure(s string, size float32, bold bool) fyne.Size {
	return fyne.MeasureText(s, size, fyne.TextStyle{Bold: bold})
}

// put moves and resizes at once.
func put(o fyne.CanvasObject, x, y, w, h float32) {
	o.Move(fyne.NewPos(x, y))
	o.Resize(fyne.NewSize(w, h))
}

// middle puts a text at x so that its line is centred in the height h.
func middle(t *canvas.Text, x, h float32) {
	m := t.MinSize()
	put(t, x, (h-m.Height)/2, m.Width, m.Height)
}
