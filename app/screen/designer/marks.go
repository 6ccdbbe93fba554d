package designer

import (
	"image"
	"image/color"
	"math"

	"vinhdanh/print/layout"
)

// marks is what lies over the part of the sheet in sight: dashed outlines, the
// grid, the hatched place for signature and seal. It is drawn onto the sheet's
// picture, for Fyne has no dashes, and a line for each would be hundreds of parts.
type marks struct {
	img    *image.RGBA
	clip   image.Rectangle // of the sheet in sight, px of the whole sheet
	scale  float64         // px a mm
	dotted float64         // px of a dash
}

func newMarks(onto *image.RGBA, clip image.Rectangle, scale, pixel float64) *marks {
	return &marks{img: onto, clip: clip, scale: scale, dotted: math.Max(2, math.Round(3*pixel))}
}

func (m *marks) px(mm float64) int { return int(math.Round(mm * m.scale)) }

// box is a rectangle of the sheet in pixels of the picture.
func (m *marks) box(r layout.Rect) image.Rectangle {
	return image.Rect(m.px(r.X), m.px(r.Y), m.px(r.X+r.W), m.px(r.Y+r.H)).Sub(m.clip.Min)
}

// set lays a colour over a pixel.
func (m *marks) set(x, y int, c color.NRGBA) {
	if !(image.Point{X: x, Y: y}).In(m.img.Rect) {
		return
	}
	i := m.img.PixOffset(x, y)
	p := m.img.Pix[i : i+4 : i+4]
	a := uint32(c.A)
	p[0] = uint8((uint32(c.R)*a + uint32(p[0])*(255-a)) / 255)
	p[1] = uint8((uint32(c.G)*a + uint32(p[1])*(255-a)) / 255)
	p[2] = uint8((uint32(c.B)*a + uint32(p[2])*(255-a)) / 255)
	p[3] = uint8(a + uint32(p[3])*(255-a)/255)
}

// dashes outlines a rectangle; on without gaps.
func (m *marks) dashes(r layout.Rect, c color.NRGBA, whole bool) {
	b := m.box(r)
	dash := int(m.dotted)
	on := func(i int) bool { return whole || (i/dash)%2 == 0 }
	for x := max(b.Min.X, 0); x <= min(b.Max.X, m.img.Rect.Max.X); x++ {
		if on(x - b.Min.X) {
			m.set(x, b.Min.Y, c)
			m.set(x, b.Max.Y, c)
		}
	}
	for y := max(b.Min.Y, 0); y <= min(b.Max.Y, m.img.Rect.Max.Y); y++ {
		if on(y - b.Min.Y) {
			m.set(b.Min.X, y, c)
			m.set(b.Max.X, y, c)
		}
	}
}

// ring outlines the circle in a square.
func (m *marks) ring(r layout.Rect, c color.NRGBA) {
	b := m.box(r)
	cx, cy, rad := float64(b.Min.X+b.Max.X)/2, float64(b.Min.Y+b.Max.Y)/2, float64(b.Dx())/2
	n := int(2 * math.Pi * rad)
	for i := range n {
		if (i/int(m.dotted))%2 == 0 {
			sin, cos := math.Sincos(float64(i) / rad)
			m.set(int(math.Round(cx+rad*cos)), int(math.Round(cy+rad*sin)), c)
		}
	}
}

// hatch fills a rectangle with slanting lines.
func (m *marks) hatch(r layout.Rect, ground, lines color.NRGBA) {
	b := m.box(r).Intersect(m.img.Rect)
	apart := int(m.dotted) * 3
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			m.set(x, y, ground)
			if (x+y+m.clip.Min.X+m.clip.Min.Y)%apart == 0 {
				m.set(x, y, lines)
			}
		}
	}
}

// grid puts a dot on each crossing of the grid.
func (m *marks) grid(t *layout.Template) {
	every := gridStep
	for every*m.scale < 8 {
		every *= 2
	}
	for y := every; y < t.Height; y += every {
		for x := every; x < t.Width; x += every {
			px, py := m.px(x)-m.clip.Min.X, m.px(y)-m.clip.Min.Y
			m.set(px, py, colorInfo)
			for _, d := range []int{-1, 1} {
				m.set(px+d, py, colorGrid)
				m.set(px, py+d, colorGrid)
			}
		}
	}
}

// drawMarks draws what lies over the sheet; the chosen part is outlined by
// others, as it moves.
func (e *editor) drawMarks(onto *image.RGBA, clip image.Rectangle, scale, pixel float64, sc *scene, wrong map[string]bool) {
	m := newMarks(onto, clip, scale, pixel)
	if e.grid {
		m.grid(e.t)
	}
	if r, ok := e.gap(sc.placed); ok {
		m.hatch(r, colorGap50, colorGap50)
		m.dashes(r, colorGap, false)
	}
	for _, p := range e.parts() {
		if p == e.sel.whole() || !e.seen(p) {
			continue
		}
		c, bad := colorFrame, wrong[e.key(p)]
		switch {
		case bad:
			c = colorWrong
		case e.isEmpty(p):
			c = colorEmpty
		}
		switch p.kind {
		case framePart, codePart, picturePart:
			m.dashes(e.rect(p), c, bad)
		case emblemPart:
			m.ring(e.rect(p), c)
		case fillPart, borderPart, drumPart, watermarkPart:
			if bad {
				m.dashes(e.rect(p), c, true)
			}
		}
	}
}

// gap is the place that stays free for signature and seal, as it is set.
func (e *editor) gap(placed []layout.Placed) (layout.Rect, bool) {
	g := e.t.Gap
	if g == nil {
		return layout.Rect{}, false
	}
	for i, p := range placed {
		if p.Field != g.Field || i == 0 || placed[i-1].Frame != p.Frame {
			continue
		}
		above := placed[i-1].Ink
		top := above.Y + above.H
		r := layout.Rect{X: p.Box.X, Y: top, W: p.Box.W, H: p.Ink.Y - top}
		return r, r.H > 1
	}
	return layout.Rect{}, false
}
