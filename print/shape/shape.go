package shape

import (
	"slices"
	"unicode/utf8"

	"github.com/go-text/typesetting/harfbuzz"
	"github.com/go-text/typesetting/language"
	"vinhdanh/assets/fonts"
)

// Text is one paragraph, shaped. It is read-only.
type Text struct {
	String string // cleaned; offsets below count its bytes
	RTL    bool   // the paragraph runs from right to left

	fonts *Fonts
	name  fonts.Name
	mixed bool      // some of it runs from right to left
	runs  []run     // in logical order
	upto  []float64 // em; advance of all that starts before a byte
	tied  []bool    // a line must not be cut before this byte without shaping it anew
}

// run is text of one direction, face and script.
type run struct {
	from, to int // bytes
	level    int8
	shaped   int8 // the level it was shaped at; rule L1 lowers that of spaces
	face     *face
	script   language.Script
	glyphs   []Glyph   // in visual order
	pen      []float64 // em; where the pen stood before each glyph
}

// Glyph is a placed glyph, em; x to the right, y downwards.
type Glyph struct {
	ID      uint16
	X, Y    float64 // of its origin, from the piece's origin on the baseline
	Advance float64
	Cluster int // byte in the piece's text of the first letter it stands for
}

// Piece is a stretch of a line in one face and direction.
type Piece struct {
	Font   [32]byte
	RTL    bool
	X      float64 // of its origin, from the line's left end, em
	Width  float64 // em
	Text   string  // in logical order
	Glyphs []Glyph // in visual order, left to right
}

// Line is a line of text, its pieces from left to right.
type Line struct {
	Width  float64 // em
	Pieces []Piece
}

// key finds shaped text in the cache.
type key struct {
	name fonts.Name
	dir  Direction
	text string
}

// held is how many texts each half of the cache holds, about 3 kB each. Names
// come once and go; what repeats (units, achievements, dates) is asked for
// often and so stays.
const held = 1024

// Shape shapes a paragraph in the named face, which runs as its first strong
// letter does. Errors are *MissingError and *ControlError; an unknown face gives
// the error of an empty stack: every letter is missing.
func (fs *Fonts) Shape(name fonts.Name, text string) (*Text, error) {
	return fs.ShapeTo(ByLetters, name, text)
}

// ShapeTo is Shape of a paragraph whose direction is known.
func (fs *Fonts) ShapeTo(dir Direction, name fonts.Name, text string) (*Text, error) {
	k := key{name, dir, text}
	fs.mu.Lock()
	t := fs.recent[k]
	if t == nil {
		if t = fs.older[k]; t != nil {
			fs.keep(k, t)
		}
	}
	var w *worker
	if t == nil {
		w = fs.worker()
	}
	fs.mu.Unlock()
	if t != nil {
		return t, nil
	}
	t, err := w.paragraph(fs, name, text, dir)

	fs.mu.Lock()
	defer fs.mu.Unlock()
	fs.idle = append(fs.idle, w)
	if err != nil {
		return nil, err
	}
	fs.keep(k, t)
	return t, nil
}

// worker takes an idle worker or makes one. The caller holds fs.mu.
func (fs *Fonts) worker() *worker {
	n := len(fs.idle)
	if n == 0 {
		return newWorker()
	}
	w := fs.idle[n-1]
	fs.idle = fs.idle[:n-1]
	return w
}

// keep puts a text into the cache. The caller holds fs.mu.
func (fs *Fonts) keep(k key, t *Text) {
	if len(fs.recent) >= held {
		fs.older, fs.recent = fs.recent, make(map[key]*Text, held)
	}
	fs.recent[k] = t
}

// Width gives the advance of the bytes from..to, em, as they stand in the paragraph.
func (t *Text) Width(from, to int) float64 { return t.upto[to] - t.upto[from] }

// Spaced counts the letters of the bytes from..to that space can be added
// after: a letter with its marks is one, and what runs from right to left, and
// may join, is none.
func (t *Text) Spaced(from, to int) int {
	n := 0
	for i := range t.runs {
		r := &t.runs[i]
		if r.to <= from || r.from >= to || r.level&1 == 1 {
			continue
		}
		n += spaced(r.glyphs, from, to)
	}
	return n
}

