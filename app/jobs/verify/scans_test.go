package verify_test

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/jpeg"
	"image/png"
	"math"
	"math/rand/v2"
	"sync"
	"testing"

	"vinhdanh/app/jobs/verify"
	"vinhdanh/print"
	"vinhdanh/print/layout"
	"vinhdanh/print/qr"
	"vinhdanh/print/raster"
	"vinhdanh/print/shape"
)

// parsed are the fonts of the papers.
var parsed = sync.OnceValues(shape.Embedded)

// certificate draws the usual certificate with a code, as it is printed.
func certificate(t testing.TB, text string, dpi float64) *image.RGBA {
	t.Helper()
	n, bits, err := qr.Encode(text)
	if err != nil {
		t.Fatal(err)
	}
	f, err := parsed()
	if err != nil {
		t.Fatal(err)
	}
	template, err := layout.Embedded("giay-khen-a4")
	if err != nil {
		t.Fatal(err)
	}
	setter, err := print.NewCertificate(template, print.CertificateFixed{Authority: "Giám đốc Sở Nội vụ tỉnh An Sơn", Sample: true}, f)
	if err != nil {
		t.Fatal(err)
	}
	list, _, err := setter.Set(print.CertificateInput{Honorific: "Bà", Name: "Đặng Thu Ngân", Position: "Phó Trưởng phòng", Unit: "Sở Nội vụ",
		Achievement:    "Đã có thành tích xuất sắc trong phong trào thi đua yêu nước giai đoạn 2020 - 2025",
		DecisionNumber: "312/QĐ-SNV", DecisionDate: "2025-08-12", Register: "0128", Place: "An Sơn",
		Signature: print.Signature{Title: "GIÁM ĐỐC", Name: "Đinh Khắc Tường"}, PageAddress: "TDKT.ANSON.GOV.VN/V", Code: print.Code{N: n, Bits: bits, Text: text}})
	if err != nil {
		t.Fatal(err)
	}
	img, err := raster.NewPlayer(setter).Draw(list, raster.Options{DPI: dpi})
	if err != nil {
		t.Fatal(err)
	}
	return img
}

// address is what a certificate's code holds.
func address(i int) string {
	r := rand.New(rand.NewPCG(7, uint64(i))) //nolint:gosec // the same pages each time
	digits := []byte{'1'}
	for len(digits) < 289 {
		digits = append(digits, byte('0'+r.IntN(10)))
	}
	return "HTTPS://TDKT.ANSON.GOV.VN/V/" + string(digits)
}

// scan is how a scanner took a page.
type scan struct {
	dpi   float64
	turn  float64 // degrees
	grey  bool
	png   bool
	noise int // of lightness, either way
}

// scanned gives the page as a scanner writes it.
func (v scan) scanned(t testing.TB, page *image.RGBA) []byte {
	t.Helper()
	r := rand.New(rand.NewPCG(1, 2)) //nolint:gosec // the same pages each time
	w, h := page.Rect.Dx(), page.Rect.Dy()
	sin, cos := math.Sincos(v.turn * math.Pi / 180)
	quarter := math.Abs(cos) < 0.5
	nw, nh := w, h
	if quarter {
		nw, nh = h, w
	}
	out := image.NewRGBA(image.Rect(0, 0, nw, nh))
	for y := range nh {
		for x := range nw {
			dx, dy := float64(x)-float64(nw)/2, float64(y)-float64(nh)/2
			fx, fy := dx*cos+dy*sin+float64(w)/2-0.5, dy*cos-dx*sin+float64(h)/2-0.5
			c := mixed(page, fx, fy)
			if v.noise > 0 {
				n := r.IntN(2*v.noise+1) - v.noise
				for k := range c {
					c[k] = max(0, min(255, c[k]+n))
				}
			}
			i := out.PixOffset(x, y)
			out.Pix[i], out.Pix[i+1], out.Pix[i+2], out.Pix[i+3] = uint8(c[0]), uint8(c[1]), uint8(c[2]), 255 //nolint:gosec // 0 … 255
		}
	}
	var img image.Image = out
	if v.grey {
		g := image.NewGray(out.Rect)
		draw.Draw(g, g.Rect, out, image.Point{}, draw.Src)
		img = g
	}
	var b bytes.Buffer
	var err error
	if v.png {
		err = (&png.Encoder{CompressionLevel: png.BestSpeed}).Encode(&b, img)
	} else {
		err = jpeg.Encode(&b, img, &jpeg.Options{Quality: 80})
	}
	if err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// mixed gives the colour between four pixels; beside the page it is that of
// the scanner's lid.
func mixed(page *image.RGBA, x, y float64) (c [3]int) {
	x0, y0 := int(math.Floor(x)), int(math.Floor(y))
	fx, fy := x-float64(x0), y-float64(y0)
	for _, k := range []struct {
		x, y int
		part float64
	}{{x0, y0, (1 - fx) * (1 - fy)}, {x0 + 1, y0, fx * (1 - fy)}, {x0, y0 + 1, (1 - fx) * fy}, {x0 + 1, y0 + 1, fx * fy}} {
		p := color.RGBA{R: 235, G: 235, B: 235}
		if (image.Point{X: k.x, Y: k.y}).In(page.Rect) {
			p = page.RGBAAt(k.x, k.y)
		}
		c[0] += int(k.part * float64(p.R))
		c[1] += int(k.part * float64(p.G))
		c[2] += int(k.part * float64(p.B))
	}
	return c
}

// kinds are the scans that offices make.
var kinds = map[string]scan{
	"150 grey jpeg":   {dpi: 150, turn: 1, grey: true, noise: 6},
	"200 colour jpeg": {dpi: 200, turn: -1, noise: 6},
	"300 grey jpeg":   {dpi: 300, turn: 0.6, grey: true, noise: 6},
	"300 colour jpeg": {dpi: 300, turn: 1, noise: 6},
	"150 grey png":    {dpi: 150, turn: -0.7, grey: true, png: true, noise: 4},
	"300 grey png":    {dpi: 300, turn: 1, grey: true, png: true, noise: 4},
	"300 colour png":  {dpi: 300, turn: 1, png: true},
}

// Pages out of an office's scanner are read, on their side and on their head too.
func TestScans(t *testing.T) {
	for name, v := range kinds {
		for _, turn := range []float64{0, 90, 180, 270} {
			if turn > 0 && (v.dpi > 200 || v.png) {
				continue
			}
			v := v
			v.turn += turn
			t.Run(fmt.Sprint(name, turn), func(t *testing.T) {
				t.Parallel()
				got, err := verify.Image(bytes.NewReader(v.scanned(t, certificate(t, address(1), v.dpi))))
				if err != nil || len(got) != 1 || got[0] != address(1) {
					t.Errorf("%d codes %.60q, %v", len(got), got, err)
				}
			})
		}
	}
}

func BenchmarkImage(b *testing.B) {
	for name, v := range kinds {
		raw := v.scanned(b, certificate(b, address(1), v.dpi))
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if got, err := verify.Image(bytes.NewReader(raw)); err != nil || len(got) != 1 {
					b.Fatal(got, err)
				}
			}
		})
		b.Run(name+" decode", func(b *testing.B) {
			for b.Loop() {
				if _, _, err := image.Decode(bytes.NewReader(raw)); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
