package layout

import (
	"bytes"
	"compress/flate"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math"
	"unicode/utf8"
	"unsafe"
)

// Decode reads what Encode wrote. Errors wrap ErrList; bytes from a hostile
// hand give an error, never a panic, and never a list of more than 64 MB.
func Decode(raw []byte) (*List, error) {
	if len(raw) < len(codecMagic) || string(raw[:3]) != codecMagic[:3] {
		return nil, fmt.Errorf("%w: wrong first bytes", ErrList)
	}
	if raw[3] != codecMagic[3] {
		return nil, fmt.Errorf("%w: version %d is newer than this program", ErrList, raw[3])
	}
	plain, err := inflate(raw[len(codecMagic):])
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrList, err)
	}
	d := decoder{plain: plain, memory: maxMemory}
	l := d.list()
	if d.err == nil && d.left() > 0 {
		d.fail("bytes after the end")
	}
	if d.err == nil {
		// The one place that knows what a list may hold.
		if err := l.Check(); err != nil {
			d.err = err
		}
	}
	if d.err != nil {
		return nil, fmt.Errorf("%w: %w", ErrList, d.err)
	}
	return l, nil
}

// inflate unpacks the body; what was stored shares raw's memory.
func inflate(raw []byte) ([]byte, error) {
	if plain, ok := stored(raw); ok {
		return plain, nil
	}
	z := inflaters.Get().(io.ReadCloser)
	defer inflaters.Put(z)
	in := bytes.NewReader(raw)
	if err := z.(flate.Resetter).Reset(in, nil); err != nil {
		return nil, err
	}
	out := bytes.NewBuffer(make([]byte, 0, min(4*len(raw)+512, maxPlain)))
	n, err := out.ReadFrom(io.LimitReader(z, maxPlain+1))
	switch {
	case err != nil:
		return nil, err
	case n > maxPlain:
		return nil, errors.New("too large")
	case in.Len() > 0:
		return nil, errors.New("bytes after the end")
	}
	return out.Bytes(), nil
}

// stored gives what encoder.stored has written; ok is false for anything else.
func stored(raw []byte) (plain []byte, ok bool) {
	if len(raw) < storedHead || raw[0] != lastStored {
		return nil, false
	}
	n, not := binary.LittleEndian.Uint16(raw[1:]), binary.LittleEndian.Uint16(raw[3:])
	return raw[storedHead:], n == ^not && len(raw) == storedHead+int(n)
}

// decoder reads the body. After the first fault err is set and every method
// returns zeros.
type decoder struct {
	plain  []byte
	at     int // in plain
	hashes []Hash
	memory int // bytes that may still be made
	err    error
}

func (d *decoder) fail(why string) {
	if d.err == nil {
		d.err = errors.New(why)
	}
	d.at = len(d.plain)
}

// left is how many bytes there are still.
func (d *decoder) left() int { return len(d.plain) - d.at }

func (d *decoder) list() *List {
	d.hashes = make([]Hash, d.room(d.count(), int(unsafe.Sizeof(Hash{})), len(Hash{})))
	for i := range d.hashes {
		copy(d.hashes[i][:], d.bytes(len(Hash{})))
	}
	if d.byte() != statusList {
		d.fail("was faulty when it was written: " + d.text())
		return nil
	}
	l := &List{Width: d.length(), Height: d.length()}
	n := d.room(d.count(), int(unsafe.Sizeof(Item(nil))), 1)
	if n > 0 {
		l.Items = make([]Item, 0, n)
	}
	for range n {
		item := d.item()
		if d.err != nil {
			return nil
		}
		l.Items = append(l.Items, item)
	}
	return l
}

func (d *decoder) item() Item {
	tag := d.byte()
	layer := LayerStock
	if tag&flagText != 0 {
		layer = LayerText
	}
	if kind := tag & tagMask; kind != tagRun && tag&^(tagMask|flagText) != 0 {
		d.fail("unknown flag of an item")
		return nil
	}
	d.room(1, int(unsafe.Sizeof(Run{})), 0) // the largest of them
	switch tag & tagMask {
	case tagPath:
		return d.path(layer)
	case tagRun:
		return d.run(tag, layer)
	case tagPicture:
		return &Picture{Layer: layer, Asset: d.hash(),
			X: d.length(), Y: d.length(), W: d.length(), H: d.length()}
	case tagModules:
		m := &Modules{Layer: layer, X: d.length(), Y: d.length(), Size: d.length(), N: d.count()}
		if m.N > maxModules {
			d.fail("too many modules")
			return nil
		}
		m.Bits = bytes.Clone(d.bytes((m.N*m.N + 7) / 8))
		m.Text = d.text()
		return m
	case tagStamp:
		return &Stamp{Layer: layer, Asset: d.hash()}
	}
	d.fail("unknown kind of item")
	return nil
}

