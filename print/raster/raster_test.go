package raster

import (
	"bytes"
	"errors"
	"image"
	"image/color"
	"image/png"
	"math"
	"testing"

	"github.com/makiuchi-d/gozxing"
	"github.com/makiuchi-d/gozxing/qrcode"

	"vinhdanh/assets/fonts"
	"vinhdanh/print/internal/outline"
	"vinhdanh/print/internal/sheets"
	"vinhdanh/print/layout"
	"vinhdanh/print/qr"
)

var black = layout.Color{A: 255}

// square is a sheet of 10 × 10 mm, which at 254 dpi has 100 × 100 pixels of 0.1 mm.
func square(items ...layout.Item) *layout.List {
	return &layout.List{Width: 10, Height: 10, Items: items}
}

const fine = 254

func drawn(t testing.TB, l *layout.List, o Options) *image.RGBA {
	t.Helper()
	img, err := NewPlayer(sheets.Bag{}).Draw(l, o)
	if err != nil {
		t.Fatal(err)
	}
	return img
}

func polygon(points ...float64) []layout.Seg {
	var segs []layout.Seg
	for i := 0; i < len(points); i += 2 {
		kind := layout.LineTo
		if i == 0 {
			kind = layout.MoveTo
		}
		segs = append(segs, layout.Seg{Kind: kind, P: [3]layout.Point{{X: points[i], Y: points[i+1]}}})
	}
	return segs
}

func closed(points ...float64) []layout.Seg {
	return append(polygon(points...), layout.Seg{Kind: layout.Close})
}

// area is what is black in a picture, in pixels.
func area(img *image.RGBA) float64 {
	sum := 0.0
	for i := 0; i < len(img.Pix); i += 4 {
		sum += float64(255-img.Pix[i]) / 255
	}
	return sum
}

// bounds of what is at least half black.
func bounds(img *image.RGBA) image.Rectangle {
	var r image.Rectangle
	for y := img.Rect.Min.Y; y < img.Rect.Max.Y; y++ {
		for x := img.Rect.Min.X; x < img.Rect.Max.X; x++ {
			if img.RGBAAt(x, y).R < 128 {
				r = r.Union(image.Rect(x, y, x+1, y+1))
			}
		}
	}
	return r
}

