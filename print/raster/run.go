package raster

import (
	"bytes"
	"errors"
	"fmt"
	"math"
	"sync"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"

	"vinhdanh/print/layout"
)

// face is a parsed font with the outlines of its glyphs, as they are needed.
type face struct {
	once   sync.Once
	err    error
	em     float64 // units
	mu     sync.Mutex
	font   *font.Face
	glyphs []*outline
}

// outline is a glyph in units of the font, y upwards.
type outline struct {
	segs []opentype.Segment
	box  box
}

var errNoGlyph = errors.New("glyph is not in the font")

// faceOf finds or opens a font.
func (p *Player) faceOf(h layout.Hash) (*face, error) {
	p.mu.Lock()
	f, ok := p.fonts[h]
	if !ok {
		f = new(face)
		p.fonts[h] = f
	}
	p.mu.Unlock()
	f.once.Do(func() { f.err = f.open(p.assets, h) })
	if f.err != nil {
		// The asset may be put right later.
		p.mu.Lock()
		if p.fonts[h] == f {
			delete(p.fonts, h)
		}
		p.mu.Unlock()
		return nil, f.err
	}
	return f, nil
}

func (f *face) open(assets layout.Assets, h layout.Hash) (err error) {
	fault := func(reason layout.AssetReason, err error) error {
		return &layout.AssetError{Kind: layout.AssetFont, Hash: h, Reason: reason, Err: err}
	}
	raw, err := assets.Asset(h)
	if err != nil {
		return fault(layout.AssetMissing, err)
	}
	defer func() {
		if r := recover(); r != nil { // a damaged file, in a library that trusts files
			err = fault(layout.AssetDamaged, fmt.Errorf("%v", r))
		}
	}()
	f.font, err = font.ParseTTF(bytes.NewReader(raw))
	if err != nil {
		return fault(layout.AssetDamaged, err)
	}
	f.em = float64(f.font.Upem())
	f.glyphs = make([]*outline, countGlyphs(raw))
	if f.em == 0 || len(f.glyphs) == 0 {
		return fault(layout.AssetDamaged, errors.New("a font without glyphs"))
	}
	return nil
}

// countGlyphs reads the number of glyphs from a font file that is sound; the
// library does not tell it.
func countGlyphs(raw []byte) int {
	loader, err := opentype.NewLoader(bytes.NewReader(raw))
	if err != nil {
		return 0
	}
	maxp, err := loader.RawTable(opentype.MustNewTag("maxp"))
	if err != nil || len(maxp) < 6 {
		return 0
	}
	return int(maxp[4])<<8 | int(maxp[5])
}

// glyph gives an outline; that of a space is empty.
func (f *face) glyph(id uint16) (o *outline, err error) {
	if int(id) >= len(f.glyphs) {
		return nil, fmt.Errorf("%w: %d of %d", errNoGlyph, id, len(f.glyphs))
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	if o = f.glyphs[id]; o != nil {
		return o, nil
	}
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("outline of glyph %d: %v", id, r)
		}
	}()
	data, _ := f.font.GlyphDataOutline(font.GID(id))
	o = &outline{data.Segments, noBox}
	for i := range o.segs {
		for _, at := range o.segs[i].ArgsSlice() {
			o.box.add(spot{float64(at.X), float64(at.Y)})
		}
	}
	f.glyphs[id] = o
	return o, nil
}

// run fills all letters of a run at once, so that a see-through one is not
// darker where two letters meet.
func (s *sketch) run(r *layout.Run) error {
	if len(r.Glyphs) == 0 || r.Color.A == 0 {
		return nil
	}
	f, err := s.player.faceOf(r.Font)
	if err != nil {
		return err
	}
	unit := r.Size / 72 * 25.4 / f.em * s.scale // px a unit of the font
	sin, cos := math.Sincos(r.Angle * math.Pi / 180)
	t := turn{xx: unit * cos, xy: -unit * sin, yx: -unit * sin, yy: -unit * cos}
	for i := range r.Glyphs {
		g := &r.Glyphs[i]
		o, err := f.glyph(g.ID)
		if err != nil {
			return err
		}
		// Counter-clockwise, where y goes down.
		t.x = (r.X + g.X*cos + g.Y*sin) * s.scale
		t.y = (r.Y - g.X*sin + g.Y*cos) * s.scale
		if t.box(o.box).meets(s.ink.bounds, 1, 0) {
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

// letter adds the outline of a glyph; its contours are closed by definition.
func (s *sketch) letter(o *outline, t turn) {
	var start, at spot
	for i := range o.segs {
		seg := &o.segs[i]
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
