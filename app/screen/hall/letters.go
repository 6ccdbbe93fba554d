package hall

import (
	"image"
	"image/color"
	"image/draw"
	"sync"

	"golang.org/x/image/font"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/math/fixed"

	"vinhdanh/assets/fonts"
)

// letters writes on the plan: each letter of a size is drawn once and kept.
// It is used on the interface's goroutine alone.
type letters struct{ faces map[faceKey]*face }

type faceKey struct {
	bold bool
	size int // px
}

type face struct {
	font   font.Face
	glyphs map[rune]glyph
	widths map[string]int
	ascent int
	height int
}

type glyph struct {
	mask    *image.Alpha // nil: nothing to draw
	at      image.Point  // from the pen to the mask's corner
	advance fixed.Int26_6
}

// outlines are parsed once for the whole program.
var outlines = sync.OnceValues(func() ([2]*opentype.Font, error) {
	var list [2]*opentype.Font
	for i, name := range []fonts.Name{fonts.Sans, fonts.SansBold} {
		f, err := opentype.Parse(fonts.Raw(name))
		if err != nil {
			return list, err
		}
		list[i] = f
	}
	return list, nil
})

// face gives a size, nil where the fonts cannot be read: then the plan has no words.
func (l *letters) face(bold bool, size int) *face {
	key := faceKey{bold, size}
	if f, ok := l.faces[key]; ok {
		return f
	}
	list, err := outlines()
	if err != nil {
		return nil
	}
	outline := list[0]
	if bold {
		outline = list[1]
	}
	made, err := opentype.NewFace(outline, &opentype.FaceOptions{Size: float64(size), DPI: 72})
	if err != nil {
		return nil
	}
	m := made.Metrics()
	f := &face{font: made, glyphs: map[rune]glyph{}, widths: map[string]int{}, ascent: m.CapHeight.Ceil(), height: size}
	if l.faces == nil {
		l.faces = map[faceKey]*face{}
	}
	l.faces[key] = f
	return f
}

func (f *face) glyph(r rune) glyph {
	g, ok := f.glyphs[r]
	if ok {
		return g
	}
	box, mask, from, advance, ok := f.font.Glyph(fixed.Point26_6{}, r)
	if ok {
		g.advance, g.at = advance, box.Min
		if !box.Empty() {
			g.mask = image.NewAlpha(image.Rect(0, 0, box.Dx(), box.Dy()))
			draw.Draw(g.mask, g.mask.Rect, mask, from, draw.Src)
		}
	}
	f.glyphs[r] = g
	return g
}

// width is how wide words are, px.
func (f *face) width(s string) int {
	if w, ok := f.widths[s]; ok {
		return w
	}
	var w fixed.Int26_6
	for _, r := range s {
		w += f.glyph(r).advance
	}
	f.widths[s] = w.Ceil()
	return w.Ceil()
}

// cut shortens words until they are no wider than room, px.
func (f *face) cut(s string, room int) string {
	for list := []rune(s); len(list) > 1; list = list[:len(list)-1] {
		if short := string(list[:len(list)-1]) + "…"; f.width(short) <= room {
			return short
		}
	}
	return s
}

// write sets words with the pen at x on the base line y.
func (f *face) write(img *image.RGBA, s string, x, y int, ink color.RGBA) {
	pen := fixed.I(x)
	for _, r := range s {
		g := f.glyph(r)
		if g.mask != nil {
			blend(img, g.mask, pen.Round()+g.at.X, y+g.at.Y, ink)
		}
		pen += g.advance
	}
}

// blend lays ink through a mask.
func blend(img *image.RGBA, mask *image.Alpha, x, y int, ink color.RGBA) {
	area := mask.Rect.Add(image.Pt(x, y)).Intersect(img.Rect)
	for py := area.Min.Y; py < area.Max.Y; py++ {
		from := mask.Pix[(py-y)*mask.Stride:]
		to := img.Pix[img.PixOffset(area.Min.X, py):]
		for px := area.Min.X; px < area.Max.X; px++ {
			if a := int(from[px-x]); a > 0 {
				p := to[(px-area.Min.X)*4 : (px-area.Min.X)*4+3]
				p[0] = uint8((int(p[0])*(255-a) + int(ink.R)*a) / 255)
				p[1] = uint8((int(p[1])*(255-a) + int(ink.G)*a) / 255)
				p[2] = uint8((int(p[2])*(255-a) + int(ink.B)*a) / 255)
			}
		}
	}
}
