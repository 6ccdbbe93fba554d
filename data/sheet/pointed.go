package sheet

import (
	"slices"
	"sort"
)

// mostHeadingRows bounds the heading that a person may point at.
const mostHeadingRows = 10

// pointedAt takes the rows from first to last for the heading, whatever they
// say. Row 0 is none: the columns are known by what is in them.
func (m *mapper) pointedAt(first, last int) heading {
	rows := m.grid.Rows
	first, last = min(first, last), max(first, last)
	i := sort.Search(len(rows), func(i int) bool { return rows[i].Number >= first })
	n := sort.Search(len(rows), func(i int) bool { return rows[i].Number > last }) - i
	if last <= 0 || n <= 0 {
		h := m.headless(false)
		m.list.Problems = nil // that there is no heading is no doubt then
		if !h.found() {
			h = heading{first: 0, last: -1, columns: m.withRest(nil)}
		}
		return h
	}
	n = min(n, mostHeadingRows)
	m.finder.pointed = true
	h, ok := m.finder.block(i, n)
	m.finder.pointed = false
	if !ok {
		h = heading{first: i, last: i + n - 1, columns: m.withRest(nil)}
		for _, r := range rows[i : i+n] {
			h.rows = append(h.rows, r.Number)
		}
	}
	return h
}

// mostColumns bounds the columns without a heading that are shown.
const mostColumns = 256

// withRest adds the sheet's columns that are not in the list.
func (m *mapper) withRest(columns []Column) []Column {
	used := map[int]bool{}
	for _, c := range columns {
		used[c.Index] = true
	}
	list := slices.Clone(columns)
	for _, r := range m.grid.Rows {
		for _, c := range r.Cells {
			if !used[c.Column] && len(list) < mostColumns {
				used[c.Column] = true
				list = append(list, Column{Index: c.Column, Letter: Letter(c.Column), Fields: []Field{FieldNote}})
			}
		}
	}
	slices.SortFunc(list, func(a, b Column) int { return a.Index - b.Index })
	return list
}
