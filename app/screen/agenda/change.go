package agenda

import (
	"context"

	"fyne.io/fyne/v2"

	"vinhdanh/app/jobs/ceremony"
	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
	"vinhdanh/data"
	programme "vinhdanh/data/agenda"
)

// submit keeps what was typed.
func (p *pane) submit() {
	if p.dirty() {
		p.s.settle()
	}
}

// reject throws away what was typed.
func (p *pane) reject() {
	s := p.s
	if p.fresh || !p.dirty() {
		s.closePane()
		s.arrange()
		return
	}
	p.fill(p.item, false, p.at)
	p.heading.SetText(s.sh.T("agenda.item.number", "n", p.at+1))
	p.faults()
	s.check()
}

// settle keeps what was typed into the panel; false if it cannot be kept, the
// panel then says why.
func (s *Screen) settle() bool {
	p := s.pane
	if s.p == nil || !p.dirty() {
		return true
	}
	a, ok := p.typed(true)
	if !ok {
		return false
	}
	if s.mode == leading && s.state != nil && !p.fresh {
		s.settleLive(a)
		return true
	}
	o := programme.Replace(s.own(), a, p.chosen())
	word := "agenda.saved"
	if p.fresh {
		o = programme.Insert(s.own(), a, p.at, p.chosen())
		word, s.wantAt = "agenda.added", p.at
	}
	conf := s.sh.Conference().ID
	p.item, p.fresh = a, false // as good as kept; after a fault what is stored is shown again
	p.how, p.does = nil, false
	var done ceremony.Done
	s.write(func(ctx context.Context) (err error) {
		done, err = ceremony.Apply(ctx, s.d.Records, conf, o)
		return err
	}, func() { s.done(s.sh.T(word, "title", a.Title), done) })
	return true
}

// newItem begins an item at a place of the list; -1 is after the one that is
// chosen, else the last. A conference without a meeting gets one first.
func (s *Screen) newItem(at int) {
	if s.p == nil {
		s.begin = true
		return
	}
	if len(s.p.Meetings) == 0 {
		s.begin = true
		s.askMeeting(data.Meeting{})
		return
	}
	if s.days.open {
		s.days.open = false
		s.arrange()
	}
	if at < 0 {
		at = len(s.p.Items)
		if i := s.find(s.pane.item.ID); i >= 0 && !s.pane.fresh {
			at = i + 1
		}
	}
	if !s.settle() {
		return
	}
	a := data.AgendaItem{Conference: s.sh.Conference().ID, Meeting: s.meeting, Minutes: 10, Kind: data.ItemOther}
	if len(s.p.Items) == 0 {
		a.Starts, _ = programme.ReadTime(s.p.Meeting.Starts)
	}
	s.pane.begin(a, min(at, len(s.p.Items)))
	s.arrange()
	s.table.Select(s.find0())
	s.pane.focus()
}

// dropped moves a row that was dragged.
func (s *Screen) dropped(from, to int) {
	if from < len(s.rows) && to < len(s.rows) {
		s.moveTo(s.rows[from].now.ID, to)
	}
}

// move puts the chosen item so many places down.
func (s *Screen) move(by int) {
	i := s.find(s.pane.item.ID)
	if i < 0 || s.pane.fresh || i+by < 0 || i+by >= len(s.rows) || s.days.open {
		return
	}
	s.moveTo(s.pane.item.ID, i+by)
}

func (s *Screen) moveTo(id data.ID, to int) {
	if s.mode == leading {
		s.sh.Remark(s.sh.T("agenda.screen.move.leading"))
		return
	}
	i := s.find(id)
	if i < 0 || i == to || !s.settle() {
		return
	}
	o := programme.Move(s.own(), id, to, programme.How{})
	if len(o.Changed) == 0 {
		return
	}
	title, conf := s.rows[i].now.Title, s.sh.Conference().ID
	s.want = id
	var done ceremony.Done
	s.write(func(ctx context.Context) (err error) {
		done, err = ceremony.Apply(ctx, s.d.Records, conf, o)
		return err
	}, func() { s.done(s.sh.T("agenda.moved", "title", title, "n", to+1), done) })
}

