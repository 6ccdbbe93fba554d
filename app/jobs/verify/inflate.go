package verify

import (
	"encoding/binary"
	"errors"
	"math/bits"
)

// inflate unpacks a deflate stream (RFC 1951) that lies in memory and hands it
// out in pieces, which last until give returns. A scanned page is unpacked
// some three times as fast as by compress/flate, which takes bytes one by one.
// The checksum is left alone: what a code says is signed.
func inflate(src []byte, give func([]byte) error) error {
	u := &unpacker{src: src}
	for {
		u.refill()
		last, kind := u.take(1), u.take(2)
		var err error
		switch kind {
		case 0:
			err = u.stored(give)
		case 1:
			u.fixed()
			err = u.block(give)
		case 2:
			if err = u.dynamic(); err == nil {
				err = u.block(give)
			}
		default:
			err = errDeflate
		}
		if err != nil {
			return err
		}
		if last == 1 {
			return give(u.out[u.given:u.to])
		}
	}
}

var errDeflate = errors.New("verify: broken deflate stream")

const (
	window  = 32 << 10 // how far back a repetition reaches
	longest = 258      // of repetitions
	quick   = 10       // bits of a code that are looked up at once
)

type unpacker struct {
	src  []byte
	pos  int    // of the next byte to take bits from
	bits uint64 // the next ones, the first lowest
	n    uint   // how many are ready

	out       [8 * window]byte
	to, given int // how much of out is filled, and was handed out

	literals, distances prefixCode
}

// refilled makes at least 56 bits ready; behind the end they are zeros.
func refilled(src []byte, pos int, ready uint64, n uint) (int, uint64, uint) {
	if pos+8 <= len(src) {
		return pos + int((63-n)>>3), ready | binary.LittleEndian.Uint64(src[pos:])<<n, n | 56 //nolint:gosec // at most 7
	}
	for ; n < 56; n += 8 {
		if pos < len(src) {
			ready |= uint64(src[pos]) << n
		}
		pos++
	}
	return pos, ready, n
}

func (u *unpacker) refill() { u.pos, u.bits, u.n = refilled(u.src, u.pos, u.bits, u.n) }

func (u *unpacker) take(n uint) int {
	v := int(u.bits & (1<<n - 1)) //nolint:gosec // at most 16 bits
	u.bits >>= n
	u.n -= n
	return v
}

// room hands out what is ready when little room is left, and keeps the window.
func (u *unpacker) room(give func([]byte) error) error {
	if err := give(u.out[u.given:u.to]); err != nil {
		return err
	}
	keep := min(u.to, window)
	copy(u.out[:], u.out[u.to-keep:u.to])
	u.to, u.given = keep, keep
	return nil
}

func (u *unpacker) stored(give func([]byte) error) error {
	u.take(u.n & 7)
	u.refill()
	size, check := u.take(16), u.take(16)
	u.pos -= int(u.n >> 3) //nolint:gosec // at most 7
	u.bits, u.n = 0, 0
	if size != check^0xffff || u.pos+size > len(u.src) {
		return errDeflate
	}
	for from := u.src[u.pos : u.pos+size]; len(from) > 0; {
		if u.to == len(u.out) {
			if err := u.room(give); err != nil {
				return err
			}
		}
		k := copy(u.out[u.to:], from)
		u.to, from = u.to+k, from[k:]
	}
	u.pos += size
	return nil
}

func (u *unpacker) fixed() {
	var sizes [288]uint8
	for i := range sizes {
		switch {
		case i < 144, i >= 280:
			sizes[i] = 8
		case i < 256:
			sizes[i] = 9
		default:
			sizes[i] = 7
		}
	}
	var far [30]uint8
	for i := range far {
		far[i] = 5
	}
	_, _ = u.literals.build(sizes[:]), u.distances.build(far[:]) // RFC 1951 §3.2.6: known to be right
}

// order is how the lengths of the code for lengths follow each other.
var order = [19]uint8{16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15}

// dynamic reads the codes of a block.
func (u *unpacker) dynamic() error {
	literals, distances, lengths := u.take(5)+257, u.take(5)+1, u.take(4)+4
	if literals > 286 || distances > 30 {
		return errDeflate
	}
	var small [19]uint8
	for _, at := range order[:lengths] {
		u.refill()
		small[at] = uint8(u.take(3)) //nolint:gosec // three bits
	}
	if err := u.literals.build(small[:]); err != nil {
		return err
	}
	var sizes [286 + 30]uint8
	for i := 0; i < literals+distances; {
		u.refill()
		e := u.literals.next(u.bits)
		s := e >> 4
		u.take(e & 15)
		what, again := uint8(0), 1
		switch {
		case s < 16:
			what = uint8(s) //nolint:gosec // below 16
		case s == 16 && i > 0:
			what, again = sizes[i-1], 3+u.take(2)
		case s == 17:
			again = 3 + u.take(3)
		case s == 18:
			again = 11 + u.take(7)
		default:
			return errDeflate
		}
		if i+again > literals+distances {
			return errDeflate
		}
		for range again {
			sizes[i] = what
			i++
		}
	}
	if err := u.literals.build(sizes[:literals]); err != nil {
		return err
	}
	return u.distances.build(sizes[literals : literals+distances])
}

