package seating

import (
	"cmp"
	"math"
	"slices"
)

// A path is places in the order in which they are given out, as indexes in
// Layout.Places.
type path []int

// free are the places that can still be given out.
type free struct {
	l     *Layout
	taken []bool // by index in Layout.Places
}

// take gives the next place of a path that is not taken, and what of the path
// comes behind it.
func (f *free) take(p path) (label string, behind path) {
	for i, at := range p {
		if !f.taken[at] {
			f.taken[at] = true
			return f.l.Places[at].Label, p[i+1:]
		}
	}
	return "", nil
}

// left counts the places of a path that are not taken.
func (f *free) left(p path) (n int) {
	for _, at := range p {
		if !f.taken[at] {
			n++
		}
	}
	return n
}

// where gives the places of which is says so, in the order of by.
func (l *Layout) where(is func(*Place) bool, by func(a, b *Place) int) (p path) {
	p = make(path, 0, len(l.Places))
	for i := range l.Places {
		if is(&l.Places[i]) {
			p = append(p, i)
		}
	}
	slices.SortStableFunc(p, func(a, b int) int { return by(&l.Places[a], &l.Places[b]) })
	return p
}

// stagePath is the presidium's rows, the one next to the hall first, each from
// the middle outwards.
func (l *Layout) stagePath() path {
	return l.where(func(p *Place) bool { return p.Presidium },
		func(a, b *Place) int { return cmp.Or(-cmp.Compare(a.Y, b.Y), l.fromMiddle(a, b)) })
}

// frontPath is all rows of the hall through all blocks, the nearest to the
// stage first, each from the middle outwards.
func (l *Layout) frontPath() path {
	return l.where(func(p *Place) bool { return !p.Presidium },
		func(a, b *Place) int { return cmp.Or(cmp.Compare(a.Y, b.Y), l.fromMiddle(a, b)) })
}

func (l *Layout) fromMiddle(a, b *Place) int {
	middle := l.W/2 - 0.5
	return cmp.Or(cmp.Compare(math.Round(math.Abs(a.X-middle)*10), math.Round(math.Abs(b.X-middle)*10)), cmp.Compare(a.X, b.X))
}

// blockPaths gives each block's seats, row by row and there and back, so that
// those who follow each other sit side by side. The blocks next to the stage
// and in the middle come first.
func (l *Layout) blockPaths() (paths []path) {
	by := make([]path, len(l.Hall.Blocks))
	for i := range l.Places {
		if p := &l.Places[i]; !p.Presidium {
			by[p.Block] = append(by[p.Block], i)
		}
	}
	for _, list := range by {
		if len(list) == 0 {
			continue
		}
		slices.SortStableFunc(list, func(i, j int) int {
			a, b := &l.Places[i], &l.Places[j]
			across := cmp.Compare(a.X, b.X)
			if a.Row%2 == 1 {
				across = -across
			}
			return cmp.Or(cmp.Compare(a.Row, b.Row), across)
		})
		paths = append(paths, list)
	}
	middle := func(list path) float64 {
		least, most := l.Places[list[0]].X, l.Places[list[0]].X
		for _, i := range list {
			least, most = min(least, l.Places[i].X), max(most, l.Places[i].X)
		}
		return math.Round(math.Abs(least+most+1-l.W) * 10)
	}
	slices.SortFunc(paths, func(a, b path) int {
		m, n := l.Places[a[0]].Block, l.Places[b[0]].Block
		x, y := l.Hall.Blocks[m], l.Hall.Blocks[n]
		return cmp.Or(cmp.Compare(x.Row, y.Row), cmp.Compare(middle(a), middle(b)), cmp.Compare(x.Column, y.Column), cmp.Compare(m, n))
	})
	return paths
}

// aisleDepth is how many seats beside the aisle recipients fill at each side,
// so that a group of the usual ten sits in one row.
const aisleDepth = 5

// aislePath is the seats at both sides of the aisle nearest to the middle, from
// the aisle inwards, row by row; where there is no aisle, from the leading end
// of each row. The rows are filled so deep that need people find seats.
func (l *Layout) aislePath(f *free, need int) path {
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

func (l *Layout) aisleRows(left, right map[int]bool, depth int) path {
	in := func(p *Place) (seats, side int) { // from the aisle, from 0
		if left[p.Block] {
			return held(l.Hall.Blocks[p.Block]).Seats - 1 - p.Number, 0
		}
		return p.Number, 1
	}
	return l.where(func(p *Place) bool {
		seats, _ := in(p)
		return (left[p.Block] || right[p.Block]) && seats < depth
	}, func(a, b *Place) int {
		m, x := in(a)
		n, y := in(b)
		return cmp.Or(cmp.Compare(a.Y, b.Y), cmp.Compare(x, y), cmp.Compare(m, n))
	})
}