// Shapes whose area and extent are known by geometry.
func TestShapes(t *testing.T) {
	arc := 4.0 / 3 * (math.Sqrt2 - 1) * 3 // control points of a circle of 3 mm
	circle := []layout.Seg{{P: [3]layout.Point{{X: 8, Y: 5}}}}
	for _, c := range [][6]float64{{8, 5 + arc, 5 + arc, 8, 5, 8}, {5 - arc, 8, 2, 5 + arc, 2, 5}, {2, 5 - arc, 5 - arc, 2, 5, 2}, {5 + arc, 2, 8, 5 - arc, 8, 5}} {
		circle = append(circle, layout.Seg{Kind: layout.CubeTo, P: [3]layout.Point{{X: c[0], Y: c[1]}, {X: c[2], Y: c[3]}, {X: c[4], Y: c[5]}}})
	}
	half := math.Sqrt2 / 2
	for _, c := range []struct {
		name   string
		path   layout.Path
		area   float64 // px; negative: not looked at
		bounds image.Rectangle
	}{
		{"rectangle off the pixels", layout.Path{Fill: black, Segs: closed(1.03, 2.04, 5.03, 2.04, 5.03, 3.04, 1.03, 3.04)}, 400, image.Rect(10, 20, 50, 30)},
		{"left open all the same", layout.Path{Fill: black, Segs: polygon(1, 1, 9, 1, 1, 9)}, 3200, image.Rect(10, 10, 90, 90)},
		{"circle", layout.Path{Fill: black, Segs: circle}, math.Pi * 900, image.Rect(20, 20, 80, 80)},
		{"hole the other way round", layout.Path{Fill: black, Segs: append(closed(1, 1, 9, 1, 9, 9, 1, 9), closed(3, 3, 3, 7, 7, 7, 7, 3)...)}, 6400 - 1600, image.Rect(10, 10, 90, 90)},
		{"no hole the same way round", layout.Path{Fill: black, Segs: append(closed(1, 1, 9, 1, 9, 9, 1, 9), closed(3, 3, 7, 3, 7, 7, 3, 7)...)}, 6400, image.Rect(10, 10, 90, 90)},
		{"larger than the sheet", layout.Path{Fill: black, Segs: closed(-50, -50, 60, -50, 60, 5, -50, 5)}, 5000, image.Rect(0, 0, 100, 50)},
		{"off the sheet", layout.Path{Fill: black, Segs: closed(20, 20, 30, 20, 30, 30)}, 0, image.Rectangle{}},
		{"line with butt ends", layout.Path{Stroke: black, Width: 0.4, Segs: polygon(2, 5, 8, 5)}, 60 * 4, image.Rect(20, 48, 80, 52)},
		{"slanting line", layout.Path{Stroke: black, Width: 0.4, Segs: polygon(2, 2, 8, 8)}, 60 * math.Sqrt2 * 4, image.Rect(19, 19, 81, 81)},
		{"hair line", layout.Path{Stroke: black, Width: 0.02, Segs: polygon(2, 5.05, 8, 5.05)}, 60 * 0.2, image.Rectangle{}},
		{"mitred corner", layout.Path{Stroke: black, Width: 1, Segs: polygon(2, 2, 8, 2, 8, 8)}, 60*10 + 60*10, image.Rect(20, 15, 85, 80)},
		{"corner cut off", layout.Path{Stroke: black, Width: 1, Segs: polygon(1, 5, 8, 5, 1, 5.3)}, -1, image.Rect(10, 45, 80, 58)},
		{"frame", layout.Path{Stroke: black, Width: 1, Segs: closed(2, 2, 8, 2, 8, 8, 2, 8)}, 70*70 - 50*50, image.Rect(15, 15, 85, 85)},
		{"frame that ends where it began", layout.Path{Stroke: black, Width: 1, Segs: closed(2, 2, 8, 2, 8, 8, 2, 8, 2, 2)}, 70*70 - 50*50, image.Rect(15, 15, 85, 85)},
		{"ring", layout.Path{Stroke: black, Width: 1, Segs: append(circle, layout.Seg{Kind: layout.Close})}, math.Pi * (35*35 - 25*25), image.Rect(15, 15, 85, 85)},
		{"diamond", layout.Path{Stroke: black, Width: 1, Segs: closed(5, 2, 8, 5, 5, 8, 2, 5)}, 4 * 30 * math.Sqrt2 * 10, image.Rect(int(20-10*half), int(20-10*half), int(81+10*half), int(81+10*half))},
		{"dot", layout.Path{Stroke: black, Width: 1, Segs: polygon(5, 5)}, 0, image.Rectangle{}},
		{"dot twice", layout.Path{Stroke: black, Width: 1, Segs: closed(5, 5, 5, 5)}, 0, image.Rectangle{}},
		{"nothing", layout.Path{}, 0, image.Rectangle{}},
	} {
		img := drawn(t, square(&c.path), Options{DPI: fine})
		if got := area(img); c.area == 0 && got != 0 || c.area > 0 && math.Abs(got-c.area) > max(1.5, c.area/100) {
			t.Errorf("%s: %.1f px are black, not %.1f", c.name, got, c.area)
		}
		if got := bounds(img); off(got.Min, c.bounds.Min) || off(got.Max, c.bounds.Max) {
			t.Errorf("%s: lies at %v, not %v", c.name, got, c.bounds)
		}
	}
}

// Going on after a path was closed begins where it began, as in PDF.
func TestLineAfterClose(t *testing.T) {
	segs := append(closed(2, 2, 4, 2, 4, 4), layout.Seg{Kind: layout.LineTo, P: [3]layout.Point{{X: 2, Y: 9}}})
	img := drawn(t, square(&layout.Path{Stroke: black, Width: 0.4, Segs: segs}), Options{DPI: fine})
	if img.RGBAAt(20, 70).R > 60 {
		t.Error("no line from the path's beginning")
	}
}

func TestSeeThrough(t *testing.T) {
	half := layout.Color{R: 255, A: 128}
	img := drawn(t, square(
		&layout.Path{Fill: black, Segs: closed(0, 0, 5, 0, 5, 10, 0, 10)},
		&layout.Path{Fill: half, Segs: closed(0, 0, 10, 0, 10, 10, 0, 10)},
		&layout.Path{Fill: layout.Color{G: 255}, Segs: closed(0, 0, 10, 0, 10, 10, 0, 10)},
	), Options{DPI: fine})
	for _, c := range []struct {
		x    int
		want color.RGBA
	}{{20, color.RGBA{128, 0, 0, 255}}, {70, color.RGBA{255, 127, 127, 255}}} {
		if got := img.RGBAAt(c.x, 50); got != c.want {
			t.Errorf("%v over what was there is %v", c.want, got)
		}
	}
}

