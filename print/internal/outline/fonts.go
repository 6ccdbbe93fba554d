package outline

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

// Fonts opens fonts as they are needed and keeps them. Any number of
// goroutines may use it.
type Fonts struct {
	assets layout.Assets
	mu     sync.Mutex
	faces  map[layout.Hash]*Face
}

// New makes fonts that are found in assets.
func New(assets layout.Assets) *Fonts {
	return &Fonts{assets: assets, faces: make(map[layout.Hash]*Face)}
}

// Face is a parsed font with the outlines of its glyphs, as they are needed.
type Face struct {
	Em float64 // units

	once   sync.Once
	err    error
	mu     sync.Mutex
	font   *font.Face
	glyphs []*Glyph
}

// Glyph is an outline in units of the font, y upwards; its contours are closed
// by definition. That of a space has no segments.
type Glyph struct {
	Segs []opentype.Segment
	// The rectangle around all points, control points too; of a space it is
	// from +Inf to -Inf.
	Left, Bottom, Right, Top float64
}

// ErrNoGlyph is the error of a glyph number beyond the font.
var ErrNoGlyph = errors.New("glyph is not in the font")

// Face finds or opens a font. The error is a *layout.AssetError.
func (s *Fonts) Face(h layout.Hash) (*Face, error) {
	s.mu.Lock()
	f, ok := s.faces[h]
	if !ok {
		f = new(Face)
		s.faces[h] = f
	}
	s.mu.Unlock()
	f.once.Do(func() { f.err = f.open(s.assets, h) })
	if f.err != nil {
		// The asset may be put right later.
		s.mu.Lock()
		if s.faces[h] == f {
			delete(s.faces, h)
		}
		s.mu.Unlock()
		return nil, f.err
	}
	return f, nil
}

func (f *Face) open(assets layout.Assets, h layout.Hash) (err error) {
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
	f.Em = float64(f.font.Upem())
	f.glyphs = make([]*Glyph, countGlyphs(raw))
	if f.Em == 0 || len(f.glyphs) == 0 {
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

// Glyph gives an outline. It must not be changed.
func (f *Face) Glyph(id uint16) (o *Glyph, err error) {
	if int(id) >= len(f.glyphs) {
		return nil, fmt.Errorf("%w: %d of %d", ErrNoGlyph, id, len(f.glyphs))
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
	o = &Glyph{data.Segments, math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)}
	for i := range o.Segs {
		for _, at := range o.Segs[i].ArgsSlice() {
			o.Left, o.Right = min(o.Left, float64(at.X)), max(o.Right, float64(at.X))
			o.Bottom, o.Top = min(o.Bottom, float64(at.Y)), max(o.Top, float64(at.Y))
		}
	}
	f.glyphs[id] = o
	return o, nil
}
