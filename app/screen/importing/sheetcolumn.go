package importing

import (
	"fyne.io/fyne/v2"

	"vinhdanh/app/widget"
	"vinhdanh/data/sheet"
)

// viewColumn is a column of the sheet. Widths are in units of the window.
type viewColumn struct {
	index  int
	letter string
	x, w   float32
	full   float32    // for its longest words
	low    float32    // it may become as narrow as that to have all columns in sight
	chip   *fieldChip // nil: that of the column before stands over this one too
	right  bool       // numbers of the list
	named  bool       // has names
	fits   float32    // low, for the width that there is
}

const (
	widest    = 260
	narrowest = 56
	lowest    = 84  // of a column that is made narrow: a date has room
	lowName   = 130 // of one of names
	wholeName = 230 // as wide as names may be before other columns are
	sampled   = 300 // rows whose words decide how wide a column is, besides the last ones: their numbers are the longest
)

// measure gives each column what it asks for by its words, and its chip.
func (v *sheetView) measure() {
	known := map[int]sheet.Column{}
	last := -1
	for _, c := range v.list.Columns {
		known[c.Index] = c
		last = max(last, c.Index)
	}
	widths := map[int]float32{}
	shown := 0
	for i, r := range v.list.Grid.Rows {
		if n := len(r.Cells); n > 0 && (v.rows.kinds[i] != rowPlain || len(v.list.Records) == 0) {
			last = max(last, r.Cells[n-1].Column)
		}
		if (shown < sampled || i >= len(v.list.Grid.Rows)-10) && (v.rows.kinds[i] == rowRecord || v.rows.kinds[i] == rowHead || len(v.list.Records) == 0 && len(r.Cells) > 1) {
			shown++
			v.measureRow(r, v.rows.kinds[i] == rowHead, widths)
		}
	}
	v.columns = nil
	pair := ""
	for i := 0; i <= last; i++ {
		c, ok := known[i]
		if !ok && widths[i] == 0 {
			continue
		}
		if !ok {
			c = sheet.Column{Index: i, Letter: sheet.Letter(i)}
		}
		col := viewColumn{index: i, letter: c.Letter, full: max(narrowest, widths[i])}
		word, taken := v.deeds.label(c)
		ordinal := len(c.Fields) == 1 && c.Fields[0] == sheet.FieldOrdinal
		switch gender := genderOf(c); {
		case pair != "" && gender != "" && gender != pair: // birth dates of men and women under one heading
			pair = ""
			first := &v.columns[len(v.columns)-1]
			first.full = max(narrowest, widths[first.index])
			if lack := first.chip.MinSize().Width + 12 - first.full - col.full; lack > 0 {
				first.full, col.full = first.full+lack/2, col.full+lack/2
			}
			col.low = min(col.full, max(lowest, (first.chip.least()+12)/2))
			first.low = min(first.full, col.low)
		default:
			pair = gender
			if ordinal {
				word, col.right, col.full = "–", true, max(44, widths[i])
			}
			col.chip = newFieldChip(word, taken, ordinal)
			letter, chip := c.Letter, col.chip
			chip.tapped = func() { v.deeds.chooseField(letter, chip) }
			if !ordinal {
				col.full = max(col.full, min(180, chip.MinSize().Width+12))
			}
			col.low = min(col.full, max(lowest, min(130, chip.least()+12)))
			if len(c.Fields) > 0 && c.Fields[0] == sheet.FieldName {
				col.low, col.named = min(col.full, lowName), true
			}
		}
		v.columns = append(v.columns, col)
	}
}

// measureRow takes the words of one row into account.
func (v *sheetView) measureRow(r sheet.Row, head bool, widths map[int]float32) {
	for _, c := range r.Cells {
		if across, _ := span(v.rows.merges[r.Number], r.Number, c.Column); across > 1 {
			continue // has the room of several columns
		}
		w := fyne.MeasureText(oneLine(c.Text), widget.SizeSecond, fyne.TextStyle{Bold: head}).Width + 2*cellPad
		if head {
			w = min(w, 160)
		}
		widths[c.Column] = max(widths[c.Column], w)
	}
}

// genderOf tells for which gender a column has birth dates or marks, "" for neither alone.
func genderOf(c sheet.Column) string {
	for _, f := range c.Fields {
		if f == sheet.FieldMale || f == sheet.FieldFemale {
			return string(f)
		}
	}
	return ""
}

// fit gives the columns their widths: what they ask for if there is room, and
// the rest to those that are cut; else somewhat less, if so all are in sight.
func (v *sheetView) fit(width float32) {
	v.fitted = width
	room := width - v.gutter
	var asked, least float32
	for _, c := range v.columns {
		asked += min(c.full, widest)
		least += c.low
	}
	x := v.gutter
	for i := range v.columns {
		c := &v.columns[i]
		c.w = min(c.full, widest)
		low := c.low
		if c.named && least+min(c.full, wholeName)-low <= room { // names are cut last
			low = min(c.full, wholeName)
			least += low - c.low
		}
		c.fits = low
	}
	for i := range v.columns {
		if c := &v.columns[i]; asked > room && least <= room && asked > least {
			c.w = c.fits + (c.w-c.fits)*(room-least)/(asked-least)
		}
	}
	if left := room - asked; left > 0 {
		v.spread(left)
	}
	for i := range v.columns {
		v.columns[i].x = x
		x += v.columns[i].w
	}
	v.width = x
}

// spread gives room that is left to the columns whose words are cut, by how
// much they lack, and then to all by what they have.
func (v *sheetView) spread(left float32) {
	var lack, all float32
	for _, c := range v.columns {
		lack += c.full - c.w
	}
	if part := min(1, left/lack); lack > 0 {
		for i := range v.columns {
			v.columns[i].w += part * (v.columns[i].full - v.columns[i].w)
		}
		left -= part * lack
	}
	for _, c := range v.columns {
		if !c.right {
			all += c.w
		}
	}
	for i := range v.columns {
		if c := &v.columns[i]; !c.right && left > 0 {
			c.w += left * c.w / all
		}
	}
}
