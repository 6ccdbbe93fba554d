package verify

import (
	"bytes"
	"encoding/binary"
	"image"
)

// blocks reads the coded blocks, in units of some of each part.
func (j *jpegPage) blocks(coded []byte) bool {
	l := &j.parts[0]
	across := (j.w + 8*int(l.across) - 1) / (8 * int(l.across))
	down := (j.h + 8*int(l.down) - 1) / (8 * int(l.down))
	j.out = image.NewGray(image.Rect(0, 0, across*int(l.across)*j.side, down*int(l.down)*j.side))
	b := &jpegBits{}
	coded = b.refillFrom(coded)
	for unit := range across * down {
		if j.restart > 0 && unit > 0 && unit%j.restart == 0 {
			if len(coded) < 2 || coded[1]&^7 != 0xd0 || b.over() {
				return false
			}
			coded = b.refillFrom(coded[2:])
			for i := range j.parts {
				j.parts[i].last = 0
			}
		}
		for i := range j.parts {
			p := &j.parts[i]
			for k := range int(p.across) * int(p.down) {
				if i > 0 {
					if !b.pass(p) {
						return false
					}
					continue
				}
				x := (unit%across*int(p.across) + k%int(p.across)) * j.side
				y := (unit/across*int(p.down) + k/int(p.across)) * j.side
				if !b.block(p, &j.tables[p.table], j.side, j.out.Pix[y*j.out.Stride+x:], j.out.Stride) {
					return false
				}
			}
		}
	}
	return !b.over()
}

// jpegBits hands out the bits between two restarts.
type jpegBits struct {
	src  []byte // without the zeros that stand behind 0xff
	pos  int
	bits uint64 // the next ones, the first highest
	n    uint   // how many are ready
}

// refillFrom takes what is coded up to the next marker and gives the rest.
func (b *jpegBits) refillFrom(coded []byte) []byte {
	src := b.src[:0]
	if src == nil {
		src = make([]byte, 0, len(coded)+8)
	}
	for {
		i := bytes.IndexByte(coded, 0xff)
		if i < 0 || i+1 >= len(coded) {
			src, coded = append(src, coded...), nil
			break
		}
		if coded[i+1] == 0 {
			src, coded = append(src, coded[:i+1]...), coded[i+2:]
			continue
		}
		src, coded = append(src, coded[:i]...), coded[i:]
		if coded[1] != 0xff { // padding
			break
		}
		coded = coded[1:]
	}
	*b = jpegBits{src: src}
	return coded
}

// over tells whether more was taken than there was.
func (b *jpegBits) over() bool { return b.pos-int(b.n>>3) > len(b.src) } //nolint:gosec // at most 7

// refill makes at least 56 bits ready; behind the end they are zeros.
func (b *jpegBits) refill() {
	if b.pos+8 <= len(b.src) {
		b.bits |= binary.BigEndian.Uint64(b.src[b.pos:]) >> b.n
		b.pos += int((63 - b.n) >> 3) //nolint:gosec // at most 7
		b.n |= 56
		return
	}
	for ; b.n < 56; b.n += 8 {
		if b.pos < len(b.src) {
			b.bits |= uint64(b.src[b.pos]) << (56 - b.n)
		}
		b.pos++
	}
}

// symbol takes a value by its code, of at most 16 bits.
func (b *jpegBits) symbol(c *jpegCode) (byte, bool) {
	if e := c.quick[b.bits>>(64-jpegQuick)]; e != 0 {
		b.bits <<= e & 255
		b.n -= uint(e & 255)
		return byte(e >> 8), true
	}
	head := uint32(b.bits >> 48) //nolint:gosec // 16 bits
	for s := jpegQuick + 1; s <= 16; s++ {
		if head < c.least[s] {
			at := c.at[s] + int(head>>(16-s))
			if at < 0 || at > 255 {
				return 0, false
			}
			b.bits <<= s
			b.n -= uint(s) //nolint:gosec // at most 16
			return c.values[at], true
		}
	}
	return 0, false
}

