package sheet

import (
	"archive/zip"
	"context"
	"io"

	"vinhdanh/data"
)

// isODS tells whether an archive is an OpenDocument spreadsheet.
func isODS(z *zip.Reader) bool {
	f, ok := part(z, "mimetype")
	if !ok {
		return false
	}
	rc, err := f.Open()
	if err != nil {
		return false
	}
	b, err := io.ReadAll(io.LimitReader(rc, 200))
	if e := rc.Close(); err != nil || e != nil {
		return false
	}
	switch string(b) {
	case "application/vnd.oasis.opendocument.spreadsheet", "application/vnd.oasis.opendocument.spreadsheet-template":
		return true
	}
	return false
}

// openODS opens an OpenDocument spreadsheet (ISO/IEC 26300). All of its sheets
// lie in one part, so each is read by passing over the ones before it.
func openODS(z *zip.Reader, content *zip.File) (*Workbook, error) {
	w := &Workbook{Encoding: utf8Text}
	named, _ := part(z, "styles.xml")
	styles, err := newODSStyles(named)
	if err != nil {
		return nil, err
	}
	var places []int // of the visible sheets, among all
	depth, seen := 0, 0
	err = scanPart(content, maxSheet, func(t xmlToken, _ *xmlScanner) error {
		if string(t.name) != "table" || t.kind == xmlText {
			if seen == 0 {
				styles.token(t)
			}
			return nil
		}
		switch {
		case t.kind == xmlEnd:
			depth--
		case t.empty:
		default:
			if depth == 0 {
				if seen++; seen > maxSheets {
					return errTooLarge
				}
				if !styles.hidden(t.attrText("style-name")) {
					w.Sheets = append(w.Sheets, t.attrText("name"))
					places = append(places, seen-1)
				}
			}
			depth++
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	if len(w.Sheets) == 0 {
		return nil, data.Fail("empty")
	}
	w.size = func(int) int64 { return int64(content.UncompressedSize64) }
	w.load = func(ctx context.Context, sheet int, o Options) (*Grid, string, error) {
		r := &odsReader{grid: &Grid{Sheet: w.Sheets[sheet]}, styles: styles, texts: newCellTexts(o), want: places[sheet], seen: -1}
		if err := r.read(ctx, content); err != nil {
			return nil, "", err
		}
		return r.grid, r.texts.finish(r.grid), nil
	}
	return w, nil
}

// odsReader streams one sheet into a grid.
type odsReader struct {
	grid       *Grid
	want, seen int // places of the sheet asked for and of the one being read
	depth      int
	styles     *odsStyles
	texts      *cellTexts
	cells      int
	rows       int // empty ones too

	number, repeat int // of the row being read, and how often it stands there
	row            Row
	column         int
	columns        []odsColumns
	rowStyle       string
	cell           odsCell
	inCell         bool
	inNote         int
	inText         bool
	paragraphs     int
	spans          []script // fonts of the parts of the text that are open
}

type odsCell struct {
	repeat, across, down int
	kind, value          string
	font                 script
	text                 runBuffer
}

// odsColumns are columns whose cells have a style where they name none.
type odsColumns struct {
	end   int // the first column behind them
	style string
}

// style gives the style of a cell in the column that is being read.
func (r *odsReader) style(t xmlToken) string {
	if own := t.attrText("style-name"); own != "" {
		return own
	}
	if r.rowStyle != "" {
		return r.rowStyle
	}
	for _, c := range r.columns {
		if r.column < c.end {
			return c.style
		}
	}
	return ""
}

// font is that of the text being read: of the innermost part that names one.
func (r *odsReader) font() script {
	if n := len(r.spans); n > 0 {
		return r.spans[n-1]
	}
	return r.cell.font
}

func (r *odsReader) read(ctx context.Context, content *zip.File) error {
	return scanPart(content, maxSheet, func(t xmlToken, _ *xmlScanner) error {
		name := string(t.name)
		if name == "table" && t.kind != xmlText {
			switch {
			case t.kind == xmlEnd:
				r.depth--
			case !t.empty:
				if r.depth == 0 {
					r.seen++
				}
				r.depth++
			}
			return nil
		}
		if r.seen != r.want || r.depth != 1 {
			return nil
		}
		switch {
		case name == "table-row" && t.kind == xmlStart:
			if err := ctx.Err(); err != nil {
				return err
			}
			r.number += max(1, r.repeat)
			if r.rows++; r.rows > maxDown {
				return errTooLarge
			}
			r.repeat = max(1, atoi(t.attr("number-rows-repeated")))
			r.row = Row{Number: max(1, r.number)}
			r.column, r.rowStyle = 0, t.attrText("default-cell-style-name")
			if t.empty {
				return r.endRow()
			}
		case name == "table-column" && t.kind == xmlStart:
			if n := len(r.columns); n < maxColumns {
				end := max(1, atoi(t.attr("number-columns-repeated")))
				if n > 0 {
					end += r.columns[n-1].end
				}
				r.columns = append(r.columns, odsColumns{end, t.attrText("default-cell-style-name")})
			}
		case name == "table-row" && t.kind == xmlEnd:
			return r.endRow()
		case (name == "table-cell" || name == "covered-table-cell") && t.kind == xmlStart:
			r.startCell(t)
			if t.empty {
				return r.endCell()
			}
		case (name == "table-cell" || name == "covered-table-cell") && t.kind == xmlEnd:
			return r.endCell()
		case r.inCell:
			r.content(t, name)
		}
		return nil
	})
}

func (r *odsReader) startCell(t xmlToken) {
	r.inCell, r.inText, r.paragraphs, r.inNote = true, false, 0, 0
	r.cell = odsCell{
		repeat: max(1, atoi(t.attr("number-columns-repeated"))),
		across: max(1, atoi(t.attr("number-columns-spanned"))),
		down:   max(1, atoi(t.attr("number-rows-spanned"))),
		kind:   t.attrText("value-type"),
		text:   r.cell.text,
	}
	r.cell.text.reset()
	r.spans = r.spans[:0]
	r.cell.font, _ = r.styles.font("table-cell", r.style(t))
	switch r.cell.kind {
	case "date":
		r.cell.value = t.attrText("date-value")
	case "boolean":
		r.cell.value = t.attrText("boolean-value")
	default:
		r.cell.value = t.attrText("value")
	}
}

// content gathers the paragraphs of a cell, without its remarks.
func (r *odsReader) content(t xmlToken, name string) {
	switch {
	case name == "annotation" && t.kind == xmlStart && !t.empty:
		r.inNote++
	case name == "annotation" && t.kind == xmlEnd:
		r.inNote--
	case r.inNote > 0:
	case name == "p" && t.kind == xmlStart:
		if r.paragraphs++; r.paragraphs > 1 {
			r.cell.text.buf = append(r.cell.text.buf, '\n')
		}
		r.inText = !t.empty
	case name == "p" && t.kind == xmlEnd:
		r.inText = false
	case t.kind == xmlText && r.inText:
		r.cell.text.in(r.font())
		r.cell.text.buf = unescape(r.cell.text.buf, t.text)
	case name == "span" && t.kind == xmlStart && !t.empty && len(r.spans) < 64:
		font := r.font()
		if f, ok := r.styles.font("text", t.attrText("style-name")); ok {
			font = f
		}
		r.spans = append(r.spans, font)
	case name == "span" && t.kind == xmlEnd && len(r.spans) > 0:
		r.spans = r.spans[:len(r.spans)-1]
	case t.kind == xmlStart && r.inText && (name == "s" || name == "tab"):
		r.cell.text.buf = append(r.cell.text.buf, ' ')
	case t.kind == xmlStart && r.inText && name == "line-break":
		r.cell.text.buf = append(r.cell.text.buf, '\n')
	}
}

func (r *odsReader) endCell() error {
	r.inCell = false
	c := Cell{Column: r.column}
	switch r.cell.kind {
	case "float", "currency", "percentage":
		c.Type, c.Text = CellNumber, cleanCell(string(r.cell.text.buf))
		if r.cell.kind == "float" && !startsWithZero(c.Text) {
			c.Text = plainNumber(r.cell.value)
		}
	case "date":
		if c.Type, c.Text = CellDate, isoDate(r.cell.value); c.Text == "" {
			c.Type, c.Text = CellText, cleanCell(string(r.cell.text.buf))
		}
	case "boolean":
		if r.cell.value == "true" {
			c.Type, c.Text = CellBool, "x"
		}
	default:
		c.Text = r.texts.readRuns(r.row.Number, r.column, r.cell.text.take())
	}
	if r.cell.across > 1 || r.cell.down > 1 {
		if len(r.grid.Merges) >= maxMerges {
			return errTooLarge
		}
		r.grid.Merges = append(r.grid.Merges, Range{r.row.Number, r.row.Number + r.cell.down - 1, r.column, r.column + r.cell.across - 1})
	}
	repeat := r.cell.repeat
	r.column += repeat
	if c.Text == "" {
		return nil
	}
	for k := range min(repeat, 64) { // a value repeated further fills a sheet, and says nothing
		if r.cells++; r.cells > maxCells || r.column > maxColumns || r.number > maxDown || len(r.row.Cells) >= maxAcross {
			return errTooLarge
		}
		r.row.Cells = append(r.row.Cells, Cell{c.Text, c.Column + k, c.Type})
	}
	return nil
}

// startsWithZero tells of numbers whose format keeps zeros in front.
func startsWithZero(s string) bool {
	return len(s) > 1 && s[0] == '0' && atoi([]byte(s[:min(len(s), 9)])) >= 0
}

func (r *odsReader) endRow() error {
	if len(r.row.Cells) == 0 {
		return nil
	}
	for k := range min(r.repeat, 64) {
		if len(r.grid.Rows) >= maxRows {
			return errTooLarge
		}
		if r.cells += min(k, 1) * len(r.row.Cells); r.cells > maxCells {
			return errTooLarge
		}
		r.grid.Rows = append(r.grid.Rows, r.row)
		r.row.Number++
	}
	r.row = Row{}
	return nil
}
