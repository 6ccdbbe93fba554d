package print

import (
	"vinhdanh/print/layout"
	"vinhdanh/print/writing"
)

// seatSheet is A3 on its side.
func seatSheet() writing.Sheet {
	return writing.Sheet{Width: 420, Height: 297, Top: 11, Bottom: 12, Left: 12, Right: 12}
}

// Measures of the plan, mm.
const (
	aisleWide  = 9.0
	crossAisle = 5.0
	rowLabel   = 8.0 // beside a block, at both of its sides
	stageHigh  = 9.0
	widestSeat = 34.0
	highSeat   = 17.0
)

// measure parts the sheet among the blocks.
func (s *seating) measure() error {
	s.count = map[SeatKind]int{}
	onStage := 0
	for i := range s.in.Blocks {
		b := &s.in.Blocks[i]
		if b.widest() == 0 {
			continue
		}
		if b.Presidium {
			s.stage = append(s.stage, b)
			onStage += len(b.Rows)
			continue
		}
		s.floor = append(s.floor, b)
		for len(s.columns) < b.Column {
			s.columns = append(s.columns, 0)
		}
		for len(s.rows) < b.Row {
			s.rows = append(s.rows, 0)
		}
		s.columns[b.Column-1] = max(s.columns[b.Column-1], b.widest())
		s.rows[b.Row-1] = max(s.rows[b.Row-1], len(b.Rows))
	}
	if len(s.floor)+len(s.stage) == 0 {
		return layout.Fail("no-rows")
	}
	wide, high, aisles, crosses := 0, 0, -1, -1
	for _, n := range s.columns {
		if n > 0 {
			wide, aisles = wide+n, aisles+1
		}
	}
	for _, n := range s.rows {
		if n > 0 {
			high, crosses = high+n, crosses+1
		}
	}
	for _, b := range s.stage {
		wide = max(wide, b.widest())
	}
	room := s.wide() - float64(max(aisles, 0))*aisleWide - float64(max(aisles, 0)+1)*2*rowLabel
	down := s.sheet.Height - s.sheet.Top - s.sheet.Bottom - titleHigh - stageHigh - 6 - float64(max(crosses, 0))*crossAisle - legendHigh - 3
	s.w = min(room/float64(max(wide, 1)), widestSeat)
	s.h = min(down/float64(max(high+onStage, 1)), highSeat, s.w)
	const least = 2.2 // mm: smaller ones nobody finds on the wall
	if s.w < least || s.h < least {
		return layout.Fail("hall-too-large", "rows", high+onStage, "seats", wide)
	}
	return nil
}

const titleHigh, legendHigh = 17.0, 8.0

// widest is how many places its longest row has.
func (b *SeatBlock) widest() int {
	n := 0
	for i := range b.Rows {
		n = max(n, len(b.Rows[i].Seats))
	}
	return n
}

// across is how wide the blocks stand, mm, with their labels.
func (s *seating) across() float64 {
	w := -aisleWide
	for _, n := range s.columns {
		if n > 0 {
			w += float64(n)*s.w + 2*rowLabel + aisleWide
		}
	}
	return max(w, 0)
}

// corner is where a block's first seat stands.
func (s *seating) corner(b *SeatBlock) (x, y float64) {
	x = s.sheet.Left + (s.wide()-s.across())/2 + rowLabel
	for _, n := range s.columns[:b.Column-1] {
		if n > 0 {
			x += float64(n)*s.w + 2*rowLabel + aisleWide
		}
	}
	y = s.y
	for _, n := range s.rows[:b.Row-1] {
		if n > 0 {
			y += float64(n)*s.h + crossAisle
		}
	}
	return x, y
}
