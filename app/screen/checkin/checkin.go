package checkin

import (
	"context"
	"time"

	"fyne.io/fyne/v2"

	"vinhdanh/app/jobs/admit"
	"vinhdanh/app/screen"
	"vinhdanh/app/widget"
	"vinhdanh/data"
)

// settingDesk holds the name of this computer's desk.
const settingDesk = "checkin.desk"

// recentRead is how many lines of the log are read, to show the last and to
// count those of the last minutes.
const (
	recentRead = 300
	pace       = 5 * time.Minute
)

// Screen is the place.
type Screen struct {
	sh    screen.Shell
	store Store

	desk     *admit.Desk
	deskName string
	meetings []data.Meeting
	awards   map[data.ID]award // by delegate
	help     string            // where the help desk is

	counts  data.DelegateCounts
	recent  []data.CheckInRow
	out     []data.DelegateRow // recipients who have not come
	beats   int
	listens bool     // what a scanner types arrives in the field
	stale   bool     // the figures could not be read
	denied  []denial // scans of this session that the log does not hold
	found   []data.DelegateRow
	seeking string // what found answers; "" shows the recent scans

	queue []scan // scans that wait for the one before
	busy  bool

	parts
	full       bool
	searchStop context.CancelFunc
	clockStop  func()
}

// scan is one thing to do at the desk: a line from the scanner, or a delegate
// chosen by hand.
type scan struct {
	line     string
	delegate data.ID
}

// award is what a recipient has to know at the door.
type award struct {
	round int
	name  string
}

// denial is a scan that led to the help desk, or came twice.
type denial struct {
	at      time.Time
	verdict data.Verdict
	words   string
	desk    string
}

// New makes the place.
func New(sh screen.Shell, store Store) *Screen {
	s := &Screen{sh: sh, store: store, deskName: admit.FirstDesk}
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
	}
	s.openDesk(s.sh.Meeting().Name)
	s.tick()
}

// Left ends the clock and the full screen.
func (s *Screen) Left() {
	if s.clockStop != nil {
		s.clockStop()
		s.clockStop = nil
	}
	s.setFull(false)
}

// Refresh reads who is present now.
func (s *Screen) Refresh() { s.read() }

// openDesk opens a desk at a meeting, by name.
func (s *Screen) openDesk(meeting string) {
	conf := s.sh.Conference()
	var desk *admit.Desk
	var meetings []data.Meeting
	var help, name string
	awards := map[data.ID]award{}
	s.sh.Load(func(ctx context.Context) (err error) {
		if name, err = s.store.Setting(ctx, settingDesk); err != nil {
			return err
		}
		if help, err = s.store.Setting(ctx, screen.SettingHelpDesk); err != nil {
			return err
		}
		if desk, err = admit.Open(ctx, s.store, conf, admit.Options{Meeting: meeting, Desk: name, Now: s.sh.Now}); err != nil {
			return err
		}
		if meetings, err = s.store.Meetings(ctx, conf.ID); err != nil {
			return err
		}
		cited, err := s.store.Citations(ctx, data.CitationFilter{Conference: conf.ID})
		for _, c := range cited {
			if c.Delegate != "" {
				if a, known := awards[c.Delegate]; !known || c.RoundNumber < a.round && c.RoundNumber > 0 {
					awards[c.Delegate] = award{c.RoundNumber, c.AwardName}
				}
			}
		}
		return err
	}, func(err error) {
		if err != nil {
			s.sh.Fail(err)
			return
		}
		s.desk, s.deskName, s.meetings, s.help, s.awards = desk, desk.Name(), meetings, help, awards
		s.showDesk()
		s.read()
		s.readWaiting()
	})
}

// waitingEvery is how many seconds pass before the recipients who have not
// come are read anew: among thousands that is too much after each scan.
// What other desks do shows after countsEvery seconds.
const (
	waitingEvery = 20
	countsEvery  = 5
)

// readWaiting reads which recipients have not come.
func (s *Screen) readWaiting() {
	desk := s.desk
	if desk == nil || len(s.awards) == 0 {
		s.showWaiting()
		return
	}
	f := data.DelegateFilter{Conference: s.sh.Conference().ID, Meeting: desk.Meeting().ID, Present: data.PresenceOut}
	var out []data.DelegateRow
	s.sh.Load(func(ctx context.Context) error {
		all, err := s.store.Delegates(ctx, f)
		for _, d := range all {
			if _, ok := s.awards[d.ID]; ok && d.Expected() {
				out = append(out, d)
			}
		}
		return err
	}, func(err error) {
		if err == nil && desk == s.desk {
			s.out = out
			s.showWaiting()
		}
	})
}

