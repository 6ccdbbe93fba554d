package verify_test

import (
	"bytes"
	"fmt"
	"image"
	"image/jpeg"
	"math"
	"math/rand/v2"
	"os"
	"slices"
	"testing"
	"time"

	"vinhdanh/app/jobs/verify"
	"vinhdanh/print/qr"
)

// photo is how a telephone took a printed page. Lengths are in pixels of the
// picture; angles in radians.
type photo struct {
	w, h    int
	module  float64 // width of a module where the code's middle is
	turn    float64
	tilt    float64 // the code's far side is shorter than its near side by this share
	away    float64 // towards where it is farther
	shade   float64 // how much darker the far corner of the picture is; half of it is a hard edge
	blur    float64 // standard deviation
	motion  int     // how far the hand moved
	noise   float64 // standard deviation, of 255
	quality int     // of the JPEG
	low     float64 // black, and
	high    float64 // white, of 255
	glare   float64 // share of the code that a light drowns
	curl    float64 // radius of the paper's bend, in sides of the code; 0: flat
	several bool    // four certificates beside each other
}

// sheetOf gives the certificate of a photo with a code of its own.
type sheetOf struct {
	grey *image.Gray
	code image.Rectangle
}

func newSheet(t testing.TB) sheetOf {
	t.Helper()
	a, b := certificate(t, address(1), 300), certificate(t, address(2), 300)
	s := sheetOf{grey: image.NewGray(a.Rect)}
	for y := range a.Rect.Dy() {
		for x := range a.Rect.Dx() {
			p, q := a.RGBAAt(x, y), b.RGBAAt(x, y)
			s.grey.Pix[y*s.grey.Stride+x] = uint8((299*int(p.R) + 587*int(p.G) + 114*int(p.B)) / 1000) //nolint:gosec // a mean of bytes
			if p != q {
				s.code = s.code.Union(image.Rect(x, y, x+1, y+1))
			}
		}
	}
	return s
}

// with gives the certificate with another code in its place.
func (s sheetOf) with(t testing.TB, text string) *image.Gray {
	t.Helper()
	n, bits, err := qr.Encode(text)
	if err != nil {
		t.Fatal(err)
	}
	g := image.NewGray(s.grey.Rect)
	copy(g.Pix, s.grey.Pix)
	for y := s.code.Min.Y; y < s.code.Max.Y; y++ {
		for x := s.code.Min.X; x < s.code.Max.X; x++ {
			i := (y-s.code.Min.Y)*n/s.code.Dy()*n + (x-s.code.Min.X)*n/s.code.Dx()
			v := uint8(255)
			if bits[i>>3]&(0x80>>(i&7)) != 0 {
				v = 20
			}
			g.Pix[y*g.Stride+x] = v
		}
	}
	return g
}

