package pdf

import (
	"fmt"
	"math"
	"slices"
	"unicode/utf8"

	"vinhdanh/print/layout"
)

// slack is how far a glyph may stand from its place, in mm: a pixel at 2,540
// dpi. Widths in a PDF are whole 1/1000 em, so places drift from what was
// shaped; a correction is written when the drift would exceed this.
const slack = 0.01

// run writes one run of text: codes of its glyphs with corrections between
// them, never letters for a viewer to shape.
func (c *content) run(r *layout.Run) error {
	if len(r.Glyphs) == 0 || r.Color.A == 0 {
		return nil
	}
	f, err := c.doc.fontOf(r.Font)
	if err != nil {
		return err
	}
	c.used.addFont(f)
	c.setFill(r.Color)
	c.b = append(c.b, "BT\n"...)
	if f != c.state.font || r.Size != c.state.size {
		c.state.font, c.state.size = f, r.Size
		c.b = append(append(append(c.b, '/'), f.name...), ' ')
		c.number(r.Size, 3)
		c.b = append(c.b, "Tf\n"...)
	}
	x, y := r.X*perMM, c.height-r.Y*perMM
	if r.Angle == 0 {
		c.number(x, textDecimals)
		c.number(y, textDecimals)
		c.b = append(c.b, "Td\n"...)
	} else {
		sin, cos := math.Sincos(r.Angle * math.Pi / 180)
		for _, v := range [...]float64{cos, sin, -sin, cos} {
			c.number(v, 4)
		}
		c.number(x, textDecimals)
		c.number(y, textDecimals)
		c.b = append(c.b, "Tm\n"...)
	}
	line := line{c: c, font: f, mmToEm: 1000 * perMM / r.Size}
	line.slack = math.Max(slack*line.mmToEm, 0.6)
	if err := line.set(r); err != nil {
		return err
	}
	c.b = append(c.b, "ET\n"...)
	return nil
}

// line is a run while it is written. Lengths are 1/1000 em, as TJ counts.
type line struct {
	c      *content
	font   *font
	mmToEm float64
	slack  float64
	pen    float64 // where the viewer is
	rise   float64 // pt above the baseline
	array  bool    // within [ … ] TJ
	str    bool    // within ( … )
}

func (l *line) set(r *layout.Run) error {
	texts := textsOf(r)
	for i := 0; i < len(r.Glyphs); {
		n := 1 // glyphs that stand for the same letters
		for i+n < len(r.Glyphs) && r.Glyphs[i+n].Cluster == r.Glyphs[i].Cluster {
			n++
		}
		text := texts.of(i)
		// Several glyphs for several letters: which is which cannot be said
		// by code, so the letters are said for all of them together.
		ligature := r.RTL && n == 1 && utf8.RuneCountInString(text) > 1
		span := text != "" && (n > 1 || len(text) > 64) && !ligature
		if span {
			l.close()
			l.c.b = fmt.Appendf(l.c.b, "/Span<</ActualText<FEFF%X>>>BDC\n", utf16Of(text))
			text = ""
		}
		if ligature {
			if err := l.ligature(r.Glyphs[i], []rune(text)); err != nil {
				return err
			}
			n = 0
		}
		for k := range n {
			if err := l.glyph(&r.Glyphs[i+k], text); err != nil {
				return err
			}
		}
		if span {
			l.close()
			l.c.b = append(l.c.b, "EMC\n"...)
		}
		i += max(n, 1)
	}
	l.close()
	if l.rise != 0 {
		l.c.b = append(l.c.b, "0 Ts\n"...)
	}
	return nil
}

// ligature writes a glyph that stands for several letters of a text from right
// to left. Viewers turn such a text round letter by letter, but differ on
// whether they turn the letters of one code; so each letter has a code of its
// own, the last one the glyph's, the others that of a glyph without width.
func (l *line) ligature(g layout.Glyph, letters []rune) error {
	last := len(letters) - 1
	if err := l.glyph(&g, string(letters[last])); err != nil {
		return err
	}
	g.X += g.Advance
	for _, letter := range slices.Backward(letters[:last]) {
		if err := l.add(l.font.face.blank(), string(letter), &g); err != nil {
			return err
		}
	}
	return nil
}

func (l *line) glyph(g *layout.Glyph, text string) error {
	if int(g.ID) >= l.font.face.glyphs {
		return fmt.Errorf("glyph %d is not in font %s, which has %d", g.ID, l.font.face.name, l.font.face.glyphs)
	}
	return l.add(g.ID, text, g)
}

// add writes the code of a glyph where g lies.
func (l *line) add(id uint16, text string, g *layout.Glyph) error {
	code, err := l.font.code(id, text)
	if err != nil {
		return err
	}
	if rise := -g.Y * perMM; math.Abs(rise-l.rise) >= 0.005 {
		l.close()
		l.rise = rise
		l.c.number(rise, textDecimals)
		l.c.b = append(l.c.b, "Ts\n"...)
	}
	if !l.array {
		l.array = true
		l.c.b = append(l.c.b, '[')
	}
	if off := g.X*l.mmToEm - l.pen; math.Abs(off) >= l.slack {
		off = math.Round(off)
		l.pen += off
		l.endString()
		l.c.b = appendNumber(l.c.b, -off, 0)
	}
	if !l.str {
		l.str = true
		l.c.b = append(l.c.b, '(')
	}
	l.c.b = append(l.c.b, byte(code>>8), byte(code))
	l.pen += float64(l.font.face.width(int(id)))
	return nil
}

func (l *line) endString() {
	if l.str {
		l.str = false
		l.c.b = append(l.c.b, ')')
	}
}

func (l *line) close() {
	l.endString()
	if l.array {
		l.array = false
		l.c.b = append(l.c.b, "]TJ\n"...)
	}
}

// texts tells which letters each glyph of a run stands for: from its cluster
// to the next one in the text.
type texts struct {
	run    *layout.Run
	starts []int // sorted clusters, only where they neither rise nor fall steadily
}

func textsOf(r *layout.Run) texts {
	rising, falling := true, true
	for i := 1; i < len(r.Glyphs); i++ {
		rising = rising && r.Glyphs[i].Cluster >= r.Glyphs[i-1].Cluster
		falling = falling && r.Glyphs[i].Cluster <= r.Glyphs[i-1].Cluster
	}
	t := texts{run: r}
	if rising && !r.RTL || falling && r.RTL {
		return t
	}
	t.starts = make([]int, len(r.Glyphs))
	for i := range r.Glyphs {
		t.starts[i] = r.Glyphs[i].Cluster
	}
	slices.Sort(t.starts)
	return t
}

// of gives the letters of the i-th glyph, which all glyphs of its cluster share.
func (t texts) of(i int) string {
	text, glyphs := t.run.Text, t.run.Glyphs
	from := glyphs[i].Cluster
	to := len(text)
	switch {
	case t.starts != nil:
		if k, _ := slices.BinarySearch(t.starts, from+1); k < len(t.starts) {
			to = t.starts[k]
		}
	case t.run.RTL:
		for k := i; k >= 0; k-- {
			if glyphs[k].Cluster > from {
				to = glyphs[k].Cluster
				break
			}
		}
	default:
		for k := i; k < len(glyphs); k++ {
			if glyphs[k].Cluster > from {
				to = glyphs[k].Cluster
				break
			}
		}
	}
	return text[from:to]
}
