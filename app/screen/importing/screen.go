package importing

import (
	"context"
	"path/filepath"
	"sync/atomic"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"vinhdanh/app/jobs/intake"
	"vinhdanh/app/screen"
	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
)

// Records is what the place needs of the store.
type Records interface{ intake.Records }

// Deps is what the place works with.
type Deps struct {
	Records Records
	Who     string // for the log of changes
}

// lists are the files that can be read.
var lists = []string{".xlsx", ".xlsm", ".ods", ".csv", ".txt", ".tsv", ".xls"}

// step is where an import stands.
type step int

const (
	stepChoose step = iota
	stepReview
	stepConfirm
	stepSaved
)

// Screen is the place.
type Screen struct {
	sh     screen.Shell
	d      Deps
	object fyne.CanvasObject

	step    step
	kind    intake.Kind // "" not said yet
	file    string
	options intake.Options // as they stand now
	decided decisions
	list    *intake.List
	saved   intake.Saved
	draft   bool // what is not saved is kept for later
	saving  bool
	ended   atomic.Bool // the saving job has returned
	reading context.CancelFunc
	under   bool // a reading is under way

	trail  *trail
	body   *fyne.Container
	review *review
}

// New makes the place.
func New(sh screen.Shell, d Deps) *Screen {
	s := &Screen{sh: sh, d: d}
	t := sh.T
	s.trail = newTrail([]string{t("importing.step.choose"), t("importing.step.review"), t("importing.step.confirm")})
	back := widget.NewIconButton(icons.ArrowBack, t("importing.back"), func() { s.Close() })
	back.Kind = widget.Outlined
	head := widget.Pad(20, widget.PageMargin, 16, widget.PageMargin, widget.Row(16,
		back, widget.NewTitle(t("importing.title")).Cut(120), widget.Space(), s.trail))
	s.body = container.NewStack()
	s.object = container.NewBorder(head, nil, nil, nil, s.body)
	s.review = newReview(s)
	s.show()
	return s
}

// Object is part of screen.Screen.
func (s *Screen) Object() fyne.CanvasObject { return s.object }

// Shown is part of screen.Screen.
func (s *Screen) Shown(f screen.Filter) {
	if s.settle(); s.saving {
		return
	}
	if f.File != "" || f.Kind != "" || s.step == stepSaved {
		s.reset()
		s.kind = intake.Kind(f.Kind)
	}
	if f.File != "" {
		s.file = f.File
	}
	if s.file != "" && s.kind != "" && s.list == nil {
		s.read()
		return
	}
	s.show()
	if s.list != nil && s.step == stepReview && s.decided.states[s.decided.at] != s.decided.shown {
		s.turn() // the place was left before the last decision was read by
	}
}

// Refresh is part of screen.Screen; what was read stays as it was.
func (s *Screen) Refresh() { s.settle() }

// Left is part of screen.Leaver: a reading under way is given up.
func (s *Screen) Left() {
	if s.reading != nil {
		s.reading()
	}
	s.reading, s.under = nil, false
}

// TypedKey is part of screen.Keyer.
func (s *Screen) TypedKey(e *fyne.KeyEvent) bool {
	return s.step == stepReview && !s.saving && s.review.key(e)
}

// Close is part of screen.Closer: one step back, and from the first to where one came from.
func (s *Screen) Close() bool {
	switch {
	case s.saving:
		return true
	case s.step == stepConfirm:
		s.step = stepReview
	case s.step == stepReview || s.file != "" && s.step == stepChoose:
		s.Left()
		kind := s.kind
		s.reset()
		s.kind = kind
	default:
		s.leave()
		return true
	}
	s.show()
	return true
}

// leave goes to the place that the list would fill.
func (s *Screen) leave() {
	place := screen.Delegates
	if s.kind == intake.Recipients {
		place = screen.Awards
	}
	s.reset()
	s.show()
	s.sh.Open(place, screen.Filter{})
}

// reset begins anew.
func (s *Screen) reset() {
	s.Left()
	s.step, s.kind, s.file, s.list, s.saved = stepChoose, "", "", nil, intake.Saved{}
	s.options = intake.Options{}
}

