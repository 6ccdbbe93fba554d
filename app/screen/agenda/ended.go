package agenda

import (
	"context"
	"slices"
	"time"

	"vinhdanh/app/jobs/ceremony"
	"vinhdanh/app/widget"
	"vinhdanh/data"
)

// lastRun takes up the newest run of a meeting that has ended, to tell of it;
// nil where it was never held. A rehearsal is none.
func (s *Screen) lastRun(ctx context.Context, conf, meeting data.ID) (*ceremony.Conductor, error) {
	runs, err := s.d.Records.Runs(ctx, conf) // the newest first
	if err != nil {
		return nil, err
	}
	i := slices.IndexFunc(runs, func(r data.Run) bool { return r.Meeting == meeting && !r.Rehearsal && !r.Ended.IsZero() })
	if i < 0 {
		return nil, nil
	}
	return ceremony.Conduct(ctx, s.d.Records, runs[i].ID, s.liveOptions())
}

// endedAt tells when the meeting ended, with the day unless that is today.
func (s *Screen) endedAt() (at time.Time, words string) {
	now := s.sh.Now()
	at = s.over.State().LastAt().In(now.Location())
	if words = at.Format("15:04"); data.DateOf(at) != data.DateOf(now) {
		words += ", " + data.DateOf(at).String()
	}
	return at, words
}

// overWords says that the meeting has ended: when, and against the plan.
func (b *liveBar) overWords() {
	s, t := b.s, b.s.sh.T
	at, words := s.endedAt()
	b.label.SetText(t("agenda.screen.ended", "at", words))
	b.title.SetText(s.p.Meeting.Name)
	b.end.SetText(at.Format("15:04"))
	planned := s.over.State().Clock(at).PlannedEnd
	if planned.IsZero() || at.Sub(planned).Abs() >= otherDay {
		b.drift.Color = widget.ColorText2
		b.drift.SetText("—")
		b.planned.SetText("")
		return
	}
	b.driftWords(time.Duration(minutesBetween(planned, at)) * time.Minute)
	b.planned.SetText(t("agenda.screen.planned", "at", planned.In(at.Location()).Format("15:04")))
}

// takeEndBack lets a meeting that was ended go on where it was.
func (s *Screen) takeEndBack() {
	over := s.over
	if over == nil || s.led != nil {
		return
	}
	var c *ceremony.Conductor
	s.sh.Load(func(ctx context.Context) (err error) {
		if err = over.Undo(ctx); err == nil {
			c, err = ceremony.Conduct(ctx, s.d.Records, over.State().Run.ID, s.liveOptions())
		}
		return err
	}, func(err error) {
		if err != nil {
			s.sh.Fail(err)
			s.Refresh()
			return
		}
		s.sh.Conducting(c)
		s.follow(c)
		s.arrange()
		s.check()
		s.sh.Notify(s.sh.T("agenda.screen.ended.taken"), nil)
		s.sh.Changed()
	})
}

// askAnew begins another run of a meeting that has ended.
func (s *Screen) askAnew() {
	if s.over == nil || s.led != nil || !s.settle() {
		return
	}
	t := s.sh.T
	_, at := s.endedAt()
	widget.Ask(s.sh.Window(), widget.Question{Title: t("agenda.screen.ended.anew.title", "name", s.p.Meeting.Name),
		Text: t("agenda.screen.ended.anew.text", "at", at), Verb: t("agenda.screen.ended.anew.begin"), Cancel: t("common.cancel"), Loses: true,
		Do: func() bool { s.begins(false, false); return true }})
}
