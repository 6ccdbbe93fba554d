package agenda

import (
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
	"vinhdanh/data"
)

// itemParts are the parts that people have in an item.
var itemParts = []data.Part{data.PartPerforms, data.PartPresides, data.PartSecretary, data.PartAnnounces, data.PartAttends}

var capacities = []data.Capacity{data.CapacityOwn, data.CapacityBehalf, data.CapacityAuthorised, data.CapacityUnknown}

// partKey names a part in the catalogue.
func partKey(p data.Part) string {
	if p == data.PartPerforms {
		return "agenda.screen.part.performs"
	}
	return "agenda.screen.part." + string(p)
}

func capacityKey(c data.Capacity) string {
	if c == data.CapacityOwn {
		return "agenda.screen.capacity.own"
	}
	return "agenda.screen.capacity." + string(c)
}

// showPeople lists those who have a part in the item.
func (p *pane) showPeople() {
	t := p.s.sh.T
	p.cast.Objects = nil
	for i, a := range p.people {
		name := widget.NewBold(strings.TrimSpace(a.Honorific + " " + a.Name)).Cut(60)
		if !a.Known() {
			name = widget.NewBold(t("agenda.screen.person.unknown")).Cut(60).Tint(widget.ColorWarn)
		}
		lines := []fyne.CanvasObject{name}
		about := ""
		if a.Part != data.PartPerforms && slices.Contains(itemParts, a.Part) {
			about = t(partKey(a.Part))
		}
		if a.Capacity != data.CapacityOwn && slices.Contains(capacities, a.Capacity) {
			about = joined(" · ", about, joined(" ", t(capacityKey(a.Capacity)), a.Of))
		}
		if about = joined(" · ", about, a.Title()); about != "" {
			second := widget.NewSecond(about)
			second.Wrap, second.Lines = true, 2
			lines = append(lines, second)
		}
		p.cast.Add(widget.Tops(0, widget.Grow(widget.Column(0, lines...)),
			widget.NewIconButton(icons.Edit, t("agenda.screen.person.edit"), func() { p.askPerson(i) }),
			widget.NewIconButton(icons.Close, t("agenda.screen.person.remove"), func() {
				p.people = slices.Delete(slices.Clone(p.people), i, i+1)
				p.showPeople()
				p.changed()
			})))
	}
	var add *widget.Button
	add = widget.NewSmall(t("agenda.screen.person.add"), icons.PersonAdd, func() {
		p.s.withDelegates(func(list []data.DelegateRow) { p.s.pick(add, list, true, func(a data.Actor) { p.addPerson(a) }) })
	})
	p.cast.Add(widget.Row(0, add))
	p.cast.Refresh()
}

func (p *pane) addPerson(a data.Actor) {
	p.people = append(slices.Clone(p.people), a)
	p.showPeople()
	p.changed()
	if !a.Known() {
		p.askPerson(len(p.people) - 1)
	}
}

// actorOf gives a delegate as somebody with a part in the ceremony.
func actorOf(d data.DelegateRow) data.Actor {
	posts := d.Position
	if d.Unit != "" && !strings.Contains(posts, d.Unit) {
		posts = joined(", ", posts, d.Unit)
	}
	return data.Actor{Delegate: d.ID, Honorific: d.Honorific, Name: d.Name, Posts: posts, Short: d.ShortPost}
}

// withDelegates reads the conference's delegates, for a choice.
func (s *Screen) withDelegates(then func([]data.DelegateRow)) {
	conf, meeting := s.sh.Conference().ID, s.meeting
	var list []data.DelegateRow
	s.sh.Load(func(ctx context.Context) (err error) {
		list, err = s.d.Records.Delegates(ctx, data.DelegateFilter{Conference: conf, Meeting: meeting})
		return err
	}, func(err error) {
		if err != nil {
			s.sh.Fail(err)
			return
		}
		then(list)
	})
}

// pickMost is how many delegates a choice lists.
const pickMost = 2000

