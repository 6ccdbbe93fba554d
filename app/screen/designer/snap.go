package designer

import (
	"math"

	"vinhdanh/print/layout"
)

// guide is a line that something snapped to: across the sheet at a place, mm.
type guide struct {
	vertical bool
	at       float64
}

// gridStep is the distance of the grid's lines, mm.
const gridStep = 5.0

// lines are the places that edges and middles snap to, mm.
type lines struct{ xs, ys []float64 }

// lines gives what the chosen part snaps to: the sheet's middle, the inner
// edge of its border, and the edges and middles of all other parts in sight.
func (e *editor) lines() lines {
	t := e.t
	l := lines{xs: []float64{t.Width / 2}, ys: []float64{t.Height / 2}}
	add := func(r layout.Rect) {
		l.xs = append(l.xs, r.X, r.X+r.W/2, r.X+r.W)
		l.ys = append(l.ys, r.Y, r.Y+r.H/2, r.Y+r.H)
	}
	for _, p := range e.parts() {
		if p.whole() != e.sel.whole() && e.seen(p) && p.kind != watermarkPart && p.kind != drumPart && p.kind != tracePart {
			add(e.rect(p))
		}
	}
	if t.Border != nil && e.sel.kind != borderPart {
		add(t.Border.Inner())
	}
	return l
}

// pull finds the line nearest to any of the places given, within reach: how
// far to move, and the line.
func pull(places, lines []float64, reach float64) (by, at float64, found bool) {
	best := reach + 1e-9
	for _, l := range lines {
		for _, p := range places {
			if d := math.Abs(l - p); d < best {
				best, by, at, found = d, l-p, l, true
			}
		}
	}
	return by, at, found
}

// onGrid gives the grid's line nearest to a place.
func onGrid(v float64) float64 { return math.Round(v/gridStep) * gridStep }

// snapMove moves a rectangle that is being dragged onto lines within reach, mm.
func (e *editor) snapMove(r layout.Rect, l lines, reach float64) (layout.Rect, []guide) {
	var guides []guide
	if by, at, ok := pull([]float64{r.X, r.X + r.W/2, r.X + r.W}, l.xs, reach); ok {
		r.X += by
		guides = append(guides, guide{true, at})
	} else if e.grid {
		r.X = onGrid(r.X)
	}
	if by, at, ok := pull([]float64{r.Y, r.Y + r.H/2, r.Y + r.H}, l.ys, reach); ok {
		r.Y += by
		guides = append(guides, guide{false, at})
	} else if e.grid {
		r.Y = onGrid(r.Y)
	}
	return r, guides
}

// snapEdge moves the place of a dragged handle onto lines within reach, mm.
func (e *editor) snapEdge(h handle, x, y float64, l lines, reach float64) (float64, float64, []guide) {
	var guides []guide
	if h.x != 0 {
		if by, at, ok := pull([]float64{x}, l.xs, reach); ok {
			x += by
			guides = append(guides, guide{true, at})
		} else if e.grid {
			x = onGrid(x)
		}
	}
	if h.y != 0 {
		if by, at, ok := pull([]float64{y}, l.ys, reach); ok {
			y += by
			guides = append(guides, guide{false, at})
		} else if e.grid {
			y = onGrid(y)
		}
	}
	return x, y, guides
}

// standing keeps the guides on which a rectangle really stands: one that the
// rules have moved away from its line has none.
func standing(r layout.Rect, guides []guide) []guide {
	var kept []guide
	for _, g := range guides {
		low, size := r.X, r.W
		if !g.vertical {
			low, size = r.Y, r.H
		}
		const off = step/2 + 1e-6 // a line need not be on a tenth
		if math.Abs(low-g.at) < off || math.Abs(low+size/2-g.at) < off || math.Abs(low+size-g.at) < off {
			kept = append(kept, g)
		}
	}
	return kept
}

// distance is how far the chosen part is from what stands next to it, mm.
type distance struct {
	vertical       bool    // measured downwards
	from, to, side float64 // side: where across the measured direction
}

// distances gives those to the nearest part, or edge of the sheet, on each side.
func (e *editor) distances() []distance {
	if !e.there(e.sel) {
		return nil
	}
	r := e.rect(e.sel)
	left, right, top, bottom := 0.0, e.t.Width, 0.0, e.t.Height
	for _, p := range e.parts() {
		if p.whole() == e.sel.whole() || !e.seen(p) || p.kind == drumPart || p.kind == watermarkPart || p.kind == tracePart || p.kind == borderPart {
			continue
		}
		o := e.rect(p)
		if o.Y < r.Y+r.H && r.Y < o.Y+o.H { // beside it
			if o.X+o.W <= r.X {
				left = max(left, o.X+o.W)
			}
			if o.X >= r.X+r.W {
				right = min(right, o.X)
			}
		}
		if o.X < r.X+r.W && r.X < o.X+o.W { // above or below
			if o.Y+o.H <= r.Y {
				top = max(top, o.Y+o.H)
			}
			if o.Y >= r.Y+r.H {
				bottom = min(bottom, o.Y)
			}
		}
	}
	var list []distance
	add := func(d distance) {
		if d.to-d.from > 0.05 {
			list = append(list, d)
		}
	}
	add(distance{false, left, r.X, r.Y + r.H/2})
	add(distance{false, r.X + r.W, right, r.Y + r.H/2})
	add(distance{true, top, r.Y, r.X + r.W/2})
	add(distance{true, r.Y + r.H, bottom, r.X + r.W/2})
	return list
}
