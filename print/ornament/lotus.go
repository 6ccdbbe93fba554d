package ornament

import "vinhdanh/print/layout"

// motif collects the shapes of a side by colour, in drawing order. Its shapes
// are drawn in cells 9 mm long and 11.6 mm high, the origin in the middle, y
// downwards; they stay within 4.2 mm of the middle line.
type motif struct {
	vine, leaf, back, outer, side, low, front, vein, calyx, dot pen
}

func (o *motif) items(s shades, unit float64) []layout.Item {
	edge := 0.2 * unit // petals are parted by lines of the ground's colour
	return []layout.Item{
		o.vine.stroke(s.dark, 0.34*unit),
		o.leaf.fill(s.gold),
		o.back.fill(s.pale),
		o.outer.stroke(s.ground, edge), o.outer.fill(s.gold),
		o.side.stroke(s.ground, edge), o.side.fill(s.gold),
		o.low.stroke(s.ground, edge), o.low.fill(s.red),
		o.front.stroke(s.ground, 1.3*edge), o.front.fill(s.red),
		o.vein.stroke(s.pale, 0.15*unit),
		o.calyx.fill(s.dark),
		o.dot.fill(s.red),
	}
}

// petal is a pointed petal from (x, y) to its tip; belly is its half width as
// part of its length, and place how far along it is widest.
func petal(p *pen, x, y, tipX, tipY, belly, place float64) {
	dx, dy := tipX-x, tipY-y
	nx, ny := -dy*belly, dx*belly
	p.move(x, y)
	p.cube(x+nx*1.15, y+ny*1.15, x+dx*place+nx*1.2, y+dy*place+ny*1.2, tipX, tipY)
	p.cube(x+dx*place-nx*1.2, y+dy*place-ny*1.2, x-nx*1.15, y-ny*1.15, x, y)
	p.close()
}

// blossom is a lotus seen from the side, open outwards.
func (o *motif) blossom(m matrix) {
	for _, p := range []*pen{&o.back, &o.outer, &o.side, &o.low, &o.front, &o.vein, &o.calyx} {
		p.m = m
	}
	// behind: the tips between the petals
	petal(&o.back, 0, 2.2, -1.4, -3.45, 0.24, 0.62)
	petal(&o.back, 0, 2.2, 1.4, -3.45, 0.24, 0.62)
	petal(&o.back, 0, 2.3, -3.3, -1.5, 0.22, 0.62)
	petal(&o.back, 0, 2.3, 3.3, -1.5, 0.22, 0.62)
	// the sides
	petal(&o.outer, -0.1, 2.5, -3.85, -0.05, 0.2, 0.58)
	petal(&o.outer, 0.1, 2.5, 3.85, -0.05, 0.2, 0.58)
	petal(&o.side, 0, 2.4, -2.55, -2.75, 0.23, 0.6)
	petal(&o.side, 0, 2.4, 2.55, -2.75, 0.23, 0.6)
	// in front
	petal(&o.low, -0.15, 2.6, -2.5, -0.95, 0.24, 0.55)
	petal(&o.low, 0.15, 2.6, 2.5, -0.95, 0.24, 0.55)
	petal(&o.front, 0, 2.6, 0, -4.05, 0.22, 0.55)
	for _, v := range [][4]float64{{0, 1.5, 0, -2.5}, {-0.98, 1.25, -1.95, -0.25}, {0.98, 1.25, 1.95, -0.25}, {-1.5, -0.75, -2.2, -2.05}, {1.5, -0.75, 2.2, -2.05}} {
		o.vein.move(v[0], v[1])
		o.vein.line(v[2], v[3])
	}
	o.calyx.move(-1.75, 2.2)
	o.calyx.cube(-1.1, 2.75, 1.1, 2.75, 1.75, 2.2)
	o.calyx.cube(1.5, 3.3, 0.6, 3.6, 0, 3.6)
	o.calyx.cube(-0.6, 3.6, -1.5, 3.3, -1.75, 2.2)
	o.calyx.close()
}

// bud stands between two blossoms, where the tendrils meet.
func (o *motif) bud(m matrix) {
	for _, p := range []*pen{&o.leaf, &o.low, &o.dot, &o.calyx} {
		p.m = m
	}
	petal(&o.leaf, 0, -0.1, -1.1, -2.4, 0.2, 0.6)
	petal(&o.leaf, 0, -0.1, 1.1, -2.4, 0.2, 0.6)
	petal(&o.low, 0, 0.2, 0, -3.3, 0.19, 0.5)
	o.calyx.circle(0, 0.35, 0.42)
	o.dot.circle(0, -3.82, 0.27)
	o.dot.circle(0, 3.6, 0.34)
	o.dot.circle(0, 2.35, 0.22)
}

// tendril runs below a blossom and up to the buds beside it, with a leaf on
// each side; at the end of a row it curls up instead.
func (o *motif) tendril(m matrix, left, right bool) {
	o.vine.m, o.leaf.m = m, m
	for _, d := range []float64{-1, 1} {
		joined := left
		if d > 0 {
			joined = right
		}
		o.vine.move(0, 3.4)
		if joined {
			o.vine.cube(d*1.9, 3.9, d*3.1, 3.2, d*4.5, 0.4)
		} else {
			o.vine.cube(d*1.9, 3.9, d*3.0, 3.6, d*3.7, 2.2)
		}
		// a leaf that follows the tendril, and a curl below it
		o.leaf.move(d*1.7, 3.55)
		o.leaf.cube(d*2.6, 4.4, d*3.6, 4.1, d*4.0, 2.9)
		o.leaf.cube(d*3.3, 3.3, d*2.5, 3.3, d*1.7, 3.55)
		o.leaf.close()
	}
}
