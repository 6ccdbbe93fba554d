package designer

import (
	"math"
	"strconv"

	"vinhdanh/print/layout"
)

// kind is what sort of thing on the sheet a part is.
type kind uint8

const (
	noPart kind = iota
	framePart
	codePart
	emblemPart
	picturePart
	fillPart
	borderPart
	drumPart
	watermarkPart
	tracePart
)

// part names something of the template that can be chosen.
type part struct {
	kind  kind
	at    int // of the frames, pictures or fills
	field int // of a frame; -1: the frame itself
}

func frameAt(i int) part { return part{framePart, i, -1} }

// whole is the part without the field in it.
func (p part) whole() part { return part{p.kind, p.at, -1} }

// key names a part for what the designer remembers of it; it outlives undoing.
func (e *editor) key(p part) string {
	switch p.kind {
	case framePart:
		name := "frame/" + e.t.Frames[p.at].Name
		if p.field >= 0 {
			name += "/" + strconv.Itoa(p.field)
		}
		return name
	case picturePart:
		return "picture/" + e.t.Pictures[p.at].Name
	case fillPart:
		return "fill/" + strconv.Itoa(p.at)
	}
	return "part/" + strconv.Itoa(int(p.kind))
}

// there tells whether the template has the part.
func (e *editor) there(p part) bool {
	t := e.t
	switch p.kind {
	case framePart:
		return p.at >= 0 && p.at < len(t.Frames) && p.field < len(t.Frames[p.at].Fields)
	case picturePart:
		return p.at >= 0 && p.at < len(t.Pictures)
	case fillPart:
		return p.at >= 0 && p.at < len(t.Fills)
	case codePart:
		return t.Code != nil
	case emblemPart:
		return t.Emblem != nil
	case borderPart:
		return t.Border != nil
	case drumPart:
		return t.Drum != nil
	case watermarkPart:
		return t.Watermark != nil
	case tracePart:
		return t.Trace != nil
	}
	return false
}

// stock tells whether the part belongs to the pre-printed sheet.
func (e *editor) stock(p part) bool {
	switch p.kind {
	case framePart:
		return e.t.Frames[p.at].Layer == stockLayer
	case picturePart:
		return e.t.Pictures[p.at].Layer == stockLayer
	case fillPart:
		return e.t.Fills[p.at].Layer == stockLayer
	case emblemPart, borderPart, drumPart:
		return true
	}
	return false
}

// The layers, as templates name them.
const (
	stockLayer = "stock"
	textLayer  = "text"
)

// rect is where a part stands, mm.
func (e *editor) rect(p part) layout.Rect {
	t := e.t
	switch p.kind {
	case framePart:
		f := &t.Frames[p.at]
		return layout.Rect{X: f.X, Y: f.Y, W: f.W, H: f.H}
	case picturePart:
		f := &t.Pictures[p.at]
		return layout.Rect{X: f.X, Y: f.Y, W: f.W, H: f.H}
	case fillPart:
		f := &t.Fills[p.at]
		return layout.Rect{X: f.X, Y: f.Y, W: f.W, H: f.H}
	case codePart:
		return layout.Rect{X: t.Code.X, Y: t.Code.Y, W: t.Code.Square, H: t.Code.Square}
	case emblemPart:
		return round(t.Emblem.X, t.Emblem.Y, t.Emblem.R)
	case drumPart:
		return round(t.Drum.X, t.Drum.Y, t.Drum.R)
	case borderPart:
		return layout.Rect{X: t.Border.X, Y: t.Border.Y, W: t.Border.W, H: t.Border.H}
	case watermarkPart:
		w := t.Watermark
		sin, cos := math.Sincos(w.Angle * math.Pi / 180)
		wide, high := w.Width*cos, math.Abs(w.Width*sin)+8
		return layout.Rect{X: w.X - wide/2, Y: w.Y - high/2, W: wide, H: high}
	case tracePart:
		return layout.Rect{X: t.Trace.X, Y: t.Trace.Y, W: t.Trace.W, H: t.Trace.H}
	}
	return layout.Rect{}
}

// round is the square around a circle.
func round(x, y, r float64) layout.Rect { return layout.Rect{X: x - r, Y: y - r, W: 2 * r, H: 2 * r} }

// put stands a part into a rectangle that was allowed already.
func (e *editor) put(p part, r layout.Rect) {
	t := e.t
	switch p.kind {
	case framePart:
		f := &t.Frames[p.at]
		f.X, f.Y, f.W, f.H = r.X, r.Y, r.W, r.H
	case picturePart:
		f := &t.Pictures[p.at]
		f.X, f.Y, f.W, f.H = r.X, r.Y, r.W, r.H
	case fillPart:
		f := &t.Fills[p.at]
		f.X, f.Y, f.W, f.H = r.X, r.Y, r.W, r.H
	case codePart:
		c := t.Code
		if r.W != c.Square {
			// the white around the modules keeps its share
			c.Modules = max(e.leastModules(), floorTenth(c.Modules*r.W/c.Square))
		}
		c.X, c.Y, c.Square = r.X, r.Y, r.W
	case emblemPart:
		t.Emblem.X, t.Emblem.Y, t.Emblem.R = r.X+r.W/2, r.Y+r.H/2, r.W/2
	case drumPart:
		t.Drum.X, t.Drum.Y, t.Drum.R = r.X+r.W/2, r.Y+r.H/2, r.W/2
	case borderPart:
		b := t.Border
		b.X, b.Y, b.W, b.H = r.X, r.Y, r.W, r.H
	case watermarkPart:
		w := t.Watermark
		cos := math.Cos(w.Angle * math.Pi / 180)
		w.X, w.Y = r.X+r.W/2, r.Y+r.H/2
		if cos > 0.1 {
			w.Width = r.W / cos
		}
	case tracePart:
		s := t.Trace
		s.X, s.Y, s.W, s.H = r.X, r.Y, r.W, r.H
	}
}

// square tells of parts that are as high as they are wide.
func (p part) square() bool { return p.kind == codePart || p.kind == emblemPart || p.kind == drumPart }
