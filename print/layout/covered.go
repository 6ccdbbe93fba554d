package layout

import "math"

// Cover stretches a list to a sheet of another size, mm, as a stamp is that was
// made for one. Letters, codes and strokes keep their shape.
func (l *List) Cover(width, height float64) {
	fx, fy := width/l.Width, height/l.Height
	l.Width, l.Height = width, height
	if math.Abs(fx-1) < 1e-9 && math.Abs(fy-1) < 1e-9 {
		return
	}
	mean := math.Sqrt(fx * fy)
	for _, item := range l.Items {
		switch it := item.(type) {
		case *Path:
			it.Width *= mean
			for i := range it.Segs {
				for k := range it.Segs[i].P {
					it.Segs[i].P[k].X *= fx
					it.Segs[i].P[k].Y *= fy
				}
			}
		case *Run:
			it.X *= fx
			it.Y *= fy
			it.Size *= mean
			for i := range it.Glyphs {
				it.Glyphs[i].X *= mean
				it.Glyphs[i].Y *= mean
			}
		case *Picture:
			it.X, it.Y, it.W, it.H = it.X*fx, it.Y*fy, it.W*fx, it.H*fy
		case *Modules:
			it.X, it.Y, it.Size = it.X*fx, it.Y*fy, it.Size*mean
		}
	}
}
