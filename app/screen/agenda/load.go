package agenda

import (
	"context"
	"slices"

	"vinhdanh/app/jobs/ceremony"
	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
	"vinhdanh/data"
	"vinhdanh/data/stage"
)

// picture is what is read for the place.
type picture struct {
	p     *ceremony.Programme
	words *stage.Words
	intro data.Introductions
	votes []ceremony.VoteRow
	led   *ceremony.Conductor
	over  *ceremony.Conductor
	days  []ceremony.Day
	dated error // why there is no countdown
}

// Refresh is part of screen.Screen.
func (s *Screen) Refresh() {
	if s.loading != nil {
		s.loading()
	}
	conf, meeting, want, led := s.sh.Conference(), s.meeting, s.want, s.led
	if c := s.sh.Conductor(); c != nil {
		led = c
	}
	usual, today := s.sh.Meeting().ID, data.DateOf(s.sh.Now())
	var got picture
	done := false
	cancel := s.sh.Load(func(ctx context.Context) (err error) {
		got, err = s.read(ctx, conf, meeting, want, usual, led, today)
		return err
	}, func(err error) {
		done, s.loading = true, nil
		if err != nil {
			s.show(widget.Centered(widget.Fixed(520, 0, widget.NewErrorCard(s.sh.T("agenda.error"), s.sh.Say(err),
				widget.NewSmall(s.sh.T("agenda.again"), icons.Refresh, s.Refresh)))))
			return
		}
		s.loaded(got)
	})
	if !done {
		s.loading = cancel
	}
}

func (s *Screen) read(ctx context.Context, conf data.Conference, meeting, want, usual data.ID, led *ceremony.Conductor, today data.Date) (got picture, err error) {
	r := s.d.Records
	all, err := r.Agenda(ctx, conf.ID)
	if err != nil {
		return got, err
	}
	meetings, err := r.Meetings(ctx, conf.ID)
	if err != nil {
		return got, err
	}
	if i := slices.IndexFunc(all, func(a data.AgendaItem) bool { return a.ID == want }); i >= 0 && want != "" {
		meeting = all[i].Meeting
	}
	if !slices.ContainsFunc(meetings, func(m data.Meeting) bool { return m.ID == meeting }) {
		meeting = busiest(meetings, all, usual)
	}
	if got.p, err = ceremony.Load(ctx, r, conf, meeting); err != nil {
		return got, err
	}
	if got.days, err = ceremony.Countdown(ctx, r, conf, today); err != nil {
		if data.CodeOf(err) != "countdown-no-date" {
			return got, err
		}
		got.dated = err
	}
	if got.votes, err = ceremony.Votes(ctx, r, conf.ID); err != nil {
		return got, err
	}
	if got.p.Meeting.ID == "" {
		return got, nil
	}
	if got.intro, err = r.Introductions(ctx, meeting); err != nil {
		return got, err
	}
	set := stage.Usual()
	if word, err := r.Setting(ctx, "ceremony.comrade"); err != nil {
		return got, err
	} else if word == "no" {
		set.Comrade = false
	}
	got.words = stage.NewWords(s.sh.Catalogue(), &stage.Plan{Conference: conf, Meeting: got.p.Meeting, Introductions: got.intro, Settings: set})
	if got.led, err = s.underWay(ctx, conf.ID, meeting, led); err == nil && got.led == nil {
		got.over, err = s.lastRun(ctx, conf.ID, meeting)
	}
	return got, err
}

// busiest gives the meeting to begin with: today's or the next one, unless it
// has nothing on its agenda and another has.
func busiest(meetings []data.Meeting, all []data.AgendaItem, usual data.ID) data.ID {
	n := map[data.ID]int{}
	for _, a := range all {
		n[a.Meeting]++
	}
	best := data.ID("")
	for _, m := range meetings {
		if m.ID == usual || best == "" || best != usual && n[best] == 0 && n[m.ID] > 0 {
			best = m.ID
		}
	}
	if n[best] == 0 {
		for _, m := range meetings {
			if n[m.ID] > 0 {
				return m.ID
			}
		}
	}
	return best
}

// loaded takes over what was read.
func (s *Screen) loaded(got picture) {
	first := s.p == nil
	s.p, s.words, s.intro, s.votes = got.p, got.words, got.intro, got.votes
	s.meeting = got.p.Meeting.ID
	s.days.set(got.days, got.dated)
	s.follow(got.led)
	s.over = got.over
	if first && !s.asked && s.led != nil {
		s.mode = leading
	}
	s.conflicts = s.ahead(s.p.Conflicts)
	names := make([]string, len(s.p.Meetings))
	at := -1
	for i, m := range s.p.Meetings {
		names[i] = m.Name
		if m.ID == s.meeting {
			at = i
		}
	}
	s.choice.SetOptions(names, at)
	s.arrange()
	switch {
	case s.begin:
		s.begin = false
		s.newItem(-1)
	case s.want != "":
		s.reveal(s.find(s.want))
	case s.wantAt >= 0:
		s.reveal(s.wantAt)
	case s.pane.fresh:
		s.pane.changed()
	case s.pane.item.ID != "":
		s.reveal(s.find(s.pane.item.ID))
	}
	s.want, s.wantAt = "", -1
	s.toNow()
	if s.led != nil {
		s.check()
	}
}

// find gives an item's place in the list, -1 if it is not there.
func (s *Screen) find(id data.ID) int {
	for i := range s.rows {
		if s.rows[i].now.ID == id && id != "" {
			return i
		}
	}
	return -1
}

func (s *Screen) openMeeting(id data.ID) {
	if id == s.meeting || !s.settle() {
		s.choice.SetOptions(s.choice.Options, slices.IndexFunc(s.p.Meetings, func(m data.Meeting) bool { return m.ID == s.meeting }))
		return
	}
	s.meeting, s.led, s.state, s.over = id, nil, nil, nil
	s.closePane()
	s.Refresh()
}
