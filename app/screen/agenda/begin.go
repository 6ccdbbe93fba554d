package agenda

import (
	"context"

	"fyne.io/fyne/v2"

	"vinhdanh/app/jobs/ceremony"
	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
	"vinhdanh/data"
	"vinhdanh/data/stage"
)

// askBegin begins the meeting, or a rehearsal of it.
func (s *Screen) askBegin(rehearsal bool) {
	if s.p == nil || len(s.p.Items) == 0 || s.led != nil || !s.settle() {
		return
	}
	t := s.sh.T
	q := widget.Question{Title: t("agenda.screen.begin.title", "name", s.p.Meeting.Name), Text: t("agenda.screen.begin.text"),
		Verb: t("agenda.screen.begin"), Cancel: t("common.cancel"), Do: func() bool { s.begins(false, false); return true }}
	if day := s.p.Meeting.Date; day.Full() && day != data.DateOf(s.sh.Now()) {
		q.Text = t("agenda.screen.begin.day", "day", day.String()) + " " + q.Text
	}
	if rehearsal {
		q.Title, q.Text, q.Verb = t("agenda.screen.rehearse.title", "name", s.p.Meeting.Name), t("agenda.screen.rehearse.text"), t("agenda.screen.rehearse.begin")
		q.Do = func() bool { s.begins(true, false); return true }
	}
	widget.Ask(s.sh.Window(), q)
}

// begins writes that the meeting has begun, and its first item with it.
func (s *Screen) begins(rehearsal, lock bool) {
	conf, meeting := s.sh.Conference().ID, s.meeting
	var c *ceremony.Conductor
	s.sh.Load(func(ctx context.Context) error {
		if lock {
			if _, err := ceremony.LockStage(ctx, s.d.Records, conf); err != nil {
				return err
			}
		}
		run, err := ceremony.BeginLive(ctx, s.d.Records, conf, meeting, rehearsal, s.liveOptions())
		if err != nil {
			return err
		}
		if c, err = ceremony.Conduct(ctx, s.d.Records, run.ID, s.liveOptions()); err != nil {
			return err
		}
		return c.Next(ctx)
	}, func(err error) {
		if data.CodeOf(err) == "stage-unlocked" {
			t := s.sh.T
			widget.Ask(s.sh.Window(), widget.Question{Title: t("agenda.screen.lock.title"), Text: s.sh.Say(err), Verb: t("agenda.screen.lock"),
				Cancel: t("common.cancel"), Do: func() bool { s.begins(rehearsal, true); return true }})
			return
		}
		if err != nil {
			s.sh.Fail(err)
			if c == nil {
				s.Refresh()
				return
			}
		}
		s.sh.Conducting(c)
		s.asked, s.mode = true, leading
		s.follow(c)
		s.closePane()
		s.arrange()
		s.check()
		s.sh.Changed()
	})
}

// askEnd ends the meeting, or the rehearsal.
func (s *Screen) askEnd() {
	if s.led == nil {
		return
	}
	t, led := s.sh.T, s.led
	rehearsal := s.state.Run.Rehearsal
	left := 0
	for i := range s.state.Items {
		if s.state.Items[i].Phase == stage.Ahead {
			left++
		}
	}
	title, text := t("agenda.screen.finish.title", "name", s.p.Meeting.Name), t("agenda.screen.finish.text")
	if left > 0 {
		text = t("agenda.screen.finish.left", "n", left) + " " + text
	}
	if rehearsal {
		title, text = t("agenda.screen.finish.rehearsal"), t("agenda.screen.finish.rehearsal.text")
	}
	widget.Ask(s.sh.Window(), widget.Question{Title: title, Text: text, Verb: t("agenda.screen.finish"), Cancel: t("common.cancel"), Loses: true,
		Do: func() bool {
			s.sh.Load(func(ctx context.Context) error { return led.End(ctx) }, func(err error) {
				if err != nil {
					s.sh.Fail(err)
					s.catchUp()
					return
				}
				s.follow(nil)
				if !rehearsal {
					s.over = led
				}
				s.closePane()
				s.sh.Notify(t("agenda.screen.finished"), nil)
				s.sh.Changed()
				s.Refresh()
				if rehearsal {
					s.offerMeasured(led.State().Run.ID)
				}
			})
			return true
		}})
}

