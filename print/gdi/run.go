package gdi

import (
	"math"

	"github.com/go-text/typesetting/font/opentype"

	"vinhdanh/print/internal/outline"
	"vinhdanh/print/layout"
)

// run fills letter by letter: printers bound how long one outline may be.
func (s *setter) run(r *layout.Run) error {
	if r.Color.A == 0 {
		return nil
	}
	return s.letters(r, func(o *outline.Glyph, t turn) {
		if len(o.Segs) > 0 {
			s.fill(s.letter(o, t), r.Color)
		}
	})
}

// letters gives the outlines of a run's glyphs and where they stand.
func (s *setter) letters(r *layout.Run, each func(*outline.Glyph, turn)) error {
	if len(r.Glyphs) == 0 {
		return nil
	}
	f, err := s.player.fonts.Face(r.Font)
	if err != nil {
		return err
	}
	mm := r.Size / 72 * inch / f.Em // a unit of the font
	sin, cos := math.Sincos(r.Angle * math.Pi / 180)
	t := turn{xx: mm * cos, xy: -mm * sin, yx: -mm * sin, yy: -mm * cos}
	for i := range r.Glyphs {
		g := &r.Glyphs[i]
		o, err := f.Glyph(g.ID)
		if err != nil {
			return err
		}
		// Counter-clockwise, where y goes down.
		t.x = r.X + g.X*cos + g.Y*sin
		t.y = r.Y - g.X*sin + g.Y*cos
		each(o, t)
	}
	return nil
}

// turn takes places of a glyph to mm of the sheet.
type turn struct{ xx, xy, yx, yy, x, y float64 }

func (t *turn) at(x, y float64) layout.Point {
	return layout.Point{X: t.x + t.xx*x + t.xy*y, Y: t.y + t.yx*x + t.yy*y}
}

// letter writes the outline of a glyph. A quadratic curve becomes the cubic one
// that is the same.
func (s *setter) letter(o *outline.Glyph, t turn) *pen {
	p := &pen{grid: &s.grid, at: make([]point, 0, 2*len(o.Segs)), how: make([]byte, 0, 2*len(o.Segs))}
	var last layout.Point
	place := func(a layout.Point) point { return s.grid.at(a.X, a.Y) }
	for i := range o.Segs {
		seg := &o.Segs[i]
		at := func(k int) layout.Point { return t.at(float64(seg.Args[k].X), float64(seg.Args[k].Y)) }
		switch seg.Op {
		case opentype.SegmentOpMoveTo:
			p.close()
			last = at(0)
			p.move(place(last))
		case opentype.SegmentOpLineTo:
			last = at(0)
			p.line(place(last))
		case opentype.SegmentOpQuadTo:
			mid, to := at(0), at(1)
			p.cube(place(between(last, mid)), place(between(to, mid)), place(to))
			last = to
		case opentype.SegmentOpCubeTo:
			last = at(2)
			p.cube(place(at(0)), place(at(1)), place(last))
		}
	}
	p.close()
	return p
}

// between is two thirds of the way from a to b.
func between(a, b layout.Point) layout.Point {
	return layout.Point{X: a.X + 2*(b.X-a.X)/3, Y: a.Y + 2*(b.Y-a.Y)/3}
}
