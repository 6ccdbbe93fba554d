package sheet

import (
	"slices"
	"strconv"
	"strings"
)

// docTableBuilder makes a table of Word's rows, whose cells say only how many
// columns of an unseen grid they take.
type docTableBuilder struct {
	table  docTable
	row    []docCell
	column int             // of the grid, of the next cell
	open   map[int]openSet // cells that may go on in the next row, by column

	cell     docCell
	down     bool // the cell goes on from the one above
	restart  bool // the cell may go on below
	sideways bool // the cell goes on from the one before
}

const maxWordColumns = 256 // of the grid; Word itself makes 63

// openSet is where a cell stands that takes several rows.
type openSet struct{ row, index int }

func (b *docTableBuilder) startRow() { b.row, b.column = nil, 0 }

func (b *docTableBuilder) startCell() {
	b.cell = docCell{column: int32(b.column), across: 1, down: 1}
	b.down, b.restart, b.sideways = false, false, false
}

// property reads what a row or cell says of its place.
func (b *docTableBuilder) property(t xmlToken, name string) {
	switch name {
	case "gridBefore":
		b.column = min(max(0, atoi(t.attr("val"))), maxWordColumns)
	case "gridSpan":
		b.cell.across = int32(min(max(1, atoi(t.attr("val"))), maxWordColumns+1))
	case "vMerge":
		b.restart = string(t.attr("val")) == "restart"
		b.down = !b.restart
	case "hMerge":
		b.sideways = string(t.attr("val")) != "restart"
	}
}

func (b *docTableBuilder) endCell(runs []fontRun) error {
	c := b.cell
	if b.column += int(c.across); b.column > maxWordColumns {
		return errTooLarge
	}
	c.runs = runs
	column := int(c.column)
	if at, ok := b.open[column]; b.down && ok && isBlank(runs) {
		b.table.rows[at.row][at.index].down++
		c.down = 0 // it holds its place until the table is whole
		b.row = append(b.row, c)
		return nil
	}
	delete(b.open, column)
	if n := len(b.row); b.sideways && n > 0 && isBlank(runs) {
		b.row[n-1].across += c.across
		return nil
	}
	if b.restart {
		if b.open == nil {
			b.open = map[int]openSet{}
		}
		b.open[column] = openSet{len(b.table.rows), len(b.row)}
	}
	b.row = append(b.row, c)
	return nil
}

func (b *docTableBuilder) endRow(drop bool) error {
	if drop {
		for c, at := range b.open {
			if at.row == len(b.table.rows) {
				delete(b.open, c)
			}
		}
		return nil
	}
	if len(b.table.rows) >= maxRows {
		return errTooLarge
	}
	b.table.rows = append(b.table.rows, b.row)
	b.row = nil
	return nil
}

// finish gives the table with the columns that a person sees: where a row's
// borders were drawn a little aside, Word's grid has columns more.
func (b *docTableBuilder) finish() *docTable {
	t := &docTable{rows: b.table.rows}
	starts := commonStarts(t)
	for _, row := range t.rows {
		if len(row) > len(starts) {
			for _, c := range row {
				starts = append(starts, int(c.column))
			}
		}
	}
	slices.Sort(starts)
	starts = slices.Compact(starts)
	for i, row := range t.rows {
		toStarts(row, starts)
		t.rows[i] = slices.DeleteFunc(row, func(c docCell) bool { return c.down == 0 })
	}
	return t
}

// commonStarts gives where the cells of most rows begin.
func commonStarts(t *docTable) []int {
	type pattern struct {
		starts []int
		rows   int
	}
	var best *pattern
	all := map[string]*pattern{}
	var key strings.Builder
	for _, row := range t.rows {
		key.Reset()
		for _, c := range row {
			key.WriteString(strconv.Itoa(int(c.column)))
			key.WriteByte(' ')
		}
		p := all[key.String()]
		if p == nil {
			p = &pattern{}
			for _, c := range row {
				p.starts = append(p.starts, int(c.column))
			}
			all[key.String()] = p
		}
		p.rows++
		if best == nil || p.rows > best.rows || p.rows == best.rows && len(p.starts) > len(best.starts) {
			best = p
		}
	}
	if best == nil {
		return nil
	}
	return slices.Clone(best.starts)
}

// toStarts counts a row's cells by the columns that begin there. A row of as
// many cells has them one by one; another has each where it lies nearest.
func toStarts(row []docCell, starts []int) {
	next := 0
	for i := range row {
		c := &row[i]
		from, to := int(c.column), int(c.column+c.across)
		at := i
		if len(row) != len(starts) {
			at = max(next, nearest(starts, from))
		}
		across := 0
		for _, s := range starts {
			if s >= from && s < to {
				across++
			}
		}
		if len(row) == len(starts) {
			across = 1
		}
		c.column, c.across = int32(at), int32(max(1, across))
		next = at + 1
	}
}

func nearest(starts []int, column int) int {
	best := 0
	for i, s := range starts {
		if abs(s-column) < abs(starts[best]-column) {
			best = i
		}
	}
	return best
}

func abs(n int) int {
	if n < 0 {
		return -n
	}
	return n
}