// A letter's outline, and that it turns with its run, counter-clockwise.
func TestRun(t *testing.T) {
	s := sheets.NewSetter()
	at := func(angle float64) image.Rectangle {
		r := s.Run(fonts.SerifBold, 40, black, 50, 50, false, "HI")
		r.Angle = angle
		return bounds(drawn(t, &layout.List{Width: 100, Height: 100, Items: []layout.Item{r}}, Options{DPI: fine}))
	}
	upright := at(0)
	capital := 40.0 / 72 * 25.4 * 0.66 * 10 // a capital's height of two thirds of the size, px
	if math.Abs(float64(upright.Dy())-capital) > 5 || upright.Max.Y != 500 || upright.Min.X < 498 || upright.Dx() < 150 {
		t.Errorf("HI in 40 pt lies at %v", upright)
	}
	turned := at(90)
	want := image.Rect(upright.Min.Y, 1000-upright.Max.X, upright.Max.Y, 1000-upright.Min.X)
	if off(turned.Min, want.Min) || off(turned.Max, want.Max) {
		t.Errorf("turned by 90 degrees it lies at %v, not %v", turned, want)
	}
	// See-through letters that meet are not darker there.
	r := s.Run(fonts.SerifBold, 100, layout.Color{A: 100}, 10, 60, false, "AA")
	r.Glyphs[1].X = 3
	for _, v := range drawn(t, &layout.List{Width: 100, Height: 100, Items: []layout.Item{r}}, Options{DPI: 50}).Pix {
		if v < 155 {
			t.Fatalf("a pixel of %d", v)
		}
	}
}

func off(a, b image.Point) bool {
	d := a.Sub(b)
	return d.X > 1 || d.X < -1 || d.Y > 1 || d.Y < -1
}

// What is cut out is what lies there on the whole sheet.
func TestClip(t *testing.T) {
	bag, certificate := sheets.Batch()
	l := certificate(3)
	l.Items = append(l.Items, sheets.Watermark(sheets.NewSetter(), "BẢN NHÁP"))
	p := NewPlayer(bag)
	whole, err := p.Draw(l, Options{DPI: 80})
	if err != nil {
		t.Fatal(err)
	}
	for _, clip := range []image.Rectangle{image.Rect(0, 0, 100, 100), image.Rect(301, 207, 517, 411), image.Rect(60, 500, 200, 640), image.Rect(900, 600, 2000, 2000)} {
		for _, player := range []*Player{p, NewPlayer(bag)} {
			part, err := player.Draw(l, Options{DPI: 80, Clip: clip})
			if err != nil {
				t.Fatal(err)
			}
			if part.Rect != clip.Intersect(whole.Rect) {
				t.Errorf("clip %v is %v", clip, part.Rect)
			}
			if n := unlike(whole, part, 2); n != 0 {
				t.Errorf("clip %v: %d pixels differ from the whole sheet's", clip, n)
			}
		}
	}
	if img, err := p.Draw(l, Options{DPI: 80, Clip: image.Rect(5000, 0, 5001, 1)}); err != nil || !img.Rect.Empty() {
		t.Errorf("a clip off the sheet: %v, %v", img.Rect, err)
	}
}

// unlike counts pixels of part that differ by more than some levels.
func unlike(whole, part *image.RGBA, levels int) (n int) {
	for y := part.Rect.Min.Y; y < part.Rect.Max.Y; y++ {
		for x := part.Rect.Min.X; x < part.Rect.Max.X; x++ {
			a, b := whole.RGBAAt(x, y), part.RGBAAt(x, y)
			for _, d := range []int{int(a.R) - int(b.R), int(a.G) - int(b.G), int(a.B) - int(b.B)} {
				if d > levels || d < -levels {
					n++
					break
				}
			}
		}
	}
	return n
}

