package rounds

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"

	"vinhdanh/app/jobs/ceremony"
	"vinhdanh/app/screen"
	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
	"vinhdanh/data"
	"vinhdanh/data/agenda"
	"vinhdanh/data/stage"
)

// Refresh is part of screen.Screen.
func (s *Screen) Refresh() {
	if len(s.tasks) > 0 {
		return // it is read once all is written
	}
	if s.loading != nil {
		s.loading()
		s.loading = nil
	}
	conf, meeting, edition := s.sh.Conference(), s.sh.Meeting().ID, s.edition
	var now ceremony.Stage
	var p *ceremony.Programme
	var here map[data.ID]data.OnStage
	var seen int64
	over := false
	cancel := s.sh.Load(func(ctx context.Context) (err error) {
		if seen, err = s.d.Records.CeremonyRevision(ctx, conf.ID); err != nil {
			return err
		}
		if now, err = ceremony.LoadRounds(ctx, s.d.Records, conf.ID); err != nil {
			return err
		}
		if p, err = ceremony.Load(ctx, s.d.Records, conf, meeting); err != nil || meeting == "" {
			return err
		}
		here, err = s.d.Records.StagePresence(ctx, conf.ID, meeting)
		return err
	}, func(err error) {
		over, s.loading = true, nil
		switch {
		case err != nil:
			s.show(widget.Centered(widget.Fixed(520, 0, widget.NewErrorCard(s.sh.T("rounds.failed"), s.sh.Say(err),
				widget.NewSmall(s.sh.T("rounds.again"), icons.Refresh, s.Refresh)))))
		case edition == s.edition:
			s.seen = seen
			s.stage, s.conflicts, s.here = now, ofRounds(p.Conflicts), here
			s.items = slices.DeleteFunc(slices.Clone(p.All), func(a data.AgendaItem) bool { return a.Kind != data.ItemAwards })
			s.arrived()
		}
	})
	if !over {
		s.loading = cancel
	}
}

// poll looks whether others have changed anything.
func (s *Screen) poll() {
	if s.loading != nil || len(s.tasks) > 0 || !s.read {
		return
	}
	conf, was := s.sh.Conference().ID, s.seen
	over := false
	var now int64
	cancel := s.sh.Load(func(ctx context.Context) (err error) {
		now, err = s.d.Records.CeremonyRevision(ctx, conf)
		return err
	}, func(err error) {
		over, s.loading = true, nil
		if err == nil && now != was {
			s.Refresh()
		}
	})
	if !over {
		s.loading = cancel
	}
}

// ofRounds keeps what concerns a round, and what somebody has not set aside.
func ofRounds(all []agenda.Conflict) (list []agenda.Conflict) {
	for _, c := range all {
		if c.Round != "" && !c.Ignored {
			list = append(list, c)
		}
	}
	return list
}

// arrange makes groups and words anew from what was read and what was done.
func (s *Screen) arrange() {
	s.stage.Rounds = stage.Arrange(s.stage.Source)
	s.stage.Doubles = stage.Twice(s.stage.Rounds)
	for i := range s.stage.Rounds {
		r := &s.stage.Rounds[i]
		s.stage.Minutes[r.ID] = stage.Minutes(r, s.stage.Settings)
	}
}

// arrived shows what was read.
func (s *Screen) arrived() {
	s.read = true
	s.words = stage.NewWords(s.sh.Catalogue(), s.plan())
	s.reveal()
	s.fill()
	if s.begin {
		s.begin = false
		s.addRound()
	}
}

func (s *Screen) plan() *stage.Plan {
	return &stage.Plan{Conference: s.sh.Conference(), Meeting: s.sh.Meeting(), Zone: s.sh.Now().Location(), Rounds: s.stage.Rounds, Settings: s.stage.Settings}
}

