package gdi

import "vinhdanh/print/layout"

// What PolyDraw does at a point.
const (
	closes = 1 // added to the last point of a figure
	lineTo = 2
	bezier = 4
	moveTo = 6
)

// pen writes the points of one outline.
type pen struct {
	grid  *grid
	at    []point
	how   []byte
	start point
	open  bool
}

func (p *pen) add(how byte, at point) {
	p.at, p.how = append(p.at, at), append(p.how, how)
}

func (p *pen) move(at point) {
	p.start, p.open = at, true
	if n := len(p.how); n > 0 && p.how[n-1] == moveTo { // of which nothing came
		p.at[n-1] = at
		return
	}
	p.add(moveTo, at)
}

func (p *pen) line(to point) {
	p.resume()
	p.add(lineTo, to)
}

func (p *pen) cube(a, b, to point) {
	p.resume()
	p.add(bezier, a)
	p.add(bezier, b)
	p.add(bezier, to)
}

// resume begins a figure where the one before it was closed.
func (p *pen) resume() {
	if !p.open {
		p.move(p.start)
	}
}

func (p *pen) close() {
	if n := len(p.how); p.open && n > 0 && p.how[n-1] != moveTo {
		p.how[n-1] |= closes
	}
	p.open = false
}

// rectangle adds an upright one; its sides are in dots.
func (p *pen) rectangle(left, top, right, bottom float64) {
	a, b := point{unit(left), unit(top)}, point{unit(right), unit(bottom)}
	p.move(a)
	p.line(point{b.X, a.Y})
	p.line(b)
	p.line(point{a.X, b.Y})
	p.close()
}

// fill ends an outline that is filled.
func (s *setter) fill(p *pen, c layout.Color) {
	if len(p.at) > 1 {
		s.page.shapes = append(s.page.shapes, shape{color: onPaper(c), at: p.at, how: p.how})
	}
}

func (s *setter) path(it *layout.Path) {
	stroked := it.Stroke.A != 0 && it.Width > 0
	if it.Fill.A == 0 && !stroked {
		return
	}
	p := &pen{grid: &s.grid}
	for i := range it.Segs {
		seg := &it.Segs[i]
		at := func(k int) point { return s.grid.at(seg.P[k].X, seg.P[k].Y) }
		switch seg.Kind {
		case layout.MoveTo:
			p.move(at(0))
		case layout.LineTo:
			p.line(at(0))
		case layout.CubeTo:
			p.cube(at(0), at(1), at(2))
		case layout.Close:
			p.close()
		}
	}
	if it.Fill.A != 0 {
		s.fill(p, it.Fill)
	}
	if stroked && len(p.at) > 1 {
		width := max(1, unit(it.Width*s.grid.mean()))
		s.page.shapes = append(s.page.shapes, shape{color: onPaper(it.Stroke), width: width, at: p.at, how: p.how})
	}
}
