package ceremony

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"vinhdanh/app/screen"
	"vinhdanh/app/widget"
	"vinhdanh/assets/i18n"
	"vinhdanh/assets/icons"
	"vinhdanh/data"
	"vinhdanh/data/stage"
)

// showOther shows what is under way besides a group: another item of the
// programme, what is left when all rounds are over, or the end.
func (s *Screen) showOther() {
	if s.state.Ended {
		s.showOver()
		return
	}
	it := s.state.Item()
	if it != nil && s.state.Begun && len(it.Rounds) > 0 {
		s.showLeft(s.t("live.done.title", "n", len(it.Rounds)), s.t("live.done.text", "n", i18n.Number(s.state.Count().Handed), "all", i18n.Number(s.state.Count().Total)))
		return
	}
	again := s.passedOver()
	key := "item "
	if it != nil {
		key = fmt.Sprint("item ", it.ID, s.state.Begun, it.Phase, wordsOf(again))
	}
	if s.other == key {
		return
	}
	s.other = key
	if it == nil || len(s.state.Rounds) == 0 {
		s.showMiddle(widget.NewEmptyState(icons.Award, s.t("live.start.rounds"), s.t("live.start.rounds.text"),
			widget.NewFilled(s.t("live.start.make"), "", func() { s.sh.Open(screen.Rounds, screen.Filter{}) })))
		return
	}
	text := s.t("live.item.ahead")
	if s.state.Begun {
		text = s.t("live.item.now", "at", s.hour(it.Began))
	}
	if it.Person != "" {
		text = joined(" · ", text, it.Person)
	}
	var actions []fyne.CanvasObject
	if slices.ContainsFunc(s.state.Items, func(one stage.ItemState) bool { return len(one.Rounds) > 0 && one.Phase == stage.Ahead }) {
		actions = append(actions, widget.NewFilled(s.t("live.item.awards"), icons.Award, func() { s.do("", beginAwards) }))
	}
	actions = append(actions, buttons(again)...)
	s.showMiddle(widget.NewEmptyState(icons.Agenda, itemTitle(s, it), text, actions...))
}

func buttons(list []choice) (all []fyne.CanvasObject) {
	for _, c := range list {
		all = append(all, widget.NewButton(c.words, "", c.do))
	}
	return all
}

func wordsOf(list []choice) (words []string) {
	for _, c := range list {
		words = append(words, c.words)
	}
	return words
}

// showOver shows a run that has ended.
func (s *Screen) showOver() {
	c := s.state.Count()
	if !s.state.Run.Rehearsal {
		s.showLeft(s.t("live.over.title"), s.t("live.over.text", "n", i18n.Number(c.Handed), "all", i18n.Number(c.Total)))
		return
	}
	key := fmt.Sprint("rehearsed ", s.measures)
	if s.other == key {
		return
	}
	s.other = key
	s.showMiddle(s.measuredView())
}

// showLeft lists who has received nothing, and sends it to their units.
func (s *Screen) showLeft(title, text string) {
	left, again := s.left(), s.passedOver()
	var key strings.Builder
	fmt.Fprint(&key, "left ", title, text, wordsOf(again))
	for _, r := range left {
		fmt.Fprint(&key, r.ID, r.Standing)
	}
	if s.other == key.String() {
		return
	}
	s.other = key.String()
	head := []fyne.CanvasObject{widget.NewTitle(title), widget.NewParagraph(text)}
	var bar []fyne.CanvasObject
	if s.state.Ended {
		bar = append(bar, widget.NewFilled(s.t("live.over.agenda"), icons.Agenda, s.leave), widget.NewButton(s.t("live.over.close"), "", func() { s.drop(); s.open() }))
	} else if n := len(s.state.Todo); n > 0 {
		bar = append(buttons(again), widget.NewFilled(s.t("live.left.unit", "n", n), icons.Building, s.allAtUnit))
	}
	if len(left) == 0 {
		s.showMiddle(widget.NewEmptyState(icons.OK, title, joined(" ", text, s.t("live.left.none")), bar...))
		return
	}
	head = append(head, widget.NewBold(s.t("live.left", "n", len(left))))
	table := widget.NewDataTable(widget.TableColumn{Title: s.t("live.column.recipient"), Width: 160, Grow: 3}, widget.TableColumn{Title: s.t("live.column.award"), Width: 140, Grow: 2},
		widget.TableColumn{Title: s.t("live.column.register"), Width: 92}, widget.TableColumn{Title: s.t("live.column.presence"), Width: 150})
	table.Len = func() int { return len(left) }
	table.Row = func(i int) widget.RowLine {
		r := left[i]
		register := r.Register()
		if register == "" {
			register = "—"
		}
		icon, tint := standingIcon(r.Standing)
		return widget.RowLine{Cells: []widget.Cell{{Text: s.words.Recipient(r), Bold: true, Beside: beside(r.Unit)}, {Text: r.AwardName}, {Text: register},
			{Text: s.words.Standing(r.Standing), Icon: icon, Tint: tint}}}
	}
	s.showMiddle(widget.Border(widget.Pad(0, 0, 12, 0, widget.Column(6, head...)), widget.Pad(12, 0, 0, 0, widget.Row(12, bar...)), nil, nil, widget.NewSurface(table)))
}

func beside(unit string) string {
	if unit == "" {
		return ""
	}
	return "  " + unit
}

// left gives those who have received nothing on stage: they will at their units.
func (s *Screen) left() []stage.Recipient {
	var list []stage.Recipient
	for i := range s.state.Rounds {
		for one := range s.state.Rounds[i].Everybody() {
			if one.Standing != stage.HandedOver && one.Standing != stage.Withdrawn {
				list = append(list, *one)
			}
		}
	}
	return list
}

// allAtUnit leaves all who have received nothing to their units.
func (s *Screen) allAtUnit() {
	ids := make([]data.ID, len(s.state.Todo))
	for i := range s.state.Todo {
		ids[i] = s.state.Todo[i].ID
	}
	s.do(s.t("live.did.units", "n", len(ids)), func(shown *stage.State) (data.RunLine, error) { return shown.AtUnit(ids...) })
}
