package ceremony

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"

	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
	"vinhdanh/data"
	"vinhdanh/data/stage"
)

// choice is something that can be done for somebody who came late.
type choice struct {
	words string
	do    func()
}

// choices lists them, the best first.
func (s *Screen) choices(l stage.LateOne) []choice {
	var list []choice
	id, name := l.ID, l.Name
	add := func(words string, act func(*stage.State, data.ID) (data.RunLine, error)) {
		list = append(list, choice{words, func() {
			s.do(s.t("live.did.late", "name", name, "what", words), func(shown *stage.State) (data.RunLine, error) { return act(shown, id) })
		}})
	}
	if l.Stand {
		add(s.t("live.late.stand"), (*stage.State).Stand)
	}
	if own := s.state.RoundOf(l.Home.Round); own != nil {
		if again := s.retake(own, s.state.GroupAt(l.Home)); again.words != "" {
			list = append(list, again)
		}
	}
	if r := s.state.RoundOf(l.Join.Round); r != nil {
		words := s.t("live.late.join", "n", r.Number)
		if n := ownGroups(r); n > 1 {
			words = s.t("live.late.join.lap", "n", r.Number, "lap", l.Join.Group, "all", n)
		}
		add(words, (*stage.State).Join)
	}
	switch {
	case l.Extra.None():
	case l.Before > 0:
		add(s.t("live.late.before", "n", l.Before), (*stage.State).Additional)
	default:
		add(s.t("live.late.after", "n", l.After), (*stage.State).Additional)
	}
	add(s.t("live.late.unit"), func(now *stage.State, id data.ID) (data.RunLine, error) { return now.AtUnit(id) })
	return list
}

// lateShown is how many cards there are at most; the others wait.
const lateShown = 6

// showLate shows those who need a choice, and what became of others.
func (s *Screen) showLate() {
	var key strings.Builder
	left, late := s.leftOut()
	if s.state.Ended {
		left, late = nil, nil
	}
	for _, o := range left {
		fmt.Fprint(&key, o.group.Spot, "|")
		for _, l := range o.waiting {
			fmt.Fprint(&key, l.ID, l.By, ",")
		}
	}
	for _, l := range late {
		g := s.state.GroupAt(l.Home)
		fmt.Fprint(&key, l.ID, s.canJump(g), l.Stand, l.Join, l.Extra, l.Before, l.After, l.Came.Unix(), l.By, "|")
	}
	moved := s.moved()
	for _, m := range moved {
		fmt.Fprint(&key, m.ID, m.Standing, m.Goes, "|")
	}
	if s.lateKey == key.String() {
		return
	}
	s.lateKey = key.String()
	s.lateBox.Objects = nil
	for _, m := range moved {
		s.lateBox.Add(s.movedCard(m))
	}
	for i, o := range left {
		s.lateBox.Add(s.leftOutCard(o, i == 0))
	}
	for i, l := range late[:min(len(late), lateShown)] {
		s.lateBox.Add(s.lateCard(l, i == 0))
	}
	if n := len(late) - lateShown; n > 0 {
		s.lateBox.Add(widget.NewSecond(s.t("live.late.more", "n", n)))
	}
	s.lateBox.Refresh()
	relayout(s.object)
}

// movedShown is how many of those who go up with another group are told of.
const movedShown = 2

// moved gives those who go up, or went up last, with another group than theirs.
func (s *Screen) moved() []stage.Recipient {
	var list, gone []stage.Recipient
	for i := range s.state.Rounds {
		for one := range s.state.Rounds[i].Everybody() {
			switch {
			case !one.Moved():
			case one.Standing == stage.HandedOver:
				gone = append(gone, *one)
			default:
				list = append(list, *one)
			}
		}
	}
	for i := len(gone) - 1; i >= 0 && len(list) < movedShown; i-- {
		list = append(list, gone[i])
	}
	return list
}

func (s *Screen) movedCard(m stage.Recipient) fyne.CanvasObject {
	icon, tint := icons.Redo, widget.ColorInfo
	second := ""
	if to := s.state.RoundOf(m.Goes.Round); to != nil {
		key := "live.moved.with"
		switch {
		case m.Goes.Group < 1:
			key = "live.moved.before"
		case m.Goes.Group > ownGroups(to):
			key = "live.moved.after"
		}
		second = s.t(key, "n", to.Number)
	}
	if m.Standing == stage.HandedOver {
		icon, tint = icons.OK, widget.ColorOK
		second = s.t("live.moved.done", "what", second, "at", s.hour(m.HandedAt))
	}
	name := widget.NewBold(m.Name).Cut(60)
	name.TextSize = widget.SizeSecond
	number := ""
	if own := s.state.RoundOf(m.Home.Round); own != nil {
		number = s.t("live.of.round", "n", own.Number)
	}
	words := widget.NewCaption(second).Tint(widget.ColorText2)
	words.Wrap = true
	return widget.NewSurface(widget.Pad(8, 12, 8, 12, widget.Column(2,
		widget.Row(8, widget.NewIcon(icon, 18, tint), name, widget.NewSecond(number).Tint(widget.ColorText3)), words)))
}

// lateCard tells of somebody late, with what can be done.
func (s *Screen) lateCard(l stage.LateOne, first bool) fyne.CanvasObject {
	title := s.t("live.late.person")
	if l.Kind != data.Individual || l.Posthumous {
		title = s.t("live.late.representative")
	}
	head := widget.NewBold(title).Cut(60)
	head.TextSize = widget.SizeSecond
	who := l.By
	if who == "" {
		who = l.Name
	}
	if who == l.Name {
		who = s.words.Recipient(l.Recipient)
	}
	unit := l.Unit
	if l.Kind == data.Collective {
		unit = l.Name
	}
	number := 0
	if own := s.state.RoundOf(l.Home.Round); own != nil {
		number = own.Number
	}
	text := widget.NewSecond(s.t("live.late.who", "who", joined(", ", who, unit), "n", number, "at", s.hour(l.Came)))
	text.Wrap, text.Lines = true, 4
	top := []fyne.CanvasObject{widget.NewIcon(icons.Warning, 18, widget.ColorWarn), widget.Grow(head)}
	if first {
		top = append(top, widget.NewKeyHint("L"))
	}
	parts := []fyne.CanvasObject{widget.Row(8, top...), text}
	all := s.choices(l)
	for i, c := range all {
		b := widget.NewSmall(c.words, "", c.do)
		if i == len(all)-1 {
			b.Kind = widget.Quiet
		}
		parts = append(parts, b)
	}
	return widget.NewNote(widget.Warn, widget.Column(5, parts...))
}

// askLate offers by keyboard what can be done for the first one who came late.
func (s *Screen) askLate() {
	if s.state == nil || len(s.state.Late) == 0 || s.state.Ended {
		s.say(s.t("live.late.none"), widget.Info)
		return
	}
	left, late := s.leftOut()
	if len(late) == 0 {
		s.askEach(s.lateBox, left[0].waiting)
		return
	}
	s.askFor(s.lateBox, late[0])
}

// askFor offers what can be done for somebody who came late.
func (s *Screen) askFor(at fyne.CanvasObject, l stage.LateOne) {
	items := []widget.MenuItem{}
	for _, c := range s.choices(l) {
		items = append(items, widget.MenuItem{Text: c.words, Do: c.do})
	}
	items[0].Second = s.words.Recipient(l.Recipient)
	widget.ShowMenu(at, items)
}
