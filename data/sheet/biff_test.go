package sheet

import (
	"encoding/binary"
	"math"
	"testing"
	"unicode/utf16"
)

// biff writes a stream of records.
type biff struct{ raw []byte }

// rec adds a record; parts are bytes, texts as bytes, and numbers: an int of
// two bytes, an int32 of four, a byte, a float64.
func (b *biff) rec(id int, parts ...any) {
	body := join(parts...)
	b.raw = binary.LittleEndian.AppendUint16(b.raw, uint16(id))
	b.raw = binary.LittleEndian.AppendUint16(b.raw, uint16(len(body)))
	b.raw = append(b.raw, body...)
}

func join(parts ...any) []byte {
	var body []byte
	for _, p := range parts {
		switch p := p.(type) {
		case []byte:
			body = append(body, p...)
		case string:
			body = append(body, p...)
		case byte:
			body = append(body, p)
		case int:
			body = binary.LittleEndian.AppendUint16(body, uint16(p))
		case int32:
			body = binary.LittleEndian.AppendUint32(body, uint32(p))
		case float64:
			body = binary.LittleEndian.AppendUint64(body, math.Float64bits(p))
		}
	}
	return body
}

// wide gives a text in characters of two bytes.
func wide(s string) []byte {
	var b []byte
	for _, u := range utf16.Encode([]rune(s)) {
		b = binary.LittleEndian.AppendUint16(b, u)
	}
	return b
}

// biffBook puts sheets behind globals, and tells these where they are.
func biffBook(version int, globals func(*biff), sheets ...*biff) []byte {
	bof := []any{version, 5, 0, 0}
	if version == 0x0600 {
		bof = append(bof, int32(0), int32(0))
	}
	b := &biff{}
	b.rec(biffBOF, bof...)
	globals(b)
	var at []int
	for i := range sheets {
		name := "S" + string(rune('1'+i))
		at = append(at, len(b.raw)+4)
		if version == 0x0600 {
			b.rec(biffBoundSheet, int32(0), 0, byte(len(name)), byte(0), name)
		} else {
			b.rec(biffBoundSheet, int32(0), 0, byte(len(name)), name)
		}
	}
	b.rec(biffEOF)
	for i, s := range sheets {
		binary.LittleEndian.PutUint32(b.raw[at[i]:], uint32(len(b.raw)))
		bof[1] = 0x10
		b.rec(biffBOF, bof...)
		b.raw = append(b.raw, s.raw...)
		b.rec(biffEOF)
	}
	return b.raw
}

// The workbooks of Excel 5 and 95 know no Unicode: their texts are bytes in
// the workbook's code page, or in a font's own.
func TestBIFF5(t *testing.T) {
	s := &biff{}
	text := func(row, column, xf int, s string) []any { return []any{row, column, xf, len(s), s} }
	s.rec(biffLabel, text(0, 0, 0, "TT")...)
	s.rec(biffLabel, text(0, 1, 0, "H\xF2o v\xE0 t\xEAn")...) // Windows-1258
	s.rec(biffLabel, text(0, 2, 0, "Ng\xE0y sinh")...)
	s.rec(biffLabel, text(0, 3, 0, "\xD0\xF5n v\xF2i")...)
	s.rec(biffRK, 1, 0, 0, int32(1<<2|2))
	s.rec(biffRString, append(text(1, 1, 0, "Nguy\xD4n Th\xDE B\xD7nh"), byte(1), byte(0), byte(1))...)
	s.rec(biffNumber, 1, 2, 2, 31654.0)
	s.rec(biffLabel, text(1, 3, 1, "Ph\xAD\xEAng \xA7o\xB5n K\xD5t")...)
	s.rec(biffMulRK, 2, 0, 0, int32(2<<2|2), 0, int32(0), 1)
	s.rec(biffFormula, 2, 1, 0, byte(0), byte(0), byte(0), byte(0), byte(0), byte(0), byte(0xFF), byte(0xFF), 0, int32(0), 0)
	s.rec(0x04BC, 0) // a shared formula may stand between
	s.rec(biffString, 9, "Lo\xCC V\xE3n A")
	s.rec(biffFormula, 2, 2, 0, 1975.0, 0, int32(0), 0)
	s.rec(biffBOF, 0x0500, 0x20, 0, 0) // a chart within
	s.rec(biffLabel, text(9, 9, 0, "not of this sheet")...)
	s.rec(biffEOF)
	raw := biffBook(0x0500, func(b *biff) {
		b.rec(biffCodePage, 1258)
		for _, font := range []string{"Arial", ".VnTime"} {
			b.rec(biffFont, make([]byte, 14), byte(len(font)), font)
		}
		b.rec(biffFormat, 164, byte(10), "dd/mm/yyyy")
		for _, xf := range [][2]int{{0, 0}, {1, 0}, {0, 164}} {
			b.rec(biffXF, xf[0], xf[1], make([]byte, 12))
		}
	}, s)
	want := "2 | Nguyễn Thị Bình | 30/08/1986 | đv Phường Đoàn Kết\n3 | Lò Văn A | 1975\n"
	for name, file := range map[string][]byte{"a.xls": compoundOf(t, stream{"Book", raw}), "bare.xls": raw} {
		l, err := lookBytes(name, file, Options{Kind: Delegates})
		if err != nil {
			t.Errorf("%s: %v", name, err)
		} else if got := summary(l); got != want {
			t.Errorf("%s: %q", name, got)
		}
	}
}

