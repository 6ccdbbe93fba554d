package checkin

import (
	"context"

	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
)

// askClose ends a sitting, or opens it again.
func (s *Screen) askClose() {
	desk, m := s.desk, s.sitting()
	if desk == nil {
		return
	}
	closing := !m.Closed
	do := func() {
		s.sh.Load(func(ctx context.Context) error { return desk.Close(ctx, closing) }, func(err error) {
			if err != nil {
				s.sh.Fail(err)
				return
			}
			s.person = nil
			s.openDesk(m.ID)
			s.sh.Changed()
		})
	}
	if !closing {
		do()
		return
	}
	widget.Ask(s.sh.Window(), widget.Question{
		Title: s.sh.T("checkin.sitting.close", "name", m.Name),
		Text:  s.sh.T("checkin.sitting.close.text", "n", s.counts.Present, "of", s.counts.Expected),
		Verb:  s.sh.T("checkin.sitting.close.verb"), Cancel: s.sh.T("checkin.sitting.stay"),
		Loses: true, OnClose: s.focusScan,
		Do: func() bool { do(); return true },
	})
}

// showOver tells that nobody is admitted any more.
func (s *Screen) showOver() {
	s.plain(s.sh.T("checkin.over"), s.sh.T("checkin.over.name"), s.sh.T("checkin.over.text", "name", s.sitting().Name), icons.Lock)
}