// pick lets a person choose among delegates, or, with free, name somebody else.
func (s *Screen) pick(below fyne.CanvasObject, list []data.DelegateRow, free bool, chosen func(data.Actor)) {
	t := s.sh.T
	var items []widget.MenuItem
	if free {
		items = append(items, widget.MenuItem{Text: t("agenda.screen.person.free"), Icon: icons.Edit, Do: func() { chosen(data.Actor{}) }})
	}
	for i := range list[:min(len(list), pickMost)] {
		a := actorOf(list[i])
		items = append(items, widget.MenuItem{Text: a.Name, Second: joined(" · ", list[i].Code, a.Posts), Do: func() { chosen(a) }})
	}
	widget.ShowPicker(below, t("agenda.screen.person.search"), items)
}

// askPerson edits somebody with a part in the item.
func (p *pane) askPerson(i int) {
	t, a := p.s.sh.T, p.people[i]
	name, honorific := widget.NewEntry(), widget.NewCombo([]string{t("agenda.screen.honorific.comrade"), t("agenda.screen.honorific.mr"), t("agenda.screen.honorific.ms")})
	posts, short, of := widget.NewMultiEntry(2), widget.NewEntry(), widget.NewEntry()
	name.SetText(a.Name)
	honorific.SetText(a.Honorific)
	posts.SetText(a.Posts)
	short.SetText(a.Short)
	of.SetText(a.Of)
	of.SetPlaceHolder(t("agenda.screen.field.of.example"))
	parts, partAt := make([]string, len(itemParts)), 0
	for k, part := range itemParts {
		if parts[k] = t(partKey(part)); part == a.Part {
			partAt = k
		}
	}
	caps, capAt := make([]string, len(capacities)), 0
	for k, c := range capacities {
		if caps[k] = t(capacityKey(c)); c == a.Capacity {
			capAt = k
		}
	}
	part, capacity := widget.NewSelect(parts, partAt, nil), widget.NewSelect(caps, capAt, nil)
	linked := a.Delegate
	var choose *widget.Button
	choose = widget.NewSmall(t("agenda.screen.person.delegate"), icons.People, func() {
		p.s.withDelegates(func(list []data.DelegateRow) {
			p.s.pick(choose, list, false, func(d data.Actor) {
				linked = d.Delegate
				name.SetText(d.Name)
				honorific.SetText(d.Honorific)
				posts.SetText(d.Posts)
				short.SetText(d.Short)
			})
		})
	})
	nameF := widget.NewField(t("agenda.screen.field.name"), name)
	var dialog *widget.Dialog
	dialog = widget.Ask(p.s.sh.Window(), widget.Question{
		Title: t("agenda.screen.person.title"), Verb: t("agenda.screen.person.keep"), Cancel: t("common.cancel"), Focus: name, Width: 560,
		Body: widget.Column(12,
			widget.Row(0, choose),
			widget.Tops(12, widget.Grow(widget.NewField(t("agenda.screen.field.honorific"), honorific)), widget.GrowBy(2, nameF)),
			widget.NewField(t("agenda.screen.field.part"), part),
			widget.NewField(t("agenda.screen.field.posts"), posts),
			widget.NewField(t("agenda.screen.field.short"), short),
			widget.Tops(12, widget.Grow(widget.NewField(t("agenda.field.capacity"), capacity)), widget.Grow(widget.NewField(t("agenda.screen.field.of"), of)))),
		Do: func() bool {
			b := a
			b.Name = strings.Join(strings.Fields(name.Text), " ")
			if b.Name == "" {
				nameF.SetError(t("agenda.screen.wrong.person"))
				dialog.Refresh()
				return false
			}
			if b.Delegate = linked; b.Name != a.Name && linked == a.Delegate {
				b.Delegate = "" // another name is another person
			}
			b.Honorific, b.Posts = strings.TrimSpace(honorific.Text), strings.Join(strings.Fields(posts.Text), " ")
			b.Short, b.Of = strings.TrimSpace(short.Text), strings.TrimSpace(of.Text)
			b.Part, b.Capacity = itemParts[max(0, part.Selected)], capacities[max(0, capacity.Selected)]
			if b.Capacity != data.CapacityBehalf && b.Capacity != data.CapacityAuthorised {
				b.Of = ""
			}
			p.people = slices.Clone(p.people)
			p.people[i] = b
			p.showPeople()
			p.changed()
			return true
		},
		OnClose: func() { // somebody added and not named is nobody
			if i < len(p.people) && p.people[i] == (data.Actor{}) {
				p.people = slices.Delete(slices.Clone(p.people), i, i+1)
				p.showPeople()
				p.changed()
			}
		},
	})
}
