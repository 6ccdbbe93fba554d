package verify

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"math"
	"testing"
)

// A JPEG reads at half and a quarter of its size as image/jpeg and the mean of
// pixels give it, but for what is finer than the smaller picture shows.
func TestJPEGGrey(t *testing.T) {
	for _, size := range []image.Point{{16, 16}, {301, 211}, {97, 1003}} {
		colour, plain := image.NewRGBA(image.Rectangle{Max: size}), image.NewGray(image.Rectangle{Max: size})
		for y := range size.Y {
			for x := range size.X {
				v := 128 + 60*math.Sin(float64(x)/9) + 50*math.Cos(float64(y+x)/13)
				colour.SetRGBA(x, y, color.RGBA{uint8(v), uint8(v * 0.9), uint8(255 - v), 255})
				plain.SetGray(x, y, color.Gray{Y: uint8(v)})
			}
		}
		for name, img := range map[string]image.Image{"colour": colour, "grey": plain} {
			for _, quality := range []int{30, 80, 95} {
				for _, times := range []int{2, 4} {
					t.Run(fmt.Sprint(name, size, quality, times), func(t *testing.T) {
						var b bytes.Buffer
						if err := jpeg.Encode(&b, img, &jpeg.Options{Quality: quality}); err != nil {
							t.Fatal(err)
						}
						got, err := jpegGrey(b.Bytes(), times)
						if err != nil {
							t.Fatal(err)
						}
						whole, err := jpeg.Decode(&b)
						if err != nil {
							t.Fatal(err)
						}
						want := shrink(grey(whole), times)
						if got.Rect != want.Rect {
							t.Fatalf("%v, want %v", got.Rect, want.Rect)
						}
						sum := 0.0
						for i := range want.Pix {
							d := float64(got.Pix[i]) - float64(want.Pix[i])
							sum += d * d
						}
						if off := math.Sqrt(sum / float64(len(want.Pix))); off > 2 {
							t.Errorf("off by %.1f", off)
						}
					})
				}
			}
		}
	}
}

// What is broken or of another kind is left to image/jpeg, and stops nothing.
func FuzzJPEGGrey(f *testing.F) {
	var b bytes.Buffer
	if err := jpeg.Encode(&b, image.NewGray(image.Rect(0, 0, 40, 30)), nil); err != nil {
		f.Fatal(err)
	}
	f.Add(b.Bytes())
	f.Add([]byte("\xff\xd8\xff\xda\x00\x02"))
	f.Fuzz(func(t *testing.T, raw []byte) {
		for _, times := range []int{2, 4} {
			if g, err := jpegGrey(raw, times); err == nil && (g.Rect.Empty() || len(g.Pix) != g.Rect.Dx()*g.Rect.Dy()) {
				t.Errorf("%v", g.Rect)
			}
		}
	})
}
