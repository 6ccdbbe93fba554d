package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	fynewidget "fyne.io/fyne/v2/widget"

	"vinhdanh/assets/icons"
)

// MenuItem is one line of a list that opens below a part.
type MenuItem struct {
	Text    string
	Second  string // in small letters below
	Icon    icons.Name
	Checked bool
	Stays   bool // the list stays open after a press, as for ticks
	Do      func()
}

// ShowMenu opens a list below a part. Up, Down, Enter and Escape work.
func ShowMenu(below fyne.CanvasObject, items []MenuItem) *Overlay {
	drv := fyne.CurrentApp().Driver()
	c := drv.CanvasForObject(below)
	if c == nil {
		return nil
	}
	m := &menu{items: items, hover: -1}
	for i, it := range items {
		if it.Checked {
			m.hover = i
			break
		}
	}
	m.ExtendBaseWidget(m)
	scroll := container.NewVScroll(m)
	card := newSurface(Padded(4, scroll), ColorSurface, ColorLine2, RadiusField)
	at := drv.AbsolutePositionForObject(below)
	anchor := below.Size()
	o := newOverlay(c, card, false, func(size, _ fyne.Size) (fyne.Position, fyne.Size) {
		return beside(at, anchor, m.MinSize().AddWidthHeight(8, 8), size)
	})
	m.close = o.Close
	m.scroll = scroll
	o.show()
	c.Focus(m)
	return o
}

type menu struct {
	fynewidget.BaseWidget
	items  []MenuItem
	hover  int
	close  func()
	scroll *container.Scroll
}

func (m *menu) rowHeight(i int) float32 {
	if m.items[i].Second != "" {
		return 48
	}
	return 34
}

func (m *menu) at(y float32) int {
	for i := range m.items {
		if y -= m.rowHeight(i); y < 0 {
			return i
		}
	}
	return -1
}

func (m *menu) choose(i int) {
	if i < 0 || i >= len(m.items) {
		return
	}
	it := m.items[i]
	if !it.Stays {
		m.close()
	}
	if it.Do != nil {
		it.Do()
	}
	if it.Stays {
		m.items[i].Checked = !m.items[i].Checked
		m.Refresh()
	}
}

// Tapped is part of fyne.Tappable.
func (m *menu) Tapped(e *fyne.PointEvent) { m.choose(m.at(e.Position.Y)) }

// MouseIn is part of desktop.Hoverable.
func (m *menu) MouseIn(e *desktop.MouseEvent) { m.MouseMoved(e) }

// MouseMoved is part of desktop.Hoverable.
func (m *menu) MouseMoved(e *desktop.MouseEvent) { m.move(m.at(e.Position.Y)) }

// MouseOut is part of desktop.Hoverable.
func (m *menu) MouseOut() { m.move(-1) }

func (m *menu) move(i int) {
	if i != m.hover {
		m.hover = i
		m.Refresh()
	}
}

// FocusGained is part of fyne.Focusable.
func (m *menu) FocusGained() {}

// FocusLost is part of fyne.Focusable.
func (m *menu) FocusLost() {}

// TypedRune hands letters on, as pressable does: what a scanner types chooses nothing.
func (m *menu) TypedRune(r rune) { passRune(m, r) }

// TypedKey moves through the list.
func (m *menu) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyDown:
		m.step(1)
	case fyne.KeyUp:
		m.step(-1)
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		m.choose(m.hover)
	case fyne.KeyEscape:
		m.close()
	}
}

func (m *menu) step(by int) {
	n := len(m.items)
	if n == 0 {
		return
	}
	i := m.hover + by
	if m.hover < 0 && by < 0 {
		i = n - 1
	}
	m.move((i + n) % n)
	var y float32
	for k := 0; k < m.hover; k++ {
		y += m.rowHeight(k)
	}
	if h := m.rowHeight(m.hover); y < m.scroll.Offset.Y {
		m.scroll.ScrollToOffset(fyne.NewPos(0, y))
	} else if y+h > m.scroll.Offset.Y+m.scroll.Size().Height {
		m.scroll.ScrollToOffset(fyne.NewPos(0, y+h-m.scroll.Size().Height))
	}
}

// CreateRenderer is part of fyne.Widget.
func (m *menu) CreateRenderer() fyne.WidgetRenderer {
	hover := &canvas.Rectangle{CornerRadius: RadiusTag}
	v := &view{parts: []fyne.CanvasObject{hover}}
	type line struct {
		icon          *canvas.Image
		first, second *canvas.Text
	}
	lines := make([]line, len(m.items))
	withIcons := false
	for i, it := range m.items {
		lines[i] = line{newImage(), newText(SizeBody, false), newText(SizeCaption, false)}
		v.parts = append(v.parts, lines[i].icon, lines[i].first, lines[i].second)
		withIcons = withIcons || it.Icon != "" || it.Checked || it.Stays
	}
	lead := float32(12)
	if withIcons {
		lead = 40
	}
	v.min = func() fyne.Size {
		var w, h float32
		for i, it := range m.items {
			w = max(w, measure(it.Text, SizeBody, it.Checked).Width, measure(it.Second, SizeCaption, false).Width)
			h += m.rowHeight(i)
		}
		return fyne.NewSize(w+lead+16, h)
	}
	v.refresh = func() {
		hover.FillColor = col(ColorAccent50)
		for i, it := range m.items {
			l := lines[i]
			l.first.Text, l.second.Text = it.Text, it.Second
			l.first.Color, l.second.Color = col(ColorText), col(ColorText3)
			l.first.TextStyle.Bold = it.Checked && !it.Stays
			icon, c := it.Icon, ColorText2
			switch {
			case it.Stays && it.Checked:
				icon, c = icons.BoxTicked, ColorAccent
			case it.Stays:
				icon, c = icons.Box, ColorText3
			case it.Checked && icon == "":
				icon, c = icons.Check, ColorAccent
			}
			if it.Checked && !it.Stays {
				l.first.Color = col(ColorAccent)
			}
			setIcon(l.icon, icon, c)
		}
	}
	v.place = func(s fyne.Size) {
		var y float32
		hover.Hidden = true
		for i, it := range m.items {
			h := m.rowHeight(i)
			if i == m.hover {
				hover.Hidden = false
				put(hover, 0, y, s.Width, h)
			}
			l := lines[i]
			put(l.icon, 12, y+(h-18)/2, 18, 18)
			l.first.Text, _ = cut(it.Text, s.Width-lead-7.5, SizeBody, l.first.TextStyle.Bold)
			f := l.first.MinSize()
			if it.Second == "" {
				put(l.first, lead, y+(h-f.Height)/2, f.Width, f.Height)
			} else {
				l.second.Text, _ = cut(it.Second, s.Width-lead-7.5, SizeCaption, false)
				b := l.second.MinSize()
				top := y + (h-f.Height-b.Height)/2
				put(l.first, lead, top, f.Width, f.Height)
				put(l.second, lead, top+f.Height, b.Width, b.Height)
			}
			y += h
		}
	}
	v.refresh()
	return v
}
