package raster

import (
	"image"
	"math"
	"slices"

	"vinhdanh/print/layout"
)

// flatness is how far a line may lie beside the curve it stands for, px.
const flatness = 0.08

// spot is a place in pixels of the sheet.
type spot struct{ x, y float64 }

// track is one part of a path, its curves taken for lines.
type track struct {
	spots  []spot
	closed bool
}

// flatten takes a path apart. The tracks are good until the next call.
func (s *sketch) flatten(segs []layout.Seg) []track {
	s.tracks, s.spots = s.tracks[:0], s.spots[:0]
	begin := 0
	end := func(closed bool) {
		if len(s.spots) > begin {
			s.tracks = append(s.tracks, track{s.spots[begin:len(s.spots):len(s.spots)], closed})
		}
		begin = len(s.spots)
	}
	var start spot
	for i := range segs {
		seg := &segs[i]
		switch seg.Kind {
		case layout.MoveTo:
			end(false)
			start = s.at(seg.P[0])
			s.spots = append(s.spots, start)
		case layout.LineTo:
			s.resume(begin, start)
			s.spots = append(s.spots, s.at(seg.P[0]))
		case layout.CubeTo:
			s.resume(begin, start)
			s.cube(s.spots[len(s.spots)-1], s.at(seg.P[0]), s.at(seg.P[1]), s.at(seg.P[2]))
		case layout.Close:
			end(true)
		}
	}
	end(false)
	return s.tracks
}

// resume begins a track where the one before it was closed, unless one is open.
func (s *sketch) resume(begin int, start spot) {
	if len(s.spots) == begin {
		s.spots = append(s.spots, start)
	}
}

func (s *sketch) at(p layout.Point) spot { return spot{p.X * s.scale, p.Y * s.scale} }

// cube appends lines for a cubic curve. The second differences bound how far
// it leaves a line.
func (s *sketch) cube(p0, p1, p2, p3 spot) {
	bend := math.Max(
		math.Hypot(p0.x-2*p1.x+p2.x, p0.y-2*p1.y+p2.y),
		math.Hypot(p1.x-2*p2.x+p3.x, p1.y-2*p2.y+p3.y))
	n := pieces(0.75 * bend)
	for i := 1; i < n; i++ {
		t := float64(i) / float64(n)
		u := 1 - t
		a, b, c, d := u*u*u, 3*u*u*t, 3*u*t*t, t*t*t
		s.spots = append(s.spots, spot{a*p0.x + b*p1.x + c*p2.x + d*p3.x, a*p0.y + b*p1.y + c*p2.y + d*p3.y})
	}
	s.spots = append(s.spots, p3)
}

// pieces is how many lines a curve needs that would leave one line by bend px.
func pieces(bend float64) int {
	return int(math.Min(200, math.Ceil(math.Sqrt(bend/flatness))))
}

func (s *sketch) path(p *layout.Path) {
	if p.Fill.A == 0 && (p.Stroke.A == 0 || p.Width <= 0) || !s.inSight(p) {
		return
	}
	tracks := s.flatten(p.Segs)
	if p.Fill.A != 0 {
		for _, t := range tracks {
			s.polygon(t.spots)
		}
		s.ink.fill(s.img, p.Fill)
	}
	if p.Stroke.A != 0 && p.Width > 0 {
		for _, t := range tracks {
			s.stroke(t, p.Width*s.scale/2)
		}
		s.ink.fill(s.img, p.Stroke)
	}
}

// inSight tells whether something of a path can lie within the bounds.
func (s *sketch) inSight(p *layout.Path) bool {
	box := noBox
	for i := range p.Segs {
		seg := &p.Segs[i]
		n := 1
		switch seg.Kind {
		case layout.CubeTo:
			n = 3
		case layout.Close:
			n = 0
		}
		for _, at := range seg.P[:n] {
			box.add(spot{at.X, at.Y})
		}
	}
	return box.meets(s.ink.bounds, s.scale, p.Width*s.scale/2*miterLimit)
}

// box is the rectangle around some spots.
type box struct{ left, top, right, bottom float64 }

var noBox = box{math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)}

