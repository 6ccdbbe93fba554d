package layout

import (
	"bytes"
	"testing"
)

// Turning twice gives the sheet as it was; turning once takes the upper left
// corner to the lower right.
func TestTurned(t *testing.T) {
	bits := []byte{0xA5, 0x3C, 0x91, 0x80} // 5 × 5
	items := []Item{
		Box(LayerText, Rect{1, 2, 3, 4}, Color{A: 255}),
		&Run{X: 10, Y: 20, Size: 12, Glyphs: []Glyph{{X: 1, Advance: 2}}, Text: "a"},
		&Modules{X: 5, Y: 6, Size: 5, N: 5, Bits: bits},
		&Picture{X: 1, Y: 1, W: 2, H: 3},
	}
	once := Turned(items, 100, 50)
	if p := once[0].(*Path).Segs[0].P[0]; p != (Point{99, 48}) {
		t.Errorf("path begins at %v", p)
	}
	if r := once[1].(*Run); r.X != 90 || r.Y != 30 || r.Angle != 180 {
		t.Errorf("run at %g, %g, turned %g°", r.X, r.Y, r.Angle)
	}
	if p := once[3].(*Picture); p.X != 97 || p.Y != 46 {
		t.Errorf("picture at %g, %g", p.X, p.Y)
	}
	m := once[2].(*Modules)
	for row := range 5 {
		for col := range 5 {
			if m.Dark(col, row) != items[2].(*Modules).Dark(4-col, 4-row) {
				t.Errorf("module %d, %d", col, row)
			}
		}
	}
	again := Turned(once, 100, 50)
	if again[0].(*Path).Segs[2].P[0] != items[0].(*Path).Segs[2].P[0] || !bytes.Equal(again[2].(*Modules).Bits, bits) {
		t.Error("turning twice changes a sheet")
	}
	if items[1].(*Run).Angle != 0 {
		t.Error("the originals are turned too")
	}
}
