package sheet

import (
	"slices"
	"sort"
)

// Row gives a row of the sheet by its number.
func (l *List) Row(number int) (Row, bool) { return l.Grid.row(number) }

func (g *Grid) row(number int) (Row, bool) {
	if g == nil {
		return Row{}, false
	}
	i := sort.Search(len(g.Rows), func(i int) bool { return g.Rows[i].Number >= number })
	if i < len(g.Rows) && g.Rows[i].Number == number {
		return g.Rows[i], true
	}
	return Row{}, false
}

// Cell gives what stands in a cell, "" if nothing does.
func (l *List) Cell(row int, column string) string {
	r, _ := l.Row(row)
	c, _ := r.At(ColumnIndex(column))
	return c.Text
}

// Section gives the section whose title stands in a row.
func (l *List) Section(row int) (Section, bool) {
	i := sort.Search(len(l.Sections), func(i int) bool { return l.Sections[i].Row >= row })
	if i < len(l.Sections) && l.Sections[i].Row == row {
		return l.Sections[i], true
	}
	return Section{}, false
}

// Where gives the letter of the column in which a data row says a field, also
// where its cell is empty; "" if no column does, as where a section says it for
// all its rows.
func (l *List) Where(row int, f Field) string {
	r, _ := l.Row(row)
	columns := l.columnsAt(row)
	empty := ""
	for _, same := range fieldsFor(f) {
		for _, c := range columns {
			if !c.has(same) && (same != FieldGender || c.sex == "") {
				continue
			}
			if _, ok := r.At(c.Index); ok {
				return c.Letter
			}
			if empty == "" {
				empty = c.Letter
			}
		}
	}
	return empty
}

// fieldsFor are the fields of columns that may say a field of a record, the
// likeliest first.
func fieldsFor(f Field) []Field {
	switch f {
	case FieldName:
		return []Field{FieldName, FieldFamily, FieldGiven}
	case FieldBirth:
		return []Field{FieldBirth, FieldMale, FieldFemale, FieldBirthYear}
	case FieldGender:
		return []Field{FieldGender, FieldMale, FieldFemale}
	case FieldHonorific:
		return []Field{FieldHonorific, FieldName, FieldFamily}
	case FieldDecisionDate:
		return []Field{FieldDecisionDate, FieldDecision}
	}
	return []Field{f}
}

// columnsAt gives the columns by which a row was read.
func (l *List) columnsAt(row int) []Column {
	i := sort.Search(len(l.tables), func(i int) bool { return l.tables[i].from > row })
	if i == 0 {
		return l.Columns
	}
	return l.tables[i-1].columns
}

// columnOf gives the column by which a row's cell was read; nil if none was.
func (l *List) columnOf(row, index int) *Column {
	columns := l.columnsAt(row)
	for i := range columns {
		if columns[i].Index == index {
			return &columns[i]
		}
	}
	return nil
}

// record gives the first record of a row.
func (l *List) record(row int) *Record {
	if l.abreast {
		if i := slices.IndexFunc(l.Records, func(r Record) bool { return r.Row == row }); i >= 0 {
			return &l.Records[i]
		}
		return nil
	}
	i := sort.Search(len(l.Records), func(i int) bool { return l.Records[i].Row >= row })
	if i < len(l.Records) && l.Records[i].Row == row {
		return &l.Records[i]
	}
	return nil
}
