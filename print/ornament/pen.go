package ornament

import (
	"math"

	"vinhdanh/print/layout"
)

// matrix maps a motif's own place to the sheet: x' = a·x + c·y + e, y' = b·x + d·y + f.
type matrix struct{ a, b, c, d, e, f float64 }

var identity = matrix{a: 1, d: 1}

func (m matrix) apply(x, y float64) layout.Point {
	return layout.Point{X: m.a*x + m.c*y + m.e, Y: m.b*x + m.d*y + m.f}
}

// then is m followed by n.
func (m matrix) then(n matrix) matrix {
	return matrix{
		n.a*m.a + n.c*m.b, n.b*m.a + n.d*m.b,
		n.a*m.c + n.c*m.d, n.b*m.c + n.d*m.d,
		n.a*m.e + n.c*m.f + n.e, n.b*m.e + n.d*m.f + n.f,
	}
}

func shift(x, y float64) matrix { return matrix{1, 0, 0, 1, x, y} }
func scale(x, y float64) matrix { return matrix{x, 0, 0, y, 0, 0} }
func turn(degrees float64) matrix {
	sin, cos := math.Sincos(degrees * math.Pi / 180)
	return matrix{cos, sin, -sin, cos, 0, 0}
}

// pen collects outlines.
type pen struct {
	m    matrix
	segs []layout.Seg
}

func (p *pen) move(x, y float64) {
	p.segs = append(p.segs, layout.Seg{Kind: layout.MoveTo, P: [3]layout.Point{p.m.apply(x, y)}})
}

func (p *pen) line(x, y float64) {
	p.segs = append(p.segs, layout.Seg{Kind: layout.LineTo, P: [3]layout.Point{p.m.apply(x, y)}})
}

func (p *pen) cube(x1, y1, x2, y2, x, y float64) {
	p.segs = append(p.segs, layout.Seg{Kind: layout.CubeTo, P: [3]layout.Point{p.m.apply(x1, y1), p.m.apply(x2, y2), p.m.apply(x, y)}})
}

func (p *pen) close() { p.segs = append(p.segs, layout.Seg{Kind: layout.Close}) }

// polygon draws points given as x, y, x, y, …
func (p *pen) polygon(xy ...float64) {
	p.move(xy[0], xy[1])
	for i := 2; i < len(xy); i += 2 {
		p.line(xy[i], xy[i+1])
	}
	p.close()
}

// kappa makes four cubics a circle.
const kappa = 0.5522847498

func (p *pen) circle(x, y, r float64) {
	k := kappa * r
	p.move(x+r, y)
	p.cube(x+r, y+k, x+k, y+r, x, y+r)
	p.cube(x-k, y+r, x-r, y+k, x-r, y)
	p.cube(x-r, y-k, x-k, y-r, x, y-r)
	p.cube(x+k, y-r, x+r, y-k, x+r, y)
	p.close()
}

// hole is a circle the other way round, which takes its inside out of a shape around it.
func (p *pen) hole(x, y, r float64) {
	k := kappa * r
	p.move(x+r, y)
	p.cube(x+r, y-k, x+k, y-r, x, y-r)
	p.cube(x-k, y-r, x-r, y-k, x-r, y)
	p.cube(x-r, y+k, x-k, y+r, x, y+r)
	p.cube(x+k, y+r, x+r, y+k, x+r, y)
	p.close()
}

// ring is the space between two circles.
func (p *pen) ring(x, y, outer, inner float64) {
	p.circle(x, y, outer)
	p.hole(x, y, inner)
}

// frame is the space between a rectangle and one that is w smaller all round.
func (p *pen) frame(r layout.Rect, w float64) {
	p.polygon(r.X, r.Y, r.X+r.W, r.Y, r.X+r.W, r.Y+r.H, r.X, r.Y+r.H)
	p.polygon(r.X+w, r.Y+w, r.X+w, r.Y+r.H-w, r.X+r.W-w, r.Y+r.H-w, r.X+r.W-w, r.Y+w)
}

func inset(r layout.Rect, by float64) layout.Rect {
	return layout.Rect{X: r.X + by, Y: r.Y + by, W: r.W - 2*by, H: r.H - 2*by}
}

// fill gives the outlines as one filled path.
func (p *pen) fill(c layout.Color) layout.Item { return &layout.Path{Fill: c, Segs: p.segs} }

// stroke gives the outlines as one stroked path.
func (p *pen) stroke(c layout.Color, width float64) layout.Item {
	return &layout.Path{Stroke: c, Width: width, Segs: p.segs}
}

// mix gives the colour that lies part of the way from one to another.
func mix(from, to layout.Color, part float64) layout.Color {
	m := func(a, b uint8) uint8 { return uint8(math.Round(float64(a) + (float64(b)-float64(a))*part)) }
	return layout.Color{R: m(from.R, to.R), G: m(from.G, to.G), B: m(from.B, to.B), A: 255}
}
