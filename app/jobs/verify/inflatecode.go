package verify

import "math/bits"

// quick is how many bits of a code are looked up at once.
const quick = 11

// What a symbol stands for is one word: from bit 16 on the literal (or two),
// or the least length or distance; from bit 12 on how many literals; from bit 8
// on the length of the code; lowest how many bits to take, with those that are
// added to the least value. 0 stands for a code that is longer than quick.
const (
	literal = 1 << 7
	more    = 1 << 6 // a length or distance; without either: the end of a block, or an error
	taken   = 1<<6 - 1
	ended   = 256
	wrong   = 257
)

// What lengths (from symbol 257 on) and distances stand for: the least value
// and how many more bits follow (RFC 1951 §3.2.5).
var (
	lengthBase   = [29]uint32{3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258}
	lengthBits   = [29]uint32{0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0}
	distanceBase = [30]uint32{1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145, 8193, 12289, 16385, 24577}
	distanceBits = [30]uint32{0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13}
)

// The words of all symbols, less the lengths of their codes.
var (
	literalWords = func() *[288]uint32 {
		var w [288]uint32
		for i := range w {
			switch k := i - 257; {
			case i < 256:
				w[i] = uint32(i)<<16 | 1<<12 | literal //nolint:gosec // a byte
			case i == 256:
				w[i] = ended << 16
			case k < len(lengthBase):
				w[i] = lengthBase[k]<<16 | more | lengthBits[k]
			default:
				w[i] = wrong << 16
			}
		}
		return &w
	}()
	distanceWords = func() *[288]uint32 {
		var w [288]uint32
		for i := range w {
			w[i] = wrong << 16
			if i < len(distanceBase) {
				w[i] = distanceBase[i]<<16 | more | distanceBits[i]
			}
		}
		return &w
	}()
)

// prefixCode is a Huffman code as deflate writes it.
type prefixCode struct {
	quick   [1 << quick]uint32 // words by the next bits
	count   [16]int            // codes of each length
	symbols [288]uint16        // in the codes' order
	words   *[288]uint32
}

// build makes a code of the lengths of its symbols' codes. One that is not
// complete is allowed: deflate has it where there is one distance, or none.
func (c *prefixCode) build(sizes []uint8, words *[288]uint32) error {
	c.words = words
	clear(c.count[:])
	for _, s := range sizes {
		c.count[s]++
	}
	c.count[0] = 0
	var at [16]int
	free := 1
	for s := 1; s < 16; s++ {
		if free = free<<1 - c.count[s]; free < 0 {
			return errDeflate
		}
		at[s] = at[s-1] + c.count[s-1]
	}
	for symbol, s := range sizes {
		if s > 0 {
			c.symbols[at[s]] = uint16(symbol) //nolint:gosec // below 288
			at[s]++
		}
	}
	// The first bit of a code is the lowest of those that are ready: what is
	// looked up by fewer bits stands once more for either value of the next.
	c.quick[0] = 0
	code, k := uint16(0), 0
	for s := 1; s <= quick; s++ {
		copy(c.quick[1<<(s-1):1<<s], c.quick[:1<<(s-1)])
		code <<= 1
		for range c.count[s] {
			c.quick[bits.Reverse16(code)>>(16-s)] = c.word(int(c.symbols[k]), uint32(s)) //nolint:gosec // at most 11
			code++
			k++
		}
	}
	return nil
}

func (c *prefixCode) word(symbol int, size uint32) uint32 {
	return c.words[symbol] + size<<8 + size
}

// pair joins two literals to one word where the bits hold the codes of both.
func (c *prefixCode) pair() {
	for i := len(c.quick) - 1; i >= 0; i-- { // the second stands before the first, not joined yet
		e := c.quick[i]
		second := c.quick[i>>(e&taken)]
		size := second >> 8 & 15
		if e&second&literal != 0 && e&taken+size <= quick {
			c.quick[i] = e + second>>16<<24 + 1<<12 + size
		}
	}
}

// next gives the word of the symbol that the bits begin with.
func (c *prefixCode) next(ready uint64) uint32 {
	e := c.quick[ready&(1<<quick-1)]
	if e == 0 {
		e = c.slow(ready)
	}
	return e
}

//go:noinline
func (c *prefixCode) slow(ready uint64) uint32 {
	code, first, at := 0, 0, 0
	for n := range uint32(15) {
		code = code<<1 | int(ready>>n&1) //nolint:gosec // one bit
		count := c.count[n+1]
		if code-first < count {
			return c.word(int(c.symbols[at+code-first]), n+1)
		}
		at += count
		first = (first + count) << 1
	}
	return wrong << 16
}
