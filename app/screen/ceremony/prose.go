package ceremony

import (
	"slices"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
	"vinhdanh/data/stage"
)

// prose is what the MC says: paragraphs in large letters, those of the step
// where the run stands on a ground of their own and in sight.
type prose struct {
	sheet
	list   []stage.Paragraph
	size   float32
	scroll *container.Scroll
	object fyne.CanvasObject

	blocks []block
	wide   float32
	high   float32
}

// block is a paragraph broken into lines.
type block struct {
	p      *stage.Paragraph
	lines  [][]span
	size   float32
	lead   float32 // of the lines
	y, h   float32
	detail string
	beside float32 // where the detail stands, on the last line; 0: below
}

// Sizes of the MC's letters.
const (
	proseUsual    = 19
	proseSmallest = 16
	proseLargest  = 32
)

func newProse() *prose {
	p := &prose{size: proseUsual}
	p.paint = p.draw
	p.least = func() fyne.Size { return fyne.NewSize(120, p.high) }
	p.ExtendBaseWidget(p)
	p.scroll = container.NewVScroll(p)
	p.object = p.scroll
	return p
}

// set shows another script; it tells whether it is another one.
func (p *prose) set(list []stage.Paragraph) bool {
	if slices.EqualFunc(p.list, list, sameParagraph) {
		return false
	}
	p.list, p.wide = list, 0
	p.redraw()
	p.scroll.Refresh()
	return true
}

func (p *prose) setSize(size float32) {
	p.size, p.wide = size, 0
	p.redraw()
	p.scroll.Refresh()
	p.follow()
}

func sameParagraph(a, b stage.Paragraph) bool {
	return a.Kind == b.Kind && a.Step == b.Step && a.Now == b.Now && a.Place == b.Place && a.Detail == b.Detail && a.Breath == b.Breath &&
		slices.Equal(a.Runs, b.Runs)
}

// follow scrolls to what is said now.
func (p *prose) follow() {
	from, to := float32(-1), float32(0)
	for _, b := range p.blocks {
		if b.p.Now {
			if from < 0 {
				from = b.y
			}
			to = b.y + b.h
		}
	}
	room := p.scroll.Size().Height
	if from < 0 || room <= 0 {
		p.scroll.ScrollToTop()
		return
	}
	const margin = 12
	if at := p.scroll.Offset.Y; from-margin < at || to+margin > at+room || from > at+room/2 { // what follows is to be read too
		p.scroll.ScrollToOffset(fyne.NewPos(0, max(0, min(from-margin-room/8, p.high-room))))
	}
}

// Indents in shares of the letters' size.
const (
	proseNumber = 1.7
	proseSmall  = 0.72
	prosePad    = 10 // around what is said now
)

func (p *prose) lay(width float32) {
	p.blocks = p.blocks[:0]
	y := float32(prosePad)
	for i := range p.list {
		b := block{p: &p.list[i], size: p.size, y: y}
		inner := width - 2*prosePad
		switch b.p.Kind {
		case stage.Name:
			b.lead = p.size * proseNumber
		case stage.Cue:
			b.size = p.size * proseSmall
			b.lead = 26
		}
		b.lines = flow(b.p.Runs, b.size, inner-b.lead, 0)
		b.h = float32(len(b.lines)) * lineHigh(b.size)
		p.detail(&b, inner)
		if b.p.Breath != "" {
			b.h += lineHigh(p.size * proseSmall)
		}
		y += b.h
		if b.p.Kind != stage.Name || i == len(p.list)-1 || p.list[i+1].Kind != stage.Name {
			y += p.size * 0.42
		}
		p.blocks = append(p.blocks, b)
	}
	p.high = y + prosePad
}

// detail puts post and unit behind a name where there is room, else below it.
func (p *prose) detail(b *block, inner float32) {
	if b.detail = b.p.Detail; b.detail == "" || len(b.lines) == 0 {
		return
	}
	last := b.lines[len(b.lines)-1]
	end := last[len(last)-1]
	x := b.lead + end.x + measure(end.text, b.size, end.bold).Width + 10
	if x+measure(b.detail, p.size*proseSmall, false).Width <= inner {
		b.beside = x
		return
	}
	b.h += lineHigh(p.size * proseSmall)
}

func (p *prose) draw(s fyne.Size) {
	if p.wide != s.Width {
		p.wide = s.Width
		p.lay(s.Width)
	}
	p.ground(s.Width)
	any := slices.ContainsFunc(p.list, func(q stage.Paragraph) bool { return q.Now })
	for i := range p.blocks {
		p.block(&p.blocks[i], any, s.Width)
	}
}

// ground lies below what is said now.
func (p *prose) ground(width float32) {
	for i := 0; i < len(p.blocks); i++ {
		if !p.blocks[i].p.Now {
			continue
		}
		from := p.blocks[i].y
		for i+1 < len(p.blocks) && p.blocks[i+1].p.Now {
			i++
		}
		h := p.blocks[i].y + p.blocks[i].h - from
		p.box(widget.ColorAccent50, "", 0, widget.RadiusField, 0, from-6, width, h+12)
		p.box(widget.ColorAccent, "", 0, 1.5, 0, from-6, 3, h+12)
	}
}

func (p *prose) block(b *block, any bool, width float32) {
	letters := widget.ColorText
	if any && !b.p.Now {
		letters = widget.ColorText2
	}
	small := p.size * proseSmall
	y := b.y
	switch b.p.Kind {
	case stage.Name:
		p.write(strconv.Itoa(b.p.Place), small, false, widget.ColorText3, prosePad, y, lineHigh(b.size))
	case stage.Cue:
		p.icon(icons.Info, widget.ColorText3, 16, prosePad, y, lineHigh(b.size))
		letters = widget.ColorText2
	}
	for _, line := range b.lines {
		for _, w := range line {
			p.write(w.text, b.size, w.bold, letters, prosePad+b.lead+w.x, y, lineHigh(b.size))
		}
		y += lineHigh(b.size)
	}
	switch {
	case b.detail == "":
	case b.beside > 0:
		p.write(b.detail, small, false, widget.ColorText2, prosePad+b.beside, y-lineHigh(b.size), lineHigh(b.size)+2)
	default:
		p.write(widget.Shorten(b.detail, width-2*prosePad-b.lead, small, false), small, false, widget.ColorText2, prosePad+b.lead, y-2, lineHigh(small))
		y += lineHigh(small)
	}
	if b.p.Breath != "" {
		p.write(widget.Shorten(b.p.Breath, width-2*prosePad-b.lead, small, false), small, false, widget.ColorInfo, prosePad+b.lead, y-2, lineHigh(small))
	}
}