func (b *box) add(at spot) {
	b.left, b.right = min(b.left, at.x), max(b.right, at.x)
	b.top, b.bottom = min(b.top, at.y), max(b.bottom, at.y)
}

// meets tells whether a box, enlarged by a factor and then by so many pixels
// all around, has something in common with r.
func (b *box) meets(r image.Rectangle, scale, more float64) bool {
	more++
	return b.right*scale+more > float64(r.Min.X) && b.left*scale-more < float64(r.Max.X) &&
		b.bottom*scale+more > float64(r.Min.Y) && b.top*scale-more < float64(r.Max.Y)
}

// polygon adds a closed outline.
func (s *sketch) polygon(spots []spot) {
	last := len(spots) - 1
	for i := range spots {
		s.ink.line(spots[last].x, spots[last].y, spots[i].x, spots[i].y)
		last = i
	}
}

// miterLimit is PDF's own: a corner sharper than 11½ degrees is cut off.
const miterLimit = 10

// stroke adds the outline of a line along a track, half px to either side of
// it, with butt ends and mitred joins: one side forth, the other back. A corner's
// inner side goes through the corner itself, so that all parts are wound the
// same way and nothing is cancelled where they overlap.
func (s *sketch) stroke(t track, half float64) {
	spots := distinct(t.spots, t.closed)
	if len(spots) < 2 {
		return // a dot has no direction, and its ends no length
	}
	s.side = s.side[:0]
	for range 2 {
		last := len(spots) - 1
		for i, at := range spots {
			before, after := spots[max(i-1, 0)], spots[min(i+1, last)]
			switch {
			case t.closed && i == 0:
				before = spots[last]
			case t.closed && i == last:
				after = spots[0]
			}
			s.corner(before, at, after, half)
		}
		if t.closed {
			s.polygon(s.side)
			s.side = s.side[:0]
		}
		slices.Reverse(spots)
	}
	s.polygon(s.side)
}

// corner appends the spots beside one of a track's. Where a track begins or
// ends, before or after are the spot itself.
func (s *sketch) corner(before, at, after spot, half float64) {
	in, ok := beside(before, at, half)
	if !ok {
		out, _ := beside(at, after, half)
		s.side = append(s.side, spot{at.x + out.x, at.y + out.y})
		return
	}
	out, ok := beside(at, after, half)
	if !ok {
		s.side = append(s.side, spot{at.x + in.x, at.y + in.y})
		return
	}
	first, last := spot{at.x + in.x, at.y + in.y}, spot{at.x + out.x, at.y + out.y}
	turn := (in.x*out.x + in.y*out.y) / (half * half) // cosine of the angle
	inner := in.x*(after.x-at.x)+in.y*(after.y-at.y) > 0
	const smooth = 0.9 // a curve's next piece, rather than a corner
	switch {
	case turn > smooth, !inner && (1+turn)/2 >= 1.0/(miterLimit*miterLimit):
		m := 1 / (1 + turn)
		s.side = append(s.side, spot{at.x + (in.x+out.x)*m, at.y + (in.y+out.y)*m})
	case inner:
		s.side = append(s.side, first, at, last)
	default:
		s.side = append(s.side, first, last)
	}
}

// beside is what leads from a line to its left at the given distance; ok is
// false for a line of no length.
func beside(a, b spot, distance float64) (v spot, ok bool) {
	dx, dy := b.x-a.x, b.y-a.y
	length := math.Hypot(dx, dy)
	if length == 0 {
		return spot{}, false
	}
	return spot{dy * distance / length, -dx * distance / length}, true
}

// distinct drops spots that lie on the one before them. The spots are changed.
func distinct(spots []spot, closed bool) []spot {
	const apart = 1e-6 // px
	kept := spots[:0]
	for _, p := range spots {
		if n := len(kept); n == 0 || math.Hypot(p.x-kept[n-1].x, p.y-kept[n-1].y) > apart {
			kept = append(kept, p)
		}
	}
	if n := len(kept); closed && n > 1 && math.Hypot(kept[0].x-kept[n-1].x, kept[0].y-kept[n-1].y) <= apart {
		kept = kept[:n-1]
	}
	return kept
}
