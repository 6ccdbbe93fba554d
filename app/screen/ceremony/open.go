package ceremony

import (
	"context"
	"slices"
	"strings"

	"vinhdanh/app/jobs/ceremony"
	"vinhdanh/app/widget"
	"vinhdanh/data"
	"vinhdanh/data/stage"
)

// open takes up the run that this window leads, else one whose log has not
// ended: it goes on where it was. Where there is none, one may be begun.
func (s *Screen) open() {
	if s.opening {
		return
	}
	if c := s.sh.Conductor(); c != nil && c.State() != nil && c.State().Run.Conference == s.sh.Conference().ID && (s.c == c || !c.State().Ended) {
		taken := s.c != c
		if s.lead(c); taken && s.state != nil && s.state.Group() != nil { // by the programme, after a power cut
			s.sayResumed()
		}
		return
	}
	if s.c != nil && s.state != nil && !s.state.Ended {
		s.lead(s.c)
		return
	}
	s.opening = true
	conf, today := s.sh.Conference().ID, data.DateOf(s.sh.Now())
	var c *ceremony.Conductor
	var st start
	s.sh.Load(func(ctx context.Context) (err error) {
		runs, err := s.d.Records.Runs(ctx, conf)
		if err != nil {
			return err
		}
		items, err := s.d.Records.Agenda(ctx, conf)
		if err != nil {
			return err
		}
		if run, ok := underWay(runs, meetingOf(items, s.item)); ok {
			c, err = ceremony.Conduct(ctx, s.d.Records, run.ID, s.options())
			return err
		}
		st, err = readStart(ctx, s.d.Records, conf, s.start.meeting, today, items, runs, s.item, s.options())
		return err
	}, func(err error) {
		s.opening = false
		switch {
		case err != nil:
			s.showUnread(err)
		case c != nil:
			s.lead(c)
			s.sayResumed()
		default:
			s.showStart(st)
		}
	})
}

// sayResumed tells where a run goes on that this place had not led before.
func (s *Screen) sayResumed() {
	st := s.state
	at := s.hour(st.LastAt())
	r, g := st.Round(), st.Group()
	if r == nil || g == nil {
		s.say(s.t("live.resumed", "at", at), widget.Info)
		return
	}
	place := []string{s.t("live.of.round", "n", r.Number)}
	if all := ownGroups(r); all > 1 && !g.Additional() {
		place = append(place, strings.ToLower(s.t("live.lap", "n", g.Group, "all", all)))
	}
	if step := st.Step(); step != nil {
		place = append(place, "“"+s.words.Step(*step)+"”")
	}
	s.say(s.t("live.resumed.place", "place", strings.Join(place, ", "), "at", at), widget.Info)
}

func meetingOf(items []data.AgendaItem, item data.ID) data.ID {
	for _, it := range items {
		if it.ID == item {
			return it.Meeting
		}
	}
	return ""
}

// underWay finds a run that has not ended, of a meeting if one is named: a real
// one before a rehearsal, the newest first.
func underWay(runs []data.Run, meeting data.ID) (run data.Run, found bool) {
	for _, r := range runs {
		if !r.Ended.IsZero() || meeting != "" && r.Meeting != meeting {
			continue
		}
		if !found || run.Rehearsal && !r.Rehearsal || run.Rehearsal == r.Rehearsal && r.Began.After(run.Began) {
			run, found = r, true
		}
	}
	return run, found
}

// lead shows a run, and tells the shell that it is led here.
func (s *Screen) lead(c *ceremony.Conductor) {
	if s.c != c {
		s.c, s.state, s.look = c, nil, stage.Spot{}
		s.quiet()
	}
	if s.sh.Conductor() != c {
		s.sh.Conducting(c)
	}
	s.mine = c.State().Last
	s.show(pageLive)
	s.follow()
	s.poll()
}

// begin begins a run, or a rehearsal, with the award rounds of a meeting.
func (s *Screen) begin(rehearsal bool) {
	if s.opening {
		return
	}
	s.opening = true
	conf, meeting := s.sh.Conference().ID, s.start.meeting
	var c *ceremony.Conductor
	s.sh.Load(func(ctx context.Context) error {
		run, err := ceremony.BeginLive(ctx, s.d.Records, conf, meeting, rehearsal, s.options())
		if err != nil {
			return err
		}
		if c, err = ceremony.Conduct(ctx, s.d.Records, run.ID, s.options()); err != nil {
			return err
		}
		return c.Do(ctx, beginAwards)
	}, func(err error) {
		s.opening = false
		if c == nil || c.State() == nil {
			s.sh.Fail(err)
			s.open()
			return
		}
		s.lead(c)
		if err != nil {
			s.failed(err, nil)
		}
		s.sh.Changed()
	})
}

// beginAwards begins the first item with award rounds that is still to come.
func beginAwards(now *stage.State) (data.RunLine, error) {
	i := slices.IndexFunc(now.Items, func(it stage.ItemState) bool { return len(it.Rounds) > 0 && it.Phase == stage.Ahead })
	if i < 0 {
		return now.Next()
	}
	return now.Begin(now.Items[i].ID)
}

// lock locks the places of all rounds of the conference that are not yet.
func (s *Screen) lock() {
	if s.opening {
		return
	}
	s.opening = true
	conf := s.sh.Conference().ID
	n := 0
	s.sh.Load(func(ctx context.Context) (err error) {
		n, err = ceremony.LockStage(ctx, s.d.Records, conf)
		return err
	}, func(err error) {
		s.opening = false
		if err != nil {
			s.sh.Fail(err)
		} else {
			s.sh.Notify(s.t("live.locked", "n", n), nil)
		}
		s.sh.Changed()
	})
}

// askFinish ends a rehearsal before its end.
func (s *Screen) askFinish() {
	widget.Ask(s.sh.Window(), widget.Question{Title: s.t("live.finish.ask"), Text: s.t("live.finish.text"), Verb: s.t("live.finish.rehearsal"),
		Cancel: s.t("common.cancel"), Do: func() bool { s.finish(); return true }, OnClose: s.hold})
}