// What small programs write: one sheet, no compound file, no code page.
func TestBareBIFF(t *testing.T) {
	for name, tc := range map[string]struct {
		bof    int
		header []any
		label  func(b *biff, row, column int, s string)
	}{
		"as PHP scripts do": {biffBOF, []any{8, 0x10, 0, 0}, func(b *biff, row, column int, s string) { b.rec(biffLabel, row, column, 0, len(s), s) }},
		"Excel 2":           {0x0009, []any{2, 0x10}, func(b *biff, row, column int, s string) { b.rec(0x0004, row, column, 0, byte(0), byte(len(s)), s) }},
	} {
		b := &biff{}
		b.rec(tc.bof, tc.header...)
		for i, s := range []string{"TT", "Họ và tên", "Năm sinh"} {
			tc.label(b, 0, i, s)
		}
		tc.label(b, 1, 1, "Lò Văn Sử")
		if tc.bof == 0x0009 {
			b.rec(0x0002, 1, 2, 0, byte(0), 1986)
		} else {
			b.rec(biffNumber, 1, 2, 0, 1986.0)
		}
		b.rec(biffEOF)
		l, err := lookBytes("a.xls", b.raw, Options{Kind: Delegates})
		if err != nil {
			t.Errorf("%s: %v", name, err)
		} else if got := summary(l); got != "2 | Lò Văn Sử | 1986\n" {
			t.Errorf("%s: %q", name, got)
		}
	}
}

// A text may be parted anywhere over records, and then says anew how wide its
// characters are; so may what follows it.
func TestSharedStringsParted(t *testing.T) {
	name := "Nguyễn Thị Bình"
	n := len(wide(name)) / 2
	whole := join(n, byte(1|8|4), 1, int32(3), wide(name), 7, 1, "xyz")
	for cut := 9; cut < len(whole); cut++ {
		in := cut - 9
		if in < 2*n && in%2 != 0 {
			continue // no program parts a character
		}
		rest := whole[cut:]
		if in > 0 && in < 2*n {
			rest = append([]byte{1}, rest...)
		}
		s := &biff{}
		s.rec(biffLabelSST, 0, 0, 0, int32(1))
		s.rec(biffLabelSST, 1, 0, 0, int32(0))
		raw := biffBook(0x0600, func(b *biff) {
			b.rec(biffSST, int32(2), int32(2), whole[:cut])
			b.rec(biffContinue, rest, 9, byte(0), "Ho va ten")
		}, s)
		l, err := lookBytes("a.xls", compoundOf(t, stream{"Workbook", raw}), Options{Kind: Delegates})
		if err != nil {
			t.Fatalf("cut at %d: %v", cut, err)
		}
		if got := summary(l); got != "2 | "+name+"\n" {
			t.Errorf("cut at %d: %q", cut, got)
		}
	}
	// Wide first, then narrow.
	s := &biff{}
	s.rec(biffLabelSST, 0, 0, 0, int32(0))
	s.rec(biffLabelSST, 1, 0, 0, int32(1))
	raw := biffBook(0x0600, func(b *biff) {
		b.rec(biffSST, int32(2), int32(2), 9, byte(0), "Ho va ten", 6, byte(1), wide("Lò "))
		b.rec(biffContinue, byte(0), "Van")
	}, s)
	l, err := lookBytes("a.xls", raw, Options{Kind: Delegates})
	if err != nil || summary(l) != "2 | Lò Van\n" {
		t.Errorf("%v, %v", l, err)
	}
}
