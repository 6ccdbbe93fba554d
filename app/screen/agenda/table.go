package agenda

import (
	"strconv"

	"fyne.io/fyne/v2"

	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
	"vinhdanh/data"
	programme "vinhdanh/data/agenda"
)

func (s *Screen) columns() []widget.TableColumn {
	t := s.sh.T
	return []widget.TableColumn{
		{Title: t("agenda.column.item"), Width: 50},
		{Title: t("agenda.column.starts"), Width: 74},
		{Title: t("agenda.column.minutes"), Width: 54, Align: fyne.TextAlignTrailing},
		{Title: t("agenda.column.title"), Width: 180, Grow: 3},
		{Title: t("agenda.column.kind"), Width: 100},
		{Title: t("agenda.column.person"), Width: 130, Grow: 2},
		{Title: t("agenda.column.note"), Width: 84, Grow: 1},
	}
}

// rows counts the items and, below them, the row of the end.
func (s *Screen) rows() int {
	if len(s.items) == 0 {
		return 0
	}
	return len(s.items) + 1
}

func (s *Screen) row(i int) widget.RowLine {
	if i >= len(s.items) {
		_, to, total := span(s.items)
		return widget.RowLine{Cells: []widget.Cell{
			{},
			{Text: to, Bold: true, Color: widget.ColorText2},
			{Text: strconv.Itoa(total), Color: widget.ColorText2},
			{Text: s.sh.T("agenda.end"), Color: widget.ColorText2},
		}}
	}
	item := s.items[i]
	line := widget.RowLine{Warn: item.Late > 0, Cells: []widget.Cell{
		{Text: strconv.Itoa(i + 1), Color: widget.ColorText2},
		{Text: clock(item.From), Bold: true},
		{Text: strconv.Itoa(item.Minutes)},
		{Text: item.Title},
		{Text: s.sh.T(kindKey(item.Kind)), Color: widget.ColorText2, Size: widget.SizeSecond},
		{Text: item.Person, Color: widget.ColorText2},
		{Text: item.Cue, Color: widget.ColorText2},
	}}
	if item.Late > 0 {
		line.Cells[0].Icon, line.Cells[0].Tint = icons.Warning, widget.ColorWarn
	}
	if item.From == programme.Unknown {
		line.Cells[1] = widget.Cell{Text: "—", Color: widget.ColorText3}
	}
	return line
}

// figures are the bar above the list.
func (s *Screen) figures() []widget.Stat {
	t := s.sh.T
	from, to, total := span(s.items)
	if from == "" {
		from, to = "—", "—"
	}
	stats := []widget.Stat{
		{Figure: strconv.Itoa(len(s.items)), Label: t("agenda.stat.items")},
		{Figure: from, Label: t("agenda.stat.from")},
		{Figure: to, Label: t("agenda.stat.to")},
		{Figure: s.duration(total), Label: t("agenda.stat.total")},
	}
	n := programme.Late(s.items)
	return append(stats, widget.Stat{Figure: strconv.Itoa(n), Label: t("agenda.stat.late"), Dim: n == 0})
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

func kindKey(k data.ItemKind) string {
	for _, known := range data.ItemKinds {
		if k == known {
			return "agenda.kind." + string(k)
		}
	}
	return "agenda.kind." + string(data.ItemOther)
}
