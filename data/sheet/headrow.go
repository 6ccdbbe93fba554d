package sheet

import "slices"

// officialLines begin what stands above lists.
var officialLines = phraseSet("cộng hòa xã hội|độc lập tự do|kèm theo|ban hành kèm theo|phụ lục|ủy ban nhân dân|ubnd|đảng cộng sản việt nam")

// isTitleRow tells of a row that is a title rather than a part of a heading of
// several rows: one that holds a lone text, is numbered, or names dates,
// decisions and the state.
func isTitleRow(r Row) bool {
	if len(r.Cells) < 2 {
		return true
	}
	switch numberingOf(r.Cells[0].Text) {
	case romans, capitals, figures, parts, decimals:
		return true
	}
	return slices.ContainsFunc(r.Cells, func(c Cell) bool {
		return digitsIn(c.Text) >= 6 || followsAny(align(c.Text).tokens(), 0, officialLines) > 0
	})
}

// isDataRow tells of a row with a day or a telephone number in it, which heads
// nothing, though "Nữ" stands in it too.
func isDataRow(r Row) bool {
	return slices.ContainsFunc(r.Cells, func(c Cell) bool {
		s := latinDigits(c.Text)
		return len(s) < 24 && digitsIn(s) >= 6 && onlyBytes(s, "0123456789/.-+() ,'\\")
	})
}

// cutThrough tells whether merged cells reach down into a row from the one above.
func (f *headingFinder) cutThrough(r Row) bool {
	for _, m := range f.grid.Merges {
		if m.FirstRow < r.Number && m.LastRow == r.Number && r.Number-m.FirstRow <= 2 {
			return true
		}
	}
	return false
}
