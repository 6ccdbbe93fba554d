package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
)

// grow marks a thing that takes what is left of a Row or Column.
type grow struct{ share float32 }

func (grow) MinSize(objs []fyne.CanvasObject) fyne.Size {
	return layout.NewStackLayout().MinSize(objs)
}

func (grow) Layout(objs []fyne.CanvasObject, s fyne.Size) { layout.NewStackLayout().Layout(objs, s) }

// Grow lets a thing take what is left of its Row, Column or Panels; several share it.
func Grow(o fyne.CanvasObject) fyne.CanvasObject { return GrowBy(1, o) }

// GrowBy is Grow with a share.
func GrowBy(share float32, o fyne.CanvasObject) fyne.CanvasObject {
	return container.New(grow{share}, o)
}

// Space takes what is left of a Row or Column with nothing.
func Space() fyne.CanvasObject { return container.New(grow{1}) }

func shareOf(o fyne.CanvasObject) float32 {
	if c, ok := o.(*fyne.Container); ok {
		if g, ok := c.Layout.(grow); ok {
			return g.share
		}
	}
	return 0
}

// wisher is a thing that can do with less than it would like.
type wisher interface{ Wish() float32 }

// Row puts things from leading to trailing at their least width, centred on
// one line, with a gap between them.
func Row(gap float32, objs ...fyne.CanvasObject) *fyne.Container {
	return container.New(&rowLayout{gap: gap}, objs...)
}

// Panels is a Row whose things are as high as it is.
func Panels(gap float32, objs ...fyne.CanvasObject) *fyne.Container {
	return container.New(&rowLayout{gap: gap, full: true}, objs...)
}

// Tops is a Row whose things stand at its top.
func Tops(gap float32, objs ...fyne.CanvasObject) *fyne.Container {
	return container.New(&rowLayout{gap: gap, top: true}, objs...)
}

type rowLayout struct {
	gap       float32
	full, top bool
}

func (l *rowLayout) MinSize(objs []fyne.CanvasObject) fyne.Size {
	var w, h float32
	n := 0
	for _, o := range objs {
		if !o.Visible() {
			continue
		}
		m := o.MinSize()
		w += m.Width
		h = max(h, m.Height)
		n++
	}
	return fyne.NewSize(w+l.gap*float32(max(0, n-1)), h)
}

func (l *rowLayout) Layout(objs []fyne.CanvasObject, s fyne.Size) {
	var fixed, shares float32
	n := 0
	for _, o := range objs {
		if !o.Visible() {
			continue
		}
		n++
		fixed += o.MinSize().Width
		shares += shareOf(o)
	}
	left := max(0, s.Width-fixed-l.gap*float32(max(0, n-1)))
	wishes := make([]float32, len(objs))
	for i, o := range objs { // what is short of its wish comes before what grows
		if w, ok := o.(wisher); ok && o.Visible() && left > 0 {
			wishes[i] = min(left, max(0, w.Wish()-o.MinSize().Width))
			left -= wishes[i]
		}
	}
	// Shares are of the whole growing width, so that equal ones come out equal.
	x := float32(0)
	widths := growWidths(objs, left, shares)
	for i, o := range objs {
		if !o.Visible() {
			continue
		}
		w := widths[i] + wishes[i]
		o.Resize(fyne.NewSize(w, o.MinSize().Height)) // first the width: wrapped text then knows its height
		h := o.MinSize().Height
		y := (s.Height - h) / 2
		switch {
		case l.full:
			y, h = 0, s.Height
		case l.top:
			y = 0
		}
		put(o, x, y, w, h)
		x += w + l.gap
	}
}

