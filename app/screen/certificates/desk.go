package certificates

import "fyne.io/fyne/v2"

// deskLayout puts the sheet in the middle of the desk, at its size.
type deskLayout struct{ p *preview }

// MinSize is that of the sheet at the chosen share; one that fits needs no room.
func (l *deskLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	if l.p.zoom == 0 {
		return fyne.NewSize(0, 0)
	}
	return l.p.size(fyne.Size{}).AddWidthHeight(2*deskPad, 2*deskPad)
}

// Layout asks for another picture where the sheet's size has changed.
func (l *deskLayout) Layout(objs []fyne.CanvasObject, s fyne.Size) {
	w := l.p.size(s)
	objs[0].Move(fyne.NewPos((s.Width-w.Width)/2, (s.Height-w.Height)/2))
	objs[0].Resize(w)
	l.p.sized(w.Width)
}
