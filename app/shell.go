package app

import (
	"context"
	"os"
	"sync"
	"sync/atomic"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"vinhdanh/app/camera"
	"vinhdanh/app/jobs/ceremony"
	"vinhdanh/app/jobs/issue"
	"vinhdanh/app/jobs/templates"
	"vinhdanh/app/monitor"
	"vinhdanh/app/screen"
	"vinhdanh/app/screen/printing"
	"vinhdanh/app/sound"
	"vinhdanh/app/widget"
	"vinhdanh/assets/fonts"
	"vinhdanh/assets/i18n"
	"vinhdanh/data"
)

// What is remembered on this computer, by Fyne.
const (
	prefLanguage   = "language"
	prefLook       = "look"
	prefConference = "conference"
	prefFolder     = "folder"
	prefWidth      = "width"
	prefHeight     = "height"
)

// Shell is the window. Its methods belong to the interface's goroutine.
type Shell struct {
	app  fyne.App
	deps Deps
	win  fyne.Window
	cat  *i18n.Catalogue

	confs     []data.Conference
	conf      data.Conference
	meetings  []data.Meeting
	delegates int
	ready     bool // the conferences have been read

	place   screen.Place
	asked   screen.Filter // of the place, while the conferences are not read yet
	screens map[screen.Place]screen.Screen
	alone   bool
	asking  bool // the desktop's file dialog is up
	room    monitor.Room
	scale   string // that fit has told Fyne; "" for none

	top    *topBar
	side   *sideBar
	status *statusBar
	main   *fyne.Container
	strips *fyne.Container
	notice *noticeLayer

	ctx    context.Context
	cancel context.CancelFunc
	work   sync.WaitGroup
	beside func(func()) // runs something off the interface's goroutine; tests run it at once
	beat   func(func()) // the same for what never ends of itself
	jobs   int          // long jobs under way
	reload context.CancelFunc
	badge  context.CancelFunc

	sounds  *sound.Player
	eye     *eye
	station *station
	journal journal
	hall    *hallWindow
	led     atomic.Pointer[ceremony.Conductor] // the run that is led here; jobs ask for it too
}

var _ screen.Shell = (*Shell)(nil)

// New builds the window and begins to read the conferences. Show it by
// Window().ShowAndRun(), and call Stop afterwards, before the store is closed.
func New(a fyne.App, deps Deps) *Shell {
	if deps.Now == nil {
		deps.Now = time.Now
	}
	if deps.Log == nil {
		deps.Log = func(string, error) {}
	}
	if deps.Cache == "" {
		deps.Cache = os.TempDir()
	}
	if deps.Press == nil {
		deps.Press = sync.OnceValues(issue.NewPress)
	}
	if deps.Library == nil {
		deps.Library = templates.New(deps.Store)
	}
	if deps.Spool.Printers == nil {
		deps.Spool = printing.Own()
	}
	if deps.Cameras == nil {
		deps.Cameras = camera.List
	}
	s := &Shell{app: a, deps: deps, place: screen.Home, screens: map[screen.Place]screen.Screen{}}
	s.beside, s.beat = s.goroutine, s.goroutine
	if deps.atOnce {
		s.beside, s.beat = func(f func()) { f() }, func(func()) {}
	}
	s.ctx, s.cancel = context.WithCancel(context.Background())
	s.station = newStation(s)
	s.cat = i18n.For(a.Preferences().StringWithFallback(prefLanguage, i18n.Languages[0]))
	s.SetLook(s.Look())
	s.fit()
	s.win = a.NewWindow(s.T("common.name"))
	s.win.SetMaster() // the hall's window closes with it
	s.win.SetPadded(false)
	s.win.Resize(s.firstSize())
	s.win.CenterOnScreen()
	s.win.SetIcon(mark())
	s.win.SetOnDropped(s.dropped)
	s.win.SetCloseIntercept(s.leave)
	s.build()
	s.shortcuts()
	s.readConferences("")
	s.watchSleep()
	s.Every(fitTick, s.fit)
	return s
}

