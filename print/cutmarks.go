package print

import (
	"slices"

	"vinhdanh/print/layout"
)

// Marks along which cards are cut or folded, mm.
const (
	markHair   = 0.15
	markGap    = 2.5 // from the cut, beyond what is drawn over it
	markLength = 5.0
	markEdge   = 4.0 // no printer reaches the sheet's edge
	oneCut     = 2.0 // gap between cards below which one cut parts them
)

var markColor = layout.Color{R: 0x71, G: 0x69, B: 0x60, A: 255}

// cutMarks are hair lines outside the block of cards; where it reaches the
// edge of the sheet they stand between the cards. None lies on a card.
func (s *cards) cutMarks() []layout.Item {
	last := s.places[len(s.places)-1]
	left, top, right, bottom := s.places[0].X, s.places[0].Y, last.X+last.W, last.Y+last.H
	var xs, ys []float64
	for _, r := range s.places {
		xs, ys = append(xs, r.X, r.X+r.W), append(ys, r.Y, r.Y+r.H)
	}
	var items []layout.Item
	for _, x := range cuts(xs, s.width) {
		for _, y := range ends(top, bottom, s.height) {
			items = append(items, hairLine(x-markHair/2, y.from, markHair, y.to-y.from))
		}
	}
	for _, y := range cuts(ys, s.height) {
		for _, x := range ends(left, right, s.width) {
			items = append(items, hairLine(x.from, y-markHair/2, x.to-x.from, markHair))
		}
	}
	return items
}

// cuts gives where to cut: once between cards that stand close together, and
// not along the sheet's own edge.
func cuts(at []float64, length float64) []float64 {
	slices.Sort(at)
	var list []float64
	for _, v := range at {
		n := len(list)
		switch {
		case v < 1 || v > length-1:
		case n > 0 && v-list[n-1] < 1e-6:
		case n > 0 && v-list[n-1] < oneCut:
			list[n-1] = (list[n-1] + v) / 2
		default:
			list = append(list, v)
		}
	}
	return list
}

type stretch struct{ from, to float64 }

// ends gives the two stretches in which marks across a block of cards stand.
func ends(first, last, length float64) []stretch {
	a := stretch{max(first-markGap-markLength, 1), first - markGap}
	b := stretch{last + markGap, min(last+markGap+markLength, length-1)}
	if a.to-a.from < 1.5 {
		a = stretch{markEdge, markEdge + markLength}
	}
	if b.to-b.from < 1.5 {
		b = stretch{length - markEdge - markLength, length - markEdge}
	}
	return []stretch{a, b}
}

func hairLine(x, y, w, h float64) layout.Item {
	return layout.Box(layout.LayerStock, layout.Rect{X: x, Y: y, W: w, H: h}, markColor)
}
