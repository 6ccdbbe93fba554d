package print

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"vinhdanh/print/layout"
)

// The crosses stand where CalibrationMarks says, the rules are 100 mm long with
// a tick each millimetre, and the words leave them alone, on every sheet.
func TestCalibrationSheet(t *testing.T) {
	for _, size := range [][2]float64{{297, 210}, {210, 297}, {420, 297}, {400, 300}, {450, 350}, {210, 148}, {140, 140}} {
		about := fmt.Sprintf("%g × %g", size[0], size[1])
		l, err := CalibrationSheet(CalibrationInput{Width: size[0], Height: size[1], Printer: "Máy in màu tầng 2", Tray: "khay tay", Date: "2025-08-05"}, embedded(t))
		if err != nil {
			t.Errorf("%s: %v", about, err)
			continue
		}
		clear(t, about, l, layout.FontAssets(), layout.Rect{X: 5, Y: 5, W: size[0] - 10, H: size[1] - 10})
		type hairAt struct{ x, y, w, h float64 }
		var hairs []hairAt
		for _, item := range l.Items {
			if p, ok := item.(*layout.Path); ok {
				a, b := p.Segs[0].P[0], p.Segs[2].P[0]
				hairs = append(hairs, hairAt{a.X, a.Y, b.X - a.X, b.Y - a.Y})
			}
		}
		about2 := func(a, b float64) bool { return math.Abs(a-b) < 1e-6 }
		for _, m := range CalibrationMarks(size[0], size[1]) {
			if !slices.ContainsFunc(hairs, func(h hairAt) bool { return about2(h.x+h.w/2, m.X) && about2(h.y+h.h/2, m.Y) && h.w > h.h }) ||
				!slices.ContainsFunc(hairs, func(h hairAt) bool { return about2(h.x+h.w/2, m.X) && about2(h.y+h.h/2, m.Y) && h.h > h.w }) {
				t.Errorf("%s: no cross at %s", about, m.Name)
			}
		}
		ticks := map[bool][]float64{}
		for _, h := range hairs {
			switch {
			case h.h < 5 && h.h > 1 && h.w < 0.2:
				ticks[true] = append(ticks[true], h.x+h.w/2)
			case h.w < 5 && h.w > 1 && h.h < 0.2:
				ticks[false] = append(ticks[false], h.y+h.h/2)
			}
		}
		for across, at := range ticks {
			slices.Sort(at)
			if len(at) != 101 || !about2(at[100]-at[0], 100) || !about2(at[37]-at[0], 37) {
				t.Errorf("%s, across %v: %d ticks", about, across, len(at))
			}
		}
		text := textOf(l)
		for _, want := range []string{"Máy in màu tầng 2", "khay tay", "In đúng cỡ 100 %", "Print at 100 %", fmt.Sprintf("(đúng là %g)", size[0]-40), fmt.Sprintf("(exact: %g)", size[1]-40)} {
			if !strings.Contains(strings.ReplaceAll(text, "\n", " "), want) {
				t.Errorf("%s: no %q", about, want)
			}
		}
	}
}

func TestCalibrationFaults(t *testing.T) {
	for _, c := range []struct {
		code, field string
		in          CalibrationInput
	}{
		{"sheet-small", "", CalibrationInput{Width: 100, Height: 210}},
		{"sheet-small", "", CalibrationInput{Width: 297, Height: math.NaN()}},
		{"sheet-small", "", CalibrationInput{Width: 297, Height: 1e9}},
		{"bad-date", "dated", CalibrationInput{Width: 297, Height: 210, Date: "5/8"}},
		{"control-character", "calibration", CalibrationInput{Width: 297, Height: 210, Printer: "\x01"}},
		{"text-overflow", "calibration", CalibrationInput{Width: 297, Height: 210, Printer: strings.Repeat("w", 2000)}},
	} {
		_, err := CalibrationSheet(c.in, embedded(t))
		fails(t, c.code, err, c.code, c.field)
	}
}