// A first window fits on a screen of 1280 × 720 with its frame and a task bar:
// how large the screen is nobody tells us. Later ones are as large as the last was.
const (
	firstWidth  = 1264
	firstHeight = 640
)

func (s *Shell) firstSize() fyne.Size {
	p := s.app.Preferences()
	w, h := p.FloatWithFallback(prefWidth, firstWidth), p.FloatWithFallback(prefHeight, firstHeight)
	return s.within(fyne.NewSize(float32(w), float32(h))).Max(fyne.NewSize(firstWidth, firstHeight))
}

// keepSize remembers the window's size for the next time.
func (s *Shell) keepSize() {
	if s.win.FullScreen() {
		return
	}
	size := s.win.Canvas().Size()
	s.app.Preferences().SetFloat(prefWidth, float64(size.Width))
	s.app.Preferences().SetFloat(prefHeight, float64(size.Height))
}

// Window gives the window, not shown yet.
func (s *Shell) Window() fyne.Window { return s.win }

// Stop ends what still runs and waits for it. The store may be closed then.
func (s *Shell) Stop() {
	s.cancel()
	s.unfit()
	s.quietDown()
	s.work.Wait()
}

// T gives a string in the chosen language.
func (s *Shell) T(key string, args ...any) string { return s.cat.T(key, args...) }

// Catalogue gives the strings of the chosen language.
func (s *Shell) Catalogue() *i18n.Catalogue { return s.cat }

// Conference gives the one that is open.
func (s *Shell) Conference() data.Conference { return s.conf }

// Now is the clock.
func (s *Shell) Now() time.Time { return s.deps.Now() }

// Meeting gives the sitting that presence refers to: today's, else the next
// one, else the last.
func (s *Shell) Meeting() data.Meeting {
	if len(s.meetings) == 0 {
		return data.Meeting{}
	}
	best := s.meetings[len(s.meetings)-1]
	today := data.DateOf(s.Now())
	for i := len(s.meetings) - 1; i >= 0; i-- {
		if s.meetings[i].Date >= today {
			best = s.meetings[i]
		}
	}
	return best
}

// Look tells which colours are chosen.
func (s *Shell) Look() widget.Look {
	return widget.Look(s.app.Preferences().StringWithFallback(prefLook, string(widget.LookLight)))
}

// SetLook changes the colours at once and for good.
func (s *Shell) SetLook(l widget.Look) {
	s.app.Preferences().SetString(prefLook, string(l))
	s.app.Settings().SetTheme(widget.NewTheme(l, fonts.Raw(fonts.Sans), fonts.Raw(fonts.SansBold)))
}

// SetLanguage changes the language at once and for good: everything is built anew.
func (s *Shell) SetLanguage(lang string) {
	if lang == s.cat.Lang() {
		return
	}
	s.cat = i18n.For(lang)
	s.app.Preferences().SetString(prefLanguage, s.cat.Lang())
	s.rebuild()
}

// build makes the frame.
func (s *Shell) build() {
	s.top, s.side, s.status = newTopBar(s), newSideBar(s), newStatusBar(s)
	s.main = container.NewStack()
	if s.strips == nil {
		s.strips = widget.Column(8)
	}
	s.notice = newNoticeLayer(s.footed)
	s.frame()
}

// frame puts the bars around the place, or leaves them away.
func (s *Shell) frame() {
	inner := widget.Border(nil, s.strips, nil, nil, s.main)
	var all fyne.CanvasObject = inner
	if !s.alone {
		all = widget.Border(s.top, s.status, s.side, nil, inner)
	}
	s.win.SetContent(widget.NewTips(all, s.notice.object)) // the window's own ground has the background's colour
}

// rebuild makes frame and screens anew, after the language or the conference changed.
func (s *Shell) rebuild() {
	s.left()
	s.screens = map[screen.Place]screen.Screen{}
	s.build()
	s.title()
	s.side.update()
	s.top.update()
	s.status.update()
	asked := s.asked
	s.asked = screen.Filter{}
	s.Open(s.place, asked)
	s.countBadges()
}