// What lengths (from symbol 257 on) and distances stand for: the least value
// and how many more bits follow (RFC 1951 §3.2.5).
var (
	lengthBase   = [29]uint16{3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258}
	lengthBits   = [29]uint8{0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0}
	distanceBase = [30]uint16{1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145, 8193, 12289, 16385, 24577}
	distanceBits = [30]uint8{0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13}
)

// block unpacks a block's symbols. What is changed for each of them is kept in
// variables of its own, which the compiler holds in registers.
func (u *unpacker) block(give func([]byte) error) error {
	src, pos, ready, n, to := u.src, u.pos, u.bits, u.n, u.to
	out := u.out[:]
	for {
		if to > len(out)-longest-2-8 {
			if pos-8 > len(src) { // past the end
				return errDeflate
			}
			u.to = to
			if err := u.room(give); err != nil {
				return err
			}
			to = u.to
		}
		pos, ready, n = refilled(src, pos, ready, n)
		e := u.literals.next(ready)
		ready, n = ready>>(e&15), n-(e&15)
		if e < 256<<4 { // the bits that are ready hold two more
			out[to] = byte(e >> 4)
			to++
			e = u.literals.next(ready)
			ready, n = ready>>(e&15), n-(e&15)
			if e < 256<<4 {
				out[to] = byte(e >> 4)
				to++
				e = u.literals.next(ready)
				ready, n = ready>>(e&15), n-(e&15)
				if e < 256<<4 {
					out[to] = byte(e >> 4)
					to++
					continue
				}
			}
			pos, ready, n = refilled(src, pos, ready, n)
		}
		s := int(e>>4) - 257 //nolint:gosec // at most 1024
		if s < 0 {
			u.pos, u.bits, u.n, u.to = pos, ready, n, to
			if pos-int(n>>3) > len(src) { //nolint:gosec // at most 7
				return errDeflate
			}
			return nil
		}
		if s >= len(lengthBase) {
			return errDeflate
		}
		k := uint(lengthBits[s])
		size := int(lengthBase[s]) + int(ready&(1<<k-1)) //nolint:gosec // at most 5 bits
		ready, n = ready>>k, n-k
		e = u.distances.next(ready)
		ready, n = ready>>(e&15), n-(e&15)
		if s = int(e >> 4); s >= len(distanceBase) { //nolint:gosec // at most 1024
			return errDeflate
		}
		k = uint(distanceBits[s])
		back := int(distanceBase[s]) + int(ready&(1<<k-1)) //nolint:gosec // at most 13 bits
		ready, n = ready>>k, n-k
		if back > to {
			return errDeflate
		}
		end := to + size
		if back >= 8 { // eight at a time; what is too many is written over
			for from := to - back; to < end; from, to = from+8, to+8 {
				binary.LittleEndian.PutUint64(out[to:], binary.LittleEndian.Uint64(out[from:]))
			}
			to = end
			continue
		}
		for from := to - back; to < end; { // what is nearer than it is long repeats itself
			to += copy(out[to:end], out[from:to])
		}
	}
}

// prefixCode is a Huffman code as deflate writes it.
type prefixCode struct {
	quick   [1 << quick]uint16 // by the next bits: symbol << 4 | length; 0: a longer code
	count   [16]int            // codes of each length
	symbols [288]uint16        // in the codes' order
}

// noSymbol stands for bits that are no code.
const noSymbol = 1 << 10

// build makes a code of the lengths of its symbols' codes. One that is not
// complete is allowed: deflate has it where there is one distance, or none.
func (c *prefixCode) build(sizes []uint8) error {
	clear(c.quick[:])
	clear(c.count[:])
	for _, s := range sizes {
		c.count[s]++
	}
	c.count[0] = 0
	var code, at [16]int
	free := 1
	for s := 1; s < 16; s++ {
		if free = free<<1 - c.count[s]; free < 0 {
			return errDeflate
		}
		code[s] = (code[s-1] + c.count[s-1]) << 1
		at[s] = at[s-1] + c.count[s-1]
	}
	for symbol, s := range sizes {
		if s == 0 {
			continue
		}
		c.symbols[at[s]] = uint16(symbol) //nolint:gosec // below 288
		at[s]++
		if s <= quick {
			// The first bit of a code is the lowest of those that are ready.
			for low := int(bits.Reverse16(uint16(code[s])) >> (16 - s)); low < 1<<quick; low += 1 << s { //nolint:gosec // at most 10 bits
				c.quick[low] = uint16(symbol)<<4 | uint16(s) //nolint:gosec // below 288
			}
		}
		code[s]++
	}
	return nil
}

// next gives the symbol that the bits begin with, times 16, and the length of its code.
func (c *prefixCode) next(ready uint64) uint {
	e := c.quick[ready&(1<<quick-1)]
	if e == 0 {
		e = c.slow(ready)
	}
	return uint(e)
}

//go:noinline
func (c *prefixCode) slow(ready uint64) uint16 {
	code, first, at := 0, 0, 0
	for n := range uint16(15) {
		code = code<<1 | int(ready>>n&1) //nolint:gosec // one bit
		count := c.count[n+1]
		if code-first < count {
			return c.symbols[at+code-first]<<4 | (n + 1)
		}
		at += count
		first = (first + count) << 1
	}
	return noSymbol << 4
}
