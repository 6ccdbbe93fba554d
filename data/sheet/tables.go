package sheet

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"vinhdanh/data"
	"vinhdanh/data/text"
)

// piece is what a document holds at one place: a line, or a table.
type piece struct {
	line  []fontRun
	table *docTable
}

// docTable is a table of a document or page.
type docTable struct{ rows [][]docCell }

// docCell is a cell of a docTable, column counting from 0. One that covers
// others says how many columns and rows it takes.
type docCell struct {
	column, across, down int32
	kind                 CellType
	value                string // in place of runs, for what is no text
	runs                 []fontRun
}

// Of a document's text so much belongs to a list: lines above it, which may
// be its title, and below it, which may count it.
const (
	linesAbove = 12
	linesBelow = 3
)

const (
	maxTableCells   = 400_000
	maxTableColumns = 1024
	maxTableDepth   = 16 // tables within tables; a deeper one is text
)

// docSheet is a list of a document: its table, or several that go on from one
// another, with the lines around and between them.
type docSheet struct {
	name   string
	pieces []piece
	width  int // columns
}

// openDocument makes sheets of a document's tables.
func openDocument(pieces []piece, encoding string) (*Workbook, error) {
	sheets := sheetsOf(pieces)
	if len(sheets) == 0 {
		return nil, data.Fail("no-table")
	}
	if len(sheets) > maxSheets {
		return nil, errTooLarge
	}
	w := &Workbook{Encoding: encoding}
	for _, s := range sheets {
		w.Sheets = append(w.Sheets, s.name)
	}
	w.size = func(int) int64 { return 0 } // all of it is in memory
	w.load = func(ctx context.Context, sheet int, o Options) (*Grid, string, error) {
		return sheets[sheet].grid(ctx, o)
	}
	return w, nil
}

// sheetsOf parts a document into lists. A table of one row is none, but lines.
func sheetsOf(pieces []piece) []docSheet {
	var sheets []docSheet
	var lines []piece // since the last table
	for _, p := range pieces {
		if p.table == nil {
			lines = append(lines, p)
			continue
		}
		if len(p.table.rows) < 2 && !continues(sheets, p.table) {
			for _, row := range p.table.rows {
				for _, c := range row {
					for _, l := range linesOf(c.runs) {
						lines = append(lines, piece{line: l})
					}
				}
			}
			continue
		}
		if continues(sheets, p.table) && len(lines) <= linesAbove {
			last := &sheets[len(sheets)-1]
			rows := p.table.rows[repeated(last.first(), p.table):]
			last.pieces = append(append(last.pieces, lines...), piece{table: &docTable{rows: rows}})
		} else {
			if len(sheets) > 0 {
				sheets[len(sheets)-1].close(lines)
			}
			s := docSheet{width: p.table.width()}
			s.pieces = append(s.pieces, lines[max(0, len(lines)-linesAbove):]...)
			s.name = nameOf(s.pieces, sheets)
			s.pieces = append(s.pieces, p)
			sheets = append(sheets, s)
		}
		lines = nil
	}
	if len(sheets) > 0 {
		sheets[len(sheets)-1].close(lines)
	}
	return sheets
}

// close adds the lines below the list.
func (s *docSheet) close(lines []piece) {
	s.pieces = append(s.pieces, lines[:min(len(lines), linesBelow)]...)
}

// first gives the list's first table.
func (s *docSheet) first() *docTable {
	i := slices.IndexFunc(s.pieces, func(p piece) bool { return p.table != nil })
	return s.pieces[i].table
}

// continues tells whether a table goes on from the list before: it repeats its
// heading, or has as many columns and begins with a row's number.
func continues(sheets []docSheet, t *docTable) bool {
	if len(sheets) == 0 || len(t.rows) == 0 {
		return false
	}
	last := &sheets[len(sheets)-1]
	if last.width != t.width() || last.width < 2 {
		return false
	}
	if repeated(last.first(), t) > 0 {
		return true
	}
	first := t.rows[0]
	if len(first) == 0 || first[0].column != 0 {
		return false
	}
	number := strings.TrimRight(strings.TrimSpace(plainText(first[0].runs)+first[0].value), ".")
	return atoi([]byte(number)) > 0 && len(first) > 1
}

