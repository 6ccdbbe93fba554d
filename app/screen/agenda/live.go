package agenda

import (
	"context"
	"slices"
	"time"

	"vinhdanh/app/jobs/ceremony"
	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
	"vinhdanh/data"
	programme "vinhdanh/data/agenda"
	"vinhdanh/data/stage"
)

func (s *Screen) liveOptions() ceremony.LiveOptions {
	return ceremony.LiveOptions{Zone: s.sh.Now().Location(), Now: s.sh.Now, Who: s.d.Who}
}

// underWay finds the run of a meeting that has not ended, and takes it up where
// its log says that it stands.
func (s *Screen) underWay(ctx context.Context, conf, meeting data.ID, led *ceremony.Conductor) (*ceremony.Conductor, error) {
	if led != nil {
		if run := led.State().Run; run.Conference == conf && run.Meeting == meeting && run.Ended.IsZero() && !led.State().Ended {
			_, err := led.Poll(ctx)
			return led, err
		}
	}
	for _, rehearsal := range []bool{false, true} {
		run, ok, err := ceremony.UnderWay(ctx, s.d.Records, conf, meeting, rehearsal)
		if err != nil {
			return nil, err
		}
		if ok {
			return ceremony.Conduct(ctx, s.d.Records, run.ID, s.liveOptions())
		}
	}
	return nil, nil
}

// follow takes up a run, or leaves it.
func (s *Screen) follow(c *ceremony.Conductor) {
	was := s.led
	s.led, s.state = c, nil
	if c != nil {
		s.over = nil
		s.state = c.State()
		if s.sh.Conductor() != c && (s.sh.Conductor() == nil || was == s.sh.Conductor()) {
			s.sh.Conducting(c)
		}
		return
	}
	if was != nil && s.sh.Conductor() == was {
		s.sh.Conducting(nil)
	}
}

// tick brings the clocks up to date, and looks whether another machine has gone on.
func (s *Screen) tick() {
	if s.led == nil || s.p == nil {
		return
	}
	s.catchUp()
	if s.polling || s.loading != nil {
		return
	}
	s.polling = true
	led := s.led
	s.sh.Load(func(ctx context.Context) error {
		_, err := led.Poll(ctx)
		return err
	}, func(err error) {
		s.polling = false
		if err == nil && s.led == led { // the next look will tell of a fault that stays
			s.catchUp()
		}
	})
}

// catchUp shows how the run stands now.
func (s *Screen) catchUp() {
	state, now := s.led.State(), s.sh.Now().Truncate(time.Minute)
	moved := state != s.state
	was := s.state
	if state.Ended && moved {
		s.state = state
		s.Refresh()
		return
	}
	s.state = state
	if s.mode != leading || s.days.open {
		return
	}
	if !moved && now.Equal(s.minute) {
		s.bar.tick()
		return
	}
	s.minute = now
	if moved && s.pane.open() && !s.pane.fresh && !s.pane.dirty() {
		if i := s.find(s.pane.item.ID); i >= 0 {
			s.pane.show(i)
		}
	}
	s.recount()
	s.bar.refresh()
	s.check()
	if was == nil || was.Here.Item != state.Here.Item {
		s.toNow()
	}
}

// toNow brings the item where the meeting stands into sight, the next one with it.
func (s *Screen) toNow() {
	if s.mode != leading || s.state == nil || s.state.Item() == nil || s.pane.open() {
		return
	}
	if i := s.find(s.state.Item().ID); i >= 0 {
		s.table.ScrollTo(min(i+1, s.count()-1))
		s.table.ScrollTo(i)
	}
}

// thoughtState is the run with other minutes for some items; nothing is written.
func (s *Screen) thoughtState(minutes map[data.ID]int) *stage.State {
	c := *s.state
	c.Items = append([]stage.ItemState{}, s.state.Items...)
	for i := range c.Items {
		if n, ok := minutes[c.Items[i].ID]; ok {
			c.Items[i].Length = time.Duration(n) * time.Minute
		}
	}
	return &c
}

// newMinutes are the minutes that the change in the panel gives to items of the run.
func (p *pane) newMinutes(a data.AgendaItem) map[data.ID]int {
	was := p.minutesOf(p.item)
	if a.Minutes == was {
		return nil
	}
	list := map[data.ID]int{a.ID: a.Minutes}
	if how := p.chosen(); how.Way == programme.Absorb {
		giver := timed(p.s.p.Items, how.Item)
		list[how.Item] = max(0, p.minutesOf(giver.AgendaItem)-(a.Minutes-was))
	}
	return list
}

