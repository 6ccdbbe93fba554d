package ornament

import "vinhdanh/print/layout"

// corner draws the medallion of a corner, 0 to 3 clockwise from the top left.
func corner(b *layout.Border, s shades, i int) []layout.Item {
	t := b.Band
	x, y := b.X+t/2, b.Y+t/2
	if i == 1 || i == 2 {
		x = b.X + b.W - t/2
	}
	if i >= 2 {
		y = b.Y + b.H - t/2
	}
	sq := layout.Rect{X: x - t/2, Y: y - t/2, W: t, H: t}
	u := t / 11.6
	field := inset(sq, 0.85*u)
	var items []layout.Item

	ground := &pen{m: identity}
	ground.polygon(field.X, field.Y, field.X+field.W, field.Y, field.X+field.W, field.Y+field.H, field.X, field.Y+field.H)
	items = append(items, ground.fill(s.red))
	edge := &pen{m: identity}
	edge.frame(sq, 0.85*u)
	items = append(items, edge.fill(s.red))
	gold := &pen{m: identity}
	gold.frame(inset(sq, 0.85*u), 0.3*u)
	sprigs := &pen{}
	for k := range 4 { // a sprig of three leaves in each corner of the square
		sprigs.m = scale(u, u).then(turn(float64(k) * 90)).then(shift(x, y))
		for _, tip := range [][2]float64{{-2.65, -2.65}, {-3.15, -1.75}, {-1.75, -3.15}} {
			petal(sprigs, -4.35, -4.35, tip[0], tip[1], 0.17, 0.55)
		}
	}
	items = append(items, gold.fill(s.gold), sprigs.fill(s.gold))
	return append(items, Rosette(x, y, 3.85*u, s.pale, s.gold, s.red, s.ground)...)
}

// Rosette is a lotus seen from above: two rings of eight petals round a pod.
// It is the plain ornament that samples carry instead of an emblem.
func Rosette(x, y, r float64, back, front, line, pod layout.Color) []layout.Item {
	var outer, inner, veins, heart, seeds pen
	for k := range 8 {
		at := scale(r, r).then(turn(float64(k) * 45)).then(shift(x, y))
		half := scale(r, r).then(turn(float64(k)*45 + 22.5)).then(shift(x, y))
		outer.m, inner.m, veins.m = half, at, at
		petal(&outer, 0, -0.12, 0, -1, 0.215, 0.5)
		petal(&inner, 0, -0.1, 0, -0.86, 0.25, 0.52)
		veins.move(0, -0.34)
		veins.line(0, -0.68)
		seeds.m = scale(r, r).then(turn(float64(k) * 45)).then(shift(x, y))
		if k%2 == 0 {
			seeds.circle(0, -0.13, 0.035)
		}
	}
	heart.m, seeds.m = identity, identity
	heart.circle(x, y, 0.25*r)
	seeds.circle(x, y, 0.035*r)
	edge := new(pen)
	edge.m = identity
	edge.ring(x, y, 0.25*r, 0.21*r)
	return []layout.Item{
		outer.fill(back), inner.fill(front), inner.stroke(line, 0.035*r), veins.stroke(line, 0.03*r),
		heart.fill(pod), edge.fill(line), seeds.fill(line),
	}
}
