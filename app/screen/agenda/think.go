package agenda

import (
	"context"

	"vinhdanh/data"
	programme "vinhdanh/data/agenda"
)

// changed answers to what is typed into the panel.
func (p *pane) changed() {
	if p.silent {
		return
	}
	p.propose()
	p.offer()
	p.think()
}

// offer gives the ways to make room that there are: later items move, one of
// them gives the minutes, or all keep their times.
func (p *pane) offer() {
	t := p.s.sh.T
	was := p.chosen()
	p.how = []programme.How{{Way: programme.ShiftRest}}
	words := []string{t("agenda.shift")}
	a, ok := p.typed(false)
	by := 0
	if ok && p.open() {
		by = p.longer(a)
	}
	if by == 0 {
		p.how = nil
		p.ways.Set(nil, 0)
		return
	}
	if x, found := p.giver(a, by); found {
		p.how = append(p.how, programme.How{Way: programme.Absorb, Item: x.ID})
		words = append(words, t("agenda.screen.way.absorb", "n", p.s.find(x.ID)+1, "title", x.Title))
	}
	if p.s.mode == writing {
		p.how = append(p.how, programme.How{Way: programme.Overlap})
		words = append(words, t("agenda.screen.way.overlap"))
	}
	at := 0
	for i, h := range p.how {
		if h == was {
			at = i
		}
	}
	p.ways.Set(words, at)
}

// chosen is the way that is chosen.
func (p *pane) chosen() programme.How {
	if i := p.ways.Selected; i >= 0 && i < len(p.how) {
		return p.how[i]
	}
	return programme.How{}
}

// longer tells by how many minutes the end of the item moves.
func (p *pane) longer(a data.AgendaItem) int {
	if p.s.mode == leading && p.s.state != nil {
		return a.Minutes - p.minutesOf(p.item)
	}
	items := p.s.own()
	if p.fresh {
		o := programme.Insert(items, a, p.at, programme.How{})
		if o.End == programme.Unknown || o.EndWas == programme.Unknown || p.at >= len(items) || len(o.Moved) == 0 {
			return 0
		}
		return a.Minutes
	}
	o := programme.Replace(items, a, programme.How{Way: programme.Overlap})
	was, now := timed(p.s.p.Items, a.ID), timed(programme.Times(o.Items), a.ID)
	if was.To == programme.Unknown || now.To == programme.Unknown {
		return 0
	}
	return now.To - was.To
}

// giver proposes who could give the minutes.
func (p *pane) giver(a data.AgendaItem, by int) (programme.Timed, bool) {
	if by <= 0 {
		return programme.Timed{}, false
	}
	items := p.s.own()
	id := a.ID
	if p.fresh {
		if p.at == 0 || p.at > len(p.s.p.Items) {
			return programme.Timed{}, false
		}
		id = p.s.p.Items[p.at-1].ID
	}
	return programme.Absorber(items, id, by)
}

func timed(items []programme.Timed, id data.ID) programme.Timed {
	for _, t := range items {
		if t.ID == id {
			return t
		}
	}
	return programme.Timed{From: programme.Unknown, To: programme.Unknown}
}

// outcome gives what the change that is typed in would do; false: nothing.
func (p *pane) outcome() (programme.Outcome, bool) { return p.o, p.does }

// think works out what a change does to the other items; nothing moves until
// it is kept.
func (p *pane) think() {
	s := p.s
	p.o, p.does = programme.Outcome{}, false
	p.save.SetDisabled(!p.dirty())
	if s.p == nil {
		return
	}
	p.effectOne.Text, p.effectTo.Text = "", ""
	if a, ok := p.typed(false); ok && p.dirty() {
		switch {
		case s.mode == leading && s.state != nil && !p.fresh:
			p.thinkLive(a)
		case p.fresh:
			p.o, p.does = programme.Insert(s.own(), a, p.at, p.chosen()), true
			p.tell(a)
		default:
			p.o, p.does = programme.Replace(s.own(), a, p.chosen()), true
			p.tell(a)
		}
	}
	p.effectOne.Refresh()
	p.effectTo.Refresh()
	p.arrangeFoot()
	if !p.open() {
		return
	}
	s.recount()
	if p.fresh && s.mode == writing {
		s.table.Select(s.find0())
	}
	s.check()
}

// tell says what the change does to the programme.
func (p *pane) tell(a data.AgendaItem) {
	t, o := p.s.sh.T, p.o
	by := p.longer(a)
	end := ""
	if o.EndWas != programme.Unknown && o.End != o.EndWas {
		end = t("agenda.effect.end", "from", programme.Clock(o.EndWas), "to", programme.Clock(o.End))
	}
	switch way := p.chosen(); {
	case by == 0:
		if len(o.Over) == 0 {
			return
		}
		p.effectOne.Text = t("agenda.screen.effect.over", "n", o.Over[0].Minutes, "item", o.Over[0].Number)
	case way.Way == programme.Overlap:
		p.effectOne.Text = t("agenda.effect.keep", "by", signed(by), "n", len(p.s.p.Items)-p.at-1)
	case way.Way == programme.Absorb:
		p.effectOne.Text = t("agenda.screen.effect.absorb", "by", signed(by), "item", p.s.find(way.Item)+1, "n", by-o.Left)
	default:
		p.effectOne.Text = t("agenda.effect.shift", "by", signed(by), "n", len(o.Moved))
	}
	words := ""
	if o.Left > 0 {
		words = joined(" ", words, t("agenda.screen.effect.left", "n", o.Left))
	}
	for i, over := range o.Over {
		if by == 0 && i == 0 {
			continue
		}
		if i == 2 {
			break
		}
		key := "agenda.screen.effect.over"
		if over.Fixed {
			key = "agenda.screen.effect.over.fixed"
		}
		words = joined(" ", words, t(key, "n", over.Minutes, "item", over.Number))
	}
	p.effectTo.Text = joined(" ", words, end)
}

// own gives the items of the meeting, in order.
func (s *Screen) own() []data.AgendaItem { return s.p.Own(s.meeting) }

// find0 is the place of the new item among the rows.
func (s *Screen) find0() int {
	for i := range s.rows {
		if s.rows[i].fresh {
			return i
		}
	}
	return -1
}

// check looks for what does not fit, with the change that is thought of and,
// while a meeting is led, with the times expected now.
func (s *Screen) check() {
	if s.checking != nil {
		s.checking()
		s.checking = nil
	}
	expected := s.expected()
	o, thought := s.pane.outcome()
	if expected == nil && !thought {
		s.judge(s.p.Conflicts)
		return
	}
	var items []data.AgendaItem
	if thought {
		items = o.Items
	}
	p := s.p
	var list []programme.Conflict
	done := false
	cancel := s.sh.Load(func(context.Context) error {
		list = p.Check(expected, items)
		return nil
	}, func(error) {
		done, s.checking = true, nil
		if s.p == p {
			s.judge(list)
		}
	})
	if !done {
		s.checking = cancel
	}
}

// judge shows conflicts, unless they are those that are shown.
func (s *Screen) judge(list []programme.Conflict) {
	list = s.ahead(list)
	same := len(list) == len(s.conflicts)
	for i := 0; same && i < len(list); i++ {
		a, b := list[i], s.conflicts[i]
		same = a.Key == b.Key && a.Ignored == b.Ignored && s.say(a) == s.say(b)
	}
	if same {
		return
	}
	s.conflicts = list
	s.recount()
	s.arrangeSide()
}

// say is a conflict's sentence.
func (s *Screen) say(c programme.Conflict) string { return s.sh.Catalogue().Map(c.Sentence(), c.Args) }
