package layout

// Turned gives copies of items, turned upside down about the middle of a
// sheet: the far side of a card that stands folded. A picture cannot be turned
// and stays upright in its new place; a stamp stays where it is.
func Turned(items []Item, width, height float64) []Item {
	turned := Moved(items, 0, 0)
	for _, item := range turned {
		switch it := item.(type) {
		case *Path:
			for i := range it.Segs {
				for k := range points[it.Segs[i].Kind] {
					p := &it.Segs[i].P[k]
					p.X, p.Y = width-p.X, height-p.Y
				}
			}
		case *Run:
			it.X, it.Y, it.Angle = width-it.X, height-it.Y, it.Angle+180
		case *Picture:
			it.X, it.Y = width-it.X-it.W, height-it.Y-it.H
		case *Modules:
			it.X, it.Y, it.Bits = width-it.X-it.Size, height-it.Y-it.Size, it.backwards()
		}
	}
	return turned
}

// backwards gives the code's bits in the opposite order.
func (m *Modules) backwards() []byte {
	n := m.N * m.N
	bits := make([]byte, (n+7)/8)
	for i := range n {
		if j := n - 1 - i; m.Bits[j>>3]&(0x80>>(j&7)) != 0 {
			bits[i>>3] |= 0x80 >> (i & 7)
		}
	}
	return bits
}
