package rounds

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"vinhdanh/app/jobs/ceremony"
	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
	"vinhdanh/data"
	"vinhdanh/data/stage"
)

const listWidth = 232

// list is the rounds in order, and behind them those who are in none.
type list struct {
	s       *Screen
	object  fyne.CanvasObject
	table   *widget.DataTable
	propose *widget.Button
	remove  *widget.Button
	warned  map[data.ID]int // rounds that something is wrong with
	told    string          // the words of all rows
}

func newList(s *Screen) *list {
	l := &list{s: s}
	t := s.sh.T
	l.table = widget.NewDataTable(
		widget.TableColumn{Width: 38, Align: fyne.TextAlignTrailing},
		widget.TableColumn{Width: 120, Grow: 1},
		widget.TableColumn{Width: 28})
	l.table.NoHead, l.table.RowHeight = true, 56
	l.table.Len = func() int { return len(s.stage.Rounds) + min(1, s.none()) }
	l.table.Row = l.row
	l.table.OnSelect = func(i int) { s.choose(l.id(i)) }
	l.table.OnOpen = func(int) {
		if s.at() != nil {
			s.round.table.Focus()
		}
	}
	l.table.Draggable(func(i int) bool { return i < len(s.stage.Rounds) }, l.move)
	l.table.Empty = widget.NewEmptyState(icons.Award, t("rounds.list.none"), "")
	l.propose = widget.NewSmall(t("rounds.propose"), icons.Refresh, s.propose)
	add := widget.NewSmall(t("rounds.add"), icons.Add, s.addRound)
	l.remove = widget.NewSmall(t("rounds.delete"), icons.Delete, s.deleteRound)
	l.object = widget.Border(nil, widget.Pad(8, 0, 0, 0, widget.Column(8, l.propose, widget.Row(8, widget.Grow(add), l.remove))), nil, nil,
		widget.NewSurface(widget.Pad(1, 1, 1, 1, l.table)))
	return l
}

func (l *list) id(i int) data.ID {
	if i < len(l.s.stage.Rounds) {
		return l.s.stage.Rounds[i].ID
	}
	return unplaced
}

func (l *list) row(i int) widget.RowLine {
	s, t := l.s, l.s.sh.T
	if i >= len(s.stage.Rounds) {
		return widget.RowLine{Cells: []widget.Cell{{Icon: icons.Warning, Tint: widget.ColorWarn},
			{Text: t("rounds.unplaced"), Bold: true, Second: t("rounds.unplaced.n", "n", s.none()), SecondColor: widget.ColorWarn}, {}}}
	}
	r := &s.stage.Rounds[i]
	heading := widget.Cell{Size: widget.SizeSecond, Second: s.people(r), Tip: s.heading(r) + "\n" + s.people(r)}
	var rest string
	if heading.Text, rest = firstLine(s.heading(r)); rest != "" {
		heading.Second = rest + " · " + heading.Second
	}
	mark := widget.Cell{}
	switch {
	case !known(r.Presenters):
		heading.Second, heading.SecondColor = t("rounds.presenter.unknown")+" · "+heading.Second, widget.ColorWarn
		mark = widget.Cell{Icon: icons.Warning, Tint: widget.ColorWarn, Tip: t("rounds.presenter.unknown.tip")}
	case l.warned[r.ID] > 0:
		mark = widget.Cell{Icon: icons.Warning, Tint: widget.ColorWarn, Tip: t("rounds.warnings.n", "n", l.warned[r.ID])}
	case !r.Locked.IsZero():
		mark = widget.Cell{Icon: icons.Lock, Tint: widget.ColorText2, Tip: t("rounds.locked")}
	}
	return widget.RowLine{Cells: []widget.Cell{{Text: strconv.Itoa(r.Number), Bold: true, Color: widget.ColorText2}, heading, mark}}
}

