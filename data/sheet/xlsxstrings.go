package sheet

import (
	"archive/zip"
	"context"
)

// stringTable holds a workbook's shared strings. Raw is as the file has it;
// clean is what a cell shows whose font says nothing of an old encoding, and
// found the script it was then read from.
type stringTable struct {
	raw   []string
	clean []string
	found []script
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
				t.add("")
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
		default:
			text.token(tok)
		}
		return nil
	})
	return t, err
}

func (t *stringTable) add(raw string) {
	clean, found := readCell(raw, unicodeScript)
	t.raw = append(t.raw, raw)
	t.clean = append(t.clean, clean)
	t.found = append(t.found, found)
}

// textCollector gathers the text of a shared or inline string: of all its
// runs, but not of the reading aids of East Asian text.
type textCollector struct {
	buf      []byte
	inText   bool
	phonetic bool
}

func (c *textCollector) start() {
	c.buf, c.inText, c.phonetic = c.buf[:0], false, false
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

// take gives the text gathered since start.
func (c *textCollector) take() string { return string(unescapeExcel(c.buf)) }

// unescapeExcel replaces Excel's own escapes for characters that XML cannot
// hold: "_x000D_" (ECMA-376 part 1, §22.9.2.19).
func unescapeExcel(b []byte) []byte {
	for i := 0; i+7 <= len(b); i++ {
		if b[i] != '_' || b[i+1] != 'x' || b[i+6] != '_' {
			continue
		}
		n, ok := 0, true
		for _, c := range b[i+2 : i+6] {
			switch {
			case c >= '0' && c <= '9':
				n = n<<4 | int(c-'0')
			case c|0x20 >= 'a' && c|0x20 <= 'f':
				n = n<<4 | int(c|0x20-'a'+10)
			default:
				ok = false
			}
		}
		if !ok || n >= 0xD800 && n < 0xE000 {
			continue
		}
		rest := append([]byte(nil), b[i+7:]...)
		b = append(append(b[:i], string(rune(n))...), rest...)
	}
	return b
}
