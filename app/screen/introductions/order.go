package introductions

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"vinhdanh/app/jobs/roll"
	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
	"vinhdanh/data"
)

// shortcuts has Alt+Up and Alt+Down move the one chosen.
func (s *Screen) shortcuts(on bool) {
	c := s.sh.Window().Canvas()
	for key, by := range map[fyne.KeyName]int{fyne.KeyUp: -1, fyne.KeyDown: 1} {
		k := &desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierAlt}
		if on {
			c.AddShortcut(k, func(fyne.Shortcut) { s.move(by) })
		} else {
			c.RemoveShortcut(k)
		}
	}
}

// ids gives those introduced by name, in order.
func (s *Screen) ids() []data.ID {
	ids := make([]data.ID, len(s.list.List))
	for i, r := range s.list.List {
		ids[i] = r.ID
	}
	return ids
}

// move changes places with the one shown before or after, whoever of those
// not shown stands between them.
func (s *Screen) move(by int) {
	at := s.table.Selected()
	if at < 0 || at+by < 0 || at+by >= len(s.rows) {
		return
	}
	ids := s.ids()
	from, to := slices.Index(ids, s.rows[at].ID), slices.Index(ids, s.rows[at+by].ID)
	id := ids[from]
	ids = slices.Insert(slices.Delete(ids, from, from+1), to, id)
	s.set(ids, "")
}

// remove takes the one chosen from the list.
func (s *Screen) remove() {
	at := s.table.Selected()
	if at < 0 {
		return
	}
	before := s.ids()
	r := s.rows[at]
	after := slices.DeleteFunc(slices.Clone(before), func(id data.ID) bool { return id == r.ID })
	s.setWithUndo(after, before, s.sh.T("introductions.removed", "name", r.Name))
}

// propose puts all into the order that protocol has: superiors, Party,
// council, committee, front; guests before hosts.
func (s *Screen) propose() {
	conf, t := s.sh.Conference().ID, s.sh.T
	var rows []data.DelegateRow
	s.sh.Load(func(ctx context.Context) (err error) {
		rows, err = roll.ProposeProtocol(ctx, s.d.Records, conf)
		return err
	}, func(err error) {
		if err != nil {
			s.sh.Fail(err)
			return
		}
		ids := make([]data.ID, len(rows))
		for i, r := range rows {
			ids[i] = r.ID
		}
		before := s.ids()
		if len(ids) == 0 || slices.Equal(ids, before) {
			s.sh.Remark(t("introductions.propose.same"))
			return
		}
		s.shown.Select(showAll)
		s.setWithUndo(ids, before, t("introductions.propose.done", "n", len(ids)))
	})
}

// askAdd asks for somebody who is to be introduced by name, and puts him last.
func (s *Screen) askAdd() {
	t, conf := s.sh.T, s.sh.Conference().ID
	var found []data.DelegateRow
	table := widget.NewDataTable(widget.TableColumn{Key: "name", Title: t("introductions.col.name"), Width: 180, Grow: 1},
		widget.TableColumn{Key: "post", Title: t("introductions.col.post"), Width: 220, Grow: 2})
	table.Len = func() int { return len(found) }
	table.Row = func(i int) widget.RowLine {
		return widget.RowLine{Cells: []widget.Cell{{Text: found[i].Name, Bold: true}, {Text: joined(found[i].Position, found[i].Unit), Size: widget.SizeSecond}}}
	}
	table.Empty = widget.NewEmptyState(icons.Search, t("introductions.add.none"), "")
	var over *widget.Overlay
	add := func(i int) {
		r := found[i]
		over.Close()
		if ids := s.ids(); !slices.Contains(ids, r.ID) {
			s.chosen = r.ID
			s.shown.Select(showAll)
			s.setWithUndo(append(slices.Clone(ids), r.ID), ids, t("introductions.added", "name", r.Name))
		}
	}
	table.OnOpen = add
	var stop context.CancelFunc
	look := func(words string) {
		if stop != nil {
			stop()
		}
		var rows []data.DelegateRow
		stop = s.sh.Load(func(ctx context.Context) (err error) {
			rows, err = s.d.Records.Delegates(ctx, data.DelegateFilter{Conference: conf, Text: words, Limit: addShown})
			return err
		}, func(err error) {
			if err != nil {
				s.sh.Fail(err)
				return
			}
			found = slices.DeleteFunc(rows, func(r data.DelegateRow) bool { return r.Protocol > 0 || r.Status == data.StatusCancelled })
			table.Select(-1)
			table.Refresh()
		})
	}
	search := widget.NewSearchField(t("introductions.add.search"), "", look)
	search.OnDown = table.Focus
	pick := widget.NewFilled(t("introductions.add"), "", func() {
		if i := table.Selected(); i >= 0 {
			add(i)
		}
	})
	shut := widget.NewButton(t("common.close"), "", func() { over.Close() })
	body := widget.Border(widget.Pad(0, 0, 12, 0, widget.Column(12, widget.NewHeading(t("introductions.add.title")), search)),
		widget.Pad(12, 0, 0, 0, widget.Row(8, widget.Space(), shut, pick)), nil, nil, widget.NewSurface(table))
	over = widget.ShowOver(s.sh.Window(), widget.Padded(20, body), 640, 520, nil)
	look("")
	search.Focus()
}

// addShown is how many delegates are offered at once.
const addShown = 50

func (s *Screen) set(ids []data.ID, words string) {
	conf := s.sh.Conference().ID
	s.do(func(ctx context.Context) error { return s.d.Records.SetProtocol(ctx, conf, ids) }, words)
}

// setWithUndo sets an order and offers to put back the one before.
func (s *Screen) setWithUndo(ids, before []data.ID, words string) {
	s.set(ids, "")
	s.sh.Notify(words, func() { s.set(before, "") })
}