func (d *decoder) path(layer Layer) *Path {
	p := &Path{Layer: layer, Fill: d.color(), Stroke: d.color(), Width: d.length()}
	n := d.room(d.count(), int(unsafe.Sizeof(Seg{})), 1)
	if n > 0 {
		p.Segs = make([]Seg, n)
	}
	var x, y int64
	for i := range p.Segs {
		s := &p.Segs[i]
		s.Kind = SegKind(d.byte())
		for k := range pointsOf(s.Kind) {
			x += d.signed()
			y += d.signed()
			s.P[k] = Point{milli(x), milli(y)}
		}
	}
	return p
}

func (d *decoder) run(tag byte, layer Layer) *Run {
	r := &Run{Layer: layer, RTL: tag&flagRTL != 0, Font: d.hash(), Size: d.length(),
		Color: d.color(), X: d.length(), Y: d.length()}
	if tag&flagAngle != 0 {
		r.Angle = d.length()
	}
	r.Text = d.text()
	n := d.room(d.count(), int(unsafe.Sizeof(Glyph{})), 1)
	if n == 0 {
		if tag&flagInOrder != 0 && r.Text != "" {
			d.fail("a text without glyphs")
		}
		return r
	}
	r.Glyphs = make([]Glyph, n)
	for i := range r.Glyphs {
		id := d.count()
		if id > math.MaxUint16 {
			d.fail("a glyph beyond any font")
			return nil
		}
		r.Glyphs[i].ID = uint16(id)
	}
	d.places(r.Glyphs, tag&flagLine != 0)
	d.clusters(r, tag&flagInOrder != 0)
	return r
}

func (d *decoder) places(glyphs []Glyph, line bool) {
	var pen int64
	for i := range glyphs {
		g := &glyphs[i]
		step := d.signed()
		if line {
			if i > 0 {
				glyphs[i-1].Advance = milli(step)
			}
			pen += step
			g.X = milli(pen)
			continue
		}
		pen += step
		g.X, g.Y = milli(pen), d.length()
		advance := d.signed()
		g.Advance = milli(advance)
		pen += advance
	}
	if line {
		glyphs[len(glyphs)-1].Advance = d.length()
	}
}

func (d *decoder) clusters(r *Run, inOrder bool) {
	n := len(r.Glyphs)
	if inOrder {
		if utf8.RuneCountInString(r.Text) != n {
			d.fail("text and glyphs do not match")
			return
		}
		i := 0
		for at := range r.Text {
			r.Glyphs[placeOf(i, n, r.RTL)].Cluster = at
			i++
		}
		return
	}
	last := int64(0)
	for i := range r.Glyphs {
		last += d.signed()
		if last < 0 || last > math.MaxInt32 {
			d.fail("a glyph points outside its text")
			return
		}
		r.Glyphs[i].Cluster = int(last)
	}
}

// room says whether n things of size bytes each, written in at least least
// bytes each, can be there and be made; if not, it fails and returns 0.
func (d *decoder) room(n, size, least int) int {
	if n < 0 || least > 0 && n > d.left()/least || n > d.memory/size {
		d.fail("a count that is too large")
		return 0
	}
	d.memory -= n * size
	return n
}

func (d *decoder) byte() byte {
	if d.at < len(d.plain) {
		d.at++
		return d.plain[d.at-1]
	}
	d.fail("cut short")
	return 0
}

// bytes takes the next n bytes, nil if there are not so many.
func (d *decoder) bytes(n int) []byte {
	if n < 0 || n > d.left() {
		d.fail("cut short")
		return nil
	}
	b := d.plain[d.at : d.at+n : d.at+n]
	d.at += n
	return b
}

func (d *decoder) count() int {
	v := d.number()
	if v > math.MaxInt32 {
		d.fail("a number too large")
		return 0
	}
	return int(v)
}

func (d *decoder) signed() int64 {
	u := d.number()
	v := int64(u >> 1)
	if u&1 != 0 {
		v = ^v
	}
	// 2^40 µm is a thousand kilometres: sums of such steps cannot overflow,
	// and Check refuses what they lead to.
	if v > 1<<40 || v < -1<<40 {
		d.fail("a number too large")
		return 0
	}
	return v
}

// number reads a varint, nearly always of one byte or two.
func (d *decoder) number() uint64 {
	if p := d.plain; d.at+1 < len(p) {
		low, high := uint64(p[d.at]), uint64(p[d.at+1])
		switch {
		case low < 0x80:
			d.at++
			return low
		case high < 0x80:
			d.at += 2
			return low&0x7F | high<<7
		}
	}
	v, n := binary.Uvarint(d.plain[d.at:])
	if n <= 0 {
		d.fail("cut short, or a number too large")
		return 0
	}
	d.at += n
	return v
}

func (d *decoder) hash() Hash {
	i := d.count()
	if i >= len(d.hashes) {
		d.fail("an asset that is not in the table")
		return Hash{}
	}
	return d.hashes[i]
}

func (d *decoder) color() Color {
	if b := d.bytes(4); b != nil {
		return Color{b[0], b[1], b[2], b[3]}
	}
	return Color{}
}

func (d *decoder) text() string {
	return string(d.bytes(d.room(d.count(), 1, 1)))
}

func (d *decoder) length() float64 { return milli(d.signed()) }
