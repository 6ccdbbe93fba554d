package layout

import (
	"fmt"
	"math"
)

// Bounds of what a list may hold. A PDF page ends at 14,400 pt, which is
// 5,080 mm; points may lie off the sheet, but not absurdly so.
const (
	minSize    = 0.001    // mm or pt: what is smaller is lost when a list is encoded
	maxSheet   = 5080.0   // mm
	maxPlace   = 20_000.0 // mm from the origin
	maxSize    = 10_000.0 // pt
	maxModules = 177      // of a QR code of version 40
)

// ItemError tells which item of a list is wrong, counted from 0, and why.
// Index is -1 where the sheet itself is.
type ItemError struct {
	Index  int
	Reason string
}

func (e *ItemError) Error() string {
	if e.Index < 0 {
		return "display list: " + e.Reason
	}
	return fmt.Sprintf("display list, item %d: %s", e.Index, e.Reason)
}

// Check reports the first fault of a list that no player could draw: a
// coordinate that is no number or far off the sheet, a path that does not
// begin with a move, a glyph that points outside its text, a code with too few
// bits. The error is an *ItemError. Assets are not looked at.
func (l *List) Check() error {
	if !(l.Width >= minSize && l.Width <= maxSheet && l.Height >= minSize && l.Height <= maxSheet) {
		return &ItemError{-1, fmt.Sprintf("a sheet of %g × %g mm", l.Width, l.Height)}
	}
	for i, item := range l.Items {
		if reason := faultOf(item); reason != "" {
			return &ItemError{i, reason}
		}
	}
	return nil
}

// faultOf says what is wrong with an item, or "".
func faultOf(item Item) string {
	switch it := item.(type) {
	case *Path:
		if it != nil {
			return it.fault()
		}
	case *Run:
		if it != nil {
			return it.fault()
		}
	case *Picture:
		if it != nil {
			return it.fault()
		}
	case *Modules:
		if it != nil {
			return it.fault()
		}
	case *Stamp:
		if it != nil {
			return layerFault(it.Layer)
		}
	default:
		return fmt.Sprintf("of unknown kind %T", item)
	}
	return "nil"
}

func (p *Path) fault() string {
	if !within(p.Width, maxPlace) || p.Width < 0 {
		return "stroke width is out of range"
	}
	open := false
	for i := range p.Segs {
		s := &p.Segs[i]
		points := 0
		switch s.Kind {
		case MoveTo:
			points, open = 1, true
		case LineTo:
			points = 1
		case CubeTo:
			points = 3
		case Close:
		default:
			return "unknown kind of path step"
		}
		if !open {
			return "path does not begin with a move"
		}
		for _, q := range s.P[:points] {
			if !onSheet(q.X, q.Y) {
				return "a point of the path is out of range"
			}
		}
	}
	return layerFault(p.Layer)
}

func (r *Run) fault() string {
	if !within(r.Size, maxSize) || r.Size < minSize {
		return "type size is out of range"
	}
	if !onSheet(r.X, r.Y) || !within(r.Angle, 360) {
		return "place of the run is out of range"
	}
	for i := range r.Glyphs {
		g := &r.Glyphs[i]
		if !onSheet(g.X, g.Y) || !within(g.Advance, maxPlace) {
			return "place of a glyph is out of range"
		}
		if g.Cluster < 0 || g.Cluster > 0 && g.Cluster >= len(r.Text) {
			return "a glyph points outside its text"
		}
	}
	return layerFault(r.Layer)
}

func (p *Picture) fault() string {
	if !onSheet(p.X, p.Y) || !onSheet(p.W, p.H) || p.W < minSize || p.H < minSize {
		return "frame of the picture is out of range"
	}
	return layerFault(p.Layer)
}

func (m *Modules) fault() string {
	if !onSheet(m.X, m.Y) || !within(m.Size, maxPlace) || m.Size < minSize {
		return "place of the code is out of range"
	}
	if m.N < 1 || m.N > maxModules {
		return "number of modules is out of range"
	}
	if len(m.Bits) != (m.N*m.N+7)/8 {
		return "number of bits does not fit the number of modules"
	}
	return layerFault(m.Layer)
}

func layerFault(l Layer) string {
	if l > LayerText {
		return "unknown layer"
	}
	return ""
}

func onSheet(x, y float64) bool { return within(x, maxPlace) && within(y, maxPlace) }

// within is false for NaN too.
func within(v, limit float64) bool { return math.Abs(v) <= limit }
