package qr

import (
	"math"
	"math/bits"
	"sync"
)

// go-qrcode tries all eight masks module by module and divides polynomials of
// slices, which takes a millisecond for the code of a certificate; ten
// thousand certificates are to take seven seconds in all. Versions up to 11
// fit a row into 64 bits, so what follows makes their symbols a row at a time.
// The modules are the same as go-qrcode's, mask for mask; tests hold them
// against each other.

// maxFast is the largest version that is made here.
const maxFast = 11

// Error correction of level M, by version: codewords for it in each block, and
// blocks (ISO/IEC 18004, table 9).
var (
	checkWords = [maxFast + 1]int{0, 10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30}
	blocks     = [maxFast + 1]int{0, 1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5}
)

// words is how many codewords a version has in all, and how many hold data.
func words(version int) (all, data int) {
	side := 17 + 4*version
	modules := side*side - 3*64 - 2*15 - 1 - 2*(side-16) // finders, format, dark module, timing
	if version >= 2 {
		centres := version/7 + 2
		modules -= (centres*centres - 3) * 25
		modules += 2 * (centres - 2) * 5 // where alignment lies on timing
	}
	if version >= 7 {
		modules -= 2 * 18
	}
	all = modules / 8
	return all, all - checkWords[version]*blocks[version]
}

// rows is a square of modules, bit x of rows[y] for column x.
type rows [17 + 4*maxFast]uint64

func (r *rows) set(x, y int, dark bool) {
	if dark {
		r[y] |= 1 << x
	} else {
		r[y] &^= 1 << x
	}
}

func (r *rows) rectangle(x, y, w, h int) {
	for i := y; i < y+h; i++ {
		r[i] |= (1<<w - 1) << x
	}
}

// bytes gives the modules row by row, the first in the highest bit.
func (r *rows) bytes(side int) []byte {
	out := make([]byte, 0, (side*side+7)/8)
	var waiting uint64 // modules that do not fill a byte yet
	n := 0
	for _, row := range r[:side] {
		row = bits.Reverse64(row) >> (64 - side)
		for left := side; left > 0; {
			take := min(left, 56-n)
			left -= take
			waiting = waiting<<take | row>>left&(1<<take-1)
			for n += take; n >= 8; n -= 8 {
				out = append(out, byte(waiting>>(n-8)))
			}
		}
	}
	if n > 0 {
		out = append(out, byte(waiting<<(8-n)))
	}
	return out
}

// symbol is a code on its way.
type symbol struct {
	version, side int
	all           uint64 // a row of ones
	dark          rows   // modules, unmasked
	fixed         rows   // those that are no data, hence not masked
	turned        rows   // dark, x and y exchanged, to count columns as rows
	turnedFixed   rows
	places        []place // of data, in the order of its bits
}

// place is where a module lies.
type place struct{ x, y uint8 }

// blanks are the symbols of each version without data and mask, made when they
// are first needed.
var blanks = func() (list [maxFast + 1]func() *symbol) {
	for version := range list {
		list[version] = sync.OnceValue(func() *symbol { return newBlank(version) })
	}
	return list
}()

// newSymbol gives a symbol with the parts that do not depend on data or mask.
func newSymbol(version int) *symbol {
	s := *blanks[version]()
	return &s
}

// newBlank draws the parts that do not depend on data or mask.
func newBlank(version int) *symbol {
	s := &symbol{version: version, side: 17 + 4*version}
	n := s.side
	s.all = 1<<n - 1
	for _, at := range [][2]int{{0, 0}, {n - 7, 0}, {0, n - 7}} {
		x, y := at[0], at[1]
		// With the light line around it, as far as it lies within.
		s.fixed.rectangle(max(0, x-1), max(0, y-1), 8, 8)
		s.frame(x, y, 7)
		s.dark.rectangle(x+2, y+2, 3, 3)
	}
	for i := 8; i < n-8; i++ { // timing
		s.dark.set(i, 6, i%2 == 0)
		s.dark.set(6, i, i%2 == 0)
		s.fixed.set(i, 6, true)
		s.fixed.set(6, i, true)
	}
	centres := alignment(version)
	last := len(centres) - 1
	for i, x := range centres {
		for k, y := range centres {
			if i == 0 && k == 0 || i == 0 && k == last || i == last && k == 0 {
				continue // a finder is there
			}
			s.fixed.rectangle(x-2, y-2, 5, 5)
			for row := y - 2; row <= y+2; row++ {
				s.dark[row] &^= 0b11111 << (x - 2)
			}
			s.frame(x-2, y-2, 5)
			s.dark.set(x, y, true)
		}
	}
	// Format, drawn with the mask; only its place is kept here.
	s.fixed.rectangle(0, 8, 9, 1)
	s.fixed.rectangle(8, 0, 1, 9)
	s.fixed.rectangle(n-8, 8, 8, 1)
	s.fixed.rectangle(8, n-8, 1, 8)
	if version >= 7 {
		info := version<<12 | remainder(version, 12, 0x1F25)
		for i := range 18 {
			a, b, dark := i/3, n-11+i%3, info>>i&1 == 1
			s.dark.set(a, b, dark)
			s.dark.set(b, a, dark)
			s.fixed.set(a, b, true)
			s.fixed.set(b, a, true)
		}
	}
	s.turned, s.turnedFixed = s.turn(&s.dark), s.turn(&s.fixed)
	s.places = s.order()
	return s
}

