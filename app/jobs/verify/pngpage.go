package verify

import (
	"encoding/binary"
	"errors"
	"image"
)

// errOtherKind says that a picture is of a kind that is left to the standard
// library, or broken, which that will tell.
var errOtherKind = errors.New("verify: picture of another kind")

// pngGrey reads the lightness of a PNG of eight bits without transparency, as
// scanners write, row by row: a colour page is never held whole, which takes
// some 26 MB at 300 dpi, and is read several times as fast as by image/png.
func pngGrey(raw []byte) (*image.Gray, error) {
	const head = 8 + 8 + 13 + 4
	if len(raw) < head || !IsImage(raw) || string(raw[12:16]) != "IHDR" {
		return nil, errOtherKind
	}
	w, h := int(binary.BigEndian.Uint32(raw[16:])), int(binary.BigEndian.Uint32(raw[20:]))
	each := map[byte]int{0: 1, 2: 3}[raw[25]] // grey, colour
	if raw[24] != 8 || raw[28] != 0 || each == 0 || w <= 0 || h <= 0 || w > maxPixels/h {
		return nil, errOtherKind
	}
	var packed []byte
	for at, whole := 8, false; !whole; {
		if at+12 > len(raw) {
			return nil, errOtherKind
		}
		size, kind := int(binary.BigEndian.Uint32(raw[at:])), string(raw[at+4:at+8])
		if size > len(raw)-at-12 {
			return nil, errOtherKind
		}
		body := raw[at+8 : at+8+size]
		switch {
		case kind == "tRNS":
			return nil, errOtherKind
		case kind == "IEND":
			whole = true
		case kind == "IDAT" && packed == nil:
			packed = body[:len(body):len(body)]
		case kind == "IDAT":
			packed = append(packed, body...)
		}
		at += 12 + size
	}
	return unpackRows(packed, w, h, each, true)
}

// unpackRows reads zlib-packed rows of eight bits each a sample, one or three
// samples a pixel; filtered tells that a byte in front of each row names its
// filter (PNG, and Predictor 10 to 15 of a PDF).
func unpackRows(packed []byte, w, h, each int, filtered bool) (*image.Gray, error) {
	if len(packed) < 2 || packed[0]&15 != 8 || packed[1]&0x20 != 0 || (int(packed[0])<<8|int(packed[1]))%31 != 0 {
		return nil, errOtherKind
	}
	g := image.NewGray(image.Rect(0, 0, w, h))
	lead := 0
	if filtered {
		lead = 1
	}
	row, above := make([]byte, lead+w*each), make([]byte, lead+w*each)
	have, y := 0, 0
	err := inflate(packed[2:], func(piece []byte) error {
		for len(piece) > 0 && y < h {
			n := copy(row[have:], piece)
			have, piece = have+n, piece[n:]
			if have < len(row) {
				break
			}
			if filtered && !unfilter(row[0], row[1:], above[1:], each) {
				return errOtherKind
			}
			lighten(g.Pix[y*g.Stride:][:w], row[lead:], each)
			row, above = above, row
			have, y = 0, y+1
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	if y < h {
		return nil, errOtherKind
	}
	return g, nil
}

// lighten gives the lightness of a row (ITU-R BT.601).
func lighten(to, row []byte, each int) {
	if each == 1 {
		copy(to, row)
		return
	}
	for x := range to {
		p := row[3*x:][:3:3]
		to[x] = uint8((306*uint32(p[0]) + 601*uint32(p[1]) + 117*uint32(p[2]) + 512) >> 10) //nolint:gosec // a mean of bytes
	}
}

// unfilter puts back what a filter took from a row (PNG specification §9).
func unfilter(kind byte, row, above []byte, each int) bool {
	above = above[:len(row)]
	switch kind {
	case 0:
	case 1:
		for i := each; i < len(row); i++ {
			row[i] += row[i-each]
		}
	case 2:
		for i := range row {
			row[i] += above[i]
		}
	case 3:
		for i := range each {
			row[i] += above[i] / 2
		}
		for i := each; i < len(row); i++ {
			row[i] += uint8((int(row[i-each]) + int(above[i])) / 2) //nolint:gosec // a mean of bytes
		}
	case 4:
		if each == 3 {
			paeth3(row, above)
		} else {
			paeth1(row, above)
		}
	default:
		return false
	}
	return true
}

// paeth1 and paeth3 are the filter "Paeth" for one and three samples a pixel;
// three at once do not wait for each other. Where the left pixel is that above
// it and nothing differs, as on white paper, the row is copied from above.
func paeth1(row, above []byte) {
	a, c := int32(0), int32(0)
	for i := 0; i < len(row); i++ {
		if a == c && row[i] == 0 {
			n := zeros(row[i:])
			copy(row[i:i+n], above[i:])
			i += n - 1
			a, c = int32(above[i]), int32(above[i])
			continue
		}
		b := int32(above[i])
		row[i] += nearest(a, b, c)
		a, c = int32(row[i]), b
	}
}

func paeth3(row, above []byte) {
	var a0, a1, a2, c0, c1, c2 int32
	for i := 0; i+3 <= len(row); i += 3 {
		to, up := row[i:][:3:3], above[i:][:3:3]
		if to[0]|to[1]|to[2] == 0 && a0 == c0 && a1 == c1 && a2 == c2 {
			n := zeros(row[i:]) / 3 * 3
			copy(row[i:i+n], above[i:])
			i += n - 3
			up = above[i:][:3:3]
			a0, a1, a2 = int32(up[0]), int32(up[1]), int32(up[2])
			c0, c1, c2 = a0, a1, a2
			continue
		}
		b0, b1, b2 := int32(up[0]), int32(up[1]), int32(up[2])
		r0, r1, r2 := to[0]+nearest(a0, b0, c0), to[1]+nearest(a1, b1, c1), to[2]+nearest(a2, b2, c2)
		to[0], to[1], to[2] = r0, r1, r2
		a0, a1, a2, c0, c1, c2 = int32(r0), int32(r1), int32(r2), b0, b1, b2
	}
}

// zeros counts the zeros that p begins with.
func zeros(p []byte) int {
	n := 0
	for n+8 <= len(p) && binary.LittleEndian.Uint64(p[n:]) == 0 {
		n += 8
	}
	for n < len(p) && p[n] == 0 {
		n++
	}
	return n
}

// nearest gives what of left, above and above left is nearest to a + b − c.
func nearest(a, b, c int32) uint8 {
	pa, pb := b-c, a-c
	pc := pa + pb
	pa, pb, pc = (pa^pa>>31)-pa>>31, (pb^pb>>31)-pb>>31, (pc^pc>>31)-pc>>31
	best, d := a, pa
	if pb < d {
		best, d = b, pb
	}
	if pc < d {
		best = c
	}
	return uint8(best) //nolint:gosec // a byte
}
