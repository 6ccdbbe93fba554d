package importing

import (
	"slices"

	"vinhdanh/app/jobs/intake"
	"vinhdanh/data/sheet"
)

// rowKind tells what a row of the sheet was taken for.
type rowKind uint8

const (
	rowPlain rowKind = iota // a title, a total, a signature
	rowHead
	rowSection
	rowRecord
	rowOut // left out by a person
)

// cellAt is a place of a sheet: its own row number, and the column from 0.
type cellAt struct{ row, column int }

// sheetRows is what is known of the rows of a list.
type sheetRows struct {
	list     *intake.List
	kinds    []rowKind // by place in the grid
	sections map[int]sheet.Section
	marks    map[cellAt]sheet.Severity
	worst    map[int]sheet.Severity // of a row's doubts
	typed    map[cellAt]string      // what a person has typed, also while the list is being read again
	merges   map[int][]sheet.Range  // by row
}

// readRows draws up what is known of a list's rows, with what a person decided about them.
func readRows(l *intake.List, fixes []sheet.Fix) *sheetRows {
	r := &sheetRows{list: l, kinds: make([]rowKind, len(l.Grid.Rows)), sections: map[int]sheet.Section{}, marks: map[cellAt]sheet.Severity{},
		worst: map[int]sheet.Severity{}, typed: map[cellAt]string{}, merges: mergesByRow(l.Grid)}
	for n := range headRows(l) {
		r.set(n, rowHead)
	}
	for _, s := range l.Sections {
		r.sections[s.Row] = s
		r.set(s.Row, rowSection)
	}
	for i, k := 0, 0; i < len(l.Records); i++ { // both in the sheet's order, half by half where a list stands in two
		if i > 0 && l.Records[i].Row < l.Records[i-1].Row {
			k = 0
		}
		for k < len(l.Grid.Rows) && l.Grid.Rows[k].Number < l.Records[i].Row {
			k++
		}
		if k < len(l.Grid.Rows) && l.Grid.Rows[k].Number == l.Records[i].Row {
			r.kinds[k] = rowRecord
		}
	}
	r.decide(fixes)
	for _, p := range l.Problems {
		r.mark(p)
	}
	return r
}

// decide takes in what a person decided of cells and rows.
func (r *sheetRows) decide(fixes []sheet.Fix) {
	for _, f := range fixes {
		switch f.Kind {
		case sheet.FixCell:
			r.typed[cellAt{f.Row, sheet.ColumnIndex(f.Column)}] = f.Text
		case sheet.FixSkip:
			r.set(f.Row, rowOut)
		}
	}
}

// mark frames the cells that a doubt is about.
func (r *sheetRows) mark(p sheet.Problem) {
	column := r.columnOf(p)
	rows := p.Rows
	if len(rows) == 0 && p.Row > 0 {
		rows = []int{p.Row}
	}
	for _, n := range rows {
		at := cellAt{n, column}
		if r.marks[at] != sheet.Error {
			r.marks[at] = p.Severity
		}
		if r.worst[n] != sheet.Error {
			r.worst[n] = p.Severity
		}
	}
}

// columnOf gives the column that a doubt is in; without one, that of the name or award.
func (r *sheetRows) columnOf(p sheet.Problem) int {
	if p.Column != "" {
		return sheet.ColumnIndex(p.Column)
	}
	field := sheet.FieldName
	if p.Code == sheet.ProblemUnknownAward {
		field = sheet.FieldAward
	}
	for _, c := range r.list.Columns {
		if len(c.Fields) > 0 && c.Fields[0] == field {
			return c.Index
		}
	}
	return -1
}

// find gives the place in the grid of a row of the sheet, -1 if it holds nothing.
func (r *sheetRows) find(number int) int {
	i, ok := slices.BinarySearchFunc(r.list.Grid.Rows, number, func(row sheet.Row, n int) int { return row.Number - n })
	if !ok {
		return -1
	}
	return i
}

func (r *sheetRows) set(number int, k rowKind) {
	if i := r.find(number); i >= 0 {
		r.kinds[i] = k
	}
}

// text gives what a cell reads, on one line.
func (r *sheetRows) text(row sheet.Row, column int) string {
	if t, ok := r.typed[cellAt{row.Number, column}]; ok {
		return oneLine(t)
	}
	c, _ := row.At(column)
	return oneLine(c.Text)
}

// mergesByRow gives the merged cells that reach into each row. Blocks of many
// rows have no say in how one row of them is drawn.
func mergesByRow(g *sheet.Grid) map[int][]sheet.Range {
	const most = 60
	rows := map[int][]sheet.Range{}
	for _, m := range g.Merges {
		for n := m.FirstRow; n <= m.LastRow && n < m.FirstRow+most; n++ {
			rows[n] = append(rows[n], m)
		}
	}
	return rows
}
