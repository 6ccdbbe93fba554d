package settings

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"vinhdanh/app/jobs/issue"
	"vinhdanh/app/jobs/keep"
	"vinhdanh/app/jobs/keys"
	"vinhdanh/app/jobs/publish"
	"vinhdanh/app/jobs/register"
	"vinhdanh/app/screen"
	"vinhdanh/app/widget"
	"vinhdanh/data"
)

// Store is what the settings need of the store.
type Store interface {
	keys.Register
	issue.EmblemRecords
	publish.Records
	register.Records
	keep.DoctorRecords
	SaveConference(ctx context.Context, c *data.Conference) error
	Meetings(ctx context.Context, conf data.ID) ([]data.Meeting, error)
	SaveMeeting(ctx context.Context, m *data.Meeting) error
	Books(ctx context.Context) ([]data.Book, error)
	SaveBook(ctx context.Context, b *data.Book) error
	Decisions(ctx context.Context, conf data.ID) ([]data.Decision, error)
	Awards(ctx context.Context) ([]data.Award, error)
	Calibrations(ctx context.Context) ([]data.Calibration, error)
	SaveCalibration(ctx context.Context, c data.Calibration) error
	DeleteCalibration(ctx context.Context, printer, tray string) error
	Stocks(ctx context.Context) ([]data.StockBalance, error)
	SaveStock(ctx context.Context, s *data.Stock) error
}

// About is what the program knows of itself.
type About struct {
	Version  string
	Database string // the file
	Keys     keys.Folder
}

// Look reads and changes the colours of the window.
type Look struct {
	Get func() widget.Look
	Set func(widget.Look)
}

// The parts of the place, as screen.Filter.Section names them.
var sections = []string{"general", "conference", "books", "printing", "door", "privacy", "key", "page", "data"}

// Screen is the place.
type Screen struct {
	sh    screen.Shell
	store Store
	about About
	look  Look

	object  fyne.CanvasObject
	segment *widget.Segment
	body    *fyne.Container
	roll    *container.Scroll
	section string
	cancel  context.CancelFunc
	edited  bool // the open form holds words that are not saved
}

// New makes the place.
func New(sh screen.Shell, store Store, about About, look Look) *Screen {
	s := &Screen{sh: sh, store: store, about: about, look: look, section: sections[0]}
	names := make([]string, len(sections))
	for i, n := range sections {
		names[i] = sh.T("settings.section." + n)
	}
	s.segment = widget.NewSegment(names, 0, func(i int) { s.open(sections[i]) })
	s.body = container.NewStack()
	s.roll = container.NewVScroll(widget.Pad(0, widget.PageMargin, widget.PageMargin, widget.PageMargin, s.body))
	head := widget.NewPageHead(sh.T("shell.place.settings"), "")
	bar := widget.Pad(0, widget.PageMargin, 16, widget.PageMargin, widget.Row(0, s.segment, widget.Space()))
	s.object = widget.Border(widget.Border(head, nil, nil, nil, bar), nil, nil, nil, s.roll)
	return s
}

// Object gives what is shown.
func (s *Screen) Object() fyne.CanvasObject { return s.object }

// Shown shows a part, the form for a new conference, or the question whether a
// key is to be taken in.
func (s *Screen) Shown(f screen.Filter) {
	if f.Section != "" {
		s.section = f.Section
	}
	if s.sh.Conference().ID == "" && needsConference(s.section) {
		s.section = sections[0]
	}
	s.open(s.section)
	if f.New {
		s.newConference()
	}
	if f.File != "" {
		s.importKeysFrom(f.File)
	}
}

// Refresh reads the part shown again, unless it would throw away what has
// been typed.
func (s *Screen) Refresh() {
	if !s.edited {
		s.open(s.section)
	}
}

func needsConference(section string) bool {
	return section == "conference" || section == "key" || section == "page"
}

// open shows a part.
func (s *Screen) open(section string) {
	if s.cancel != nil {
		s.cancel()
		s.cancel = nil
	}
	s.section, s.edited = section, false
	for i, n := range sections {
		if n == section && s.segment.Selected != i {
			s.segment.Selected = i
			s.segment.Refresh()
		}
	}
	if needsConference(section) && s.sh.Conference().ID == "" {
		s.show(s.noConference())
		return
	}
	switch section {
	case "conference":
		s.openConference()
	case "books":
		s.openBooks()
	case "printing":
		s.openPrinting()
	case "door":
		s.openDoor()
	case "privacy":
		s.openPrivacy()
	case "key":
		s.openKeys()
	case "page":
		s.openPage()
	case "data":
		s.openData()
	default:
		s.openGeneral()
	}
}

// show puts cards one below the other, at a width that can be read.
func (s *Screen) show(cards ...fyne.CanvasObject) {
	s.body.Objects = []fyne.CanvasObject{container.New(narrow{}, widget.Column(widget.CardGap, cards...))}
	s.body.Refresh()
	s.roll.ScrollToTop()
}

// narrow keeps the cards from growing wider than lines should be.
type narrow struct{}

const widest = 860

func (narrow) MinSize(objs []fyne.CanvasObject) fyne.Size { return objs[0].MinSize() }

func (narrow) Layout(objs []fyne.CanvasObject, s fyne.Size) {
	objs[0].Resize(fyne.NewSize(min(widest, s.Width), s.Height))
}

// read reads something off the interface's goroutine and shows it, unless
// another part has been opened meanwhile.
func (s *Screen) read(job func(ctx context.Context) error, done func()) {
	section := s.section
	s.cancel = s.sh.Load(job, func(err error) {
		if err != nil {
			s.show(widget.NewErrorCard(s.sh.T("settings.failed"), s.sh.Say(err)))
			return
		}
		if section == s.section {
			done()
		}
	})
}

// save writes something and says so.
func (s *Screen) save(job func(ctx context.Context) error, notice string, done func()) {
	s.sh.Load(job, func(err error) {
		if err != nil {
			s.sh.Fail(err)
			return
		}
		if notice != "" {
			s.sh.Notify(notice, nil)
		}
		if done != nil {
			done()
		}
	})
}

func (s *Screen) card(key string, parts ...fyne.CanvasObject) fyne.CanvasObject {
	return widget.NewCard(s.sh.T("settings."+key), nil, nil, widget.CardBody(widget.Column(12, parts...)))
}

func (s *Screen) remark(key string, args ...any) fyne.CanvasObject {
	t := widget.NewSecond(s.sh.T("settings."+key, args...))
	t.Wrap = true
	return t
}
