package verify

import (
	"encoding/binary"
	"errors"
	"image"
)

// errOtherKind says that a picture is of a kind that is left to the standard
// library, or broken, which that will tell.
var errOtherKind = errors.New("verify: picture of another kind")

// errEnough ends the unpacking where the last row is read.
var errEnough = errors.New("verify: all rows are read")

// pixels tells how the rows of a picture are made up. All places are of bytes
// in a pixel; of 16 bits a sample the upper eight are taken.
type pixels struct {
	size  int   // bytes of a pixel
	light []int // samples that make its lightness: one, or red, green, blue
	alpha int   // that of its opacity; 0: none
}

// pixelsOf gives the make-up of a PNG's colour type, without those by palette.
func pixelsOf(kind, bits byte) (p pixels, ok bool) {
	n := int(bits / 8)
	switch kind {
	case 0:
		p = pixels{size: n, light: []int{0}}
	case 2:
		p = pixels{size: 3 * n, light: []int{0, n, 2 * n}}
	case 4:
		p = pixels{size: 2 * n, light: []int{0}, alpha: n}
	case 6:
		p = pixels{size: 4 * n, light: []int{0, n, 2 * n}, alpha: 3 * n}
	}
	return p, p.size > 0 && (bits == 8 || bits == 16)
}

// packedRows are the rows of a picture, zlib-packed; filtered tells that a byte
// in front of each row names its filter (PNG, and Predictor 10 to 15 of a PDF).
type packedRows struct {
	pixels
	packed   []byte
	w, h     int
	filtered bool
}

// pngRows finds the rows of a PNG as scanners and programs write it: eight bits
// a sample or 16, not interlaced. They are read one by one: a colour page is
// never held whole, which takes some 26 MB at 300 dpi.
func pngRows(raw []byte) (p packedRows, err error) {
	const head = 8 + 8 + 13 + 4
	if len(raw) < head || !IsImage(raw) || string(raw[12:16]) != "IHDR" {
		return p, errOtherKind
	}
	p.w, p.h, p.filtered = int(binary.BigEndian.Uint32(raw[16:])), int(binary.BigEndian.Uint32(raw[20:])), true
	var ok bool
	if p.pixels, ok = pixelsOf(raw[25], raw[24]); !ok || raw[28] != 0 || p.w <= 0 || p.h <= 0 || p.w > maxPixels/p.h {
		return p, errOtherKind
	}
	for at, parts := 8, 0; ; {
		if at+12 > len(raw) {
			return p, errOtherKind
		}
		size, kind := int(binary.BigEndian.Uint32(raw[at:])), string(raw[at+4:at+8])
		if size > len(raw)-at-12 {
			return p, errOtherKind
		}
		body := raw[at+8 : at+8+size]
		switch kind {
		case "tRNS":
			return p, errOtherKind
		case "IEND":
			return p, nil
		case "IDAT":
			switch parts++; parts {
			case 1:
				p.packed = body
			case 2:
				p.packed = append(make([]byte, 0, len(raw)), p.packed...)
				fallthrough
			default:
				p.packed = append(p.packed, body...)
			}
		}
		at += 12 + size
	}
}

// codes gives what the QR codes of the picture say. Of colours green alone is
// looked at first, in a fraction of the time that lightness takes.
func (p packedRows) codes() ([]string, error) {
	if len(p.light) > 1 {
		green := p
		green.light = p.light[1:2]
		g, err := green.grey()
		if err != nil {
			return nil, err
		}
		if texts, sure := plain(g); sure {
			return texts, nil
		}
	}
	g, err := p.grey()
	if err != nil {
		return nil, err
	}
	return codes(g), nil
}

// grey unpacks the lightness of the picture. A row has no more bytes than
// inflate holds, which no scanner reaches.
func (p packedRows) grey() (*image.Gray, error) {
	z := p.packed
	if len(z) < 2 || z[0]&15 != 8 || z[1]&0x20 != 0 || (int(z[0])<<8|int(z[1]))%31 != 0 || p.w > spread/p.size-1 {
		return nil, errOtherKind
	}
	g := image.NewGray(image.Rect(0, 0, p.w, p.h))
	to := newRowReader(p.pixels, g)
	lead := 0
	if p.filtered {
		lead = 1
	}
	split, have := make([]byte, lead+p.w*p.size), 0 // a row that two pieces share
	y := 0
	err := inflate(z[2:], func(piece []byte) error {
		for len(piece) > 0 {
			row := split
			if have > 0 || len(piece) < len(split) {
				n := copy(split[have:], piece)
				have, piece = have+n, piece[n:]
				if have < len(split) {
					return nil
				}
				have = 0
			} else {
				row, piece = piece[:len(split)], piece[len(split):]
			}
			filter := byte(0)
			if p.filtered {
				filter = row[0]
			}
			if !to.read(y, filter, row[lead:]) {
				return errOtherKind
			}
			if y++; y == p.h {
				return errEnough
			}
		}
		return nil
	})
	switch {
	case errors.Is(err, errEnough):
		return g, nil
	case err == nil:
		err = errOtherKind
	}
	return nil, err
}
