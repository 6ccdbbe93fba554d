package sheet

// addsUp tells of a row with the sums of its columns.
func addsUp(r Row) bool {
	s := r.Cells[0].Text
	return len(s) < 40 && s[0] > '9' && isTotalWord(s)
}

// sampler gives the first values of a column below the heading, from rows
// that hold more than a title or signatures.
func (m *mapper) sampler(from int) func(int) []string {
	widest := 0
	for i := from; i < len(m.grid.Rows) && i < from+30; i++ {
		widest = max(widest, len(m.grid.Rows[i].Cells))
	}
	return func(column int) []string {
		var list []string
		for i := from; i < len(m.grid.Rows) && i < from+2000 && len(list) < 100; i++ {
			r := m.grid.Rows[i]
			if len(r.Cells) < 2 || 3*len(r.Cells) < widest || addsUp(r) {
				continue
			}
			if s := r.text(column); s != "" {
				list = append(list, s)
			}
		}
		return list
	}
}
