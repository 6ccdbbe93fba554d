package ornament

import (
	"math"

	"vinhdanh/print/layout"
)

// shades are the colours of a border.
type shades struct {
	red, deep, gold, dark, pale, ground layout.Color
}

func shadesOf(b *layout.Border) shades {
	black := layout.Color{A: 255}
	return shades{
		red: b.Red, deep: mix(b.Red, black, 0.25), gold: b.Gold, dark: mix(b.Gold, black, 0.38),
		pale: mix(b.Gold, b.Ground, 0.55), ground: b.Ground,
	}
}

// Border draws the pattern all round, for a sheet whose ground is paper.
func Border(b *layout.Border, paper layout.Color) []layout.Item {
	s := shadesOf(b)
	outer := layout.Rect{X: b.X, Y: b.Y, W: b.W, H: b.H}
	inner := inset(outer, b.Band)
	var items []layout.Item

	ground := &pen{m: identity}
	ground.frame(outer, b.Band)
	items = append(items, ground.fill(s.ground))

	// rules, from the outside inwards
	gold := &pen{m: identity}
	gold.frame(inset(outer, 1.25), 0.28)
	gold.frame(inset(inner, -1.1), 0.28)
	gold.frame(inset(inner, 1.0), 0.35)
	items = append(items, gold.fill(s.gold))
	red := &pen{m: identity}
	red.frame(outer, 0.85)
	red.frame(inset(inner, -0.35), 0.7)
	items = append(items, red.fill(s.red))

	for _, side := range sides(b) {
		items = append(items, side.draw(s, b.Motif)...)
	}
	for i := range 4 {
		items = append(items, corner(b, s, i)...)
	}
	return append(items, frets(inset(inner, 1.0), s.gold)...)
}

// side is one edge of the border: a strip of length l and height h whose own
// x runs along it and whose y points outwards, downwards on its own paper.
type side struct {
	m    matrix
	l, h float64
}

func sides(b *layout.Border) []side {
	t := b.Band
	long, high := b.W-2*t, b.H-2*t
	cx, cy := b.X+b.W/2, b.Y+b.H/2
	half := t / 2
	return []side{
		{shift(cx, b.Y+half), long, t},
		{turn(180).then(shift(cx, b.Y+b.H-half)), long, t},
		{turn(90).then(shift(b.X+b.W-half, cy)), high, t},
		{turn(-90).then(shift(b.X+half, cy)), high, t},
	}
}

// draw sets an odd number of blossoms along the side, one in the middle, with
// a bud between each two.
func (sd side) draw(s shades, wish float64) []layout.Item {
	n := int(math.Round(sd.l / wish))
	if n%2 == 0 {
		n--
	}
	n = max(n, 1)
	cell := sd.l / float64(n)
	unit := sd.h / 11.6 // the motif is drawn for a band of 11.6 mm with cells of 9
	fit := scale(cell/9, unit)
	layers := &motif{}
	for i := range n {
		x := (float64(i) - float64(n-1)/2) * cell
		layers.blossom(fit.then(shift(x, 0)).then(sd.m))
		if i > 0 {
			layers.bud(fit.then(shift(x-cell/2, 0)).then(sd.m))
		}
		layers.tendril(fit.then(shift(x, 0)).then(sd.m), i > 0, i < n-1)
	}
	return layers.items(s, unit)
}

// frets are the little keys in the four inner corners.
func frets(r layout.Rect, c layout.Color) []layout.Item {
	p := &pen{}
	const u = 0.78
	for _, m := range []matrix{
		shift(r.X, r.Y),
		scale(-1, 1).then(shift(r.X+r.W, r.Y)),
		scale(1, -1).then(shift(r.X, r.Y+r.H)),
		scale(-1, -1).then(shift(r.X+r.W, r.Y+r.H)),
	} {
		p.m = scale(u, u).then(m)
		p.move(0.2, 6)
		for _, q := range [][2]float64{{1.6, 6}, {1.6, 1.6}, {6, 1.6}, {6, 0.2}} {
			p.line(q[0], q[1])
		}
		p.move(3, 4.9)
		for _, q := range [][2]float64{{3, 3}, {4.9, 3}, {4.9, 4.2}, {4.1, 4.2}} {
			p.line(q[0], q[1])
		}
	}
	return []layout.Item{p.stroke(c, 0.38)}
}