// repeated counts the rows at a table's beginning that are those of another.
func repeated(a, b *docTable) int {
	n := 0
	for n < 3 && n < len(a.rows) && n < len(b.rows)-1 && sameWords(a.rows[n], b.rows[n]) {
		n++
	}
	return n
}

func sameWords(a, b []docCell) bool {
	words := 0
	same := slices.EqualFunc(a, b, func(x, y docCell) bool {
		s := text.Alphanumeric(plainText(x.runs))
		words += len(s)
		return x.column == y.column && s == text.Alphanumeric(plainText(y.runs))
	})
	return same && words > 0
}

func (t *docTable) width() int {
	w := int32(0)
	for _, row := range t.rows {
		if n := len(row); n > 0 {
			w = max(w, row[n-1].column+row[n-1].across)
		}
	}
	return int(w)
}

// maxSheetName is how many letters of a line name a list.
const maxSheetName = 60

// nameOf names a list by the line above it that calls it one, else by the
// nearest, else by its place in the document.
func nameOf(above []piece, before []docSheet) string {
	name := ""
	for i := len(above) - 1; i >= 0; i-- {
		line := oneLine(plainText(above[i].line))
		if strings.Contains(text.Fold(line), "danh sach") {
			name = line
			break
		}
		if name == "" {
			name = line
		}
	}
	if r := []rune(name); len(r) > maxSheetName {
		name = strings.TrimSpace(string(r[:maxSheetName])) + "…"
	}
	if name == "" {
		name = fmt.Sprintf("Bảng %d", len(before)+1)
	}
	plain := name
	for n := 2; slices.ContainsFunc(before, func(s docSheet) bool { return s.name == name }); n++ {
		name = fmt.Sprintf("%s (%d)", plain, n)
	}
	return name
}

// hasHeading tells whether the list names its columns as lists do.
func (s *docSheet) hasHeading() bool {
	g, _, err := s.grid(context.Background(), Options{})
	if err != nil {
		return false
	}
	return findHeading(g, nil).found()
}

// grid gives the list as a sheet: each line a row across all columns.
func (s *docSheet) grid(ctx context.Context, o Options) (*Grid, string, error) {
	b := gridBuilder{grid: &Grid{Sheet: s.name}}
	texts := newCellTexts(o)
	merge := func(m Range) error {
		if len(b.grid.Merges) >= maxMerges {
			return errTooLarge
		}
		b.grid.Merges = append(b.grid.Merges, m)
		return nil
	}
	number := 0
	for _, p := range s.pieces {
		if err := ctx.Err(); err != nil {
			return nil, "", err
		}
		if p.table == nil {
			number++
			if err := b.put(number, Cell{Text: texts.readRuns(number, 0, p.line)}); err != nil {
				return nil, "", err
			}
			if s.width > 1 {
				if err := merge(Range{number, number, 0, s.width - 1}); err != nil {
					return nil, "", err
				}
			}
			continue
		}
		for _, row := range p.table.rows {
			number++
			for _, c := range row {
				column := int(c.column)
				cell := Cell{Text: c.value, Column: column, Type: c.kind}
				if c.value == "" {
					cell.Text = texts.readRuns(number, column, c.runs)
				}
				if err := b.put(number, cell); err != nil {
					return nil, "", err
				}
				if c.across > 1 || c.down > 1 {
					if err := merge(Range{number, number + int(c.down) - 1, column, column + int(c.across) - 1}); err != nil {
						return nil, "", err
					}
				}
			}
		}
	}
	g := b.finish()
	return g, texts.finish(g), nil
}
