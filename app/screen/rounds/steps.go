package rounds

import (
	"slices"
	"strconv"
	"strings"

	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
	"vinhdanh/data"
	"vinhdanh/data/stage"
)

func (p *pane) makeSteps() {
	t := p.s.sh.T
	p.steps = widget.NewOrderList()
	p.addStep = widget.NewSmall(t("rounds.step.add"), icons.Add, nil)
	p.addStep.OnTapped = func() {
		var items []widget.MenuItem
		for _, k := range data.StepKinds {
			items = append(items, widget.MenuItem{Text: p.s.words.Step(data.Step{Kind: k}), Do: func() { p.newStep(k) }})
		}
		widget.ShowMenu(p.addStep, items)
	}
	p.usual = widget.NewSmall(t("rounds.step.usual"), icons.Refresh, func() { p.change(func(r *data.Round) { r.Steps = nil }) })
	p.steps.OnMove = func(from, to int) { p.change(func(r *data.Round) { r.Steps = moved(course(r), from, to) }) }
	p.steps.OnRemove = func(i int) {
		if len(p.steps.Lines()) == 1 {
			p.s.sh.Remark(t("rounds.step.last"))
			return
		}
		p.change(func(r *data.Round) { c := course(r); r.Steps = slices.Delete(c, i, i+1) })
	}
	p.steps.OnOpen = p.editStep
}

// course gives a copy of the steps of a round.
func course(r *data.Round) []data.Step { return slices.Clone(r.Course()) }

// newStep puts a step where its kind usually is, and asks for the words of one
// that has no name.
func (p *pane) newStep(k data.StepKind) {
	at := 0
	p.change(func(r *data.Round) {
		c := course(r)
		at = len(c)
		order := slices.Index(data.StepKinds, k)
		for i, s := range c {
			if slices.Index(data.StepKinds, s.Kind) > order {
				at = i
				break
			}
		}
		r.Steps = slices.Insert(c, at, data.Step{Kind: k})
	})
	if k == data.StepOther {
		p.editStep(at)
	}
}

func (p *pane) fillSteps(r *stage.Round) {
	t := p.s.sh.T
	var lines []widget.OrderLine
	own := false
	for i, s := range r.Course() {
		l := widget.OrderLine{Text: strconv.Itoa(i+1) + ". " + p.s.words.Step(s)}
		if s.Script != "" {
			l.End = t("rounds.step.own")
			own = true
		}
		lines = append(lines, l)
	}
	p.steps.Set(lines)
	p.protocol.Selected = max(0, slices.Index(protocols, r.Protocol))
	p.protocol.Refresh()
	p.usual.Hidden = !own && (len(r.Steps) == 0 || slices.Equal(r.Steps, r.Protocol.Usual()))
}

// editStep asks how a step is called and what the MC says in it.
func (p *pane) editStep(i int) {
	r := p.s.find1(p.of)
	if r == nil || i >= len(r.Course()) {
		return
	}
	t := p.s.sh.T
	id, s := r.ID, r.Course()[i]
	title := widget.NewEntry()
	title.SetText(s.Title)
	title.SetPlaceHolder(p.s.words.Step(data.Step{Kind: s.Kind}))
	words := widget.NewMultiEntry(6)
	words.SetText(s.Script)
	propose := widget.NewSmall(t("rounds.step.propose"), icons.Copy, func() { words.SetText(p.s.proposed(id, i)) })
	widget.Ask(p.s.sh.Window(), widget.Question{Title: p.s.words.Step(s), Width: 600, Focus: title,
		Body: widget.Column(12, widget.NewField(t("rounds.step.title"), title),
			widget.NewField(t("rounds.step.words"), words).Helped(t("rounds.step.words.help")), widget.Row(8, propose, widget.Space())),
		Verb: t("rounds.save"), Cancel: t("common.cancel"), Do: func() bool {
			now := s
			now.Title, now.Script = clean(title.Text), strings.TrimSpace(words.Text)
			if r := p.s.find1(id); r != nil && now != s {
				p.changeOf(r, func(r *data.Round) {
					if r.Steps = course(r); i < len(r.Steps) {
						r.Steps[i] = now
					}
				})
			}
			return true
		}})
}
