package sheet

import "strings"

// htmlTable is a table that is being read.
type htmlTable struct {
	base    int // of the stack, within the part that is open
	outside int // of the stack, within the table
	table   docTable
	layout  bool // it only holds a list's table in its place

	inRow, inCell    bool
	dropRow, dropped bool // the row, the cell is not shown
	row              []docCell
	cell             docCell
	look             cellLook
	value            string
	truth            bool // the value is true or false
	text             htmlText
	column           int
	taken            []int32 // by column: how many rows from here a cell above takes
}

// startPart begins a row or a cell, or a group of rows, and ends what cannot
// go on before it.
func (r *htmlReader) startPart(t *htmlTag, rule styleRule) error {
	h := r.tables[len(r.tables)-1]
	if err := r.endCell(); err != nil {
		return err
	}
	switch t.name {
	case "td", "th":
		if !h.inRow {
			h.startRow()
		}
		r.push(t, rule)
		h.startCell(t, rule)
		h.dropped = r.top().hidden
		h.base = len(r.stack)
	default:
		if err := r.endRow(); err != nil {
			return err
		}
		r.stack = r.stack[:min(len(r.stack), h.outside)]
		r.push(t, rule)
		h.base = len(r.stack)
		switch t.name {
		case "tr":
			h.startRow()
			h.dropRow = r.top().hidden
		case "caption":
			return r.line()
		}
	}
	return nil
}

// endPart ends a row or a cell by its own end.
func (r *htmlReader) endPart(name string) error {
	if err := r.endCell(); err != nil {
		return err
	}
	switch name {
	case "caption":
		if err := r.line(); err != nil {
			return err
		}
	case "td", "th":
		return nil
	}
	h := r.tables[len(r.tables)-1]
	err := r.endRow()
	h.base = h.outside
	r.stack = r.stack[:min(len(r.stack), h.outside)]
	return err
}

func (h *htmlTable) startRow() {
	h.inRow, h.dropRow, h.row, h.column = true, false, nil, 0
}

func (h *htmlTable) startCell(t *htmlTag, rule styleRule) {
	for h.column < len(h.taken) && h.taken[h.column] > 0 {
		h.column++
	}
	h.inCell = true
	h.cell = docCell{column: int32(h.column), across: span(t.across, maxSpan), down: span(t.down, maxRows)}
	h.look, h.value, h.truth = lookOfRule(t, rule), t.value, strings.HasSuffix(t.format, "BOOLEAN")
	if rule.apart { // what Excel writes over empty cells beside it is one cell
		h.column += int(h.cell.across) - 1
		h.cell.across = 1
	}
	h.text.take()
}

// maxSpan is how many columns a browser lets a cell take.
const maxSpan = 1000

func span(s string, most int) int32 {
	n := atoi([]byte(strings.TrimSpace(s)))
	return int32(min(max(n, 1), most))
}

func (r *htmlReader) endCell() error {
	h := r.tables[len(r.tables)-1]
	if !h.inCell {
		return nil
	}
	h.inCell = false
	c := h.cell
	c.runs = h.text.take()
	r.stack = r.stack[:min(len(r.stack), h.base)]
	if n := len(r.stack); n > h.outside && (r.stack[n-1].name == "td" || r.stack[n-1].name == "th") {
		r.stack = r.stack[:n-1]
	}
	h.base = len(r.stack)
	if h.dropped {
		h.dropped = false
		return nil
	}
	if h.layout {
		return r.keepLines(c.runs)
	}
	if h.value != "" && !isBlank(c.runs) {
		if h.truth && isNumber(h.value) {
			c.runs = nil
			if strings.TrimSpace(h.value) == "1" {
				c.kind, c.value = CellBool, "x"
			}
		} else if kind, text := numeric(h.value, h.look, false); text != "" && isNumber(h.value) {
			c.kind, c.value, c.runs = kind, text, nil
		}
	}
	r.size += lengthOf(c.runs) + len(c.value)
	if r.cells++; r.size > maxStrings || r.cells > maxTableCells {
		return errTooLarge
	}
	end := int(c.column + c.across)
	if h.column = max(h.column+1, end); end > maxTableColumns {
		return errTooLarge
	}
	if c.down > 1 {
		for len(h.taken) < end {
			h.taken = append(h.taken, 0)
		}
		for i := int(c.column); i < end; i++ {
			h.taken[i] = c.down
		}
	}
	h.row = append(h.row, c)
	return nil
}

func (r *htmlReader) endRow() error {
	h := r.tables[len(r.tables)-1]
	if !h.inRow {
		return nil
	}
	h.inRow = false
	for i, n := range h.taken {
		if n > 0 {
			h.taken[i]--
		}
	}
	if h.dropRow || h.layout {
		return nil
	}
	if len(h.table.rows) >= maxRows {
		return errTooLarge
	}
	h.table.rows = append(h.table.rows, h.row)
	return nil
}

// endTable ends the innermost table: it is a list, or stands in a cell.
func (r *htmlReader) endTable() error {
	if err := r.endCell(); err != nil {
		return err
	}
	if err := r.endRow(); err != nil {
		return err
	}
	n := len(r.tables) - 1
	h := r.tables[n]
	r.tables = r.tables[:n]
	r.stack = r.stack[:min(len(r.stack), max(0, h.outside-1))]
	switch {
	case h.layout || len(h.table.rows) == 0:
		return nil
	case n == 0:
		r.pieces = append(r.pieces, piece{table: &h.table})
		return nil
	case r.isList(&h.table):
		for _, outer := range r.tables {
			if err := r.layOut(outer); err != nil {
				return err
			}
		}
		r.pieces = append(r.pieces, piece{table: &h.table})
		return nil
	}
	return r.flatten(&h.table)
}

// maxAsked is how many tables within others are looked at: a page's parts, not
// its cells.
const maxAsked = 100

// isList tells whether a table within another has a list's heading.
func (r *htmlReader) isList(t *docTable) bool {
	if len(t.rows) < 2 || t.width() < 2 || r.asked >= maxAsked {
		return false
	}
	r.asked++
	head := docSheet{pieces: []piece{{table: &docTable{rows: t.rows[:min(len(t.rows), headingRows)]}}}, width: t.width()}
	return head.hasHeading()
}

// layOut turns a table into lines, for it only holds another in its place.
func (r *htmlReader) layOut(h *htmlTable) error {
	h.layout = true
	rows := append(h.table.rows, h.row)
	h.table.rows, h.row = nil, nil
	for _, row := range rows {
		for _, c := range row {
			if err := r.keepLines(c.runs); err != nil {
				return err
			}
		}
	}
	return r.keepLines(h.text.take())
}

func (r *htmlReader) keepLines(runs []fontRun) error {
	for _, l := range linesOf(runs) {
		if err := r.keepLine(l); err != nil {
			return err
		}
	}
	return nil
}

// flatten writes a table into the cell that it stands in.
func (r *htmlReader) flatten(t *docTable) error {
	to := r.target()
	for _, row := range t.rows {
		to.newline()
		for _, c := range row {
			to.space = true
			for _, run := range c.runs {
				to.begin(run.font)
				to.run.buf = append(to.run.buf, run.text...)
			}
			if c.value != "" {
				to.begin(unicodeScript)
				to.run.buf = append(to.run.buf, c.value...)
			}
		}
		if len(to.run.buf) > maxPageToken {
			return errTooLarge
		}
	}
	to.newline()
	return nil
}
