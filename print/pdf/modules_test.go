package pdf

import (
	"math/rand/v2"
	"testing"

	"vinhdanh/print/layout"
)

// The bars cover each dark module once, and nothing else.
func TestBars(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	for _, n := range []int{1, 2, 7, 8, 9, 21, 49, 64, 177} {
		for _, share := range []int{0, 10, 50, 90, 100} { // of dark modules, in a hundred
			m := &layout.Modules{N: n, Bits: make([]byte, (n*n+7)/8)}
			for i := range 8 * len(m.Bits) { // also the bits behind the last module, which do not count
				if r.IntN(100) < share {
					m.Bits[i>>3] |= 0x80 >> (i & 7)
				}
			}
			times := make([]int, n*n)
			for _, b := range appendBars(nil, m) {
				if b.w < 1 || b.h < 1 || b.x < 0 || b.y < 0 || b.x+b.w > n || b.y+b.h > n {
					t.Fatalf("%d modules, %d %% dark: bar %v", n, share, b)
				}
				for y := b.y; y < b.y+b.h; y++ {
					for x := b.x; x < b.x+b.w; x++ {
						times[y*n+x]++
					}
				}
			}
			for i, k := range times {
				if want := m.Dark(i%n, i/n); k > 1 || (k == 1) != want {
					t.Fatalf("%d modules, %d %% dark: module %d, %d is covered %d times, dark %v", n, share, i%n, i/n, k, want)
				}
			}
		}
	}
}
