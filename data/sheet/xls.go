package sheet

import (
	"context"
	"encoding/binary"
	"strconv"

	"vinhdanh/data"
)

// xls is a workbook of Excel 97 to 2003 (BIFF8), of Excel 5 and 95 (BIFF5), or
// one sheet of the versions before, which small programs still write.
type xls struct {
	raw     []byte
	version int // of the format: 2 to 5, or 8
	sheets  []xlsSheet
	date04  bool
	bytes   byteText

	table stringTable
	fonts []script // by the number that texts refer to
	looks []cellLook
}

type xlsSheet struct {
	name       string
	start, end int // bytes of the stream
}

// isBIFF tells of a stream of records that lies in no compound file.
func isBIFF(head []byte) bool {
	return len(head) >= 4 && head[0] == 9 && head[3] == 0 &&
		(head[1] == 0 || head[1] == 2 || head[1] == 4 || head[1] == 8) && head[2] >= 4 && head[2] <= 16
}

// openXLS reads a workbook's globals: its sheets, fonts, formats and strings.
func openXLS(raw []byte) (*Workbook, error) {
	x := &xls{raw: raw}
	s := &biffScanner{raw: raw}
	id, body, err := s.next()
	if err != nil || id&^0x0F00 != 9 || len(body) < 4 {
		return nil, data.Wrap(errBIFF, "unreadable")
	}
	x.version = biffVersion(id, body)
	w := &Workbook{Encoding: utf8Text, load: x.grid}
	w.size = func(i int) int64 { return int64(x.sheets[i].end - x.sheets[i].start) }
	if kind := binary.LittleEndian.Uint16(body[2:]); kind == 0x10 || x.version < 5 {
		// A sheet by itself: what it needs to know stands in it.
		x.sheets = []xlsSheet{{end: len(raw)}}
		w.Sheets = []string{""}
		return w, x.globals(s)
	}
	if err := x.globals(s); err != nil {
		return nil, err
	}
	if len(x.sheets) == 0 {
		return nil, data.Fail("empty")
	}
	for i := range x.sheets {
		x.sheets[i].end = x.endOf(x.sheets[i].start)
		w.Sheets = append(w.Sheets, x.sheets[i].name)
	}
	return w, nil
}

func biffVersion(id int, body []byte) int {
	switch v := binary.LittleEndian.Uint16(body); {
	case id == 0x0009:
		return 2
	case id == 0x0209:
		return 3
	case id == 0x0409:
		return 4
	case v == 0x0600:
		return 8
	}
	return 5
}

// endOf gives where the sheet that starts there must end at the latest: no
// two share records.
func (x *xls) endOf(start int) int {
	end := len(x.raw)
	for _, s := range x.sheets {
		if s.start > start {
			end = min(end, s.start)
		}
	}
	return end
}

// globals reads records that hold for all sheets, to their end.
func (x *xls) globals(s *biffScanner) error {
	formats := map[string]string{}
	for depth := 1; depth > 0; {
		id, body, err := s.next()
		if err != nil {
			return err
		}
		r := biffReader{rest: [][]byte{body}}
		switch id {
		case 0:
			return errBIFF
		case biffBOF:
			depth++
		case biffEOF:
			depth--
		case biffFilePass:
			return data.Fail("locked-workbook")
		case biffCodePage:
			x.bytes.page = r.number(2)
		case biffDateMode:
			x.date04 = r.number(2) == 1
		case biffBoundSheet:
			err = x.boundSheet(&r)
		case biffFont:
			x.font(&r)
		case biffFormat:
			if n := r.number(2); len(formats) < maxLooks {
				formats[strconv.Itoa(n)] = x.short(&r, x.version == 8)
			}
		case biffXF:
			if font, format := r.number(2), r.number(2); len(x.looks) < maxLooks {
				look := lookOfFormat(strconv.Itoa(format), formats)
				look.font = x.fontOf(font)
				x.looks = append(x.looks, look)
			}
		case biffSST:
			err = x.sharedStrings(s, body)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func (x *xls) boundSheet(r *biffReader) error {
	start := r.number(4)
	state, kind := r.number(1), r.number(1)
	name := x.short(r, false)
	if state&3 != 0 || kind != 0 { // hidden, or a chart or macros
		return nil
	}
	if start+8 > len(x.raw) || binary.LittleEndian.Uint16(x.raw[start:]) != biffBOF || r.bad {
		return errBIFF
	}
	for _, s := range x.sheets {
		if s.start == start {
			return errBIFF
		}
	}
	if len(x.sheets) >= maxSheets {
		return errTooLarge
	}
	x.sheets = append(x.sheets, xlsSheet{name: name, start: start})
	return nil
}

// font keeps a font's script. The records are counted without a fourth.
func (x *xls) font(r *biffReader) {
	if len(x.fonts) >= maxLooks {
		return
	}
	if len(x.fonts) == 4 {
		x.fonts = append(x.fonts, unicodeScript)
	}
	r.skip(14)
	x.fonts = append(x.fonts, scriptOfFont(x.short(r, false)))
}

func (x *xls) fontOf(i int) script {
	if i < len(x.fonts) {
		return x.fonts[i]
	}
	return unicodeScript
}

// short reads a name: its length in one byte, or two if long, then its letters.
func (x *xls) short(r *biffReader, long bool) string {
	n := 1
	if long {
		n = 2
	}
	n = r.number(n)
	wide := false
	if x.version == 8 {
		wide = r.number(1)&1 != 0
	}
	r.chars(n, wide)
	return x.decode(r.units, unicodeScript)
}

// grid reads one sheet.
func (x *xls) grid(ctx context.Context, sheet int, o Options) (*Grid, string, error) {
	s := x.sheets[sheet]
	r := &xlsReader{book: x, build: gridBuilder{grid: &Grid{Sheet: s.name}}, texts: newCellTexts(o)}
	r.texts.weigher = &x.table.weigher
	if err := r.read(ctx, &biffScanner{raw: x.raw[:s.end], pos: s.start}); err != nil {
		return nil, "", err
	}
	g := r.build.finish()
	return g, r.texts.finish(g), nil
}
