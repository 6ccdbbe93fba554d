package raster

import (
	"math"

	"vinhdanh/print/layout"
)

// When the edges of modules are put on whole pixels: then no edge is grey, but
// modules differ by a pixel in width. Readers forgive that where modules are
// large, or hardly any differs. (At 100 dpi 26 mm of 49 modules are 2.09 pixels
// each; gozxing reads 24 of 24 codes on whole pixels, 14 of 24 with grey edges.
// At 104 dpi zbar reads 6 of 24 on whole pixels, 24 with grey edges.)
const (
	crispSize = 4.0 // pixels of a module
	crispOff  = 0.1 // modules that differ, of all
)

// modules fills a code. Its size never changes by a whole pixel.
func (s *sketch) modules(m *layout.Modules) {
	unit := m.Size * s.scale / float64(m.N)
	edge := func(from float64, i int) float64 { return from + float64(i)*unit }
	if unit >= crispSize || unit >= 1 && math.Abs(unit-math.Round(unit)) <= crispOff {
		edge = func(from float64, i int) float64 { return math.Round(from + float64(i)*unit) }
	}
	x, y := m.X*s.scale, m.Y*s.scale
	for row := range m.N {
		top, bottom := edge(y, row), edge(y, row+1)
		if int(bottom) < s.ink.bounds.Min.Y || int(top) > s.ink.bounds.Max.Y {
			continue
		}
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
