package verify

import (
	"bytes"
	"compress/flate"
	"compress/zlib"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/color"
	"image/png"
	"io"
	"math/rand/v2"
	"testing"
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

// A page reads as image/png reads it, whatever filter its rows have.
func TestPNGGrey(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6)) //nolint:gosec // the same each time
	for _, size := range []image.Point{{1, 1}, {3, 200}, {257, 131}} {
		for kind := range byte(5) {
			for _, each := range []int{1, 3} {
				rows := make([]byte, 0, size.Y*(1+size.X*each))
				for range size.Y {
					rows = append(rows, kind)
					for range size.X * each {
						rows = append(rows, byte(r.Uint32()*(r.Uint32()>>1&1))) // some zeros in a row too
					}
				}
				raw := pngOf(t, size, each, rows)
				img, err := png.Decode(bytes.NewReader(raw))
				if err != nil {
					t.Fatal(err)
				}
				got, err := pngGrey(raw)
				if err != nil {
					t.Fatal(err)
				}
				for y := range size.Y {
					for x := range size.X {
						want := color.GrayModel.Convert(img.At(x, y)).(color.Gray).Y
						if d := int(got.GrayAt(x, y).Y) - int(want); d < -1 || d > 1 {
							t.Fatalf("filter %d, %d samples, %v: (%d, %d) is %d, want %d", kind, each, size, x, y, int(want)+d, want)
						}
					}
				}
			}
		}
	}
}

// pngOf writes rows, each with its filter in front, into two chunks.
func pngOf(t *testing.T, size image.Point, each int, rows []byte) []byte {
	t.Helper()
	var img image.Image = image.NewGray(image.Rectangle{Max: size})
	if each == 3 {
		m := image.NewRGBA(image.Rectangle{Max: size})
		for i := 3; i < len(m.Pix); i += 4 {
			m.Pix[i] = 255
		}
		img = m
	}
	var b, packed bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	w := zlib.NewWriter(&packed)
	if _, err := w.Write(rows); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	head := bytes.Clone(b.Bytes()[:33])
	half := packed.Len() / 2
	for _, part := range [][]byte{packed.Bytes()[:half], packed.Bytes()[half:]} {
		head = append(head, chunk("IDAT", part)...)
	}
	return append(head, chunk("IEND", nil)...)
}

func chunk(kind string, body []byte) []byte {
	c := binary.BigEndian.AppendUint32(nil, uint32(len(body))) //nolint:gosec // small
	c = append(append(c, kind...), body...)
	return binary.BigEndian.AppendUint32(c, crc32.ChecksumIEEE(c[4:]))
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
				if _, err := pngGrey(buf.Bytes()); err != nil {
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
