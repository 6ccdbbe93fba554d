// Package screentest stands in for the window in tests of screens: it runs at
// once what the window runs off its goroutine, and remembers what a screen
// asked of it. Only tests import it.
package screentest

import (
	"context"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"vinhdanh/app/jobs/papers"
	"vinhdanh/app/screen"
	"vinhdanh/app/spool"
	"vinhdanh/app/widget"
	"vinhdanh/assets/fonts"
	"vinhdanh/assets/i18n"
	"vinhdanh/data"
)

// Opened is a place that a screen went to.
type Opened struct {
	Place  screen.Place
	Filter screen.Filter
}

// Shell is a screen.Shell that does everything at once.
type Shell struct {
	Conf     data.Conference
	Meet     data.Meeting
	At       time.Time // what Now gives
	Cat      *i18n.Catalogue
	Win      fyne.Window
	Choose   string // the file that OpenFile and SaveFile give; "" chooses none
	Proposed string // the name last proposed by SaveFile

	Opens      []Opened
	Moves      int
	Notices    []string
	Unsaid     []string // strips taken away
	Undo       func()   // of the last notice
	Faults     []error
	Jobs       []string
	Changes    int
	Reopened   data.ID // last given to ChangedConference
	Language   string
	Revealed   string
	Viewless   bool // no program opens what is revealed
	Clipboard  string
	CopiedHTML []byte
	Exported   []string // lists given to Export
	Lonely     bool
	ticks      []func()
	Devices

	Spools   []spool.Printer      // the printers of the computer
	NoSpools error                // why there is no list of them
	OnPrint  func(p screen.Paper) // what Print does; nil: the paper goes into the file Choose
}

var _ screen.Shell = (*Shell)(nil)

// New makes a shell over a test window of the given size, in Vietnamese, at
// 07:46 on 21 August 2025.
func New(t testing.TB, width, height float32) *Shell {
	t.Helper()
	a := test.NewTempApp(t)
	a.Settings().SetTheme(widget.NewTheme(widget.LookLight, fonts.Raw(fonts.Sans), fonts.Raw(fonts.SansBold)))
	w := test.NewTempWindow(t, widget.Fill(widget.ColorBackground))
	w.SetPadded(false)
	w.Resize(fyne.NewSize(width, height))
	s := &Shell{Win: w, Cat: i18n.For("vi"), At: time.Date(2025, 8, 21, 7, 46, 0, 0, time.FixedZone("ICT", 7*3600))}
	// What the window does with keys that nobody used.
	w.Canvas().SetOnTypedKey(func(e *fyne.KeyEvent) {
		if top, ok := w.Canvas().Overlays().Top().(interface{ Escape() }); ok && e.Name == fyne.KeyEscape {
			top.Escape()
		}
	})
	return s
}

// Put shows a screen in the window, as the window does.
func (s *Shell) Put(sc screen.Screen, f screen.Filter) {
	s.Win.SetContent(sc.Object())
	sc.Shown(f)
}

// Tick runs what screens asked to have run every so often.
func (s *Shell) Tick() {
	for _, f := range s.ticks {
		if f != nil {
			f()
		}
	}
}

// Open is part of screen.Shell.
func (s *Shell) Open(p screen.Place, f screen.Filter) { s.Opens = append(s.Opens, Opened{p, f}) }

// Moved is part of screen.Shell.
func (s *Shell) Moved() { s.Moves++ }

// T is part of screen.Shell.
func (s *Shell) T(key string, args ...any) string { return s.Cat.T(key, args...) }

// Catalogue is part of screen.Shell.
func (s *Shell) Catalogue() *i18n.Catalogue { return s.Cat }

// Conference is part of screen.Shell.
func (s *Shell) Conference() data.Conference { return s.Conf }

// Meeting is part of screen.Shell.
func (s *Shell) Meeting() data.Meeting { return s.Meet }

// Window is part of screen.Shell.
func (s *Shell) Window() fyne.Window { return s.Win }

// Now is part of screen.Shell.
func (s *Shell) Now() time.Time { return s.At }