// value takes a number of n bits, whose first bit is its sign (T.81 §F.2.2.1).
func (b *jpegBits) value(n byte) int32 {
	if n == 0 {
		return 0
	}
	v := int32(b.bits >> (64 - n)) //nolint:gosec // at most 15 bits
	b.bits <<= n
	b.n -= uint(n)
	if v < 1<<(n-1) {
		v -= 1<<n - 1
	}
	return v
}

// pass skips a block of colour.
func (b *jpegBits) pass(p *jpegPart) bool {
	b.refill()
	size, ok := b.symbol(p.dc)
	if !ok || size > 15 {
		return false
	}
	b.bits <<= size
	b.n -= uint(size)
	for k := 1; k < 64; k++ {
		b.refill()
		rs, ok := b.symbol(p.ac)
		switch {
		case !ok:
			return false
		case rs&15 == 0 && rs>>4 != 15:
			return true
		}
		k += int(rs >> 4)
		b.bits <<= rs & 15
		b.n -= uint(rs & 15)
	}
	return true
}

// zigzag gives the row and column, row × 8 + column, of each coefficient.
var zigzag = [64]uint8{0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4, 5, 12, 19, 26, 33, 40, 48, 41, 34, 27, 20, 13, 6, 7, 14, 21, 28,
	35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23, 30, 37, 44, 51, 58, 59, 52, 45, 38, 31, 39, 46, 53, 60, 61, 54, 47, 55, 62, 63}

// block reads a block of lightness and draws its coarse part.
func (b *jpegBits) block(p *jpegPart, table *[64]int32, side int, to []byte, stride int) bool {
	var c [64]int32
	b.refill()
	size, ok := b.symbol(p.dc)
	if !ok || size > 15 {
		return false
	}
	p.last += b.value(size)
	c[0] = p.last * table[0]
	fine := false
	for k := 1; k < 64; k++ {
		b.refill()
		rs, ok := b.symbol(p.ac)
		if !ok {
			return false
		}
		if rs&15 == 0 {
			if rs>>4 != 15 {
				break
			}
			k += 15
			continue
		}
		if k += int(rs >> 4); k > 63 {
			return false
		}
		c[zigzag[k]] = b.value(rs&15) * table[k]
		fine = true
	}
	switch {
	case !fine:
		v := clamp(c[0]>>3 + 128)
		for y := range side {
			for x := range side {
				to[y*stride+x] = v
			}
		}
	case side == 4:
		quarter(&c, to, stride)
	default:
		for i, v := range [4]int32{c[0] + c[1] + c[8] + c[9], c[0] - c[1] + c[8] - c[9], c[0] + c[1] - c[8] - c[9], c[0] - c[1] - c[8] + c[9]} {
			to[i/2*stride+i%2] = clamp(v>>3 + 128)
		}
	}
	return true
}

// quarter makes 4 × 4 pixels of the 4 × 4 coarsest waves: the transform of that
// length, columns first.
func quarter(c *[64]int32, to []byte, stride int) {
	// cos(π/8) and sin(π/8) times √2 × 2¹⁰
	const cos, sin = 1338, 554
	var rows [4][4]int32
	for x := range 4 {
		even, odd := (c[x]+c[16+x])<<10, (c[x]-c[16+x])<<10
		p, q := c[8+x]*cos+c[24+x]*sin, c[8+x]*sin-c[24+x]*cos
		rows[0][x], rows[1][x], rows[2][x], rows[3][x] = (even+p)>>10, (odd+q)>>10, (odd-q)>>10, (even-p)>>10
	}
	for y := range 4 {
		r := &rows[y]
		even, odd := (r[0]+r[2])<<10, (r[0]-r[2])<<10
		p, q := r[1]*cos+r[3]*sin, r[1]*sin-r[3]*cos
		line := to[y*stride:][:4:4]
		line[0], line[1], line[2], line[3] = clamp((even+p)>>13+128), clamp((odd+q)>>13+128), clamp((odd-q)>>13+128), clamp((even-p)>>13+128)
	}
}

func clamp(v int32) uint8 {
	return uint8(max(0, min(255, v))) //nolint:gosec // a byte
}
