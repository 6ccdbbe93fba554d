package ornament

import (
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"
	"vinhdanh/print/layout"
)

// reach is the rectangle that holds all points of items, control points too,
// and half of each stroke.
func reach(t *testing.T, items []layout.Item) layout.Rect {
	t.Helper()
	left, top, right, bottom := math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	for _, item := range items {
		p, ok := item.(*layout.Path)
		if !ok {
			t.Fatalf("an ornament holds a %T", item)
		}
		if p.Layer != layout.LayerStock {
			t.Fatal("an ornament is not on the stock")
		}
		points := map[layout.SegKind]int{layout.MoveTo: 1, layout.LineTo: 1, layout.CubeTo: 3}
		for _, s := range p.Segs {
			for i := range points[s.Kind] {
				left, right = min(left, s.P[i].X-p.Width/2), max(right, s.P[i].X+p.Width/2)
				top, bottom = min(top, s.P[i].Y-p.Width/2), max(bottom, s.P[i].Y+p.Width/2)
			}
		}
	}
	return layout.Rect{X: left, Y: top, W: right - left, H: bottom - top}
}

func within(a, b layout.Rect) bool {
	const e = 1e-9
	return a.X >= b.X-e && a.Y >= b.Y-e && a.X+a.W <= b.X+b.W+e && a.Y+a.H <= b.Y+b.H+e
}

func border(x, y, w, h, band, motif float64) *layout.Border {
	red, gold := layout.Color{R: 164, G: 22, B: 26, A: 255}, layout.Color{R: 192, G: 144, B: 47, A: 255}
	return &layout.Border{X: x, Y: y, W: w, H: h, Band: band, Motif: motif, Red: red, Gold: gold, Ground: layout.Color{R: 252, G: 241, B: 214, A: 255}}
}

var paper = layout.Color{R: 255, G: 253, B: 247, A: 255}

// The border stays inside its edge, and leaves the room inside it free but for
// the keys in the corners, whatever its measures.
func TestBorder(t *testing.T) {
	for _, b := range []*layout.Border{
		border(8, 8, 281, 194, 11.6, 9), border(12, 12, 396, 273, 17, 13.2), border(0, 0, 100, 80, 5, 4), border(5, 5, 200, 287, 20, 60), border(0, 0, 40, 40, 6, 2),
	} {
		items := Border(b, paper)
		if err := (&layout.List{Width: b.X + b.W + 8, Height: b.Y + b.H + 8, Items: items}).Check(); err != nil {
			t.Fatal(err)
		}
		if got := reach(t, items); !within(got, layout.Rect{X: b.X, Y: b.Y, W: b.W, H: b.H}) {
			t.Errorf("%+v reaches %+v", b, got)
		}
		in := b.Inner()
		middle := layout.Rect{X: in.X + 6, Y: in.Y + 6, W: in.W - 12, H: in.H - 12}
		for _, item := range items {
			for _, s := range item.(*layout.Path).Segs {
				if p := s.P[0]; s.Kind != layout.Close && p.X > middle.X && p.X < middle.X+middle.W && p.Y > middle.Y && p.Y < middle.Y+middle.H {
					t.Fatalf("%+v: a point in the middle of the sheet: %v", b, p)
				}
			}
		}
	}
}

// The four sides are alike: turned about the middle, the border is itself.
func TestBorderIsEven(t *testing.T) {
	b := border(10, 20, 280, 190, 11.6, 9)
	count := map[[2]int]int{}
	for _, item := range Border(b, paper) {
		for _, s := range item.(*layout.Path).Segs {
			if s.Kind != layout.Close {
				count[[2]int{int(math.Round(s.P[0].X * 100)), int(math.Round(s.P[0].Y * 100))}]++
			}
		}
	}
	misses := 0
	for at, n := range count {
		found := 0
		for dx := -2; dx <= 2; dx++ {
			for dy := -2; dy <= 2; dy++ {
				found += count[[2]int{30000 - at[0] + dx, 23000 - at[1] + dy}]
			}
		}
		if found < n {
			misses++
		}
	}
	// outlines begin and end at other points when turned; few may lack a partner
	if part := float64(misses) / float64(len(count)); part > 0.12 {
		t.Errorf("%.0f %% of the points have no partner on the other side", 100*part)
	}
}

func TestDrumAndPlace(t *testing.T) {
	d := &layout.Drum{X: 148.5, Y: 111, R: 66, Color: layout.Color{R: 250, G: 240, B: 211, A: 255}}
	got := reach(t, Drum(d))
	if !within(got, layout.Rect{X: 82, Y: 44, W: 133, H: 134}) || got.W < 131.9 || got.H < 131.9 {
		t.Errorf("drum reaches %+v", got)
	}
	e := &layout.Emblem{X: 148.5, Y: 18.8, R: 9.8}
	if got := reach(t, Place(e, border(8, 8, 281, 194, 11.6, 9), paper)); got.W > 23 || got.H > 23 {
		t.Errorf("place reaches %+v", got)
	}
	if n := len(Place(e, nil, paper)); n != 1 {
		t.Errorf("without a border the place has %d shapes", n)
	}
	if got := reach(t, Sample(e, nil)); got.W > 2*e.R || got.H > 2*e.R {
		t.Errorf("the sample's ornament reaches %+v", got)
	}
}

// Drawing it again draws the same, so that stamps keep their hash.
func TestSameAgain(t *testing.T) {
	b := border(8, 8, 281, 194, 11.6, 9)
	if d := cmp.Diff(Border(b, paper), Border(b, paper)); d != "" {
		t.Error(d)
	}
}
