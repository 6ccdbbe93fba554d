package app

import (
	"math"
	"testing"

	"fyne.io/fyne/v2"

	"vinhdanh/app/monitor"
)

// On each usual screen the least window fits with its frame and the task bar,
// and what fits at the desktop's scale is drawn at it.
func TestFitting(t *testing.T) {
	for _, c := range []struct{ w, h, percent, want int }{
		{1920, 1080, 100, 100}, {1920, 1080, 125, 125}, {1920, 1080, 150, 140}, {1920, 1080, 175, 140}, {1920, 1080, 200, 140},
		{2560, 1440, 200, 190}, {3840, 2160, 200, 200}, {3840, 2160, 300, 290}, {1366, 768, 100, 100}, {1366, 768, 125, 100}, {1280, 720, 150, 100},
		{1024, 768, 100, 100},
	} {
		scale := float32(c.percent) / 100
		r := monitor.Room{Width: c.w, Height: c.h - int(48*scale), Scale: scale} // Windows 11's task bar
		drawn := scale * fitting(r)
		if got := int(math.Round(float64(drawn) * 100)); got != c.want {
			t.Errorf("%d × %d at %d %%: drawn at %d %%, want %d %%", c.w, c.h, c.percent, got, c.want)
		}
		round := float32(math.Round(float64(drawn)*10)) / 10 // as Fyne does
		if c.w >= 1366 && (leastWidth*round > float32(r.Width) || leastHeight*round+frameHeight*scale > float32(r.Height)) {
			t.Errorf("%d × %d at %d %%: the window hangs over the screen", c.w, c.h, c.percent)
		}
	}
	if got := fitting(monitor.Room{}); got != 1 {
		t.Errorf("nothing is known: %v", got)
	}
}

func TestWithin(t *testing.T) {
	s := &Shell{}
	big := fyne.NewSize(2500, 1300)
	if got := s.within(big); got != big {
		t.Errorf("nothing is known: %v", got)
	}
	s.room = monitor.Room{Width: 1920, Height: 1040, Scale: 1}
	if got := s.within(big); got != fyne.NewSize(1920, 1008) {
		t.Errorf("%v", got)
	}
}
