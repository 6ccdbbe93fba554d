package verify

import (
	"bytes"
	"compress/flate"
	"compress/zlib"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"image"
	"image/color"
	"image/png"
	"io"
	"math/rand/v2"
	"testing"

	"github.com/makiuchi-d/gozxing"
	"github.com/makiuchi-d/gozxing/qrcode"
)

func unpacked(src []byte) ([]byte, error) {
	var all []byte
	err := inflate(src, func(p []byte) error {
		all = append(all, p...)
		return nil
	})
	return all, err
}

// samples are texts that deflate writes in different ways.
func samples() [][]byte {
	r := rand.New(rand.NewPCG(3, 4)) //nolint:gosec // the same each time
	noise, few, skewed := make([]byte, 300_000), make([]byte, 700_000), make([]byte, 400_000)
	for i := range noise {
		noise[i] = byte(r.Uint32())
	}
	for i := range few {
		few[i] = byte(r.IntN(7))
	}
	for i := range skewed { // codes of many lengths, the longest too
		for skewed[i] = 0; skewed[i] < 200 && r.IntN(2) == 0; {
			skewed[i]++
		}
	}
	return [][]byte{nil, {7}, bytes.Repeat([]byte{9}, 600_000), bytes.Repeat([]byte("giấy khen "), 50_000), noise, few, skewed}
}

// What compress/flate packs comes out as it was, whatever the strength.
func TestInflate(t *testing.T) {
	for i, raw := range samples() {
		for _, level := range []int{flate.HuffmanOnly, flate.NoCompression, flate.BestSpeed, 6, flate.BestCompression} {
			var b bytes.Buffer
			w, err := flate.NewWriter(&b, level)
			if err != nil {
				t.Fatal(err)
			}
			if _, err := w.Write(raw); err != nil {
				t.Fatal(err)
			}
			if err := w.Close(); err != nil {
				t.Fatal(err)
			}
			if got, err := unpacked(b.Bytes()); err != nil || !bytes.Equal(got, raw) {
				t.Errorf("sample %d, level %d: %d bytes of %d, %v", i, level, len(got), len(raw), err)
			}
			if b.Len() > 20 {
				if _, err := unpacked(b.Bytes()[:b.Len()/2]); err == nil {
					t.Errorf("sample %d, level %d: half of it is taken for all", i, level)
				}
			}
		}
	}
}

// Whatever compress/flate unpacks, inflate unpacks to the same.
func FuzzInflate(f *testing.F) {
	for _, raw := range samples()[:4] {
		var b bytes.Buffer
		w, _ := flate.NewWriter(&b, 6)
		_, _ = w.Write(raw[:min(len(raw), 5000)])
		_ = w.Close()
		f.Add(b.Bytes())
	}
	f.Add([]byte{3, 0})
	f.Fuzz(func(t *testing.T, src []byte) {
		want, err := io.ReadAll(io.LimitReader(flate.NewReader(bytes.NewReader(src)), 1<<22))
		if err != nil || len(want) == 1<<22 {
			want = nil
		}
		got, own := unpacked(src)
		if want != nil && (own != nil || !bytes.Equal(got, want)) {
			t.Errorf("%d bytes, want %d; %v", len(got), len(want), own)
		}
	})
}

// A page reads as image/png reads it, whatever filters its rows have: its
// lightness, and of colours each sample alone.
func TestPNGRows(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6)) //nolint:gosec // the same each time
	for _, size := range []image.Point{{1, 1}, {3, 200}, {9, 40}, {257, 131}} {
		for filter := range byte(6) { // 5: mixed
			for _, kind := range []byte{0, 2, 4, 6} {
				for _, bits := range []byte{8, 16} {
					p, _ := pixelsOf(kind, bits)
					rows := make([]byte, 0, size.Y*(1+size.X*p.size))
					for range size.Y {
						f := filter
						if f == 5 {
							f = byte(r.IntN(5)) //nolint:gosec // below 5
						}
						rows = append(rows, f)
						quiet := r.IntN(3) == 0 // some rows, and some runs, of zeros
						for i := range size.X * p.size {
							v := byte(r.Uint32())
							if quiet || i/64%3 == 1 {
								v = 0
							}
							rows = append(rows, v)
						}
					}
					name := fmt.Sprintf("%v, filter %d, kind %d, %d bits", size, filter, kind, bits)
					samePNG(t, name, pngOf(t, size, kind, bits, 0, nil, rows), p)
				}
			}
		}
	}
}

