package shape

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"sync"

	"github.com/go-text/typesetting/font"
	"vinhdanh/assets/fonts"
)

// Metrics are a face's vertical measures, em, all positive.
type Metrics struct {
	Ascent    float64 // above the baseline, as the font names it for lines
	Descent   float64 // below the baseline
	CapHeight float64 // of a capital without marks
	XHeight   float64
	Marked    float64 // of the highest Vietnamese capital with its marks (Ẫ, Ổ, …)
}

// face is a parsed font file. It is read-only and safe for concurrent use.
type face struct {
	hash    [32]byte
	font    *font.Font
	em      float64 // units in one em
	metrics Metrics
	common  [commonRunes / 64]uint64 // which of the commonest letters it has
}

// commonRunes is how many code points are looked up in a table of bits: all of
// Latin, Vietnamese included, and the usual punctuation.
const commonRunes = 0x2100

func newFace(raw []byte) (*face, error) {
	parsed, err := font.ParseTTF(bytes.NewReader(raw))
	if err != nil {
		return nil, fmt.Errorf("font file: %w", err)
	}
	spellOut(parsed.Font)
	f := &face{hash: sha256.Sum256(raw), font: parsed.Font, em: float64(parsed.Upem())}
	ext, ok := parsed.FontHExtents()
	if !ok || f.em == 0 {
		return nil, fmt.Errorf("font file: no measures for lines")
	}
	f.metrics = Metrics{
		Ascent:    float64(ext.Ascender) / f.em,
		Descent:   -float64(ext.Descender) / f.em,
		CapHeight: float64(parsed.LineMetric(font.CapHeight)) / f.em,
		XHeight:   float64(parsed.LineMetric(font.XHeight)) / f.em,
	}
	for r := range rune(commonRunes) {
		if _, ok := parsed.NominalGlyph(r); ok {
			f.common[r/64] |= 1 << (r % 64)
		}
	}
	for _, r := range "ẪỔẮỆ" {
		gid, ok := parsed.NominalGlyph(r)
		if !ok {
			continue
		}
		if e, ok := parsed.GlyphExtents(gid); ok {
			f.metrics.Marked = max(f.metrics.Marked, float64(e.YBearing)/f.em)
		}
	}
	f.metrics.Marked = max(f.metrics.Marked, f.metrics.CapHeight)
	return f, nil
}

// has tells whether the face can set a rune. HarfBuzz makes spaces of any width,
// and the hyphen that does not break, of their plain kin.
func (f *face) has(r rune) bool {
	switch {
	case r >= 0x2000 && r <= 0x200a || r == 0x202f || r == 0x205f:
		r = ' '
	case r == 0x2011:
		r = 0x2010
	}
	if r < commonRunes {
		return f.common[r/64]&(1<<(r%64)) != 0
	}
	_, ok := f.font.NominalGlyph(r)
	return ok
}

// hold tells how many runes at the start of a cluster the face has.
func (f *face) hold(cluster []rune) int {
	n := 0
	for n < len(cluster) && (ignorable(cluster[n]) || f.has(cluster[n])) {
		n++
	}
	return n
}

// Fonts are parsed faces, each with those that stand in for letters it lacks,
// and a cache of what was shaped. Make one and share it: it is safe for
// concurrent use.
type Fonts struct {
	stacks map[fonts.Name][]*face

	mu     sync.Mutex
	idle   []*worker
	recent map[key]*Text // shaped lately
	older  map[key]*Text // shaped before; dropped when recent is full
}

// standIns says which faces are asked, in order, for a letter that a face lacks.
var standIns = map[fonts.Name][]fonts.Name{
	fonts.Serif:           {fonts.Serif, fonts.Naskh, fonts.Sans},
	fonts.SerifBold:       {fonts.SerifBold, fonts.NaskhBold, fonts.SansBold},
	fonts.SerifItalic:     {fonts.SerifItalic, fonts.Naskh, fonts.Sans},
	fonts.SerifBoldItalic: {fonts.SerifBoldItalic, fonts.NaskhBold, fonts.SansBold},
	fonts.Sans:            {fonts.Sans, fonts.Naskh, fonts.Serif},
	fonts.SansBold:        {fonts.SansBold, fonts.NaskhBold, fonts.SerifBold},
}

// Embedded parses the embedded fonts.
func Embedded() (*Fonts, error) {
	parsed := map[fonts.Name]*face{}
	for _, f := range fonts.All() {
		p, err := newFace(fonts.Raw(f.Name))
		if err != nil {
			return nil, fmt.Errorf("%s: %w", f.File, err)
		}
		parsed[f.Name] = p
	}
	fs := &Fonts{stacks: map[fonts.Name][]*face{}, recent: map[key]*Text{}}
	for name, stack := range standIns {
		for _, n := range stack {
			fs.stacks[name] = append(fs.stacks[name], parsed[n])
		}
	}
	return fs, nil
}

// Has tells whether text can be set in the named face.
func (fs *Fonts) Has(name fonts.Name) bool { return fs.stacks[name] != nil }

// Metrics gives the measures of a face, zeros for one that is not there.
func (fs *Fonts) Metrics(name fonts.Name) Metrics {
	if s := fs.stacks[name]; s != nil {
		return s[0].metrics
	}
	return Metrics{}
}