// read reads presence and the last scans.
func (s *Screen) read() {
	desk := s.desk
	if desk == nil {
		return
	}
	var counts data.DelegateCounts
	var recent []data.CheckInRow
	s.sh.Load(func(ctx context.Context) (err error) {
		if counts, err = desk.Counts(ctx); err != nil {
			return err
		}
		recent, err = desk.Recent(ctx, recentRead)
		return err
	}, func(err error) {
		s.stale = err != nil // no dialog: nobody asked, and the door must stay open
		s.showReady(s.sh.Window().Canvas().Focused() == s.entry)
		if err != nil {
			return
		}
		if desk != s.desk {
			return // another meeting was chosen meanwhile
		}
		s.counts, s.recent = counts, recent
		s.showCounts()
		s.showList()
	})
}

// Undo takes back the last admission of this desk.
func (s *Screen) Undo() {
	if s.desk == nil {
		return
	}
	var a data.Admission
	s.sh.Load(func(ctx context.Context) (err error) {
		a, err = s.desk.Undo(ctx, "")
		return err
	}, func(err error) {
		switch {
		case data.CodeOf(err) == "nothing-to-undo":
			s.sh.Remark(s.sh.Say(err))
		case err != nil:
			s.sh.Fail(err)
		default:
			name := ""
			if a.Delegate != nil {
				name = a.Delegate.Name
			}
			s.verdict.Tone, s.verdict.Cells = widget.VerdictWaiting, nil
			s.verdict.Word, s.verdict.Aside = s.sh.T("checkin.undone"), s.clock()
			s.verdict.Name, s.verdict.First, s.verdict.Second = name, s.sh.T("checkin.undone.text"), ""
			s.verdict.Refresh()
			s.readWaiting()
			s.sh.Changed()
		}
		s.hold()
	})
}

// tick shows the time and keeps the hand in the scan field.
func (s *Screen) tick() {
	s.time.SetText(s.clock())
	s.beats++
	if s.beats%countsEvery == 0 {
		s.read()
	}
	if s.beats%waitingEvery == 0 {
		s.readWaiting()
	}
	s.hold()
}

func (s *Screen) clock() string { return s.sh.Now().Format("15:04:05") }

// hold puts the keyboard back into the scan field, unless it is in the list of
// names found or in a dialog.
func (s *Screen) hold() {
	c := s.sh.Window().Canvas()
	if s.clockStop == nil || c.Overlays().Top() != nil || s.seeking != "" && c.Focused() != nil {
		return
	}
	if c.Focused() != s.entry {
		c.Focus(s.entry)
	}
	if !s.listens { // a dialog that went away gives the keyboard back without a word
		s.showReady(c.Focused() == s.entry)
	}
}

// TypedRune takes what is typed beside the scan field: a scanner does not wait
// for a question to be answered. Whatever lies over the desk gives way.
func (s *Screen) TypedRune(r rune) bool {
	c := s.sh.Window().Canvas()
	for top := c.Overlays().Top(); top != nil; top = c.Overlays().Top() {
		o, ok := top.(*widget.Overlay)
		if !ok {
			return false
		}
		if o.Escape(); c.Overlays().Top() == top {
			return false // it has to be answered
		}
	}
	if s.seeking != "" {
		s.entry.SetText("") // another line begins, not more of the name
	}
	c.Focus(s.entry)
	s.entry.TypedRune(r)
	return true
}

// TypedKey deals with F3 and F11.
func (s *Screen) TypedKey(e *fyne.KeyEvent) bool {
	switch e.Name {
	case fyne.KeyF3:
		s.sh.Window().Canvas().Focus(s.entry)
	case fyne.KeyF11:
		s.setFull(!s.full)
	default:
		return false
	}
	return true
}

func (s *Screen) setFull(on bool) {
	if s.full != on {
		s.full = on
		s.sh.Window().SetFullScreen(on)
	}
}

// Close leaves the full screen, or asks whether to leave the door.
func (s *Screen) Close() bool {
	if s.full {
		s.setFull(false)
		return true
	}
	widget.Ask(s.sh.Window(), widget.Question{
		Title: s.sh.T("checkin.leave"), Text: s.sh.T("checkin.leave.text"),
		Verb: s.sh.T("checkin.leave.verb"), Cancel: s.sh.T("checkin.leave.stay"),
		Loses:   true, // the Enter of the next scan must not leave the door
		Do:      func() bool { s.sh.Open(screen.Home, screen.Filter{}); return true },
		OnClose: s.hold,
	})
	return true
}

var (
	_ screen.Solitary = (*Screen)(nil)
	_ screen.Undoer   = (*Screen)(nil)
	_ screen.Keyer    = (*Screen)(nil)
	_ screen.Typist   = (*Screen)(nil)
	_ screen.Closer   = (*Screen)(nil)
	_ screen.Leaver   = (*Screen)(nil)
)
