package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"vinhdanh/assets/icons"
)

// rowState is what a row's look depends on beside its words.
type rowState struct {
	selected, hovered, ticks, ticked, focused bool
	width, height                             float32
}

// tableRow is the parts of one row in sight.
type tableRow struct {
	index             int
	state             rowState
	line              RowLine
	cut               []bool
	ground, bar, rule *canvas.Rectangle
	tick              *canvas.Image
	cells             []*tableCell
	heading, count    *canvas.Text
	mark              *canvas.Image
	objs              []fyne.CanvasObject
}

type tableCell struct {
	icon         *canvas.Image
	text, second *canvas.Text
	was          *struck
	rail         *railLine
	tags         []*Tag
	squares      []*cellSquare
}

func newTableRow() *tableRow {
	return &tableRow{index: -1, ground: &canvas.Rectangle{}, bar: &canvas.Rectangle{}, rule: &canvas.Rectangle{}, tick: newImage()}
}

// full gives the whole text of a cell whose words are cut, else "".
func (r *tableRow) full(column int) string {
	if column >= len(r.cut) || column >= len(r.line.Cells) {
		return ""
	}
	c := r.line.Cells[column]
	if !r.cut[column] || c.Tip != "" {
		return c.Tip
	}
	s := c.Text
	if c.Second != "" {
		s += "\n" + c.Second
	}
	s += c.Beside
	for _, t := range c.Tags {
		if s != "" {
			s += " · "
		}
		s += t.Text
	}
	return s
}

// show puts a row's words and colours into its parts, at height y.
func (r *tableRow) show(i int, y float32, line RowLine, s rowState, columns []TableColumn, starts, ends []float32) {
	r.index, r.state, r.line = i, s, line
	r.objs = append(r.objs[:0], r.ground)
	fill := ColorSurface
	switch {
	case line.Heading != "":
		fill = ColorGold50
	case s.selected:
		fill = ColorAccent50
	case line.Warn:
		fill = ColorWarn50
	case line.Ground != "":
		fill = line.Ground
	case s.hovered:
		fill = ColorSurface2
	}
	paint(r.ground, col(fill), 1, y, s.width-2, s.height-1)
	paint(r.rule, col(ColorLine), 0, y+s.height-1, s.width, 1)
	r.objs = append(r.objs, r.rule)
	if s.selected {
		width := float32(3)
		if s.focused {
			width = 4
		}
		paint(r.bar, col(ColorAccent), 0, y, width, s.height-1)
		r.objs = append(r.objs, r.bar)
	}
	if line.Heading != "" {
		r.showHeading(y)
		return
	}
	if s.ticks && !line.Loading {
		n, c := icons.Box, ColorText3
		if s.ticked {
			n, c = icons.BoxTicked, ColorAccent
		}
		setIcon(r.tick, n, c)
		put(r.tick, edgePad, y+(s.height-18)/2, 18, 18)
		r.tick.Refresh()
		r.objs = append(r.objs, r.tick)
	}
	for len(r.cells) < len(columns) {
		r.cells = append(r.cells, &tableCell{icon: newImage(), text: newText(SizeBody, false), second: newText(SizeCaption, false)})
	}
	r.cut = make([]bool, len(columns))
	for k := range columns {
		if k < len(line.Cells) {
			var objs []fyne.CanvasObject
			objs, r.cut[k] = r.cells[k].show(line.Cells[k], columns[k].Align, starts[k]+cellPad, y, ends[k]-starts[k]-2*cellPad, s.height)
			r.objs = append(r.objs, objs...)
		}
	}
}