// thinkLive tells what other minutes do to the meeting under way.
func (p *pane) thinkLive(a data.AgendaItem) {
	s, t := p.s, p.s.sh.T
	list := p.newMinutes(a)
	if len(list) == 0 {
		return
	}
	now := s.sh.Now()
	was, then := s.state.Clock(now), s.thoughtState(list).Clock(now)
	moved := 0
	for i := range was.Items {
		if s.state.Items[i].Phase == stage.Ahead && !was.Items[i].From.Equal(then.Items[i].From) {
			moved++
		}
	}
	by := a.Minutes - p.minutesOf(p.item)
	if how := p.chosen(); how.Way == programme.Absorb {
		p.effectOne.Text = t("agenda.screen.effect.absorb", "by", signed(by), "item", s.find(how.Item)+1, "n", by)
	} else {
		p.effectOne.Text = t("agenda.effect.shift", "by", signed(by), "n", moved)
	}
	words := ""
	if late := int(was.Drift.Minutes()); was.Known && late > 0 && moved > 0 {
		words = t("agenda.screen.effect.drift", "late", late, "all", signed(int(then.End.Sub(was.PlannedEnd).Minutes())))
	}
	zone := now.Location()
	if from, to := was.End.In(zone).Format("15:04"), then.End.In(zone).Format("15:04"); from != to {
		words = joined(" ", words, t("agenda.effect.end", "from", from, "to", to))
	} else {
		words = joined(" ", words, t("agenda.screen.effect.end.same", "at", to))
	}
	p.effectTo.Text = words
}

// settleLive keeps what was typed while a meeting is led: other minutes go into
// the run's log, all else into the programme.
func (s *Screen) settleLive(a data.AgendaItem) {
	p, led := s.pane, s.led
	list := p.newMinutes(a)
	was := p.item
	kept := a
	kept.Minutes = was.Minutes
	o := programme.Replace(s.own(), kept, programme.How{Way: programme.Overlap})
	conf := s.sh.Conference().ID
	order := []data.ID{}
	for id := range list {
		if id != a.ID {
			order = append(order, id)
		}
	}
	if _, ok := list[a.ID]; ok {
		order = append(order, a.ID)
	}
	p.item = kept
	var done ceremony.Done
	var lines []int64
	s.write(func(ctx context.Context) (err error) {
		if len(o.Changed) > 0 {
			if done, err = ceremony.Apply(ctx, s.d.Records, conf, o); err != nil {
				return err
			}
		}
		for _, id := range order {
			if err := led.Do(ctx, func(now *stage.State) (data.RunLine, error) { return now.Duration(id, list[id]) }); err != nil {
				return err
			}
			lines = append(lines, led.State().Last)
		}
		if done.Undo != nil { // the run goes by what is on the programme now
			_, err = led.Poll(ctx)
		}
		return err
	}, func() {
		s.done(s.sh.T("agenda.saved", "title", a.Title), ceremony.Done{Undo: func(ctx context.Context) error {
			if done.Undo != nil {
				if err := done.Undo(ctx); err != nil {
					return err
				}
			}
			return takeBack(ctx, led, lines...)
		}})
	})
}

// takeBack takes lines of a run back, the last first, unless somebody else has
// written since.
func takeBack(ctx context.Context, led *ceremony.Conductor, lines ...int64) error {
	for _, line := range slices.Backward(lines) {
		if err := led.Do(ctx, func(now *stage.State) (data.RunLine, error) {
			l, err := now.Undo()
			if err == nil && l.Undoes != line {
				err = data.Fail("run-overtaken")
			}
			return l, err
		}); err != nil {
			return err
		}
	}
	return nil
}

// act writes a line of the run, and can take it back.
func (s *Screen) act(words string, do func(ctx context.Context, c *ceremony.Conductor) error) {
	led := s.led
	if led == nil {
		return
	}
	s.sh.Load(func(ctx context.Context) error { return do(ctx, led) }, func(err error) {
		if err != nil {
			s.sh.Fail(err)
		} else if words != "" {
			line := led.State().Last
			s.done(words, ceremony.Done{Undo: func(ctx context.Context) error { return takeBack(ctx, led, line) }})
		}
		if s.led == led {
			s.catchUp()
		}
	})
}

// liveMenu is what can be done with an item of a meeting under way.
func (s *Screen) liveMenu(id data.ID) (items []widget.MenuItem) {
	t := s.sh.T
	for i := range s.state.Items {
		it := &s.state.Items[i]
		if it.ID != id {
			continue
		}
		if it.Phase != stage.Now {
			items = append(items, widget.MenuItem{Text: t("agenda.screen.item.begin"), Icon: icons.Play, Do: func() { s.beginItem(id) }})
		}
		if !it.Phase.Over() {
			items = append(items, widget.MenuItem{Text: t("agenda.screen.item.skip"), Icon: icons.SkipNext, Do: func() { s.skipItem(id) }})
		}
	}
	return items
}

