package sheet

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"iter"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"vinhdanh/data"
)

// Table is a list on its way out.
type Table struct {
	Title     string // over each printed page
	Columns   []Out
	Rows      iter.Seq[[]any] // one value a column: string, int, float64, data.Date or nil
	Landscape bool
}

// Out is a column of a Table.
type Out struct {
	Heading string
	Width   float64 // characters; 0 is the usual width
	Type    OutType
}

// OutType tells how a column's values stand in a sheet. A value of another
// type is written as text.
type OutType uint8

const (
	Text    OutType = iota // badge codes and telephones too: their digits are no number
	Whole                  // an int
	Decimal                // a float64
	Day                    // a data.Date; a year or month alone stays what it is
)

// maxText is how many characters a cell of a workbook takes.
const maxText = 32767

// WriteXLSX writes a workbook with one sheet: the heading frozen and repeated
// on each printed page, A4, one page wide. Text that looks like a formula
// stays text. It gives the number of rows below the heading.
func WriteXLSX(ctx context.Context, w io.Writer, t Table) (rows int, err error) {
	f := excelize.NewFile()
	defer func() {
		if e := f.Close(); err == nil && e != nil {
			err = fmt.Errorf("close workbook: %w", e)
		}
	}()
	s, err := newSheetWriter(f, t)
	if err != nil {
		return 0, fmt.Errorf("lay out workbook: %w", err)
	}
	for values := range t.Rows {
		if rows%512 == 0 {
			if err := ctx.Err(); err != nil {
				return 0, err
			}
		}
		rows++
		if err := s.row(rows+1, values); err != nil {
			return 0, fmt.Errorf("write row %d: %w", rows, err)
		}
	}
	if err := s.stream.Flush(); err != nil {
		return 0, fmt.Errorf("write workbook: %w", err)
	}
	if _, err := f.WriteTo(w); err != nil {
		return 0, fmt.Errorf("write workbook: %w", err)
	}
	return rows, nil
}

const sheetName = "Danh sách"

type sheetWriter struct {
	stream  *excelize.StreamWriter
	columns []Out
	text    int // styles
	whole   int
	decimal int
	day     int
	cells   []any
}

func newSheetWriter(f *excelize.File, t Table) (*sheetWriter, error) {
	s := &sheetWriter{columns: t.Columns, cells: make([]any, len(t.Columns))}
	if err := f.SetSheetName(f.GetSheetName(0), sheetName); err != nil {
		return nil, err
	}
	var err error
	border := []excelize.Border{{Type: "left", Color: "BFBFBF", Style: 1}, {Type: "right", Color: "BFBFBF", Style: 1}, {Type: "top", Color: "BFBFBF", Style: 1}, {Type: "bottom", Color: "BFBFBF", Style: 1}}
	font := &excelize.Font{Family: "Times New Roman", Size: 12}
	style := func(numFmt int, custom string, horizontal string, bold bool) int {
		if err != nil {
			return 0
		}
		st := &excelize.Style{Border: border, Font: font, NumFmt: numFmt, Alignment: &excelize.Alignment{Vertical: "center", Horizontal: horizontal, WrapText: true}}
		if custom != "" {
			st.CustomNumFmt = &custom
		}
		if bold {
			st.Font = &excelize.Font{Family: font.Family, Size: font.Size, Bold: true}
		}
		var id int
		id, err = f.NewStyle(st)
		return id
	}
	const asText = 49
	heading := style(asText, "", "center", true)
	s.text = style(asText, "", "left", false)
	s.whole = style(1, "", "right", false)
	s.decimal = style(0, "#,##0.##", "right", false)
	s.day = style(0, "dd/mm/yyyy", "center", false)
	if err != nil {
		return nil, err
	}
	// What stands before the cells in the file has to be there when the stream begins.
	if err := setUpPage(f, t); err != nil {
		return nil, err
	}
	if s.stream, err = f.NewStreamWriter(sheetName); err != nil {
		return nil, err
	}
	for i, c := range t.Columns {
		width := c.Width
		if width <= 0 {
			width = 14
		}
		if err := s.stream.SetColWidth(i+1, i+1, min(width, 255)); err != nil {
			return nil, err
		}
		s.cells[i] = excelize.Cell{StyleID: heading, Value: cellText(c.Heading)}
	}
	if err := s.stream.SetPanes(&excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}); err != nil {
		return nil, err
	}
	return s, s.stream.SetRow("A1", s.cells)
}

func (s *sheetWriter) row(n int, values []any) error {
	for i, c := range s.columns {
		var v any
		if i < len(values) {
			v = values[i]
		}
		s.cells[i] = s.cell(c.Type, v)
	}
	return s.stream.SetRow("A"+strconv.Itoa(n), s.cells)
}

func (s *sheetWriter) cell(t OutType, v any) excelize.Cell {
	switch v := v.(type) {
	case int:
		if t != Text {
			return excelize.Cell{StyleID: s.whole, Value: v}
		}
	case float64:
		if t != Text {
			return excelize.Cell{StyleID: s.decimal, Value: v}
		}
	case data.Date:
		if t == Day && v.Full() && v.Year() >= 1901 {
			return excelize.Cell{StyleID: s.day, Value: daySerial(v)}
		}
		if t == Day && len(v) == 4 {
			return excelize.Cell{StyleID: s.whole, Value: v.Year()}
		}
	}
	if text := cellText(plain(v)); text != "" {
		return excelize.Cell{StyleID: s.text, Value: text}
	}
	return excelize.Cell{StyleID: s.text}
}

