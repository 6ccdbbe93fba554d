package pdf

import (
	"math/bits"

	"vinhdanh/print/layout"
)

// bar is a rectangle of dark modules.
type bar struct{ x, y, w, h int }

// modules draws a code as one path, in a coordinate system whose unit is a
// module.
func (c *content) modules(m *layout.Modules) {
	c.setFill(layout.Color{A: 255})
	unit := m.Size / float64(m.N)
	c.b = append(c.b, "q "...)
	c.matrix(unit*perMM, 0, 0, -unit*perMM, m.X*perMM, c.height-m.Y*perMM)
	c.bars = appendBars(c.bars[:0], m)
	b := c.b
	for _, r := range c.bars {
		b = appendCount(appendCount(appendCount(appendCount(b, r.x), r.y), r.w), r.h)
		b = append(b, "re\n"...)
	}
	c.b = append(b, "f Q\n"...)
}

// appendCount writes a number below a thousand and a space.
func appendCount(b []byte, n int) []byte {
	if n >= 10 {
		if n >= 100 {
			b = append(b, byte('0'+n/100))
			n %= 100
		}
		b = append(b, byte('0'+n/10))
		n %= 10
	}
	return append(b, byte('0'+n), ' ')
}

// appendBars appends a bar for each run of dark modules of a row, or makes the
// bar above it, if it is as wide, one higher: that saves a sixth of them.
func appendBars(bars []bar, m *layout.Modules) []bar {
	const most = 96 // runs of a row of 177 modules, and some
	above, here := make([]int, 0, most), make([]int, 0, most)
	for y := range m.N {
		start, end := y*m.N, (y+1)*m.N
		here = here[:0]
		k := 0
		for i := next(m.Bits, start, end, 0); i < end; {
			after := next(m.Bits, i, end, 0xFF)
			x, w := i-start, after-i
			for k < len(above) && bars[above[k]].x < x {
				k++
			}
			if k < len(above) && bars[above[k]].x == x && bars[above[k]].w == w {
				bars[above[k]].h++
				here = append(here, above[k])
			} else {
				here = append(here, len(bars))
				bars = append(bars, bar{x, y, w, 1})
			}
			i = next(m.Bits, after, end, 0)
		}
		above, here = here, above
	}
	return bars
}

// next gives the first dark module from i on, or, where flip is 0xFF, the first
// light one; end if there is none before it.
func next(modules []byte, i, end int, flip byte) int {
	for i < end {
		if v := (modules[i>>3] ^ flip) << (i & 7); v != 0 {
			return min(end, i+bits.LeadingZeros8(v))
		}
		i = i | 7 + 1
	}
	return end
}
