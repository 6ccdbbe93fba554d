package importing

import (
	"context"
	"sync/atomic"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"vinhdanh/app/jobs/intake"
	"vinhdanh/app/screen"
	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
	"vinhdanh/data"
)

// Records is what the place needs of the store.
type Records interface{ intake.Records }

// Deps is what the place works with.
type Deps struct {
	Records Records
	Who     string // for the log of changes
}

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

	step     step
	kind     intake.Kind // "" not said yet
	lodged   intake.Kind // as the side bar knows it
	source   intake.Source
	options  intake.Options // as they stand now
	decided  decisions
	list     *intake.List
	nameless bool         // the list has no column of names yet
	first    *intake.List // one sheet of several, while it is asked which
	several  []string     // the sheets of the file that hold a list, if more than one does
	likely   intake.Kind  // what a list of unknown kind seems to be
	plan     *plan
	told     string // the words of the strip that offers to undo the last decision
	draft    bool   // what is not saved is kept for later
	saved    intake.Saved
	undone   *data.Import // the import just saved has been taken back
	saving   bool
	halt     context.CancelFunc // stops the saving
	ended    atomic.Bool        // the saving job has returned
	stale    bool               // it was refused: the conference has changed since it was compared
	reading  context.CancelFunc
	under    bool // a reading is under way

	past   past
	trail  *trail
	body   *fyne.Container
	review *review
	zone   *widget.DropZone // of the first step
	see    *widget.Button   // of the page after the last
	keys   []fyne.Shortcut  // bound while the place is shown
}

// New makes the place.
func New(sh screen.Shell, d Deps) *Screen {
	s := &Screen{sh: sh, d: d}
	t := sh.T
	s.trail = newTrail([]string{t("importing.step.choose"), t("importing.step.review"), t("importing.step.confirm")})
	back := widget.NewIconButton(icons.ArrowBack, t("importing.back"), func() { s.back(false) })
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
	s.bind()
	s.past.load(s)
	kind := intake.Kind(f.Kind)
	switch s.settle(); {
	case s.saving:
	case f.Section == "paste":
		s.instead(false, func() { s.reset(); s.kind = kind; s.paste() })
	case f.File != "":
		s.instead(false, func() { s.reset(); s.kind = kind; s.take(intake.Source{File: f.File}) })
	case f.Kind != "" && (kind != s.kind || s.list == nil) || s.step == stepSaved:
		s.instead(false, func() { s.reset(); s.kind = kind; s.show() })
	case s.list != nil && s.step == stepReview && s.decided.states[s.decided.at] != s.decided.shown:
		s.show()
		s.turn() // the place was left before the last decision was read by
	default:
		s.show()
	}
}

// Refresh is part of screen.Screen; what was read stays as it was.
func (s *Screen) Refresh() {
	s.settle()
	if s.step == stepChoose {
		s.past.load(s)
	}
}

// Left is part of screen.Leaver: a reading under way is given up.
func (s *Screen) Left() {
	s.stop()
	s.unsay()
	s.unbind()
}

// stop gives a reading up.
func (s *Screen) stop() {
	if s.reading != nil {
		s.reading()
	}
	s.reading, s.under = nil, false
}

// Foot is part of screen.Footed.
func (s *Screen) Foot() float32 {
	if s.step != stepReview && s.step != stepConfirm {
		return 0
	}
	return widget.PageMargin + widget.HeightButton + 12
}

// Close is part of screen.Closer: one step back, and from the first to where
// one came from. A list that is open is not dropped without asking: who presses
// Escape once too often shall find it where it was. While it is saved, that is stopped.
func (s *Screen) Close() bool { return s.back(true) }

// back goes one step back; by a button, only a list of which something was
// decided is asked about.
func (s *Screen) back(ask bool) bool {
	switch {
	case s.saving:
		s.halt()
		return true
	case s.step == stepReview && s.under && s.body.Objects[0] != s.review.object: // comparing
		s.stop()
	case s.step == stepConfirm:
		s.step = stepReview
	case s.step == stepReview || s.step == stepChoose && (s.pending() || s.under):
		s.instead(ask, func() {
			kind := s.kind
			s.reset()
			s.kind = kind
			s.show()
		})
		return true
	default:
		s.leave()
		return true
	}
	s.show()
	return true
}

// pending tells that a source was taken and something is to be said of it.
func (s *Screen) pending() bool { return s.source.File != "" || s.source.Name != "" }

// leave goes to the place that the list would fill.
func (s *Screen) leave() {
	place := s.Lodges()
	s.reset()
	s.show()
	s.sh.Open(place, screen.Filter{})
}

// instead does what ends the work on the list in sight. If something was
// decided of it, or always is given, it asks before.
func (s *Screen) instead(always bool, do func()) {
	open := s.list != nil && (s.step == stepReview || s.step == stepConfirm)
	decided := len(s.decided.states) >= 2 && len(s.options.Fixes)+len(s.options.Map) > 0
	if !open || !decided && !always {
		do()
		return
	}
	s.show()
	t := s.sh.T
	words := t("importing.choose.drop.text")
	switch {
	case !decided && s.source.File == "":
		words = t("importing.choose.drop.pasted")
	case !decided:
		words = t("importing.choose.drop.unchanged")
	}
	sure := false
	widget.Ask(s.sh.Window(), widget.Question{Title: t("importing.choose.drop", "file", s.list.File), Text: words,
		Verb: t("importing.choose.drop.verb"), Cancel: t("importing.choose.drop.stay"), Loses: true,
		Do: func() bool { sure = true; return true },
		OnClose: func() { // what comes next takes the keyboard, which the dialog has until now
			if sure {
				do()
			}
		}})
}

// reset begins anew.
func (s *Screen) reset() {
	s.stop()
	s.unsay()
	s.step, s.kind, s.source, s.list, s.nameless = stepChoose, "", intake.Source{}, nil, false
	s.first, s.several, s.likely, s.plan, s.draft = nil, nil, "", nil, false
	s.saved, s.undone = intake.Saved{}, nil
	s.options = intake.Options{}
}

func (s *Screen) set(o fyne.CanvasObject) {
	s.body.Objects = []fyne.CanvasObject{o}
	s.body.Refresh()
}

// show puts the page of the step.
func (s *Screen) show() {
	s.trail.at(int(s.step))
	if s.kind != s.lodged {
		s.lodged = s.kind
		s.sh.Moved()
	}
	switch s.step {
	case stepReview:
		s.review.foot()
		if len(s.body.Objects) != 1 || s.body.Objects[0] != s.review.object {
			s.set(s.review.object)
			s.review.shown()
		}
	case stepConfirm:
		s.set(s.confirmPage())
		s.plan.focus(s)
	case stepSaved:
		s.set(s.savedPage())
		s.focus(s.see)
	default:
		s.showChoose()
	}
}

// Lodges is part of screen.Lodger: awards come to where awards are.
func (s *Screen) Lodges() screen.Place {
	if s.kind == intake.Recipients {
		return screen.Awards
	}
	return screen.Delegates
}

// page is a step's content with the margins of a place.
func page(o fyne.CanvasObject) fyne.CanvasObject {
	return widget.Pad(0, widget.PageMargin, widget.PageMargin, widget.PageMargin, o)
}

// focus gives the keyboard to a part that has just come into sight.
func (s *Screen) focus(o fyne.Focusable) {
	if c := s.sh.Window().Canvas(); s.keys != nil && c.Overlays().Top() == nil { // the place is in sight, nothing over it
		c.Focus(o)
	}
}
