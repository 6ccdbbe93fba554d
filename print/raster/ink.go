package raster

import (
	"encoding/binary"
	"image"
	"math"
	"math/bits"

	"vinhdanh/print/layout"
)

// ink turns outlines into coverage and coverage into colour. Each edge leaves,
// in the cells it crosses, how much the covered area changes there; summing a
// row from left to right gives the coverage of each pixel, exact but for the
// overlap of edges within one pixel. Only blocks of cells that an edge crossed
// are summed and cleared; between them the coverage does not change.
//
// The winding number is the sum, so filling follows the non-zero rule. All
// outlines must be closed.
type ink struct {
	bounds   image.Rectangle // of the picture, px
	width    int             // of a row of cells, two more than pixels
	cells    []float32
	blocks   int // words of touched for a row
	touched  []uint64
	from, to int // rows with an edge
}

// Cells of a block, as a power of two. Runs of letters touch few blocks more
// than they need, and a border's row is mostly skipped.
const blockBits = 4

// reset makes the ink ready for a picture of these bounds.
func (k *ink) reset(bounds image.Rectangle) {
	k.bounds = bounds
	k.width = bounds.Dx() + 2
	k.blocks = (k.width>>blockBits + 64) / 64
	if n := k.width * bounds.Dy(); n > cap(k.cells) {
		k.cells = make([]float32, n)
	} else {
		k.cells = k.cells[:n] // fill leaves them clear
	}
	if n := k.blocks * bounds.Dy(); n > cap(k.touched) {
		k.touched = make([]uint64, n)
	} else {
		k.touched = k.touched[:n]
	}
	k.from, k.to = bounds.Dy(), 0
}

// line adds an edge, in pixels of the sheet. What lies above, below or to the
// right of the bounds does not count; what lies to their left counts for all
// of the row.
func (k *ink) line(x0, y0, x1, y1 float64) {
	if y0 == y1 {
		return
	}
	sign := float32(1)
	if y0 > y1 {
		x0, y0, x1, y1 = x1, y1, x0, y0
		sign = -1
	}
	left, top := float64(k.bounds.Min.X), float64(k.bounds.Min.Y)
	x0, y0, x1, y1 = x0-left, y0-top, x1-left, y1-top
	height, limit := float64(k.bounds.Dy()), float64(k.bounds.Dx())
	if y1 <= 0 || y0 >= height || x0 >= limit && x1 >= limit {
		return
	}
	slope := (x1 - x0) / (y1 - y0)
	if y0 < 0 {
		x0 -= y0 * slope
		y0 = 0
	}
	y1 = min(y1, height)
	first, last := int(y0), int(math.Ceil(y1))
	k.from, k.to = min(k.from, first), max(k.to, last)
	x := x0
	for row := first; row < last; row++ {
		dy := min(float64(row+1), y1) - max(float64(row), y0)
		next := x + slope*dy
		k.piece(row, x, next, limit, sign*float32(dy))
		x = next
	}
}

// piece adds the part of an edge within one row, from x a to b. What lies to
// the left of the bounds is put on their edge, what lies to the right is left out.
func (k *ink) piece(row int, a, b, limit float64, d float32) {
	if a > b {
		a, b = b, a
	}
	if a >= limit {
		return
	}
	if a < 0 {
		out := d
		if b > 0 {
			out = d * float32(-a/(b-a))
		}
		k.cross(row, 0, 0, out)
		if b <= 0 {
			return
		}
		a, d = 0, d-out
	}
	if b > limit {
		b, d = limit, d*float32((limit-a)/(b-a))
	}
	k.cross(row, a, b, d)
}

