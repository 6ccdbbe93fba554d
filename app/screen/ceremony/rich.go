package ceremony

import (
	"slices"

	"fyne.io/fyne/v2"

	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
	"vinhdanh/data/stage"
)

// rich is a paragraph some of whose words are strong, after an icon if it has one.
type rich struct {
	sheet
	pieces []stage.Piece
	size   float32
	most   int // lines; 0: any number
	icon   icons.Name
	color  fyne.ThemeColorName
	strong fyne.ThemeColorName // of strong words; "": as the others
	tint   fyne.ThemeColorName // of the icon

	lines [][]span
	wide  float32
}

func newRich(size float32, most int, icon icons.Name, c fyne.ThemeColorName) *rich {
	p := &rich{size: size, most: most, icon: icon, color: c, tint: widget.ColorText2}
	p.paint = p.draw
	p.least = func() fyne.Size {
		w := float32(60)
		if p.most == 1 { // on one line: as wide as its words
			w = p.lead()
			for _, k := range p.pieces {
				w += measure(k.Text, p.size, k.Strong).Width
			}
		}
		return fyne.NewSize(w+1, p.high()*float32(max(1, len(p.lines))))
	}
	p.ExtendBaseWidget(p)
	return p
}

// set changes the words; none hides it.
func (p *rich) set(pieces []stage.Piece) {
	if slices.Equal(p.pieces, pieces) && p.Hidden == (len(pieces) == 0) {
		return
	}
	p.pieces, p.wide = pieces, 0
	p.Hidden = len(pieces) == 0
	p.redraw()
}

func (p *rich) high() float32 { return lineHigh(p.size) - 1 }

func (p *rich) lead() float32 {
	if p.icon == "" {
		return 0
	}
	return 18 + 8
}

func (p *rich) draw(s fyne.Size) {
	if p.wide != s.Width {
		p.wide = s.Width
		p.lines = flow(p.pieces, p.size, s.Width-p.lead(), p.most)
	}
	p.brush.icon(p.icon, p.tint, 18, 0, 0, p.high())
	y := float32(0)
	for _, l := range p.lines {
		for _, w := range l {
			color := p.color
			if w.bold && p.strong != "" {
				color = p.strong
			}
			p.write(w.text, p.size, w.bold, color, p.lead()+w.x, y, p.high())
		}
		y += p.high()
	}
}
