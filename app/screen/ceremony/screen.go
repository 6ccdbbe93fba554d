package ceremony

import (
	"context"
	"time"

	"fyne.io/fyne/v2"

	"vinhdanh/app/jobs/ceremony"
	"vinhdanh/app/screen"
	"vinhdanh/data"
	"vinhdanh/data/stage"
)

// Records is what the place needs of the store.
type Records interface {
	ceremony.StageRecords
	SetSetting(ctx context.Context, key, value string) error
	CertificateByToken(ctx context.Context, token string) (data.RegisterRow, error)
}

// Deps is what the place works with.
type Deps struct {
	Records Records
	Who     string // who works here, for the log of the run
}

// Screen is the place.
type Screen struct {
	sh screen.Shell
	d  Deps

	c     *ceremony.Conductor
	state *stage.State // as shown
	words *stage.Words
	plan  *stage.Plan // that words is of

	item data.ID    // of the agenda, from where somebody came
	look stage.Spot // a group that is looked at instead of the one under way
	page page

	digit  time.Time // when a digit was pressed last
	typing typing    // what a scanner types
	alarm  *alarm    // about what was scanned; nil: none

	busy    bool  // a line is being written
	mine    int64 // the log's line that was written here last
	polling bool
	opening bool
	beats   int
	stale   time.Time // since when nothing could be read; zero: all is well
	fault   error     // of what was pressed last, where it was no mere refusal
	again   func()    // does that again
	clock   clockWords
	said    time.Time // when the line below was written

	parts
	start     start
	clockStop func()
}

// page is what fills the window.
type page uint8

const (
	pageNone page = iota
	pageStart
	pageLive
)

// New makes the place.
func New(sh screen.Shell, d Deps) *Screen {
	s := &Screen{sh: sh, d: d}
	s.build()
	return s
}

// Object gives what is shown.
func (s *Screen) Object() fyne.CanvasObject { return s.object }

// Alone says that the place wants the whole window.
func (s *Screen) Alone() bool { return true }

// Foot is how high the keys at the foot are, beyond what every place has there.
func (s *Screen) Foot() float32 {
	if s.page != pageLive {
		return 0
	}
	return footHigh - 32
}

// Shown takes up the run that is under way, or offers to begin one.
func (s *Screen) Shown(f screen.Filter) {
	if f.Select != "" {
		s.item = f.Select
	}
	if s.clockStop == nil {
		s.clockStop = s.sh.Every(time.Second, s.tick)
	}
	s.readLetters()
	s.open()
	s.tick()
}

// Left ends the clock. The run goes on.
func (s *Screen) Left() {
	if s.clockStop == nil {
		return
	}
	s.clockStop()
	s.clockStop = nil
	if s.state != nil && s.state.Ended {
		s.drop()
	}
}

// drop lets go of a run that is over.
func (s *Screen) drop() {
	if s.sh.Conductor() == s.c {
		s.sh.Conducting(nil)
	}
	s.c, s.state, s.look = nil, nil, stage.Spot{}
}

// Refresh looks what has changed.
func (s *Screen) Refresh() {
	if s.c == nil {
		s.open()
		return
	}
	s.poll()
}

func (s *Screen) options() ceremony.LiveOptions {
	return ceremony.LiveOptions{Zone: s.sh.Now().Location(), Now: s.sh.Now, Who: s.d.Who}
}

func (s *Screen) t(key string, args ...any) string { return s.sh.T(key, args...) }

var (
	_ screen.Solitary = (*Screen)(nil)
	_ screen.Undoer   = (*Screen)(nil)
	_ screen.Keyer    = (*Screen)(nil)
	_ screen.Closer   = (*Screen)(nil)
	_ screen.Leaver   = (*Screen)(nil)
)
