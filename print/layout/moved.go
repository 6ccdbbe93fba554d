package layout

// Points is how many points a step of a path has.
func (k SegKind) Points() int { return points[k] }

var points = map[SegKind]int{MoveTo: 1, LineTo: 1, CubeTo: 3, Close: 0}

// Moved gives copies of items, moved by dx and dy mm. A stamp covers the whole
// sheet and stays where it is. Glyphs, code bits and texts are shared with the
// originals.
func Moved(items []Item, dx, dy float64) []Item {
	moved := make([]Item, len(items))
	for i, item := range items {
		switch it := item.(type) {
		case *Path:
			c := *it
			c.Segs = make([]Seg, len(it.Segs))
			for j, s := range it.Segs {
				for k := range points[s.Kind] {
					s.P[k].X += dx
					s.P[k].Y += dy
				}
				c.Segs[j] = s
			}
			moved[i] = &c
		case *Run:
			c := *it
			c.X, c.Y = c.X+dx, c.Y+dy
			moved[i] = &c
		case *Picture:
			c := *it
			c.X, c.Y = c.X+dx, c.Y+dy
			moved[i] = &c
		case *Modules:
			c := *it
			c.X, c.Y = c.X+dx, c.Y+dy
			moved[i] = &c
		default:
			moved[i] = item
		}
	}
	return moved
}