// firstLine parts words that are too long for the list: what tells two rounds
// of an award apart stands at their end.
func firstLine(words string) (line, rest string) {
	const room = listWidth - 112 // what the columns beside it leave
	all := strings.Fields(words)
	for n := len(all); n > 0; n-- {
		line = strings.Join(all[:n], " ")
		if n == 1 || fyne.MeasureText(line, widget.SizeSecond, fyne.TextStyle{}).Width <= room {
			return line, strings.Join(all[n:], " ")
		}
	}
	return words, ""
}

// fill shows the list as it is.
func (l *list) fill() {
	s := l.s
	l.warned = map[data.ID]int{}
	for _, c := range s.conflicts {
		l.warned[c.Round]++
	}
	at := slices.IndexFunc(s.stage.Rounds, func(r stage.Round) bool { return r.ID == s.chosen })
	if s.chosen == unplaced && s.none() > 0 {
		at = len(s.stage.Rounds)
	}
	if l.table.Selected() != at {
		l.table.Select(at)
	}
	var now strings.Builder
	for i := range l.table.Len() {
		for _, c := range l.row(i).Cells {
			now.WriteString(c.Text + c.Second + string(c.Icon) + "\n")
		}
	}
	if now.String() != l.told { // else each move of a recipient would draw it anew
		l.told = now.String()
		l.table.Refresh()
	}
	l.propose.SetDisabled(s.none() == 0)
	l.remove.SetDisabled(s.at() == nil)
}

// choose shows another round. What was typed of the one before is kept.
func (s *Screen) choose(id data.ID) {
	if id != s.chosen {
		s.pane.commit()
		s.chosen, s.round.who = id, ""
		s.fill()
	}
}

// move puts a round before others or behind them.
func (l *list) move(from, to int) {
	s := l.s
	n := len(s.stage.Rounds)
	if from < 0 || from >= n || to < 0 || to >= n || from == to {
		return
	}
	before := s.order()
	id := before[from]
	after := slices.Insert(slices.Delete(slices.Clone(before), from, from+1), to, id)
	s.chosen = id
	conf := s.sh.Conference().ID
	s.act(s.sh.T("rounds.moved", "from", from+1, "to", to+1), func(src *stage.Source) {
		list := slices.Clone(src.Rounds)
		for i := range list {
			list[i].Number = slices.Index(after, list[i].ID) + 1
		}
		src.Rounds = list
	}, func(ctx context.Context) error { return ceremony.OrderRounds(ctx, s.d.Records, conf, after) },
		func(ctx context.Context) error { return ceremony.OrderRounds(ctx, s.d.Records, conf, before) })
}

func (s *Screen) order() []data.ID {
	ids := make([]data.ID, len(s.stage.Rounds))
	for i := range s.stage.Rounds {
		ids[i] = s.stage.Rounds[i].ID
	}
	return ids
}

// addRound makes an empty round behind the chosen one's; its title is typed next.
func (s *Screen) addRound() {
	conf := s.sh.Conference().ID
	r := data.Round{ID: data.NewID(s.sh.Now()), Conference: conf, Number: len(s.stage.Rounds) + 1}
	if len(s.items) > 0 {
		r.Item = s.items[0].ID
	}
	for i := range s.stage.Rounds {
		r.Number = max(r.Number, s.stage.Rounds[i].Number+1)
	}
	s.chosen = r.ID
	s.act(s.sh.T("rounds.added", "n", r.Number), func(src *stage.Source) { src.Rounds = append(slices.Clone(src.Rounds), r) },
		func(ctx context.Context) error { return ceremony.SaveStageRound(ctx, s.d.Records, &r) },
		func(ctx context.Context) error { return ceremony.DeleteStageRound(ctx, s.d.Records, r.ID) })
	widget.FocusOn(s.pane.title)
}

