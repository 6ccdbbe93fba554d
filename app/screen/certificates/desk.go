package certificates

import (
	"reflect"
	"slices"
	"sync"

	"fyne.io/fyne/v2"

	"vinhdanh/print/layout"
)

// barLayout puts three things at the start, in the middle and at the end.
// Where there is no room for the middle one, first what can be spared of the
// start gives way, and only then the middle one itself.
type barLayout struct{ spare fyne.CanvasObject }

func (barLayout) MinSize(o []fyne.CanvasObject) fyne.Size {
	a, m, z := o[0].MinSize(), o[1].MinSize(), o[2].MinSize()
	return fyne.NewSize(a.Width+z.Width, max(a.Height, m.Height, z.Height))
}

func (l barLayout) Layout(o []fyne.CanvasObject, s fyne.Size) {
	l.spare.Show()
	a, m, z := o[0].MinSize(), o[1].MinSize(), o[2].MinSize()
	if m.Width+16 > s.Width-a.Width-z.Width {
		l.spare.Hide()
		a = o[0].MinSize()
	}
	room := s.Width - a.Width - z.Width
	o[1].Hide()
	if m.Width+16 <= room {
		o[1].Show()
	}
	at := min(max((s.Width-m.Width)/2, a.Width+8), s.Width-z.Width-m.Width-8)
	for i, p := range []struct {
		x    float32
		size fyne.Size
	}{{0, a}, {at, m}, {s.Width - z.Width, z}} {
		o[i].Move(fyne.NewPos(p.x, (s.Height-p.size.Height)/2))
		o[i].Resize(p.size)
	}
}

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

// shelf finds what pages name: each asset is the same wherever it is found,
// since it is named by its hash. It keeps the last few places.
type shelf struct {
	mu     sync.Mutex
	places []layout.Assets
}

const shelfSize = 16

func (s *shelf) put(a layout.Assets) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, known := range s.places {
		if reflect.TypeOf(a).Comparable() && known == a { // a template's own place serves all its sheets
			return
		}
	}
	s.places = append(s.places, a)
	if len(s.places) > shelfSize {
		s.places = s.places[1:]
	}
}

// Asset implements layout.Assets.
func (s *shelf) Asset(h layout.Hash) (raw []byte, err error) {
	s.mu.Lock()
	places := slices.Clone(s.places)
	s.mu.Unlock()
	err = &layout.AssetError{Hash: h, Reason: layout.AssetMissing}
	for _, a := range slices.Backward(places) {
		if raw, err = a.Asset(h); err == nil {
			return raw, nil
		}
	}
	return nil, err
}
