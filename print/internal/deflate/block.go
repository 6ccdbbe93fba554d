package deflate

// block is a part of a text, taken apart, that is written with Huffman codes of
// its own (RFC 1951, §3.2.7).
type block struct {
	tokens    []token
	often     [numSymbols]uint32 // how often each symbol occurs
	oftenSpan [numSpans]uint32
	oftenSize [numSizes]uint32

	symbols, spans, sizes code
	both                  []uint8  // sizes of symbols and spans
	packed                []uint16 // the same with repetitions counted
}

// Symbols for the sizes of codes: 0 to 15, and three for repetitions.
const (
	repeatLast  = 16 // 3 to 6 times, 2 bits
	repeatZero  = 17 // 3 to 10 times, 3 bits
	repeatZeros = 18 // 11 to 138 times, 7 bits
	numSizes    = 19
	maxSizeBits = 7
)

// sizeOrder is the order in which the sizes of the sizes' own codes are written.
var sizeOrder = [numSizes]uint8{16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15}

func (k *block) begin() {
	k.tokens = k.tokens[:0]
	clear(k.often[:])
	clear(k.oftenSpan[:])
	k.often[endOfBlock] = 1
}

func (k *block) letter(b byte) {
	k.tokens = append(k.tokens, token(b))
	k.often[b]++
}

func (k *block) copy(length, distance int) {
	k.tokens = append(k.tokens, token(distance<<16|length))
	k.often[lengths[length].symbol]++
	span, _ := spanOf(distance)
	k.oftenSpan[span]++
}

func (k *block) write(s *stream, last bool) {
	k.symbols.build(k.often[:], maxBits)
	k.spans.build(k.oftenSpan[:], maxBits)
	k.head(s, last)
	for _, t := range k.tokens {
		if t < endOfBlock {
			s.put(uint64(k.symbols.bits[t]), uint(k.symbols.size[t]))
			continue
		}
		length, distance := int(t&0xFFFF), int(t>>16)
		l := &lengths[length]
		s.put(uint64(k.symbols.bits[l.symbol])|uint64(length-int(l.first))<<k.symbols.size[l.symbol],
			uint(k.symbols.size[l.symbol]+l.extra))
		span, extra := spanOf(distance)
		s.put(uint64(k.spans.bits[span])|uint64((distance-1)&(1<<extra-1))<<k.spans.size[span],
			uint(k.spans.size[span])+uint(extra))
	}
	s.put(uint64(k.symbols.bits[endOfBlock]), uint(k.symbols.size[endOfBlock]))
}

// head writes what a reader needs to make the codes again: their sizes, in a
// code of their own.
func (k *block) head(s *stream, last bool) {
	symbols, spans := used(k.symbols.size, firstLength), used(k.spans.size, 1)
	k.both = append(append(k.both[:0], k.symbols.size[:symbols]...), k.spans.size[:spans]...)
	k.repeat()
	clear(k.oftenSize[:])
	for _, p := range k.packed {
		k.oftenSize[p&0xFF]++
	}
	k.sizes.build(k.oftenSize[:], maxSizeBits)
	n := numSizes
	for n > 4 && k.sizes.size[sizeOrder[n-1]] == 0 {
		n--
	}
	const dynamic = 2
	head := uint64(dynamic << 1)
	if last {
		head |= 1
	}
	s.put(head|uint64(symbols-257)<<3|uint64(spans-1)<<8|uint64(n-4)<<13, 17)
	for _, i := range sizeOrder[:n] {
		s.put(uint64(k.sizes.size[i]), 3)
	}
	for _, p := range k.packed {
		i := p & 0xFF
		s.put(uint64(k.sizes.bits[i]), uint(k.sizes.size[i]))
		switch i {
		case repeatLast:
			s.put(uint64(p>>8), 2)
		case repeatZero:
			s.put(uint64(p>>8), 3)
		case repeatZeros:
			s.put(uint64(p>>8), 7)
		}
	}
}

// used is how many sizes are to be written, at least least.
func used(sizes []uint8, least int) int {
	n := len(sizes)
	for n > least && sizes[n-1] == 0 {
		n--
	}
	return n
}

// repeat packs the sizes: a symbol, and from bit 8 on what follows it.
func (k *block) repeat() {
	k.packed = k.packed[:0]
	add := func(symbol, more int) { k.packed = append(k.packed, uint16(more<<8|symbol)) }
	for i := 0; i < len(k.both); {
		size, n := int(k.both[i]), 1
		for i+n < len(k.both) && int(k.both[i+n]) == size {
			n++
		}
		i += n
		if size != 0 {
			add(size, 0)
			n--
		}
		for n >= 3 {
			switch {
			case size != 0:
				m := min(n, 6)
				add(repeatLast, m-3)
				n -= m
			case n > 10:
				m := min(n, 138)
				add(repeatZeros, m-11)
				n -= m
			default:
				add(repeatZero, n-3)
				n = 0
			}
		}
		for ; n > 0; n-- {
			add(size, 0)
		}
	}
}
