package gdi

import (
	"bytes"
	"errors"
	"image"
	"image/color"
	"image/png"
	"math"
	"testing"

	"vinhdanh/print/internal/sheets"
	"vinhdanh/print/layout"
	"vinhdanh/print/raster"
)

var (
	black   = layout.Color{A: 255}
	printer = Device{DPIX: 600, DPIY: 600, OffX: 100, OffY: 120}
)

func box(x, y, w, h float64, c layout.Color) *layout.Path {
	return layout.Box(layout.LayerText, layout.Rect{X: x, Y: y, W: w, H: h}, c)
}

func prepare(t *testing.T, a layout.Assets, o Options, d Device, items ...layout.Item) []shape {
	t.Helper()
	page, err := NewPlayer(a).Prepare(&layout.List{Width: 210, Height: 297, Items: items}, o, d)
	if err != nil {
		t.Fatal(err)
	}
	return page.shapes
}

// Millimetres become sixteenths of a dot, exact to half of one, each way by its
// own resolution; shift and scale are about the sheet's corner.
func TestGeometry(t *testing.T) {
	for name, tc := range map[string]struct {
		d    Device
		o    Options
		want [2]point // corners of 100 × 50 mm at 10, 20
	}{
		"600 dpi":    {printer, Options{}, [2]point{{3780, 7559}, {41575, 26457}}},
		"uneven":     {Device{DPIX: 300, DPIY: 1200}, Options{}, [2]point{{1890, 15118}, {20787, 52913}}},
		"off":        {printer, Options{DX: 1, DY: -1}, [2]point{{4157, 7181}, {41953, 26079}}},
		"stretching": {printer, Options{ScaleX: 1.01, ScaleY: 0.99}, [2]point{{3817, 7483}, {41991, 26192}}},
	} {
		s := prepare(t, layout.NewBag(), tc.o, tc.d, box(10, 20, 100, 50, black))
		if len(s) != 1 || len(s[0].at) < 4 {
			t.Fatalf("%s: %+v", name, s)
		}
		low, high := s[0].at[0], s[0].at[0]
		for _, p := range s[0].at {
			low = point{min(low.X, p.X), min(low.Y, p.Y)}
			high = point{max(high.X, p.X), max(high.Y, p.Y)}
		}
		if got := [2]point{low, high}; got != tc.want {
			t.Errorf("%s: %v instead of %v", name, got, tc.want)
		}
	}
}

// What no printer has is refused.
func TestRefuses(t *testing.T) {
	good := &layout.List{Width: 10, Height: 10, Items: []layout.Item{box(1, 1, 1, 1, black)}}
	for name, tc := range map[string]struct {
		d Device
		o Options
	}{
		"no resolution": {Device{}, Options{}},
		"scale":         {printer, Options{ScaleX: 1000}},
		"not a number":  {printer, Options{DX: math.NaN()}},
	} {
		if _, err := NewPlayer(layout.NewBag()).Prepare(good, tc.o, tc.d); !errors.Is(err, errOptions) {
			t.Errorf("%s: %v", name, err)
		}
	}
	var item *layout.ItemError
	if _, err := NewPlayer(layout.NewBag()).Prepare(&layout.List{Width: -1, Height: 1}, Options{}, printer); !errors.As(err, &item) {
		t.Errorf("a sheet without width: %v", err)
	}
	var asset *layout.AssetError
	for _, it := range []layout.Item{&layout.Run{Size: 10, Color: black, Glyphs: []layout.Glyph{{ID: 1}}},
		&layout.Picture{W: 1, H: 1}, &layout.Stamp{}} {
		if _, err := NewPlayer(layout.NewBag()).Prepare(&layout.List{Width: 10, Height: 10, Items: []layout.Item{it}}, Options{}, printer); !errors.As(err, &asset) {
			t.Errorf("%T without its asset: %v", it, err)
		}
	}
}

// Modules lie on whole dots, and meet without a gap.
func TestModulesOnDots(t *testing.T) {
	m := &layout.Modules{X: 10.03, Y: 20.07, Size: 20, N: 3, Bits: []byte{0b11101110, 0b10000000}}
	s := prepare(t, layout.NewBag(), Options{}, printer, m)
	if len(s) != 1 || s[0].color != black {
		t.Fatalf("%+v", s)
	}
	for _, p := range s[0].at {
		if p.X%fraction != 0 || p.Y%fraction != 0 {
			t.Errorf("%v is no whole dot", p)
		}
	}
	if n := len(s[0].at); n != 4*4 { // two rows in a piece, and one parted by a light module
		t.Errorf("%d points", n)
	}
}

// A see-through colour is a lighter one on white, and a bitmap over ink.
func TestSeeThrough(t *testing.T) {
	half := layout.Color{R: 200, A: 128}
	s := prepare(t, layout.NewBag(), Options{}, printer, box(10, 10, 20, 20, black), box(50, 50, 10, 10, half))
	if len(s) != 2 || s[1].bitmap != nil || s[1].color != (layout.Color{R: 227, G: 127, B: 127, A: 255}) {
		t.Errorf("on white: %+v", s[1:])
	}
	s = prepare(t, layout.NewBag(), Options{}, printer, box(10, 10, 20, 20, black), box(25, 25, 10, 10, half))
	if len(s) != 2 || s[1].bitmap == nil {
		t.Fatalf("over ink: %+v", s[1:])
	}
	b := s[1].bitmap
	at := func(x, y float64) [3]byte { // mm within the bitmap's frame
		px := int(x / 25.4 * 600)
		py := b.h - 1 - int(y/25.4*600)
		i := py*((3*b.w+3)&^3) + 3*px
		return [3]byte{b.rows[i], b.rows[i+1], b.rows[i+2]}
	}
	if got := at(2, 2); got != [3]byte{0, 0, 100} {
		t.Errorf("over black it is %v (blue, green, red)", got)
	}
	if got := at(8, 8); got != [3]byte{127, 127, 227} {
		t.Errorf("beside it it is %v", got)
	}
}

