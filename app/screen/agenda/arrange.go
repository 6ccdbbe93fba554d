package agenda

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
	programme "vinhdanh/data/agenda"
)

// arrange brings all of the place up to date with what was read, the mode and
// the change that is thought of.
func (s *Screen) arrange() {
	t := s.sh.T
	s.modes.Selected = int(s.mode)
	s.modes.Refresh()
	none := len(s.p.Items) == 0
	if s.other.Visible() == (len(s.p.Meetings) < 2) {
		if len(s.p.Meetings) < 2 {
			s.other.Hide()
		} else {
			s.other.Show()
		}
		s.head.Refresh()
	}
	s.head.SetSecond(s.summary())
	s.printer.SetDisabled(none)
	if s.days.open {
		s.show(s.days.object)
		s.days.refresh()
		return
	}
	if none && !s.pane.fresh {
		s.closePane()
		s.show(s.emptyState())
		return
	}
	top := fyne.CanvasObject(widget.NewSurface(widget.Fixed(0, 62, s.stats)))
	if s.mode == leading {
		top = s.bar.object
		s.bar.refresh()
	} else {
		s.stats.Set(s.figures())
	}
	if s.mode == leading || len(s.top.Objects) == 0 || s.top.Objects[0] == s.bar.object {
		s.top.Objects = []fyne.CanvasObject{top}
		s.full.Refresh()
	}
	if c := s.columns(); c[2] != s.table.Columns[2] {
		s.table.Columns = c
		s.table.Refresh()
	}
	s.recount()
	s.show(s.full)
	s.arrangeSide()
	s.table.Empty = nil
	words := t("agenda.print")
	if s.sh.Window().Canvas().Size().Width <= narrow { // the day beside the title comes first
		words = t("agenda.print.short")
	}
	if s.printer.Text != words {
		s.printer.SetText(words)
		s.head.Refresh()
	}
}

// narrow is how wide a window is at most whose words beside the title need the
// room of a button's.
const narrow = 1300

// recount makes the rows anew.
func (s *Screen) recount() {
	n := len(s.rows)
	if s.rows = s.makeRows(); len(s.rows) == n {
		s.table.Update()
		return
	}
	s.table.Refresh()
}

// arrangeSide puts the pane and the conflicts beside the list.
func (s *Screen) arrangeSide() {
	var parts []fyne.CanvasObject
	if s.pane.open() {
		parts = append(parts, s.pane.arrange(s.mode == leading && !s.pane.whole))
	}
	notes := s.notes()
	want := len(parts)+len(notes) > 0
	switch {
	case !want:
	case s.pane.open() && (s.mode == writing || s.pane.whole):
		s.side.Objects = []fyne.CanvasObject{parts[0]}
		if len(notes) > 0 {
			roll := container.NewVScroll(widget.Column(12, notes...))
			s.side.Objects = []fyne.CanvasObject{widget.Column(12, widget.Grow(parts[0]), widget.Fixed(0, 132, roll))}
		}
	default:
		s.side.Objects = []fyne.CanvasObject{container.NewVScroll(widget.Column(widget.CardGap, append(parts, notes...)...))}
	}
	if s.sideBox.Visible() != want {
		if want {
			s.sideBox.Show()
		} else {
			s.sideBox.Hide()
		}
		s.full.Refresh()
	}
	s.side.Refresh()
}

// emptyState offers the templates where nothing is on the programme yet.
func (s *Screen) emptyState() fyne.CanvasObject {
	t := s.sh.T
	var cards []fyne.CanvasObject
	for _, one := range programme.Templates() {
		title := widget.NewBold(t("agenda.template." + one.Key))
		about := widget.NewSecond(t("agenda.template." + one.Key + ".about"))
		title.Wrap, about.Wrap = true, true
		cards = append(cards, widget.GrowBy(1, widget.NewSurface(widget.Padded(16, widget.Column(8, title, about,
			widget.Row(0, widget.NewSmall(t("agenda.screen.template.use"), icons.Agenda, func() { s.applyTemplate(one.Key) })))))))
	}
	empty := widget.NewEmptyState(icons.Agenda, t("agenda.empty.title"), t("agenda.screen.empty.text"),
		widget.NewFilled(t("agenda.item.new"), icons.Add, func() { s.newItem(-1) }))
	return widget.NewSurface(widget.Padded(24, widget.Column(16, widget.Grow(empty), widget.NewHeading(t("agenda.screen.template.heading")),
		widget.Tops(16, cards...))))
}

// summary is the line beside the title: the meeting, when it is, how many items.
func (s *Screen) summary() string {
	t, m := s.sh.T, s.p.Meeting
	if m.ID == "" {
		return ""
	}
	words := m.Name
	if len(s.p.Meetings) > 1 { // its name stands in the choice
		words = ""
	}
	if when := s.when(); when != "" {
		words = joined(", ", words, when)
	}
	return joined(" · ", words, t("agenda.screen.items", "n", len(s.p.Items)))
}

// when says on which part of which day the meeting is: "sáng 21/08/2025".
func (s *Screen) when() string {
	m := s.p.Meeting
	if m.Date == "" {
		return ""
	}
	day := m.Date.String()
	at, ok := programme.Minutes(m.Starts)
	switch {
	case !ok:
		return day
	case at < 12*60:
		return s.sh.T("agenda.morning", "day", day)
	case at < 18*60:
		return s.sh.T("agenda.afternoon", "day", day)
	}
	return s.sh.T("agenda.evening", "day", day)
}

func joined(by string, parts ...string) string {
	all := ""
	for _, p := range parts {
		if p == "" {
			continue
		}
		if all != "" {
			all += by
		}
		all += p
	}
	return all
}

// figures are the bar above the list while it is written.
func (s *Screen) figures() []widget.Stat {
	t := s.sh.T
	from, to, total := programme.Span(s.p.Items)
	n := programme.Late(s.p.Items)
	return []widget.Stat{
		{Figure: strconv.Itoa(len(s.p.Items)), Label: t("agenda.stat.items")},
		{Figure: clockOr(from), Label: t("agenda.stat.from")},
		{Figure: clockOr(to), Label: t("agenda.stat.to")},
		{Figure: s.duration(total), Label: t("agenda.stat.total")},
		{Figure: strconv.Itoa(n), Label: t("agenda.stat.late"), Dim: n == 0},
	}
}

func clockOr(m int) string {
	if m == programme.Unknown {
		return "—"
	}
	return programme.Clock(m)
}

// duration writes minutes as hours and minutes.
func (s *Screen) duration(minutes int) string {
	switch h, m := minutes/60, minutes%60; {
	case h == 0:
		return s.sh.T("agenda.minutes", "m", m)
	case m == 0:
		return s.sh.T("agenda.hours", "h", h)
	default:
		return s.sh.T("agenda.hours-minutes", "h", h, "m", m)
	}
}
