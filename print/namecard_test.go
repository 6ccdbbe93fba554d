package print

import (
	"math"
	"testing"

	"vinhdanh/print/layout"
	"vinhdanh/print/raster"
)

// Both faces of a name card say the same: turned about the fold, the far one
// is the near one.
func TestBothFaces(t *testing.T) {
	for _, id := range []string{"name-card-297x105", "name-card-210x99"} {
		s, err := NewNameCards(NameCardFixed{Event: congress, Template: template(t, id)}, embedded(t))
		if err != nil {
			t.Fatal(err)
		}
		l, _, err := s.Sheet(NameCardInput{Name: "Lường Thị Biên", Position: "Trưởng phòng", Unit: "Sở Nội vụ"})
		if err != nil {
			t.Fatal(err)
		}
		var near, far []*layout.Run
		for _, item := range l.Items {
			if r, ok := item.(*layout.Run); ok && r.Angle == 0 {
				near = append(near, r)
			} else if ok {
				far = append(far, r)
			}
		}
		fold := s.Cut(1).Y
		if len(near) != 3 || len(far) != 3 {
			t.Fatalf("%s: %d lines upright, %d turned", id, len(near), len(far))
		}
		for i := range near {
			a, b := near[i], far[i]
			if b.Angle != 180 || a.Text != b.Text || math.Abs(a.X+b.X-l.Width) > 1e-9 || math.Abs(a.Y+b.Y-2*fold) > 1e-9 {
				t.Errorf("%s: %q at %g, %g and %g, %g", id, a.Text, a.X, a.Y, b.X, b.Y)
			}
		}
		// the picture of the sheet is the same upside down, as far as the faces go
		img, err := raster.NewPlayer(s).Draw(l, raster.Options{DPI: 25.4 * 2})
		if err != nil {
			t.Fatal(err)
		}
		dark := 0
		w, h := int(l.Width*2), int(2*fold*2)
		for y := range h / 2 {
			for x := 20; x < w-20; x++ { // without the marks to fold at
				r1, g1, b1, _ := img.At(x, y).RGBA()
				r2, g2, b2, _ := img.At(w-1-x, h-1-y).RGBA()
				if r1 < 0x8000 || g1 < 0x8000 || b1 < 0x8000 {
					dark++
				}
				for _, d := range []int{int(r1) - int(r2), int(g1) - int(g2), int(b1) - int(b2)} {
					if d > 0x1000 || d < -0x1000 {
						t.Fatalf("%s: the faces differ at %d, %d", id, x, y)
					}
				}
			}
		}
		if dark < 500 {
			t.Errorf("%s: a far face of %d dark pixels", id, dark)
		}
	}
}

// Capitals of usual names are 10 mm high: readable from three metres.
func TestNameCardsAreReadableFromAfar(t *testing.T) {
	s, err := NewNameCards(NameCardFixed{Event: congress}, embedded(t))
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"Y Ê", "Lường Thị Biên", "Nguyễn Thị Hương Giang", long.name} {
		l, _, err := s.Sheet(NameCardInput{Name: name, Position: long.position, Unit: long.unit})
		if err != nil {
			t.Fatal(err)
		}
		most := 0.0
		for _, item := range l.Items {
			if r, ok := item.(*layout.Run); ok {
				most = max(most, r.Size)
			}
		}
		const capital = 0.66 // of the face's size
		if high := most * layout.MM * capital; high < 10 {
			t.Errorf("%s: capitals of %.1f mm", name, high)
		}
	}
}
