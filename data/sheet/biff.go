package sheet

import (
	"encoding/binary"
	"errors"
)

// Records of the Binary Interchange File Format (MS-XLS 2.3; versions 2 to 5
// as the OpenOffice description of the format has them).
const (
	biffFormula    = 0x0006
	biffEOF        = 0x000A
	biffDateMode   = 0x0022
	biffFilePass   = 0x002F
	biffFont       = 0x0031
	biffContinue   = 0x003C
	biffCodePage   = 0x0042
	biffBoundSheet = 0x0085
	biffMulRK      = 0x00BD
	biffRString    = 0x00D6
	biffXF         = 0x00E0
	biffMerges     = 0x00E5
	biffSST        = 0x00FC
	biffLabelSST   = 0x00FD
	biffNumber     = 0x0203
	biffLabel      = 0x0204
	biffBoolErr    = 0x0205
	biffString     = 0x0207
	biffRK         = 0x027E
	biffFormat     = 0x041E
	biffBOF        = 0x0809
)

var errBIFF = errors.New("malformed BIFF")

// biffScanner goes through a stream's records.
type biffScanner struct {
	raw []byte
	pos int
}

// next gives the next record; 0 stands for the end of the stream.
func (s *biffScanner) next() (id int, body []byte, err error) {
	if len(s.raw)-s.pos < 4 {
		return 0, nil, nil
	}
	id = int(binary.LittleEndian.Uint16(s.raw[s.pos:]))
	n := int(binary.LittleEndian.Uint16(s.raw[s.pos+2:]))
	if n > len(s.raw)-s.pos-4 {
		return 0, nil, errBIFF
	}
	body = s.raw[s.pos+4 : s.pos+4+n]
	s.pos += 4 + n
	return id, body, nil
}

// parts gives a record's body with the CONTINUE records that follow it.
func (s *biffScanner) parts(body []byte) (biffReader, error) {
	r := biffReader{rest: [][]byte{body}}
	for len(s.raw)-s.pos >= 4 && binary.LittleEndian.Uint16(s.raw[s.pos:]) == biffContinue {
		_, more, err := s.next()
		if err != nil {
			return r, err
		}
		r.rest = append(r.rest, more)
	}
	return r, nil
}

// biffReader reads a record in all its parts. What is asked for beyond its
// end is zero, and sets bad.
type biffReader struct {
	part  []byte
	rest  [][]byte
	units []uint16 // of the text read last
	bad   bool
}

// more goes on to the next part if this one is used up.
func (r *biffReader) more() bool {
	for len(r.part) == 0 {
		if len(r.rest) == 0 {
			return false
		}
		r.part, r.rest = r.rest[0], r.rest[1:]
	}
	return true
}

// number reads n bytes, the lowest first.
func (r *biffReader) number(n int) int {
	v := 0
	for i := range n {
		if !r.more() {
			r.bad = true
			return 0
		}
		v |= int(r.part[0]) << (8 * i)
		r.part = r.part[1:]
	}
	return v
}

func (r *biffReader) skip(n int) {
	for n > 0 {
		if !r.more() {
			r.bad = true
			return
		}
		k := min(n, len(r.part))
		r.part, n = r.part[k:], n-k
	}
}

// chars reads n characters of one byte or two. Where the text goes on in
// another part, that says anew how wide they are.
func (r *biffReader) chars(n int, wide bool) {
	r.units = r.units[:0]
	for n > 0 {
		if len(r.part) == 0 {
			if !r.more() {
				r.bad = true
				return
			}
			if len(r.units) > 0 {
				wide = r.part[0]&1 != 0
				r.part = r.part[1:]
				continue
			}
		}
		if !wide {
			k := min(n, len(r.part))
			for _, c := range r.part[:k] {
				r.units = append(r.units, uint16(c))
			}
			r.part, n = r.part[k:], n-k
			continue
		}
		k := min(n, len(r.part)/2)
		for i := range k {
			r.units = append(r.units, binary.LittleEndian.Uint16(r.part[2*i:]))
		}
		r.part, n = r.part[2*k:], n-k
		if len(r.part) == 1 && n > 0 { // half a character
			r.bad = true
			return
		}
	}
}
