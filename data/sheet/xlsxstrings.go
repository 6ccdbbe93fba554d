package sheet

import (
	"archive/zip"
	"bytes"
	"context"
	"strconv"

	"vinhdanh/data/text"
)

// stringTable holds a workbook's shared strings. Raw is as the file has it;
// clean is what a cell shows whose font says nothing of an old encoding, and
// found the script it was then read from. Runs are kept of texts that change
// their font, for it may be one of an old encoding.
type stringTable struct {
	raw   []string
	clean []string
	found []script
	runs  map[int][]richRun
	prose int // see maxProse

	weigher text.Weigher
}

// richRun is a piece of a text; one that names no font is in its cell's.
type richRun struct {
	fontRun
	named bool
}

// inFont gives the runs of a cell in this font.
func inFont(rich []richRun, font script) []fontRun {
	runs := make([]fontRun, len(rich))
	for i, r := range rich {
		if runs[i] = r.fontRun; !r.named {
			runs[i].font = font
		}
	}
	return runs
}

// readStrings reads the shared strings; a workbook without any has none.
func readStrings(ctx context.Context, f *zip.File) (*stringTable, error) {
	t := &stringTable{}
	if f == nil {
		return t, nil
	}
	var text textCollector
	err := scanPart(f, maxStrings, func(tok xmlToken, _ *xmlScanner) error {
		switch {
		case tok.kind == xmlStart && string(tok.name) == "si":
			text.start()
			if tok.empty {
				t.add("", nil)
			}
		case tok.kind == xmlEnd && string(tok.name) == "si":
			if len(t.raw) >= maxCells {
				return errTooLarge
			}
			if len(t.raw)%4096 == 0 {
				if err := ctx.Err(); err != nil {
					return err
				}
			}
			t.add(text.take())
			if t.prose > maxProse {
				return errTooLarge
			}
		default:
			text.token(tok)
		}
		return nil
	})
	return t, err
}

func (t *stringTable) add(raw string, runs []richRun) {
	if runs != nil {
		if t.runs == nil {
			t.runs = map[int][]richRun{}
		}
		t.runs[len(t.raw)] = runs
	}
	if t.prose += max(0, len(raw)-shortCell); t.prose > maxProse {
		return // and whoever reads them ends here
	}
	clean, found := readCell(raw, judge(&t.weigher, raw, unicodeScript))
	t.raw = append(t.raw, raw)
	t.clean = append(t.clean, clean)
	t.found = append(t.found, found)
}

// show gives what a cell in that place with the i-th string shows.
func (t *stringTable) show(texts *cellTexts, i, row, column int, font script) string {
	switch runs := t.runs[i]; {
	case runs != nil:
		return texts.readRuns(row, column, inFont(runs, font))
	case font == unicodeScript:
		return texts.shared(row, column, t.raw[i], t.clean[i], t.found[i])
	}
	return texts.read(row, column, t.raw[i], font)
}

// textCollector gathers the text of a shared or inline string: of all its
// runs, but not of the reading aids of East Asian text.
type textCollector struct {
	buf      []byte
	inText   bool
	phonetic bool

	marks []richMark // where runs begin
	named bool       // one of them names its font
}

// richMark is where a run begins in the text gathered, and its font.
type richMark struct {
	at    int
	font  script
	named bool
}

func (c *textCollector) start() {
	*c = textCollector{buf: c.buf[:0], marks: c.marks[:0]}
}

func (c *textCollector) token(t xmlToken) {
	switch t.kind {
	case xmlText:
		if c.inText {
			if t.cdata {
				c.buf = append(c.buf, t.text...)
			} else {
				c.buf = unescape(c.buf, t.text)
			}
		}
	case xmlStart:
		switch string(t.name) {
		case "t":
			c.inText = !c.phonetic && !t.empty
		case "rPh":
			c.phonetic = !t.empty
		case "r":
			c.marks = append(c.marks, richMark{at: len(c.buf)})
		case "rFont":
			if n := len(c.marks); n > 0 {
				c.marks[n-1].font, c.marks[n-1].named = scriptOfFont(t.attrText("val")), true
				c.named = true
			}
		}
	case xmlEnd:
		switch string(t.name) {
		case "t":
			c.inText = false
		case "rPh":
			c.phonetic = false
		}
	}
}

// take gives the text gathered since start; and its runs, where their fonts
// tell more than the cell's.
func (c *textCollector) take() (string, []richRun) {
	if !c.named {
		return string(unescapeExcel(c.buf)), nil
	}
	runs := make([]richRun, 0, len(c.marks)+1)
	add := func(from, to int, m richMark) {
		if from < to {
			runs = append(runs, richRun{fontRun{string(unescapeExcel(bytes.Clone(c.buf[from:to]))), m.font}, m.named})
		}
	}
	from, m := 0, richMark{}
	for _, next := range c.marks {
		add(from, next.at, m)
		from, m = next.at, next
	}
	add(from, len(c.buf), m)
	return string(unescapeExcel(c.buf)), runs
}

// unescapeExcel replaces Excel's own escapes for characters that XML cannot
// hold: "_x000D_" (ECMA-376 part 1, §22.9.2.19).
func unescapeExcel(b []byte) []byte {
	if !bytes.Contains(b, []byte("_x")) {
		return b
	}
	to := 0
	for i := 0; i < len(b); i++ {
		if r, ok := excelEscape(b[i:]); ok {
			to += copy(b[to:], string(r)) // shorter than what it stands for
			i += 6
			continue
		}
		b[to] = b[i]
		to++
	}
	return b[:to]
}

// excelEscape reads one that a text begins with.
func excelEscape(b []byte) (rune, bool) {
	if len(b) < 7 || b[0] != '_' || b[1] != 'x' || b[6] != '_' {
		return 0, false
	}
	n, err := strconv.ParseUint(string(b[2:6]), 16, 16)
	return rune(n), err == nil && (n < 0xD800 || n >= 0xE000)
}