// cross adds what an edge does within one row, in which it goes from a to b,
// a ≤ b, both within the bounds, and covers d of the height.
func (k *ink) cross(row int, a, b float64, d float32) {
	first, end := int(a), int(math.Ceil(b))
	cells := k.cells[row*k.width : (row+1)*k.width]
	k.touch(row, first, max(end, first+1))
	if end <= first+1 { // within one pixel
		right := d * float32((a+b)/2-float64(first))
		cells[first] += d - right
		cells[first+1] += right
		return
	}
	// The covered area grows as a parabola, then in even steps, then as a
	// parabola again.
	step := float32(1 / (b - a))
	head := 1 - float32(a-float64(first))
	head = 0.5 * step * head * head
	tail := float32(b - float64(end) + 1)
	tail = 0.5 * step * tail * tail
	cells[first] += d * head
	if end == first+2 {
		cells[first+1] += d * (1 - head - tail)
	} else {
		two := step * float32(1.5-(a-float64(first)))
		cells[first+1] += d * (two - head)
		for x := first + 2; x < end-1; x++ {
			cells[x] += d * step
		}
		sum := two + float32(end-first-3)*step
		cells[end-1] += d * (1 - sum - tail)
	}
	cells[end] += d * tail
}

func (k *ink) touch(row, first, last int) {
	marks := k.touched[row*k.blocks : (row+1)*k.blocks]
	for b := first >> blockBits; b <= last>>blockBits; b++ {
		marks[b>>6] |= 1 << (b & 63)
	}
}

// fill colours what the edges enclose and forgets them.
func (k *ink) fill(img *image.RGBA, color layout.Color) {
	p := newPen(color)
	width := k.bounds.Dx()
	for row := k.from; row < k.to; row++ {
		marks := k.touched[row*k.blocks : (row+1)*k.blocks]
		cells := k.cells[row*k.width : (row+1)*k.width]
		pix := img.Pix[img.PixOffset(k.bounds.Min.X, k.bounds.Min.Y+row):]
		sum := float32(0)
		done := 0 // cells seen to
		for w, word := range marks {
			for ; word != 0; word &= word - 1 {
				first := (w<<6 | bits.TrailingZeros64(word)) << blockBits
				p.span(pix, done, min(first, width), sum)
				done = min(first+1<<blockBits, k.width)
				a := p.opacity(sum)
				for x := first; x < done; x++ {
					if cells[x] != 0 {
						sum += cells[x]
						cells[x] = 0
						a = p.opacity(sum)
					}
					if a != 0 && x < width {
						p.dot(pix[4*x:4*x+4:4*x+4], a)
					}
				}
			}
			marks[w] = 0
		}
		p.span(pix, done, width, sum)
	}
	k.from, k.to = k.bounds.Dy(), 0
}

// pen lays colour over pixels.
type pen struct {
	r, g, b uint32 // not multiplied by a
	a       uint32
	full    uint32 // a pixel of the colour, as it lies in memory
}

func newPen(c layout.Color) *pen {
	return &pen{uint32(c.R), uint32(c.G), uint32(c.B), uint32(c.A),
		binary.NativeEndian.Uint32([]byte{c.R, c.G, c.B, 255})}
}

// opacity is the coverage that a sum means, times the colour's own: 0 to 255.
func (p *pen) opacity(sum float32) uint32 {
	if sum < 0 {
		sum = -sum
	}
	if sum >= 1 {
		return p.a
	}
	return uint32(sum*float32(p.a) + 0.5)
}

// span colours the pixels from x to end alike.
func (p *pen) span(pix []uint8, x, end int, sum float32) {
	if x >= end {
		return
	}
	a := p.opacity(sum)
	if a == 0 {
		return
	}
	pix = pix[4*x : 4*end]
	if a < 255 || len(pix) < 64 {
		for ; len(pix) >= 4; pix = pix[4:] {
			p.dot(pix[:4:4], a)
		}
		return
	}
	binary.NativeEndian.PutUint32(pix, p.full)
	for n := 4; n < len(pix); n *= 2 {
		copy(pix[n:], pix[:n])
	}
}

// dot lays the colour over one pixel, whose colours are multiplied by its own
// opacity, as image.RGBA has them.
func (p *pen) dot(pix []uint8, a uint32) {
	if a == 255 {
		binary.NativeEndian.PutUint32(pix, p.full)
		return
	}
	rest := 255 - a
	pix[0] = uint8((p.r*a + uint32(pix[0])*rest + 127) / 255)
	pix[1] = uint8((p.g*a + uint32(pix[1])*rest + 127) / 255)
	pix[2] = uint8((p.b*a + uint32(pix[2])*rest + 127) / 255)
	pix[3] = uint8(a + (uint32(pix[3])*rest+127)/255)
}
