package designer

import (
	"math"

	"vinhdanh/print/layout"
)

// step is the smallest move, mm: what a person can measure on paper.
const step = 0.1

func tenth(v float64) float64      { return math.Round(v*10) / 10 }
func floorTenth(v float64) float64 { return math.Floor(v*10+1e-6) / 10 }
func ceilTenth(v float64) float64  { return math.Ceil(v*10-1e-6) / 10 }

// Least sizes of parts, mm.
const (
	leastFrame = 3.0
	leastLine  = 0.1
)

func (e *editor) codeRule() layout.CodeRule {
	d, _ := layout.DocumentOf(e.t.Document)
	return d.Code
}

// leastModules is how large the modules of the code are at least, mm.
func (e *editor) leastModules() float64 { return e.codeRule().On(e.t.Width, e.t.Height) }

// leastSquare is the white square for the least modules, mm.
func (e *editor) leastSquare() float64 {
	return ceilTenth(e.leastModules() * (1 + 2*quiet/float64(e.codeRule().Modules)))
}

// quiet is how many clear modules a code needs on each side.
const quiet = 4

// least is the smallest width and height of a part, mm.
func (e *editor) least(p part) (w, h float64) {
	switch p.kind {
	case codePart:
		return e.leastSquare(), e.leastSquare()
	case fillPart:
		return leastLine, leastLine
	case borderPart:
		return e.t.Border.Band * 6, e.t.Border.Band * 6
	case watermarkPart:
		return 20, 3
	case framePart:
		return leastFrame, max(leastFrame, ceilTenth(e.t.Frames[p.at].Foot+0.1))
	}
	return leastFrame, leastFrame
}

// room is where a part may stand, mm: what the template's rules allow.
func (e *editor) room(p part) layout.Rect {
	t := e.t
	sheet := layout.Rect{W: t.Width, H: t.Height}
	inner := sheet
	if t.Border != nil {
		inner = t.Border.Inner()
	}
	switch p.kind {
	case framePart:
		return inner
	case codePart:
		edge := e.codeRule().Edge
		return meet(inner, layout.Rect{X: edge, Y: edge, W: t.Width - 2*edge, H: t.Height - 2*edge})
	case tracePart, watermarkPart: // a scan may be larger than the sheet
		return layout.Rect{X: -t.Width, Y: -t.Height, W: 3 * t.Width, H: 3 * t.Height}
	}
	return sheet
}

func meet(a, b layout.Rect) layout.Rect {
	x, y := max(a.X, b.X), max(a.Y, b.Y)
	return layout.Rect{X: x, Y: y, W: min(a.X+a.W, b.X+b.W) - x, H: min(a.Y+a.H, b.Y+b.H) - y}
}

// moved is a rectangle put where it was asked to be, or as near as the room allows.
func moved(r, room layout.Rect) layout.Rect {
	r.X = within(tenth(r.X), ceilTenth(room.X), floorTenth(room.X+room.W-r.W))
	r.Y = within(tenth(r.Y), ceilTenth(room.Y), floorTenth(room.Y+room.H-r.H))
	return r
}

func within(v, low, high float64) float64 {
	if high < low {
		return low
	}
	return tenth(max(low, min(high, v)))
}

func holds(r layout.Rect, x, y float64) bool {
	return x >= r.X && x <= r.X+r.W && y >= r.Y && y <= r.Y+r.H
}
