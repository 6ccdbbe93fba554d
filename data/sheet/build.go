package sheet

import "slices"

// gridBuilder puts a sheet's cells into a grid. They should come row by row
// and from left to right; where they do not, they are sorted at the end.
type gridBuilder struct {
	grid       *Grid
	row        Row
	cells      int
	disordered bool
}

// put adds a cell to the row of that number; an empty one is passed over.
func (b *gridBuilder) put(number int, c Cell) error {
	if c.Text == "" {
		return nil
	}
	if b.cells++; b.cells > maxCells || c.Column >= maxColumns || number > maxDown {
		return errTooLarge
	}
	if number != b.row.Number {
		if err := b.endRow(); err != nil {
			return err
		}
		if n := len(b.grid.Rows); n > 0 && b.grid.Rows[n-1].Number >= number {
			b.disordered = true
		}
		b.row = Row{Number: number, Cells: make([]Cell, 0, 12)}
	}
	if n := len(b.row.Cells); n > 0 && b.row.Cells[n-1].Column >= c.Column {
		b.disordered = true
	}
	if len(b.row.Cells) >= maxAcross {
		return errTooLarge
	}
	b.row.Cells = append(b.row.Cells, c)
	return nil
}

func (b *gridBuilder) endRow() error {
	if len(b.row.Cells) == 0 {
		return nil
	}
	if len(b.grid.Rows) >= maxRows {
		return errTooLarge
	}
	b.grid.Rows = append(b.grid.Rows, b.row)
	b.row = Row{}
	return nil
}

// finish gives the grid. Of two cells in one place the later one counts.
func (b *gridBuilder) finish() *Grid {
	if len(b.row.Cells) > 0 {
		b.grid.Rows = append(b.grid.Rows, b.row)
		b.row = Row{}
	}
	if !b.disordered {
		return b.grid
	}
	slices.SortStableFunc(b.grid.Rows, func(a, c Row) int { return a.Number - c.Number })
	rows := b.grid.Rows[:0]
	for _, r := range b.grid.Rows {
		if n := len(rows); n > 0 && rows[n-1].Number == r.Number {
			rows[n-1].Cells = append(rows[n-1].Cells, r.Cells...)
			continue
		}
		rows = append(rows, r)
	}
	for i, r := range rows {
		slices.SortStableFunc(r.Cells, func(a, c Cell) int { return a.Column - c.Column })
		cells := r.Cells[:0]
		for _, c := range r.Cells {
			if n := len(cells); n > 0 && cells[n-1].Column == c.Column {
				cells[n-1] = c
				continue
			}
			cells = append(cells, c)
		}
		rows[i].Cells = cells
	}
	b.grid.Rows = rows
	return b.grid
}
