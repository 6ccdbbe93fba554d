package sheet

import (
	"cmp"
	"slices"
	"strings"

	"vinhdanh/data/text"
)

// fontRun is a piece of a cell's text in one font.
type fontRun struct {
	text string
	font script
}

// cellTexts reads the texts of one grid's cells: every reader of a file form
// hands each text here with its place and its fonts, and calls finish when
// the grid is whole. What a text shows may depend on those around it: "Bé" is
// a word, and Bộ in a column of TCVN3.
type cellTexts struct {
	choice    string       // Options.Encoding
	unchanged map[int]bool // columns of Options.Unchanged
	whole     script       // of all texts, where the bytes of the file told it

	places []textPlace // cells whose text may be in an old encoding, as they were read
	texts  []sheetText // what stands in them
	known  map[fontRun]int32

	weigher *text.Weigher
	prose   int // see maxProse
}

// tooLong tells, with one more text, whether the cells hold more than lists do.
func (t *cellTexts) tooLong(raw string) bool {
	t.prose += max(0, len(raw)-shortCell)
	return t.prose > maxProse
}

// textPlace is where a text stands.
type textPlace struct{ row, column, text int32 }

// sheetText is a text as the file has it.
type sheetText struct {
	fontRun
	verdict
	clean  string // what its cell shows before finish
	found  script // that readCell said it is in
	joined string // a text whose font changes, read run by run; verdict.script is one of its fonts'
}

func newCellTexts(o Options) *cellTexts {
	t := &cellTexts{choice: o.Encoding, unchanged: map[int]bool{}, known: map[fontRun]int32{}, weigher: &text.Weigher{}}
	for _, letter := range o.Unchanged {
		t.unchanged[ColumnIndex(letter)] = true
	}
	return t
}

// read gives what a cell shows, as far as it can be told before finish; row is
// the sheet's own, column counts from 0.
func (t *cellTexts) read(row, column int, raw string, font script) string {
	if t.tooLong(raw) {
		return ""
	}
	if font == unicodeScript {
		font = t.whole
	}
	if font == unicodeScript && !text.Suspect(raw) || font != tcvn3Capitals && isASCII(raw) {
		return cleanCell(raw)
	}
	i := t.textOf(raw, font)
	c := &t.texts[i]
	if font == unicodeScript {
		if c.clean == "" {
			c.clean, c.found = readCell(raw, c.verdict)
		}
		if c.found == unicodeScript {
			return c.clean
		}
	} else if c.clean == "" {
		if c.clean = cleanCell(c.read(font)); c.clean == "" {
			c.clean = cleanCell(raw)
		}
	}
	t.places = append(t.places, textPlace{int32(row), int32(column), i})
	return c.clean
}

// textOf gives the place in texts of a text in that font.
func (t *cellTexts) textOf(raw string, font script) int32 {
	key := fontRun{raw, font}
	i, ok := t.known[key]
	if !ok {
		i = t.add(sheetText{fontRun: key, verdict: judge(t.weigher, raw, font)})
		t.known[key] = i
	}
	return i
}

func (t *cellTexts) add(c sheetText) int32 {
	t.texts = append(t.texts, c)
	return int32(len(t.texts) - 1)
}

// shared is read for a text of a font without an old script that readCell has
// read before, in the workbook's table.
func (t *cellTexts) shared(row, column int, raw, clean string, found script) string {
	if t.tooLong(raw) {
		return ""
	}
	if found == unicodeScript || t.whole != unicodeScript {
		return clean
	}
	t.places = append(t.places, textPlace{int32(row), int32(column), t.textOf(raw, unicodeScript)})
	return clean
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
	for _, r := range runs {
		if t.tooLong(r.text) {
			return ""
		}
	}
	c := sheetText{}
	var source, joined strings.Builder
	for _, r := range runs {
		v := judge(t.weigher, r.text, r.font)
		s := v.script
		if s == unicodeScript && v.fitsAs(r.font) || v.plain && r.font == tcvn3Capitals {
			s = r.font
		}
		one := sheetText{fontRun: r, verdict: v}
		out := one.read(s)
		if out != r.text {
			c.script = s
		}
		source.WriteString(r.text)
		joined.WriteString(out)
	}
	c.text, c.joined = source.String(), joined.String()
	if c.script == unicodeScript {
		return cleanCell(c.text)
	}
	t.places = append(t.places, textPlace{int32(row), int32(column), t.add(c)})
	return cleanCell(c.joined)
}

// read gives what the text shows in a script; the text itself where it cannot
// be meant so.
func (c *sheetText) read(s script) string {
	if s == unicodeScript || s == doubtful {
		return c.text
	}
	if c.joined != "" {
		return c.joined
	}
	source := c.text
	if c.source != "" {
		source = c.source
	}
	if out, ok := s.read(source); ok {
		return out
	}
	return c.text
}

// maxRuns is how often the font of a text may change; what is behind stays in
// the last.
const maxRuns = 500

// joinRuns joins neighbours of one script; spaces go with either.
func joinRuns(runs []fontRun) []fontRun {
	out := make([]fontRun, 0, min(len(runs), maxRuns))
	var joined strings.Builder // of the last of out, where it is joined of several
	end := func() {
		if n := len(out); n > 0 && joined.Len() > 0 {
			out[n-1].text = joined.String()
			joined.Reset()
		}
	}
	for _, r := range runs {
		if n := len(out); n > 0 && (out[n-1].font == r.font || strings.TrimSpace(r.text) == "" || n == maxRuns) {
			if joined.Len() == 0 {
				joined.WriteString(out[n-1].text)
			}
			joined.WriteString(r.text)
		} else if r.text != "" {
			end()
			out = append(out, r)
		}
	}
	end()
	return out
}

// finish looks at the whole grid again and settles the texts that may be in an
// old encoding. It names the encoding that cells were found in; "" if all were
// Unicode.
func (t *cellTexts) finish(g *Grid) string {
	slices.SortStableFunc(t.places, func(a, b textPlace) int {
		return cmp.Or(cmp.Compare(a.row, b.row), cmp.Compare(a.column, b.column))
	})
	s := settler{texts: t, grid: g}
	switch chosen := scriptOfEncoding(t.choice); {
	case t.choice != "" && chosen != unicodeScript:
		s.collect()
		s.force(chosen)
	case t.choice != "":
		s.collect()
		s.force(unicodeScript)
	case len(t.places) > 0:
		s.collect()
		s.decide()
	}
	s.apply()
	g.overlong = t.prose > maxProse
	t.places, t.texts, t.known = nil, nil, nil
	return g.encoding
}
