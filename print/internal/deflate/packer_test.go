package deflate

import (
	"bytes"
	"compress/flate"
	"compress/zlib"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"testing"
)

// unpack reads with the standard library's reader, to the last byte.
func unpack(t *testing.T, packed []byte) []byte {
	t.Helper()
	in := bytes.NewReader(packed)
	z, err := zlib.NewReader(in)
	if err != nil {
		t.Fatal(err)
	}
	text, err := io.ReadAll(z)
	if err = errors.Join(err, z.Close()); err != nil {
		t.Fatal(err)
	}
	if in.Len() > 0 {
		t.Errorf("%d bytes behind the end", in.Len())
	}
	return text
}

// texts are of every kind that takes another road: without matches, of one
// letter, of codes that must be shortened, longer than a block.
func texts() map[string][]byte {
	r := rand.New(rand.NewPCG(1, 2))
	noise := make([]byte, 100_000)
	for i := range noise {
		noise[i] = byte(r.Uint32())
	}
	// Letters as often as Fibonacci's numbers have the longest codes.
	var steep []byte
	for i, a, b := byte(0), 1, 1; len(steep) < 80_000; i, a, b = i+1, b, a+b {
		steep = append(steep, bytes.Repeat([]byte{i}, a)...)
	}
	r.Shuffle(len(steep), func(i, k int) { steep[i], steep[k] = steep[k], steep[i] })
	var bars []byte
	for y := range 49 {
		for x := 0; x < 49; x += 1 + r.IntN(4) {
			bars = fmt.Appendf(bars, "%d %d %d 1 re\n", x, y, 1+r.IntN(3))
		}
	}
	all := map[string][]byte{
		"empty": {}, "one letter": {'a'}, "two": {'a', 'b'}, "same": bytes.Repeat([]byte{'a'}, 70_000), "three": []byte("aaa"),
		"noise": noise, "steep": steep[:30_000], "steeper": steep, "page": bars, "pages": bytes.Repeat(bars, 20),
		"far":    append(append(bytes.Clone(noise[:50]), noise[1000:1000+maxBlock-100]...), noise[:50]...),
		"zeroes": make([]byte, maxMatch+1),
	}
	for _, n := range []int{minMatch, minMatch + 1, maxBlock - 1, maxBlock, maxBlock + 1, maxBlock + 2, 2 * maxBlock} {
		all[fmt.Sprint(n, " bytes")] = bytes.Repeat(noise[:777], n/777+1)[:n]
	}
	return all
}

func TestUnpacked(t *testing.T) {
	var p Packer
	for name, text := range texts() {
		t.Run(name, func(t *testing.T) {
			packed := p.AppendZlib([]byte("before"), text)
			if !bytes.HasPrefix(packed, []byte("before")) {
				t.Fatalf("what stood before is lost: %q", packed[:6])
			}
			if !bytes.Equal(unpack(t, packed[6:]), text) {
				t.Error("not the same text again")
			}
			if again := new(Packer).AppendZlib(nil, text); !bytes.Equal(again, packed[6:]) {
				t.Error("a packer that has packed before packs otherwise")
			}
		})
	}
}

// Every length and every distance's first and last.
func TestEveryMatch(t *testing.T) {
	var p Packer
	for length := minMatch; length <= maxMatch; length++ {
		for _, distance := range []int{1, 2, 3, 4, 5, 6, 7, 8, 9, 12, 13, 255, 256, 257, 1024, 1025, 24576, 24577, maxBlock - 1} {
			if length > 20 && length%17 != 0 && distance > 4 {
				continue
			}
			text := make([]byte, distance, distance+length)
			for i := range text {
				text[i] = byte(i*i>>3 + i)
			}
			for range length {
				text = append(text, text[len(text)-distance])
			}
			p.block.begin()
			for _, b := range text[:distance] {
				p.block.letter(b)
			}
			p.block.copy(length, distance)
			p.out = stream{}
			p.block.write(&p.out, true)
			got, err := io.ReadAll(flate.NewReader(bytes.NewReader(p.out.close())))
			if err != nil || !bytes.Equal(got, text) {
				t.Fatalf("%d letters from %d before: %v", length, distance, err)
			}
		}
	}
}

// A page is packed no worse than by the standard library's fastest.
func TestPacksWell(t *testing.T) {
	page := texts()["page"]
	var out bytes.Buffer
	z, err := zlib.NewWriterLevel(&out, zlib.BestSpeed)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := z.Write(page); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	if n := len(new(Packer).AppendZlib(nil, page)); n > out.Len() {
		t.Errorf("%d bytes, compress/zlib makes %d of %d", n, out.Len(), len(page))
	}
}

func FuzzPacker(f *testing.F) {
	for _, text := range texts() {
		if len(text) < 2000 {
			f.Add(text, 1)
		}
	}
	var p Packer
	f.Fuzz(func(t *testing.T, text []byte, times int) {
		if times < 1 || times > 70_000/(len(text)+1) {
			return
		}
		text = bytes.Repeat(text, times)
		if !bytes.Equal(unpack(t, p.AppendZlib(nil, text)), text) {
			t.Error("not the same text again")
		}
	})
}

// BenchmarkPage packs a code's bars, BenchmarkZlib the same by the standard
// library at its level 2, which makes about as few bytes of it.
func BenchmarkPage(b *testing.B) {
	page := texts()["page"]
	var p Packer
	var out []byte
	for b.Loop() {
		out = p.AppendZlib(out[:0], page)
	}
	b.ReportMetric(float64(len(out)), "bytes")
}

func BenchmarkZlib(b *testing.B) {
	page := texts()["page"]
	var out bytes.Buffer
	z, err := zlib.NewWriterLevel(&out, 2)
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		out.Reset()
		z.Reset(&out)
		if _, err := z.Write(page); err != nil {
			b.Fatal(err)
		}
		if err := z.Close(); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(out.Len()), "bytes")
}
