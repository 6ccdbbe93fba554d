package certificates

import "fyne.io/fyne/v2"

// barLayout puts three things at the start, in the middle and at the end of a
// bar. Where they have no room side by side, the middle one gets a line of its
// own below the others.
type barLayout struct {
	wide *float32 // the bar's width, as it was laid out last
}

const (
	barHeight = 48
	barGap    = 8
)

// two tells whether the bar needs two lines.
func (barLayout) two(o []fyne.CanvasObject, width float32) bool {
	a, m, z := o[0].MinSize().Width, o[1].MinSize().Width, o[2].MinSize().Width
	return width > 0 && a+m+z+2*barGap > width
}

// MinSize asks for the second line by the width that the bar had last.
func (l barLayout) MinSize(o []fyne.CanvasObject) fyne.Size {
	h := float32(barHeight)
	if l.two(o, *l.wide) {
		h += o[1].MinSize().Height + barGap
	}
	return fyne.NewSize(max(o[0].MinSize().Width+o[2].MinSize().Width, o[1].MinSize().Width), h)
}

func (l barLayout) Layout(o []fyne.CanvasObject, s fyne.Size) {
	*l.wide = s.Width
	a, m, z := o[0].MinSize(), o[1].MinSize(), o[2].MinSize()
	put := func(o fyne.CanvasObject, x, y float32, size fyne.Size) {
		o.Move(fyne.NewPos(x, y))
		o.Resize(size)
	}
	put(o[0], 0, (barHeight-a.Height)/2, a)
	put(o[2], s.Width-z.Width, (barHeight-z.Height)/2, z)
	if l.two(o, s.Width) {
		m.Width = max(m.Width, s.Width-2*barGap)
		put(o[1], (s.Width-m.Width)/2, barHeight, m)
		return
	}
	at := min(max((s.Width-m.Width)/2, a.Width+barGap), s.Width-z.Width-m.Width-barGap)
	put(o[1], at, (barHeight-m.Height)/2, m)
}
