package importing

import (
	"context"

	"vinhdanh/app/jobs/intake"
	"vinhdanh/data"
)

// save writes what was chosen, all of it or nothing. The strip below the page
// shows how far it is, and stops it.
func (s *Screen) save() {
	if s.saving || s.list == nil || s.plan == nil {
		return
	}
	s.saving = true
	stopped, halt := context.WithCancel(context.Background())
	s.halt = halt
	s.ended.Store(false)
	s.show()
	conf, list, c, who := s.sh.Conference(), s.list, s.plan.c, s.d.Who
	choice := intake.Choice{Remove: s.plan.removed(), Draft: s.draft}
	n := s.plan.size(partAdd) + s.plan.changed() + len(choice.Remove)
	var saved intake.Saved
	s.stale = false
	s.sh.Run(s.sh.T("importing.job", "n", n, "count", count(n)), func(ctx context.Context, progress func(done, total int)) (err error) {
		defer s.ended.Store(true)
		ctx, cancel := context.WithCancel(ctx)
		defer cancel()
		defer context.AfterFunc(stopped, cancel)()
		saved, err = intake.Save(ctx, s.d.Records, conf, list, c, choice, who, progress)
		s.stale = data.CodeOf(err) == "import-stale"
		return err
	}, func() {
		s.saved, s.step = saved, stepSaved
		s.settle()
		s.past.load(s)
	})
}

// settle lets go once saving has ended, well or not; Run tells only when it went well.
func (s *Screen) settle() {
	if !s.saving || !s.ended.Load() {
		return
	}
	s.saving = false
	if s.stale && s.step == stepConfirm { // somebody has changed in between what the page compares
		s.stale, s.step = false, stepReview
		s.goOn(s.draft)
		return
	}
	s.show()
}