func (s *Screen) skipItem(id data.ID) {
	title := timed(s.p.Items, id).Title
	s.act(s.sh.T("agenda.screen.item.skipped", "title", title), func(ctx context.Context, c *ceremony.Conductor) error {
		return c.Do(ctx, func(now *stage.State) (data.RunLine, error) { return now.SkipItem(id) })
	})
}

// ahead leaves out of conflicts what a meeting under way has behind it; in what
// is held one after the other nothing overlaps.
func (s *Screen) ahead(list []programme.Conflict) []programme.Conflict {
	if s.mode != leading || s.state == nil || s.state.Ended {
		return list
	}
	over := map[data.ID]bool{}
	for i := range s.state.Items {
		over[s.state.Items[i].ID] = s.state.Items[i].Phase.Over()
	}
	return slices.DeleteFunc(slices.Clone(list), func(c programme.Conflict) bool { return c.Code == "overlap" || over[c.Item] })
}

// expected gives when items are to begin now, in minutes of the meeting's day;
// nil where no meeting is led.
func (s *Screen) expected() map[data.ID]int {
	if s.mode != leading || s.state == nil || s.state.Ended {
		return nil
	}
	now := s.sh.Now()
	st := s.state
	if a, ok := s.pane.typed(false); ok && s.pane.open() && !s.pane.fresh {
		if list := s.pane.newMinutes(a); len(list) > 0 {
			st = s.thoughtState(list)
		}
	}
	clock := st.Clock(now)
	at := map[data.ID]int{}
	for i, e := range clock.Items {
		it := &st.Items[i]
		if it.From < 0 || e.From.IsZero() || e.PlannedFrom.IsZero() || it.ID == "" || e.From.Sub(e.PlannedFrom).Abs() >= otherDay {
			continue
		}
		at[it.ID] = it.From + int(e.From.Sub(e.PlannedFrom).Minutes())
	}
	return at
}

// liveRows puts into the rows how the meeting goes.
func (s *Screen) liveRows(rows []row) {
	now := s.sh.Now()
	zone := now.Location()
	clock := s.state.Clock(now)
	then := clock
	list := map[data.ID]int{}
	if a, ok := s.pane.typed(false); ok && s.pane.open() && !s.pane.fresh {
		if list = s.pane.newMinutes(a); len(list) > 0 {
			then = s.thoughtState(list).Clock(now)
		}
	}
	at := map[data.ID]int{}
	for i := range s.state.Items {
		at[s.state.Items[i].ID] = i
	}
	for k := range rows {
		r := &rows[k]
		i, ok := at[r.now.ID]
		if !ok || r.fresh {
			continue
		}
		it, e := &s.state.Items[i], clock.Items[i]
		r.live, r.phase = true, it.Phase
		r.minutes = s.pane.minutesOf(r.now.AgendaItem)
		r.would = r.minutes
		if n, ok := list[it.ID]; ok {
			r.would = n
		}
		if !e.From.IsZero() {
			r.from = e.From.In(zone)
		}
		if len(list) > 0 && !then.Items[i].From.IsZero() {
			r.thought = then.Items[i].From.In(zone)
		}
		r.noReckon = e.PlannedFrom.IsZero()
		if !r.noReckon && !e.From.IsZero() {
			r.drift = minutesBetween(e.PlannedFrom, e.From)
			r.noReckon = e.From.Sub(e.PlannedFrom).Abs() >= otherDay
		}
	}
}

// minutesBetween counts as clocks without seconds do.
func minutesBetween(a, b time.Time) int {
	return int(b.Truncate(time.Minute).Sub(a.Truncate(time.Minute)).Minutes())
}

// liveEnd gives when all is expected to be over: as things stand, with the
// change that is thought of, and how late that is.
func (s *Screen) liveEnd() (was, now string, by int) {
	at := s.sh.Now()
	clock := s.state.Clock(at)
	then := clock
	if a, ok := s.pane.typed(false); ok && s.pane.open() && !s.pane.fresh {
		if list := s.pane.newMinutes(a); len(list) > 0 {
			then = s.thoughtState(list).Clock(at)
		}
	}
	if clock.End.IsZero() {
		return "", "—", 0
	}
	if !clock.PlannedEnd.IsZero() && clock.End.Sub(clock.PlannedEnd).Abs() < otherDay {
		by = minutesBetween(clock.PlannedEnd, then.End)
	}
	zone := at.Location()
	return clock.End.In(zone).Format("15:04"), then.End.In(zone).Format("15:04"), by
}
