package deflate

import "math/bits"

// token is a letter, which is any byte of the text, or a match with what stood
// before: its length, and from bit 16 on its distance, which is never 0.
type token uint32

// Symbols of RFC 1951, §3.2.5: bytes, the end of a block, lengths; distances.
const (
	endOfBlock  = 256
	firstLength = 257
	numSymbols  = 286
	numSpans    = 30
)

// lengthOf is what stands for a length: its symbol, the first length of that
// symbol, and how many bits say which one it is.
type lengthOf struct {
	symbol uint16
	first  uint16
	extra  uint8
}

var lengths = func() (l [maxMatch + 1]lengthOf) {
	first := 3
	for symbol := firstLength; symbol < numSymbols-1; symbol++ {
		extra := max(0, (symbol-firstLength)/4-1)
		for n := first; n < first+1<<extra && n <= maxMatch; n++ {
			l[n] = lengthOf{uint16(symbol), uint16(first), uint8(extra)}
		}
		first += 1 << extra
	}
	l[maxMatch] = lengthOf{symbol: numSymbols - 1, first: maxMatch}
	return l
}()

// spanOf gives a distance's symbol, and how many of its low bits, counted from
// a distance of 1, follow it.
func spanOf(distance int) (symbol, extra int) {
	d := distance - 1
	if d < 4 {
		return d, 0
	}
	extra = bits.Len(uint(d)) - 2
	return 2*(extra+1) + d>>extra&1, extra
}