func (s *Shell) title() {
	t := s.T("common.name")
	if s.conf.ID != "" {
		t = s.T("shell.title", "conference", s.conf.Title)
	}
	s.win.SetTitle(t)
}

// Open goes to a place.
func (s *Shell) Open(p screen.Place, f screen.Filter) {
	if !s.ready {
		s.place, s.asked = p, f
		return
	}
	if p != s.place {
		if s.held(func() { s.Open(p, f) }) {
			return
		}
		s.left()
	}
	s.place = p
	s.side.update()
	if s.conf.ID == "" && p != screen.Settings && p != screen.Verify {
		if p != screen.Home {
			s.Remark(s.T("shell.start.first"))
		}
		s.place = screen.Home
		s.side.update()
		s.setAlone(false)
		s.show(s.startPage())
		return
	}
	sc, ok := s.screens[p]
	if !ok {
		sc = s.make(p)
		s.screens[p] = sc
	}
	s.show(sc.Object())
	sc.Shown(f)
	s.Moved()
	alone := false
	if a, ok := sc.(screen.Solitary); ok {
		alone = a.Alone()
	}
	s.setAlone(alone)
}

// Moved marks the place that the one shown belongs to.
func (s *Shell) Moved() { s.side.update() }

func (s *Shell) show(o fyne.CanvasObject) {
	s.win.Canvas().Unfocus()
	s.main.Objects = []fyne.CanvasObject{o}
	s.main.Refresh()
}

// Alone changes whether the place has the whole window for itself.
func (s *Shell) Alone(on bool) { s.setAlone(on) }

func (s *Shell) setAlone(on bool) {
	if on != s.alone {
		s.alone = on
		s.frame()
	}
}

// held tells whether the place shown first asks whether it may be left.
func (s *Shell) held(leave func()) bool {
	h, ok := s.screens[s.place].(screen.Holder)
	return ok && h.Hold(leave)
}

// left tells the place shown that it is being left.
func (s *Shell) left() {
	if l, ok := s.screens[s.place].(screen.Leaver); ok {
		l.Left()
	}
}

// current gives the place shown, nil if none is.
func (s *Shell) current() screen.Screen { return s.screens[s.place] }

// Changed refreshes what is in sight after records have changed.
func (s *Shell) Changed() {
	s.status.saved(s.Now())
	s.countBadges()
	if sc := s.current(); sc != nil {
		sc.Refresh()
	}
}

// ChangedConference reads the conferences again and shows one of them.
func (s *Shell) ChangedConference(open data.ID) {
	s.status.saved(s.Now())
	s.readConferences(open)
}

// readConferences reads all conferences and opens one: the one asked for, else
// the one that was open, else the one remembered, else the newest that is not closed.
func (s *Shell) readConferences(open data.ID) {
	if s.reload != nil {
		s.reload()
	}
	if open == "" {
		open = s.conf.ID
	}
	if open == "" {
		open = data.ID(s.app.Preferences().String(prefConference))
	}
	var confs []data.Conference
	var conf data.Conference
	var meetings []data.Meeting
	s.reload = s.Load(func(ctx context.Context) (err error) {
		if confs, err = s.deps.Store.Conferences(ctx); err != nil {
			return err
		}
		conf = choose(confs, open)
		if conf.ID != "" {
			meetings, err = s.deps.Store.Meetings(ctx, conf.ID)
		}
		return err
	}, func(err error) {
		if err != nil {
			s.Fail(err)
			return
		}
		s.ready = true
		s.confs, s.conf, s.meetings = confs, conf, meetings
		s.app.Preferences().SetString(prefConference, string(conf.ID))
		s.checkStation()
		s.keepJournal()
		s.checkHall()
		s.rebuild()
	})
}

func choose(confs []data.Conference, id data.ID) data.Conference {
	for _, c := range confs {
		if c.ID == id {
			return c
		}
	}
	for _, c := range confs {
		if !c.Closed {
			return c
		}
	}
	if len(confs) > 0 {
		return confs[0]
	}
	return data.Conference{}
}
