package sheet

import (
	"context"
	"slices"
	"sort"

	"vinhdanh/data/text"
)

// abreast parts the columns of a list whose halves stand side by side ("STT | Họ
// tên | Đơn vị | STT | Họ tên | Đơn vị"), as people print long lists on one page.
// It gives the columns of each half, or nil for a list that is in one piece.
func abreast(columns []Column) [][]Column {
	var keys []string
	var at []int // by place in keys, the place in columns
	for i, c := range columns {
		if key := text.Alphanumeric(c.Heading); key != "" || c.Heading != "" {
			keys, at = append(keys, key), append(at, i)
		}
	}
	for n := 2; 2*n <= len(keys); n++ {
		starts := []int{0}
		for i := n; i+n <= len(keys); {
			if !slices.Equal(keys[i:i+n], keys[:n]) {
				i++
				continue
			}
			starts = append(starts, i)
			i += n
		}
		if len(starts) < 2 || starts[1] != n || !holdsNames(columns[:at[n-1]+1]) || len(distinct(keys[:n])) < n {
			continue
		}
		var halves [][]Column
		for k, s := range starts {
			end := len(columns)
			if k+1 < len(starts) {
				end = at[starts[k+1]]
				for end > 0 && columns[end-1].Heading == "" { // a gap, or the numbers of the next half
					end--
				}
			}
			halves = append(halves, slices.Clone(columns[at[s]:end]))
		}
		return halves
	}
	return nil
}

// holdsNames tells whether one of the columns is headed as one of names.
func holdsNames(columns []Column) bool {
	return slices.ContainsFunc(columns, func(c Column) bool { return c.has(FieldName) || c.has(FieldFamily) })
}

func distinct(keys []string) map[string]bool {
	m := map[string]bool{}
	for _, k := range keys {
		m[k] = true
	}
	return m
}

// halves settles the columns of each half of a heading's list; nil where it is in
// one piece, or one half would have no names.
func (m *mapper) halves(h heading, sample func(int) []string) [][]Column {
	list := abreast(h.columns)
	for i := range list {
		if list[i] = withNumbers(list[i], sample); !settle(list[i], m.kind, sample) {
			return nil
		}
	}
	return list
}

// besides reads a list that stands in several halves, one after another, each as
// if the others were not there. A section goes on in the next half.
func (m *mapper) besides(ctx context.Context, h heading) error {
	whole, all := m.grid, slices.Concat(h.halves...)
	for i, columns := range h.halves {
		part := h
		part.columns = columns
		m.grid = partOf(whole, columns, i == 0)
		m.finder.grid = m.grid
		m.fill, m.above, m.closed, m.signed = nil, nil, false, false
		m.use(part)
		last := h.rows[len(h.rows)-1]
		if err := m.rows(ctx, sort.Search(len(m.grid.Rows), func(i int) bool { return m.grid.Rows[i].Number > last })); err != nil {
			return err
		}
	}
	m.grid, m.finder.grid = whole, whole
	m.list.abreast, m.list.Header, m.list.Columns, m.list.tables = true, h.rows, all, []table{{0, all}}
	slices.Sort(m.list.Skipped)
	m.list.Skipped = slices.Compact(m.list.Skipped)
	slices.SortStableFunc(m.sections, func(a, b *Section) int { return a.Row - b.Row })
	return nil
}

// partOf gives a grid with the cells of some columns alone; the first part has
// all that stands before them, too.
func partOf(g *Grid, columns []Column, first bool) *Grid {
	from, to := columns[0].Index, columns[len(columns)-1].Index
	if first {
		from = 0
	}
	part := *g
	part.Rows = make([]Row, 0, len(g.Rows))
	for _, r := range g.Rows {
		r.Cells = slices.DeleteFunc(slices.Clone(r.Cells), func(c Cell) bool { return c.Column < from || c.Column > to })
		if len(r.Cells) > 0 {
			part.Rows = append(part.Rows, r)
		}
	}
	return &part
}
