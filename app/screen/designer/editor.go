package designer

import (
	"slices"

	"vinhdanh/print/layout"
)

// editor is the template under edit, what of it is chosen, and the way back.
// It knows no window.
type editor struct {
	t   *layout.Template
	sel part

	hidden map[string]bool // parts whose eye is closed; never kept in the file
	locks  map[string]bool // locks that a person opened or closed
	empty  map[string]bool // frames that nothing is set in with the data shown, by name
	grid   bool            // snapping to whole steps of the grid too

	past, next []snapshot
	before     *snapshot // of the gesture under way
	mark       string    // of the last change: a further one of the same kind joins it
	stamp      int       // which state this is
	stamps     int
	saved      int // the state that is kept
}

// snapshot is a state to go back to.
type snapshot struct {
	t     *layout.Template
	sel   part
	stamp int
}

// newEditor takes a template over; it is not shared any more.
func newEditor(t *layout.Template) *editor {
	return &editor{t: t, hidden: map[string]bool{}, locks: map[string]bool{}, grid: false}
}

func (e *editor) shot() snapshot { return snapshot{e.t.Clone(), e.sel, e.stamp} }

// change does something to the template that can be undone. Changes that
// follow one another under the same mark are undone at once; "" joins nothing.
func (e *editor) change(mark string, do func()) {
	if mark == "" || mark != e.mark || len(e.past) == 0 {
		e.past = append(e.past, e.shot())
	}
	e.mark, e.next = mark, nil
	e.stamps++
	e.stamp = e.stamps
	do()
}

// begin opens a gesture: all until end is one change.
func (e *editor) begin() {
	s := e.shot()
	e.before = &s
}

// end closes the gesture; without a change it leaves no trace.
func (e *editor) end(changed bool) {
	if e.before == nil {
		return
	}
	if changed {
		e.past, e.next, e.mark = append(e.past, *e.before), nil, ""
		e.stamps++
		e.stamp = e.stamps
	}
	e.before = nil
}

// giveUp closes the gesture and takes back what it did.
func (e *editor) giveUp() {
	if e.before != nil {
		e.t, e.sel, e.before = e.before.t, e.before.sel, nil
	}
}

func (e *editor) undo() bool { return e.step(&e.past, &e.next) }
func (e *editor) redo() bool { return e.step(&e.next, &e.past) }

func (e *editor) step(from, to *[]snapshot) bool {
	n := len(*from)
	if n == 0 || e.before != nil {
		return false
	}
	*to = append(*to, e.shot())
	s := (*from)[n-1]
	*from = (*from)[:n-1]
	e.t, e.stamp, e.mark = s.t, s.stamp, ""
	if e.there(s.sel) {
		e.sel = s.sel
	}
	if !e.there(e.sel) {
		e.sel = part{}
	}
	return true
}

// dirty tells whether there is something that is not kept yet.
func (e *editor) dirty() bool { return e.stamp != e.saved }

// kept notes that the template is saved as it is.
func (e *editor) kept() { e.saved, e.mark = e.stamp, "" }

// choose selects a part; the zero part is nothing.
func (e *editor) choose(p part) {
	if p != e.sel {
		e.sel, e.mark = p, ""
	}
}

// locked tells whether a part cannot be taken by the mouse: the stock is
// locked as long as nobody opens its lock.
func (e *editor) locked(p part) bool {
	if l, said := e.locks[e.key(p.whole())]; said {
		return l
	}
	return e.stock(p) || p.kind == watermarkPart || p.kind == tracePart
}

// lock opens or closes a part's lock.
func (e *editor) lock(p part, on bool) { e.locks[e.key(p.whole())] = on }

// seen tells whether a part's eye is open.
func (e *editor) seen(p part) bool {
	return !e.hidden[e.key(p)] && (p.field < 0 || !e.hidden[e.key(p.whole())])
}

// see opens or closes a part's eye.
func (e *editor) see(p part, on bool) {
	if on {
		delete(e.hidden, e.key(p))
		return
	}
	e.hidden[e.key(p)] = true
}

