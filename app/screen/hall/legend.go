package hall

import (
	"image"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"vinhdanh/app/widget"
)

// newLegend tells what grounds and marks mean.
func newLegend(t func(string, ...any) string) fyne.CanvasObject {
	var parts []fyne.CanvasObject
	entry := func(s spot, key string) {
		p := &paint{ink: &letters{}}
		swatch := canvas.NewRaster(func(w, h int) image.Image {
			p.img = image.NewRGBA(image.Rect(0, 0, w, h))
			p.scale = float64(w) / 24
			p.colours()
			p.rect(p.img.Rect, p.ground)
			p.seat(p.img.Rect, &s)
			return p.img
		})
		parts = append(parts, widget.Row(6, widget.Fixed(24, 18, swatch), widget.NewCaption(t(key))))
	}
	for _, k := range []kind{leader, recipient, official, guest, reserved, free} {
		entry(spot{kind: k}, "hall.kind."+k.key())
	}
	entry(spot{locked: true}, "hall.kind.locked")
	entry(spot{kind: official, out: true}, "hall.kind.out")
	return widget.Flow(14, parts...)
}
