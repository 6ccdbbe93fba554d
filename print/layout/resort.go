package layout

import (
	"math"
	"slices"
)

// resort gives a field the room it may take as a last resort.
func (l *laid) resort() {
	l.last, l.inset = true, 0
	if l.Last != nil {
		l.floor, l.most = l.Last.Floor, max(l.most, l.Last.Lines)
	}
}

// alike sets a field and the same field in the other language, where it has a
// frame of its own beside it, as small as one another: "post" and "other-post".
func alike(frames []arranged) error {
	for i := range frames {
		for _, l := range frames[i].all {
			for j := range frames {
				k := slices.IndexFunc(frames[j].all, func(m *laid) bool { return m.Name == "other-"+l.Name })
				if j == i || k < 0 {
					continue
				}
				m := frames[j].all[k]
				part := min(l.size/l.Size, m.size/m.Size)
				if err := frames[i].reduce(l, part); err != nil {
					return err
				}
				if err := frames[j].reduce(m, part); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// reduce sets a field no larger than a part of its size, but not below its floor.
func (a arranged) reduce(l *laid, part float64) error {
	size := max(l.Size-step*math.Ceil(l.Size*(1-part)/step-1e-9), l.floor)
	if size >= l.size {
		return nil
	}
	l.size = size
	if rows := l.wrap(a.W - 2*l.inset); rows != nil {
		l.rows, l.mended = rows, false
	}
	return a.settle(a.all)
}
