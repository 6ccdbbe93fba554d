package projector

import (
	"context"
	"errors"
	"fmt"
	"image/color"
	"strconv"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"vinhdanh/assets/i18n"
	"vinhdanh/data"
)

// Shell is what the wall needs of the program's window. A screen.Shell is one.
type Shell interface {
	T(key string, args ...any) string
	Catalogue() *i18n.Catalogue
	Now() time.Time
	Load(job func(ctx context.Context) error, done func(err error)) (cancel context.CancelFunc)
	Every(d time.Duration, tick func()) (stop func())
}

// Options tell what the wall is about and where its keys go.
type Options struct {
	Conference data.Conference
	Meeting    data.Meeting // whose figures are shown until somebody comes in
	Records    Records
	Icon       fyne.Resource
	// Find gives the run that the hall is to follow, brought up to date; nil
	// where none is under way. It is called off the interface's goroutine,
	// several times a second. nil: the wall welcomes, whatever happens.
	Find   func(ctx context.Context) (Run, error)
	Photos bool // recipients are shown with their photos
	// Stray gets the digits that a scanner typed into this window: somebody
	// clicked on it.
	Stray func(r rune)
	// StrayKey gets Enter likewise.
	StrayKey func(*fyne.KeyEvent)
	// Full is asked to fill the monitor, or to give it free (F11, Esc).
	Full func(on bool)
	// Closed is told when the window is gone.
	Closed func()
	// Log gets faults of reading, which nobody in the hall has to see.
	Log func(what string, err error)
}

// Window is the wall's window. Its methods belong to the interface's goroutine.
type Window struct {
	sh   Shell
	o    Options
	win  fyne.Window
	wall *wall
	veil *canvas.Rectangle
	fade *fyne.Animation

	queue    queue
	follower *follower
	counts   data.DelegateCounts
	live     ceremony
	mode     Mode
	last     Mode // before the star stood alone
	photos   bool
	bare     bool // without figures
	full     bool
	busy     bool
	failed   bool // the last look at the log
	gone     bool
	stop     func()
	cancel   context.CancelFunc
}

// Open makes the window and shows it.
func Open(a fyne.App, sh Shell, o Options) *Window {
	w := &Window{sh: sh, o: o, wall: newWall(), veil: canvas.NewRectangle(color.Transparent),
		follower: newFollower(o.Records, o.Conference.ID, o.Meeting.ID)}
	w.photos, w.live.faces = o.Photos, newFaces()
	w.win = a.NewWindow(sh.T("projector.title"))
	w.win.SetPadded(false)
	w.win.SetIcon(o.Icon)
	w.win.SetContent(container.NewStack(w.wall, w.veil))
	w.win.Resize(fyne.NewSize(960, 540))
	w.win.Canvas().SetOnTypedKey(w.key)
	w.win.Canvas().SetOnTypedRune(w.letter)
	w.win.SetOnClosed(w.closed)
	a.Driver().SetDisableScreenBlanking(true)
	w.draw()
	w.win.Show()
	w.stop = sh.Every(Poll, w.tick)
	w.tick()
	return w
}

// Native gives the window itself, to be moved.
func (w *Window) Native() fyne.Window { return w.win }

// Conference gives the ID of the one that it welcomes to.
func (w *Window) Conference() data.ID { return w.o.Conference.ID }

// Close closes the window.
func (w *Window) Close() {
	if !w.gone {
		w.win.Close()
	}
}

func (w *Window) closed() {
	w.gone = true
	w.stop()
	if w.cancel != nil {
		w.cancel()
	}
	if w.live.stop != nil {
		w.live.stop()
	}
	w.live.faces.stop()
	if w.fade != nil {
		w.fade.Stop()
	}
	fyne.CurrentApp().Driver().SetDisableScreenBlanking(false)
	if w.o.Closed != nil {
		w.o.Closed()
	}
}

// Blank shows the star alone, or again what was shown before.
func (w *Window) Blank(on bool) {
	switch {
	case on && w.mode != StarAlone:
		w.Show(StarAlone)
	case !on && w.mode == StarAlone:
		w.Show(w.last)
	}
}

// Blanked tells whether the star stands alone.
func (w *Window) Blanked() bool { return w.mode == StarAlone }

// Show changes what the wall shows.
func (w *Window) Show(m Mode) {
	if m == w.mode {
		return
	}
	if w.mode != StarAlone {
		w.last = w.mode
	}
	w.mode = m
	w.draw()
}

// Mode tells what the wall shows.
func (w *Window) Mode() Mode { return w.mode }

// HasPhotos tells whether recipients are shown with their photos.
func (w *Window) HasPhotos() bool { return w.photos }

// Photos shows recipients with their photos, or names alone.
func (w *Window) Photos(on bool) {
	w.photos = on
	w.fetchFaces()
	w.draw()
}

// Bare leaves the figures away, or shows them again.
func (w *Window) Bare(on bool) {
	w.bare = on
	w.draw()
}

// IsBare tells whether the figures are left away.
func (w *Window) IsBare() bool { return w.bare }

// SetFull remembers whether the window fills its monitor.
func (w *Window) SetFull(on bool) { w.full = on }