// remove takes the chosen item off the programme; the others close up.
func (s *Screen) remove() {
	id := s.pane.item.ID
	i := s.find(id)
	if i < 0 || s.pane.fresh {
		return
	}
	if s.state != nil && s.mode == leading {
		if it := s.state.Item(); it != nil && s.state.Begun && it.ID == id {
			s.sh.Remark(s.sh.T("agenda.screen.remove.now"))
			return
		}
	}
	title, conf := s.rows[i].was.Title, s.sh.Conference().ID
	s.closePane()
	o := programme.Remove(s.own(), id, programme.How{})
	var done ceremony.Done
	s.write(func(ctx context.Context) (err error) {
		done, err = ceremony.Remove(ctx, s.d.Records, conf, id, o)
		return err
	}, func() {
		words := s.sh.T("agenda.deleted", "title", title)
		if len(o.Moved) > 0 {
			words = s.sh.T("agenda.screen.deleted.closed", "title", title, "n", len(o.Moved), "end", programme.Clock(o.End))
		}
		s.done(words, done)
	})
}

// itemMenu is what can be done with the chosen item.
func (s *Screen) itemMenu() []widget.MenuItem {
	t, p := s.sh.T, s.pane
	i := s.find(p.item.ID)
	items := []widget.MenuItem{}
	if p.fresh || i < 0 {
		return items
	}
	if s.state != nil && s.mode == leading {
		items = append(items, s.liveMenu(p.item.ID)...)
	} else {
		items = append(items, widget.MenuItem{Text: t("agenda.up"), Icon: icons.ArrowUp, Do: func() { s.move(-1) }},
			widget.MenuItem{Text: t("agenda.down"), Icon: icons.ArrowDown, Do: func() { s.move(1) }})
	}
	return append(items,
		widget.MenuItem{Text: t("agenda.screen.insert.before"), Icon: icons.Add, Do: func() { s.newItem(i) }},
		widget.MenuItem{Text: t("agenda.screen.insert.after"), Icon: icons.Add, Do: func() { s.newItem(i + 1) }},
		widget.MenuItem{Text: t("agenda.delete"), Icon: icons.Delete, Do: s.remove})
}

// reveal chooses an item in list and panel.
func (s *Screen) reveal(i int) {
	if i < 0 || i >= len(s.rows) || s.rows[i].fresh {
		s.closePane()
		s.arrangeSide()
		return
	}
	wasOpen := s.pane.open()
	s.pane.show(i)
	s.recount()
	s.table.Select(i)
	if !wasOpen || len(s.side.Objects) == 0 {
		s.arrangeSide()
	}
	if s.mode == leading && s.sideBox.Visible() {
		s.arrangeSide()
	}
}

// choose answers to a row chosen by hand. What was typed into the panel is kept first.
func (s *Screen) choose(i int) {
	back := func() {
		at := s.find(s.pane.item.ID)
		if s.pane.fresh {
			at = s.find0()
		}
		s.table.Select(at)
	}
	if i >= len(s.rows) || s.rows[i].fresh { // the row of the end
		back()
		return
	}
	id := s.rows[i].now.ID
	if s.pane.item.ID == id && !s.pane.fresh {
		return
	}
	if !s.settle() {
		back()
		return
	}
	s.wantAt = -1
	if s.find(id) < 0 {
		return
	}
	s.pane.clear()
	s.recount()
	s.reveal(s.find(id))
}

func (s *Screen) closePane() {
	was := s.pane.open()
	s.pane.clear()
	s.table.Select(-1)
	if was && s.p != nil {
		s.recount()
		s.arrangeSide()
		s.check()
	}
}

// shortcuts has Alt+Up and Alt+Down move the chosen item, Ctrl+Y do again what was taken back.
func (s *Screen) shortcuts(on bool) {
	c := s.sh.Window().Canvas()
	for k, do := range map[fyne.Shortcut]func(){
		altKey(fyne.KeyUp): func() { s.move(-1) }, altKey(fyne.KeyDown): func() { s.move(1) }, &fyne.ShortcutRedo{}: s.Redo,
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

// TypedKey is part of screen.Keyer: Insert puts a new item behind the chosen
// one, Delete takes it away; while the meeting is led, the space bar goes on to
// the next item.
func (s *Screen) TypedKey(e *fyne.KeyEvent) bool {
	if s.p == nil || s.days.open {
		return false
	}
	switch {
	case e.Name == fyne.KeyInsert:
		s.newItem(-1)
	case e.Name == fyne.KeyDelete && s.pane.item.ID != "":
		s.remove()
	case e.Name == fyne.KeySpace && s.mode == leading:
		return s.bar.onward()
	default:
		return false
	}
	return true
}
