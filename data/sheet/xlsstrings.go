package sheet

import (
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// byteText decodes the texts of workbooks that knew no Unicode.
type byteText struct{ page int } // Windows code page; 0 where the file names none

// decode gives the text of bytes in a font of this script: the old encodings
// lie on top of the Western code page, whatever the workbook says.
func (b byteText) decode(raw []byte, font script) string {
	table := charmap.Windows1252
	switch {
	case font != unicodeScript:
	case b.page == 0 && utf8.Valid(raw):
		return string(raw) // of programs that knew of no code page either
	case b.page == 1258:
		table = charmap.Windows1258
	}
	var out []byte
	for _, c := range raw {
		out = utf8.AppendRune(out, table.DecodeByte(c))
	}
	return string(out)
}

// decode gives the text of a workbook's characters.
func (x *xls) decode(units []uint16, font script) string {
	if x.version < 8 {
		raw := make([]byte, len(units))
		for i, u := range units {
			raw[i] = byte(u)
		}
		return x.bytes.decode(raw, font)
	}
	out := make([]byte, 0, len(units))
	for i := 0; i < len(units); i++ {
		r := rune(units[i])
		if utf16.IsSurrogate(r) {
			next := rune(utf8.RuneError)
			if i+1 < len(units) {
				next = utf16.DecodeRune(r, rune(units[i+1]))
			}
			if r = next; r != utf8.RuneError {
				i++
			}
		}
		out = utf8.AppendRune(out, r)
	}
	return string(out)
}

// fontChange is where in a text another font begins, in characters.
type fontChange struct{ at, font int }

// rich gives the runs of a text that changes its font. The first is in its
// cell's font unless a change stands at the very beginning.
func (x *xls) rich(units []uint16, changes []fontChange) []richRun {
	runs := make([]richRun, 0, len(changes)+1)
	from, run := 0, richRun{}
	add := func(to int) {
		if from < to {
			run.text = x.decode(units[from:to], run.font)
			runs = append(runs, run)
		}
	}
	for _, c := range changes {
		at := min(c.at, len(units))
		if at < from {
			continue
		}
		add(at)
		from, run = at, richRun{fontRun{font: x.fontOf(c.font)}, true}
	}
	add(len(units))
	return runs
}

// maxXLSText is how much text a workbook of 65,536 rows may share, in bytes.
const maxXLSText = 24 << 20

// sharedStrings reads the workbook's table of texts (MS-XLS 2.4.265). How many
// it says there are is not believed: a cell that refers to more is an error.
func (x *xls) sharedStrings(s *biffScanner, body []byte) error {
	r, err := s.parts(body)
	if err != nil {
		return err
	}
	r.skip(4)
	count, size := r.number(4), 0
	for range count {
		if !r.more() {
			break
		}
		text, runs := x.richString(&r)
		if r.bad {
			return errBIFF
		}
		if size += len(text); size > maxXLSText || len(x.table.raw) >= maxCells {
			return errTooLarge
		}
		x.table.add(text, runs)
		if x.table.prose > maxProse {
			return errTooLarge
		}
	}
	return nil
}

// richString reads an XLUnicodeRichExtendedString (MS-XLS 2.5.293), without
// the reading aids of East Asian text.
func (x *xls) richString(r *biffReader) (string, []richRun) {
	n, flags := r.number(2), r.number(1)
	changes, more := 0, 0
	if flags&8 != 0 {
		changes = r.number(2)
	}
	if flags&4 != 0 {
		more = r.number(4)
	}
	r.chars(n, flags&1 != 0)
	text := x.decode(r.units, unicodeScript)
	var runs []richRun
	if changes > 0 && !r.bad {
		list := make([]fontChange, 0, min(changes, n+1))
		for range changes {
			if c := (fontChange{r.number(2), r.number(2)}); !r.bad && len(list) <= n {
				list = append(list, c)
			}
		}
		runs = x.rich(r.units, list)
	}
	r.skip(more)
	return text, runs
}
