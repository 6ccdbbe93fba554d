package checkin

import (
	"context"
	"time"

	"fyne.io/fyne/v2"

	"vinhdanh/app/jobs/admit"
	"vinhdanh/app/screen"
	"vinhdanh/data"
)

// Screen is the place.
type Screen struct {
	sh screen.Shell
	d  Deps

	desk     *admit.Desk
	deskName string
	meetings []data.Meeting
	hints    admit.Hints
	phones   bool // telephone numbers may be seen here
	out      bool // scans are of people who leave

	counts  data.DelegateCounts
	recent  []data.CheckInRow
	absent  []data.DelegateRow    // recipients who have not come
	coming  map[data.ID]time.Time // who said that they are on the way, and when
	doubts  []data.OfflineScan    // for a person to settle
	denied  []denial              // scans of this session that the log does not hold
	found   []data.DelegateRow
	seeking string            // what found answers; "" shows the recent scans
	person  *data.DelegateRow // whom the verdict is about

	queue []scan // scans that wait for the one before
	busy  bool
	hand  wedge  // what is typed into the scan field
	long  []rune // the whole of it, where the field shows the beginning

	parts
	panel   *panel
	printer string // badges and slips go to it; "" opens them
	slips   bool   // recipients get their slip as they come
	camera  string // the one used last

	full     bool
	windowed bool      // somebody chose to have no full screen
	away     bool      // another program has the keyboard
	opened   time.Time // by the clock of hand
	stale    bool      // the figures could not be read
	reading  bool
	last     int64 // line of the log that the figures are of; -1: none yet
	beats    int
	idle     int // beats since the keyboard left the scan field

	searchStop context.CancelFunc
	clockStop  func()
	watchStop  func()
}

// New makes the place.
func New(sh screen.Shell, d Deps) *Screen {
	s := &Screen{sh: sh, d: d, deskName: admit.FirstDesk, coming: map[data.ID]time.Time{}, last: -1}
	s.hand.now = time.Now
	s.build()
	return s
}

// Object gives what is shown.
func (s *Screen) Object() fyne.CanvasObject { return s.object }

// Alone says that the place wants the whole window.
func (s *Screen) Alone() bool { return true }

// Shown opens the desk.
func (s *Screen) Shown(screen.Filter) {
	if s.clockStop == nil {
		s.clockStop = s.sh.Every(time.Second, s.tick)
		s.watchStop = s.sh.Station().Watch(s.showDesks)
		s.watchWindow(true)
		s.setFull(!s.windowed)
		s.opened = s.hand.now()
	}
	s.openDesk("")
	s.tick()
}

// Left ends the clock, the camera and the full screen.
func (s *Screen) Left() {
	if s.clockStop == nil {
		return
	}
	s.clockStop()
	s.watchStop()
	s.clockStop, s.watchStop = nil, nil
	s.watchWindow(false)
	s.shut()
	s.setFull(false)
}

// Refresh reads who is present now.
func (s *Screen) Refresh() {
	s.last = -1
	s.read()
	s.readAbsent()
}

var (
	_ screen.Solitary = (*Screen)(nil)
	_ screen.Undoer   = (*Screen)(nil)
	_ screen.Keyer    = (*Screen)(nil)
	_ screen.Typist   = (*Screen)(nil)
	_ screen.Closer   = (*Screen)(nil)
	_ screen.Leaver   = (*Screen)(nil)
	_ screen.Searcher = (*Screen)(nil)
	_ screen.Printer  = (*Screen)(nil)
)
