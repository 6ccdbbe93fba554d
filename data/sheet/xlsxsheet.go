package sheet

import (
	"archive/zip"
	"context"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"vinhdanh/data"
)

// sheetReader streams one sheet into a grid.
type sheetReader struct {
	book *xlsx
	grid *Grid

	row    Row
	cells  int
	rows   int // empty ones too
	slots  int // cells, empty ones too
	number int // of the row being read
	column int // of the cell being read
	typ    string
	look   cellLook
	inV    bool
	value  []byte
	inline textCollector
	has    bool // the cell has an inline string
	texts  *cellTexts

	disordered bool // rows or cells do not come in their order
}

func (r *sheetReader) read(ctx context.Context, f *zip.File) error {
	inData, inCell := false, false
	err := scanPart(f, maxSheet, func(t xmlToken, _ *xmlScanner) error {
		if inCell {
			if t.kind == xmlEnd && len(t.name) == 1 && t.name[0] == 'c' {
				inCell = false
				return r.endCell()
			}
			r.inCell(t)
			return nil
		}
		if t.kind == xmlText {
			return nil
		}
		switch name := string(t.name); {
		case inData && t.kind == xmlStart && name == "c":
			inCell = !t.empty
			return r.startCell(t)
		case inData && t.kind == xmlStart && name == "row":
			if err := ctx.Err(); err != nil {
				return err
			}
			return r.startRow(t)
		case t.kind == xmlEnd && name == "row":
			return r.endRow()
		case name == "sheetData":
			inData = t.kind == xmlStart && !t.empty
		case t.kind == xmlStart && name == "mergeCell":
			if len(r.grid.Merges) >= maxMerges {
				return errTooLarge
			}
			if m, ok := parseRange(string(t.attr("ref"))); ok {
				r.grid.Merges = append(r.grid.Merges, m)
			}
		}
		return nil
	})
	if r.disordered {
		r.sort()
	}
	return err
}

// sort puts rows and cells in order, for the rare program that does not.
func (r *sheetReader) sort() {
	slices.SortStableFunc(r.grid.Rows, func(a, b Row) int { return a.Number - b.Number })
	for _, row := range r.grid.Rows {
		slices.SortStableFunc(row.Cells, func(a, b Cell) int { return a.Column - b.Column })
	}
}

// text gives what a cell with this text shows.
func (r *sheetReader) text(raw string) string {
	return r.texts.read(r.number, r.column, raw, r.look.font)
}

func (r *sheetReader) startRow(t xmlToken) error {
	if n := atoi(t.attr("r")); n > 0 {
		r.number = n
	} else {
		r.number++
	}
	r.column = -1
	r.row = Row{Number: r.number}
	if r.rows++; r.rows > maxDown || r.number > maxDown {
		return errTooLarge
	}
	return nil
}

func (r *sheetReader) endRow() error {
	if len(r.row.Cells) == 0 {
		return nil
	}
	if len(r.grid.Rows) >= maxRows {
		return errTooLarge
	}
	if n := len(r.grid.Rows); n > 0 && r.grid.Rows[n-1].Number >= r.row.Number {
		r.disordered = true
	}
	r.grid.Rows = append(r.grid.Rows, r.row)
	r.row = Row{}
	return nil
}

func (r *sheetReader) startCell(t xmlToken) error {
	r.column++
	if ref := t.attr("r"); ref != nil {
		l := letters(ref)
		if c := ColumnIndex(l); c >= 0 {
			r.column = c
		} else if len(l) >= len("XFD") {
			return errTooLarge
		}
	}
	if r.slots++; r.column >= maxColumns || r.slots > maxSlots {
		return errTooLarge
	}
	switch ty := t.attr("t"); string(ty) {
	case "s":
		r.typ = "s"
	case "":
		r.typ = ""
	default:
		r.typ = string(ty)
	}
	r.look = cellLook{}
	if s := atoi(t.attr("s")); s >= 0 && s < len(r.book.looks) {
		r.look = r.book.looks[s]
	}
	r.value, r.inV, r.has = r.value[:0], false, false
	r.inline.start()
	return nil
}

// letters gives the column's part of a cell's name.
func letters(ref []byte) string {
	i := 0
	for i < len(ref) && (ref[i]|0x20) >= 'a' && (ref[i]|0x20) <= 'z' {
		i++
	}
	return string(ref[:i])
}

func (r *sheetReader) inCell(t xmlToken) {
	switch {
	case t.kind == xmlText && r.inV:
		r.value = unescape(r.value, t.text)
	case t.kind != xmlText && len(t.name) == 1 && t.name[0] == 'v':
		r.inV = t.kind == xmlStart && !t.empty
	case t.kind == xmlStart && string(t.name) == "is":
		r.has = true
	default:
		r.inline.token(t)
	}
}

