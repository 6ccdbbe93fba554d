package camera

import (
	"bytes"
	"image"
	"image/jpeg"
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/makiuchi-d/gozxing"
	"github.com/makiuchi-d/gozxing/qrcode"
	"github.com/makiuchi-d/gozxing/qrcode/decoder"
)

// view tells how a badge is held before a camera of 1280 × 720 pixels.
type view struct {
	size     float64 // of the code, pixels
	turn     float64 // degrees
	tilt     float64 // degrees that its top leans away, seen from ten times the code's size
	blur     int     // radius in pixels
	dark     float64 // 0: full light, 1: none
	gradient bool    // light from one side
	noise    float64 // of the sensor, of 255
	jpeg     int     // quality, 0: not packed
	mirrored bool
}

// frame draws what a camera sees of a badge with a code, or without one.
func frame(t testing.TB, text string, v view) *image.YCbCr {
	t.Helper()
	const w, h = 1280, 720
	gray := make([]float64, w*h)
	r := rand.New(rand.NewPCG(1, 2))
	for i := range gray { // a hall: shades, edges
		x, y := float64(i%w), float64(i/w)
		gray[i] = 120 + 50*math.Sin(x/70)*math.Cos(y/50)
		if i%w/160%2 == i/w/120%2 {
			gray[i] -= 40
		}
	}
	if text != "" {
		bits, err := qrcode.NewQRCodeWriter().Encode(text, gozxing.BarcodeFormat_QR_CODE, 0, 0,
			map[gozxing.EncodeHintType]any{gozxing.EncodeHintType_ERROR_CORRECTION: decoder.ErrorCorrectionLevel_M, gozxing.EncodeHintType_MARGIN: 4})
		if err != nil {
			t.Fatal(err)
		}
		n := float64(bits.GetWidth())
		sin, cos := math.Sincos(v.turn * math.Pi / 180)
		down, away := math.Sincos(v.tilt * math.Pi / 180)
		for i := range gray {
			// From the picture back to the card, in sizes of the code.
			x, y := (float64(i%w)-w/2)/v.size, (float64(i/w)-h/2)/v.size
			x, y = cos*x+sin*y, cos*y-sin*x
			y /= away + y*down/10
			x *= 1 - y*down/10
			if v.mirrored {
				x = -x
			}
			if math.Abs(x) > 0.75 || math.Abs(y) > 0.75 {
				continue
			}
			gray[i] = 235 // the card
			if math.Abs(x) < 0.5 && math.Abs(y) < 0.5 && bits.Get(int((x+0.5)*n), int((y+0.5)*n)) {
				gray[i] = 25
			}
		}
	}
	gray = blurred(gray, w, h, v.blur)
	img := image.NewYCbCr(image.Rect(0, 0, w, h), image.YCbCrSubsampleRatio422)
	for i, g := range gray {
		if v.gradient {
			g *= 0.25 + 0.75*float64(i%w)/w
		}
		g = g*(1-v.dark) + r.NormFloat64()*v.noise
		img.Y[i] = byte(max(0, min(255, g)))
	}
	for i := range img.Cb {
		img.Cb[i], img.Cr[i] = 128, 128
	}
	if v.jpeg > 0 {
		var buf bytes.Buffer
		if err := jpeg.Encode(&buf, img, &jpeg.Options{Quality: v.jpeg}); err != nil {
			t.Fatal(err)
		}
		back, err := jpeg.Decode(&buf)
		if err != nil {
			t.Fatal(err)
		}
		return back.(*image.YCbCr)
	}
	return img
}

// blurred is a lens out of focus: the mean of a square, twice.
func blurred(g []float64, w, h, radius int) []float64 {
	if radius == 0 {
		return g
	}
	for range 2 {
		for _, along := range []struct{ step, length, lines, line int }{{1, w, h, w}, {w, h, w, 1}} {
			out := make([]float64, len(g))
			for l := range along.lines {
				at := func(i int) float64 {
					return g[l*along.line+max(0, min(along.length-1, i))*along.step]
				}
				var sum float64
				for i := -radius; i <= radius; i++ {
					sum += at(i)
				}
				for i := range along.length {
					out[l*along.line+i*along.step] = sum / float64(2*radius+1)
					sum += at(i+radius+1) - at(i-radius)
				}
			}
			g = out
		}
	}
	return g
}

// Badges as people hold them are read.
func TestDecode(t *testing.T) {
	for name, v := range map[string]view{
		"near":              {size: 420},
		"far":               {size: 110},
		"very far":          {size: 90},
		"turned 15":         {size: 260, turn: 15},
		"turned 45":         {size: 260, turn: 45},
		"upside down":       {size: 260, turn: 180},
		"turned 250":        {size: 260, turn: 250},
		"tilted 30":         {size: 300, tilt: 30},
		"tilted 50":         {size: 300, tilt: 50},
		"tilted, turned":    {size: 300, tilt: 40, turn: 30},
		"out of focus":      {size: 260, blur: 3},
		"dark":              {size: 260, dark: 0.75, noise: 3},
		"very dark":         {size: 300, dark: 0.88, noise: 2},
		"light from a side": {size: 260, gradient: true},
		"noisy":             {size: 260, noise: 20},
		"packed":            {size: 200, jpeg: 40},
		"all at once":       {size: 240, turn: 20, tilt: 25, blur: 1, dark: 0.4, gradient: true, noise: 5, jpeg: 70},
		"mirrored":          {size: 260, mirrored: true},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if text, ok := Decode(lightness(frame(t, testBadge, v), nil)); !ok || text != testBadge {
				t.Errorf("read %q", text)
			}
		})
	}
}

// Nothing is read where there is nothing, and a long foreign code comes whole.
func TestDecodeOther(t *testing.T) {
	if text, ok := Decode(lightness(frame(t, "", view{noise: 10}), nil)); ok {
		t.Errorf("read %q in an empty hall", text)
	}
	long := "https://example.org/" + strings.Repeat("x", 300)
	if text, _ := Decode(lightness(frame(t, long, view{size: 450}), nil)); text != long {
		t.Errorf("of a long code %q was read", text)
	}
}

func BenchmarkDecode(b *testing.B) {
	for name, text := range map[string]string{"code": testBadge, "none": ""} {
		page := lightness(frame(b, text, view{size: 260, noise: 5}), nil)
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				Decode(page)
			}
		})
	}
}

func FuzzDecode(f *testing.F) {
	f.Add([]byte{0, 255, 0, 255}, uint8(2))
	f.Fuzz(func(t *testing.T, pix []byte, width uint8) {
		w := int(width)
		if w == 0 || len(pix) < w {
			return
		}
		h := len(pix) / w
		Decode(&image.Gray{Pix: pix[:w*h], Stride: w, Rect: image.Rect(0, 0, w, h)})
	})
}
