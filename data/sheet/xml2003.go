package sheet

import (
	"context"
	"strings"

	"vinhdanh/data"
)

const spreadsheetML = "urn:schemas-microsoft-com:office:spreadsheet"

// isSpreadsheetML tells of a workbook that Excel 2002 or 2003 saved as XML.
func isSpreadsheetML(head string) bool {
	return strings.HasPrefix(strings.TrimLeft(head, " \t\r\n"), "<") && strings.Contains(head, spreadsheetML) && strings.Contains(head, "Workbook")
}

// xmlBook is a workbook of that form (XML Spreadsheet 2003).
type xmlBook struct {
	text   string
	looks  map[string]cellLook // by style
	sheets []int               // places of the visible ones among all
}

func openSpreadsheetML(s string) (*Workbook, error) {
	if len(s) > maxFile {
		return nil, errTooLarge
	}
	b := &xmlBook{text: s, looks: map[string]cellLook{}}
	w := &Workbook{Encoding: utf8Text, load: b.grid}
	w.size = func(int) int64 { return int64(len(s)) }
	style, name, found, seen, hidden := "", "", false, 0, false
	err := scanXML(strings.NewReader(s), func(t xmlToken, _ *xmlScanner) error {
		switch string(t.name) {
		case "Workbook":
			found = true
		case "Style":
			if t.kind == xmlStart && len(b.looks) < maxLooks {
				style = t.attrText("ID")
				b.looks[style] = b.looks[t.attrText("Parent")]
			}
		case "Font":
			if look, ok := b.looks[style]; ok && t.kind == xmlStart && len(w.Sheets) == 0 {
				if name := t.attrText("FontName"); name != "" {
					look.font = scriptOfFont(name)
					b.looks[style] = look
				}
			}
		case "NumberFormat":
			if look, ok := b.looks[style]; ok && t.kind == xmlStart {
				b.looks[style] = lookOfFormatName(t.attrText("Format"), look.font)
			}
		case "Worksheet":
			if t.kind == xmlStart {
				name, hidden = t.attrText("Name"), false
			}
			if t.kind == xmlEnd || t.empty {
				if !hidden {
					if len(w.Sheets) >= maxSheets {
						return errTooLarge
					}
					w.Sheets = append(w.Sheets, name)
					b.sheets = append(b.sheets, seen)
				}
				seen++
			}
		case "Visible":
			hidden = hidden || t.kind == xmlStart // "SheetHidden" or "SheetVeryHidden"
		}
		return nil
	})
	switch {
	case err != nil:
		return nil, err
	case !found:
		return nil, data.Fail("not-a-sheet")
	case len(w.Sheets) == 0:
		return nil, data.Fail("empty")
	}
	return w, nil
}

// lookOfFormatName reads a number format: Excel's own by name, or a code.
func lookOfFormatName(code string, font script) cellLook {
	look := cellLook{font: font}
	switch strings.ToLower(code) {
	case "", "general", "@":
	case "short date", "medium date", "long date", "general date":
		look.date = showDay
	default:
		if look.pad = zeros(code); look.pad == 0 {
			look.date = dateOfFormat(code)
		}
	}
	return look
}

// grid reads one sheet, passing over the ones before it.
func (b *xmlBook) grid(ctx context.Context, sheet int, o Options) (*Grid, string, error) {
	r := &xmlReader{book: b, build: gridBuilder{grid: &Grid{}}, texts: newCellTexts(o), want: b.sheets[sheet], seen: -1}
	err := scanXML(strings.NewReader(b.text), func(t xmlToken, _ *xmlScanner) error {
		if t.kind == xmlStart && string(t.name) == "Row" {
			if err := ctx.Err(); err != nil {
				return err
			}
		}
		return r.token(t)
	})
	if err != nil {
		return nil, "", err
	}
	g := r.build.finish()
	return g, r.texts.finish(g), nil
}

