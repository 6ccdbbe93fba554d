package layout

import (
	"errors"
	"math"
	"testing"
)

// The usual sheets hold what their makers say, in the places they are cut at.
func TestCards(t *testing.T) {
	for _, c := range []struct {
		about         string
		width, height float64
		sheet         *Sheet
		n             int
		first, last   Rect
	}{
		{"its own sheet", 220, 110, nil, 1, Rect{0, 0, 220, 110}, Rect{0, 0, 220, 110}},
		{"2 × 7 labels", 99.1, 38.1, &Sheet{GapX: 2.5}, 14, Rect{4.65, 15.15, 99.1, 38.1}, Rect{106.25, 243.75, 99.1, 38.1}},
		{"3 × 8 labels", 70, 37, &Sheet{}, 24, Rect{0, 0.5, 70, 37}, Rect{140, 259.5, 70, 37}},
		{"badges", 90, 130, &Sheet{GapX: 6, GapY: 6, Edge: 8, Marks: true}, 4, Rect{12, 15.5, 90, 130}, Rect{108, 151.5, 90, 130}},
		{"small badges on A3", 86, 54, &Sheet{Width: 297, Height: 420, GapX: 6, GapY: 6, Edge: 8}, 18, Rect{13.5, 33, 86, 54}, Rect{197.5, 333, 86, 54}},
	} {
		_, _, cards := (&Template{Width: c.width, Height: c.height, Sheet: c.sheet}).Cards()
		if len(cards) != c.n {
			t.Errorf("%s: %d cards", c.about, len(cards))
			continue
		}
		near := func(a, b Rect) bool {
			return math.Abs(a.X-b.X)+math.Abs(a.Y-b.Y)+math.Abs(a.W-b.W)+math.Abs(a.H-b.H) < 1e-9
		}
		if !near(cards[0], c.first) || !near(cards[c.n-1], c.last) {
			t.Errorf("%s: from %v to %v", c.about, cards[0], cards[c.n-1])
		}
	}
}

func TestSheetFaults(t *testing.T) {
	for what, s := range map[string]Sheet{
		"sheet.width":  {Width: 80, Height: 297},
		"sheet.height": {Width: 210, Height: 100},
		"sheet.gapX":   {GapX: -1},
		"sheet.gapY":   {GapY: math.NaN()},
		"sheet.edge":   {Edge: 60},
	} {
		a, err := Embedded("badge-90x130")
		if err != nil {
			t.Fatal(err)
		}
		a.Sheet = &s
		var f *Fault
		if err := a.Check(); !errors.As(err, &f) || f.Code != "template-value" || f.Args["what"] != what {
			t.Errorf("%s: %v", what, err)
		}
	}
	a, err := Embedded("badge-90x130")
	if err != nil {
		t.Fatal(err)
	}
	a.Sheet = &Sheet{Width: 100, Height: 140, Edge: 20}
	if faultCode(a.Check()) != "template-off-page" {
		t.Errorf("no room: %v", a.Check())
	}
	b, err := Embedded("giay-khen-a4")
	if err != nil {
		t.Fatal(err)
	}
	b.Sheet = &Sheet{Width: 600, Height: 600}
	var f *Fault
	if err := b.Check(); !errors.As(err, &f) || f.Args["what"] != "sheet" {
		t.Errorf("a certificate on a sheet of many: %v", err)
	}
}
