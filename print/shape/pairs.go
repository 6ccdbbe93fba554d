package shape

import (
	"github.com/go-text/typesetting/harfbuzz"
	"github.com/go-text/typesetting/language"
)

// Latin text without marks is nearly all that is set, and is simple: each
// letter has its glyph, and only the next letter changes how far it moves. So
// HarfBuzz is asked once for each pair of letters, and a run is put together
// of pairs. Where a pair is more than that (a ligature, a letter that changes
// its shape) the run is shaped whole. What three letters make of each other is
// seen by tests alone: TestPairsEqualRuns.

// pairSlots is how many pairs a worker remembers of a face; a power of two.
const pairSlots = 1 << 13

// pairs remembers pairs of letters of one face.
type pairs struct {
	glyph [commonRunes]uint16 // 0: not looked up
	slot  [pairSlots]pairOf
}

// pairOf is what HarfBuzz makes of two letters.
type pairOf struct {
	letters uint32 // one above the other; 0: empty
	advance int16  // of the first, units of the font
	alone   int16  // of the second
	simple  bool
	tied    bool // not to be cut between them
}

// simple tells whether a letter may be set by pairs: Latin letters, digits and
// the usual signs.
func simple(r rune) bool {
	switch {
	case r < 0x7f:
		return r >= ' '
	case r < 0x180:
		return r >= 0xc0
	case r >= 0x1ea0 && r <= 0x1ef9, r == 'ơ', r == 'ư', r == 'Ơ', r == 'Ư', r == '–', r == '“', r == '”', r == '’', r == '…':
		return true
	}
	return false
}

// together tells of letters that fonts join by threes: "ffi".
func together(a, b rune) bool { return a == 'f' && b >= 'b' && b <= 't' }

// byPairs shapes a run of w.runes put together of pairs; not ok if it is not simple.
func (w *worker) byPairs(r *run, t *Text, from, to int) bool {
	f := r.face
	p := w.pairs[f]
	if p == nil {
		p = new(pairs)
		w.pairs[f] = p
	}
	n := to - from
	if n < 2 {
		return false
	}
	for _, c := range w.runes[from:to] {
		if !simple(c) {
			return false
		}
	}
	glyphs, pens := make([]Glyph, n), make([]float64, n)
	ties := w.ties[:0]
	pen, alone := 0, int16(0)
	for i := range n {
		c := w.runes[from+i]
		g := p.glyph[c]
		if g == 0 {
			id, ok := f.font.NominalGlyph(c)
			if !ok || id == 0 {
				return false
			}
			g = uint16(id)
			p.glyph[c] = g
		}
		advance := alone
		if i+1 < n {
			of := w.pair(p, f, c, w.runes[from+i+1])
			if !of.simple {
				return false
			}
			advance, alone = of.advance, of.alone
			if of.tied {
				ties = append(ties, w.at[from+i+1])
			}
		}
		at := float64(pen) / f.em
		glyphs[i] = Glyph{ID: g, Cluster: w.at[from+i], Advance: float64(advance) / f.em, X: at}
		pens[i] = at
		pen += int(advance)
	}
	w.ties = ties
	r.glyphs, r.pen = glyphs, pens
	if t != nil {
		for i := range glyphs {
			t.upto[glyphs[i].Cluster] += glyphs[i].Advance
		}
		for _, at := range ties {
			t.tied[at] = true
		}
	}
	return true
}

// pair tells what HarfBuzz makes of two letters.
func (w *worker) pair(p *pairs, f *face, a, b rune) pairOf {
	letters := uint32(a)<<16 | uint32(b)
	of := &p.slot[(uint32(a)*0x9e37+uint32(b)*0x79b1)&(pairSlots-1)]
	if of.letters == letters {
		return *of
	}
	*of = pairOf{letters: letters}
	w.two = append(w.two[:0], a, b)
	w.buf.Clear()
	w.buf.AddRunes(w.two, 0, 2)
	w.buf.Props = harfbuzz.SegmentProperties{Script: language.Latin, Direction: harfbuzz.LeftToRight, Language: vietnamese}
	w.buf.Shape(w.font(f), nil)
	if len(w.buf.Info) != 2 || together(a, b) {
		return *of
	}
	of.simple = true
	for i, c := range w.two {
		info, pos := &w.buf.Info[i], &w.buf.Pos[i]
		nominal, ok := f.font.NominalGlyph(c)
		if !ok || info.Glyph != nominal || info.Cluster != i || pos.XOffset != 0 || pos.YOffset != 0 || pos.XAdvance != harfbuzz.Position(int16(pos.XAdvance)) {
			of.simple = false
		}
	}
	of.advance, of.alone = int16(w.buf.Pos[0].XAdvance), int16(w.buf.Pos[1].XAdvance)
	if of.alone != w.width(f, b) {
		of.simple = false // the second letter's own width has changed, too
	}
	of.tied = w.buf.Info[1].Mask&harfbuzz.GlyphUnsafeToBreak != 0
	return *of
}

// width is how far a letter moves by itself, units of the font.
func (w *worker) width(f *face, r rune) int16 {
	g, _ := f.font.NominalGlyph(r)
	return int16(w.font(f).Face().HorizontalAdvance(g))
}
