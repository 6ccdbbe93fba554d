package rounds

import (
	"slices"

	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
	"vinhdanh/data"
	"vinhdanh/data/stage"
)

// announcer stands for the one who reads the decision, beside the numbers of presenters.
const announcer = -1

func (p *pane) makeActors() {
	t := p.s.sh.T
	p.announcer, p.presenters = widget.NewOrderList(), widget.NewOrderList()
	p.addAnnouncer = widget.NewSmall(t("rounds.choose"), icons.PersonAdd, func() { p.editActor(announcer) })
	p.addPresenter = widget.NewSmall(t("rounds.presenter.add"), icons.PersonAdd, func() {
		if r := p.s.at(); r != nil {
			p.editActor(len(r.Presenters))
		}
	})
	warn := widget.NewSecond(t("rounds.presenter.unknown.says")).Tint(widget.ColorWarn)
	warn.Wrap = true
	p.unknown = widget.Tops(6, widget.NewIcon(icons.Warning, 18, widget.ColorWarn), widget.Grow(warn))
	p.announcer.OnOpen = func(int) { p.editActor(announcer) }
	p.announcer.OnRemove = func(int) { p.change(func(r *data.Round) { r.Announcer = data.Actor{} }) }
	p.presenters.OnOpen = p.editActor
	p.presenters.OnRemove = func(i int) {
		p.change(func(r *data.Round) { r.Presenters = slices.Delete(r.Presenters, i, i+1) })
	}
	p.presenters.OnMove = func(from, to int) {
		p.change(func(r *data.Round) { r.Presenters = moved(r.Presenters, from, to) })
	}
}

// moved puts one of a list at another place.
func moved[T any](list []T, from, to int) []T {
	one := list[from]
	return slices.Insert(slices.Delete(list, from, from+1), to, one)
}

// goneOnes tells of each actor of a round whether the delegate that he was is no more.
func (p *pane) goneOnes(r *stage.Round) (gone []bool) {
	for _, a := range append([]data.Actor{r.Announcer}, r.Presenters...) {
		is := false
		for _, c := range p.s.conflicts {
			who, _ := c.Args["who"].(string)
			is = is || c.Round == r.ID && c.Code == "deleted-presenter" && a.Delegate != "" && a.Name != "" && endsWith(who, a.Name)
		}
		gone = append(gone, is)
	}
	return gone
}

func (p *pane) fillActors(r *stage.Round) {
	gone := p.goneOnes(r)
	line := func(a data.Actor, gone bool) widget.OrderLine {
		t := p.s.sh.T
		l := widget.OrderLine{Text: a.Name, Second: a.Title(), Icon: icons.Person, Tint: widget.ColorText2}
		if word := p.s.words.Capacity(a); word != "" {
			l.Second = joined(upper(word), l.Second)
		}
		switch {
		case gone:
			l.Icon, l.Tint, l.Second = icons.Error, widget.ColorErr, t("rounds.actor.gone")
		case a.Capacity == data.CapacityUnknown:
			l.Icon, l.Tint = icons.Warning, widget.ColorWarn
		case !a.Known():
			l.Text, l.Icon, l.Tint = t("rounds.presenter.unknown"), icons.Warning, widget.ColorWarn
		}
		if l.Second == "" {
			l.Second = t("rounds.actor.nopost")
		}
		return l
	}
	var lines []widget.OrderLine
	if r.Announcer.Known() || r.Announcer.Delegate != "" {
		lines = append(lines, line(r.Announcer, gone[0]))
	}
	p.announcer.Set(lines)
	p.announcer.Hidden = len(lines) == 0
	p.addAnnouncer.Hidden = len(lines) > 0
	lines = nil
	for i, a := range r.Presenters {
		lines = append(lines, line(a, gone[i+1]))
	}
	p.presenters.Set(lines)
	p.presenters.Hidden = len(lines) == 0
	if known(r.Presenters) {
		p.unknown.Hide()
	} else {
		p.unknown.Show()
	}
}

// editActor asks who announces, or who is the i-th to hand over; behind the last
// it is a new one.
func (p *pane) editActor(i int) {
	r := p.s.find1(p.of)
	if r == nil {
		return
	}
	t := p.s.sh.T
	id := r.ID
	a, title := data.Actor{Part: data.PartPresents}, t("rounds.presenter.new")
	switch {
	case i == announcer:
		a, title = r.Announcer, t("rounds.announcer.edit")
		a.Part = data.PartAnnounces
	case i < len(r.Presenters):
		a, title = r.Presenters[i], t("rounds.presenter.edit")
	}
	p.s.askActor(title, a, func(a data.Actor) {
		r := p.s.find1(id)
		if r == nil {
			return
		}
		p.changeOf(r, func(r *data.Round) {
			switch {
			case i == announcer:
				r.Announcer = a
			case i < len(r.Presenters):
				r.Presenters[i] = a
			default:
				r.Presenters = append(r.Presenters, a)
			}
		})
	})
}
