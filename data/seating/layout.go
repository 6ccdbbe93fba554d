package seating

import (
	"slices"

	"vinhdanh/data"
)

// Limits of a hall.
const (
	MostRows  = 200 // of a block
	MostWide  = 200 // seats in a row of a block
	MostSeats = 20_000
)

// Measures of a plan, in widths of a seat.
const (
	Aisle      = 1.4 // between blocks, row labels not counted
	CrossAisle = 1.0
	LabelWide  = 1.1 // beside a block, at both of its sides
	stageHigh  = 1.6 // without the presidium's rows
	beforeRows = 1.0 // between stage and first row
)

// Place is where a seat stands.
type Place struct {
	Label       string
	Block       int // index in Hall.Blocks
	Row, Number int // within the block, from 0
	X, Y        float64
	Presidium   bool
}

// RowName is what stands beside a row.
type RowName struct {
	Text  string
	X, Y  float64 // of a box LabelWide wide and 1 high
	Right bool    // at the right-hand side of its block
}

// Layout is where everything in a hall stands, in widths of a seat: x from the
// left as one faces the stage, y from the stage.
type Layout struct {
	Hall   data.Hall
	Places []Place // block by block, row by row
	Gaps   []Place // seats that are not there
	Rows   []RowName
	W, H   float64
	StageX float64 // the stage begins at y 0
	StageW float64
	StageH float64

	at map[string]int
}

// Lay finds where the seats of a hall stand.
func Lay(h data.Hall) *Layout {
	l := &Layout{Hall: h, at: map[string]int{}}
	var columns, rows []int // the widest and the longest block of each
	stage, wide := 0, 0
	for _, b := range h.Blocks {
		b = held(b)
		if b.Presidium {
			stage += b.Rows
			wide = max(wide, b.Seats)
			continue
		}
		columns, rows = grown(columns, b.Column), grown(rows, b.Row)
		columns[b.Column-1] = max(columns[b.Column-1], b.Seats)
		rows[b.Row-1] = max(rows[b.Row-1], b.Rows)
	}
	x, y := offsets(columns, 2*LabelWide+Aisle), offsets(rows, CrossAisle)
	floor := max(x[len(columns)]-Aisle, 0)
	l.StageW = max(floor*0.6, float64(wide)+2*LabelWide+0.6, 8)
	l.W = max(floor, l.StageW)
	l.StageX, l.StageH = (l.W-l.StageW)/2, stageHigh+float64(stage)
	l.H = l.StageH + beforeRows + max(y[len(rows)]-CrossAisle, 0)
	down := stageHigh - 0.3
	for i, b := range h.Blocks {
		b = held(b)
		if b.Presidium {
			l.block(i, b, (l.W-float64(b.Seats))/2, down)
			down += float64(b.Rows)
			continue
		}
		inner := float64(columns[b.Column-1]-b.Seats) / 2 // a narrower block stands in the middle of its column
		l.block(i, b, (l.W-floor)/2+x[b.Column-1]+LabelWide+inner, l.StageH+beforeRows+y[b.Row-1])
	}
	return l
}

// held keeps a block within what can be drawn.
func held(b data.HallBlock) data.HallBlock {
	b.Column, b.Row = min(max(b.Column, 1), 100), min(max(b.Row, 1), 100)
	b.Rows, b.Seats = min(max(b.Rows, 0), MostRows), min(max(b.Seats, 0), MostWide)
	return b
}

func grown(list []int, n int) []int {
	for len(list) < n {
		list = append(list, 0)
	}
	return list
}

// offsets tells where each begins that has seats, and, behind the last, where
// the next would.
func offsets(sizes []int, between float64) []float64 {
	list := make([]float64, len(sizes)+1)
	for i, n := range sizes {
		if list[i+1] = list[i]; n > 0 {
			list[i+1] += float64(n) + between
		}
	}
	return list
}

func (l *Layout) block(i int, b data.HallBlock, x, y float64) {
	for row := range b.Rows {
		if b.Seats > 0 {
			name := RowLabel(b, row)
			l.Rows = append(l.Rows, RowName{name, x - LabelWide, y + float64(row), false}, RowName{name, x + float64(b.Seats), y + float64(row), true})
		}
		for n := range b.Seats {
			p := Place{Label(b, row, n), i, row, n, x + float64(n), y + float64(row), b.Presidium}
			if slices.Contains(b.Missing, row*b.Seats+n+1) {
				l.Gaps = append(l.Gaps, p)
				continue
			}
			if _, twice := l.at[p.Label]; !twice {
				l.at[p.Label] = len(l.Places)
				l.Places = append(l.Places, p)
			}
		}
	}
}

// Find gives the place of a label.
func (l *Layout) Find(label string) (Place, bool) {
	i, ok := l.at[label]
	if !ok {
		return Place{}, false
	}
	return l.Places[i], true
}

// Hit gives the seat at a point; gap tells that it is one that is not there.
func (l *Layout) Hit(x, y float64) (p Place, gap, ok bool) {
	for i, list := range [][]Place{l.Places, l.Gaps} {
		for _, p := range list {
			if x >= p.X && x < p.X+1 && y >= p.Y && y < p.Y+1 {
				return p, i == 1, true
			}
		}
	}
	return p, false, false
}

// Beside gives the next seat in a direction, dx and dy from -1 to 1; the same
// where there is none.
func (l *Layout) Beside(label string, dx, dy int) string {
	from, ok := l.Find(label)
	if !ok {
		if len(l.Places) == 0 {
			return ""
		}
		return l.Places[0].Label
	}
	best, least := label, 0.0
	for _, p := range l.Places {
		along := (p.X-from.X)*float64(dx) + (p.Y-from.Y)*float64(dy)
		across := (p.X-from.X)*float64(dy) + (p.Y-from.Y)*float64(dx)
		across = max(across, -across)
		if along < 0.5 || dx != 0 && across > 0.6 {
			continue
		}
		if far := along + across*0.9; best == label || far < least {
			best, least = p.Label, far
		}
	}
	return best
}
