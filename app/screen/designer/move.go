package designer

import (
	"math"

	"vinhdanh/print/layout"
)

// handle is one of the eight by which a part is resized: -1, 0, 1 for its
// left edge, neither, its right edge; likewise top and bottom.
type handle struct{ x, y int }

// handles in the order in which they are drawn and tried.
var handles = [8]handle{{-1, -1}, {0, -1}, {1, -1}, {-1, 0}, {1, 0}, {-1, 1}, {0, 1}, {1, 1}}

// spot is where a handle stands on a rectangle.
func (h handle) spot(r layout.Rect) (x, y float64) {
	return r.X + r.W*float64(h.x+1)/2, r.Y + r.H*float64(h.y+1)/2
}

// moveTo stands the chosen part with its upper left corner at a place, or as
// near as the rules allow.
func (e *editor) moveTo(x, y float64) {
	r := e.rect(e.sel)
	r.X, r.Y = x, y
	e.put(e.sel, moved(r, e.room(e.sel)))
}

// nudge moves the chosen part by a distance, mm; moves that follow one another
// are undone at once. It tells whether anything moved.
func (e *editor) nudge(dx, dy float64) bool {
	if !e.there(e.sel) {
		return false
	}
	r := e.rect(e.sel)
	to := moved(layout.Rect{X: r.X + dx, Y: r.Y + dy, W: r.W, H: r.H}, e.room(e.sel))
	if near(to.X, r.X) && near(to.Y, r.Y) {
		return false
	}
	e.change("nudge", func() { e.put(e.sel, to) })
	return true
}

func near(a, b float64) bool { return math.Abs(a-b) < 0.01 }

// resized is a rectangle whose edges of a handle were dragged to a place; it
// keeps to the room and to the part's least size.
func (e *editor) resized(p part, from layout.Rect, h handle, x, y float64) layout.Rect {
	room := e.room(p)
	w, ht := e.least(p)
	left, right := span(from.X, from.X+from.W, h.x, x, w, room.X, room.X+room.W)
	top, bottom := span(from.Y, from.Y+from.H, h.y, y, ht, room.Y, room.Y+room.H)
	r := layout.Rect{X: left, Y: top, W: tenth(right - left), H: tenth(bottom - top)}
	if !p.square() {
		return r
	}
	return squared(from, r, h, room)
}

// span moves one end of an interval to v, at least apart from the other end.
func span(from, to float64, end int, v, least, low, high float64) (float64, float64) {
	switch end {
	case -1:
		return within(v, ceilTenth(low), floorTenth(to-least)), to
	case 1:
		return from, within(v, ceilTenth(from+least), floorTenth(high))
	}
	return from, to
}

// squared makes a square of a rectangle that was resized by a handle: the
// corner, or the middle of the edge, across from it stays.
func squared(from, r layout.Rect, h handle, room layout.Rect) layout.Rect {
	side := max(r.W, r.H)
	switch {
	case h.x == 0:
		side = r.H
	case h.y == 0:
		side = r.W
	}
	place := func(side float64) layout.Rect {
		q := layout.Rect{W: side, H: side}
		q.X = anchored(from.X, from.W, side, h.x)
		q.Y = anchored(from.Y, from.H, side, h.y)
		return q
	}
	q := place(side)
	over := max(room.X-q.X, room.Y-q.Y, q.X+q.W-room.X-room.W, q.Y+q.H-room.Y-room.H)
	if over > 1e-6 { // as large as there is room
		if h.x == 0 || h.y == 0 {
			over *= 2
		}
		if q = place(floorTenth(side - over)); q.W < min(from.W, from.H) {
			return from
		}
	}
	return q
}

func anchored(at, size, side float64, end int) float64 {
	switch end {
	case -1:
		return tenth(at + size - side)
	case 1:
		return at
	}
	return tenth(at + (size-side)/2)
}

// setRect stands the chosen part where a person typed it; "" marks no joining.
func (e *editor) setRect(r layout.Rect) layout.Rect {
	p := e.sel
	room := e.room(p)
	w, h := e.least(p)
	r.W, r.H = within(r.W, w, floorTenth(room.W)), within(r.H, h, floorTenth(room.H))
	if p.square() {
		if old := e.rect(p); near(r.W, old.W) {
			r.W = r.H
		} else {
			r.H = r.W
		}
	}
	r = moved(r, room)
	if old := e.rect(p); r != old {
		e.change("", func() { e.put(p, r) })
	}
	return r
}
