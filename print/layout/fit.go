package layout

import (
	"errors"
	"math"
	"slices"
	"strings"

	"vinhdanh/print/shape"
)

// step is how much smaller type is tried each time, pt.
const step = 0.5

// laid is a field on its way into a frame.
type laid struct {
	*Field
	index  int // in the frame
	para   *Paragraph
	size   float64
	rows   []Span   // its lines
	inset  float64  // mm, on each side
	lead   float64  // mm, as settled
	limit  int      // lines at most, of those tried
	most   int      // lines at most
	floor  float64  // pt
	last   bool     // set as a last resort
	mended bool     // what parts words has been looked at
	kept   *settled // where what was drawn of it is kept, or nil
	broken bool     // onto more lines because one would not hold it at the floor
}

// below is the height from the field's first baseline to its last, mm.
func (l *laid) below() float64 {
	return float64(len(l.rows)-1) * l.leading() * l.size * MM
}

// Set sets the frames of a layer. Text that fits at no size is the fault
// "text-overflow" (field, letters, floor); letters without a glyph and control
// characters are faults that name the field. Warnings: "shrunk" (field, size,
// remind), "floor" (field, size: it had to shrink as far as it may), "broken"
// (field: on more lines than it should be). It may be called by any number of goroutines.
func (t *Template) Set(layer Layer, fs *shape.Fonts, v Values, c Conditions) ([]Item, []Warning, error) {
	return t.set(layer, fs, nil, v, c, nil)
}

// SetKept is Set of a template that does not change any more: fields that say
// what they said before are not set anew.
func (t *Template) SetKept(k *Kept, layer Layer, fs *shape.Fonts, v Values, c Conditions) ([]Item, []Warning, error) {
	return t.set(layer, fs, k, v, c, nil)
}

// set is Set; where each field stands is told to note, if there is one.
func (t *Template) set(layer Layer, fs *shape.Fonts, k *Kept, v Values, c Conditions, note func(Placed)) ([]Item, []Warning, error) {
	var items []Item
	var warnings []Warning
	for _, f := range t.Fills {
		if layerOf(f.Layer) == layer && c.hold(f.When) {
			items = append(items, Box(layer, t.bled(f), f.Color))
		}
	}
	var frames []arranged
	for i := range t.Frames {
		f := &t.Frames[i]
		if f.layer() != layer {
			continue
		}
		all, err := f.arrange(fs, k, v, c)
		if err != nil {
			return nil, nil, err
		}
		if len(all) > 0 {
			frames = append(frames, arranged{f, all})
		}
	}
	if t.Other() != "" {
		if err := alike(frames); err != nil {
			return nil, nil, err
		}
	}
	for _, a := range frames {
		it, w, err := a.draw(note)
		if err != nil {
			return nil, nil, err
		}
		items, warnings = append(items, it...), append(warnings, w...)
	}
	return items, warnings, nil
}

// Set sets one frame, as Template.Set does.
func (f *Frame) Set(fs *shape.Fonts, v Values, c Conditions) ([]Item, []Warning, error) {
	all, err := f.arrange(fs, nil, v, c)
	if err != nil {
		return nil, nil, err
	}
	return arranged{f, all}.draw(nil)
}

// arranged is a frame and the fields in it, each in its size.
type arranged struct {
	*Frame
	all []*laid
}

// arrange finds the size and the lines of the frame's fields. Where they find no
// room, those that have a last resort take it.
func (f *Frame) arrange(fs *shape.Fonts, k *Kept, v Values, c Conditions) ([]*laid, error) {
	if !c.hold(f.When) {
		return nil, nil
	}
	all, err := f.load(fs, k, v, c, false)
	if err == nil && len(all) > 0 {
		err = f.settle(all)
	}
	var full *Fault
	if !errors.As(err, &full) || full.Code != overflow || !slices.ContainsFunc(f.Fields, func(field Field) bool { return field.Last != nil }) {
		return all, err
	}
	if all, err = f.load(fs, nil, v, c, true); err == nil {
		err = f.settle(all)
	}
	return all, err
}

// draw draws the fields; where each stands is told to note, if there is one.
func (a arranged) draw(note func(Placed)) ([]Item, []Warning, error) {
	f := a.Frame
	items := make([]Item, 0, 2*len(a.all))
	var warnings []Warning
	y := f.Y
	for _, l := range a.all {
		y += l.lead
		drawn, ink, err := f.drawing(l, y)
		if err != nil {
			return nil, nil, err
		}
		items = append(items, drawn...)
		if l.size < l.Remind {
			warnings = append(warnings, Warn("shrunk", l.Name, "size", l.size, "remind", l.Remind))
		}
		if l.size <= l.Floor && l.floor < l.Size {
			warnings = append(warnings, Warn("floor", l.Name, "size", l.size))
		}
		if l.broken {
			warnings = append(warnings, Warn("broken", l.Name))
		}
		if note != nil {
			ink.Y += y
			note(Placed{Frame: f.Name, Field: l.Name, Index: l.index, Text: l.para.Text(), Size: l.size, Lines: len(l.rows), Box: f.rect(), Ink: ink})
		}
		y += l.below()
	}
	return items, warnings, nil
}

