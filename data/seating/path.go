package seating

import (
	"cmp"
	"math"
	"slices"
)

// free are the places that can still be given out.
type free struct {
	l     *Layout
	taken map[string]bool
}

// take gives the next place of a path that is not taken, and what of the path
// comes behind it.
func (f *free) take(path []Place) (label string, behind []Place) {
	for i, p := range path {
		if !f.taken[p.Label] {
			f.taken[p.Label] = true
			return p.Label, path[i+1:]
		}
	}
	return "", nil
}

// left counts the places of a path that are not taken.
func (f *free) left(path []Place) (n int) {
	for _, p := range path {
		if !f.taken[p.Label] {
			n++
		}
	}
	return n
}

// stagePath is the presidium's rows, the one next to the hall first, each from
// the middle outwards.
func (l *Layout) stagePath() (list []Place) {
	for _, p := range l.Places {
		if p.Presidium {
			list = append(list, p)
		}
	}
	slices.SortStableFunc(list, func(a, b Place) int { return cmp.Or(-cmp.Compare(a.Y, b.Y), l.fromMiddle(a, b)) })
	return list
}

// frontPath is all rows of the hall through all blocks, the nearest to the
// stage first, each from the middle outwards.
func (l *Layout) frontPath() (list []Place) {
	for _, p := range l.Places {
		if !p.Presidium {
			list = append(list, p)
		}
	}
	slices.SortStableFunc(list, func(a, b Place) int { return cmp.Or(cmp.Compare(a.Y, b.Y), l.fromMiddle(a, b)) })
	return list
}

func (l *Layout) fromMiddle(a, b Place) int {
	middle := l.W/2 - 0.5
	return cmp.Or(cmp.Compare(math.Round(math.Abs(a.X-middle)*10), math.Round(math.Abs(b.X-middle)*10)), cmp.Compare(a.X, b.X))
}

// blockPaths gives each block's seats, row by row and there and back, so that
// those who follow each other sit side by side. The blocks next to the stage
// and in the middle come first.
func (l *Layout) blockPaths() (paths [][]Place) {
	by := map[int][]Place{}
	for _, p := range l.Places {
		if !p.Presidium {
			by[p.Block] = append(by[p.Block], p)
		}
	}
	for _, list := range by {
		slices.SortStableFunc(list, func(a, b Place) int {
			across := cmp.Compare(a.X, b.X)
			if a.Row%2 == 1 {
				across = -across
			}
			return cmp.Or(cmp.Compare(a.Row, b.Row), across)
		})
		paths = append(paths, list)
	}
	middle := func(list []Place) float64 {
		least, most := list[0].X, list[0].X
		for _, p := range list {
			least, most = min(least, p.X), max(most, p.X)
		}
		return math.Round(math.Abs(least+most+1-l.W) * 10)
	}
	slices.SortFunc(paths, func(a, b []Place) int {
		x, y := l.Hall.Blocks[a[0].Block], l.Hall.Blocks[b[0].Block]
		return cmp.Or(cmp.Compare(x.Row, y.Row), cmp.Compare(middle(a), middle(b)), cmp.Compare(x.Column, y.Column), cmp.Compare(a[0].Block, b[0].Block))
	})
	return paths
}

// aisleDepth is how many seats beside the aisle recipients fill at each side,
// so that a group of the usual ten sits in one row.
const aisleDepth = 5

// aislePath is the seats at both sides of the aisle nearest to the middle, from
// the aisle inwards, row by row; where there is no aisle, from the leading end
// of each row. The rows are filled so deep that need people find seats.
func (l *Layout) aislePath(f *free, need int) []Place {
	left, right := l.besideAisle()
	depth, widest := aisleDepth, 0
	if len(left) == 0 {
		depth *= 2
	}
	for _, p := range l.Places {
		widest = max(widest, p.Number+1)
	}
	for {
		list := l.aisleRows(left, right, depth)
		if depth >= widest || f.left(list) >= need {
			return list
		}
		depth++
	}
}

// besideAisle gives the blocks at both sides of the aisle, front to back.
func (l *Layout) besideAisle() (left, right map[int]bool) {
	var columns []int
	for _, b := range l.Hall.Blocks {
		if b = held(b); !b.Presidium && b.Rows*b.Seats > 0 && !slices.Contains(columns, b.Column) {
			columns = append(columns, b.Column)
		}
	}
	slices.Sort(columns)
	left, right = map[int]bool{}, map[int]bool{}
	for i, b := range l.Hall.Blocks {
		b = held(b)
		switch n := len(columns); {
		case b.Presidium || n == 0:
		case n == 1:
			right[i] = true
		case b.Column == columns[(n-2)/2]:
			left[i] = true
		case b.Column == columns[(n-2)/2+1]:
			right[i] = true
		}
	}
	return left, right
}

func (l *Layout) aisleRows(left, right map[int]bool, depth int) (list []Place) {
	type seat struct {
		Place
		in   int // from the aisle, from 0
		side int
	}
	var all []seat
	for _, p := range l.Places {
		s := seat{Place: p, in: p.Number}
		switch {
		case left[p.Block]:
			s.in = held(l.Hall.Blocks[p.Block]).Seats - 1 - p.Number
		case right[p.Block]:
			s.side = 1
		default:
			continue
		}
		if s.in < depth {
			all = append(all, s)
		}
	}
	slices.SortStableFunc(all, func(a, b seat) int {
		return cmp.Or(cmp.Compare(a.Y, b.Y), cmp.Compare(a.side, b.side), cmp.Compare(a.in, b.in))
	})
	for _, s := range all {
		list = append(list, s.Place)
	}
	return list
}
