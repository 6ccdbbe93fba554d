package raster

import (
	"math"

	"github.com/go-text/typesetting/font/opentype"

	"vinhdanh/print/internal/outline"
	"vinhdanh/print/layout"
)

// run fills all letters of a run at once, so that a see-through one is not
// darker where two letters meet.
func (s *sketch) run(r *layout.Run) error {
	if len(r.Glyphs) == 0 || r.Color.A == 0 {
		return nil
	}
	f, err := s.player.fonts.Face(r.Font)
	if err != nil {
		return err
	}
	unit := r.Size / 72 * 25.4 / f.Em * s.scale // px a unit of the font
	sin, cos := math.Sincos(r.Angle * math.Pi / 180)
	t := turn{xx: unit * cos, xy: -unit * sin, yx: -unit * sin, yy: -unit * cos}
	for i := range r.Glyphs {
		g := &r.Glyphs[i]
		o, err := f.Glyph(g.ID)
		if err != nil {
			return err
		}
		// Counter-clockwise, where y goes down.
		t.x = (r.X + g.X*cos + g.Y*sin) * s.scale
		t.y = (r.Y - g.X*sin + g.Y*cos) * s.scale
		if t.box(box{o.Left, o.Bottom, o.Right, o.Top}).meets(s.ink.bounds, 1, 0) {
			s.letter(o, t)
		}
	}
	s.ink.fill(s.img, r.Color)
	return nil
}

// turn takes places of a glyph to pixels of the sheet.
type turn struct{ xx, xy, yx, yy, x, y float64 }

func (t *turn) at(p opentype.SegmentPoint) spot { return t.spot(float64(p.X), float64(p.Y)) }

func (t *turn) spot(x, y float64) spot {
	return spot{t.x + t.xx*x + t.xy*y, t.y + t.yx*x + t.yy*y}
}

// box is the one around a box that is turned.
func (t *turn) box(b box) *box {
	if b == noBox {
		return &b
	}
	turned := noBox
	for _, x := range [...]float64{b.left, b.right} {
		for _, y := range [...]float64{b.top, b.bottom} {
			turned.add(t.spot(x, y))
		}
	}
	return &turned
}

// letter adds the outline of a glyph.
func (s *sketch) letter(o *outline.Glyph, t turn) {
	var start, at spot
	for i := range o.Segs {
		seg := &o.Segs[i]
		switch seg.Op {
		case opentype.SegmentOpMoveTo:
			s.ink.line(at.x, at.y, start.x, start.y)
			start = t.at(seg.Args[0])
			at = start
		case opentype.SegmentOpLineTo:
			to := t.at(seg.Args[0])
			s.ink.line(at.x, at.y, to.x, to.y)
			at = to
		case opentype.SegmentOpQuadTo:
			at = s.quad(at, t.at(seg.Args[0]), t.at(seg.Args[1]))
		case opentype.SegmentOpCubeTo:
			s.spots = s.spots[:0]
			s.cube(at, t.at(seg.Args[0]), t.at(seg.Args[1]), t.at(seg.Args[2]))
			for _, to := range s.spots {
				s.ink.line(at.x, at.y, to.x, to.y)
				at = to
			}
		}
	}
	s.ink.line(at.x, at.y, start.x, start.y)
}

// quad adds lines for a quadratic curve and returns where it ends.
func (s *sketch) quad(p0, p1, p2 spot) spot {
	n := pieces(0.25 * math.Hypot(p0.x-2*p1.x+p2.x, p0.y-2*p1.y+p2.y))
	at := p0
	for i := 1; i < n; i++ {
		t := float64(i) / float64(n)
		u := 1 - t
		to := spot{u*u*p0.x + 2*u*t*p1.x + t*t*p2.x, u*u*p0.y + 2*u*t*p1.y + t*t*p2.y}
		s.ink.line(at.x, at.y, to.x, to.y)
		at = to
	}
	s.ink.line(at.x, at.y, p2.x, p2.y)
	return p2
}
