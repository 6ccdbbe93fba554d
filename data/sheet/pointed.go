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
		h := heading{first: i, last: i - 1}
		if last <= 0 {
			h.first, h.last = 0, -1
		}
		h.columns = m.withRest(nil)
		m.guess(&h)
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
		m.guess(&h)
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

// guess tells columns without a heading by what is in them. The names are
// found by settle.
func (m *mapper) guess(h *heading) {
	sample := m.sampler(h.last + 1)
	taken := map[Field]bool{}
	for i := range h.columns {
		c := &h.columns[i]
		list := sample(c.Index)
		if len(list) == 0 {
			continue
		}
		for _, g := range []struct {
			field Field
			is    func(string) bool
		}{
			{FieldGender, func(s string) bool { return readGender(s) != "" }},
			{FieldBirth, m.looksLikeBirth},
			{FieldPhone, func(s string) bool { k := phoneKey(readPhone(s)); return len(k) == 10 && k[0] == '0' }},
			{FieldPosition, func(s string) bool { return begins(s) == thingPost }},
			{FieldUnit, func(s string) bool { return begins(s) == thingBody }},
		} {
			if !taken[g.field] && mostly(list, g.is) {
				c.Fields, taken[g.field] = []Field{g.field}, true
				break
			}
		}
	}
}

// looksLikeBirth tells of a text that is a date or year of birth and nothing else.
func (m *mapper) looksLikeBirth(s string) bool {
	if len(s) < 4 || len(s) > 10 || !onlyBytes(s, "0123456789/-.") {
		return false
	}
	d, code := readDate(s, m.year)
	return code == "" && d.Year() >= oldestBirth
}

func mostly(list []string, is func(string) bool) bool {
	n := 0
	for _, s := range list {
		if is(s) {
			n++
		}
	}
	return n*10 >= len(list)*8
}