func (r *sheetReader) endCell() error {
	c := Cell{Column: r.column}
	switch r.typ {
	case "s":
		i := atoi(r.value)
		if i < 0 || i >= len(r.book.table.raw) {
			return nil
		}
		c.Text = r.book.table.show(r.texts, i, r.number, r.column, r.look.font)
	case "inlineStr":
		if !r.has {
			return nil
		}
		raw, runs := r.inline.take()
		if runs == nil {
			c.Text = r.text(raw)
		} else {
			c.Text = r.texts.readRuns(r.number, r.column, inFont(runs, r.look.font))
		}
	case "str":
		c.Text = r.text(string(unescapeExcel(r.value)))
	case "b":
		if string(r.value) != "1" && string(r.value) != "true" {
			return nil
		}
		c.Type, c.Text = CellBool, "x"
	case "e":
		return nil // #N/A and the like: nothing is there
	case "d":
		c.Type, c.Text = CellDate, isoDate(string(r.value))
	default:
		c.Type, c.Text = numeric(string(r.value), r.look, r.book.date04)
	}
	if c.Text == "" {
		return nil
	}
	if r.cells++; r.cells > maxCells {
		return errTooLarge
	}
	if n := len(r.row.Cells); n > 0 && r.row.Cells[n-1].Column >= c.Column {
		r.disordered = true
	}
	if r.row.Cells == nil {
		r.row.Cells = make([]Cell, 0, 12)
	}
	if len(r.row.Cells) >= maxAcross {
		return errTooLarge
	}
	r.row.Cells = append(r.row.Cells, c)
	return nil
}

// numeric gives a number as its cell shows it, as far as it matters here:
// dates as dates, telephone formats with their zeros.
func numeric(raw string, look cellLook, date04 bool) (CellType, string) {
	raw = strings.TrimSpace(raw)
	if raw == "" {
		return CellNumber, ""
	}
	whole := atoi([]byte(raw))
	if look.date != noDate {
		f, err := strconv.ParseFloat(raw, 64)
		if err == nil {
			if s, ok := serialDate(f, look.date, date04); ok {
				return CellDate, s
			}
		}
	}
	if look.pad > 0 && whole >= 0 {
		return CellNumber, strings.Repeat("0", max(0, int(look.pad)-len(raw))) + raw
	}
	if whole >= 0 {
		return CellNumber, raw
	}
	return CellNumber, plainNumber(raw)
}

// plainNumber writes a number without an exponent or the digits that binary
// fractions leave behind.
func plainNumber(raw string) string {
	f, err := strconv.ParseFloat(raw, 64)
	if err != nil || math.IsInf(f, 0) || math.IsNaN(f) {
		return cleanCell(raw)
	}
	if f == math.Trunc(f) && math.Abs(f) < 1e18 {
		return strconv.FormatInt(int64(f), 10)
	}
	short, err := strconv.ParseFloat(strconv.FormatFloat(f, 'g', 15, 64), 64)
	if err != nil {
		short = f
	}
	return strconv.FormatFloat(short, 'f', -1, 64)
}

// serialDate turns a day's number into a date as its format shows it. A
// number that is a year by itself, typed into a cell for dates, is that year.
func serialDate(f float64, show dateShow, date04 bool) (string, bool) {
	if f >= 1900 && f <= 2100 && f == math.Trunc(f) {
		return strconv.Itoa(int(f)), true
	}
	if f < 1 || f > 2958465 { // 31/12/9999
		return "", false
	}
	day := int(f)
	epoch := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
	switch {
	case date04:
		epoch = time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC)
	case day < 60: // Excel counts a 29 February 1900, which was none
		day++
	}
	t := epoch.AddDate(0, 0, day)
	y, m, d := t.Year(), int(t.Month()), t.Day()
	switch show {
	case showYear:
		m, d = 0, 0
	case showMonth:
		d = 0
	}
	date, err := data.NewDate(y, m, d)
	return date.String(), err == nil
}

// isoDate reads "2025-09-05" or "2025-09-05T07:30:00".
func isoDate(s string) string {
	if len(s) > 10 {
		s = s[:10]
	}
	d, err := data.ParseDate(s)
	if err != nil {
		return ""
	}
	return d.String()
}

// parseRange reads "A1:E1".
func parseRange(ref string) (Range, bool) {
	a, b, ok := strings.Cut(ref, ":")
	if !ok {
		return Range{}, false
	}
	c1, r1 := parseCell(a)
	c2, r2 := parseCell(b)
	if c1 < 0 || c2 < c1 || r1 < 1 || r2 < r1 {
		return Range{}, false
	}
	return Range{r1, r2, c1, c2}, true
}

func parseCell(s string) (column, row int) {
	s = strings.ReplaceAll(s, "$", "")
	l := letters([]byte(s))
	return ColumnIndex(l), atoi([]byte(s[len(l):]))
}
