package layout

import (
	"errors"
	"math"

	"vinhdanh/assets/fonts"
	"vinhdanh/print/shape"
)

// MM is a point in millimetres.
const MM = 25.4 / 72

// Paragraph is shaped text that can be broken into lines at any size and width.
// It serves one goroutine.
type Paragraph struct {
	text  *shape.Text
	given string // the text before it was put into capitals; "" is the text itself
	words []word // once they were asked for
}

// Span is a line of a paragraph: bytes of its text, without white space at the ends.
type Span struct{ From, To int }

// NewParagraph shapes a text in a face. What cannot be set is a *Fault that
// names the field: "missing-glyph" or "control-character".
func NewParagraph(fs *shape.Fonts, font fonts.Name, field, text string) (*Paragraph, error) {
	return NewParagraphTo(shape.ByLetters, fs, font, field, text)
}

// NewParagraphTo is NewParagraph of a text whose direction is known, whatever
// letter or number it begins with.
func NewParagraphTo(dir shape.Direction, fs *shape.Fonts, font fonts.Name, field, text string) (*Paragraph, error) {
	t, err := fs.ShapeTo(dir, font, text)
	if err != nil {
		return nil, unset(err, field)
	}
	return &Paragraph{text: t}, nil
}

// unset turns an error of shaping into a fault that names the field.
func unset(err error, field string) error {
	var m *shape.MissingError
	var c *shape.ControlError
	switch {
	case errors.As(err, &m):
		return &Fault{"missing-glyph", pairs([]any{"field", FieldKey(field), "rune", string(m.Rune), "code", shape.Code(m.Rune)}), err}
	case errors.As(err, &c):
		return &Fault{"control-character", pairs([]any{"field", FieldKey(field), "code", shape.Code(c.Rune)}), err}
	}
	return err
}

// parts gives the words. Where the text was put into capitals, what belongs
// together is found in the text as it was given: in capitals a name does not show.
func (p *Paragraph) parts() []word {
	if p.words == nil {
		p.words = split(p.text.String)
		if given := split(p.given); len(given) == len(p.words) {
			for i, w := range given {
				p.words[i].tie, p.words[i].cost = w.tie, w.cost
			}
		}
	}
	return p.words
}

// Text gives the paragraph's text, cleaned.
func (p *Paragraph) Text() string { return p.text.String }

// RTL tells whether the paragraph runs from right to left.
func (p *Paragraph) RTL() bool { return p.text.RTL }

// Width gives the width of the whole paragraph on one line, mm.
func (p *Paragraph) Width(size, track float64) float64 {
	return p.em(0, len(p.text.String), track) * size * MM
}

// em gives the width of a stretch, em, with space between its letters.
func (p *Paragraph) em(from, to int, track float64) float64 {
	w := p.text.Width(from, to)
	if track != 0 {
		w += track * float64(max(p.text.Spaced(from, to)-1, 0))
	}
	return w
}

func letters(s string) int {
	n := 0
	for range s {
		n++
	}
	return n
}

// Style is how a paragraph's lines are drawn.
type Style struct {
	Layer Layer
	Font  fonts.Name
	Size  float64 // pt
	Color Color
	Track float64 // space added between letters, em; not where they join, from right to left
	Align string  // "left", "center", "right" in a width
	Angle float64 // degrees, counter-clockwise about the line's left end on the baseline
}

// Draw gives the runs of a line in a width, mm, its baseline at y, and where
// the line's ink begins and how wide it is.
func (p *Paragraph) Draw(s Span, x, y, width float64, st Style) (items []Item, left, wide float64, err error) {
	line, err := p.text.Line(s.From, s.To)
	if err != nil {
		return nil, 0, 0, err
	}
	n := 0
	for i := range line.Pieces {
		n += line.Pieces[i].Spaced()
	}
	scale := st.Size * MM
	wide = (line.Width + st.Track*float64(max(n-1, 0))) * scale
	left = x
	switch st.Align {
	case "center":
		left += (width - wide) / 2
	case "right":
		left += width - wide
	}
	sin, cos := math.Sincos(st.Angle * math.Pi / 180)
	done := 0
	items = make([]Item, 0, len(line.Pieces))
	for _, piece := range line.Pieces {
		from := (piece.X + st.Track*float64(done)) * scale
		r := &Run{
			Layer: st.Layer, Font: piece.Font, Size: st.Size, Color: st.Color, Angle: st.Angle,
			X: left + from*cos, Y: y - from*sin, RTL: piece.RTL, Text: piece.Text, Glyphs: make([]Glyph, len(piece.Glyphs)),
		}
		spaced := 0 // letters before the glyph's; a mark stays with its letter, joined ones stay joined
		for i, g := range piece.Glyphs {
			if i > 0 && !piece.RTL && g.Cluster != piece.Glyphs[i-1].Cluster {
				spaced++
				r.Glyphs[i-1].Advance += st.Track * scale
			}
			r.Glyphs[i] = Glyph{
				ID: g.ID, X: (g.X + st.Track*float64(spaced)) * scale, Y: g.Y * scale,
				Advance: g.Advance * scale, Cluster: g.Cluster,
			}
		}
		if last := len(r.Glyphs) - 1; last >= 0 && !piece.RTL {
			r.Glyphs[last].Advance += st.Track * scale
		}
		done += piece.Spaced()
		items = append(items, r)
	}
	return items, left, wide, nil
}