func (r *tableRow) showHeading(y float32) {
	if r.heading == nil {
		r.heading, r.count, r.mark = newText(SizeSecond, true), newText(SizeSecond, false), newImage()
	}
	r.count.Text, r.count.Color = r.line.Count, col(ColorText2)
	c := r.count.MinSize()
	x := float32(edgePad + cellPad)
	if r.line.Icon != "" {
		setIcon(r.mark, r.line.Icon, ColorText2)
		put(r.mark, edgePad, y+(r.state.height-18)/2, 18, 18)
		r.mark.Refresh()
		r.objs = append(r.objs, r.mark)
		x = edgePad + 18 + cellPad
	}
	r.heading.Text, _ = cut(r.line.Heading, r.state.width-x-c.Width-edgePad-2*cellPad, SizeSecond, true)
	r.heading.Color = col(ColorText)
	h := r.heading.MinSize()
	put(r.heading, x, y+(r.state.height-h.Height)/2, h.Width, h.Height)
	put(r.count, r.state.width-edgePad-cellPad-c.Width, y+(r.state.height-c.Height)/2, c.Width, c.Height)
	r.heading.Refresh()
	r.count.Refresh()
	r.objs = append(r.objs, r.heading, r.count)
}

func paint(r *canvas.Rectangle, c interface{ RGBA() (r, g, b, a uint32) }, x, y, w, h float32) {
	r.FillColor = c
	put(r, x, y, w, h)
	r.Refresh()
}

// show fills a cell and gives the parts that it is made of now.
func (c *tableCell) show(cell Cell, align fyne.TextAlign, x, y, w, h float32) (objs []fyne.CanvasObject, shortened bool) {
	size := cell.Size
	if size == 0 {
		size = SizeBody
	}
	if len(cell.Squares) > 0 {
		return c.showSquares(cell.Squares, x, y, h), false
	}
	if cell.Rail != nil {
		return c.showRail(cell, x, y, w, h), false
	}
	end := x + w
	if cell.Was != "" {
		objs = append(objs, c.showWas(cell.Was, x, y, h)...)
		x += c.was.text.MinSize().Width + 6
	}
	if cell.Icon != "" {
		setIcon(c.icon, cell.Icon, cell.Tint)
		put(c.icon, x, y+(h-18)/2, 18, 18)
		c.icon.Refresh()
		objs = append(objs, c.icon)
		x += 18 + 6
	}
	if cell.Text != "" {
		c.text.Text, shortened = cut(cell.Text, end-x+0.5, size, cell.Bold)
		c.text.TextSize, c.text.TextStyle.Bold, c.text.Color = size, cell.Bold, col(cell.Color)
		m := c.text.MinSize()
		at := x
		switch align {
		case fyne.TextAlignTrailing:
			at = end - m.Width
		case fyne.TextAlignCenter:
			at = x + (end-x-m.Width)/2
		}
		top := y + (h-m.Height)/2
		second := cell.SecondColor
		if second == "" {
			second = ColorText2
		}
		if cell.Beside != "" {
			var cutBeside bool
			c.second.Text, cutBeside = cut(cell.Beside, end-at-m.Width+0.5, SizeSecond, false)
			c.second.TextSize, c.second.Color = SizeSecond, col(second)
			sm := c.second.MinSize()
			put(c.second, at+m.Width, y+(h-sm.Height)/2, sm.Width, sm.Height)
			c.second.Refresh()
			objs = append(objs, c.second)
			shortened = shortened || cutBeside
		}
		if cell.Second != "" {
			var cutSecond bool
			c.second.Text, cutSecond = cut(cell.Second, end-x+0.5, SizeCaption, false)
			c.second.TextSize, c.second.Color = SizeCaption, col(second)
			sm := c.second.MinSize()
			top = y + (h-m.Height-sm.Height)/2
			put(c.second, x, top+m.Height, sm.Width, sm.Height)
			c.second.Refresh()
			objs = append(objs, c.second)
			shortened = shortened || cutSecond
		}
		put(c.text, at, top, m.Width, m.Height)
		c.text.Refresh()
		objs = append(objs, c.text)
		x += m.Width + 8
	}
	for k, t := range cell.Tags {
		if k == len(c.tags) {
			c.tags = append(c.tags, NewTag("", Neutral, ""))
		}
		tag := c.tags[k]
		tag.Set(t.Text, t.Tone, t.Icon)
		m := tag.MinSize()
		if x+min(m.Width, 48) > end { // a tag of dots alone says nothing
			return objs, true
		}
		if x+m.Width > end {
			m.Width, shortened = end-x, true
		}
		put(tag, x, y+(h-HeightTag)/2, m.Width, HeightTag)
		objs = append(objs, tag)
		x += m.Width + 4
	}
	return objs, shortened
}
