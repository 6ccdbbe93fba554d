package hall

import (
	"image"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"vinhdanh/app/widget"
)

// paint draws the plan as the chart shows it.
type paint struct {
	img   *image.RGBA
	scale float64 // px of a unit of the interface
	ink   *letters

	ground, stage, text, weak, line, gap color.RGBA
	accent, gold, locked                 color.RGBA
	fill, edge                           [kinds]color.RGBA
}

func shade(n fyne.ThemeColorName) color.RGBA {
	return color.RGBAModel.Convert(theme.Color(n)).(color.RGBA) //nolint:errcheck,forcetypeassert // RGBAModel gives no other
}

func (p *paint) colours() {
	p.ground, p.stage, p.text, p.weak = shade(widget.ColorSurface), shade(widget.ColorSurface3), shade(widget.ColorText), shade(widget.ColorText3)
	p.line, p.gap, p.accent, p.gold, p.locked = shade(widget.ColorLine2), shade(widget.ColorLine), shade(widget.ColorAccent), shade(widget.ColorGoldText), shade(widget.ColorText2)
	p.fill = [kinds]color.RGBA{shade(widget.ColorSurface), shade(widget.ColorAccent100), shade(widget.ColorGold200), shade(widget.ColorInfo50), shade(widget.ColorOK50), shade(widget.ColorSurface3)}
	p.edge = [kinds]color.RGBA{p.line, p.accent, shade(widget.ColorGold), shade(widget.ColorInfo200), shade(widget.ColorOK), p.line}
}

// rect fills a rectangle, px.
func (p *paint) rect(r image.Rectangle, c color.RGBA) {
	r = r.Intersect(p.img.Rect)
	if r.Empty() {
		return
	}
	first := p.img.Pix[p.img.PixOffset(r.Min.X, r.Min.Y):][:r.Dx()*4]
	for i := 0; i < len(first); i += 4 {
		first[i], first[i+1], first[i+2], first[i+3] = c.R, c.G, c.B, 255
	}
	for y := r.Min.Y + 1; y < r.Max.Y; y++ {
		copy(p.img.Pix[p.img.PixOffset(r.Min.X, y):][:len(first)], first)
	}
}

// frame draws a rectangle's edge, w px wide inside it.
func (p *paint) frame(r image.Rectangle, w int, c color.RGBA) {
	p.rect(image.Rect(r.Min.X, r.Min.Y, r.Max.X, r.Min.Y+w), c)
	p.rect(image.Rect(r.Min.X, r.Max.Y-w, r.Max.X, r.Max.Y), c)
	p.rect(image.Rect(r.Min.X, r.Min.Y, r.Min.X+w, r.Max.Y), c)
	p.rect(image.Rect(r.Max.X-w, r.Min.Y, r.Max.X, r.Max.Y), c)
}

func (p *paint) px(units float64) int { return max(1, int(units*p.scale+0.5)) }

// seat draws a seat: ground and edge by kind, a mark of each kind so that it
// can be told without colours, number and name as far as there is room.
func (p *paint) seat(r image.Rectangle, s *spot) {
	gap := 1
	if r.Dx() > p.px(20) {
		gap = p.px(1.5)
	}
	r = image.Rect(r.Min.X+gap, r.Min.Y+gap, r.Max.X-gap, r.Max.Y-gap)
	if r.Empty() || !r.Overlaps(p.img.Rect) {
		return
	}
	p.rect(r, p.fill[s.kind])
	if s.kind == reserved {
		p.hatch(r)
	}
	edge := p.px(1)
	if s.found {
		edge = p.px(3)
		p.frame(r, edge, p.accent)
	} else {
		p.frame(r, edge, p.edge[s.kind])
	}
	p.mark(r, s)
	p.words(r, s)
	if s.out {
		p.strike(r)
	}
}

