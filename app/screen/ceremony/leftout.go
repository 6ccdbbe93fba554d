package ceremony

import (
	"slices"

	"fyne.io/fyne/v2"

	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
	"vinhdanh/data"
	"vinhdanh/data/stage"
)

// leftOut is a group that was skipped, with those of it who wait in the hall.
type leftOut struct {
	round   *stage.Round
	group   *stage.Group
	waiting []stage.LateOne
}

// leftOut parts the late ones: those whose group was skipped wait for it
// together, the others came late each on his own.
func (s *Screen) leftOut() (left []leftOut, late []stage.LateOne) {
	for _, l := range s.state.Late {
		g := s.state.GroupAt(l.Home)
		if g == nil || g.Phase != stage.Skipped || s.canJump(g) == "" {
			late = append(late, l)
			continue
		}
		i := slices.IndexFunc(left, func(o leftOut) bool { return o.group == g })
		if i < 0 {
			i = len(left)
			left = append(left, leftOut{round: s.state.RoundOf(l.Home.Round), group: g})
		}
		left[i].waiting = append(left[i].waiting, l)
	}
	return left, late
}

// leftOutCard tells of a group that was skipped; the key takes the first one up again.
func (s *Screen) leftOutCard(o leftOut, first bool) fyne.CanvasObject {
	words := s.t("live.left.round", "n", o.round.Number, "waiting", len(o.waiting))
	if all := ownGroups(o.round); all > 1 {
		words = s.t("live.left.lap", "n", o.round.Number, "lap", o.group.Group, "all", all, "waiting", len(o.waiting))
	}
	head := widget.NewBold(words)
	head.TextSize, head.Wrap, head.Lines = widget.SizeSecond, true, 3
	spot := o.group.Spot
	again := widget.NewSmall(s.t("live.left.again"), icons.Redo, func() { s.jump(spot) })
	if first {
		again.Hint = "G"
	}
	each := widget.NewSmall(s.t("live.left.each"), "", nil)
	each.OnTapped = func() { s.askEach(each, o.waiting) }
	ids := make([]data.ID, len(o.waiting))
	for i, l := range o.waiting {
		ids[i] = l.ID
	}
	what := s.t("live.late.unit")
	unit := widget.NewSmall(what, "", func() {
		s.do(s.t("live.did.late", "name", words, "what", what), func(shown *stage.State) (data.RunLine, error) { return shown.AtUnit(ids...) })
	})
	unit.Kind = widget.Quiet
	return widget.NewNote(widget.Warn, widget.Column(5,
		widget.Row(8, widget.NewIcon(icons.Warning, 18, widget.ColorWarn), widget.Grow(head)), again, each, unit))
}

// askEach offers what can be done for one of several.
func (s *Screen) askEach(at fyne.CanvasObject, list []stage.LateOne) {
	items := make([]widget.MenuItem, len(list))
	for i, l := range list {
		items[i] = widget.MenuItem{Text: s.words.Recipient(l.Recipient), Do: func() { s.askFor(at, l) }}
	}
	widget.ShowMenu(at, items)
}