// growWidths gives each thing its width: things that grow share all the width
// that the others leave, but none gets less than it needs.
func growWidths(objs []fyne.CanvasObject, left, shares float32) []float32 {
	widths := make([]float32, len(objs))
	pool, open := left, shares
	for i, o := range objs {
		if !o.Visible() {
			continue
		}
		widths[i] = o.MinSize().Width
		if shareOf(o) > 0 {
			pool += widths[i]
		}
	}
	settled := make([]bool, len(objs))
	for again := true; again; {
		again = false
		for i, o := range objs {
			g := shareOf(o)
			if g == 0 || settled[i] || !o.Visible() || open == 0 {
				continue
			}
			if least := o.MinSize().Width; pool*g/open < least {
				settled[i], again = true, true
				pool -= least
				open -= g
			}
		}
	}
	for i, o := range objs {
		if g := shareOf(o); g > 0 && !settled[i] && o.Visible() && open > 0 {
			widths[i] = pool * g / open
		}
	}
	return widths
}

// Column puts things one below the other over the full width, with a gap
// between them; a thing made by Grow takes the height that is left.
func Column(gap float32, objs ...fyne.CanvasObject) *fyne.Container {
	return container.New(&columnLayout{gap: gap}, objs...)
}

type columnLayout struct{ gap float32 }

func (l *columnLayout) MinSize(objs []fyne.CanvasObject) fyne.Size {
	var w, h float32
	n := 0
	for _, o := range objs {
		if !o.Visible() {
			continue
		}
		m := o.MinSize()
		h += m.Height
		w = max(w, m.Width)
		n++
	}
	return fyne.NewSize(w, h+l.gap*float32(max(0, n-1)))
}

func (l *columnLayout) Layout(objs []fyne.CanvasObject, s fyne.Size) {
	var fixed, shares float32
	n := 0
	for _, o := range objs {
		if !o.Visible() {
			continue
		}
		n++
		if g := shareOf(o); g > 0 {
			shares += g
			fixed += o.MinSize().Height
			continue
		}
		o.Resize(fyne.NewSize(s.Width, o.MinSize().Height))
		fixed += o.MinSize().Height
	}
	left := max(0, s.Height-fixed-l.gap*float32(max(0, n-1)))
	y := float32(0)
	for _, o := range objs {
		if !o.Visible() {
			continue
		}
		h := o.MinSize().Height
		if g := shareOf(o); g > 0 {
			h += left * g / shares
		}
		put(o, 0, y, s.Width, h)
		y += h + l.gap
	}
}

// Pad puts space around a thing.
func Pad(top, trailing, bottom, leading float32, o fyne.CanvasObject) fyne.CanvasObject {
	return container.New(padLayout{top, trailing, bottom, leading}, o)
}

// Padded puts the same space on all sides.
func Padded(p float32, o fyne.CanvasObject) fyne.CanvasObject { return Pad(p, p, p, p, o) }

type padLayout struct{ top, trailing, bottom, leading float32 }

func (l padLayout) MinSize(objs []fyne.CanvasObject) fyne.Size {
	return layout.NewStackLayout().MinSize(objs).AddWidthHeight(l.leading+l.trailing, l.top+l.bottom)
}

func (l padLayout) Layout(objs []fyne.CanvasObject, s fyne.Size) {
	for _, o := range objs {
		put(o, l.leading, l.top, max(0, s.Width-l.leading-l.trailing), max(0, s.Height-l.top-l.bottom))
	}
}

// Sized gives a thing a least size; 0 leaves its own.
func Sized(w, h float32, o fyne.CanvasObject) fyne.CanvasObject {
	return container.New(sizedLayout{w, h, false}, o)
}

// Fixed gives a thing an exact least size, also if it asks for more; 0 leaves its own.
func Fixed(w, h float32, o fyne.CanvasObject) fyne.CanvasObject {
	return container.New(sizedLayout{w, h, true}, o)
}

type sizedLayout struct {
	w, h  float32
	exact bool
}

func (l sizedLayout) MinSize(objs []fyne.CanvasObject) fyne.Size {
	m := layout.NewStackLayout().MinSize(objs)
	if l.w > 0 && (l.exact || l.w > m.Width) {
		m.Width = l.w
	}
	if l.h > 0 && (l.exact || l.h > m.Height) {
		m.Height = l.h
	}
	return m
}

func (l sizedLayout) Layout(objs []fyne.CanvasObject, s fyne.Size) {
	layout.NewStackLayout().Layout(objs, s)
}

