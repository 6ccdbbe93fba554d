package ceremony

import (
	"slices"
	"strconv"

	"fyne.io/fyne/v2"

	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
	"vinhdanh/data/stage"
)

// spot is a place on stage.
type spot struct {
	place    int
	standing stage.Standing
	moved    bool // goes up with another group
}

// spots shows the places on stage as the hall sees them: a line of circles,
// holes included.
type spots struct {
	sheet
	list []spot
}

const spotSide = 40

func newSpots() *spots {
	p := &spots{}
	p.paint = p.draw
	p.least = func() fyne.Size { return fyne.NewSize(60, spotSide) }
	p.ExtendBaseWidget(p)
	return p
}

func (p *spots) set(list []spot) {
	if !slices.Equal(p.list, list) {
		p.list = list
		p.redraw()
	}
}

func (p *spots) draw(s fyne.Size) {
	n := len(p.list)
	if n == 0 {
		return
	}
	const edge = 4
	room := s.Width - 2*edge
	side := min(spotSide, room/float32(n)-4)
	step := float32(0)
	if n > 1 {
		step = min((room-side)/float32(n-1), 2*spotSide)
	}
	left := edge + (room-side-step*float32(n-1))/2
	p.box(widget.ColorLine2, "", 0, 0, left+side/2, s.Height/2-1, step*float32(n-1), 2)
	for i, k := range p.list {
		x, y := left+step*float32(i), (s.Height-side)/2
		fill, stroke, width, letters := widget.ColorSurface, widget.ColorLine2, float32(1), widget.ColorText3
		switch {
		case k.moved:
		case k.standing == stage.Here || k.standing == stage.HandedOver:
			fill, stroke, letters = widget.ColorOK, widget.ColorOK, widget.ColorOnAccent
		case k.standing == stage.Absent || k.standing == stage.Late:
			stroke, width, letters = widget.ColorWarn, 2, widget.ColorWarn
		}
		p.box(fill, stroke, width, side/2, x, y, side, side)
		size := min(float32(16), side*0.45)
		p.centered(strconv.Itoa(k.place), size, true, letters, x, y, side, side)
		if k.standing == stage.HandedOver && !k.moved {
			const badge = 16
			bx, by := x+side-badge+3, y+side-badge+2
			p.box(widget.ColorSurface, widget.ColorOK, 1, badge/2, bx, by, badge, badge)
			p.icon(icons.Check, widget.ColorOK, 12, bx+2, by, badge)
		}
	}
}
