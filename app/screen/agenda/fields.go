package agenda

import (
	"reflect"
	"slices"
	"strconv"
	"strings"

	"vinhdanh/data"
	programme "vinhdanh/data/agenda"
	"vinhdanh/data/stage"
)

// clear leaves the panel without an item.
func (p *pane) clear() {
	p.whole = false
	p.fill(data.AgendaItem{}, false, -1)
}

// show puts an item into the panel; words typed into the same item stay.
func (p *pane) show(at int) {
	r := &p.s.rows[at]
	if !p.fresh && p.item.ID == r.was.ID && p.dirty() {
		p.at = at
		if stored := r.was.AgendaItem; !p.touched(stored) {
			p.item = stored
		}
		p.changed()
		return
	}
	p.fill(r.was.AgendaItem, false, at)
	t := p.s.sh.T
	p.heading.SetText(t("agenda.item.number", "n", at+1))
	p.when.SetText("")
	if r.was.From != programme.Unknown {
		p.when.SetText(t("agenda.when", "from", programme.Clock(r.was.From), "to", programme.Clock(r.was.To)))
	}
	p.faults()
}

// touched tells whether another machine has changed the item meanwhile.
func (p *pane) touched(stored data.AgendaItem) bool { return !reflect.DeepEqual(stored, p.item) }

// begin puts a new item into the panel, for a place of the list.
func (p *pane) begin(a data.AgendaItem, at int) {
	p.fill(a, true, at)
	p.heading.SetText(p.s.sh.T("agenda.item.fresh"))
	p.when.SetText(p.s.sh.T("agenda.screen.becomes", "n", at+1))
}

func (p *pane) fill(a data.AgendaItem, fresh bool, at int) {
	p.silent = true
	p.item, p.fresh, p.at, p.people = a, fresh, at, slices.Clone(a.People)
	p.title.SetText(a.Title)
	p.name.SetText(a.Title)
	p.starts.SetText(a.Starts)
	p.minutes.SetText(strconv.Itoa(p.minutesOf(a)))
	p.person.SetText(a.Person)
	p.capacity.SetText(a.Capacity)
	p.cue.SetText(a.Cue)
	p.documents.SetText(a.Documents)
	p.script.SetText(a.Script)
	p.note.SetText(a.Note)
	p.fixed.Checked = a.Fixed
	p.fixed.Refresh()
	p.kind.Selected = max(slices.Index(data.ItemKinds, a.Kind), -1)
	if p.kind.Selected < 0 {
		p.kind.Selected = len(data.ItemKinds) - 1
	}
	p.kind.Refresh()
	p.fillHall(a.Hall)
	p.showPeople()
	p.propose()
	p.fillExtra()
	for _, f := range []interface{ SetError(string) }{p.titleF, p.startsF, p.minutesF} {
		f.SetError("")
	}
	word := "agenda.screen.apply"
	if fresh {
		word = "agenda.add"
	}
	p.save.SetText(p.s.sh.T(word))
	p.ways.Selected = 0
	p.how = nil
	p.silent = false
	p.changed()
}

// minutesOf gives the minutes in force: those of the run while it is led.
func (p *pane) minutesOf(a data.AgendaItem) int {
	if p.s.mode == leading && p.s.state != nil {
		for i := range p.s.state.Items {
			if it := &p.s.state.Items[i]; it.ID == a.ID && a.ID != "" && (!it.Phase.Over() || !it.Began.IsZero()) {
				return int(it.Length.Minutes())
			}
		}
	}
	return a.Minutes
}

func (p *pane) fillHall(id data.ID) {
	if p.s.p == nil {
		return
	}
	names, at := []string{p.s.sh.T("agenda.screen.hall.usual")}, 0
	for i, h := range p.s.p.Halls {
		names = append(names, h.Name)
		if h.ID == id {
			at = i + 1
		}
	}
	p.hall.SetOptions(names, at)
}

// propose shows what the MC would say without words of his own.
func (p *pane) propose() {
	text := ""
	if w := p.s.words; w != nil && p.open() {
		a, _ := p.typed(false)
		a.Script = ""
		text = strings.TrimSpace(w.Item(stage.ItemOf(a)).Text())
	}
	p.proposed.SetText(text)
	own := strings.TrimSpace(p.script.Text) != ""
	p.proposed.Hidden = text == "" || own
	p.take.Hidden = p.proposed.Hidden
}

