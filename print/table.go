package print

import (
	"vinhdanh/assets/fonts"
	"vinhdanh/print/layout"
)

// Measures of tables, mm.
const (
	padX, padTop, padBottom = 1.8, 1.6, 1.9
	tightTop, tightBottom   = 0.7, 1.0
	hair                    = 0.2
)

// headGround is the ground of a table's head.
var headGround = layout.Color{R: 0xf3, G: 0xee, B: 0xe6, A: 255}

// table is a table across the page. Its head stands on every page it goes onto.
type table struct {
	*paper
	columns []float64 // mm; together the width of the page's text
	size    float64   // pt of its usual text
	tight   bool      // less room above and below the text of rows
	least   float64   // mm of a row at least, in whose middle its text stands then; 0 is as the text needs
	head    row
}

// row is a row's cells; its lines are counted over all of them.
type row []cell

// cell is the text of a table's cell, in parts of one face each.
type cell struct {
	align string
	parts []part
	box   bool // an empty square to tick
	span  int  // columns that it covers, where not one
}

type part struct {
	para   *layout.Paragraph
	font   fonts.Name
	size   float64
	line   layout.Span
	struck bool
}

// cell breaks texts, each in its own face, into the lines of a column.
func (t *table) cell(column int, align, field string, texts ...text) (cell, error) {
	return t.cellIn(t.columns[column], align, field, texts...)
}

// cellIn breaks texts into lines of a width, mm.
func (t *table) cellIn(width float64, align, field string, texts ...text) (cell, error) {
	c := cell{align: align}
	for _, one := range texts {
		if one.field != "" {
			field = one.field
		}
		p, err := layout.NewParagraph(t.fonts, one.font, field, one.s)
		if err != nil {
			return c, err
		}
		if p.Text() == "" {
			continue
		}
		lines, size := one.fitted(p, width-2*padX, false)
		if lines == nil {
			return c, overflow(field, p)
		}
		for _, l := range lines {
			c.parts = append(c.parts, part{p, one.font, size, l, one.struck})
		}
	}
	return c, nil
}

func (r row) lines() int {
	n := 0
	for i := range r {
		n = max(n, len(r[i].parts))
	}
	return n
}

// lineHeight is the distance between the table's lines, mm; one for all sizes,
// so that the lines of a row's cells stand on the same baselines.
func (t *table) lineHeight() float64 { return t.size * leading * layout.MM }

func (t *table) height(lines int) float64 {
	top, bottom := t.pads()
	return top + float64(lines)*t.lineHeight() + bottom
}

// pads is the room above and below the text of rows, mm.
func (t *table) pads() (top, bottom float64) {
	if t.tight {
		return tightTop, tightBottom
	}
	return padTop, padBottom
}

// begin sets the table's head: a title for each column.
func (t *table) begin(titles ...string) error {
	if err := t.titles(titles); err != nil {
		return err
	}
	return t.open(t.height(2))
}

// titles breaks the titles of the table's head into lines.
func (t *table) titles(titles []string) error {
	for i, s := range titles {
		c, err := t.cell(i, "center", "title", text{s: s, font: fonts.SerifBold, size: t.size})
		if err != nil {
			return err
		}
		t.head = append(t.head, c)
	}
	return nil
}

// open sets the table's head on a page that has room for as much below it, mm.
func (t *table) open(below float64) error {
	t.need(t.height(t.head.lines()) + below)
	return t.draw(t.head, 0, t.head.lines(), true)
}

// set sets a row. It goes to the next page whole if that holds it, else it is
// parted between lines.
func (t *table) set(r row) error { return t.setBefore(r, 0) }

// setBefore sets a row on one page with as many lines of what follows.
func (t *table) setBefore(r row, next int) error {
	for from, n := 0, max(r.lines(), 1); from < n; {
		fits := int((t.left() - t.height(0) + 1e-9) / t.lineHeight())
		whole := n - from
		if t.left() < t.least {
			fits = 0
		}
		if fits < whole+next && (from > 0 || whole+next <= t.perPage()) || fits < 1 {
			t.page()
			if err := t.draw(t.head, 0, t.head.lines(), true); err != nil {
				return err
			}
			fits = t.perPage()
		}
		to := min(n, from+fits)
		if err := t.draw(r, from, to, false); err != nil {
			return err
		}
		from = to
	}
	return nil
}

// perPage is how many lines of a row a fresh page holds below the table's head.
func (t *table) perPage() int {
	room := t.sheet.Height - t.sheet.Top - t.sheet.Bottom - t.height(t.head.lines()) - t.height(0)
	return int(room / t.lineHeight())
}

// draw sets the lines from..to of a row at y, with rules round its cells.
func (t *table) draw(r row, from, to int, head bool) error {
	h, x := t.height(to-from), t.sheet.Left
	top, _ := t.pads()
	if head {
		t.add(layout.Box(layout.LayerText, layout.Rect{X: x, Y: t.y, W: t.wide(), H: h}, headGround))
	}
	middle := head || t.least > 0 && from == 0 && to == max(r.lines(), 1)
	if middle && !head {
		h = max(h, t.least)
	}
	rule := func(x, y, w, h float64) {
		t.add(layout.Box(layout.LayerText, layout.Rect{X: x, Y: y, W: w, H: h}, ink))
	}
	column := 0
	for k := range r {
		c := &r[k]
		width := 0.0
		for range max(c.span, 1) {
			width, column = width+t.columns[column], column+1
		}
		first := 0.0
		if middle { // as a head of several lines does
			first = (h - t.height(len(c.parts))) / 2
		}
		for i := from; i < min(to, len(c.parts)); i++ {
			p := c.parts[i]
			y := t.y + top + first + float64(i-from)*t.lineHeight() + t.size*layout.MM*0.95
			items, left, wide, err := p.para.Draw(p.line, x+padX, y, width-2*padX, t.style(p.font, p.size, c.align))
			if err != nil {
				return err
			}
			t.add(items...)
			if p.struck {
				t.add(strike(left, y, wide, p.size))
			}
		}
		if c.box && from == 0 {
			at := t.y + top + t.lineHeight()/2
			if middle {
				at = t.y + h/2
			}
			t.add(tickBox(x+width/2, at))
		}
		rule(x-hair/2, t.y, hair, h)
		x += width
	}
	rule(x-hair/2, t.y, hair, h)
	rule(t.sheet.Left-hair/2, t.y-hair/2, t.wide()+hair, hair)
	rule(t.sheet.Left-hair/2, t.y+h-hair/2, t.wide()+hair, hair)
	t.y += h
	return nil
}

// tickBox is a square to tick about a point.
func tickBox(x, y float64) layout.Item {
	const half = 2.1
	return &layout.Path{Layer: layout.LayerText, Stroke: ink, Width: hair, Segs: []layout.Seg{
		{Kind: layout.MoveTo, P: [3]layout.Point{{X: x - half, Y: y - half}}},
		{Kind: layout.LineTo, P: [3]layout.Point{{X: x + half, Y: y - half}}},
		{Kind: layout.LineTo, P: [3]layout.Point{{X: x + half, Y: y + half}}},
		{Kind: layout.LineTo, P: [3]layout.Point{{X: x - half, Y: y + half}}},
		{Kind: layout.Close},
	}}
}
