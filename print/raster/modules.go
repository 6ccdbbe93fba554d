package raster

import (
	"math"

	"vinhdanh/print/layout"
)

// crisp is how many pixels a module must have for its edges to be put on whole
// pixels: modules then differ by one pixel in width, which readers forgive from
// here on, and no edge is grey.
const crisp = 4

// modules fills a code. Its size never changes. Where modules are small they
// are drawn as they lie, with grey edges, which readers like better than
// modules of two and of three pixels; but a code whose modules are a whole
// number of pixels is moved by less than half a pixel to have none.
func (s *sketch) modules(m *layout.Modules) {
	unit := m.Size * s.scale / float64(m.N)
	x, y := m.X*s.scale, m.Y*s.scale
	edge := func(from float64, i int) float64 { return from + float64(i)*unit }
	if whole := math.Round(unit); whole >= 1 && math.Abs(whole-unit)*float64(m.N) < 0.5 {
		x, y, unit = math.Round(x), math.Round(y), whole
	} else if unit >= crisp {
		edge = func(from float64, i int) float64 { return math.Round(from + float64(i)*unit) }
	}
	for row := range m.N {
		top, bottom := edge(y, row), edge(y, row+1)
		for col := 0; col < m.N; col++ {
			if !m.Dark(col, row) {
				continue
			}
			from := col
			for col < m.N && m.Dark(col, row) {
				col++
			}
			s.box(edge(x, from), top, edge(x, col), bottom)
		}
	}
	s.ink.fill(s.img, layout.Color{A: 255})
}

// box adds an upright rectangle.
func (s *sketch) box(left, top, right, bottom float64) {
	s.ink.line(left, top, left, bottom)
	s.ink.line(right, bottom, right, top)
}
