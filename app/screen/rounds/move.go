package rounds

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"vinhdanh/app/jobs/ceremony"
	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
	"vinhdanh/data"
	"vinhdanh/data/stage"
)

// shortcuts has Alt+Up and Alt+Down move what the keyboard is on: a recipient,
// else the round, and Ctrl+Y do again what was taken back.
func (s *Screen) shortcuts(on bool) {
	c := s.sh.Window().Canvas()
	for k, do := range map[fyne.Shortcut]func(){
		&desktop.CustomShortcut{KeyName: fyne.KeyUp, Modifier: fyne.KeyModifierAlt}:   func() { s.alt(-1) },
		&desktop.CustomShortcut{KeyName: fyne.KeyDown, Modifier: fyne.KeyModifierAlt}: func() { s.alt(1) },
		&fyne.ShortcutRedo{}: s.Redo,
	} {
		if !on {
			c.RemoveShortcut(k)
			continue
		}
		c.AddShortcut(k, func(fyne.Shortcut) {
			if c.Overlays().Top() == nil { // nothing moves behind a dialog
				do()
			}
		})
	}
}

func (s *Screen) alt(by int) {
	if s.at() == nil {
		return
	}
	if s.round.who != "" && !s.list.table.Focused() {
		s.step(by)
		return
	}
	at := slices.Index(s.order(), s.chosen)
	s.list.move(at, at+by)
}

// TypedKey is part of screen.Keyer: Delete takes the chosen round away where the
// keyboard is on the list, and else the recipient out of it.
func (s *Screen) TypedKey(e *fyne.KeyEvent) bool {
	switch {
	case e.Name != fyne.KeyDelete || s.at() == nil:
		return false
	case s.list.table.Focused():
		s.deleteRound()
	case s.round.who != "" && s.round.table.Focused():
		s.send("")
	default:
		return false
	}
	return true
}

// step moves the chosen recipient by one place; over a group's edge into the next.
func (s *Screen) step(by int) {
	at := slices.IndexFunc(s.round.rows, func(l line) bool { return l.one != nil && l.one.ID == s.round.who })
	if at >= 0 && at+by > 0 && at+by < len(s.round.rows) {
		s.drop(at, at+by)
	}
}

// drop puts the recipient of a row where another row is. Rows above the first
// heading count as the first place.
func (s *Screen) drop(from, to int) {
	rows := slices.Clone(s.round.rows)
	if from < 0 || from >= len(rows) || rows[from].one == nil {
		return
	}
	l := rows[from]
	rows = slices.Insert(slices.Delete(rows, from, from+1), max(1, to), l)
	var groups [][]data.ID
	for _, l := range rows {
		if l.one == nil {
			groups = append(groups, nil)
			continue
		}
		groups[len(groups)-1] = append(groups[len(groups)-1], l.one.ID)
	}
	s.round.who = l.one.ID
	s.regroup(groups)
}

// regroup keeps the groups of the chosen round as they are given.
func (s *Screen) regroup(groups [][]data.ID) {
	r := s.at()
	if r == nil {
		return
	}
	if !r.Locked.IsZero() {
		s.sh.Remark(s.sh.T("rounds.move.locked", "n", r.Number))
		return
	}
	groups = slices.DeleteFunc(groups, func(g []data.ID) bool { return len(g) == 0 })
	id := r.ID
	var before [][]data.ID
	if r.ByHand {
		before = ceremony.Groups(s.stage.Rounds, id)
	}
	words := s.sh.T("rounds.arranged", "n", r.Number)
	if one := s.round.chosen(); one != nil {
		words = s.sh.T("rounds.placed", "name", one.Name, "n", r.Number)
	}
	s.act(words, func(src *stage.Source) { put(src, id, groups) },
		func(ctx context.Context) error { return ceremony.ArrangeStage(ctx, s.d.Records, id, groups) },
		func(ctx context.Context) error { return ceremony.ArrangeStage(ctx, s.d.Records, id, before) })
}

// resetOrder lets places follow from the lists again.
func (s *Screen) resetOrder() {
	if s.at() != nil {
		s.regroup(nil)
	}
}

// chooseTarget asks where the chosen recipient is to go: a group, a new one,
// another round, none.
func (s *Screen) chooseTarget(below fyne.CanvasObject) {
	r, one := s.at(), s.round.chosen()
	if r == nil || one == nil {
		return
	}
	t := s.sh.T
	groups := ceremony.Groups(s.stage.Rounds, r.ID)
	into := func(g int) {
		now := make([][]data.ID, len(groups), len(groups)+1)
		for i, ids := range groups {
			now[i] = slices.DeleteFunc(slices.Clone(ids), func(id data.ID) bool { return id == one.ID })
		}
		if g == len(now) {
			now = append(now, nil)
		}
		now[g] = append(now[g], one.ID)
		s.regroup(now)
	}
	var items []widget.MenuItem
	for g := range groups {
		if g+1 != one.Home.Group {
			items = append(items, widget.MenuItem{Text: t("rounds.to.group", "n", g+1), Second: t("common.people", "n", len(groups[g])), Do: func() { into(g) }})
		}
	}
	if len(groups[one.Home.Group-1]) > 1 {
		items = append(items, widget.MenuItem{Text: t("rounds.to.new"), Icon: icons.Add, Do: func() { into(len(groups)) }})
	}
	items = append(items, s.targets(r.ID, func(to data.ID) { s.send(to) })...)
	widget.ShowPicker(below, t("rounds.move.search"), items)
}

// targets offers the rounds that recipients may come into, and none.
func (s *Screen) targets(but data.ID, do func(to data.ID)) (items []widget.MenuItem) {
	t := s.sh.T
	for i := range s.stage.Rounds {
		if r := &s.stage.Rounds[i]; r.ID != but && r.Locked.IsZero() {
			items = append(items, widget.MenuItem{Text: t("rounds.heading", "n", r.Number, "title", s.heading(r)), Second: s.people(r), Do: func() { do(r.ID) }})
		}
	}
	if but != "" {
		items = append(items, widget.MenuItem{Text: t("rounds.to.none"), Icon: icons.Remove, Do: func() { do("") }})
	}
	return items
}

// send puts the chosen recipient into another round, "" into none.
func (s *Screen) send(to data.ID) {
	if one := s.round.chosen(); one != nil {
		s.assign(to, one.ID)
	}
}

// assign puts citations into a round, "" into none.
func (s *Screen) assign(to data.ID, ids ...data.ID) {
	into, back := map[data.ID]data.ID{}, map[data.ID]data.ID{}
	name := ""
	for _, id := range ids {
		for i := range s.stage.Source.Citations {
			if c := &s.stage.Source.Citations[i]; c.ID == id {
				into[id], back[id], name = to, c.Round, c.Name
			}
		}
	}
	for _, was := range back {
		if r := s.find1(was); r != nil && !r.Locked.IsZero() {
			s.sh.Remark(s.sh.T("rounds.move.locked", "n", r.Number))
			return
		}
	}
	words := s.sh.T("rounds.sent.none", "name", name, "count", len(into))
	if r := s.find1(to); r != nil {
		words = s.sh.T("rounds.sent", "name", name, "count", len(into), "n", r.Number)
	}
	s.act(words, func(src *stage.Source) { assign(src, into) },
		func(ctx context.Context) error { return ceremony.AssignRounds(ctx, s.d.Records, into) },
		func(ctx context.Context) error { return ceremony.AssignRounds(ctx, s.d.Records, back) })
}
