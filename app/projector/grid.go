package projector

import "math"

// grid says how names stand on the wall: in how many columns, and how large.
type grid struct {
	columns, rows int
	width, height float32   // of a cell
	sizes         []float32 // of the names' letters
}

// uneven is how much smaller the longest name of a page may stand than the
// others; beyond that all are made smaller.
const uneven = 0.7

// alike is the share above which all names of a page are made as small as the longest.
const alike = 0.85

// enough is the size of letters, in the design's units, that a hall reads well:
// with it no other number of columns is tried.
const enough = 28

// gutter is left between columns, in the design's units.
const gutter = 26

// lay sets n names into a place, each in one line. wide gives the width of a
// name at size 1, share how much of a cell's height its letters may take. unit
// is the design's.
func lay(n int, wide func(i int) float32, width, height, share, unit float32) grid {
	best, bestLeast := grid{}, float32(0)
	for _, columns := range columnsFor(n) {
		g := grid{columns: columns, rows: (n + columns - 1) / columns}
		g.width = width / float32(columns)
		room := g.width
		if columns > 1 {
			room -= gutter * unit
		}
		g.height = min(height/float32(g.rows), tallest(columns, n)*unit)
		most := min(largest(columns, n)*unit, g.height*share)
		least := most
		own := make([]float32, n)
		for i := range n {
			own[i] = most
			if w := wide(i); w > 0 {
				own[i] = min(most, room/w*0.985) // letters are set on whole pixels
			}
			least = min(least, own[i])
		}
		for i := range own {
			own[i] = min(own[i], least/uneven)
			if least > alike*most {
				own[i] = least
			}
		}
		g.sizes = own
		if least > bestLeast*1.05 {
			best, bestLeast = g, least
		}
		if bestLeast >= enough*unit {
			break
		}
	}
	return best
}

// columnsFor gives the numbers of columns to try, the design's first.
func columnsFor(n int) []int {
	switch {
	case n <= Column:
		return []int{1, 2}
	case n == 10:
		return []int{2, 3, 1}
	}
	return []int{3, 2, 1}
}

func largest(columns, n int) float32 {
	switch {
	case n == 1:
		return 76
	case columns == 1:
		return 50
	case columns == 2:
		return 40
	}
	return 37
}

func tallest(columns, n int) float32 {
	switch {
	case n == 1:
		return 260
	case columns == 1:
		return 118
	}
	return 112
}

// at gives the middle of a cell's upper edge, from the middle of the grid's:
// a last row that is not full stands in the middle.
func (g grid) at(i, n int) (x, y float32) {
	row, column := i/g.columns, i%g.columns
	inRow := min(g.columns, n-row*g.columns)
	return (float32(column) - float32(inRow-1)/2) * g.width, float32(row) * g.height
}

// smallest gives the size of the smallest name.
func (g grid) smallest() float32 {
	least := float32(math.Inf(1))
	for _, s := range g.sizes {
		least = min(least, s)
	}
	return least
}