// samePNG compares what is read of a PNG with what image/png reads.
func samePNG(t *testing.T, name string, raw []byte, p pixels) {
	t.Helper()
	img, err := png.Decode(bytes.NewReader(raw))
	if err != nil {
		t.Fatal(name, err)
	}
	rows, err := pngRows(raw)
	if err != nil {
		t.Fatal(name, err)
	}
	rows.alpha = 0                       // what shines through is tested below
	at := func(x, y int) color.NRGBA64 { // alone; as samples, not multiplied by opacity
		switch m := img.(type) {
		case *image.NRGBA64:
			return m.NRGBA64At(x, y)
		case *image.NRGBA:
			c := m.NRGBAAt(x, y)
			return color.NRGBA64{R: uint16(c.R) << 8, G: uint16(c.G) << 8, B: uint16(c.B) << 8}
		}
		red, green, blue, _ := img.At(x, y).RGBA()
		return color.NRGBA64{R: uint16(red), G: uint16(green), B: uint16(blue)} //nolint:gosec // 16 bits
	}
	same := func(what string, want func(c color.NRGBA64) int) {
		t.Helper()
		got, err := rows.grey()
		if err != nil {
			t.Fatal(name, what, err)
		}
		for y := range rows.h {
			for x := range rows.w {
				d := int(got.GrayAt(x, y).Y) - want(at(x, y))
				if d != 0 && what != "lightness" || d < -1 || d > 1 {
					t.Fatalf("%s, %s: (%d, %d) is off by %d", name, what, x, y, d)
				}
			}
		}
	}
	same("lightness", func(c color.NRGBA64) int {
		return (299*int(c.R>>8) + 587*int(c.G>>8) + 114*int(c.B>>8) + 500) / 1000
	})
	for k, sample := range p.light {
		rows.light = []int{sample}
		same([]string{"red", "green", "blue"}[k], func(c color.NRGBA64) int { return int([]uint16{c.R, c.G, c.B}[k] >> 8) })
	}
}

// What is interlaced, has a palette or shines through is left to image/png,
// and the code in it is read all the same.
func TestPNGOtherKinds(t *testing.T) {
	size := image.Pt(40, 30)
	full := func(each int) []byte { return make([]byte, size.Y*(1+size.X*each)) }
	palette := chunk("PLTE", bytes.Repeat([]byte{1, 2, 3}, 4))
	for name, raw := range map[string][]byte{
		"interlaced": pngOf(t, size, 2, 8, 1, nil, full(3)),
		"palette":    pngOf(t, size, 3, 8, 0, palette, full(1)),
		"one bit":    pngOf(t, size, 0, 1, 0, nil, full(1)),
		"tRNS":       pngOf(t, size, 2, 8, 0, chunk("tRNS", make([]byte, 6)), full(3)),
		"no alpha":   pngOf(t, size, 6, 8, 0, nil, full(4)),
		"short":      pngOf(t, size, 2, 8, 0, nil, full(3)[:300]),
		"filter":     pngOf(t, size, 2, 8, 0, nil, bytes.Repeat([]byte{5}, len(full(3)))),
		"wide":       pngOf(t, image.Pt(spread, 1), 0, 8, 0, nil, make([]byte, spread+1)),
	} {
		if rows, err := pngRows(raw); err == nil {
			if _, err = rows.grey(); err == nil {
				t.Errorf("%s: read", name)
			}
		}
	}
	g, err := qrcode.NewQRCodeWriter().Encode("VINH DANH", gozxing.BarcodeFormat_QR_CODE, 200, 200, nil)
	if err != nil {
		t.Fatal(err)
	}
	colours := image.NewNRGBA(image.Rect(0, 0, 200, 200))
	paper := image.NewPaletted(colours.Rect, color.Palette{color.White, color.NRGBA{R: 90, B: 40, A: 255}})
	clear := image.NewNRGBA(colours.Rect)
	red := image.NewRGBA64(colours.Rect) // in green alone all is dark
	for y := range 200 {
		for x := range 200 {
			colours.Set(x, y, color.White)
			red.Set(x, y, color.RGBA{R: 255, A: 255})
			if g.Get(x, y) {
				colours.Set(x, y, color.NRGBA{B: 120, A: 255})
				paper.SetColorIndex(x, y, 1)
				clear.Set(x, y, color.Black)
				red.Set(x, y, color.RGBA{R: 10, A: 255})
			}
		}
	}
	for name, img := range map[string]image.Image{"colours": colours, "palette": paper, "clear": clear, "red": red} {
		var b bytes.Buffer
		if err := png.Encode(&b, img); err != nil {
			t.Fatal(err)
		}
		if got, err := texts(b.Bytes()); err != nil || len(got) != 1 || got[0] != "VINH DANH" {
			t.Errorf("%s: %q, %v", name, got, err)
		}
	}
}