func TestLayers(t *testing.T) {
	text := &layout.Path{Layer: layout.LayerText, Fill: black, Segs: closed(0, 0, 5, 0, 5, 10, 0, 10)}
	stock := &layout.Path{Fill: black, Segs: closed(5, 0, 10, 0, 10, 10, 5, 10)}
	for _, c := range []struct {
		layers Layers
		want   image.Rectangle
	}{{0, image.Rect(0, 0, 100, 100)}, {Stock | Text, image.Rect(0, 0, 100, 100)}, {Text, image.Rect(0, 0, 50, 100)}, {Stock, image.Rect(50, 0, 100, 100)}} {
		if got := bounds(drawn(t, square(text, stock), Options{DPI: fine, Layers: c.layers})); got != c.want {
			t.Errorf("layers %b: %v", c.layers, got)
		}
	}
}

func TestSizes(t *testing.T) {
	l := &layout.List{Width: sheets.Width, Height: sheets.Height}
	for _, c := range []struct {
		o    Options
		want image.Point
	}{{Options{DPI: 96}, image.Pt(1123, 794)}, {Options{Width: 500}, image.Pt(500, 354)}, {Options{DPI: 600, Clip: image.Rect(0, 100, 7016, 164)}, image.Pt(7016, 64)}} {
		if got := drawn(t, l, c.o).Rect.Size(); got != c.want {
			t.Errorf("%+v gives %v", c.o, got)
		}
	}
	for _, o := range []Options{{}, {DPI: math.NaN()}, {DPI: -96}, {DPI: 1e9}, {DPI: 1000}, {Width: -5}} {
		if _, err := NewPlayer(sheets.Bag{}).Draw(l, o); !errors.Is(err, ErrTooLarge) {
			t.Errorf("%+v: %v", o, err)
		}
	}
}

// Codes are read back at screen and printer resolutions, wherever they lie.
func TestCodeIsRead(t *testing.T) {
	text := "HTTPS://TDKT.LAICHAU.GOV.VN/V/7312908465731290846573129084657312908465731290846573129084657312908465" +
		"73129084657312908465731290846573129084657312908465731290846573129084657312908465731290846573129084657312908465" +
		"73129084657312908465731290846573129084657312908465731290846573129084657312908"
	n, bits, err := qr.Encode(text)
	if err != nil {
		t.Fatal(err)
	}
	for _, dpi := range []float64{96, 100, 130, 150, 203, 300} {
		for _, at := range []float64{20, 20.07, 20.13} {
			l := &layout.List{Width: 66, Height: 66, Items: []layout.Item{&layout.Modules{X: at, Y: at, Size: 26, N: n, Bits: bits, Text: text}}}
			img := drawn(t, l, Options{DPI: dpi})
			source, err := gozxing.NewBinaryBitmapFromImage(img)
			if err != nil {
				t.Fatal(err)
			}
			result, err := qrcode.NewQRCodeReader().Decode(source, nil)
			if err != nil || result.GetText() != text {
				t.Errorf("at %v dpi, %v mm: %v", dpi, at, err)
			}
			// Its size is the list's, to half a pixel.
			r := bounds(img)
			if d := float64(r.Dx()) - 26*dpi/25.4; d > 1.01 || d < -1.01 {
				t.Errorf("at %v dpi the code is %d px wide, not %.1f", dpi, r.Dx(), 26*dpi/25.4)
			}
		}
	}
	// No grey where modules are large.
	img := drawn(t, &layout.List{Width: 66, Height: 66, Items: []layout.Item{&layout.Modules{X: 20.1, Y: 20.1, Size: 26, N: n, Bits: bits}}}, Options{DPI: 300})
	for _, v := range img.Pix {
		if v != 0 && v != 255 {
			t.Fatalf("a pixel of %d at 300 dpi", v)
		}
	}
}

