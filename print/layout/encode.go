package layout

import (
	"bytes"
	"compress/flate"
	"encoding/binary"
)

// Encode writes a list in the compact form in which it is stored. Equal lists
// give equal bytes. Lengths are rounded to whole µm, so Decode gives a list
// that differs by that much, and that encodes to the same bytes again. A list
// that Check refuses is written as such, and Decode returns its fault.
func Encode(l *List) []byte {
	e := encoders.Get().(*encoder)
	defer encoders.Put(e)
	return e.encode(l)
}

type encoder struct {
	deflate *flate.Writer
	plain   []byte // the body
	hashes  []Hash // table, in order of first use
	out     bytes.Buffer
}

func (e *encoder) encode(l *List) []byte {
	e.plain, e.hashes = e.plain[:0], e.hashes[:0]
	if err := l.Check(); err != nil {
		e.head()
		e.byte(statusFaulty)
		e.text(err.Error())
	} else {
		e.list(l)
	}
	if len(e.plain) <= maxStored {
		return e.stored()
	}
	e.out.Reset()
	e.out.WriteString(codecMagic)
	e.deflate.Reset(&e.out)
	// A bytes.Buffer takes everything, so these cannot fail.
	_, _ = e.deflate.Write(e.plain)
	_ = e.deflate.Close()
	return bytes.Clone(e.out.Bytes())
}

// stored gives the body in one DEFLATE block that is not packed.
func (e *encoder) stored() []byte {
	n := uint16(len(e.plain))
	out := make([]byte, 0, len(codecMagic)+storedHead+len(e.plain))
	out = append(append(out, codecMagic...), lastStored)
	out = binary.LittleEndian.AppendUint16(out, n)
	out = binary.LittleEndian.AppendUint16(out, ^n)
	return append(out, e.plain...)
}

func (e *encoder) list(l *List) {
	for _, item := range l.Items {
		switch it := item.(type) {
		case *Run:
			e.index(it.Font)
		case *Picture:
			e.index(it.Asset)
		case *Stamp:
			e.index(it.Asset)
		}
	}
	e.head()
	e.byte(statusList)
	e.length(l.Width)
	e.length(l.Height)
	e.count(len(l.Items))
	for _, item := range l.Items {
		switch it := item.(type) {
		case *Path:
			e.path(it)
		case *Run:
			e.run(it)
		case *Picture:
			e.byte(tagPicture | layerFlag(it.Layer))
			e.count(e.index(it.Asset))
			e.length(it.X)
			e.length(it.Y)
			e.length(it.W)
			e.length(it.H)
		case *Modules:
			e.byte(tagModules | layerFlag(it.Layer))
			e.length(it.X)
			e.length(it.Y)
			e.length(it.Size)
			e.count(it.N)
			e.plain = append(e.plain, it.Bits...)
			e.text(it.Text)
		case *Stamp:
			e.byte(tagStamp | layerFlag(it.Layer))
			e.count(e.index(it.Asset))
		}
	}
}

func (e *encoder) head() {
	e.count(len(e.hashes))
	for i := range e.hashes {
		e.plain = append(e.plain, e.hashes[i][:]...)
	}
}

// index gives a hash its place in the table. A list names a handful of assets,
// so looking them through is quicker than a map.
func (e *encoder) index(h Hash) int {
	for i := range e.hashes {
		if e.hashes[i] == h {
			return i
		}
	}
	e.hashes = append(e.hashes, h)
	return len(e.hashes) - 1
}

func (e *encoder) path(p *Path) {
	e.byte(tagPath | layerFlag(p.Layer))
	e.color(p.Fill)
	e.color(p.Stroke)
	e.length(p.Width)
	e.count(len(p.Segs))
	var x, y int64 // points are written as steps from the one before
	for i := range p.Segs {
		s := &p.Segs[i]
		e.byte(byte(s.Kind))
		for _, q := range s.P[:pointsOf(s.Kind)] {
			qx, qy := micro(q.X), micro(q.Y)
			e.signed(qx - x)
			e.signed(qy - y)
			x, y = qx, qy
		}
	}
}

func (e *encoder) run(r *Run) {
	tag := byte(tagRun) | layerFlag(r.Layer)
	if r.RTL {
		tag |= flagRTL
	}
	angle := micro(r.Angle)
	if angle != 0 {
		tag |= flagAngle
	}
	if onLine(r.Glyphs) {
		tag |= flagLine
	}
	if inOrder(r.Glyphs, r.Text, r.RTL) {
		tag |= flagInOrder
	}
	e.byte(tag)
	e.count(e.index(r.Font))
	e.length(r.Size)
	e.color(r.Color)
	e.length(r.X)
	e.length(r.Y)
	if tag&flagAngle != 0 {
		e.signed(angle)
	}
	e.text(r.Text)
	e.count(len(r.Glyphs))
	for i := range r.Glyphs {
		e.count(int(r.Glyphs[i].ID))
	}
	var pen int64
	for i := range r.Glyphs {
		g := &r.Glyphs[i]
		x := micro(g.X)
		switch {
		case tag&flagLine == 0:
			e.signed(x - pen)
			e.length(g.Y)
			e.length(g.Advance)
			pen = x + micro(g.Advance)
		case i == 0:
			e.signed(x)
			pen = x
		default: // the advance of the glyph before it
			e.signed(x - pen)
			pen = x
		}
	}
	if n := len(r.Glyphs); n > 0 && tag&flagLine != 0 {
		e.length(r.Glyphs[n-1].Advance)
	}
	if tag&flagInOrder == 0 {
		last := 0
		for i := range r.Glyphs {
			e.signed(int64(r.Glyphs[i].Cluster - last))
			last = r.Glyphs[i].Cluster
		}
	}
}

// onLine tells whether every glyph stands on the baseline and, to the µm,
// where the advance of the one before it ends: almost every run of Latin.
func onLine(glyphs []Glyph) bool {
	var end int64
	for i := range glyphs {
		g := &glyphs[i]
		x := micro(g.X)
		if i > 0 && (x < end-1 || x > end+1) || micro(g.Y) != 0 {
			return false
		}
		end = x + micro(g.Advance)
	}
	return true
}

// inOrder tells whether glyphs and runes go one to one, in the direction of writing.
func inOrder(glyphs []Glyph, text string, rtl bool) bool {
	i := 0
	for at := range text {
		if i == len(glyphs) || glyphs[placeOf(i, len(glyphs), rtl)].Cluster != at {
			return false
		}
		i++
	}
	return i == len(glyphs)
}

func (e *encoder) byte(b byte)      { e.plain = append(e.plain, b) }
func (e *encoder) count(n int)      { e.plain = binary.AppendUvarint(e.plain, uint64(n)) }
func (e *encoder) signed(n int64)   { e.plain = binary.AppendVarint(e.plain, n) }
func (e *encoder) length(v float64) { e.signed(micro(v)) }
func (e *encoder) color(c Color)    { e.plain = append(e.plain, c.R, c.G, c.B, c.A) }
func (e *encoder) text(s string)    { e.count(len(s)); e.plain = append(e.plain, s...) }

func layerFlag(l Layer) byte {
	if l == LayerText {
		return flagText
	}
	return 0
}
