package gdi

import (
	"math"

	"vinhdanh/print/layout"
)

// A code whose modules have fewer dots is not put on whole ones: a dot more or
// less would be a quarter of a module.
const crisp = 4.0

// modules fills a code as one outline, so that no seam shows between modules.
func (s *setter) modules(m *layout.Modules) {
	edges := func(from, dots float64) func(int) float64 {
		unit := m.Size * dots / float64(m.N)
		if unit < crisp {
			return func(i int) float64 { return from + float64(i)*unit }
		}
		return func(i int) float64 { return math.Round(from + float64(i)*unit) }
	}
	x, y := edges(s.grid.x(m.X), s.grid.dotX), edges(s.grid.y(m.Y), s.grid.dotY)
	p := &pen{grid: &s.grid}
	for row := range m.N {
		for col := 0; col < m.N; col++ {
			if !m.Dark(col, row) {
				continue
			}
			from := col
			for col < m.N && m.Dark(col, row) {
				col++
			}
			p.rectangle(x(from), y(row), x(col), y(row+1))
		}
	}
	s.fill(p, layout.Color{A: 255})
}