// key deals with the keys of the wall's own window.
func (w *Window) key(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyB:
		w.Blank(!w.Blanked())
	case fyne.KeyC:
		w.Bare(!w.bare)
	case fyne.KeyF11, fyne.KeyEscape:
		if on := e.Name == fyne.KeyF11 && !w.full; on != w.full && w.o.Full != nil {
			w.o.Full(on)
		}
	case fyne.KeyReturn, fyne.KeyEnter:
		if w.o.StrayKey != nil {
			w.o.StrayKey(e)
		}
	}
}

// letter hands on what a scanner types: digits, and the marks that an input
// method may make of them.
func (w *Window) letter(r rune) {
	if r != 'b' && r != 'B' && r != 'c' && r != 'C' && w.o.Stray != nil {
		w.o.Stray(r)
	}
}

// Look looks at once whether somebody has come.
func (w *Window) Look() { w.tick() }

// tick looks whether somebody has come, and turns the page.
func (w *Window) tick() {
	if w.queue.next(w.sh.Now()) && w.welcomes() {
		w.turn()
	}
	if w.busy {
		return
	}
	w.busy = true
	var n news
	var s seen
	now := w.sh.Now()
	item := w.voting()
	due := now.Sub(w.live.asked).Abs() > votesRest
	w.cancel = w.sh.Load(func(ctx context.Context) (err error) {
		n, err = w.follower.look(ctx, now)
		var fault error
		s, fault = w.see(ctx, item, due)
		return errors.Join(err, fault)
	}, func(err error) {
		w.busy = false
		if s.voted {
			w.live.asked, w.live.votes = now, s.votes
		}
		if s.run != nil || err == nil { // while the records cannot be read the hall keeps what it sees
			w.attend(s.run)
		}
		if err != nil && !w.failed && w.o.Log != nil {
			w.o.Log("projector", err) // once, not three times a second
		}
		w.failed = err != nil
		w.take(n)
	})
}

// take takes in what has happened, also what was read before a fault.
func (w *Window) take(n news) {
	changed := false
	if len(n.lines) > 0 {
		changed = w.queue.remove(undone(n.lines, n.groups))
	}
	w.queue.add(n.guests)
	if n.counts != nil && !same(*n.counts, w.counts) {
		w.counts = *n.counts
		changed = true
	}
	switch {
	case w.queue.next(w.sh.Now()) && w.welcomes():
		w.turn()
	case changed:
		w.draw()
	}
}

// welcomes tells whether those who come in are seen on the wall.
func (w *Window) welcomes() bool {
	return w.mode == WelcomeAll || w.mode == FollowCeremony && w.live.show.Kind == ShowWelcome
}

// same tells whether the figures on the wall stay the same.
func same(a, b data.DelegateCounts) bool {
	return a.Present == b.Present && a.Expected == b.Expected && a.PresentOfficial == b.PresentOfficial && a.ExpectedOfficial == b.ExpectedOfficial
}

// turn shows the next page, which comes out of the ground's colour.
func (w *Window) turn() {
	w.draw()
	if w.Blanked() {
		return
	}
	if w.fade != nil {
		w.fade.Stop()
	}
	gone := ground
	gone.A = 0
	w.fade = canvas.NewColorRGBAAnimation(ground, gone, 350*time.Millisecond, func(c color.Color) {
		w.veil.FillColor = c
		w.veil.Refresh()
	})
	w.fade.Curve = fyne.AnimationEaseOut
	w.fade.Start()
}

func (w *Window) draw() {
	c := w.o.Conference
	s := Scene{
		Blank: w.Blanked(), Host: c.Host, Title: c.Title,
		Welcome: w.sh.T("projector.welcome." + event(c.Event)), Where: join(c.City, w.day(c.Starts)),
		Heading: w.sh.T("projector.heading"), Guests: w.queue.shown,
		Come: func(n int) string { return w.sh.T("projector.delegation", "n", n) },
		Int:  w.catalogue().Int,
	}
	if !w.bare {
		s.Counts = countsOf(w.counts, w.sh.T("projector.present"), w.sh.T("projector.official"), w.sh.T("projector.guests"))
	}
	if w.mode == FollowCeremony {
		s.Show = w.live.show
		if w.photos {
			s.Faces = w.live.faces.of(s.Show.Names)
		}
	}
	w.wall.show(s)
}

// day writes today's date if the conference is on, else its first day.
func (w *Window) day(starts data.Date) string {
	if today := data.DateOf(w.sh.Now()); starts == "" || today > starts && today <= w.o.Conference.Ends {
		starts = today
	}
	y, m, d := starts.Parts()
	if d == 0 {
		return ""
	}
	// Days 1–9 and months 1–2 take a zero (Decree 30/2020, annex I), so that nobody can add to them.
	month := strconv.Itoa(m)
	if m < 3 {
		month = "0" + month
	}
	return w.sh.T("projector.day", "day", fmt.Sprintf("%02d", d), "month", month, "year", strconv.Itoa(y))
}

func event(e data.Event) string {
	if e == "" {
		return string(data.EventConference)
	}
	return string(e)
}
