package ceremony

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
)

// buildMiddle makes the view of a group: what it is, who hands over, how far it
// is, and who stands where.
func (s *Screen) buildMiddle() fyne.CanvasObject {
	t := s.t
	s.number = widget.NewTag("", widget.Accent, "")
	s.number.Bold = true
	s.about = widget.NewSecond("").Cut(120)
	s.lapText = widget.NewSecond("")
	back := widget.NewIconButton(icons.ChevronBack, t("live.group.before"), func() { s.lookAside(-1) })
	on := widget.NewIconButton(icons.ChevronForward, t("live.group.after"), func() { s.lookAside(1) })
	back.Measure, on.Measure = widget.Small, widget.Small
	s.lap = widget.Row(0, back, s.lapText, on)
	s.title = widget.NewTitle("")
	s.title.TextSize, s.title.Wrap, s.title.Lines = 24, true, 2
	s.presents = newRich(widget.SizeBody, 2, icons.Person, widget.ColorText)
	s.reads = newRich(widget.SizeBody, 2, icons.Mic, widget.ColorText)
	s.steps = newChips()
	s.stands = newSpots()
	s.lockIcon, s.lockText = widget.NewIcon(icons.LockOpen, 14, widget.ColorText3), widget.NewCaption("")
	strip := widget.NewSurface(widget.Pad(10, 20, 12, 20, widget.Column(6,
		widget.Row(8, widget.Grow(widget.NewCaption(t("live.stage")).Cut(60)), widget.Row(4, s.lockIcon, s.lockText)), s.stands)))
	s.rows = newRows([6]string{t("live.column.place"), t("live.column.presence"), t("live.column.recipient"), t("live.column.unit"),
		t("live.column.register"), t("live.column.tray")}, func(int) { s.askRow() })
	s.empty = widget.NewSurface(widget.NewEmptyState(icons.People, t("live.empty"), t("live.empty.text")))
	head := widget.Column(2, widget.Fixed(0, 26, widget.Row(8, s.number, widget.Grow(s.about), s.lap)), s.title, s.presents, s.reads)
	s.view = widget.Border(widget.Column(0, s.looking, head, widget.Pad(9, 0, 11, 0, s.steps), widget.Pad(0, 0, 12, 0, strip)), nil, nil, nil,
		container.NewStack(widget.NewSurface(s.rows.object), s.empty))
	s.middle = container.NewStack(s.view)
	return widget.Pad(14, 20, 18, 24, widget.Border(s.banner, nil, nil, nil, s.middle))
}

// showMiddle puts one of the views into the middle.
func (s *Screen) showMiddle(o fyne.CanvasObject) {
	if s.middle.Objects[0] != o {
		s.middle.Objects = []fyne.CanvasObject{o}
		s.middle.Refresh()
	}
}