// Centered puts a thing at its least size in the middle.
func Centered(o fyne.CanvasObject) fyne.CanvasObject { return container.NewCenter(o) }

// Flow puts things in lines from leading to trailing and starts a new line
// where the width ends.
func Flow(gap float32, objs ...fyne.CanvasObject) *fyne.Container {
	return container.New(&flowLayout{gap: gap}, objs...)
}

type flowLayout struct {
	gap   float32
	width float32
}

// each gives every thing its place, centred on its line, and the height of all.
func (l *flowLayout) each(objs []fyne.CanvasObject, width float32, do func(o fyne.CanvasObject, x, y float32, m fyne.Size)) float32 {
	var y, x, high float32
	var line []fyne.CanvasObject
	flush := func() {
		at := float32(0)
		for _, o := range line {
			m := o.MinSize()
			if do != nil {
				do(o, at, y+(high-m.Height)/2, m)
			}
			at += m.Width + l.gap
		}
		line = line[:0]
	}
	for _, o := range objs {
		if !o.Visible() {
			continue
		}
		m := o.MinSize()
		if x > 0 && x+m.Width > width+0.5 {
			flush()
			x, y, high = 0, y+high+l.gap, 0
		}
		line = append(line, o)
		x += m.Width + l.gap
		high = max(high, m.Height)
	}
	flush()
	return y + high
}

func (l *flowLayout) MinSize(objs []fyne.CanvasObject) fyne.Size {
	var w float32
	for _, o := range objs {
		if o.Visible() {
			w = max(w, o.MinSize().Width)
		}
	}
	if l.width > 0 {
		return fyne.NewSize(w, l.each(objs, l.width, nil))
	}
	return fyne.NewSize(w, l.each(objs, 1e6, nil))
}

func (l *flowLayout) Layout(objs []fyne.CanvasObject, s fyne.Size) {
	l.width = s.Width
	l.each(objs, s.Width, func(o fyne.CanvasObject, x, y float32, m fyne.Size) { put(o, x, y, m.Width, m.Height) })
}

// Border puts things at the edges, each at its least size, and one into what
// is left, without gaps; nil leaves an edge free.
func Border(top, bottom, leading, trailing, center fyne.CanvasObject) *fyne.Container {
	l := &borderLayout{top, bottom, leading, trailing, center}
	var objs []fyne.CanvasObject
	for _, o := range []fyne.CanvasObject{center, top, bottom, leading, trailing} {
		if o != nil {
			objs = append(objs, o)
		}
	}
	return container.New(l, objs...)
}

type borderLayout struct{ top, bottom, leading, trailing, center fyne.CanvasObject }

func least(o fyne.CanvasObject) fyne.Size {
	if o == nil || !o.Visible() {
		return fyne.Size{}
	}
	return o.MinSize()
}

func (l *borderLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	t, b, s, e, c := least(l.top), least(l.bottom), least(l.leading), least(l.trailing), least(l.center)
	return fyne.NewSize(max(t.Width, b.Width, s.Width+c.Width+e.Width), t.Height+b.Height+max(s.Height, c.Height, e.Height))
}

func (l *borderLayout) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	for _, o := range []fyne.CanvasObject{l.top, l.bottom} { // wrapped text knows its height once it has its width
		if o != nil {
			o.Resize(fyne.NewSize(size.Width, o.MinSize().Height))
		}
	}
	t, b, s, e := least(l.top), least(l.bottom), least(l.leading), least(l.trailing)
	middle := max(0, size.Height-t.Height-b.Height)
	for o, r := range map[fyne.CanvasObject][4]float32{
		l.top:      {0, 0, size.Width, t.Height},
		l.bottom:   {0, size.Height - b.Height, size.Width, b.Height},
		l.leading:  {0, t.Height, s.Width, middle},
		l.trailing: {size.Width - e.Width, t.Height, e.Width, middle},
		l.center:   {s.Width, t.Height, max(0, size.Width-s.Width-e.Width), middle},
	} {
		if o != nil {
			put(o, r[0], r[1], r[2], r[3])
		}
	}
}