// taken gives the photo of certificates.
func (p photo) taken(t testing.TB, s sheetOf, n int, pages []*image.Gray, r *rand.Rand) []byte {
	t.Helper()
	page := pages[0]
	w, h := p.w, p.h
	mx, my := float64(s.code.Min.X+s.code.Max.X)/2, float64(s.code.Min.Y+s.code.Max.Y)/2
	side := float64(s.code.Dx())
	scale := side / float64(n) / p.module // pixels of the page in one of the picture
	// The far side is 1 − tilt of the near one: z from 1 − k to 1 + k over the code.
	k := p.tilt / (2 - p.tilt)
	sin, cos := math.Sincos(p.turn)
	ay, ax := math.Sincos(p.away)
	pix := make([]float32, w*h)
	spot := image.Pt(int((r.Float64()-0.5)*0.5*side), int((r.Float64()-0.5)*0.5*side))
	radius := side * math.Sqrt(p.glare/math.Pi)
	for y := range h {
		for x := range w {
			dx, dy := float64(x)-float64(w)/2, float64(y)-float64(h)/2
			page := page
			if p.several {
				c := 0
				if dx > 0 {
					c++
				}
				if dy > 0 {
					c += 2
				}
				page = pages[c]
				dx, dy = math.Mod(dx+float64(w), float64(w)/2)-float64(w)/4, math.Mod(dy+float64(h), float64(h)/2)-float64(h)/4
			}
			u, v := (dx*cos+dy*sin)*scale, (dy*cos-dx*sin)*scale
			z := 1 - 2*k*(u*ax+v*ay)/side
			if z < 0.2 {
				pix[y*w+x] = 90
				continue
			}
			u, v = u/z, v/z
			if p.curl > 0 {
				if q := u / (p.curl * side); q > -0.95 && q < 0.95 {
					v += (1 - math.Sqrt(1-q*q)) * side * p.curl * 0.4
					u = math.Asin(q) * p.curl * side
				}
			}
			value := p.low + (p.high-p.low)*lightness(page, mx+u-0.5, my+v-0.5)/255
			if p.shade > 0 {
				value *= 1 - p.shade/2*float64(x)/float64(w)
				if x+y > (w+h)*11/20 {
					value *= 1 - p.shade/2
				}
			}
			if p.glare > 0 {
				if d := math.Hypot(u-float64(spot.X), v-float64(spot.Y)); d < radius {
					value = 255
				} else if d < 1.5*radius {
					value += (255 - value) * (1.5 - d/radius) * 2 * 0.6
				}
			}
			pix[y*w+x] = float32(value)
		}
	}
	if p.blur > 0 {
		pix = smoothed(pix, w, h, p.blur)
	}
	if p.motion > 1 {
		pix = moved(pix, w, p.motion)
	}
	img := image.NewYCbCr(image.Rect(0, 0, w, h), image.YCbCrSubsampleRatio420)
	for i := range img.Cb {
		img.Cb[i], img.Cr[i] = 126, 130
	}
	for i, v := range pix {
		if p.noise > 0 {
			v += float32(r.NormFloat64() * p.noise)
		}
		img.Y[i] = uint8(max(0, min(255, v)))
	}
	var b bytes.Buffer
	if err := jpeg.Encode(&b, img, &jpeg.Options{Quality: p.quality}); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// lightness is that between four pixels; the table around the paper is darker.
func lightness(g *image.Gray, x, y float64) float64 {
	x0, y0 := int(math.Floor(x)), int(math.Floor(y))
	if x0 < 0 || y0 < 0 || x0+1 >= g.Rect.Dx() || y0+1 >= g.Rect.Dy() {
		return 90
	}
	fx, fy := x-float64(x0), y-float64(y0)
	p := g.Pix[y0*g.Stride+x0:]
	return (float64(p[0])*(1-fx)+float64(p[1])*fx)*(1-fy) + (float64(p[g.Stride])*(1-fx)+float64(p[g.Stride+1])*fx)*fy
}

func smoothed(pix []float32, w, h int, sigma float64) []float32 {
	reach := int(math.Ceil(3 * sigma))
	weights, sum := make([]float32, 2*reach+1), float32(0)
	for i := range weights {
		d := float64(i-reach) / sigma
		weights[i] = float32(math.Exp(-d * d / 2))
		sum += weights[i]
	}
	pass := func(from []float32, step, size int) []float32 {
		to := make([]float32, len(from))
		for i := range from {
			at, v := i/step%size, float32(0)
			for k, weight := range weights {
				v += weight * from[i+(max(0, min(size-1, at+k-reach))-at)*step]
			}
			to[i] = v / sum
		}
		return to
	}
	return pass(pass(pix, 1, w), w, h)
}

// moved is what a hand that moves along the picture does.
func moved(pix []float32, w, n int) []float32 {
	to := make([]float32, len(pix))
	for i := range pix {
		v := float32(0)
		for k := range n {
			v += pix[i-min(i%w, k)]
		}
		to[i] = v / float32(n)
	}
	return to
}

// hard are the ways in which photos are hard to read, and how many codes of
// each are read at least.
var hard = []struct {
	name  string
	least int
	make  func(p *photo, r *rand.Rand)
}{
	{"plain", 6, func(*photo, *rand.Rand) {}},
	{"tilted", 5, func(p *photo, r *rand.Rand) { p.tilt = 0.05 + 0.4*r.Float64() }},
	{"shadow", 6, func(p *photo, r *rand.Rand) { p.shade = 0.5 + 0.4*r.Float64() }},
	{"blurred", 6, func(p *photo, r *rand.Rand) { p.blur = 0.8 + 1.2*r.Float64() }},
	{"moved", 6, func(p *photo, r *rand.Rand) { p.motion = 2 + r.IntN(4) }},
	{"noisy", 6, func(p *photo, r *rand.Rand) { p.noise = 15 + 25*r.Float64() }},
	{"quality 40", 6, func(p *photo, r *rand.Rand) { p.quality, p.module = 40, 3+r.Float64() }},
	{"pale", 6, func(p *photo, r *rand.Rand) { p.low = 90 + 20*r.Float64(); p.high = p.low + 40 }},
	{"glare", 6, func(p *photo, _ *rand.Rand) { p.glare = 0.05 }},
	{"bent", 5, func(p *photo, r *rand.Rand) { p.curl = 1.5 + 2*r.Float64() }},
	{"far away", 3, func(p *photo, r *rand.Rand) { p.w, p.h, p.module = 4000, 3000, 2.3+r.Float64() }},
	{"four", 12, func(p *photo, r *rand.Rand) {
		p.w, p.h, p.module, p.several, p.turn = 2400, 1800, 3.6+r.Float64(), true, 0.2*r.Float64()
	}},
	{"all of it", 6, func(p *photo, r *rand.Rand) {
		p.tilt, p.shade, p.blur, p.noise, p.quality, p.curl = 0.25*r.Float64(), 0.5*r.Float64(), 0.5+0.5*r.Float64(), 10, 60, 4
	}},
}

// Photos of printed certificates are read. VINHDANH_TORTURE takes ten times as
// many, and tells how long each kind takes.
func TestPhotos(t *testing.T) {
	s := newSheet(t)
	n, _, err := qr.Encode(address(0))
	if err != nil {
		t.Fatal(err)
	}
	var pages []*image.Gray
	var texts []string
	for i := range 4 {
		texts = append(texts, address(10+i))
		pages = append(pages, s.with(t, texts[i]))
	}
	times := 1
	if os.Getenv("VINHDANH_TORTURE") != "" {
		times = 10
	}
	for class, kind := range hard {
		t.Run(kind.name, func(t *testing.T) {
			read, of := 0, 0
			var longest time.Duration
			photos := 6
			if kind.least <= 3 || kind.least == 12 {
				photos = 3
			}
			for i := range photos * times {
				r := rand.New(rand.NewPCG(uint64(class), uint64(i))) //nolint:gosec // the same photos each time
				p := photo{w: 1000, h: 800, module: 4 + 2*r.Float64(), turn: 2 * math.Pi * r.Float64(), away: 2 * math.Pi * r.Float64(), quality: 80, low: 25, high: 225}
				kind.make(&p, r)
				raw := p.taken(t, s, n, pages, r)
				if dir := os.Getenv("VINHDANH_PHOTOS"); dir != "" {
					put(t, dir, fmt.Sprintf("%s %02d.jpg", kind.name, i), raw)
				}
				want := texts[:1]
				if p.several {
					want = texts
				}
				start := time.Now()
				got, _ := verify.Image(bytes.NewReader(raw))
				longest = max(longest, time.Since(start))
				for _, text := range want {
					if of++; slices.Contains(got, text) {
						read++
					} else if times == 1 {
						t.Logf("%d not read: %+v", i, p)
					}
				}
				for _, text := range got {
					if !slices.Contains(want, text) {
						t.Errorf("read what is not there: %.60q", text)
					}
				}
			}
			t.Logf("%d of %d read, at most %v", read, of, longest.Round(time.Millisecond))
			least := kind.least
			if times > 1 {
				least = kind.least * times * 7 / 10
			}
			if read < least {
				t.Errorf("%d of %d read, want %d", read, of, least)
			}
		})
	}
}
