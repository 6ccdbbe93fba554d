package sheet

// addsUp tells of a row with the sums of its columns.
func addsUp(r Row) bool {
	s := r.Cells[0].Text
	return len(s) < 40 && s[0] > '9' && isTotalWord(s)
}

// numbered tells of a row that bears a number first.
func numbered(r Row) bool {
	s := r.Cells[0].Text
	if len(s) > 12 {
		return false
	}
	style := numberingOf(s)
	return style == figures || style == decimals
}

// lastNumbered gives the place behind the last row that bears a number: what
// stands below is no part of the list. Without numbers it is the grid's end.
func (m *mapper) lastNumbered(from int) int {
	most := min(len(m.grid.Rows), from+2000)
	for i := most - 1; i >= from; i-- {
		if r := m.grid.Rows[i]; len(r.Cells) > 1 && numbered(r) {
			return i + 1
		}
	}
	return most
}

// sampler gives the first values of a column below the heading, from rows
// that hold more than a title or signatures: those with a number, where most
// rows have one.
func (m *mapper) sampler(from int) func(int) []string {
	end := m.lastNumbered(from)
	widest, rows, withNumber := 0, 0, 0
	for i := from; i < end && i < from+100; i++ {
		r := m.grid.Rows[i]
		widest = max(widest, len(r.Cells))
		if len(r.Cells) > 1 {
			rows++
			if numbered(r) {
				withNumber++
			}
		}
	}
	counted := 2*withNumber > rows
	return func(column int) []string {
		var list []string
		for i := from; i < end && len(list) < 100; i++ {
			r := m.grid.Rows[i]
			if len(r.Cells) < 2 || 3*len(r.Cells) < widest || counted && !numbered(r) || addsUp(r) {
				continue
			}
			if s := r.text(column); s != "" {
				list = append(list, s)
			}
		}
		return list
	}
}
