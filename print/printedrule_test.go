package print

import (
	"image"
	"image/png"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// What came out of a printer has the measures of the sheet that went in: the
// PDF of a printed calibration sheet, its first page, named by
// VINHDANH_PRINTED, is drawn at 600 dpi and its rules are measured.
func TestPrintedRule(t *testing.T) {
	file := os.Getenv("VINHDANH_PRINTED")
	if file == "" {
		t.Skip("VINHDANH_PRINTED names no printed calibration sheet")
	}
	const dpi = 600
	out := filepath.Join(t.TempDir(), "sheet")
	if said, err := exec.CommandContext(t.Context(), "pdftoppm", "-r", "600", "-gray", "-png", "-singlefile", file, out).CombinedOutput(); err != nil {
		t.Fatalf("pdftoppm: %v: %s", err, said)
	}
	f, err := os.Open(out + ".png")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	img, err := png.Decode(f)
	if err != nil {
		t.Fatal(err)
	}
	// A printer is given a wide sheet turned.
	for turns := range 4 {
		across, down := tickPlaces(img, turns, true, dpi/25.4), tickPlaces(img, turns, false, dpi/25.4)
		if len(across) == 11 && len(down) == 11 {
			t.Logf("turned by %d°", 90*turns)
			rightRule(t, "across", across)
			rightRule(t, "down", down)
			return
		}
	}
	t.Error("there is no rule with eleven ticks at 10 mm on the sheet")
}

// rightRule checks where ticks of 10 mm stand, mm from the edge.
func rightRule(t *testing.T, way string, ticks []float64) {
	t.Helper()
	const most = 0.2 // mm
	length := ticks[10] - ticks[0]
	t.Logf("%s: 100 mm measure %.3f mm, and begin %.3f mm from the edge", way, length, ticks[0])
	if math.Abs(length-calibrationRule) > most {
		t.Errorf("%s: 100 mm measure %.3f mm", way, length)
	}
	if want := calibrationInset + 12; math.Abs(ticks[0]-want) > most {
		t.Errorf("%s: the rule begins %.3f mm from the edge instead of %g", way, ticks[0], want)
	}
	for i, at := range ticks {
		if want := ticks[0] + float64(i)*10; math.Abs(at-want) > most {
			t.Errorf("%s: tick %d stands at %.3f mm instead of %.3f", way, i, at, want)
		}
	}
}

// tickPlaces gives the middles of the long ticks of a rule, mm from the edge:
// where they alone are, 3.4 mm off its line.
func tickPlaces(img image.Image, turns int, across bool, dot float64) []float64 {
	const off, from, to = calibrationInset + 12 - 3.4, calibrationInset + 8, calibrationInset + 12 + calibrationRule + 4
	b := img.Bounds()
	dark := func(along int) float64 {
		x, y := along, int(off*dot)
		if !across {
			x, y = y, along
		}
		switch turns {
		case 1:
			x, y = y, b.Max.Y-1-x
		case 2:
			x, y = b.Max.X-1-x, b.Max.Y-1-y
		case 3:
			x, y = b.Max.X-1-y, x
		}
		r, _, _, _ := img.At(x, y).RGBA()
		return 1 - float64(r)/0xffff
	}
	var ticks []float64
	sum, weight := 0.0, 0.0
	for i := int(from * dot); i < int(to*dot); i++ {
		switch d := dark(i); {
		case d > 0.2:
			sum, weight = sum+d, weight+d*(float64(i)+0.5)
		case sum > 0:
			ticks = append(ticks, weight/sum/dot)
			sum, weight = 0, 0
		}
	}
	return ticks
}
