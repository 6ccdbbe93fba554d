package importing

import "fyne.io/fyne/v2"

// offerLines puts offers side by side, and on further lines where the width
// asks for it. The words of a link that begins a line stand flush with the
// border of the button above.
type offerLines struct{ width float32 }

const offerGap = 4

func (l *offerLines) each(objs []fyne.CanvasObject, width float32, put func(o fyne.CanvasObject, x, y float32)) (wide, high float32) {
	var x, y float32
	for i, o := range objs {
		m := o.MinSize()
		if i > 0 && x+m.Width > width+0.5 {
			x, y = 0, high+offerGap
			if b, ok := o.(*offerButton); ok && b.quiet {
				x = -offerPad
			}
		}
		if put != nil {
			put(o, x, y)
		}
		x += m.Width + offerGap
		wide, high = max(wide, m.Width), max(high, y+m.Height)
	}
	return wide, high
}

// MinSize is part of fyne.Layout.
func (l *offerLines) MinSize(objs []fyne.CanvasObject) fyne.Size {
	width := l.width
	if width == 0 {
		width = offerMost
	}
	return fyne.NewSize(l.each(objs, width, nil))
}

// Layout is part of fyne.Layout.
func (l *offerLines) Layout(objs []fyne.CanvasObject, s fyne.Size) {
	l.width = s.Width
	l.each(objs, s.Width, func(o fyne.CanvasObject, x, y float32) {
		o.Move(fyne.NewPos(x, y))
		o.Resize(o.MinSize())
	})
}