func TestPictures(t *testing.T) {
	m := image.NewNRGBA(image.Rect(0, 0, 40, 40))
	for y := range 40 {
		for x := range 40 {
			m.SetNRGBA(x, y, color.NRGBA{uint8(255 * (x / 20)), 0, uint8(255 * (y / 20)), 255})
			if x < 20 && y < 20 {
				m.SetNRGBA(x, y, color.NRGBA{})
			}
		}
	}
	var raw bytes.Buffer
	if err := png.Encode(&raw, m); err != nil {
		t.Fatal(err)
	}
	bag := sheets.Bag{}
	h := bag.Put(raw.Bytes())
	p := NewPlayer(bag)
	for _, dpi := range []float64{50, fine, 900} { // smaller, larger, and in part because too large to keep
		o := Options{DPI: dpi}
		side := 200.0 // mm
		if dpi == 900 {
			o.Clip = image.Rect(3000, 3000, 4200, 4200)
		}
		img, err := p.Draw(&layout.List{Width: side, Height: side, Items: []layout.Item{
			&layout.Picture{Asset: h, X: 50, Y: 50, W: 100, H: 100}}}, o)
		if err != nil {
			t.Fatal(err)
		}
		px := dpi / 25.4
		for _, c := range []struct {
			x, y float64
			want color.RGBA
		}{{95, 95, color.RGBA{255, 255, 255, 255}}, {105, 95, color.RGBA{255, 0, 0, 255}}, {95, 105, color.RGBA{0, 0, 255, 255}}, {105, 105, color.RGBA{255, 0, 255, 255}}} {
			if got := img.RGBAAt(int(c.x*px), int(c.y*px)); got != c.want {
				t.Errorf("at %v dpi %v, %v mm is %v, not %v", dpi, c.x, c.y, got, c.want)
			}
		}
	}
}

// A frame beyond all measure, as a damaged list may have one, is refused before
// it is scaled.
func TestHugeFrame(t *testing.T) {
	bag := sheets.Bag{}
	l := &layout.List{Width: 0.01, Height: 0.01, Items: []layout.Item{
		&layout.Picture{Asset: bag.Put(sheets.Emblem()), X: -50, Y: -50, W: 19_000, H: 19_000}}}
	if _, err := NewPlayer(bag).Draw(l, Options{Width: 64}); !errors.Is(err, ErrTooLarge) {
		t.Errorf("error %v", err)
	}
}

func TestFaults(t *testing.T) {
	bag := sheets.Bag{}
	good := layout.Run{Font: fonts.Hash(fonts.Serif), Size: 10, Color: black, Glyphs: []layout.Glyph{{ID: 36}}}
	run := func(font layout.Hash) *layout.Run { r := good; r.Font = font; return &r }
	serif := fonts.Raw(fonts.Serif)
	nested := layout.Encode(square())
	for range maxDepth {
		nested = layout.Encode(square(&layout.Stamp{Asset: bag.Put(nested)}))
	}
	p := NewPlayer(bag)
	for name, c := range map[string]struct {
		item   layout.Item
		kind   layout.AssetKind
		reason layout.AssetReason
	}{
		"unknown font":      {run(layout.Hash{1}), layout.AssetFont, layout.AssetMissing},
		"damaged font":      {run(bag.Put(serif[:len(serif)/3])), layout.AssetFont, layout.AssetDamaged},
		"unknown picture":   {&layout.Picture{Asset: layout.Hash{1}, W: 1, H: 1}, layout.AssetPicture, layout.AssetMissing},
		"off the sheet":     {&layout.Picture{Asset: layout.Hash{1}, X: 500, W: 1, H: 1}, layout.AssetPicture, layout.AssetMissing},
		"no picture":        {&layout.Picture{Asset: bag.Put([]byte("no")), W: 1, H: 1}, layout.AssetPicture, layout.AssetUnsupported},
		"picture cut short": {&layout.Picture{Asset: bag.Put(sheets.Emblem()[:300]), W: 1, H: 1}, layout.AssetPicture, layout.AssetDamaged},
		"unknown stamp":     {&layout.Stamp{Asset: layout.Hash{1}}, layout.AssetStamp, layout.AssetMissing},
		"no stamp":          {&layout.Stamp{Asset: bag.Put([]byte("no list"))}, layout.AssetStamp, layout.AssetDamaged},
		"stamps in stamps":  {&layout.Stamp{Asset: bag.Put(nested)}, layout.AssetStamp, layout.AssetUnsupported},
	} {
		for range 2 { // errors are not kept, but found again
			var fault *layout.AssetError
			if _, err := p.Draw(square(c.item), Options{DPI: fine}); !errors.As(err, &fault) || fault.Kind != c.kind || fault.Reason != c.reason {
				t.Errorf("%s: %v", name, err)
			}
		}
	}
	beyond := good
	beyond.Glyphs = []layout.Glyph{{ID: 36}, {ID: 60000}}
	if _, err := p.Draw(square(&beyond), Options{DPI: fine}); !errors.Is(err, outline.ErrNoGlyph) {
		t.Errorf("glyph beyond the font: %v", err)
	}
	var fault *layout.ItemError
	if _, err := p.Draw(square(nil), Options{DPI: fine}); !errors.As(err, &fault) {
		t.Errorf("nil item: %v", err)
	}
	// Nothing of what failed is left in the ink.
	good.X, good.Y = 3, 8
	after, err := p.Draw(square(&good), Options{DPI: fine})
	if err != nil {
		t.Fatal(err)
	}
	if n := unlike(drawn(t, square(&good), Options{DPI: fine}), after, 0); n != 0 {
		t.Errorf("after errors %d pixels differ", n)
	}
}