// daySerial gives a date's number in a workbook.
func daySerial(d data.Date) int {
	y, m, day := d.Parts()
	return int(time.Date(y, time.Month(m), day, 0, 0, 0, 0, time.UTC).Sub(time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)).Hours() / 24)
}

// plain gives a value as text.
func plain(v any) string {
	switch v := v.(type) {
	case nil:
		return ""
	case string:
		return v
	case data.Date:
		return v.String()
	case int:
		return strconv.Itoa(v)
	case float64:
		return strconv.FormatFloat(v, 'f', -1, 64)
	case fmt.Stringer:
		return v.String()
	}
	return fmt.Sprint(v)
}

// cellText gives a text as a workbook can hold it.
func cellText(s string) string {
	s = strings.ToValidUTF8(s, "\uFFFD")
	s = strings.Map(func(r rune) rune {
		if r < 0x20 && r != '\n' && r != '\t' || r == 0xFFFE || r == 0xFFFF {
			return -1
		}
		return r
	}, s)
	if utf8.RuneCountInString(s) > maxText {
		return string([]rune(s)[:maxText])
	}
	return s
}

// setUpPage sets up printing.
func setUpPage(f *excelize.File, t Table) error {
	size, wide, tall, orientation := 9, 1, 0, "portrait" // A4
	if t.Landscape {
		orientation = "landscape"
	}
	if err := f.SetPageLayout(sheetName, &excelize.PageLayoutOptions{Size: &size, Orientation: &orientation, FitToWidth: &wide, FitToHeight: &tall}); err != nil {
		return err
	}
	fit := true
	if err := f.SetSheetProps(sheetName, &excelize.SheetPropsOptions{FitToPage: &fit}); err != nil {
		return err
	}
	// Nghị định 30/2020/NĐ-CP: 20–25 mm above and below, 30–35 left, 15–20 right.
	inch := func(mm float64) *float64 { v := mm / 25.4; return &v }
	if err := f.SetPageMargins(sheetName, &excelize.PageLayoutMarginsOptions{Top: inch(20), Bottom: inch(20), Left: inch(30), Right: inch(15), Header: inch(10), Footer: inch(10)}); err != nil {
		return err
	}
	title := strings.ReplaceAll(cellText(t.Title), "&", "&&")
	if r := []rune(title); len(r) > 200 {
		title = strings.TrimRight(string(r[:200]), "&") + "…"
	}
	if err := f.SetHeaderFooter(sheetName, &excelize.HeaderFooterOptions{OddHeader: "&C" + title, OddFooter: "&C&P/&N"}); err != nil {
		return err
	}
	return f.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", RefersTo: "'" + sheetName + "'!$1:$1", Scope: sheetName})
}

// csvSeparator is what spreadsheets set to Vietnamese expect, whose comma
// parts decimals.
const csvSeparator = ';'

// WriteCSV writes text with separators, as Vietnamese Excel opens it by a
// double click: UTF-8 with a byte order mark, semicolons, lines ended as on
// Windows. Text that a spreadsheet might run as a formula gets an apostrophe
// in front, which the importer takes away again. It gives the number of rows
// below the heading.
func WriteCSV(ctx context.Context, w io.Writer, t Table) (rows int, err error) {
	b := bufio.NewWriter(w)
	line := make([]byte, 0, 1024)
	put := func(fields func(i int) string) error {
		line = line[:0]
		for i := range t.Columns {
			if i > 0 {
				line = append(line, csvSeparator)
			}
			line = appendField(line, fields(i))
		}
		_, err := b.Write(append(line, '\r', '\n'))
		return err
	}
	if _, err := b.WriteString("\uFEFF"); err != nil {
		return 0, fmt.Errorf("write list: %w", err)
	}
	if err := put(func(i int) string { return t.Columns[i].Heading }); err != nil {
		return 0, fmt.Errorf("write list: %w", err)
	}
	for values := range t.Rows {
		if rows%512 == 0 {
			if err := ctx.Err(); err != nil {
				return 0, err
			}
		}
		rows++
		err := put(func(i int) string {
			if i >= len(values) {
				return ""
			}
			if f, ok := values[i].(float64); ok {
				return strings.Replace(plain(f), ".", ",", 1)
			}
			return plain(values[i])
		})
		if err != nil {
			return 0, fmt.Errorf("write row %d: %w", rows, err)
		}
	}
	if err := b.Flush(); err != nil {
		return 0, fmt.Errorf("write list: %w", err)
	}
	return rows, nil
}

func appendField(line []byte, s string) []byte {
	s = harmless(strings.ToValidUTF8(s, "\uFFFD"))
	if !strings.ContainsAny(s, ";\"\r\n\t,|") && strings.TrimSpace(s) == s {
		return append(line, s...)
	}
	line = append(line, '"')
	line = append(line, strings.ReplaceAll(s, `"`, `""`)...)
	return append(line, '"')
}

// harmless puts an apostrophe before text that a spreadsheet might run.
func harmless(s string) string {
	if risky(strings.TrimLeft(s, "'")) {
		return "'" + s
	}
	return s
}

// harmful takes away the apostrophe that harmless put there.
func harmful(s string) string {
	if strings.HasPrefix(s, "'") && risky(strings.TrimLeft(s, "'")) {
		return s[1:]
	}
	return s
}
