package designer

import (
	"vinhdanh/print/layout"
)

// placedAt tells where a field came to stand; of a frame its first.
func (s *Screen) placedAt(p part) (layout.Placed, bool) {
	if p.kind != framePart || !s.e.there(p) {
		return layout.Placed{}, false
	}
	f := &s.e.t.Frames[p.at]
	for _, at := range s.scene.placed {
		if at.Frame == f.Name && (p.field < 0 || s.fieldIndex(p.at, at.Index) == p.field) {
			return at, true
		}
	}
	return layout.Placed{}, false
}

// fieldIndex is the index of a field in the template that is edited, of one in
// the template as it was drawn, without what is hidden.
func (s *Screen) fieldIndex(frame, shown int) int {
	n := -1
	for j := range s.e.t.Frames[frame].Fields {
		if s.e.seen(part{framePart, frame, j}) {
			if n++; n == shown {
				return j
			}
		}
	}
	return -1
}

// fieldAt gives the field of a frame that is set at a height, mm; -1 where none is.
func (s *Screen) fieldAt(frame int, y float64) int {
	f := &s.e.t.Frames[frame]
	if len(f.Fields) == 1 {
		return 0
	}
	for _, at := range s.scene.placed {
		if at.Frame == f.Name && y >= at.Ink.Y && y <= at.Ink.Y+at.Ink.H {
			return s.fieldIndex(frame, at.Index)
		}
	}
	return -1
}

// title is the template's name.
func (s *Screen) title() string { return layout.In(s.e.t.Name, s.sh.Catalogue().Lang()) }