// length gives the minutes that are typed in. What is kept may be wrong; it
// stays as it is until somebody types.
func (p *pane) length() (int, bool) {
	n, err := strconv.Atoi(strings.TrimSpace(p.minutes.Text))
	if err == nil && n == p.minutesOf(p.item) && !p.fresh {
		return n, true
	}
	return n, err == nil && n >= 0 && n <= 24*60
}

// typed gives the item as it stands in the fields; faults are told below them.
func (p *pane) typed(tell bool) (data.AgendaItem, bool) {
	t := p.s.sh.T
	a := p.item
	var bad struct{ title, starts, minutes string }
	ok := true
	if a.Title = strings.Join(strings.Fields(p.title.Text), " "); a.Title == strings.Join(strings.Fields(p.item.Title), " ") {
		a.Title = p.item.Title
	}
	if a.Title == "" && (p.fresh || p.item.Title != "") {
		bad.title, ok = t("agenda.wrong.title"), false
	}
	var fine bool
	if a.Starts = strings.TrimSpace(p.starts.Text); a.Starts != p.item.Starts || p.fresh {
		if a.Starts, fine = programme.ReadTime(p.starts.Text); !fine {
			bad.starts, ok = t("agenda.wrong.starts"), false
		}
	}
	if a.Minutes, fine = p.length(); !fine {
		bad.minutes, ok = t("agenda.wrong.minutes"), false
	}
	if tell {
		p.titleF.SetError(bad.title)
		p.startsF.SetError(bad.starts)
		p.minutesF.SetError(bad.minutes)
	}
	keep := func(typed, was string) string { // spaces alone are no change
		if typed = strings.TrimSpace(typed); typed == strings.TrimSpace(was) {
			return was
		}
		return typed
	}
	a.Person, a.Capacity = keep(p.person.Text, a.Person), keep(p.capacity.Text, a.Capacity)
	a.Cue, a.Documents = keep(p.cue.Text, a.Cue), keep(p.documents.Text, a.Documents)
	a.Script, a.Note = keep(p.script.Text, a.Script), keep(p.note.Text, a.Note)
	a.Fixed = p.fixed.Checked
	if !slices.Equal(p.people, a.People) {
		a.People = slices.Clone(p.people)
	}
	if i := p.kind.Selected; i >= 0 && i < len(data.ItemKinds) && (a.Kind != "" || data.ItemKinds[i] != data.ItemOther) && !p.strange(i) {
		a.Kind = data.ItemKinds[i]
	}
	if i := p.hall.Selected; p.s.p != nil && len(p.s.p.Halls) > 0 {
		a.Hall = ""
		if i > 0 && i <= len(p.s.p.Halls) {
			a.Hall = p.s.p.Halls[i-1].ID
		}
	}
	return a, ok
}

// strange tells whether an item's kind is none that is known, shown as "other".
func (p *pane) strange(chosen int) bool {
	return data.ItemKinds[chosen] == data.ItemOther && p.item.Kind != "" && !slices.Contains(data.ItemKinds, p.item.Kind)
}

// dirty tells whether something was typed that is not kept.
func (p *pane) dirty() bool {
	if !p.open() {
		return false
	}
	if p.fresh {
		return true
	}
	a, ok := p.typed(false)
	was := p.item
	was.Minutes = p.minutesOf(p.item)
	return !ok || !reflect.DeepEqual(a, was)
}

// faults tells below the fields what is wrong with an item as it is kept.
func (p *pane) faults() {
	t := p.s.sh.T
	if p.item.Starts != "" {
		if _, ok := programme.Minutes(p.item.Starts); !ok {
			p.startsF.SetError(t("agenda.wrong.starts"))
		}
	}
	if p.item.Minutes < 0 || p.item.Minutes > 24*60 {
		p.minutesF.SetError(t("agenda.wrong.minutes"))
	}
	if strings.TrimSpace(p.item.Title) == "" {
		p.titleF.SetError(t("agenda.wrong.title"))
	}
}
