package layout

import (
	"slices"
	"sync"
	"sync/atomic"
)

// Kept keeps what the fields of one template came to be, so that lines which
// many papers share are fitted, broken and drawn once. The zero value is ready;
// any number of goroutines may use it.
type Kept struct {
	mu            sync.Mutex
	recent, older map[said]*settled
}

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

// put keeps a field that was just fitted.
func (k *Kept) put(f *Field, text string, l *laid) {
	if k == nil {
		return
	}
	l.para.parts() // now: afterwards the paragraph is shared and only read
	s := &settled{laid: *l}
	l.kept = s
	k.mu.Lock()
	k.keep(said{f, text}, s)
	k.mu.Unlock()
}

// keep keeps a field. The caller holds k.mu.
func (k *Kept) keep(key said, s *settled) {
	if k.recent == nil || len(k.recent) >= keptFields {
		k.older, k.recent = k.recent, make(map[said]*settled, keptFields)
	}
	k.recent[key] = s
}

// drawing gives a field's lines as they were drawn before, if they are the
// same, else draws them.
func (f *Frame) drawing(l *laid) (*drawing, error) {
	if l.kept != nil {
		if d := l.kept.drawn.Load(); d != nil && d.size == l.size && d.inset == l.inset && slices.Equal(d.lines, l.lines) {
			return d, nil
		}
	}
	d, err := f.draw(l)
	if err == nil && l.kept != nil {
		l.kept.drawn.Store(d)
	}
	return d, err
}