// showMeasured offers the times of the run that ended last, a rehearsal before others.
func (s *Screen) showMeasured() {
	conf, meeting := s.sh.Conference().ID, s.meeting
	var found data.ID
	s.sh.Load(func(ctx context.Context) error {
		runs, err := s.d.Records.Runs(ctx, conf)
		for _, r := range runs {
			if r.Meeting == meeting && !r.Ended.IsZero() && found == "" {
				found = r.ID
			}
		}
		return err
	}, func(err error) {
		switch {
		case err != nil:
			s.sh.Fail(err)
		case found == "":
			s.sh.Remark(s.sh.T("agenda.screen.measured.none"))
		default:
			s.offerMeasured(found)
		}
	})
}

// offerMeasured offers the times that items took as their new durations.
func (s *Screen) offerMeasured(run data.ID) {
	t, conf := s.sh.T, s.sh.Conference().ID
	var list []ceremony.Measure
	s.sh.Load(func(ctx context.Context) (err error) {
		list, err = ceremony.Measured(ctx, s.d.Records, run, s.liveOptions())
		return err
	}, func(err error) {
		switch {
		case err != nil:
			s.sh.Fail(err)
			return
		case len(list) == 0:
			s.sh.Remark(t("agenda.screen.measured.same"))
			return
		}
		taken := make([]bool, len(list))
		var lines []fyne.CanvasObject
		for i, m := range list {
			taken[i] = true
			words := t("agenda.screen.measured.line", "n", m.Item.Ordinal, "title", m.Item.Title, "was", m.Planned, "now", m.Measured)
			lines = append(lines, widget.NewCheck(words, true, func(on bool) { taken[i] = on }))
		}
		high := float32(0)
		if len(list) > 12 {
			high = 560
		}
		widget.Ask(s.sh.Window(), widget.Question{Title: t("agenda.screen.measured.title", "n", len(list)), Text: t("agenda.screen.measured.text"),
			Body: widget.Column(2, lines...), Verb: t("agenda.screen.measured.take"), Cancel: t("common.cancel"), Width: 640, Height: high,
			Do: func() bool {
				var chosen []ceremony.Measure
				var before []data.AgendaItem
				for i, m := range list {
					if taken[i] {
						chosen, before = append(chosen, m), append(before, m.Item)
					}
				}
				s.write(func(ctx context.Context) error { return ceremony.TakeMeasured(ctx, s.d.Records, conf, chosen) }, func() {
					s.done(t("agenda.screen.measured.taken", "n", len(chosen)), ceremony.Done{Undo: func(ctx context.Context) error {
						return s.d.Records.SaveAgenda(ctx, conf, before)
					}})
				})
				return true
			}})
	})
}

// fillExtra puts into the panel what belongs to the item's kind: award rounds, votes.
func (p *pane) fillExtra() {
	p.extra.Objects = nil
	defer func() {
		p.extra.Hidden = len(p.extra.Objects) == 0
		p.extra.Refresh()
	}()
	if p.s.p == nil || p.fresh || p.item.ID == "" {
		return
	}
	t, s := p.s.sh.T, p.s
	rounds := s.p.Of(p.item.ID)
	if p.item.Kind == data.ItemAwards || len(rounds) > 0 {
		people, need := 0, 0.0
		for _, r := range rounds {
			people += s.p.Slots[r.ID].People
			need += s.p.Slots[r.ID].Need
		}
		words := widget.NewSecond(t("agenda.screen.rounds.sum", "n", len(rounds), "people", people, "minutes", int(need+0.5)))
		words.Wrap = true
		p.extra.Add(widget.Row(8, widget.Grow(words), widget.NewSmall(t("agenda.screen.open.rounds"), icons.Award, func() { s.openRounds(p.item.ID) })))
	}
	mine := s.votesOf(p.item.ID)
	if p.item.Kind == data.ItemVote || len(mine) > 0 {
		for _, v := range mine {
			p.extra.Add(s.voteLine(v))
		}
		p.extra.Add(widget.Row(0, widget.NewSmall(t("agenda.screen.vote.new"), icons.Add, func() { s.newVote(p.item) })))
	}
}