// Spaced counts as Text.Spaced does.
func (p *Piece) Spaced() int {
	if p.RTL {
		return 0
	}
	return spaced(p.Glyphs, 0, len(p.Text))
}

func spaced(glyphs []Glyph, from, to int) int {
	n := 0
	for i := range glyphs {
		if c := glyphs[i].Cluster; c >= from && c < to && (i == 0 || glyphs[i-1].Cluster != c) {
			n++
		}
	}
	return n
}

// Line gives the line that holds the bytes from..to, in visual order. White
// space at its ends is the caller's to leave out; what there is at its end runs
// as the paragraph does.
func (t *Text) Line(from, to int) (Line, error) {
	if from >= to {
		return Line{}, nil
	}
	cutFirst, cutLast := from > 0 && t.tied[from], to < len(t.String) && t.tied[to]
	if (cutFirst || cutLast) && !t.mixed {
		alone, err := t.fonts.Shape(t.name, t.String[from:to])
		if err != nil {
			return Line{}, err
		}
		t, from, to = alone, 0, len(alone.String)
	}
	cut := make([]run, 0, 8)
	for _, r := range t.runs {
		if r.from < to && r.to > from {
			cut = append(cut, r)
		}
	}
	if t.mixed && len(cut) > 0 {
		t.mend(cut, from, to, cutFirst, cutLast)
		cut = t.level(cut, from, to)
		visual(cut, func(r run) int8 { return r.level })
	}
	line := Line{Pieces: make([]Piece, 0, len(cut))}
	for i := range cut {
		p := piece(t.String, &cut[i], max(cut[i].from, from), min(cut[i].to, to))
		p.X = line.Width
		line.Width += p.Width
		line.Pieces = append(line.Pieces, p)
	}
	return line, nil
}

// mend shapes the first and the last run of a line anew where it cuts them at
// places that are not safe. Their levels stay those of the paragraph.
func (t *Text) mend(cut []run, from, to int, first, last bool) {
	if !first && !last {
		return
	}
	t.fonts.mu.Lock()
	w := t.fonts.worker()
	t.fonts.mu.Unlock()
	again := func(r *run) {
		w.load(t.String[from:to])
		for i := range w.at {
			w.at[i] += from
		}
		a, _ := slices.BinarySearch(w.at, max(r.from, from))
		b, _ := slices.BinarySearch(w.at, min(r.to, to))
		for i := a; i < b; i++ {
			w.level[i], w.face[i], w.script[i] = r.shaped, r.face, r.script
		}
		if anew, ok := w.run(nil, a, b); ok {
			*r = anew
		}
	}
	if first {
		again(&cut[0])
	}
	if end := len(cut) - 1; last && (end > 0 || !first) {
		again(&cut[end])
	}
	t.fonts.mu.Lock()
	t.fonts.idle = append(t.fonts.idle, w)
	t.fonts.mu.Unlock()
}

// level puts what rule L1 of UAX #9 names, white space and marks of direction
// at a line's end, to the level of the paragraph. It parts the run in which
// they begin.
func (t *Text) level(cut []run, from, to int) []run {
	end, found := to, false
	for end > from {
		r, n := utf8.DecodeLastRuneInString(t.String[from:end])
		c := classOf(r)
		if !in(c, trailing) {
			break
		}
		found = found || !in(c, dropped)
		end -= n
	}
	if !found {
		return cut // marks that rule X9 drops have the level of the letter before
	}
	base := int8(0)
	if t.RTL {
		base = 1
	}
	for i := range cut {
		if r := &cut[i]; r.from < end && r.to > end {
			rest := *r
			r.to, rest.from = end, end
			cut = slices.Insert(cut, i+1, rest)
			break
		}
	}
	for i := range cut {
		if cut[i].from >= end {
			cut[i].level = base
		}
	}
	return cut
}

