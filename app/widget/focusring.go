package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// focusRing marks what has the keyboard: a red ring with a white gap. Both are
// filled grounds below the part, since a stroke around nothing is drawn with
// dark edges.
type focusRing struct{ outer, gap *canvas.Rectangle }

func newFocusRing(radius float32) focusRing {
	return focusRing{&canvas.Rectangle{CornerRadius: radius + 3}, &canvas.Rectangle{CornerRadius: radius + 1}}
}

func (r focusRing) show(on bool) {
	r.outer.Hidden, r.gap.Hidden = !on, !on
	r.outer.FillColor, r.gap.FillColor = col(ColorAccent), col(ColorSurface)
}

func (r focusRing) place(x, y float32, s fyne.Size) {
	put(r.outer, x-3, y-3, s.Width+6, s.Height+6)
	put(r.gap, x-1, y-1, s.Width+2, s.Height+2)
}
