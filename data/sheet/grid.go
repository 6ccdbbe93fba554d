package sheet

import (
	"sort"
	"strings"
)

// Grid is one sheet as it stands: its rows that hold anything, in order.
type Grid struct {
	Sheet  string
	Rows   []Row
	Merges []Range

	encoding  string    // that its cells were found in, "" for what the file is in
	separator string    // of a text file
	converted []oldCell // by row and column
	overlong  bool      // its cells held more than lists do, and were not all read
}

// Row is a row that holds something. Number is the sheet's own, from 1.
type Row struct {
	Number int
	Cells  []Cell // sorted by column, none empty
}

// Cell is a cell that holds something.
type Cell struct {
	Text   string // composed and without stray spaces; line breaks kept as "\n"
	Column int    // from 0
	Type   CellType
}

// CellType tells how the file gave the cell.
type CellType uint8

const (
	CellText   CellType = iota
	CellNumber          // Text is the number as one would type it: "1980", "0924284759"
	CellDate            // Text is "dd/mm/yyyy", "mm/yyyy" or "yyyy", as its format shows it
	CellBool            // Text is "x" or "-"
)

// Range is a block of merged cells; all numbers count from 0 except rows,
// which are the sheet's own. Both ends belong to it.
type Range struct{ FirstRow, LastRow, FirstColumn, LastColumn int }

// At gives the cell in a column.
func (r Row) At(column int) (Cell, bool) {
	if column >= 0 && column < len(r.Cells) && r.Cells[column].Column == column {
		return r.Cells[column], true // no gap before it
	}
	i := sort.Search(len(r.Cells), func(i int) bool { return r.Cells[i].Column >= column })
	if i < len(r.Cells) && r.Cells[i].Column == column {
		return r.Cells[i], true
	}
	return Cell{}, false
}

// text gives a column's text on one line, "" where there is none.
func (r Row) text(column int) string {
	c, _ := r.At(column)
	return oneLine(c.Text)
}

func oneLine(s string) string {
	if strings.IndexByte(s, '\n') < 0 {
		return s
	}
	return strings.ReplaceAll(s, "\n", " ")
}

// Letter names a column as spreadsheets do: 0 is "A", 26 is "AA".
func Letter(column int) string {
	if column < 0 {
		return ""
	}
	var b [8]byte
	i := len(b)
	for column >= 0 && i > 0 {
		i--
		b[i] = byte('A' + column%26)
		column = column/26 - 1
	}
	return string(b[i:])
}

// ColumnIndex gives a column's place, from 0, by its letters; -1 if s is no column of a
// spreadsheet.
func ColumnIndex(s string) int {
	if s == "" || len(s) > 3 {
		return -1
	}
	n := 0
	for i := 0; i < len(s); i++ {
		c := s[i] &^ 0x20
		if c < 'A' || c > 'Z' {
			return -1
		}
		n = n*26 + int(c-'A') + 1
	}
	if n > maxColumns {
		return -1
	}
	return n - 1
}

const maxColumns = 16384 // XFD

// paragraphs counts the rows whose only cell is longer than any cell need be.
func (g *Grid) paragraphs() (n int) {
	for i := range g.Rows {
		if cells := g.Rows[i].Cells; len(cells) == 1 && len(cells[0].Text) > shortCell {
			n++
		}
	}
	return n
}
