package deflate

import (
	"math/bits"
	"slices"
)

// code is a Huffman code: for each symbol its bits, the first one lowest, and
// how many there are; 0 for a symbol that does not occur.
type code struct {
	bits []uint16
	size []uint8

	used   []uint32 // symbols by frequency; work space
	weight []uint32
}

// build makes the best code for symbols of these frequencies in which none has
// more than limit bits. It is complete, as some readers want it: with fewer
// than two symbols others get a code too.
func (c *code) build(frequency []uint32, limit int) {
	n := len(frequency)
	c.bits, c.size = slices.Grow(c.bits[:0], n)[:n], slices.Grow(c.size[:0], n)[:n]
	clear(c.size)
	c.used = c.used[:0]
	for symbol, f := range frequency {
		if f > 0 {
			c.used = append(c.used, f<<9|uint32(symbol))
		}
	}
	for symbol := uint32(0); len(c.used) < 2; symbol++ {
		if frequency[symbol] == 0 {
			c.used = append(c.used, symbol)
		}
	}
	slices.Sort(c.used)
	counts := c.counts(limit)

	// The rarest get the longest codes; symbols of one length count upwards.
	i := 0
	for size := limit; size > 0; size-- {
		for range counts[size] {
			c.size[c.used[i]&(1<<9-1)] = uint8(size)
			i++
		}
	}
	var next [maxBits + 1]uint16
	for size := 1; size <= limit; size++ {
		next[size] = (next[size-1] + counts[size-1]) << 1
	}
	for symbol, size := range c.size {
		if size > 0 {
			c.bits[symbol] = bits.Reverse16(next[size] << (16 - size))
			next[size]++
		}
	}
}

// maxBits is the longest code of a symbol.
const maxBits = 15

// counts tells how many symbols have codes of each size. It is Moffat and
// Katajainen's "In-Place Calculation of Minimum-Redundancy Codes" (1995): the
// array holds weights, then parents, then depths.
func (c *code) counts(limit int) (counts [maxBits + 1]uint16) {
	n := len(c.used)
	w := slices.Grow(c.weight[:0], n)[:n]
	c.weight = w
	for i, u := range c.used {
		w[i] = u >> 9
	}
	leaf, root := 0, 0
	least := func(next int) (weight uint32) {
		if leaf >= n || root < next && w[root] < w[leaf] {
			weight, w[root] = w[root], uint32(next)
			root++
			return weight
		}
		leaf++
		return w[leaf-1]
	}
	for next := range n - 1 {
		first := least(next)
		w[next] = first + least(next)
	}
	w[n-2] = 0
	for i := n - 3; i >= 0; i-- {
		w[i] = w[w[i]] + 1
	}
	// At each depth what is no parent is a leaf.
	at := n - 2
	for open, depth := 1, uint32(0); open > 0; depth++ {
		parents := 0
		for at >= 0 && w[at] == depth {
			parents++
			at--
		}
		counts[min(int(depth), limit)] += uint16(open - parents)
		open = 2 * parents
	}
	c.shorten(&counts, limit)
	return counts
}

// shorten mends counts in which codes of limit bits stand for longer ones too:
// for each place that is taken twice, a shorter code gives up one of its own.
func (c *code) shorten(counts *[maxBits + 1]uint16, limit int) {
	taken := 0
	for size := 1; size <= limit; size++ {
		taken += int(counts[size]) << (limit - size)
	}
	for ; taken > 1<<limit; taken-- {
		counts[limit]--
		size := limit - 1
		for counts[size] == 0 {
			size--
		}
		counts[size]--
		counts[size+1] += 2
	}
}