// draw draws a field's lines, the first baseline at y; the ink is told as with
// the first baseline at 0.
func (f *Frame) draw(l *laid, y float64) (*drawing, error) {
	d := &drawing{size: l.size, inset: l.inset, lines: l.rows}
	st := Style{Layer: f.layer(), Font: l.Font, Size: l.size, Color: l.Color, Track: l.Track, Align: f.align(l.para)}
	left, right, depth := math.Inf(1), math.Inf(-1), l.depth()
	for i, s := range l.rows {
		at := y + float64(i)*l.leading()*l.size*MM
		runs, x, wide, err := l.para.Draw(s, f.X+l.inset, at, f.W-2*l.inset, st)
		if err != nil {
			return nil, err
		}
		d.items = append(d.items, runs...)
		for _, it := range runs {
			if r, ok := it.(*Run); ok && r.RTL {
				depth = inkNaskh
			}
		}
		left, right = min(left, x), max(right, x+wide)
		if l.Rule != nil && i == len(l.rows)-1 {
			d.items = append(d.items, Box(st.Layer, l.Rule.under(x, at, wide), l.Color))
		}
	}
	d.ink = Rect{left, -inkAbove * l.size * MM, right - left, l.below() + (inkAbove+depth)*l.size*MM}
	return d, nil
}

// align gives the side on which a text of the frame stands.
func (f *Frame) align(p *Paragraph) string {
	switch {
	case f.Align == "start" && p.text.RTL, f.Align == "end" && !p.text.RTL:
		return "right"
	case f.Align == "start" || f.Align == "end":
		return "left"
	}
	return f.Align
}

// load fills, shapes and fits the frame's fields to its width.
func (f *Frame) load(fs *shape.Fonts, k *Kept, v Values, c Conditions, last bool) ([]*laid, error) {
	var all []*laid
	for i := range f.Fields {
		field := &f.Fields[i]
		s, ok := field.fill(v, c)
		if !ok {
			continue
		}
		l := k.find(field, s)
		if l == nil {
			var err error
			if l, err = f.fitted(field, fs, s, last); err != nil {
				return nil, err
			}
			k.put(field, s, l)
		}
		if l.para.Text() != "" {
			l.index = i
			all = append(all, l)
		}
	}
	return all, nil
}

// fitted shapes a field's text and fits it to the frame's width.
func (f *Frame) fitted(field *Field, fs *shape.Fonts, text string, last bool) (*laid, error) {
	para, err := field.paragraph(fs, text)
	if err != nil {
		return nil, err
	}
	l := &laid{Field: field, para: para, lead: field.Lead, inset: field.Inset, most: field.lines(), floor: field.Floor}
	if last {
		l.resort()
	}
	if para.Text() != "" && !l.fit(f.W-2*l.inset) {
		return nil, l.overflow()
	}
	return l, nil
}

// paragraph shapes a field's text.
func (f *Field) paragraph(fs *shape.Fonts, text string) (*Paragraph, error) {
	dir := shape.ByLetters
	if f.Lang == "ar" {
		dir = shape.RightToLeft
	}
	if !f.Upper {
		return NewParagraphTo(dir, fs, f.Font, f.Name, text)
	}
	clean, err := shape.Clean(text) // first: bytes that are no text turn into letters in capitals
	if err != nil {
		return nil, unset(err, f.Name)
	}
	p, err := NewParagraphTo(dir, fs, f.Font, f.Name, strings.ToUpper(clean))
	if err != nil {
		return nil, err
	}
	p.given = clean
	return p, nil
}

func (l *laid) overflow() *Fault {
	return Fail(overflow, "field", FieldKey(l.Name), "letters", letters(l.para.Text()), "floor", l.floor)
}

// overflow is the fault of a text that fits at no size.
const overflow = "text-overflow"

// fit finds the greatest size at which the field fits a width. One that is
// broken only because it must be is broken into as few lines as can be, and a
// personal name in it is parted only where nothing else is left.
func (l *laid) fit(width float64) bool {
	start := l.Size
	if l.lines() == 1 || l.Wrap == "last" {
		if l.one(width) {
			return true
		}
		if l.most == 1 {
			return false
		}
		l.broken, l.limit = true, 2
		if l.Broken != 0 {
			start = l.Broken
		}
	} else {
		l.limit = l.most
	}
	few := l.limit
	for _, whole := range []bool{true, false} {
		for l.limit = few; l.limit <= l.most; l.limit++ {
			least := l.least()
			if whole {
				least = max(l.One, least)
			}
			for l.size = start; l.size >= least; l.size -= step {
				if l.rows = l.wrap(width); l.rows != nil && (!whole || !l.para.torn(l.rows)) {
					return true
				}
			}
		}
	}
	return false
}

// one tries the field on one line.
func (l *laid) one(width float64) bool {
	em := l.para.Width(1, l.Track)
	l.size = l.Size
	if em*l.size > width {
		// the greatest size below Size, in whole steps from it
		l.size -= step * math.Ceil((l.Size-width/em)/step-1e-9)
	}
	l.rows = []Span{{0, len(l.para.Text())}}
	return l.size >= l.least()
}

// least is the size below which the field takes another line, if it may, pt.
func (l *laid) least() float64 {
	if l.lines() > 1 && l.limit < l.most {
		return max(l.One, l.Floor)
	}
	return l.floor
}

func (l *laid) wrap(width float64) []Span {
	return l.para.Break(l.size, width, l.Track, l.limit, true)
}

// Box is a filled rectangle.
func Box(layer Layer, r Rect, c Color) *Path {
	return &Path{Layer: layer, Fill: c, Segs: []Seg{
		{Kind: MoveTo, P: [3]Point{{X: r.X, Y: r.Y}}},
		{Kind: LineTo, P: [3]Point{{X: r.X + r.W, Y: r.Y}}},
		{Kind: LineTo, P: [3]Point{{X: r.X + r.W, Y: r.Y + r.H}}},
		{Kind: LineTo, P: [3]Point{{X: r.X, Y: r.Y + r.H}}},
		{Kind: Close},
	}}
}