// Load runs the job and done at once.
func (s *Shell) Load(job func(ctx context.Context) error, done func(err error)) context.CancelFunc {
	ctx, cancel := context.WithCancel(context.Background())
	done(job(ctx))
	return cancel
}

// Every remembers tick; Tick runs it.
func (s *Shell) Every(_ time.Duration, tick func()) (stop func()) {
	i := len(s.ticks)
	s.ticks = append(s.ticks, tick)
	return func() { s.ticks[i] = nil }
}

// Run runs the job and done at once.
func (s *Shell) Run(title string, job func(ctx context.Context, progress func(done, total int)) error, done func()) {
	s.Jobs = append(s.Jobs, title)
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	if err := job(ctx, func(int, int) {}); err != nil {
		s.Fail(err)
	} else if done != nil {
		done()
	}
	s.Changed()
}

// Fail is part of screen.Shell.
func (s *Shell) Fail(err error) { s.Faults = append(s.Faults, err) }

// Say gives the code of an error, or its text.
func (s *Shell) Say(err error) string {
	if c := data.CodeOf(err); c != "" {
		return string(c)
	}
	return err.Error()
}

// Notify is part of screen.Shell.
func (s *Shell) Notify(text string, undo func()) {
	s.Notices, s.Undo = append(s.Notices, text), undo
}

// Unsay is part of screen.Shell; Unsaid are the words taken away.
func (s *Shell) Unsay(text string) {
	if text != "" {
		s.Unsaid = append(s.Unsaid, text)
	}
}

// Remark is part of screen.Shell; Notices hold it too.
func (s *Shell) Remark(text string) { s.Notices, s.Undo = append(s.Notices, text), nil }

// Changed is part of screen.Shell.
func (s *Shell) Changed() { s.Changes++ }

// ChangedConference is part of screen.Shell.
func (s *Shell) ChangedConference(open data.ID) { s.Reopened = open }

// SetLanguage is part of screen.Shell.
func (s *Shell) SetLanguage(lang string) { s.Language = lang }

// Alone is part of screen.Shell.
func (s *Shell) Alone(on bool) { s.Lonely = on }

// OpenFile is part of screen.Shell.
func (s *Shell) OpenFile(_ []string, chosen func(path string)) {
	if s.Choose != "" {
		chosen(s.Choose)
	}
}

// SaveFile is part of screen.Shell.
func (s *Shell) SaveFile(name string, chosen func(path string)) {
	s.Proposed = name
	if s.Choose != "" {
		chosen(s.Choose)
	}
}

// Print has a paper made into a file, or as OnPrint does.
func (s *Shell) Print(p screen.Paper) {
	if s.OnPrint != nil {
		s.OnPrint(p)
		return
	}
	name := p.File
	if !p.Folder {
		name += ".pdf"
	}
	s.SaveFile(name, func(path string) {
		to := screen.Target{File: path}
		then := func() {
			var res papers.Result
			s.Run(p.Job, func(ctx context.Context, progress func(done, total int)) (err error) {
				res, err = p.Make(ctx, to, progress)
				return err
			}, func() { p.Saved(path, res) })
		}
		if p.Before != nil {
			p.Before(to, then)
			return
		}
		then()
	})
}

// Printers is part of screen.Shell.
func (s *Shell) Printers(context.Context) ([]spool.Printer, error) {
	if s.NoSpools != nil {
		return nil, s.NoSpools
	}
	return s.Spools, nil
}

// Export is part of screen.Shell.
func (s *Shell) Export(list string) { s.Exported = append(s.Exported, list) }

// Reveal is part of screen.Shell.
func (s *Shell) Reveal(path string) {
	s.Revealed = path
	if s.Viewless {
		s.Remark(s.T("shell.reveal.failed", "file", path))
	}
}

// ReadClipboard is part of screen.Shell.
func (s *Shell) ReadClipboard() string { return s.Clipboard }

// ReadTable is part of screen.Shell.
func (s *Shell) ReadTable() (html []byte, text string) { return s.CopiedHTML, s.Clipboard }

// WriteClipboard is part of screen.Shell.
func (s *Shell) WriteClipboard(text string) { s.Clipboard = text }
