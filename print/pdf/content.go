package pdf

import (
	"fmt"

	"vinhdanh/print/layout"
)

// content writes the operators that draw the items of one list: what PDF calls
// a content stream. Places on the list count downwards in mm, places in a PDF
// upwards in points.
type content struct {
	doc    *Document
	b      []byte
	width  float64 // of the sheet, pt
	height float64
	depth  int // of stamps within stamps
	used   resources
	state  state
	bars   []bar // work space
}

// state is what the operators so far have set; what is set already is not
// written again. A form begins with whatever the page has set, so nothing but
// full opacity is taken for granted.
type state struct {
	fill, stroke layout.Color // A is 0
	alpha        uint8
	line         float64 // pt; negative: not set
	font         *font
	size         float64
}

// unset is a colour that is unlike any other of a state.
var unset = layout.Color{A: 1}

// Places need no more than two decimals of a point, which are 3.5 µm: a tenth
// of a dot at 720 dpi. Widths of lines and what a matrix moves by have three.
const (
	placeDecimals = 2
	fineDecimals  = 3
)

// begin makes c ready for a list, with empty resources.
func (c *content) begin(list *layout.List) {
	c.b = c.b[:0]
	c.width, c.height = list.Width*perMM, list.Height*perMM
	c.used = resources{}
	c.state = state{fill: unset, stroke: unset, alpha: 255, line: -1}
}

// items draws what of the list lies on the given layers.
func (c *content) items(list *layout.List, layers Layers) error {
	for i, item := range list.Items {
		if !layers.has(item.OnLayer()) {
			continue
		}
		if err := c.item(item); err != nil {
			return fmt.Errorf("display list, item %d: %w", i, err)
		}
	}
	return nil
}

func (c *content) item(item layout.Item) error {
	switch it := item.(type) {
	case *layout.Path:
		c.path(it)
	case *layout.Run:
		return c.run(it)
	case *layout.Picture:
		return c.picture(it)
	case *layout.Modules:
		c.modules(it)
	case *layout.Stamp:
		return c.stamp(it)
	}
	return nil
}

func (c *content) path(p *layout.Path) {
	fill := p.Fill.A != 0
	stroke := p.Stroke.A != 0 && p.Width > 0
	if len(p.Segs) == 0 {
		return
	}
	if fill && stroke && p.Fill.A != p.Stroke.A {
		c.outline(p.Segs, p.Fill, layout.Color{}, 0, "f")
		fill = false
	}
	switch {
	case fill && stroke:
		c.outline(p.Segs, p.Fill, p.Stroke, p.Width, "B")
	case fill:
		c.outline(p.Segs, p.Fill, layout.Color{}, 0, "f")
	case stroke:
		c.outline(p.Segs, layout.Color{}, p.Stroke, p.Width, "S")
	}
}

// outline sets the colours that count (those with an A), writes the path and paints it.
func (c *content) outline(segs []layout.Seg, fill, stroke layout.Color, width float64, paint string) {
	if fill.A != 0 {
		c.setFill(fill)
	}
	if stroke.A != 0 {
		c.setStroke(stroke)
		if width *= perMM; width != c.state.line {
			c.state.line = width
			c.number(width, fineDecimals)
			c.b = append(c.b, "w\n"...)
		}
	}
	for i := range segs {
		s := &segs[i]
		switch s.Kind {
		case layout.MoveTo:
			c.point(s.P[0])
			c.b = append(c.b, "m\n"...)
		case layout.LineTo:
			c.point(s.P[0])
			c.b = append(c.b, "l\n"...)
		case layout.CubeTo:
			c.point(s.P[0])
			c.point(s.P[1])
			c.point(s.P[2])
			c.b = append(c.b, "c\n"...)
		case layout.Close:
			c.b = append(c.b, "h\n"...)
		}
	}
	c.b = append(c.b, paint...)
	c.b = append(c.b, '\n')
}

func (c *content) picture(p *layout.Picture) error {
	pic, err := c.doc.pictureOf(p.Asset)
	if err != nil {
		return err
	}
	c.used.addPicture(pic)
	c.setAlpha(255)
	c.b = append(c.b, "q "...)
	c.matrix(p.W*perMM, 0, 0, p.H*perMM, p.X*perMM, c.height-(p.Y+p.H)*perMM)
	c.b = append(append(append(c.b, '/'), pic.name...), " Do Q\n"...)
	return nil
}

// stamp draws a list that was written as a form once. It covers the sheet,
// whatever sheet it was made for.
func (c *content) stamp(s *layout.Stamp) error {
	form, err := c.doc.formOf(s.Asset, c.depth+1)
	if err != nil {
		return err
	}
	c.used.addForm(form)
	c.setAlpha(255)
	same := form.width == c.width && form.height == c.height
	if !same {
		c.b = append(c.b, "q "...)
		c.matrix(c.width/form.width, 0, 0, c.height/form.height, 0, 0)
	}
	c.b = append(append(append(c.b, '/'), form.name...), " Do\n"...)
	if !same {
		c.b = append(c.b, "Q\n"...)
	}
	return nil
}

func (c *content) setFill(k layout.Color) {
	c.setAlpha(k.A)
	if k.A = 0; k != c.state.fill {
		c.state.fill = k
		c.color(k, "g\n", "rg\n")
	}
}

func (c *content) setStroke(k layout.Color) {
	c.setAlpha(k.A)
	if k.A = 0; k != c.state.stroke {
		c.state.stroke = k
		c.color(k, "G\n", "RG\n")
	}
}

// setAlpha sets the opacity of all that follows.
func (c *content) setAlpha(a uint8) {
	if a == c.state.alpha {
		return
	}
	c.state.alpha = a
	c.used.alphas[a] = true
	c.b = append(append(c.b, '/'), alphaName(a)...)
	c.b = append(c.b, " gs\n"...)
}

func (c *content) color(k layout.Color, gray, full string) {
	const decimals = 3
	if k.R == k.G && k.G == k.B {
		c.number(float64(k.R)/255, decimals)
		c.b = append(c.b, gray...)
		return
	}
	c.number(float64(k.R)/255, decimals)
	c.number(float64(k.G)/255, decimals)
	c.number(float64(k.B)/255, decimals)
	c.b = append(c.b, full...)
}

// matrix writes a transformation; its factors have four decimals, since they
// are multiplied with as much as a sheet's width.
func (c *content) matrix(a, b, cc, d, e, f float64) {
	for _, v := range [...]float64{a, b, cc, d} {
		c.number(v, 4)
	}
	c.number(e, fineDecimals)
	c.number(f, fineDecimals)
	c.b = append(c.b, "cm\n"...)
}

func (c *content) point(p layout.Point) {
	c.number(p.X*perMM, placeDecimals)
	c.number(c.height-p.Y*perMM, placeDecimals)
}

// number writes a number and a space.
func (c *content) number(v float64, decimals int) {
	c.b = append(appendNumber(c.b, v, decimals), ' ')
}