// mark draws what tells kinds apart: a corner for leaders, a bar for guests,
// the round of recipients, a lock.
func (p *paint) mark(r image.Rectangle, s *spot) {
	side := min(r.Dx(), r.Dy())
	small := max(3, min(side/4, p.px(9)))
	switch s.kind {
	case leader:
		for i := range small {
			p.rect(image.Rect(r.Min.X, r.Min.Y+i, r.Min.X+small-i, r.Min.Y+i+1), p.accent)
		}
	case guest:
		p.rect(image.Rect(r.Min.X, r.Min.Y, r.Min.X+max(2, small/2), r.Max.Y), p.edge[guest])
	case recipient:
		if r.Dx() < p.px(26) || r.Dy() < p.px(20) {
			p.rect(image.Rect(r.Min.X, r.Max.Y-max(2, small/2), r.Max.X, r.Max.Y), p.gold)
		}
	}
	if s.locked {
		w, x, y := max(4, small), r.Max.X-2, r.Max.Y-2
		body := image.Rect(x-w, y-w*3/5, x, y)
		p.rect(body, p.locked)
		p.frame(image.Rect(x-w+w/5, y-w, x-w/5, y-w/2+1), max(1, w/6), p.locked)
	}
}

// words sets number, round and name.
func (p *paint) words(r image.Rectangle, s *spot) {
	if r.Dx() < p.px(18) {
		return
	}
	middle := (r.Min.Y + r.Max.Y) / 2
	head := r.Dy() >= p.px(24)
	if head {
		if f := p.ink.face(false, p.px(8.5)); f != nil {
			base := r.Min.Y + p.px(3) + f.ascent
			w := f.width(s.number)
			x := r.Min.X + (r.Dx()-w)/2
			if s.round != "" {
				b := p.ink.face(true, p.px(9))
				if rw := b.width(s.round); rw+w+p.px(10) <= r.Dx() {
					b.write(p.img, s.round, r.Max.X-rw-p.px(3), base, p.gold)
					x = r.Min.X + p.px(3)
				} else if rw+p.px(2) <= r.Dx() { // the round alone matters
					b.write(p.img, s.round, r.Min.X+(r.Dx()-rw)/2, base, p.gold)
					x = -1 << 20
				}
			} else if s.kind == leader && r.Dx() < p.px(44) {
				x = r.Max.X - w - p.px(2)
			}
			if len(s.forms) > 0 || s.round != "" {
				f.write(p.img, s.number, x, base, p.weak)
				middle = (base + r.Max.Y) / 2
			} else {
				f.write(p.img, s.number, r.Min.X+(r.Dx()-w)/2, middle+f.ascent/2, p.weak)
			}
		}
	}
	room := r.Dx() - p.px(3)
	for _, size := range []float64{12, 11, 10, 9, 8, 7} {
		f := p.ink.face(s.kind == leader, p.px(size))
		if f == nil || float64(r.Dy()) < float64(f.height)*1.2 {
			continue
		}
		for i, form := range s.forms {
			w := f.width(form)
			if w > room || size > 10 && i == len(s.forms)-1 && i > 0 && f.height*2 > r.Dy() {
				continue
			}
			f.write(p.img, form, r.Min.X+(r.Dx()-w)/2, middle+f.ascent/2, p.text)
			return
		}
	}
	if f := p.ink.face(s.kind == leader, p.px(7)); f != nil && len(s.forms) > 0 && float64(r.Dy()) >= float64(f.height)*1.2 {
		short := f.cut(s.forms[len(s.forms)-1], room) // nobody's seat looks free
		f.write(p.img, short, r.Min.X+(r.Dx()-f.width(short))/2, middle+f.ascent/2, p.text)
	}
}

func (p *paint) hatch(r image.Rectangle) {
	step := max(4, p.px(6))
	for y := r.Min.Y; y < r.Max.Y; y++ {
		for x := r.Min.X + (step-(y-r.Min.Y)%step)%step; x < r.Max.X; x += step {
			p.rect(image.Rect(x, y, x+1, y+1), p.line)
		}
	}
}

func (p *paint) strike(r image.Rectangle) {
	for x := range r.Dx() {
		y := r.Max.Y - 1 - x*r.Dy()/max(r.Dx(), 1)
		p.rect(image.Rect(r.Min.X+x, y, r.Min.X+x+1, y+p.px(1.5)), p.accent)
	}
}

// centred sets words in the middle of a box.
func (p *paint) centred(r image.Rectangle, s string, bold bool, size float64, ink color.RGBA) {
	for ; size >= 7; size-- {
		f := p.ink.face(bold, p.px(size))
		if f == nil {
			return
		}
		if w := f.width(s); w <= r.Dx() && f.height <= r.Dy()+2 {
			f.write(p.img, s, r.Min.X+(r.Dx()-w)/2, (r.Min.Y+r.Max.Y)/2+f.ascent/2, ink)
			return
		}
	}
}
