package sheet

import (
	"context"
	"encoding/binary"
	"math"
	"strconv"
)

// xlsReader reads the records of one sheet into a grid.
type xlsReader struct {
	book  *xls
	build gridBuilder
	texts *cellTexts

	row, column int      // of the cell being read
	look        cellLook // of the cell being read
	formula     bool     // its formula gives a text, which follows
}

// read goes through a sheet to its end. What is set within it, such as a
// chart, has records of its own and is passed over.
func (r *xlsReader) read(ctx context.Context, s *biffScanner) error {
	depth := 0
	for n := 0; ; n++ {
		if n%4096 == 0 {
			if err := ctx.Err(); err != nil {
				return err
			}
		}
		id, body, err := s.next()
		switch {
		case err != nil:
			return err
		case id == 0:
			return errBIFF
		case id&^0x0F00 == 9: // BOF of any version
			depth++
		case id == biffEOF:
			if depth--; depth <= 0 {
				return nil
			}
		case depth != 1:
		case id == biffFilePass:
			return errBIFF
		case id == biffMerges:
			err = r.merges(body)
		default:
			err = r.cell(s, id, body)
		}
		if err != nil {
			return err
		}
	}
}

func (r *xlsReader) merges(body []byte) error {
	in := biffReader{part: body}
	for range in.number(2) {
		m := Range{in.number(2) + 1, in.number(2) + 1, in.number(2), in.number(2)}
		if in.bad {
			return errBIFF
		}
		if m.LastRow < m.FirstRow || m.LastColumn < m.FirstColumn {
			continue
		}
		if len(r.build.grid.Merges) >= maxMerges {
			return errTooLarge
		}
		r.build.grid.Merges = append(r.build.grid.Merges, m)
	}
	return nil
}

// at reads where a cell stands and how it looks, as all of them begin.
func (r *xlsReader) at(in *biffReader) {
	r.row, r.column, r.look = in.number(2)+1, in.number(2), cellLook{}
	if r.book.version == 2 {
		in.skip(3)
		return
	}
	r.setLook(in.number(2))
}

func (r *xlsReader) setLook(xf int) {
	r.look = cellLook{}
	if xf < len(r.book.looks) {
		r.look = r.book.looks[xf]
	}
}

// cell reads a record that holds a cell, or part of one.
func (r *xlsReader) cell(s *biffScanner, id int, body []byte) error {
	in := biffReader{part: body}
	old := r.book.version == 2
	switch {
	case id == biffLabelSST:
		r.at(&in)
		i := in.number(4)
		if in.bad || i >= len(r.book.table.raw) {
			return errBIFF
		}
		return r.text(r.book.table.show(r.texts, i, r.row, r.column, r.look.font))
	case id == biffLabel, id == biffRString, old && id == biffLabel&0xFF: // version 2 has the same numbers without the upper byte
		return r.label(s, id, body)
	case id == biffNumber, old && id == biffNumber&0xFF:
		if r.at(&in); len(in.part) < 8 {
			return errBIFF
		}
		return r.number(math.Float64frombits(binary.LittleEndian.Uint64(in.part)))
	case old && id == 0x0002:
		r.at(&in)
		return r.number(float64(in.number(2)))
	case id == biffRK:
		r.at(&in)
		return r.number(fromRK(in.number(4)))
	case id == biffMulRK:
		return r.numbers(&in)
	case id == biffBoolErr, old && id == biffBoolErr&0xFF:
		r.at(&in)
		return r.truth(in.number(1), in.number(1))
	case id == biffFormula, id == 0x0206, id == 0x0406:
		return r.result(&in)
	case id == biffString, old && id == biffString&0xFF:
		if !r.formula {
			return nil
		}
		r.formula = false
		all, err := s.parts(body)
		if err != nil {
			return err
		}
		r.chars(&all)
		return r.shown(&all, nil)
	}
	return nil
}

// label reads a cell with its own text, which may change its font.
func (r *xlsReader) label(s *biffScanner, id int, body []byte) error {
	in, err := s.parts(body)
	if err != nil {
		return err
	}
	r.at(&in)
	r.chars(&in)
	var changes []fontChange
	if id == biffRString {
		width := 1
		if r.book.version == 8 {
			width = 2
		}
		for range in.number(width) {
			changes = append(changes, fontChange{in.number(width), in.number(width)})
		}
	}
	return r.shown(&in, changes)
}

// chars reads a text with its length.
func (r *xlsReader) chars(in *biffReader) {
	width, wide := 2, false
	if r.book.version == 2 {
		width = 1
	}
	n := in.number(width)
	if r.book.version == 8 {
		wide = in.number(1)&1 != 0
	}
	in.chars(n, wide)
}

// shown sets the cell to the text that was read.
func (r *xlsReader) shown(in *biffReader, changes []fontChange) error {
	if in.bad {
		return errBIFF
	}
	if len(changes) == 0 {
		return r.text(r.texts.read(r.row, r.column, r.book.decode(in.units, r.look.font), r.look.font))
	}
	return r.text(r.texts.readRuns(r.row, r.column, inFont(r.book.rich(in.units, changes), r.look.font)))
}

func (r *xlsReader) text(s string) error {
	return r.build.put(r.row, Cell{Text: s, Column: r.column})
}

func (r *xlsReader) number(f float64) error {
	raw := strconv.FormatFloat(f, 'f', -1, 64)
	if math.Abs(f) >= 1e15 {
		raw = strconv.FormatFloat(f, 'g', -1, 64)
	}
	kind, text := numeric(raw, r.look, r.book.date04)
	return r.build.put(r.row, Cell{Text: text, Column: r.column, Type: kind})
}

// numbers reads a row of numbers side by side.
func (r *xlsReader) numbers(in *biffReader) error {
	r.row, r.column = in.number(2)+1, in.number(2)
	for ; len(in.part) >= 8; r.column++ {
		r.setLook(in.number(2))
		if err := r.number(fromRK(in.number(4))); err != nil {
			return err
		}
	}
	return nil
}

func (r *xlsReader) truth(value, fault int) error {
	if value == 0 || fault != 0 {
		return nil
	}
	return r.build.put(r.row, Cell{Text: "x", Column: r.column, Type: CellBool})
}

// result reads what a formula gave when the workbook was saved.
func (r *xlsReader) result(in *biffReader) error {
	r.at(in)
	if len(in.part) < 8 {
		return errBIFF
	}
	v := in.part
	r.formula = false
	if v[6] != 0xFF || v[7] != 0xFF {
		return r.number(math.Float64frombits(binary.LittleEndian.Uint64(v)))
	}
	switch v[0] {
	case 0:
		r.formula = true
	case 1:
		return r.truth(int(v[2]), 0)
	}
	return nil
}

// fromRK unpacks a number of 30 bits: a whole one, or the upper half of a
// fraction; either may be hundredths (MS-XLS 2.5.217).
func fromRK(rk int) float64 {
	var f float64
	if rk&2 != 0 {
		f = float64(int32(rk) >> 2)
	} else {
		f = math.Float64frombits(uint64(rk&^3) << 32)
	}
	if rk&1 != 0 {
		f /= 100
	}
	return f
}
