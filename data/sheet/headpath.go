package sheet

import "slices"

// headPath is the words above a column, from the top row of the heading down.
type headPath struct {
	column int
	words  []string
	spread bool // the lowest of them is merged with the column before
}

// paths collects what stands above each column. Merged cells count for all
// they cover; where nothing is merged, as in a CSV file, a group's heading
// counts for the columns to its right that have one of their own below.
func (f *headingFinder) paths(rows []Row) []headPath {
	columns := map[int]bool{}
	for _, r := range rows {
		for _, c := range r.Cells {
			columns[c.Column] = true
		}
	}
	merges := f.mergesIn(rows)
	for _, m := range merges {
		for c := m.FirstColumn; c <= m.LastColumn && c < m.FirstColumn+64; c++ {
			columns[c] = true
		}
	}
	list := make([]headPath, 0, len(columns))
	if len(columns) > 256 {
		return make([]headPath, len(columns)) // no heading is that wide
	}
	for c := range columns {
		list = append(list, headPath{column: c})
	}
	slices.SortFunc(list, func(a, b headPath) int { return a.column - b.column })
	// The group heading that reaches over a column without its own, by row.
	for k, r := range rows {
		group := ""
		for i := range list {
			p := &list[i]
			s, m, merged := f.cell(r, p.column, merges)
			if k < len(rows)-1 {
				below := rows[k+1].text(p.column) != ""
				switch {
				case s != "" && below:
					group = s
				case s != "":
					group = ""
				case !merged && below && group != "":
					s = group
				case !below:
					group = ""
				}
			}
			if s != "" && (len(p.words) == 0 || p.words[len(p.words)-1] != s) {
				p.words = append(p.words, s)
			}
			if merged && p.column > m.FirstColumn && k == len(rows)-1 {
				p.spread = true
			} else if merged && p.column > m.FirstColumn && m.LastRow >= rows[len(rows)-1].Number {
				p.spread = true
			}
		}
	}
	return list
}

func (f *headingFinder) mergesIn(rows []Row) []Range {
	var in []Range
	first, last := rows[0].Number, rows[len(rows)-1].Number
	for _, m := range f.grid.Merges {
		if m.FirstRow <= last && m.LastRow >= first {
			if in = append(in, m); len(in) > 500 {
				break
			}
		}
	}
	return in
}

// cell gives a cell's text, or that of the merged block it lies in.
func (f *headingFinder) cell(r Row, column int, merges []Range) (string, Range, bool) {
	for _, m := range merges {
		if r.Number < m.FirstRow || r.Number > m.LastRow || column < m.FirstColumn || column > m.LastColumn {
			continue
		}
		if own := r.text(column); own != "" && r.Number > m.FirstRow {
			return own, m, true // hidden under the block, and clearer than it
		}
		for _, row := range f.grid.Rows[:min(len(f.grid.Rows), headingRows*4)] {
			if row.Number == m.FirstRow {
				return row.text(m.FirstColumn), m, true
			}
		}
		return r.text(column), m, true
	}
	return r.text(column), Range{}, false
}
