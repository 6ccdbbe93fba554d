package widget

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"vinhdanh/data/text"
)

// pickRoom is the room of a picker's field above its list.
const pickRoom = HeightButton + 4

// ShowPicker opens a list below a part, with a field above it that keeps the
// lines in which all typed words are found; marks and case do not matter. Up,
// Down, Enter and Escape work in the field too.
func ShowPicker(below fyne.CanvasObject, hint string, items []MenuItem) *Overlay {
	drv := fyne.CurrentApp().Driver()
	c := drv.CanvasForObject(below)
	if c == nil {
		return nil
	}
	p := &picker{all: items, field: NewEntry(), list: container.NewStack()}
	p.field.SetPlaceHolder(hint)
	p.filter("")
	wide := p.menu.MinSize().Width + 8
	card := newSurface(Padded(4, Border(Pad(0, 0, 4, 0, p.field), nil, nil, nil, p.list)), ColorSurface, ColorLine2, RadiusField)
	at, anchor := drv.AbsolutePositionForObject(below), below.Size()
	o := newOverlay(c, card, false, func(size, _ fyne.Size) (fyne.Position, fyne.Size) {
		return beside(at, anchor, fyne.NewSize(wide, p.menu.MinSize().Height+8+pickRoom), size)
	})
	p.close = o.Close
	p.menu.close = o.Close
	p.field.OnChanged = func(typed string) {
		p.filter(typed)
		o.Refresh() // as high as what is left
	}
	p.field.OnKey = p.key
	o.show()
	c.Focus(p.field)
	return o
}

// beside gives the place of a list below what opened it, or above where that
// has more room.
func beside(at fyne.Position, anchor, want, size fyne.Size) (fyne.Position, fyne.Size) {
	wide := min(max(anchor.Width, want.Width), size.Width-16)
	y := at.Y + anchor.Height + 4
	high := min(want.Height, size.Height-y-8)
	if high < want.Height && at.Y-8 > high {
		high = min(want.Height, at.Y-12)
		y = at.Y - 4 - high
	}
	return fyne.NewPos(max(8, min(at.X, size.Width-wide-8)), y), fyne.NewSize(wide, high)
}

type picker struct {
	all   []MenuItem
	field *Entry
	list  *fyne.Container
	menu  *menu
	close func()
}

// filter shows the lines that hold all words.
func (p *picker) filter(typed string) {
	words := strings.Fields(text.Fold(typed))
	m := &menu{close: p.close, hover: -1}
	for _, it := range p.all {
		folded := text.Fold(it.Text + " " + it.Second)
		fits := true
		for _, w := range words {
			fits = fits && strings.Contains(folded, w)
		}
		if fits {
			if m.hover < 0 && (it.Checked || len(words) > 0) {
				m.hover = len(m.items)
			}
			m.items = append(m.items, it)
		}
	}
	m.ExtendBaseWidget(m)
	m.scroll = container.NewVScroll(m)
	p.menu = m
	p.list.Objects = []fyne.CanvasObject{m.scroll}
	p.list.Refresh()
}

func (p *picker) key(e *fyne.KeyEvent) bool {
	switch e.Name {
	case fyne.KeyDown, fyne.KeyUp, fyne.KeyReturn, fyne.KeyEnter, fyne.KeyEscape:
		p.menu.TypedKey(e)
		return true
	}
	return false
}
