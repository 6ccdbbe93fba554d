package designer

import (
	"slices"

	"vinhdanh/print/layout"
)

// split pulls the chosen field out of its frame into one of its own. What
// stands above and below it stays where it is set: a frame is cut into up to
// three. Fields of the same name that follow one another (for a person, for a
// collective) stay together. It tells whether there was something to split.
func (e *editor) split(placed []layout.Placed) bool {
	p := e.sel
	if p.kind != framePart || p.field < 0 || !e.there(p) {
		return false
	}
	f := e.t.Frames[p.at]
	from, to := p.field, p.field+1
	for from > 0 && f.Fields[from-1].Name == f.Fields[p.field].Name {
		from--
	}
	for to < len(f.Fields) && f.Fields[to].Name == f.Fields[p.field].Name {
		to++
	}
	if from == 0 && to == len(f.Fields) {
		return false
	}
	// where the pieces meet: half way between the ink above and below
	cutAt := func(i int) (float64, bool) { // above field i
		above, below := f.Y, f.Y+f.H
		var a, b bool
		for _, at := range placed {
			if at.Frame != f.Name {
				continue
			}
			if at.Index < i {
				above, a = max(above, at.Ink.Y+at.Ink.H), true
			} else if !b {
				below, b = at.Ink.Y, true
			}
		}
		return tenth((above + below) / 2), a && b
	}
	bounds := []int{0, from, to, len(f.Fields)}
	tops := []float64{f.Y, f.Y, f.Y + f.H, f.Y + f.H}
	for k := 1; k <= 2; k++ {
		if bounds[k] == 0 || bounds[k] == len(f.Fields) {
			continue
		}
		y, ok := cutAt(bounds[k])
		if !ok {
			return false
		}
		tops[k] = y
	}
	var pieces []layout.Frame
	chosen := 0
	for k := range 3 {
		if bounds[k] == bounds[k+1] {
			continue
		}
		if k == 1 {
			chosen = len(pieces)
		}
		pieces = append(pieces, e.piece(f, bounds[k], bounds[k+1], tops[k], tops[k+1], placed))
	}
	for _, q := range pieces {
		if q.H < leastFrame || q.Fields[0].Lead <= 0 || q.Foot < 0 {
			return false
		}
	}
	e.change("", func() {
		for k := range pieces {
			if k != 0 {
				pieces[k].Name = "" // taken below, once the others are known
			}
		}
		t := e.t
		t.Frames = slices.Replace(t.Frames, p.at, p.at+1, pieces...)
		for k := range pieces {
			if at := p.at + k; t.Frames[at].Name == "" {
				t.Frames[at].Name = e.fresh(t.Frames[at].Fields[0].Name)
			}
		}
		e.sel = part{framePart, p.at + chosen, p.field - from}
	})
	return true
}

// piece is a part of a frame, with its text where it was set.
func (e *editor) piece(f layout.Frame, from, to int, top, bottom float64, placed []layout.Placed) layout.Frame {
	q := f
	q.Y, q.H, q.Rest = top, tenth(bottom-top), "bottom"
	q.Fields = slices.Clone(f.Fields[from:to])
	q.When = slices.Clone(f.When)
	first, last := 0.0, 0.0
	for _, at := range placed {
		if at.Frame != f.Name || at.Index < from || at.Index >= to {
			continue
		}
		if first == 0 {
			first = at.Ink.Y + inkAbove*at.Size*layout.MM
		}
		last = at.Ink.Y + at.Ink.H - inkBelow*at.Size*layout.MM
	}
	if first == 0 { // nothing of it is set with these data
		first, last = top+(bottom-top)*0.7, top+(bottom-top)*0.7
	}
	lead := tenth(first - top)
	moved := lead - q.Fields[0].Lead
	for i := range q.Fields {
		g := copied(q.Fields[i])
		if i == 0 || g.Name == q.Fields[0].Name {
			g.Lead = max(0.1, tenth(g.Lead+moved))
			g.Stretch = 0
			g.Shrink = min(g.Shrink, max(0, floorTenth(g.Lead-0.1)))
		}
		q.Fields[i] = g
	}
	q.Foot = max(0, min(f.Foot, floorTenth(bottom-last)))
	return q
}

// Ink above and below a baseline, in sizes, as layout.Placed counts it.
const (
	inkAbove = 0.93
	inkBelow = 0.23
)