// piece cuts the bytes from..to out of a run.
func piece(text string, r *run, from, to int) Piece {
	p := Piece{Font: r.face.hash, RTL: r.level&1 == 1, Text: text[from:to]}
	inside := func(g *Glyph) bool { return g.Cluster >= from && g.Cluster < to }
	first := 0
	for first < len(r.glyphs) && !inside(&r.glyphs[first]) {
		first++
	}
	last := first
	for last < len(r.glyphs) && inside(&r.glyphs[last]) {
		last++
	}
	if first == last {
		return p
	}
	p.Glyphs = make([]Glyph, last-first)
	turned := (r.level^r.shaped)&1 == 1
	for i := range p.Glyphs {
		k := first + i
		if turned { // white space, one glyph a letter
			k = last - 1 - i
		}
		g := r.glyphs[k]
		g.X += p.Width - r.pen[k]
		g.Cluster -= from
		p.Glyphs[i] = g
		p.Width += g.Advance
	}
	return p
}

// paragraph shapes a text that is not in the cache.
func (w *worker) paragraph(fs *Fonts, name fonts.Name, text string, dir Direction) (*Text, error) {
	clean, err := Clean(text)
	if err != nil {
		return nil, err
	}
	t := &Text{String: clean, fonts: fs, name: name,
		upto: make([]float64, len(clean)+1), tied: make([]bool, len(clean)+1)}
	w.load(clean)
	t.mixed, t.RTL = w.levels(dir)
	stack := fs.stacks[name]
	if err := w.faces(stack, clean); err != nil {
		return nil, err
	}
	if len(stack) > 0 {
		w.scripts(stack[0])
	}
	for from := 0; from < len(w.runes); {
		to := from + 1
		for to < len(w.runes) && w.level[to] == w.level[from] && w.face[to] == w.face[from] && w.script[to] == w.script[from] {
			to++
		}
		r, ok := w.run(t, from, to)
		if !ok {
			return nil, &MissingError{Rune: w.missing, Text: clean}
		}
		t.runs = append(t.runs, r)
		from = to
	}
	sum := 0.0
	for i, a := range t.upto {
		t.upto[i] = sum
		sum += a
	}
	return t, nil
}

// run shapes the runes from..to, and notes each cluster's advance and ties in
// t, if there is one. It is not ok if HarfBuzz has no glyph for w.missing: marks
// without a letter can hinder it from making one letter of another.
func (w *worker) run(t *Text, from, to int) (r run, ok bool) {
	f := w.face[from]
	r = run{from: w.at[from], to: w.at[to], level: w.level[from], shaped: w.level[from], face: f, script: w.script[from]}
	if r.level == 0 && r.script == language.Latin && !w.whole && w.byPairs(&r, t, from, to) {
		return r, true
	}
	w.buf.Clear()
	w.buf.AddRunes(w.runes, from, to-from)
	w.buf.Props = harfbuzz.SegmentProperties{Script: r.script, Direction: harfbuzz.LeftToRight, Language: vietnamese}
	if r.script == language.Arabic {
		w.buf.Props.Language = arabic
	}
	if r.level&1 == 1 {
		w.buf.Props.Direction = harfbuzz.RightToLeft
	}
	w.buf.Shape(w.font(f), nil)
	r.glyphs, r.pen = make([]Glyph, len(w.buf.Info)), make([]float64, len(w.buf.Info))
	pen := 0.0
	for i := range w.buf.Info {
		info, pos := &w.buf.Info[i], &w.buf.Pos[i]
		at := w.at[info.Cluster]
		if info.Glyph == 0 {
			w.missing = w.runes[info.Cluster]
			return r, false
		}
		advance := float64(pos.XAdvance) / f.em
		r.glyphs[i] = Glyph{
			ID: uint16(info.Glyph), Cluster: at, Advance: advance,
			X: pen + float64(pos.XOffset)/f.em, Y: -float64(pos.YOffset) / f.em,
		}
		r.pen[i] = pen
		pen += advance
		if t == nil {
			continue
		}
		t.upto[at] += advance
		if info.Mask&harfbuzz.GlyphUnsafeToBreak != 0 {
			t.tied[at] = true
		}
	}
	return r, true
}

const (
	vietnamese language.Language = "vi"
	arabic     language.Language = "ar"
)