// deleteRound takes the chosen round away; its recipients are in none then. A
// locked one is to be unlocked first: that asks why.
func (s *Screen) deleteRound() {
	r := s.at()
	if r == nil {
		return
	}
	if !r.Locked.IsZero() {
		s.sh.Remark(s.sh.T("rounds.delete.locked", "n", r.Number))
		return
	}
	s.pane.drop()
	gone, order, conf := r.Round, s.order(), s.sh.Conference().ID
	in, out := map[data.ID]data.ID{}, map[data.ID]data.ID{}
	for one := range r.Everybody() {
		in[one.ID], out[one.ID] = gone.ID, ""
	}
	var hand [][]data.ID
	if r.ByHand {
		hand = ceremony.Groups(s.stage.Rounds, gone.ID)
	}
	rest := slices.DeleteFunc(slices.Clone(order), func(id data.ID) bool { return id == gone.ID })
	s.chosen = next(order, gone.ID)
	s.act(s.sh.T("rounds.deleted", "n", gone.Number, "count", len(out)), func(src *stage.Source) {
		assign(src, out)
		var list []data.Round
		for _, x := range src.Rounds {
			if at := slices.Index(rest, x.ID); at >= 0 {
				x.Number = at + 1
				list = append(list, x)
			}
		}
		src.Rounds = list
	}, func(ctx context.Context) error {
		if err := ceremony.DeleteStageRound(ctx, s.d.Records, gone.ID); err != nil {
			return err
		}
		return ceremony.OrderRounds(ctx, s.d.Records, conf, rest)
	}, func(ctx context.Context) error {
		back := gone
		back.Number = len(order) + 1
		if err := ceremony.SaveStageRound(ctx, s.d.Records, &back); err != nil {
			return err
		}
		if err := ceremony.AssignRounds(ctx, s.d.Records, in); err != nil {
			return err
		}
		if len(hand) > 0 {
			if err := ceremony.ArrangeStage(ctx, s.d.Records, gone.ID, hand); err != nil {
				return err
			}
		}
		return ceremony.OrderRounds(ctx, s.d.Records, conf, order)
	})
}

// next gives who stands behind an ID, else before it.
func next(order []data.ID, id data.ID) data.ID {
	i := slices.Index(order, id)
	switch {
	case i >= 0 && i+1 < len(order):
		return order[i+1]
	case i > 0:
		return order[i-1]
	}
	return ""
}

// propose makes rounds for all who are in none.
func (s *Screen) propose() {
	conf, cat := s.sh.Conference().ID, s.sh.Catalogue()
	order := s.order()
	var made []data.ID
	made0 := 0
	s.act("", nil, func(ctx context.Context) (err error) {
		if made0, err = ceremony.ProposeRounds(ctx, s.d.Records, cat, conf); err != nil {
			return err
		}
		all, err := s.d.Records.Rounds(ctx, conf)
		made = nil
		for _, r := range all {
			if !slices.Contains(order, r.ID) {
				made = append(made, r.ID)
			}
		}
		return err
	}, func(ctx context.Context) error {
		for _, id := range made {
			if err := ceremony.DeleteStageRound(ctx, s.d.Records, id); err != nil {
				return err
			}
		}
		return ceremony.OrderRounds(ctx, s.d.Records, conf, order)
	})
	s.write(func(context.Context) error { return nil }, func() {
		if len(made) == 0 {
			return
		}
		s.want = made[0]
		last := s.undos[len(s.undos)-1]
		last.words = s.sh.T("rounds.proposed", "n", made0)
		s.sh.Notify(last.words, func() { s.back(last) })
	})
}

func known(list []data.Actor) bool { return slices.ContainsFunc(list, data.Actor.Known) }

// heading names a round, also one that nobody has named.
func (s *Screen) heading(r *stage.Round) string {
	if r.Heading == "" {
		return s.sh.T("rounds.untitled")
	}
	return r.Heading
}

// people says how many a round has of each kind, and on which tray they lie.
func (s *Screen) people(r *stage.Round) string {
	c := r.Count()
	if c.Total == 0 {
		return s.sh.T("rounds.nobody")
	}
	return strings.Join([]string{s.words.Kinds(c), s.sh.T("rounds.tray.of", "tray", r.Tray)}, " · ")
}
