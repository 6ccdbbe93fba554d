package importing

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	fynewidget "fyne.io/fyne/v2/widget"

	"vinhdanh/app/widget"
	"vinhdanh/data/sheet"
)

// sheetBody is the rows of a sheetView: as high as all of them, but made of
// those in sight alone. A row that scrolls out lends its parts to one that
// comes in. The row numbers stay at the leading edge.
type sheetBody struct {
	fynewidget.BaseWidget
	v     *sheetView
	rows  []*sheetRow
	objs  []fyne.CanvasObject
	nudge *canvas.Rectangle // draws nothing; refreshing it has the window painted again
	shown struct {
		list *sheet.Grid
		at   int
	}
}

func newSheetBody(v *sheetView) *sheetBody {
	b := &sheetBody{v: v, nudge: &canvas.Rectangle{}}
	b.ExtendBaseWidget(b)
	return b
}

// MinSize is that of all rows.
func (b *sheetBody) MinSize() fyne.Size {
	if b.v.list == nil {
		return fyne.NewSize(0, 0)
	}
	return fyne.NewSize(b.v.width, float32(len(b.v.list.Grid.Rows))*rowHigh)
}

// CreateRenderer is part of fyne.Widget.
func (b *sheetBody) CreateRenderer() fyne.WidgetRenderer { return &bodyView{b} }

type bodyView struct{ b *sheetBody }

func (r *bodyView) Destroy()                     {}
func (r *bodyView) Layout(fyne.Size)             {}
func (r *bodyView) MinSize() fyne.Size           { return r.b.MinSize() }
func (r *bodyView) Objects() []fyne.CanvasObject { return r.b.objs }
func (r *bodyView) Refresh() {
	r.b.shown.list = nil
	r.b.update()
}

// update brings the rows in sight up to date.
func (b *sheetBody) update() {
	v := b.v
	height := v.scroll.Size().Height
	if v.list == nil || height < 1 {
		return
	}
	all := b.shown.list != v.list.Grid || b.shown.at != v.at
	b.shown.list, b.shown.at = v.list.Grid, v.at
	n := len(v.list.Grid.Rows)
	first := max(0, int(v.scroll.Offset.Y/rowHigh))
	last := min(n, int((v.scroll.Offset.Y+height)/rowHigh)+1)
	count := int(height/rowHigh) + 2
	for len(b.rows) < count {
		b.rows = append(b.rows, &sheetRow{index: -1})
	}
	if len(b.rows) != count {
		b.rows, all = b.rows[:count], true
	}
	b.objs = append(b.objs[:0], b.nudge)
	left := v.scroll.Offset.X
	v.head.Move(fyne.NewPos(-left, 0)) // whatever moved the body: a wheel, a jump, a larger window
	for i := first; i < last; i++ {
		r := b.rows[i%count]
		if all || r.index != i || r.left != left {
			r.paint(v, i, left)
		}
		b.objs = append(b.objs, r.objs...)
	}
	b.nudge.Refresh()
}

// sheetRow is the parts of one row in sight.
type sheetRow struct {
	index        int
	left         float32 // how far the sheet is scrolled sideways
	rects        []*canvas.Rectangle
	words        []*canvas.Text
	nRect, nWord int
	tag          *widget.Tag
	objs         []fyne.CanvasObject
}

func (r *sheetRow) rect(x, y, w, h float32, fill, stroke fyne.ThemeColorName) {
	if r.nRect == len(r.rects) {
		r.rects = append(r.rects, &canvas.Rectangle{})
	}
	o := r.rects[r.nRect]
	r.nRect++
	o.FillColor, o.StrokeColor, o.StrokeWidth = theme.Color(fill), theme.Color(widget.ColorNone), 0
	if stroke != "" {
		o.StrokeColor, o.StrokeWidth = theme.Color(stroke), 1
	}
	o.Move(fyne.NewPos(x, y))
	o.Resize(fyne.NewSize(w, h))
	r.objs = append(r.objs, o)
}

// word puts words into a place; they end in "…" where they do not fit. It gives their width.
func (r *sheetRow) word(text string, x, y, w float32, bold bool, c fyne.ThemeColorName, align fyne.TextAlign) float32 {
	if r.nWord == len(r.words) {
		r.words = append(r.words, canvas.NewText("", nil))
	}
	o := r.words[r.nWord]
	r.nWord++
	o.TextSize, o.TextStyle.Bold, o.Color = widget.SizeSecond, bold, theme.Color(c)
	o.Text = widget.Shorten(text, w, widget.SizeSecond, bold)
	m := o.MinSize()
	switch align {
	case fyne.TextAlignCenter:
		x += (w - m.Width) / 2
	case fyne.TextAlignTrailing:
		x += w - m.Width
	}
	o.Move(fyne.NewPos(x, y+(rowHigh-m.Height)/2))
	o.Resize(m)
	o.Refresh()
	r.objs = append(r.objs, o)
	return m.Width
}

