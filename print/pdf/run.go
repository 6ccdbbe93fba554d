package pdf

import (
	"fmt"
	"math"
	"slices"

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
		c.number(x, placeDecimals)
		c.number(y, placeDecimals)
		c.b = append(c.b, "Td\n"...)
	} else {
		sin, cos := math.Sincos(r.Angle * math.Pi / 180)
		for _, v := range [...]float64{cos, sin, -sin, cos} {
			c.number(v, 4)
		}
		c.number(x, placeDecimals)
		c.number(y, placeDecimals)
		c.b = append(c.b, "Tm\n"...)
	}
	line := line{c: c, font: f, mmToEm: 1000 * perMM / r.Size}
	if line.slack = slack * line.mmToEm; line.slack < 0.6 {
		line.decimals = 1 // of large type
	}
	if err := line.set(r); err != nil {
		return err
	}
	c.b = append(c.b, "ET\n"...)
	return nil
}

// line is a run while it is written. Lengths are 1/1000 em, as TJ counts.
type line struct {
	c        *content
	font     *font
	mmToEm   float64
	slack    float64
	decimals int     // of corrections
	pen      float64 // where the viewer is
	rise     float64 // pt above the baseline
	array    bool    // within [ … ] TJ
	str      bool    // within ( … )
}

func (l *line) set(r *layout.Run) error {
	texts := textsOf(r)
	var marks []int // glyphs that are drawn when the letters are said
	for i := 0; i < len(r.Glyphs); {
		n := 1 // glyphs that stand for the same letters
		for i+n < len(r.Glyphs) && r.Glyphs[i+n].Cluster == r.Glyphs[i].Cluster {
			n++
		}
		glyphs, text := r.Glyphs[i:i+n], texts.of(i)
		if n == 1 && glyphs[0].Advance == 0 && directs(text) {
			i++
			continue
		}
		if r.RTL {
			// A letter says its marks too; the marks themselves say nothing.
			// Readers part words where the baseline changes, so these come last.
			for k := range n - 1 {
				marks = append(marks, i+k)
			}
			glyphs = glyphs[n-1:]
		}
		if err := l.cluster(glyphs, text, r.RTL); err != nil {
			return err
		}
		i += n
	}
	for _, i := range marks {
		if err := l.glyph(&r.Glyphs[i], ""); err != nil {
			return err
		}
	}
	l.close()
	if l.rise != 0 {
		l.c.b = append(l.c.b, "0 Ts\n"...)
	}
	return nil
}

// directs tells whether a text is a mark of direction alone: such a mark has
// done its work, draws nothing, and is not to be copied out.
func directs(text string) bool {
	switch text {
	case "\u061c", "\u200e", "\u200f", "\u202a", "\u202b", "\u202c", "\u202d", "\u202e", "\u2066", "\u2067", "\u2068", "\u2069":
		return true
	}
	return false
}

// cluster writes glyphs that stand for the same letters.
func (l *line) cluster(glyphs []layout.Glyph, text string, rtl bool) error {
	if len(glyphs) == 1 && (len(text) < 2 || text[0] >= 0xc0 && len(text) < 4) {
		return l.glyph(&glyphs[0], text) // one glyph for one letter, or little more
	}
	letters := []rune(text)
	switch {
	case len(glyphs) == 1 && rtl && len(letters) > 1:
		return l.ligature(glyphs[0], letters)
	case len(glyphs) == 1 && len(text) <= 64:
		return l.glyph(&glyphs[0], text)
	case len(glyphs) > 1 && len(glyphs) <= len(letters): // a letter with its marks
		last := len(glyphs) - 1
		for i := range last {
			if err := l.glyph(&glyphs[i], string(letters[i])); err != nil {
				return err
			}
		}
		return l.glyph(&glyphs[last], string(letters[last:]))
	}
	// Which letter is which cannot be said by code, so the letters are said
	// for all the glyphs together.
	if text != "" {
		l.close()
		l.c.b = fmt.Appendf(l.c.b, "/Span<</ActualText<FEFF%X>>>BDC\n", utf16Of(text))
	}
	for i := range glyphs {
		if err := l.glyph(&glyphs[i], ""); err != nil {
			return err
		}
	}
	if text != "" {
		l.close()
		l.c.b = append(l.c.b, "EMC\n"...)
	}
	return nil
}

// ligature writes a glyph that stands for several letters of a text from right
// to left. Viewers turn such a text round letter by letter, but differ on
// whether they turn the letters of one code; so each letter has a code of its
// own: one of them the glyph's, those left of it that of a glyph without width
// before it, the others behind it. Of a letter that comes twice the second is
// the glyph's: where two end at one place, viewers take one for a shadow.
func (l *line) ligature(g layout.Glyph, letters []rune) error {
	letters = slices.Clone(letters)
	slices.Reverse(letters)
	own := 0
	for k := 1; k < len(letters); k++ {
		if letters[k] == letters[k-1] {
			own = k
		}
	}
	for k, letter := range letters {
		var err error
		if k == own {
			err = l.glyph(&g, string(letter))
			g.X += g.Advance
		} else {
			err = l.add(l.font.face.blank(), string(letter), &g)
		}
		if err != nil {
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
		l.c.number(rise, placeDecimals)
		l.c.b = append(l.c.b, "Ts\n"...)
	}
	if !l.array {
		l.array = true
		l.c.b = append(l.c.b, '[')
	}
	if off := g.X*l.mmToEm - l.pen; math.Abs(off) >= l.slack {
		unit := 1 + 9*float64(l.decimals)
		off = math.Round(off*unit) / unit
		l.pen += off
		l.endString()
		l.c.b = appendNumber(l.c.b, -off, l.decimals)
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
