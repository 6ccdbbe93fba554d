package deflate

import (
	"encoding/binary"
	"hash/adler32"
	"math/bits"
)

// Packer packs one text after the other and uses its memory again. It serves
// one goroutine at a time; nothing of one text reaches the next.
type Packer struct {
	heads [1 << hashBits]uint16 // by hash: where four bytes were seen last, plus one
	chain [maxBlock]uint16      // by place: the head before it
	block block
	out   stream
}

const (
	hashBits = 12
	maxBlock = 32 << 10 // bytes packed at a time; no match leads out of its block

	minMatch = 4
	maxMatch = 258
)

// maxTries is at how many places a match is looked for. A certificate's page of
// 6.7 kB becomes 2.4 kB with 1, 2.3 with 2, 2.2 with 12, in 85, 90, 120 µs;
// compress/zlib makes 2.4 kB of it in 180 µs at its level 2.
const maxTries = 2

// Append appends the DEFLATE stream of a text.
func (p *Packer) Append(dst, text []byte) []byte {
	p.out = stream{b: dst}
	for {
		n := min(len(text), maxBlock)
		p.block.begin()
		p.match(text[:n])
		p.block.write(&p.out, n == len(text))
		if text = text[n:]; len(text) == 0 {
			return p.out.close()
		}
	}
}

// AppendZlib appends a text as zlib has it (RFC 1950), which PDF calls FlateDecode.
func (p *Packer) AppendZlib(dst, text []byte) []byte {
	dst = append(dst, 0x78, 0x5E) // DEFLATE, a window of 32 kB, packed fast
	return binary.BigEndian.AppendUint32(p.Append(dst, text), adler32.Checksum(text))
}

// match takes a text apart into letters and matches.
func (p *Packer) match(text []byte) {
	clear(p.heads[:])
	at := 0
	for at+minMatch <= len(text) {
		length, distance := p.longest(text, at)
		if length < minMatch {
			p.block.letter(text[at])
			at++
			continue
		}
		p.block.copy(length, distance)
		end := at + length
		for at++; at < end && at+minMatch <= len(text); at++ {
			p.enter(text, at)
		}
		at = end
	}
	for ; at < len(text); at++ {
		p.block.letter(text[at])
	}
}

// enter notes the four bytes at a place, and gives the place where they may
// have stood before, plus one.
func (p *Packer) enter(text []byte, at int) uint16 {
	h := binary.LittleEndian.Uint32(text[at:]) * 0x9E3779B1 >> (32 - hashBits)
	before := p.heads[h]
	p.chain[at] = before
	p.heads[h] = uint16(at + 1)
	return before
}

// longest gives the longest match for what stands at a place.
func (p *Packer) longest(text []byte, at int) (length, distance int) {
	here := text[at:min(len(text), at+maxMatch)]
	first := binary.LittleEndian.Uint32(here)
	before := p.enter(text, at)
	for tries := maxTries; before != 0 && tries > 0; tries-- {
		place := int(before) - 1
		if binary.LittleEndian.Uint32(text[place:]) == first {
			if n := common(here, text[place:place+len(here)]); n > length {
				length, distance = n, at-place
			}
		}
		before = p.chain[place]
	}
	return length, distance
}

// common is how many bytes two texts of one length begin with alike.
func common(a, b []byte) int {
	n := 0
	for ; n+8 <= len(a); n += 8 {
		if x := binary.LittleEndian.Uint64(a[n:]) ^ binary.LittleEndian.Uint64(b[n:]); x != 0 {
			return n + bits.TrailingZeros64(x)>>3
		}
	}
	for n < len(a) && a[n] == b[n] {
		n++
	}
	return n
}