// frame draws the outline of a square.
func (s *symbol) frame(x, y, side int) {
	s.dark.rectangle(x, y, side, 1)
	s.dark.rectangle(x, y+side-1, side, 1)
	s.dark.rectangle(x, y, 1, side)
	s.dark.rectangle(x+side-1, y, 1, side)
}

// alignment lists the places of alignment patterns' centres.
func alignment(version int) []int {
	switch {
	case version == 1:
		return nil
	case version < 7:
		return []int{6, 4*version + 10}
	}
	return []int{6, 2*version + 8, 4*version + 10}
}

// remainder of value, shifted left by the degree, divided by a polynomial.
func remainder(value, degree, poly int) int {
	r := value
	for range degree {
		r <<= 1
		if r>>degree&1 == 1 {
			r ^= poly
		}
	}
	return r & (1<<degree - 1)
}

// order lists the places of data: in columns of two, up and down from the right.
func (s *symbol) order() []place {
	var list []place
	for right := s.side - 1; right >= 1; right -= 2 {
		if right == 6 { // timing
			right = 5
		}
		up := (right+1)&2 == 0
		for k := range s.side {
			y := k
			if up {
				y = s.side - 1 - k
			}
			for x := right; x >= right-1; x-- {
				if s.fixed[y]>>x&1 == 0 {
					list = append(list, place{uint8(x), uint8(y)})
				}
			}
		}
	}
	return list
}

// fill lays the codewords out. What they do not fill stays light.
func (s *symbol) fill(codewords []byte) {
	for i, p := range s.places[:8*len(codewords)] {
		dark := uint64(codewords[i>>3] >> (7 - i&7) & 1)
		s.dark[p.y] |= dark << p.x
		s.turned[p.x] |= dark << p.y
	}
}

// turn exchanges x and y.
func (s *symbol) turn(r *rows) (t rows) {
	for y := range s.side {
		for row := r[y]; row != 0; row &= row - 1 {
			t[bits.TrailingZeros64(row)] |= 1 << y
		}
	}
	return t
}

// best masks the symbol with each of the eight patterns and gives the one with
// the lowest penalty, the first of equals.
func (s *symbol) best() *rows {
	var chosen rows
	lowest := math.MaxInt
	for mask := range 8 {
		level := s.masked(&s.dark, &s.fixed, mask, 0)
		upright := s.masked(&s.turned, &s.turnedFixed, mask, 1)
		s.format(&level, &upright, mask)
		if p := s.penalty(&level, &upright, lowest); p < lowest {
			lowest, chosen = p, level
		}
	}
	return &chosen
}

func (s *symbol) masked(dark, fixed *rows, mask, turned int) (r rows) {
	for y := range s.side {
		r[y] = dark[y] ^ masks[turned][mask][y%len(masks[0][0])]&^fixed[y]&s.all
	}
	return r
}

// format writes level and mask, twice, and the module that is always dark.
func (s *symbol) format(level, upright *rows, mask int) {
	const levelM = 0b00
	value := levelM<<3 | mask
	value = (value<<10 | remainder(value, 10, 0x537)) ^ 0x5412
	set := func(x, y, i int) {
		level.set(x, y, value>>i&1 == 1)
		upright.set(y, x, value>>i&1 == 1)
	}
	n := s.side
	for i := range 8 {
		set(n-1-i, 8, i)
	}
	for i := range 6 {
		set(8, i, i)
	}
	set(8, 7, 6)
	set(8, 8, 7)
	set(7, 8, 8)
	for i := 9; i < 15; i++ {
		set(14-i, 8, i)
	}
	for i := 8; i < 15; i++ {
		set(8, n-15+i, i)
	}
	level.set(8, n-8, true)
	upright.set(n-8, 8, true)
}

