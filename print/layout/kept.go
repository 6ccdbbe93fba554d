package layout

import (
	"hash/maphash"
	"slices"
	"sync"
	"sync/atomic"
)

// Kept keeps what the fields of one template came to be, so that lines which
// many papers share are fitted, broken and drawn once. What is said for the
// first time is only noted: a name that never comes again costs no memory. The
// zero value is ready; any number of goroutines may use it.
type Kept struct {
	mu            sync.Mutex
	recent, older map[said]*settled
	once          [4096]uint32 // hashes of what was said, by their lower bits
}

var keptSeed = maphash.MakeSeed()

// said is a field and what it says.
type said struct {
	field *Field
	text  string
}

// settled is a field that was fitted to its frame's width, and how it was drawn last.
type settled struct {
	laid  laid
	drawn atomic.Pointer[drawing]
}

// drawing is a field's lines at a size, the first baseline at 0.
type drawing struct {
	size, inset float64
	lines       []Span
	items       []Item
	ink         Rect
}

// keptFields is how many fields each half of the memory holds, about 4 kB each.
const keptFields = 1024

// find gives a field as it was fitted before, or nil.
func (k *Kept) find(f *Field, text string) *laid {
	if k == nil {
		return nil
	}
	key := said{f, text}
	k.mu.Lock()
	s := k.recent[key]
	if s == nil {
		if s = k.older[key]; s != nil {
			k.keep(key, s)
		}
	}
	k.mu.Unlock()
	if s == nil {
		return nil
	}
	l := s.laid
	l.kept = s
	return &l
}

// put keeps a field that was just fitted, if it was said before.
func (k *Kept) put(f *Field, text string, l *laid) {
	if k == nil || k.first(said{f, text}) {
		return
	}
	l.para.parts() // now: afterwards the paragraph is shared and only read
	s := &settled{laid: *l}
	l.kept = s
	k.mu.Lock()
	k.keep(said{f, text}, s)
	k.mu.Unlock()
}

// first notes what a field says, and tells whether it is for the first time.
// Another text of the same hash, and one that has taken its place, only make it
// be kept a little sooner or later.
func (k *Kept) first(s said) bool {
	h := maphash.Comparable(keptSeed, s)
	k.mu.Lock()
	defer k.mu.Unlock()
	at := &k.once[h%uint64(len(k.once))]
	if *at == uint32(h>>32) {
		return false
	}
	*at = uint32(h >> 32)
	return true
}

// keep keeps a field. The caller holds k.mu.
func (k *Kept) keep(key said, s *settled) {
	if k.recent == nil || len(k.recent) >= keptFields {
		k.older, k.recent = k.recent, make(map[said]*settled, keptFields)
	}
	k.recent[key] = s
}

// drawing draws a field's lines, the first baseline at y, or moves there what
// was drawn of them before; ink is as with the first baseline at 0.
func (f *Frame) drawing(l *laid, y float64) (items []Item, ink Rect, err error) {
	if l.kept == nil {
		d, err := f.draw(l, y)
		if err != nil {
			return nil, Rect{}, err
		}
		return d.items, d.ink, nil
	}
	d := l.kept.drawn.Load()
	if d == nil || d.size != l.size || d.inset != l.inset || !slices.Equal(d.lines, l.rows) {
		if d, err = f.draw(l, 0); err != nil {
			return nil, Rect{}, err
		}
		l.kept.drawn.Store(d)
	}
	return Moved(d.items, 0, y), d.ink, nil
}
