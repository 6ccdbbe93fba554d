package calibrate

import (
	"math"

	"vinhdanh/data"
	"vinhdanh/print"
)

// Measured is what a person measured on a printed calibration sheet, mm.
type Measured struct {
	Width, Height float64 // of the sheet
	Left, Top     float64 // from the paper's left and upper edge to the cross A
	Across, Down  float64 // from A to B and from A to C; 0 or NaN: not measured, the printer keeps the scale
}

// What a printer may be off by before somebody has measured wrongly, or has it
// fit pages to the paper.
const (
	mostShift   = 15.0 // mm
	mostStretch = 0.03
)

// Nominal is what one measures where the printer is exact.
func Nominal(width, height float64) Measured {
	at := map[string]print.CalibrationMark{}
	for _, k := range print.CalibrationMarks(width, height) {
		at[k.Name] = k
	}
	a := at["A"]
	return Measured{Width: width, Height: height, Left: a.X, Top: a.Y, Across: at["B"].X - a.X, Down: at["C"].Y - a.Y}
}

// From gives what puts a printer right; Printer, Tray, At and Who are the
// caller's. Errors: calibration-measure (a measure is no length),
// calibration-stretch (arg percent: the printer fits pages to the paper),
// calibration-shift (args mm, most).
func From(m Measured) (data.Calibration, error) {
	exact := Nominal(m.Width, m.Height)
	dx, sx, err := axis(exact.Left, exact.Across, m.Left, m.Across)
	if err != nil {
		return data.Calibration{}, err
	}
	dy, sy, err := axis(exact.Top, exact.Down, m.Top, m.Down)
	if err != nil {
		return data.Calibration{}, err
	}
	return data.Calibration{DX: dx, DY: dy, ScaleX: sx, ScaleY: sy}, nil
}

// Check tells whether a calibration that somebody gives by hand can be one.
// Errors: those of From.
func Check(c data.Calibration) error {
	for _, v := range []float64{c.DX, c.DY, c.ScaleX, c.ScaleY} {
		if math.IsNaN(v) {
			return data.Fail("calibration-measure")
		}
	}
	for _, scale := range []float64{c.ScaleX, c.ScaleY} {
		if math.Abs(1/scale-1) > mostStretch+1e-4 { // From rounds
			return data.Fail("calibration-stretch", "percent", round((scale-1)*100, 10))
		}
	}
	for _, shift := range []float64{c.DX, c.DY} {
		if math.Abs(shift) > mostShift/(1-mostStretch) {
			return data.Fail("calibration-shift", "mm", round(shift, 10), "most", mostShift)
		}
	}
	return nil
}

// axis gives the shift and the scale that put one direction right, in which A
// stands at a and the next cross a span further.
//
// The printer puts what is drawn at p at off + stretch×p. So that it comes to
// stand at p, it is drawn at (p − off) / stretch.
func axis(a, span, edge, length float64) (shift, scale float64, err error) {
	stretch := 1.0
	switch {
	case length < 0, math.IsInf(length, 0), !(edge > 0), math.IsInf(edge, 0):
		return 0, 0, data.Fail("calibration-measure")
	case length > 0:
		stretch = length / span
	}
	if math.Abs(stretch-1) > mostStretch {
		return 0, 0, data.Fail("calibration-stretch", "percent", round((stretch-1)*100, 10))
	}
	off := edge - stretch*a
	if math.Abs(off) > mostShift {
		return 0, 0, data.Fail("calibration-shift", "mm", round(off, 10), "most", mostShift)
	}
	return round(-off/stretch, 100), round(1/stretch, 1e5), nil
}

func round(v, per float64) float64 { return math.Round(v*per)/per + 0 } // +0: never −0
