package app

import (
	"math"
	"os"
	"strconv"
	"time"

	"fyne.io/fyne/v2"

	"vinhdanh/app/monitor"
)

// scaleVariable is where Fyne reads a factor to the desktop's scale, each time
// that it reckons how large to draw.
const scaleVariable = "FYNE_SCALE"

// A window without content that is cut needs these, in Fyne's units; its frame
// is drawn at the desktop's own scale.
const (
	leastWidth  = firstWidth
	leastHeight = 644
	frameHeight = 32
)

const fitTick = time.Second

// fitting gives the factor to the desktop's scale with which the least window
// fits into a room: on 1920 × 1080 at 200 %, on 1366 × 768 at 125 % it would
// hang over the screen's edges. Nothing gets smaller than at 100 %.
func fitting(r monitor.Room) float32 {
	if r.Scale <= 1 {
		return 1
	}
	most := min(float32(r.Width)/leastWidth, (float32(r.Height)-frameHeight*r.Scale)/leastHeight)
	most = max(1, float32(math.Floor(float64(most)*10))/10) // Fyne draws at whole tenths
	if most >= r.Scale {
		return 1
	}
	return most / r.Scale
}

// fit keeps the window inside the screen that it is on, and as large as the
// desktop draws there: both change when it is dragged to another monitor or
// the desktop's settings are changed. A person's own factor stays.
func (s *Shell) fit() {
	if s.scale == "" && os.Getenv(scaleVariable) != "" {
		return
	}
	r := monitor.RoomOf(s.win)
	if r == s.room || r.Scale == 0 {
		return
	}
	s.room = r
	s.scale = strconv.FormatFloat(float64(fitting(r)), 'f', 4, 32)
	if err := os.Setenv(scaleVariable, s.scale); err != nil {
		s.deps.Log("scale", err)
		return
	}
	if s.win != nil {
		s.app.Settings().SetTheme(s.app.Settings().Theme()) // Fyne reckons anew
	}
}

// unfit leaves nothing behind for a program that is started by this one.
func (s *Shell) unfit() {
	if s.scale == "" {
		return
	}
	if err := os.Unsetenv(scaleVariable); err != nil {
		s.deps.Log("scale", err)
	}
}

// within makes a remembered size fit the room.
func (s *Shell) within(size fyne.Size) fyne.Size {
	if s.room.Scale == 0 {
		return size
	}
	drawn := s.room.Scale * fitting(s.room)
	return size.Min(fyne.NewSize(float32(s.room.Width)/drawn, (float32(s.room.Height)-frameHeight*s.room.Scale)/drawn))
}
