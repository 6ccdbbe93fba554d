package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	fynewidget "fyne.io/fyne/v2/widget"

	"vinhdanh/assets/icons"
)

// tableHead is a DataTable's line of titles.
type tableHead struct {
	fynewidget.BaseWidget
	t     *DataTable
	hover int
}

func (h *tableHead) at(x float32) int {
	starts, ends, _ := h.t.lay(h.Size().Width)
	for i := range starts {
		if x >= starts[i] && x < ends[i] {
			return i
		}
	}
	return -1
}

// Tapped sorts by the column pressed, or ticks all.
func (h *tableHead) Tapped(e *fyne.PointEvent) {
	t := h.t
	if t.Ticked != nil && e.Position.X < tickWidth {
		if t.OnTickAll != nil {
			t.OnTickAll()
			t.Refresh()
		}
		return
	}
	i := h.at(e.Position.X)
	if i < 0 || !t.Columns[i].Sort || t.OnSort == nil {
		return
	}
	key := t.Columns[i].Key
	t.SetSort(key, t.sortKey == key && !t.sortDown)
	t.OnSort(key, t.sortDown)
}

// MouseIn is part of desktop.Hoverable.
func (h *tableHead) MouseIn(e *desktop.MouseEvent) { h.MouseMoved(e) }

// MouseMoved is part of desktop.Hoverable.
func (h *tableHead) MouseMoved(e *desktop.MouseEvent) {
	i := h.at(e.Position.X)
	if i >= 0 && !h.t.Columns[i].Sort {
		i = -1
	}
	if i != h.hover {
		h.hover = i
		h.Refresh()
	}
}

// MouseOut is part of desktop.Hoverable.
func (h *tableHead) MouseOut() { h.hover = -1; h.Refresh() }

// CreateRenderer is part of fyne.Widget.
func (h *tableHead) CreateRenderer() fyne.WidgetRenderer {
	back, line := &canvas.Rectangle{TopLeftCornerRadius: RadiusCard, TopRightCornerRadius: RadiusCard}, &canvas.Rectangle{}
	tick, arrow := newImage(), newImage()
	v := &view{}
	var titles []*canvas.Text
	v.min = func() fyne.Size { return fyne.NewSize(0, h.t.headHeight()) }
	v.refresh = func() {
		for len(titles) < len(h.t.Columns) {
			titles = append(titles, newText(SizeCaption, true))
		}
		back.FillColor, line.FillColor = col(ColorSurface2), col(ColorLine2)
		v.parts = append(v.parts[:0], back, line)
		setIcon(arrow, "", "")
		for i, c := range h.t.Columns {
			titles[i].Color = col(ColorText2)
			if i == h.hover {
				titles[i].Color = col(ColorText)
			}
			if c.Sort && c.Key == h.t.sortKey {
				titles[i].Color = col(ColorAccent)
				n := icons.DropUp
				if h.t.sortDown {
					n = icons.DropDown
				}
				setIcon(arrow, n, ColorAccent)
			}
			v.parts = append(v.parts, titles[i])
		}
		if h.t.Ticked != nil {
			n, c := h.t.headBox()
			setIcon(tick, n, c)
			v.parts = append(v.parts, tick)
		}
		v.parts = append(v.parts, arrow)
	}
	v.place = func(s fyne.Size) {
		put(back, 1, 1, s.Width-2, s.Height-1)
		put(line, 0, s.Height-1, s.Width, 1)
		put(tick, edgePad, (s.Height-18)/2, 18, 18)
		starts, ends, _ := h.t.lay(s.Width)
		for i, c := range h.t.Columns {
			room := ends[i] - starts[i] - 2*cellPad
			sorted := c.Sort && c.Key == h.t.sortKey
			if sorted {
				room -= 16
			}
			titles[i].Text, _ = cut(c.Title, room+0.5, SizeCaption, true)
			m := titles[i].MinSize()
			x := starts[i] + cellPad
			switch c.Align {
			case fyne.TextAlignTrailing:
				x += room - m.Width
			case fyne.TextAlignCenter:
				x += (room - m.Width) / 2
			}
			put(titles[i], x, (s.Height-m.Height)/2, m.Width, m.Height)
			if sorted {
				put(arrow, x+m.Width, (s.Height-18)/2, 18, 18)
			}
		}
	}
	v.refresh()
	return v
}
