package verify

import (
	"encoding/binary"
	"image"
)

// rowReader takes the filters of a PNG off its rows (specification §9) and
// makes them lightness. A filter looks at the same sample of the pixels beside
// and above, so that only those samples are unfiltered which are needed.
type rowReader struct {
	pixels
	g     *image.Gray
	above []byte       // the row before, where that is all; at first zeros
	lines [4][2][]byte // red, green, blue, opacity: this row and the one before
}

func newRowReader(p pixels, g *image.Gray) *rowReader {
	w := g.Rect.Dx()
	r := &rowReader{pixels: p, g: g, above: make([]byte, w)}
	if len(p.light) > 1 {
		for k := range p.light {
			r.lines[k] = [2][]byte{make([]byte, w), make([]byte, w)}
		}
	}
	if p.alpha > 0 {
		r.lines[3] = [2][]byte{make([]byte, w), make([]byte, w)}
	}
	return r
}

// read takes row y, without changing it, and tells whether its filter is known
// and nothing shines through.
func (r *rowReader) read(y int, filter byte, row []byte) bool {
	if filter > 4 {
		return false
	}
	if r.alpha > 0 {
		for _, v := range r.line(3, filter, row[r.alpha:]) {
			if v != 255 {
				return false
			}
		}
	}
	to := r.g.Pix[y*r.g.Stride:][:r.g.Stride]
	if len(r.light) == 1 {
		unfilter(filter, to, r.above, row[r.light[0]:], r.size)
		r.above = to
		return true
	}
	red, green, blue := r.line(0, filter, row[r.light[0]:]), r.line(1, filter, row[r.light[1]:]), r.line(2, filter, row[r.light[2]:])
	red, green, blue = red[:len(to)], green[:len(to)], blue[:len(to)]
	for x := range to { // ITU-R BT.601
		to[x] = uint8((306*uint32(red[x]) + 601*uint32(green[x]) + 117*uint32(blue[x]) + 512) >> 10) //nolint:gosec // a mean of bytes
	}
	return true
}

func (r *rowReader) line(k int, filter byte, row []byte) []byte {
	l := &r.lines[k]
	l[0], l[1] = l[1], l[0]
	unfilter(filter, l[0], l[1], row, r.size)
	return l[0]
}

// unfilter writes the samples that row begins with and has every size bytes;
// above are those of the row before.
func unfilter(filter byte, to, above, row []byte, size int) {
	above = above[:len(to)]
	j, left := 0, byte(0)
	switch filter {
	case 0:
		if size == 1 {
			copy(to, row)
			return
		}
		for i := range to {
			to[i] = row[j]
			j += size
		}
	case 1:
		for i := range to {
			left += row[j]
			to[i] = left
			j += size
		}
	case 2:
		for i, b := range above {
			to[i] = row[j] + b
			j += size
		}
	case 3:
		for i, b := range above {
			left = row[j] + uint8((uint(left)+uint(b))/2) //nolint:gosec // a mean of bytes
			to[i] = left
			j += size
		}
	case 4:
		paeth(to, above, row, size)
	}
}

// paeth is the filter of that name: what of left, above and above left is
// nearest to left + above − above left. Where the left pixel is that above it
// and nothing differs, as on white paper, the row is copied from above.
func paeth(to, above, row []byte, size int) {
	a, c := int32(0), int32(0)
	j := 0
	for i := 0; i < len(to); {
		if a == c && row[j] == 0 {
			if n := min(zeros(row[j:])/size, len(to)-i); n >= 8 {
				copy(to[i:i+n], above[i:])
				i, j = i+n, j+n*size
				a = int32(above[i-1])
				c = a
				continue
			}
		}
		n := min(8, len(to)-i)
		t, up := to[i:i+n], above[i:i+n]
		for k := range t {
			// The same choice by the order of the three, without branches.
			b := int32(up[k])
			mid := 3*c - b - a
			low, high := min(a, b), max(a, b)
			best := c
			if high <= mid {
				best = low
			}
			if mid <= low {
				best = high
			}
			t[k] = row[j] + uint8(best) //nolint:gosec // a byte
			a, c = int32(t[k]), b
			j += size
		}
		i += n
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