// Whatever image/png reads is read to the same, and nothing else stops the program.
func FuzzPNGRows(f *testing.F) {
	for kind := range byte(7) {
		f.Add(kind, byte(8), uint16(3), []byte{4, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 3, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
		f.Add(kind, byte(16), uint16(20), bytes.Repeat([]byte{1, 0, 2, 0, 0, 0, 0, 4, 3}, 60))
	}
	f.Fuzz(func(t *testing.T, kind, bits byte, wide uint16, rows []byte) {
		p, ok := pixelsOf(kind, bits)
		w := 1 + int(wide%600)
		if !ok {
			return
		}
		h := len(rows) / (1 + w*p.size)
		if h == 0 {
			return
		}
		for y := range h {
			rows[y*(1+w*p.size)] %= 5
		}
		samePNG(t, "fuzz", pngOf(t, image.Pt(w, h), kind, bits, 0, nil, rows[:h*(1+w*p.size)]), p)
	})
}

// Means of four are those of four, whatever the width.
func TestHalve(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8)) //nolint:gosec // the same each time
	for w := 2; w < 40; w++ {
		g := image.NewGray(image.Rect(0, 0, w, 6))
		for i := range g.Pix {
			g.Pix[i] = byte(r.Uint32() | r.Uint32())
		}
		got := shrink(g, 2)
		for y := range 3 {
			for x := range w / 2 {
				sum := 0
				for _, p := range []image.Point{{0, 0}, {1, 0}, {0, 1}, {1, 1}} {
					sum += int(g.GrayAt(2*x+p.X, 2*y+p.Y).Y)
				}
				if v := got.GrayAt(x, y).Y; int(v) != sum/4 {
					t.Fatalf("width %d: (%d, %d) is %d, want %d", w, x, y, v, sum/4)
				}
			}
		}
	}
}

// pngOf writes rows, each with its filter in front, into three chunks behind others.
func pngOf(t *testing.T, size image.Point, kind, bits, interlace byte, others, rows []byte) []byte {
	t.Helper()
	head := binary.BigEndian.AppendUint32(nil, uint32(size.X))                                      //nolint:gosec // small
	head = append(binary.BigEndian.AppendUint32(head, uint32(size.Y)), bits, kind, 0, 0, interlace) //nolint:gosec // small
	raw := append(append([]byte("\x89PNG\r\n\x1a\n"), chunk("IHDR", head)...), others...)
	var packed bytes.Buffer
	w := zlib.NewWriter(&packed)
	if _, err := w.Write(rows); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	half := packed.Len() / 2
	for _, part := range [][]byte{packed.Bytes()[:half/2], packed.Bytes()[half/2 : half], packed.Bytes()[half:]} {
		raw = append(raw, chunk("IDAT", part)...)
	}
	return append(raw, chunk("IEND", nil)...)
}

func chunk(kind string, body []byte) []byte {
	c := binary.BigEndian.AppendUint32(nil, uint32(len(body))) //nolint:gosec // small
	c = append(append(c, kind...), body...)
	return binary.BigEndian.AppendUint32(c, crc32.ChecksumIEEE(c[4:]))
}

func readPNG(raw []byte) (*image.Gray, error) {
	p, err := pngRows(raw)
	if err != nil {
		return nil, err
	}
	return p.grey()
}

func BenchmarkPNG(b *testing.B) {
	r := rand.New(rand.NewPCG(5, 6)) //nolint:gosec // the same each time
	for name, noise := range map[string]int{"noise": 9, "plain": 1} {
		m := image.NewRGBA(image.Rect(0, 0, 2480, 1000))
		for i := range m.Pix {
			m.Pix[i] = byte(255 - r.IntN(noise)*(i%4/3^1)) //nolint:gosec // a byte
		}
		var buf bytes.Buffer
		if err := png.Encode(&buf, m); err != nil {
			b.Fatal(err)
		}
		b.Run(name, func(b *testing.B) {
			b.SetBytes(2480 * 1000 * 3)
			for b.Loop() {
				if _, err := readPNG(buf.Bytes()); err != nil {
					b.Fatal(err)
				}
			}
		})
		b.Run(name+" image/png", func(b *testing.B) {
			b.SetBytes(2480 * 1000 * 3)
			for b.Loop() {
				if _, err := png.Decode(bytes.NewReader(buf.Bytes())); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