// masks are the eight patterns: rows by y, and turned by x. Each repeats after
// twelve modules.
var masks = func() (m [2][8][12]uint64) {
	for k := range 12 {
		for j := range 64 {
			for mask := range 8 {
				if inverted(mask, j, k) {
					m[0][mask][k] |= 1 << j
				}
				if inverted(mask, k, j) {
					m[1][mask][k] |= 1 << j
				}
			}
		}
	}
	return m
}()

// inverted tells whether a mask inverts the module at x, y (ISO/IEC 18004, table 10).
func inverted(mask, x, y int) bool {
	switch mask {
	case 0:
		return (x+y)%2 == 0
	case 1:
		return y%2 == 0
	case 2:
		return x%3 == 0
	case 3:
		return (x+y)%3 == 0
	case 4:
		return (y/2+x/3)%2 == 0
	case 5:
		return x*y%2+x*y%3 == 0
	case 6:
		return (x*y%2+x*y%3)%2 == 0
	}
	return ((x+y)%2+x*y%3)%2 == 0
}

// penalty counts as go-qrcode does, which departs from the standard: a line of
// one colour counts from six modules on, not five. What reaches enough is not
// counted to the end.
func (s *symbol) penalty(level, upright *rows, enough int) int {
	dark, squares, p := 0, 0, 0
	pairs := s.all >> 1 // columns that have another to the right
	for y := range s.side {
		if p+3*squares >= enough {
			return enough
		}
		row := level[y]
		dark += bits.OnesCount64(row)
		same := ^(row ^ row>>1) & pairs
		p += lines(same) + s.finders(row)
		if y > 0 {
			above := level[y-1]
			squares += bits.OnesCount64(same &^ (row ^ above) & ^(above ^ above>>1))
		}
		column := upright[y]
		p += lines(^(column^column>>1)&pairs) + s.finders(column)
	}
	modules := s.side * s.side
	off := modules/2 - dark
	if off < 0 {
		off = -off
	}
	return p + 3*squares + 10*(off/(modules/20))
}

// lines gives the penalty for lines of one colour in a row; bit x of same says
// that the modules x and x+1 are alike. A line of n counts n-2 from n = 6 on.
func lines(same uint64) int {
	six := same & (same >> 1) & (same >> 2) & (same >> 3) & (same >> 4)
	if six == 0 {
		return 0
	}
	return bits.OnesCount64(six) + 3*bits.OnesCount64(six&^(six<<1))
}

// finders gives the penalty for what looks like a finder: 1011101 with four
// light modules before or behind it, or at the end of the row.
func (s *symbol) finders(row uint64) int {
	light := ^row
	like := row & (light >> 1) & (row >> 2) & (row >> 3) & (row >> 4) & (light >> 5) & (row >> 6)
	if like == 0 {
		return 0
	}
	// Before the first module all counts as light. Bits are where a pattern ends.
	four := light & (light >> 1) & (light >> 2) & (light >> 3)
	one, two := light&1, light&(light>>1)&1
	before := four<<4 | 1 | one<<1 | two<<2 | (two&(light>>2))<<3
	ends := like&before<<6 | like&(four>>7)<<10&s.all | like>>(s.side-7)&1<<(s.side-1)
	p := 0
	for ends != 0 {
		last := s.more(row, bits.TrailingZeros64(ends), &p)
		ends &^= 1<<(last+11) - 1
	}
	return p
}

// more counts a finder that ends at x, and those that begin within it, as
// go-qrcode does: what was found is forgotten, as if eight dark modules had
// been there. It gives where the last of them ends.
func (s *symbol) more(row uint64, x int, p *int) int {
	*p += 40
	window := 0xFF
	for d := 1; d <= 10 && x+d < s.side; d++ {
		window = window<<1 | int(row>>(x+d)&1)
		if w := window & 0x7FF; w == 0b0000_1011101 || w == 0b1011101_0000 || x+d == s.side-1 && w&0x7F == 0b1011101 {
			return s.more(row, x+d, p)
		}
	}
	return x
}
