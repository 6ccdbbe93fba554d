package sheet

import "strings"

// fontRun is a piece of a cell's text in one font.
type fontRun struct {
	text string
	font script
}

// cellTexts reads the texts of one grid's cells: every reader of a file form
// hands each text here with its place and its fonts, and calls finish when
// the grid is whole.
type cellTexts struct {
	found [scripts]int       // cells by the script they were read from
	old   map[fontRun]string // texts already read from an old script
}

func newCellTexts(Options) *cellTexts { return &cellTexts{} }

// read gives what a cell shows; row is the sheet's own, column counts from 0.
func (t *cellTexts) read(row, column int, raw string, font script) string {
	if font == unicodeScript {
		out, found := readCell(raw, unicodeScript)
		t.found[found]++
		return out
	}
	key := fontRun{raw, font}
	out, ok := t.old[key]
	if !ok {
		out, _ = readCell(raw, font)
		if t.old == nil {
			t.old = map[fontRun]string{}
		}
		t.old[key] = out
	}
	if out != raw {
		t.found[font]++
	}
	return out
}

// readRuns is read for a cell whose text changes its font.
func (t *cellTexts) readRuns(row, column int, runs []fontRun) string {
	if len(runs) == 0 {
		return ""
	}
	runs = joinRuns(runs)
	if len(runs) == 1 {
		return t.read(row, column, runs[0].text, runs[0].font)
	}
	var b strings.Builder
	for _, r := range runs {
		out, ok := r.font.read(r.text)
		if !ok {
			out = r.text
		}
		if out != r.text {
			t.found[r.font]++
		}
		b.WriteString(out)
	}
	return cleanCell(b.String())
}

// joinRuns joins neighbours of one script; spaces go with either.
func joinRuns(runs []fontRun) []fontRun {
	out := make([]fontRun, 0, len(runs))
	for _, r := range runs {
		if n := len(out); n > 0 && (out[n-1].font == r.font || strings.TrimSpace(r.text) == "") {
			out[n-1].text += r.text
		} else if r.text != "" {
			out = append(out, r)
		}
	}
	return out
}

// shared is read for a text of a font without an old script that was looked
// at before, in the workbook's table.
func (t *cellTexts) shared(row, column int, raw, clean string, found script) string {
	t.found[found]++
	return clean
}

// finish looks at the whole grid again, and names the encoding that cells
// were found in; "" if all were Unicode.
func (t *cellTexts) finish(g *Grid) string { return encodingOf(t.found) }