// paint draws row i of the grid at its place.
func (r *sheetRow) paint(v *sheetView, i int, left float32) {
	r.index, r.left = i, left
	r.nRect, r.nWord, r.objs = 0, 0, r.objs[:0]
	row := v.list.Grid.Rows[i]
	y := float32(i) * rowHigh
	wide := max(v.width, v.scroll.Size().Width)
	section, isSection := v.titles[row.Number]
	ground, letters, bold := widget.ColorSurface, widget.ColorText, false
	switch {
	case v.heads[row.Number]:
		ground, letters = widget.ColorSurface3, widget.ColorText2
	case isSection:
		ground, bold = widget.ColorGold50, true
	case !v.records[row.Number]:
		ground, letters = widget.ColorSurface2, widget.ColorText2
	}
	if i == v.at {
		ground = widget.ColorAccent50
	}
	r.rect(0, y, wide, rowHigh, ground, "")
	r.rect(0, y+rowHigh-1, wide, 1, widget.ColorLine, "")
	switch {
	case v.heads[row.Number]:
		r.heading(v, row, y, letters)
	case v.records[row.Number]:
		r.cells(v, row, y, letters)
	default:
		r.line(v, row, section, isSection, y, left, letters, bold)
	}
	r.rect(left, y, gutter, rowHigh, widget.ColorSurface3, "")
	r.rect(left+gutter-1, y, 1, rowHigh, widget.ColorLine2, "")
	r.rect(left, y+rowHigh-1, gutter, 1, widget.ColorLine, "")
	tint := widget.ColorText2
	switch v.worst(row.Number) {
	case sheet.Error:
		tint = widget.ColorErr
	case sheet.Warning:
		tint = widget.ColorWarn
	}
	r.word(strconv.Itoa(row.Number), left+4, y, gutter-9, tint != widget.ColorText2, tint, fyne.TextAlignCenter)
}

// cells draws a row in its columns, doubtful cells framed.
func (r *sheetRow) cells(v *sheetView, row sheet.Row, y float32, letters fyne.ThemeColorName) {
	for _, c := range v.columns {
		cell, _ := row.At(c.index)
		text, tint := oneLine(cell.Text), letters
		switch v.marks[row.Number][c.index] {
		case sheet.Error:
			r.rect(c.x, y, c.w-1, rowHigh-1, widget.ColorErr50, widget.ColorErr)
			tint = widget.ColorErr
			if text == "" {
				text = v.blank
			}
		case sheet.Warning:
			r.rect(c.x, y, c.w-1, rowHigh-1, widget.ColorWarn50, widget.ColorWarn)
		}
		r.rect(c.x+c.w-1, y, 1, rowHigh, widget.ColorLine, "")
		if text == "" {
			continue
		}
		align := fyne.TextAlignLeading
		if c.right {
			align = fyne.TextAlignTrailing
		}
		r.word(text, c.x+cellPad, y, c.w-2*cellPad, false, tint, align)
	}
}

// heading draws a row that heads the columns; a cell merged over several of
// them is one.
func (r *sheetRow) heading(v *sheetView, row sheet.Row, y float32, letters fyne.ThemeColorName) {
	merges := v.list.Grid.Merges
	for k := 0; k < len(v.columns); k++ {
		c := v.columns[k]
		across, covered := span(merges, row.Number, c.index)
		end := c.x + c.w
		for !covered && k+1 < len(v.columns) && v.columns[k+1].index < c.index+across {
			k++
			end = v.columns[k].x + v.columns[k].w
		}
		r.rect(end-1, y, 1, rowHigh, widget.ColorLine, "")
		cell, _ := row.At(c.index)
		if text := oneLine(cell.Text); text != "" {
			r.word(text, c.x+cellPad, y, end-c.x-2*cellPad, true, letters, fyne.TextAlignCenter)
		}
	}
}

// line draws a title, section or closing row over all columns. Its words stay
// in sight while the columns are scrolled sideways.
func (r *sheetRow) line(v *sheetView, row sheet.Row, section sheet.Section, isSection bool, y, left float32, letters fyne.ThemeColorName, bold bool) {
	text := ""
	for _, c := range row.Cells {
		if w := oneLine(c.Text); w != "" {
			if text != "" {
				text += "   "
			}
			text += w
		}
	}
	x, room := left+gutter+cellPad, v.scroll.Size().Width-gutter-2*cellPad
	what := ""
	if isSection {
		what = v.words(section)
	}
	if what == "" {
		r.word(text, x, y, room, bold, letters, fyne.TextAlignLeading)
		return
	}
	if r.tag == nil {
		r.tag = widget.NewTag("", widget.Gold, "")
	}
	r.tag.Set(what, widget.Gold, "")
	m := r.tag.MinSize()
	w := r.word(text, x, y, max(40, room-m.Width-12), bold, letters, fyne.TextAlignLeading)
	r.tag.Move(fyne.NewPos(x+w+12, y+(rowHigh-widget.HeightTag)/2))
	r.tag.Resize(fyne.NewSize(m.Width, widget.HeightTag))
	r.objs = append(r.objs, r.tag)
}

// worst gives the graver of a row's doubts, "" for none.
func (v *sheetView) worst(number int) sheet.Severity {
	worst := sheet.Severity("")
	for _, s := range v.marks[number] {
		if s == sheet.Error || worst == "" {
			worst = s
		}
	}
	return worst
}