// parts lists all parts in the order of the tree: the text layer from the top
// of the sheet down, the code, then the stock.
func (e *editor) parts() []part {
	var text, stock []part
	add := func(p part) {
		if e.stock(p) {
			stock = append(stock, p)
		} else {
			text = append(text, p)
		}
	}
	for i := range e.t.Frames {
		add(frameAt(i))
	}
	for _, k := range []kind{codePart, emblemPart} {
		if p := (part{k, 0, -1}); e.there(p) {
			add(p)
		}
	}
	for i := range e.t.Pictures {
		add(part{picturePart, i, -1})
	}
	for i := range e.t.Fills {
		add(part{fillPart, i, -1})
	}
	for _, k := range []kind{borderPart, drumPart} {
		if p := (part{k, 0, -1}); e.there(p) {
			add(p)
		}
	}
	if p := (part{watermarkPart, 0, -1}); e.there(p) {
		text = append(text, p)
	}
	if p := (part{tracePart, 0, -1}); e.there(p) {
		stock = append(stock, p)
	}
	return append(text, stock...)
}

// at gives the part that a press at a place of the sheet takes: the chosen one
// where it lies there, else the topmost that is neither locked nor hidden.
func (e *editor) at(x, y float64) part {
	if e.there(e.sel) && e.seen(e.sel) && !e.locked(e.sel) && holds(e.rect(e.sel), x, y) {
		return e.sel.whole()
	}
	best, size := part{}, 0.0
	for _, p := range e.parts() {
		if e.locked(p) || !e.seen(p) {
			continue
		}
		r := e.rect(p)
		if !holds(r, x, y) {
			continue
		}
		// The smallest one, for a border or a drum lies around others; one that shows nothing comes last
		area := r.W * r.H
		if e.isEmpty(p) {
			area += e.t.Width * e.t.Height
		}
		if best.kind == noPart || area < size {
			best, size = p, area
		}
	}
	return best
}

// isEmpty tells of a frame that shows nothing with the present data.
func (e *editor) isEmpty(p part) bool { return p.kind == framePart && e.empty[e.t.Frames[p.at].Name] }

// following gives the part that Tab leads to.
func (e *editor) following(by int) part {
	var list []part
	for _, p := range e.parts() {
		if !e.locked(p) && e.seen(p) {
			list = append(list, p)
		}
	}
	if len(list) == 0 {
		return part{}
	}
	i := slices.Index(list, e.sel.whole())
	if i < 0 && by < 0 {
		i = len(list)
	}
	return list[(i+by+len(list))%len(list)]
}

// shown is the template without what is hidden, for drawing.
func (e *editor) shown() *layout.Template {
	t := e.t.Clone()
	var frames []layout.Frame
	for i := range t.Frames {
		if !e.seen(frameAt(i)) {
			continue
		}
		f := t.Frames[i]
		var fields []layout.Field
		for j := range f.Fields {
			if e.seen(part{framePart, i, j}) {
				fields = append(fields, f.Fields[j])
			}
		}
		if f.Fields = fields; len(fields) > 0 {
			frames = append(frames, f)
		}
	}
	t.Frames = frames
	t.Pictures = kept(t.Pictures, func(i int) bool { return e.seen(part{picturePart, i, -1}) })
	t.Fills = kept(t.Fills, func(i int) bool { return e.seen(part{fillPart, i, -1}) })
	for _, of := range []struct {
		kind kind
		off  func()
	}{
		{codePart, func() { t.Code = nil }}, {emblemPart, func() { t.Emblem = nil }}, {borderPart, func() { t.Border = nil }},
		{drumPart, func() { t.Drum = nil }}, {watermarkPart, func() { t.Watermark = nil }},
	} {
		if e.hidden[e.key(part{of.kind, 0, -1})] {
			of.off()
		}
	}
	return t
}

func kept[T any](list []T, wanted func(i int) bool) []T {
	var some []T
	for i := range list {
		if wanted(i) {
			some = append(some, list[i])
		}
	}
	return some
}

// part0 is the part that Tab comes to first, or Shift and Tab last.
func (e *editor) part0(by int) part {
	sel := e.sel
	e.sel = part{}
	defer func() { e.sel = sel }()
	if by < 0 {
		return e.following(-1)
	}
	return e.following(1)
}
