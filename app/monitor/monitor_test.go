package monitor

import (
	"errors"
	"testing"

	"fyne.io/fyne/v2/test"
)

func TestOverlap(t *testing.T) {
	a := rect{0, 0, 100, 100}
	for _, c := range []struct {
		b    rect
		want int
	}{{rect{0, 0, 100, 100}, 10000}, {rect{90, 90, 50, 50}, 100}, {rect{100, 0, 50, 50}, 0}, {rect{-50, -50, 60, 60}, 100}, {rect{300, 300, 5, 5}, 0}} {
		if got := a.overlap(c.b); got != c.want || c.b.overlap(a) != c.want {
			t.Errorf("%v and %v share %d, wanted %d", a, c.b, got, c.want)
		}
	}
}

func TestMiddle(t *testing.T) {
	if got := (Monitor{X: 1280, Y: 0, Width: 1920, Height: 1080}).middle(); got != (rect{1600, 180, 1280, 720}) {
		t.Errorf("the middle is %v", got)
	}
}

// Where windows cannot be reached nothing fails but what was asked for.
func TestNoMonitors(t *testing.T) {
	w := test.NewTempWindow(t, nil)
	if all, err := List(w); !errors.Is(err, ErrNone) || len(all) != 0 {
		t.Errorf("%v, %v", all, err)
	}
	if id := Under(w, []Monitor{{ID: "a", Width: 100, Height: 100}}); id != "" {
		t.Errorf("it lies on %q", id)
	}
	if err := errors.Join(Fill(w, Monitor{}), Free(w, Monitor{})); !errors.Is(err, ErrNone) {
		t.Error(err)
	}
	Wake(w)()
}