// A picture keeps its pixels, upside down and blue first; one with more pixels
// than its frame has dots is made smaller.
func TestPicture(t *testing.T) {
	img := image.NewNRGBA(image.Rect(0, 0, 2, 2))
	img.Set(0, 0, color.NRGBA{255, 0, 0, 255})
	img.Set(1, 0, color.NRGBA{0, 255, 0, 255})
	img.Set(0, 1, color.NRGBA{0, 0, 255, 255})
	var raw bytes.Buffer
	if err := png.Encode(&raw, img); err != nil {
		t.Fatal(err)
	}
	h := layout.HashOf(raw.Bytes())
	a := layout.Bag{h: raw.Bytes()}
	s := prepare(t, a, Options{}, printer, &layout.Picture{Asset: h, X: 10, Y: 10, W: 20, H: 20})
	want := []byte{255, 0, 0, 255, 255, 255, 0, 0, 0, 0, 255, 0, 255, 0, 0, 0}
	if len(s) != 1 || s[0].bitmap == nil || !bytes.Equal(s[0].bitmap.rows, want) {
		t.Errorf("%+v", s)
	}
	s = prepare(t, a, Options{}, printer, &layout.Picture{Asset: h, X: 10, Y: 10, W: 0.04, H: 20})
	if len(s) != 1 || s[0].bitmap.w != 1 || s[0].bitmap.h != 2 {
		t.Errorf("a narrow one: %+v", s)
	}
}

// unplayed gives a page back as a list, whose places are exact to a sixteenth
// of a dot.
func unplayed(t *testing.T, list *layout.List, shapes []shape, d Device, bag sheets.Bag) *layout.List {
	t.Helper()
	back := &layout.List{Width: list.Width, Height: list.Height}
	mm := func(p point) layout.Point {
		return layout.Point{X: float64(p.X) / fraction / d.DPIX * inch, Y: float64(p.Y) / fraction / d.DPIY * inch}
	}
	for _, s := range shapes {
		if b := s.bitmap; b != nil {
			from, to := mm(b.from), mm(b.to)
			back.Items = append(back.Items, &layout.Picture{Asset: bag.Put(b.png(t)), X: from.X, Y: from.Y, W: to.X - from.X, H: to.Y - from.Y})
			continue
		}
		p := &layout.Path{Fill: s.color}
		if s.width > 0 {
			p.Fill, p.Stroke, p.Width = layout.Color{}, s.color, float64(s.width)/fraction/d.DPIX*inch
		}
		for i := 0; i < len(s.at); i++ {
			last := i
			switch s.how[i] &^ closes {
			case moveTo:
				p.Segs = append(p.Segs, layout.Seg{Kind: layout.MoveTo, P: [3]layout.Point{mm(s.at[i])}})
			case lineTo:
				p.Segs = append(p.Segs, layout.Seg{Kind: layout.LineTo, P: [3]layout.Point{mm(s.at[i])}})
			case bezier:
				last = i + 2
				p.Segs = append(p.Segs, layout.Seg{Kind: layout.CubeTo, P: [3]layout.Point{mm(s.at[i]), mm(s.at[i+1]), mm(s.at[i+2])}})
			}
			if s.how[last]&closes != 0 {
				p.Segs = append(p.Segs, layout.Seg{Kind: layout.Close})
			}
			i = last
		}
		back.Items = append(back.Items, p)
	}
	return back
}

func (m *bitmap) png(t *testing.T) []byte {
	t.Helper()
	img := image.NewRGBA(image.Rect(0, 0, m.w, m.h))
	for y := range m.h {
		row := m.rows[(m.h-1-y)*((3*m.w+3)&^3):]
		for x := range m.w {
			img.SetRGBA(x, y, color.RGBA{row[3*x+2], row[3*x+1], row[3*x], 255})
		}
	}
	var raw bytes.Buffer
	if err := png.Encode(&raw, img); err != nil {
		t.Fatal(err)
	}
	return raw.Bytes()
}

// What GDI is told is what the raster player draws of the same list: outlines
// closed where they should be, curves, turns and stamps included.
func TestAgrees(t *testing.T) {
	bag, certificate := sheets.Batch()
	list := certificate(0)
	player := NewPlayer(bag)
	page, err := player.Prepare(list, Options{}, printer)
	if err != nil {
		t.Fatal(err)
	}
	draw := func(l *layout.List) *image.RGBA {
		img, err := raster.NewPlayer(bag).Draw(l, raster.Options{DPI: 150})
		if err != nil {
			t.Fatal(err)
		}
		return img
	}
	want, got := draw(list), draw(unplayed(t, list, page.shapes, printer, bag))
	differ := 0
	for i := range want.Pix {
		if d := int(want.Pix[i]) - int(got.Pix[i]); d > 48 || d < -48 {
			differ++
		}
	}
	if share := float64(differ) / float64(len(want.Pix)); share > 0.001 {
		t.Errorf("%.2f %% of the pixels differ", 100*share)
	}
}

func BenchmarkPrepare(b *testing.B) {
	bag, certificate := sheets.Batch()
	list := certificate(0)
	player := NewPlayer(bag)
	for b.Loop() {
		if _, err := player.Prepare(list, Options{}, printer); err != nil {
			b.Fatal(err)
		}
	}
}
