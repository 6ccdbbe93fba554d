package app

import (
	"testing"
	"time"

	"vinhdanh/app/camera"
	"vinhdanh/data"
)

func TestAsleep(t *testing.T) {
	at := time.Date(2026, 8, 21, 6, 0, 0, 0, time.UTC)
	for gap, want := range map[time.Duration]bool{
		wakeTick: false, 10 * time.Second: false, time.Minute: true, 9 * time.Hour: true,
		-time.Hour: false, // somebody has put the clock back
	} {
		if got := asleep(at, at.Add(gap)); got != want {
			t.Errorf("%v: %v", gap, got)
		}
	}
}

// A desk's camera is opened again after a sleep, and not one that was closed.
func TestWokenCamera(t *testing.T) {
	s := open(t, false)
	ended := make(chan error, 4)
	s.beat = s.goroutine
	shut := s.OpenCamera("none such", camera.Use{Ended: func(err error) { ended <- err }})
	for range 2 {
		if err := <-ended; data.CodeOf(err) != camera.Gone {
			t.Fatal(err)
		}
		s.woke()
	}
	if err := <-ended; data.CodeOf(err) != camera.Gone {
		t.Fatal(err)
	}
	shut()
	s.woke()
	s.work.Wait()
	if len(ended) > 0 {
		t.Error("a camera that was closed is opened again")
	}
}
