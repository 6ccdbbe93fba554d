package designer

import (
	"context"
	"unicode/utf8"

	"vinhdanh/app/jobs/issue"
	"vinhdanh/app/widget"
	"vinhdanh/data"
	"vinhdanh/print/layout"
)

// readPeople reads whose data can be shown: who is awarded a paper of the
// template's document, else all who are awarded one.
func (s *Screen) readPeople() {
	if s.e == nil || s.sh.Conference().ID == "" {
		return
	}
	conf, document := s.sh.Conference(), s.e.t.Document
	var shown data.ID
	if said := s.saying(); said != nil {
		shown = said.Row.ID
	}
	if !certificate(document) { // other papers are shown with made-up data
		s.people, s.said, s.long = nil, -1, -1
		s.personChanged()
		return
	}
	var people []issue.Said
	s.run(func(ctx context.Context) error {
		press, err := s.d.Press()
		if err != nil {
			return err
		}
		deps := issue.Deps{Records: s.d.Records, Press: press, Now: s.sh.Now, Who: s.d.Who}
		if s.d.Emblem != nil {
			if deps.Emblem, err = s.d.Emblem(ctx); err != nil {
				return err
			}
		}
		all, err := issue.Says(ctx, deps, conf, data.CitationFilter{})
		if err != nil {
			return err
		}
		for _, p := range all {
			if string(p.Document) == document {
				people = append(people, p)
			}
		}
		if len(people) == 0 {
			people = all
		}
		return nil
	}, func(err error) {
		if err != nil || s.e == nil {
			if !ignore(err) {
				s.sh.Fail(err)
			}
			return
		}
		s.people, s.said, s.long = people, -1, longest(people)
		for i := range people {
			if people[i].Row.ID == shown {
				s.said = i
			}
		}
		if s.said < 0 && len(people) > 0 {
			s.said = 0
		}
		s.checked = examined{}
		s.personChanged()
	})
}

// longest finds whose name takes most room.
func longest(people []issue.Said) int {
	at, most := -1, 0
	for i, p := range people {
		if n := utf8.RuneCountInString(p.Input.Name); n > most {
			at, most = i, n
		}
	}
	return at
}

// personChanged shows the sheet with the data of who is chosen.
func (s *Screen) personChanged() {
	words := s.sh.T("designer.data.made-up")
	if said := s.saying(); said != nil {
		words = personWords(said)
	}
	s.foot.person.Set(words, false)
	s.foot.long.Set(s.sh.T("designer.longest"), s.long >= 0 && s.said == s.long)
	s.foot.long.Hidden = s.long < 0
	s.foot.object.Refresh()
	s.paintAgain()
}

func personWords(p *issue.Said) string {
	words := p.Input.Name
	if h := p.Input.Honorific; h != "" && p.Row.Kind == data.Individual {
		words = h + " " + words
	}
	if p.Row.Certificate.Register != "" {
		words += " – " + p.Row.Certificate.Register
	}
	return words
}

// showPerson shows somebody's data.
func (s *Screen) showPerson(id data.ID) {
	for i := range s.people {
		if s.people[i].Row.ID == id {
			s.said = i
			s.personChanged()
			return
		}
	}
}

// showLongest shows the longest name of the roster.
func (s *Screen) showLongest() {
	if s.long >= 0 {
		s.said = s.long
		s.personChanged()
	}
}

// choosePerson lets choose whose data are shown.
func (s *Screen) choosePerson() {
	t := s.sh.T
	if len(s.people) == 0 {
		s.sh.Remark(t("designer.data.none"))
		return
	}
	var hits []int
	table := widget.NewDataTable(
		widget.TableColumn{Key: "name", Title: t("designer.person.name"), Width: 260, Grow: 2},
		widget.TableColumn{Key: "unit", Title: t("designer.person.unit"), Width: 220, Grow: 2})
	table.Len = func() int { return len(hits) }
	table.Row = func(i int) widget.RowLine {
		p := &s.people[hits[i]]
		unit := p.Input.Unit
		if unit == "" {
			unit = p.Input.Address
		}
		return widget.RowLine{Cells: []widget.Cell{{Text: personWords(p), Bold: true}, {Text: unit}}}
	}
	find := func(words []string) {
		hits = hits[:0]
		for i, p := range s.people {
			if matches(p.Input.Name+" "+p.Input.Unit+" "+p.Row.Certificate.Register, words) {
				hits = append(hits, i)
			}
		}
	}
	find(nil)
	entry := searched(table, t("designer.person.search"), find)
	var dialog *widget.Dialog
	take := func() bool {
		i := max(0, table.Selected())
		if i >= len(hits) {
			return false
		}
		s.said = hits[i]
		s.personChanged()
		return true
	}
	table.OnOpen = func(int) { dialog.Close(); take() }
	dialog = widget.Ask(s.sh.Window(), widget.Question{Title: t("designer.data.choose"), Body: widget.Column(8, entry, widget.Fixed(0, 340, widget.NewSurface(table))),
		Verb: t("designer.data.show"), Cancel: t("common.cancel"), Width: 680, Focus: entry, Do: take})
}

// all sets everybody with a template and notes the smallest name, and whom it
// cannot set.
func (s *setter) all(ctx context.Context, t *layout.Template, people []issue.Said, found *examined) error {
	fixed := newFixedSetters(t, s.fonts)
	for i := range people {
		if err := ctx.Err(); err != nil {
			return err
		}
		p := &people[i]
		k, err := fixed.of(p.Fixed)
		if err != nil {
			return nil //nolint:nilerr // what all share cannot be set: the sheet shown says so
		}
		_, warnings, err := k.Set(p.Input)
		if err != nil {
			if found.faults++; found.faulty == nil {
				found.faulty = p
			}
			continue
		}
		for _, w := range warnings {
			size, ok := shrunk(w)
			if !ok || w.Field != "name" || w.Code != "shrunk" {
				continue
			}
			found.n++
			if found.worst == nil || size < found.size {
				found.worst, found.size, found.field = p, size, w.Field
				found.remind, _ = w.Args["remind"].(float64)
			}
		}
	}
	return nil
}
