package layout

import "testing"

// The name can be moved by tenths of a millimetre to match a specimen, though
// the frames of a preset stand edge to edge.
func TestFramesMayTouchSpareRoom(t *testing.T) {
	for _, by := range []float64{-1.5, -0.1, 0.1, 1.5} {
		a := giayKhen(t)
		a.Frames[2].Y += by
		if err := a.Check(); err != nil {
			t.Errorf("moved by %g mm: %v", by, err)
		}
	}
	a := giayKhen(t)
	a.Frames[2].Y += 3
	if faultCode(a.Check()) != "template-overlap" {
		t.Errorf("moved by 3 mm: %v", a.Check())
	}
}
