package verify

import (
	"bytes"
	"encoding/binary"
	"image"
)

// jpegGrey reads the lightness of a JPEG at half its size, or a quarter, from
// the coarse part of every block of 8 × 8 pixels (ITU-T T.81): colours are
// skipped, fine detail is not unpacked. It reads what scanners and cameras
// write, eight bits in one sequential scan; the rest is left to image/jpeg.
func jpegGrey(raw []byte, times int) (*image.Gray, error) {
	if times != 2 && times != 4 {
		return nil, errOtherKind
	}
	j := &jpegPage{side: 8 / times}
	for at := 2; at+4 <= len(raw) && raw[at] == 0xff; {
		marker, size := raw[at+1], int(binary.BigEndian.Uint16(raw[at+2:]))
		if marker == 0xff { // padding
			at++
			continue
		}
		if size < 2 || at+2+size > len(raw) {
			return nil, errOtherKind
		}
		body := raw[at+4 : at+2+size]
		at += 2 + size
		var ok bool
		switch marker {
		case 0xc0, 0xc1:
			ok = j.frame(body)
		case 0xc4:
			ok = j.codes(body)
		case 0xdb:
			ok = j.quantities(body)
		case 0xdd:
			if ok = len(body) == 2; ok {
				j.restart = int(binary.BigEndian.Uint16(body))
			}
		case 0xee: // Adobe's: 0 stands for red, green, blue
			ok = len(body) < 12 || !bytes.HasPrefix(body, []byte("Adobe")) || len(j.parts) == 1 || body[11] == 1
		case 0xda:
			if !j.scan(body) || !j.blocks(raw[at:]) {
				return nil, errOtherKind
			}
			return j.page(), nil
		default:
			ok = marker >= 0xe0 || marker == 0xfe // a progressive frame, say, is not for us
		}
		if !ok {
			return nil, errOtherKind
		}
	}
	return nil, errOtherKind
}

// jpegPage is a JPEG that is being read.
type jpegPage struct {
	side    int // of a block in the picture that is made
	w, h    int
	restart int // units between restarts; 0: none
	parts   []jpegPart
	tables  [4][64]int32 // of quantization, in zigzag order
	code    [2][4]jpegCode
	out     *image.Gray
}

// jpegPart is lightness, or one of the two of colour.
type jpegPart struct {
	id, across, down, table byte // blocks a unit, and the quantization table
	dc, ac                  *jpegCode
	last                    int32 // the mean of the block before
}

func (j *jpegPage) frame(b []byte) bool {
	if len(b) < 6 || b[0] != 8 || len(b) != 6+3*int(b[5]) || b[5] != 1 && b[5] != 3 || j.parts != nil {
		return false
	}
	j.h, j.w = int(binary.BigEndian.Uint16(b[1:])), int(binary.BigEndian.Uint16(b[3:]))
	for p := b[6:]; len(p) > 0; p = p[3:] {
		part := jpegPart{id: p[0], across: p[1] >> 4, down: p[1] & 15, table: p[2]}
		if part.across < 1 || part.across > 4 || part.down < 1 || part.down > 4 || part.table > 3 {
			return false
		}
		j.parts = append(j.parts, part)
	}
	if len(j.parts) == 1 { // blocks of a single part follow row by row
		j.parts[0].across, j.parts[0].down = 1, 1
	} else if l := j.parts[0]; j.parts[1].across > l.across || j.parts[1].down > l.down || l.id == 'R' {
		return false
	}
	return j.w > 0 && j.h > 0 && j.w <= maxPixels/j.h
}

func (j *jpegPage) quantities(b []byte) bool {
	for len(b) > 0 {
		wide, n := int(b[0]>>4), b[0]&15
		if wide > 1 || n > 3 || len(b) < 1+64*(1+wide) {
			return false
		}
		for k := range 64 {
			if wide == 0 {
				j.tables[n][k] = int32(b[1+k])
			} else {
				j.tables[n][k] = int32(binary.BigEndian.Uint16(b[1+2*k:]))
			}
		}
		b = b[1+64*(1+wide):]
	}
	return true
}

// jpegCode is a Huffman code as JPEG writes it.
type jpegCode struct {
	quick   [1 << jpegQuick]uint16 // by the next bits: value << 8 | length; 0: a longer code
	least   [18]uint32             // of 16 bits, from which on codes are longer
	at      [17]int                // the place of the first value of each length, less its code
	values  [256]byte
	defined bool
}

const jpegQuick = 9

func (j *jpegPage) codes(b []byte) bool {
	for len(b) > 0 {
		if len(b) < 17 || b[0]>>4 > 1 || b[0]&15 > 3 {
			return false
		}
		c := &j.code[b[0]>>4][b[0]&15]
		*c = jpegCode{defined: true}
		n, code := 0, uint32(0)
		for s := 1; s <= 16; s++ {
			count := int(b[s])
			if n+count > 256 || 17+n+count > len(b) {
				return false
			}
			c.at[s] = n - int(code)
			for range count {
				v := b[17+n]
				c.values[n] = v
				if s <= jpegQuick && code < 1<<s {
					first := code << (jpegQuick - s)
					for i := range uint32(1) << (jpegQuick - s) {
						c.quick[first+i] = uint16(v)<<8 | uint16(s) //nolint:gosec // at most 16
					}
				}
				n, code = n+1, code+1
			}
			if code > 1<<s {
				return false
			}
			c.least[s] = code << (16 - s)
			code <<= 1
		}
		c.least[17] = 1 << 16
		b = b[17+n:]
	}
	return true
}

// scan reads which codes the parts use.
func (j *jpegPage) scan(b []byte) bool {
	n := len(j.parts)
	if n == 0 || len(b) != 4+2*n || int(b[0]) != n || b[1+2*n] != 0 || b[2+2*n] != 63 || b[3+2*n] != 0 {
		return false
	}
	for i := range j.parts {
		p := &j.parts[i]
		if b[1+2*i] != p.id || b[2+2*i]>>4 > 3 || b[2+2*i]&15 > 3 {
			return false
		}
		p.dc, p.ac = &j.code[0][b[2+2*i]>>4], &j.code[1][b[2+2*i]&15]
		if !p.dc.defined || !p.ac.defined {
			return false
		}
	}
	return true
}

// page gives the picture without what fills its last blocks up.
func (j *jpegPage) page() *image.Gray {
	w, h := max(1, j.w*j.side/8), max(1, j.h*j.side/8)
	g := image.NewGray(image.Rect(0, 0, w, h))
	copyRows(g, j.out.Pix, j.out.Stride)
	return g
}
