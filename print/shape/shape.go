package shape

import (
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
	runs  []run     // in logical order
	upto  []float64 // em; advance of all that starts before a byte
	tied  []bool    // a line must not be cut before this byte without shaping it anew
}

// run is text of one direction, face and script.
type run struct {
	from, to int // bytes
	level    int8
	face     *face
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
	text string
}

// held is how many texts each half of the cache holds, about 3 kB each. Names
// come once and go; what repeats (units, achievements, dates) is asked for
// often and so stays.
const held = 1024

// Shape shapes a paragraph in the named face. Errors are *MissingError and
// *ControlError; an unknown face gives the error of an empty stack: every
// letter is missing.
func (fs *Fonts) Shape(name fonts.Name, text string) (*Text, error) {
	k := key{name, text}
	fs.mu.Lock()
	t := fs.recent[k]
	if t == nil {
		if t = fs.older[k]; t != nil {
			fs.keep(k, t)
		}
	}
	var w *worker
	if t == nil {
		if n := len(fs.idle); n > 0 {
			w, fs.idle = fs.idle[n-1], fs.idle[:n-1]
		}
	}
	fs.mu.Unlock()
	if t != nil {
		return t, nil
	}
	if w == nil {
		w = newWorker()
	}
	t, err := w.paragraph(fs, name, text)

	fs.mu.Lock()
	defer fs.mu.Unlock()
	fs.idle = append(fs.idle, w)
	if err != nil {
		return nil, err
	}
	fs.keep(k, t)
	return t, nil
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

// Line gives the line that holds the bytes from..to. White space at its ends
// is the caller's to leave out.
func (t *Text) Line(from, to int) (Line, error) {
	if from > 0 && t.tied[from] || to < len(t.String) && t.tied[to] {
		alone, err := t.fonts.Shape(t.name, t.String[from:to])
		if err != nil {
			return Line{}, err
		}
		if alone.RTL == t.RTL {
			t, from, to = alone, 0, len(alone.String)
		}
	}
	var cut []run
	for _, r := range t.runs {
		if r.from < to && r.to > from {
			cut = append(cut, r)
		}
	}
	reorder(cut)
	line := Line{Pieces: make([]Piece, 0, len(cut))}
	for _, r := range cut {
		p := piece(t.String, r, max(r.from, from), min(r.to, to))
		p.X = line.Width
		line.Width += p.Width
		line.Pieces = append(line.Pieces, p)
	}
	return line, nil
}

// piece cuts the bytes from..to out of a run.
func piece(text string, r run, from, to int) Piece {
	p := Piece{Font: r.face.hash, RTL: r.level&1 == 1, Text: text[from:to]}
	inside := func(g Glyph) bool { return g.Cluster >= from && g.Cluster < to }
	first := 0
	for first < len(r.glyphs) && !inside(r.glyphs[first]) {
		first++
	}
	last := first
	for last < len(r.glyphs) && inside(r.glyphs[last]) {
		last++
	}
	if first == last {
		return p
	}
	p.Glyphs = make([]Glyph, last-first)
	for i, g := range r.glyphs[first:last] {
		g.X -= r.pen[first]
		g.Cluster -= from
		p.Glyphs[i] = g
		p.Width += g.Advance
	}
	return p
}

// reorder brings runs from logical into visual order (rule L2 of UAX #9).
func reorder(runs []run) {
	var top, lowest int8 = 0, 127
	for _, r := range runs {
		top = max(top, r.level)
		if r.level&1 == 1 {
			lowest = min(lowest, r.level)
		}
	}
	for level := top; level >= lowest && level > 0; level-- {
		for i := 0; i < len(runs); i++ {
			if runs[i].level < level {
				continue
			}
			j := i
			for j < len(runs) && runs[j].level >= level {
				j++
			}
			for a, b := i, j-1; a < b; a, b = a+1, b-1 {
				runs[a], runs[b] = runs[b], runs[a]
			}
			i = j
		}
	}
}

// paragraph shapes a text that is not in the cache.
func (w *worker) paragraph(fs *Fonts, name fonts.Name, text string) (*Text, error) {
	clean, err := Clean(text)
	if err != nil {
		return nil, err
	}
	t := &Text{String: clean, fonts: fs, name: name,
		upto: make([]float64, len(clean)+1), tied: make([]bool, len(clean)+1)}
	w.load(clean)
	t.RTL = w.levels()
	if err := w.faces(fs.stacks[name], clean); err != nil {
		return nil, err
	}
	w.scripts()
	for from := 0; from < len(w.runes); {
		to := from + 1
		for to < len(w.runes) && w.level[to] == w.level[from] && w.face[to] == w.face[from] && w.script[to] == w.script[from] {
			to++
		}
		t.runs = append(t.runs, w.run(t, from, to))
		from = to
	}
	sum := 0.0
	for i, a := range t.upto {
		t.upto[i] = sum
		sum += a
	}
	return t, nil
}

// run shapes the runes from..to, and notes each cluster's advance and ties in t.
func (w *worker) run(t *Text, from, to int) run {
	f := w.face[from]
	r := run{from: w.at[from], to: w.at[to], level: w.level[from], face: f}
	w.buf.Clear()
	w.buf.AddRunes(w.runes, from, to-from)
	w.buf.Props = harfbuzz.SegmentProperties{Script: w.script[from], Direction: harfbuzz.LeftToRight, Language: language.Language("vi")}
	if r.level&1 == 1 {
		w.buf.Props.Direction = harfbuzz.RightToLeft
		w.buf.Props.Language = language.Language("ar")
	}
	w.buf.Shape(w.font(f), nil)
	r.glyphs, r.pen = make([]Glyph, len(w.buf.Info)), make([]float64, len(w.buf.Info))
	pen := 0.0
	for i := range w.buf.Info {
		info, pos := &w.buf.Info[i], &w.buf.Pos[i]
		at := w.at[info.Cluster]
		advance := float64(pos.XAdvance) / f.em
		r.glyphs[i] = Glyph{
			ID: uint16(info.Glyph), Cluster: at, Advance: advance,
			X: pen + float64(pos.XOffset)/f.em, Y: -float64(pos.YOffset) / f.em,
		}
		r.pen[i] = pen
		pen += advance
		t.upto[at] += advance
		if info.Mask&harfbuzz.GlyphUnsafeToBreak != 0 {
			t.tied[at] = true
		}
	}
	return r
}
