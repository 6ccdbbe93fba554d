package importing

import (
	"context"
	"path/filepath"

	"vinhdanh/app/jobs/intake"
	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
	"vinhdanh/data/sheet"
)

func (s *Screen) openFile() {
	s.sh.OpenFile(sheet.Forms(), func(file string) {
		kind := s.kind
		s.reset()
		s.kind = kind
		s.take(intake.Source{File: file})
	})
}

// take begins with a list from somewhere. If nobody said of what it is, it is
// asked, with what it seems to be.
func (s *Screen) take(src intake.Source) {
	s.source = src
	if s.kind == "" {
		s.guess()
		return
	}
	s.read()
}

// title is what the source is called.
func (s *Screen) title() string {
	if s.source.Name != "" || s.source.File == "" {
		return s.source.Name
	}
	return filepath.Base(s.source.File)
}

// guess looks what a list of unknown kind seems to be, and asks.
func (s *Screen) guess() {
	s.stop()
	s.set(s.waiting("importing.reading"))
	src := s.source
	var list *intake.List
	o := intake.Options{Kind: intake.Delegates, Now: s.sh.Now}
	conf := s.sh.Conference()
	s.under = true
	s.reading = s.sh.Load(func(ctx context.Context) (err error) {
		list, err = intake.Look(ctx, s.d.Records, conf, src, o)
		return err
	}, func(err error) {
		s.under = false
		if list == nil {
			s.fault(err)
			return
		}
		s.likely = looksLike(list)
		s.show()
	})
}

// read looks at the list by the options as they stand.
func (s *Screen) read() {
	s.stop()
	old := s.list
	if old == nil {
		s.options.Kind = s.kind
		s.decided.begin(s.options)
		s.set(s.waiting("importing.reading"))
	}
	state := s.decided.states[s.decided.at]
	o := *state
	o.Now = s.sh.Now
	var list *intake.List
	src, conf := s.source, s.sh.Conference()
	s.under = true
	s.reading = s.sh.Load(func(ctx context.Context) (err error) {
		if old != nil {
			list, err = old.Again(ctx, s.d.Records, conf, o)
		} else {
			list, err = intake.Look(ctx, s.d.Records, conf, src, o)
		}
		return err
	}, func(err error) {
		s.under = false
		s.took(list, state, err)
	})
}

// took shows what reading has given. A list may come with an error: it has no
// column of names yet, which a person can point out.
func (s *Screen) took(list *intake.List, state *intake.Options, err error) {
	switch {
	case list == nil && s.list != nil: // the list as it was still stands
		s.decided.back()
		s.options = *s.decided.shown
		s.kind = s.options.Kind
		s.sh.Fail(err)
		s.show()
	case list == nil:
		s.fault(err)
	case s.list == nil && s.options.Sheet == "" && len(list.Several) > 1:
		s.first, s.several = list, list.Several
		s.show()
	default:
		s.accept(list, state, err)
	}
}

// accept goes to the second step with a list.
func (s *Screen) accept(list *intake.List, state *intake.Options, err error) {
	fresh := s.list == nil || s.list.Sheet != list.Sheet
	s.list, s.nameless, s.first = list, err != nil, nil
	s.step, s.decided.shown = stepReview, state
	*state = list.Options // with what was remembered of lists of its shape, or was decided of a draft
	state.Now = nil
	s.options, s.kind = *state, state.Kind
	s.review.load(list, fresh)
	s.show()
}

// busy tells that the list in sight is about to give way to another.
func (s *Screen) busy() bool { return s.under }

// fault says that a list could not be read, in place of its sheet.
func (s *Screen) fault(err error) {
	s.step = stepChoose
	s.trail.at(int(stepChoose))
	other := widget.NewSmall(s.sh.T("importing.other"), icons.Upload, s.openFile)
	card := widget.NewErrorCard(s.sh.T("importing.unreadable", "file", s.title()), s.sh.Say(err), other)
	s.source = intake.Source{}
	if s.kind == "" {
		s.kind = intake.Delegates
	}
	s.set(page(widget.Column(16, widget.Row(12, s.holds(), s.kinds(), widget.Space()), card)))
	s.focus(other)
}

// goOn leads to the last step; draft: the rows that are not saved are kept for
// later. What the list would do to the conference is found out in between.
func (s *Screen) goOn(draft bool) {
	if s.list == nil || s.step != stepReview || s.busy() || s.nameless || s.list.Sound() == 0 || len(s.list.Unawarded()) > 0 {
		return
	}
	s.stop()
	s.unsay()
	s.draft = draft
	s.set(s.waiting("importing.confirm.comparing"))
	list, conf := s.list, s.sh.Conference()
	var c *intake.Comparison
	s.under = true
	s.reading = s.sh.Load(func(ctx context.Context) (err error) {
		c, err = intake.Compare(ctx, s.d.Records, conf, list)
		return err
	}, func(err error) {
		s.under = false
		if err != nil {
			s.step = stepReview
			s.sh.Fail(err)
			s.show()
			return
		}
		s.plan, s.step = newPlan(s, c), stepConfirm
		s.show()
	})
}

// seeRow goes back to the sheet, to one of its rows.
func (s *Screen) seeRow(row int) {
	if s.list == nil || s.saving {
		return
	}
	s.step = stepReview
	s.show()
	s.review.view.jump(row)
}