// xmlReader reads the rows of one sheet.
type xmlReader struct {
	book       *xmlBook
	build      gridBuilder
	texts      *cellTexts
	want, seen int // places of the sheet asked for and of the one being read

	row, column int
	rows, slots int // rows and cells, empty ones too
	skip        int // rows that the row takes besides its own
	across      int // columns that the cell takes besides its own
	look        cellLook
	kind        string
	inData      bool
	inRemark    bool
	text        runBuffer
	fonts       []script // of the parts of the text that are open
}

func (r *xmlReader) token(t xmlToken) error {
	name := string(t.name)
	if t.kind == xmlText {
		if r.inData {
			if r.text.in(r.font()); t.cdata {
				r.text.buf = append(r.text.buf, t.text...)
			} else {
				r.text.buf = unescape(r.text.buf, t.text)
			}
			if len(r.text.buf) > maxToken {
				return errTooLarge
			}
		}
		return nil
	}
	if name == "Worksheet" && t.kind == xmlStart {
		r.seen++
		if r.seen == r.want {
			r.build.grid.Sheet = t.attrText("Name")
		}
	}
	if r.seen != r.want {
		return nil
	}
	if t.kind == xmlStart {
		if err := r.start(t, name); err != nil || !t.empty {
			return err
		}
	}
	return r.end(name)
}

func (r *xmlReader) font() script {
	if n := len(r.fonts); n > 0 {
		return r.fonts[n-1]
	}
	return r.look.font
}

func (r *xmlReader) start(t xmlToken, name string) error {
	switch name {
	case "Row":
		r.row += 1 + r.skip
		if n := atoi(t.attr("Index")); n > 0 {
			r.row = n
		}
		if r.rows++; r.rows > maxDown || r.row > maxDown {
			return errTooLarge
		}
		r.skip = max(0, atoi(t.attr("Span")))
		r.column, r.across = -1, 0
	case "Cell":
		return r.startCell(t)
	case "Comment":
		r.inRemark = true
	case "Data":
		if r.inRemark {
			break
		}
		r.inData, r.kind, r.fonts = true, t.attrText("Type"), nil
		r.text.reset()
	case "Font":
		if r.inData && len(r.fonts) < 64 {
			font := r.font()
			if face := t.attrText("Face"); face != "" {
				font = scriptOfFont(face)
			}
			r.fonts = append(r.fonts, font)
		}
	}
	return nil
}

func (r *xmlReader) startCell(t xmlToken) error {
	r.column += 1 + r.across
	if n := atoi(t.attr("Index")); n > 0 {
		r.column = n - 1
	}
	if r.slots++; r.column >= maxColumns || r.slots > maxSlots {
		return errTooLarge
	}
	r.look = r.book.looks[t.attrText("StyleID")]
	r.across = min(max(0, atoi(t.attr("MergeAcross"))), maxColumns)
	down := max(0, atoi(t.attr("MergeDown")))
	if r.across == 0 && down == 0 {
		return nil
	}
	m := &r.build.grid.Merges
	if len(*m) >= maxMerges {
		return errTooLarge
	}
	*m = append(*m, Range{r.row, r.row + down, r.column, r.column + r.across})
	return nil
}

func (r *xmlReader) end(name string) error {
	switch name {
	case "Comment":
		r.inRemark = false
	case "Font":
		if n := len(r.fonts); n > 0 {
			r.fonts = r.fonts[:n-1]
		}
	case "Data":
		if r.inData {
			r.inData = false
			return r.build.put(r.row, r.cell())
		}
	}
	return nil
}

// cell gives the cell whose content was read.
func (r *xmlReader) cell() Cell {
	c := Cell{Column: r.column}
	runs := r.text.take()
	plain := ""
	if len(runs) > 0 {
		plain = strings.TrimSpace(runs[0].text)
	}
	switch r.kind {
	case "Number":
		c.Type, c.Text = numeric(plain, r.look, false)
	case "DateTime":
		c.Type, c.Text = CellDate, isoDate(plain)
		if d, err := data.ParseDate(c.Text); err == nil && r.look.date == showMonth {
			c.Text = d.String()[3:]
		}
	case "Boolean":
		if plain == "1" {
			c.Type, c.Text = CellBool, "x"
		}
	case "Error":
	default:
		c.Text = r.texts.readRuns(r.row, r.column, runs)
	}
	return c
}