// A stamp made for another sheet covers this one.
func TestStampCovers(t *testing.T) {
	bag := sheets.Bag{}
	small := &layout.List{Width: 5, Height: 5, Items: []layout.Item{&layout.Path{Fill: black, Segs: closed(1, 1, 4, 1, 4, 4, 1, 4)}}}
	img, err := NewPlayer(bag).Draw(square(&layout.Stamp{Asset: bag.Put(layout.Encode(small))}), Options{DPI: fine})
	if err != nil {
		t.Fatal(err)
	}
	if got := bounds(img); got != image.Rect(20, 20, 80, 80) {
		t.Errorf("the stamp's square lies at %v", got)
	}
}

func TestPlayersSideBySide(t *testing.T) {
	bag, certificate := sheets.Batch()
	p := NewPlayer(bag)
	want, err := NewPlayer(bag).Draw(certificate(1), Options{DPI: 60})
	if err != nil {
		t.Fatal(err)
	}
	list := certificate(1)
	for i := range 6 {
		t.Run("", func(t *testing.T) {
			t.Parallel()
			for k := range 6 {
				if _, err := p.Draw(list, Options{DPI: float64(40 + 10*(i+k))}); err != nil {
					t.Error(err)
				}
			}
			if got, err := p.Draw(list, Options{DPI: 60}); err != nil || !bytes.Equal(got.Pix, want.Pix) {
				t.Errorf("another picture beside others: %v", err)
			}
		})
	}
}

func TestCacheForgets(t *testing.T) {
	c := newCache(1000)
	made := 0
	get := func(n int) {
		if _, err := c.get(keptKey{w: n}, func() (*image.RGBA, error) {
			made++
			return image.NewRGBA(image.Rect(0, 0, 10, 10)), nil
		}); err != nil {
			t.Fatal(err)
		}
	}
	for _, n := range []int{1, 2, 1, 3, 1, 2} { // 400 bytes each, so two stay
		get(n)
	}
	if made != 4 || c.size != 800 || c.recent.Len() != 2 || len(c.entries) != 2 {
		t.Errorf("made %d, kept %d bytes in %d and %d entries", made, c.size, c.recent.Len(), len(c.entries))
	}
	failed := errors.New("failed")
	for range 2 {
		if _, err := c.get(keptKey{w: 9}, func() (*image.RGBA, error) { return nil, failed }); !errors.Is(err, failed) {
			t.Error(err)
		}
	}
	if c.size != 800 || len(c.entries) != 2 {
		t.Errorf("after errors %d bytes, %d entries", c.size, len(c.entries))
	}
}

// BenchmarkPreview96 is what the certificates screen does for each page it
// shows: the stamp is kept, nothing else of the page is.
func BenchmarkPreview96(b *testing.B) {
	bag, certificate := sheets.Batch()
	l := certificate(1)
	p := NewPlayer(bag)
	for b.Loop() {
		if _, err := p.Draw(l, Options{DPI: 96}); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(b.Elapsed().Seconds()*1000/float64(b.N), "ms/page")
}

// BenchmarkPreview96First is the first page after a change of scale or template.
func BenchmarkPreview96First(b *testing.B) {
	bag, certificate := sheets.Batch()
	l := certificate(1)
	p := NewPlayer(bag)
	for b.Loop() {
		p.kept = newCache(maxKept)
		if _, err := p.Draw(l, Options{DPI: 96}); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(b.Elapsed().Seconds()*1000/float64(b.N), "ms/page")
}

// BenchmarkBand600 is a band of an A4 sheet on its way to a printer.
func BenchmarkBand600(b *testing.B) {
	bag, certificate := sheets.Batch()
	l := certificate(1)
	p := NewPlayer(bag)
	for b.Loop() {
		if _, err := p.Draw(l, Options{DPI: 600, Clip: image.Rect(0, 1000, 7016, 1256)}); err != nil {
			b.Fatal(err)
		}
	}
}
