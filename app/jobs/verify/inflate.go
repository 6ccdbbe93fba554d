package verify

import (
	"encoding/binary"
	"errors"
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
	window  = 32 << 10   // how far back a repetition reaches
	spread  = 8 * window // what is held; a power of two
	longest = 258        // of repetitions
)

type unpacker struct {
	src  []byte
	pos  int    // of the next byte to take bits from
	bits uint64 // the next ones, the first lowest
	n    uint   // how many are ready

	out       [spread + 16]byte // what is behind spread is never used
	to, given int               // how much of out is filled, and was handed out

	literals, distances prefixCode
}

// refilled makes at least 56 bits ready; behind the end they are zeros.
func refilled(src []byte, pos int, ready uint64, n uint) (int, uint64, uint) {
	if pos >= 0 && pos < len(src)-7 {
		return pos + int((n^63)>>3), ready | binary.LittleEndian.Uint64(src[pos:])<<(n&63), n | 56 //nolint:gosec // at most 7
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
		if u.to == spread {
			if err := u.room(give); err != nil {
				return err
			}
		}
		k := copy(u.out[u.to:spread], from)
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
	_, _ = u.literals.build(sizes[:], literalWords), u.distances.build(far[:], distanceWords) // RFC 1951 §3.2.6: known to be right
	u.literals.pair()
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
	if err := u.literals.build(small[:], literalWords); err != nil {
		return err
	}
	var sizes [286 + 30]uint8
	for i := 0; i < literals+distances; {
		u.refill()
		e := u.literals.next(u.bits)
		s := e >> 16
		u.take(uint(e & taken))
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
	if err := u.literals.build(sizes[:literals], literalWords); err != nil {
		return err
	}
	u.literals.pair()
	return u.distances.build(sizes[literals:literals+distances], distanceWords)
}

// block unpacks a block's symbols. What is changed for each of them is kept in
// variables of its own, which the compiler holds in registers; places in out
// are cut to its size, which spares their check: to is always below it.
func (u *unpacker) block(give func([]byte) error) error {
	const cut = spread - 1
	src, pos, ready, n, to := u.src, u.pos, u.bits, u.n, u.to
	out, literals, distances := &u.out, &u.literals, &u.distances
	for {
		if to > spread-longest-6-16 {
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
		e := literals.quick[ready&(1<<quick-1)]
		if e&literal != 0 { // the bits that are ready hold two more words
			binary.LittleEndian.PutUint16(out[to&cut:], uint16(e>>16)) //nolint:gosec // the upper half
			to += int(e >> 12 & 3)
			ready, n = ready>>(e&taken), n-uint(e&taken)
			e = literals.quick[ready&(1<<quick-1)]
			if e&literal != 0 {
				binary.LittleEndian.PutUint16(out[to&cut:], uint16(e>>16)) //nolint:gosec // the upper half
				to += int(e >> 12 & 3)
				ready, n = ready>>(e&taken), n-uint(e&taken)
				e = literals.quick[ready&(1<<quick-1)]
				if e&literal != 0 {
					binary.LittleEndian.PutUint16(out[to&cut:], uint16(e>>16)) //nolint:gosec // the upper half
					to += int(e >> 12 & 3)
					ready, n = ready>>(e&taken), n-uint(e&taken)
					continue
				}
			}
			pos, ready, n = refilled(src, pos, ready, n)
		}
		if e == 0 {
			if e = literals.slow(ready); e&literal != 0 {
				out[to&cut] = byte(e >> 16)
				to++
				ready, n = ready>>(e&taken), n-uint(e&taken)
				continue
			}
		}
		size := int(e>>16) + int(ready&(1<<(e&taken)-1)>>(e>>8&15)) //nolint:gosec // at most 5 bits
		ready, n = ready>>(e&taken), n-uint(e&taken)
		if e&more == 0 {
			u.pos, u.bits, u.n, u.to = pos, ready, n, to
			if e>>16 != ended || pos-int(n>>3) > len(src) { //nolint:gosec // at most 7
				return errDeflate
			}
			return nil
		}
		if e = distances.quick[ready&(1<<quick-1)]; e == 0 {
			e = distances.slow(ready)
		}
		back := int(e>>16) + int(ready&(1<<(e&taken)-1)>>(e>>8&15)) //nolint:gosec // at most 13 bits
		ready, n = ready>>(e&taken), n-uint(e&taken)
		if e&more == 0 || back > to {
			return errDeflate
		}
		from, end := to-back, to+size
		for ; back < 8; back *= 2 { // what is nearer than it is long repeats itself
			binary.LittleEndian.PutUint64(out[to&cut:], binary.LittleEndian.Uint64(out[from&cut:]))
			to += back
		}
		// Eight at a time, and sixteen at least; what is too many is written over.
		from = to - back
		binary.LittleEndian.PutUint64(out[to&cut:], binary.LittleEndian.Uint64(out[from&cut:]))
		binary.LittleEndian.PutUint64(out[to&cut+8:], binary.LittleEndian.Uint64(out[from&cut+8:]))
		for from, to = from+16, to+16; to < end; from, to = from+8, to+8 {
			binary.LittleEndian.PutUint64(out[to&cut:], binary.LittleEndian.Uint64(out[from&cut:]))
		}
		to = end
	}
}
