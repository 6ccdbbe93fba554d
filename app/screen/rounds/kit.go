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

func (p *pane) makeKit() {
	t := p.s.sh.T
	p.kit = widget.NewOrderList()
	p.addKit = widget.NewSmall(t("rounds.kit.add"), icons.Add, nil)
	p.addKit.OnTapped = func() {
		var items []widget.MenuItem
		for _, k := range data.KitThings {
			items = append(items, widget.MenuItem{Text: p.s.words.Kit(data.KitLine{Thing: k}), Do: func() { p.newKit(k) }})
		}
		widget.ShowMenu(p.addKit, items)
	}
	p.kit.OnMove = func(from, to int) { p.change(func(r *data.Round) { r.Kit = moved(r.Kit, from, to) }) }
	p.kit.OnRemove = func(i int) { p.change(func(r *data.Round) { r.Kit = slices.Delete(r.Kit, i, i+1) }) }
	p.kit.OnTick = func(i int) { p.change(func(r *data.Round) { r.Kit[i].Ready = !r.Kit[i].Ready }) }
	p.kit.OnOpen = p.editKit
}

func (p *pane) newKit(k data.KitThing) {
	at := 0
	p.change(func(r *data.Round) {
		at = len(r.Kit)
		r.Kit = append(r.Kit, data.KitLine{Thing: k})
	})
	if k == data.KitOther {
		p.editKit(at)
	}
}

func (p *pane) fillKit(r *stage.Round) {
	var lines []widget.OrderLine
	for i, k := range r.Kit {
		l := widget.OrderLine{Text: p.s.words.Kit(k), Box: true, Ticked: k.Ready, End: strconv.Itoa(k.Count)}
		if i < len(r.Round.Kit) && r.Round.Kit[i].Count == 0 {
			l.End = p.s.sh.T("rounds.kit.each", "n", k.Count)
		}
		lines = append(lines, l)
	}
	p.kit.Set(lines)
	p.kit.Hidden = len(lines) == 0
}

// editKit asks how many of a thing there are.
func (p *pane) editKit(i int) {
	r := p.s.find1(p.of)
	if r == nil || i >= len(r.Round.Kit) {
		return
	}
	t := p.s.sh.T
	id, k := r.ID, r.Round.Kit[i]
	name, count := widget.NewEntry(), widget.NewEntry()
	name.SetText(k.Name)
	name.SetPlaceHolder(p.s.words.Kit(data.KitLine{Thing: k.Thing}))
	if k.Count > 0 {
		count.SetText(strconv.Itoa(k.Count))
	}
	count.SetPlaceHolder(t("rounds.kit.each", "n", r.Count().Total))
	countF := widget.NewField(t("rounds.kit.count"), count).Helped(t("rounds.kit.count.help"))
	ready := widget.NewCheck(t("rounds.kit.ready"), k.Ready, nil)
	var dialog *widget.Dialog
	dialog = widget.Ask(p.s.sh.Window(), widget.Question{Title: p.s.words.Kit(k), Width: 440, Focus: count,
		Body: widget.Column(12, widget.NewField(t("rounds.kit.name"), name), countF, ready),
		Verb: t("rounds.save"), Cancel: t("common.cancel"), Do: func() bool {
			now := k
			now.Name, now.Ready, now.Count = clean(name.Text), ready.Checked, 0
			if text := strings.TrimSpace(count.Text); text != "" {
				n, err := strconv.Atoi(text)
				if err != nil || n < 1 || n > 10_000 {
					countF.SetError(t("rounds.kit.count.wrong"))
					dialog.Refresh()
					return false
				}
				now.Count = n
			}
			if r := p.s.find1(id); r != nil && now != k {
				p.changeOf(r, func(r *data.Round) {
					if i < len(r.Kit) {
						r.Kit[i] = now
					}
				})
			}
			return true
		}})
}