// choose takes a file of a kind that was said before.
func (s *Screen) choose(file string) {
	s.file, s.list, s.options = file, nil, intake.Options{}
	if s.kind == "" {
		s.show()
		return
	}
	s.read()
}

// read looks at the list by the options as they stand.
func (s *Screen) read() {
	s.Left()
	if s.list == nil {
		s.options.Kind = s.kind
		s.decided.begin(s.options)
		s.set(s.waiting())
	}
	state := s.decided.states[s.decided.at]
	o := *state
	o.Now = s.sh.Now
	var list *intake.List
	file, conf := s.file, s.sh.Conference()
	s.under = true
	s.reading = s.sh.Load(func(ctx context.Context) (err error) {
		list, err = intake.Look(ctx, s.d.Records, conf, intake.Source{File: file}, o)
		return err
	}, func(err error) {
		s.under = false
		switch {
		case err != nil && s.list != nil: // the list as it was still stands
			s.decided.back()
			s.options = *s.decided.shown
			s.kind = s.options.Kind
			s.sh.Fail(err)
			s.show()
		case err != nil:
			s.fault(err)
		default:
			fresh := s.list == nil || s.list.Sheet != list.Sheet
			s.list, s.step, s.decided.shown = list, stepReview, state
			s.review.load(list, fresh)
			s.show()
		}
	})
}

// busy tells that the list in sight is about to give way to another.
func (s *Screen) busy() bool { return s.under }

func (s *Screen) set(o fyne.CanvasObject) {
	s.body.Objects = []fyne.CanvasObject{o}
	s.body.Refresh()
}

// show puts the page of the step.
func (s *Screen) show() {
	s.trail.at(int(s.step))
	switch s.step {
	case stepReview:
		s.review.foot()
		if len(s.body.Objects) != 1 || s.body.Objects[0] != s.review.object {
			s.set(s.review.object)
			s.review.shown()
		}
	case stepConfirm:
		s.set(s.confirmPage())
	case stepSaved:
		s.set(s.savedPage())
	default:
		s.set(s.choosePage())
	}
}

// fault says that a file could not be read, in place of its sheet.
func (s *Screen) fault(err error) {
	s.step = stepChoose
	s.trail.at(int(stepChoose))
	card := widget.NewErrorCard(s.sh.T("importing.unreadable", "file", filepath.Base(s.file)), s.sh.Say(err),
		widget.NewSmall(s.sh.T("importing.other"), icons.Upload, s.openFile))
	s.file = ""
	s.set(page(widget.Column(16, widget.Row(0, s.kinds(), widget.Space()), card)))
}

// goOn leads to the last step; draft: the rows that are not saved are kept for later.
func (s *Screen) goOn(draft bool) {
	if s.list == nil || s.step != stepReview || s.busy() || s.list.Sound() == 0 || len(s.list.Unawarded()) > 0 {
		return
	}
	s.draft, s.step = draft, stepConfirm
	s.show()
}

func (s *Screen) openFile() { s.sh.OpenFile(lists, s.choose) }

// page is a step's content with the margins of a place.
func page(o fyne.CanvasObject) fyne.CanvasObject {
	return widget.Pad(0, widget.PageMargin, widget.PageMargin, widget.PageMargin, o)
}

// save writes the rows that are sound.
func (s *Screen) save() {
	if s.saving || s.list == nil {
		return
	}
	s.saving = true
	s.ended.Store(false)
	s.show()
	conf, list := s.sh.Conference(), s.list
	var saved intake.Saved
	s.sh.Run(s.sh.T("importing.job", "n", list.Sound()), func(ctx context.Context, progress func(done, total int)) (err error) {
		defer s.ended.Store(true)
		saved, err = intake.Save(ctx, s.d.Records, conf, list, nil, intake.Choice{}, s.d.Who, progress)
		return err
	}, func() {
		s.saved, s.step = saved, stepSaved
		s.settle()
	})
}

// settle lets go once saving has ended, well or not; Run tells only when it went well.
func (s *Screen) settle() {
	if s.saving && s.ended.Load() {
		s.saving = false
		s.show()
	}
}
