package importing

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"

	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
	"vinhdanh/data/sheet"
)

// tagArrow is the room of the arrow behind a section's tag.
const tagArrow = 20

// sheetRow is the parts of one row in sight.
type sheetRow struct {
	index        int
	left         float32 // how far the sheet is scrolled sideways
	rects        []*canvas.Rectangle
	words        []*canvas.Text
	full         []string // the words before they were cut
	nRect, nWord int
	tag          *widget.Tag
	tagged       bool
	arrow        *widget.Icon
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
		r.words, r.full = append(r.words, canvas.NewText("", nil)), append(r.full, "")
	}
	o := r.words[r.nWord]
	r.full[r.nWord] = text
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
	r.nRect, r.nWord, r.tagged, r.objs = 0, 0, false, r.objs[:0]
	row, kind := v.list.Grid.Rows[i], v.rows.kinds[i]
	y := float32(i) * rowHigh
	wide := max(v.width, v.scroll.Size().Width)
	ground, letters := widget.ColorSurface, widget.ColorText
	switch {
	case kind == rowHead:
		ground, letters = widget.ColorSurface3, widget.ColorText2
	case kind == rowSection:
		ground = widget.ColorGold50
	case kind == rowOut:
		ground, letters = widget.ColorSurface2, widget.ColorText3
	case kind == rowPlain && !v.bare():
		ground, letters = widget.ColorSurface2, widget.ColorText2
	}
	r.rect(0, y, wide, rowHigh, ground, "")
	r.rect(0, y+rowHigh-1, wide, 1, widget.ColorLine, "")
	switch {
	case kind == rowHead:
		r.heading(v, row, y, letters)
	case kind == rowRecord || kind == rowOut || v.bare():
		r.cells(v, row, kind, y, letters)
	default:
		r.line(v, row, kind, y, left, letters)
	}
	r.rect(left, y, v.gutter, rowHigh, widget.ColorSurface3, "")
	r.rect(left+v.gutter-1, y, 1, rowHigh, widget.ColorLine2, "")
	r.rect(left, y+rowHigh-1, v.gutter, 1, widget.ColorLine, "")
	tint := widget.ColorText2
	switch v.rows.worst[row.Number] {
	case sheet.Error:
		tint = widget.ColorErr
	case sheet.Warning:
		tint = widget.ColorWarn
	}
	r.word(strconv.Itoa(row.Number), left+4, y, v.gutter-9, tint != widget.ColorText2, tint, fyne.TextAlignCenter)
}

// cells draws a row in its columns, doubtful cells framed, a row that is left
// out struck through.
func (r *sheetRow) cells(v *sheetView, row sheet.Row, kind rowKind, y float32, letters fyne.ThemeColorName) {
	for _, c := range v.columns {
		text, tint := v.rows.text(row, c.index), letters
		if _, typed := v.rows.typed[cellAt{row.Number, c.index}]; typed && kind != rowOut {
			tint = widget.ColorInfo // as a person has typed it
		}
		switch v.rows.marks[cellAt{row.Number, c.index}] {
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
		at := r.nWord
		w := r.word(text, c.x+cellPad, y, c.w-2*cellPad, false, tint, align)
		if kind == rowOut {
			r.rect(r.words[at].Position().X, y+rowHigh/2, w, 1, letters, "")
		}
	}
	if kind == rowOut {
		r.mark(v.out, widget.Neutral, v.scroll.Offset.X+v.scroll.Size().Width-12, y, true)
	}
}

// mark puts a tag beside a row's words; before: it ends at x.
func (r *sheetRow) mark(words string, tone widget.Tone, x, y float32, before bool) {
	if r.tag == nil {
		r.tag = widget.NewTag("", tone, "")
	}
	r.tagged = true
	r.tag.Set(words, tone, "")
	m := r.tag.MinSize()
	if before {
		x -= m.Width
	}
	r.tag.Move(fyne.NewPos(x, y+(rowHigh-widget.HeightTag)/2))
	r.tag.Resize(fyne.NewSize(m.Width, widget.HeightTag))
	r.objs = append(r.objs, r.tag)
}

// heading draws a row that heads the columns; a cell merged over several of
// them is one.
func (r *sheetRow) heading(v *sheetView, row sheet.Row, y float32, letters fyne.ThemeColorName) {
	merges := v.rows.merges[row.Number]
	for k := 0; k < len(v.columns); k++ {
		c := v.columns[k]
		across, covered := span(merges, row.Number, c.index)
		end := c.x + c.w
		for !covered && k+1 < len(v.columns) && v.columns[k+1].index < c.index+across {
			k++
			end = v.columns[k].x + v.columns[k].w
		}
		r.rect(end-1, y, 1, rowHigh, widget.ColorLine, "")
		if text := v.rows.text(row, c.index); text != "" {
			r.word(text, c.x+cellPad, y, end-c.x-2*cellPad, true, letters, fyne.TextAlignCenter)
		}
	}
}

// line draws a title, section or closing row over all columns. Its words stay
// in sight while the columns are scrolled sideways.
func (r *sheetRow) line(v *sheetView, row sheet.Row, kind rowKind, y, left float32, letters fyne.ThemeColorName) {
	text := ""
	for _, c := range row.Cells {
		if w := v.rows.text(row, c.Column); w != "" {
			if text != "" {
				text += "   "
			}
			text += w
		}
	}
	x, room := left+v.gutter+cellPad, v.scroll.Size().Width-v.gutter-2*cellPad
	if kind != rowSection {
		r.word(text, x, y, room, false, letters, fyne.TextAlignLeading)
		return
	}
	what := v.deeds.sectionWord(v.rows.sections[row.Number])
	w := r.word(text, x, y, max(40, room-fyne.MeasureText(what, widget.SizeCaption, fyne.TextStyle{}).Width-28-tagArrow), true, letters, fyne.TextAlignLeading)
	r.mark(what, widget.Gold, x+w+12, y, false)
	if r.arrow == nil {
		r.arrow = widget.NewIcon(icons.DropDown, 18, widget.ColorGoldText)
	}
	r.arrow.Move(fyne.NewPos(r.tag.Position().X+r.tag.Size().Width, y+(rowHigh-18)/2))
	r.arrow.Resize(fyne.NewSize(18, 18))
	r.objs = append(r.objs, r.arrow)
}