// reveal chooses what was asked for: a round, the first of an item, or a
// recipient in his round.
func (s *Screen) reveal() {
	want := s.want
	s.want = ""
	for i := range s.stage.Rounds {
		r := &s.stage.Rounds[i]
		if want != "" && (r.ID == want || r.Item == want) {
			s.chosen = r.ID
			return
		}
		for one := range r.Everybody() {
			if want != "" && one.ID == want {
				s.chosen, s.round.who = r.ID, one.ID
				return
			}
		}
	}
	for i := range s.stage.Source.Citations {
		if c := &s.stage.Source.Citations[i]; want != "" && c.ID == want && c.Round == "" {
			s.chosen = unplaced
			return
		}
	}
	if s.at() == nil && (s.chosen != unplaced || s.none() == 0) {
		s.chosen = ""
		if len(s.stage.Rounds) > 0 {
			s.chosen = s.stage.Rounds[0].ID
		} else if s.none() > 0 {
			s.chosen = unplaced
		}
	}
}

// at gives the chosen round; nil if none is.
func (s *Screen) at() *stage.Round { return s.find1(s.chosen) }

func (s *Screen) find1(id data.ID) *stage.Round {
	for i := range s.stage.Rounds {
		if s.stage.Rounds[i].ID == id {
			return &s.stage.Rounds[i]
		}
	}
	return nil
}

// none counts the citations that are in no round.
func (s *Screen) none() (n int) {
	for i := range s.stage.Source.Citations {
		if c := &s.stage.Source.Citations[i]; c.Round == "" && c.Certificate.State != data.StateWithdrawn {
			n++
		}
	}
	return n
}

// fill shows everything as it is now.
func (s *Screen) fill() {
	t := s.sh.T
	people, open, minutes := 0, 0, 0.0
	for i := range s.stage.Rounds {
		r := &s.stage.Rounds[i]
		n := r.Count().Total
		people += n
		if n > 0 && r.Locked.IsZero() {
			open++
		}
		minutes += s.stage.Minutes[r.ID].Minutes()
	}
	s.head.SetSecond("")
	if len(s.stage.Rounds) > 0 {
		s.head.SetSecond(t("rounds.sum", "rounds", len(s.stage.Rounds), "n", people, "minutes", int(minutes+0.5)))
	}
	s.lock.SetDisabled(open == 0)
	if len(s.stage.Rounds) == 0 && s.none() == 0 {
		s.show(s.empty())
		return
	}
	s.list.fill()
	var middle fyne.CanvasObject
	if r := s.at(); r != nil {
		s.round.fill(r)
		s.pane.fill(r)
		middle = s.round.object
	} else {
		s.rest.fill()
		middle = s.rest.object
	}
	s.pane.setVisible(s.at() != nil)
	if len(s.main.Objects) != 1 || s.main.Objects[0] != middle {
		s.main.Objects = []fyne.CanvasObject{middle}
		s.main.Refresh()
	}
	s.show(s.full)
}

func (s *Screen) show(o fyne.CanvasObject) {
	if len(s.body.Objects) != 1 || s.body.Objects[0] != o {
		s.body.Objects = []fyne.CanvasObject{o}
		s.body.Refresh()
	}
}

// empty says that nobody is awarded yet, and where to begin.
func (s *Screen) empty() fyne.CanvasObject {
	t := s.sh.T
	return widget.Pad(0, widget.PageMargin, widget.PageMargin, widget.PageMargin, widget.NewSurface(widget.NewEmptyState(icons.Award, t("rounds.empty"), t("rounds.empty.text"),
		widget.NewFilled(t("rounds.empty.import"), icons.Import, func() { s.sh.Open(screen.Import, screen.Filter{Kind: "recipients"}) }),
		widget.NewButton(t("rounds.empty.awards"), icons.Award, func() { s.sh.Open(screen.Awards, screen.Filter{Section: "citations"}) }),
		widget.NewButton(t("rounds.add"), icons.Add, s.addRound))))
}
