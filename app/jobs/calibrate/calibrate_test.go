package calibrate_test

import (
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vinhdanh/app/jobs/calibrate"
	"vinhdanh/data"
	"vinhdanh/print"
)

// A printer that shifts and stretches puts each cross where the sheet means it
// once its calibration is taken, to less than a tenth of a millimetre.
func TestFromPutsRight(t *testing.T) {
	for _, p := range []struct{ w, h, offX, offY, stretchX, stretchY float64 }{
		{297, 210, 0, 0, 1, 1},
		{297, 210, 1.3, -0.8, 1.002, 0.997},
		{420, 297, -2.4, 3.1, 0.985, 1.015},
		{450, 350, 9.9, -9.9, 1.0291, 0.9709},
	} {
		marks := print.CalibrationMarks(p.w, p.h)
		x := func(m print.CalibrationMark) float64 { return p.offX + p.stretchX*m.X }
		y := func(m print.CalibrationMark) float64 { return p.offY + p.stretchY*m.Y }
		tenth := func(v float64) float64 { return math.Round(v*10) / 10 } // as a person reads a ruler
		m := calibrate.Measured{Width: p.w, Height: p.h, Left: tenth(x(marks[0])), Top: tenth(y(marks[0])),
			Across: tenth(x(marks[1]) - x(marks[0])), Down: tenth(y(marks[2]) - y(marks[0]))}
		c, err := calibrate.From(m)
		if err != nil {
			t.Fatalf("%+v: %v", p, err)
		}
		for _, k := range marks {
			drawn := print.CalibrationMark{X: c.DX + c.ScaleX*k.X, Y: c.DY + c.ScaleY*k.Y} // as pdf.PageOptions has it
			if dx, dy := x(drawn)-k.X, y(drawn)-k.Y; math.Abs(dx) > 0.12 || math.Abs(dy) > 0.12 {
				t.Errorf("%+v: %s is %.3f, %.3f mm off", p, k.Name, dx, dy)
			}
		}
	}
}

func TestFromRefuses(t *testing.T) {
	good := calibrate.Measured{Width: 297, Height: 210, Left: 20, Top: 20, Across: 257, Down: 170}
	for name, tc := range map[string]struct {
		change func(*calibrate.Measured)
		code   data.Code
	}{
		"exact":         {func(*calibrate.Measured) {}, ""},
		"scale unknown": {func(m *calibrate.Measured) { m.Across, m.Down = 0, 0 }, ""},
		"fit to page":   {func(m *calibrate.Measured) { m.Across = 257 * 0.95 }, "calibration-stretch"},
		"wrong way up":  {func(m *calibrate.Measured) { m.Left = 45 }, "calibration-shift"},
		"negative":      {func(m *calibrate.Measured) { m.Down = -170 }, "calibration-measure"},
		"nothing":       {func(m *calibrate.Measured) { m.Left = 0 }, "calibration-measure"},
		"not a number":  {func(m *calibrate.Measured) { m.Top = math.NaN() }, "calibration-measure"},
		"endless":       {func(m *calibrate.Measured) { m.Across = math.Inf(1) }, "calibration-measure"},
		"not measured":  {func(m *calibrate.Measured) { m.Across = math.NaN() }, ""},
	} {
		m := good
		tc.change(&m)
		c, err := calibrate.From(m)
		if data.CodeOf(err) != tc.code || (err == nil) != (tc.code == "") {
			t.Errorf("%s: %v", name, err)
		}
		if d := cmp.Diff(data.Calibration{ScaleX: 1, ScaleY: 1}, c); err == nil && d != "" {
			t.Errorf("%s: %s", name, d)
		}
	}
}

// What is given by hand is held to what a sheet can show.
func TestCheck(t *testing.T) {
	for name, tc := range map[string]struct {
		c    data.Calibration
		code data.Code
	}{
		"exact":           {data.Calibration{ScaleX: 1, ScaleY: 1}, ""},
		"the most":        {data.Calibration{DX: -15.4, DY: 15, ScaleX: 1.0309, ScaleY: 0.971}, ""},
		"off the sheet":   {data.Calibration{DX: 1000, ScaleX: 1, ScaleY: 1}, "calibration-shift"},
		"endless":         {data.Calibration{DY: math.Inf(-1), ScaleX: 1, ScaleY: 1}, "calibration-shift"},
		"not a number":    {data.Calibration{DX: math.NaN(), ScaleX: 1, ScaleY: 1}, "calibration-measure"},
		"not a scale":     {data.Calibration{ScaleX: 1, ScaleY: math.NaN()}, "calibration-measure"},
		"nothing is left": {data.Calibration{ScaleX: 0, ScaleY: 1}, "calibration-stretch"},
		"as a fraction":   {data.Calibration{ScaleX: 0.01, ScaleY: 1}, "calibration-stretch"},
	} {
		if err := calibrate.Check(tc.c); data.CodeOf(err) != tc.code || (err == nil) != (tc.code == "") {
			t.Errorf("%s: %v", name, err)
		}
	}
}
