package introductions

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"vinhdanh/app/screen"
	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
	"vinhdanh/data"
	"vinhdanh/data/text"
)

func (s *Screen) makeTable() {
	t := s.sh.T
	s.table = widget.NewDataTable(
		widget.TableColumn{Key: "place", Title: t("introductions.col.place"), Width: 56, Align: fyne.TextAlignTrailing},
		widget.TableColumn{Key: "name", Title: t("introductions.col.name"), Width: 260, Grow: 1},
		widget.TableColumn{Key: "post", Title: t("introductions.col.post"), Width: 280, Grow: 3},
		widget.TableColumn{Key: "present", Title: t("introductions.col.present"), Width: 140, Grow: 0.4},
		widget.TableColumn{Key: "said", Title: t("introductions.col.said"), Width: 190, Grow: 0.2})
	s.table.RowHeight = 52 // read from a lectern
	s.table.Len = func() int { return len(s.rows) }
	s.table.Row = s.row
	s.table.OnSelect = func(i int) {
		s.chosen = s.rows[i].ID
		s.enable()
	}
	s.table.OnOpen = func(i int) { s.sh.Open(screen.Delegates, screen.Filter{Select: s.rows[i].ID}) }
}

func (s *Screen) row(i int) widget.RowLine {
	r, t := s.rows[i], s.sh.T
	present := widget.Cell{Text: t("introductions.absent"), Icon: icons.Circle, Tint: widget.ColorText3, Color: widget.ColorText2}
	if !r.PresentAt.IsZero() {
		at := r.PresentAt.In(s.sh.Now().Location()).Format("15:04")
		present = widget.Cell{Text: t("introductions.present.at", "at", at), Icon: icons.OK, Tint: widget.ColorOK}
	}
	position, unit := post(r.DelegateRow)
	return widget.RowLine{Cells: []widget.Cell{
		{Text: strconv.Itoa(r.Protocol), Color: widget.ColorText2},
		{Text: strings.TrimSpace(r.Honorific + " " + r.Name), Bold: true, Size: widget.SizeCardTitle},
		{Text: position, Second: unit}, present, s.saidCell(r),
	}}
}

// post gives the two lines of who somebody is: position and unit or, where the
// position names the unit already, its first post and the others.
func post(d data.DelegateRow) (position, unit string) {
	switch {
	case d.Position == "":
		return d.Unit, ""
	case strings.Contains(text.Fold(d.Position), text.Fold(d.Unit)):
		position, unit, _ = strings.Cut(d.Position, ", ")
		return position, unit
	}
	return d.Position, d.Unit
}

// saidCell tells whether the MC has a name, and which come in addition.
func (s *Screen) saidCell(r data.Introduction) widget.Cell {
	t := s.sh.T
	switch {
	case !r.Said.IsZero():
		return widget.Cell{Tags: []widget.CellTag{{Text: t("introductions.said.at", "at", r.Said.In(s.sh.Now().Location()).Format("15:04")), Tone: widget.OK, Icon: icons.OK}}}
	case r.PresentAt.IsZero():
		return widget.Cell{}
	case r.Late:
		return widget.Cell{Tags: []widget.CellTag{{Text: t("introductions.late"), Tone: widget.Warn, Icon: icons.Clock}}}
	case s.list.ConfirmedAt.IsZero():
		return widget.Cell{Text: t("introductions.held"), Color: widget.ColorText3, Size: widget.SizeSecond}
	}
	return widget.Cell{Tags: []widget.CellTag{{Text: t("introductions.ready"), Tone: widget.Info}}}
}

// fill shows the list that was read.
func (s *Screen) fill() {
	t := s.sh.T
	var present, late []data.Introduction
	s.rows = nil
	for _, r := range s.list.List {
		here := !r.PresentAt.IsZero()
		if here {
			present = append(present, r)
		}
		if here && r.Late && r.Said.IsZero() {
			late = append(late, r)
		}
		if s.shown.Selected == showAll || here == (s.shown.Selected == showPresent) {
			s.rows = append(s.rows, r)
		}
	}
	second := t("introductions.count", "n", len(present), "all", len(s.list.List))
	if !s.list.ReadAt.IsZero() {
		second += " · " + t("introductions.read", "at", s.list.ReadAt.In(s.sh.Now().Location()).Format("15:04"))
	}
	s.head.SetSecond(second)
	s.confirm.SetDisabled(len(present) == 0)
	s.confirm.Text = t("introductions.confirm")
	if !s.list.ConfirmedAt.IsZero() {
		s.confirm.Text = t("introductions.confirm.again")
	}
	s.confirm.Refresh()
	s.showState(present, late)
	if now := (emptiness{s.sh.Meeting().ID == "", len(s.list.List) == 0, s.shown.Selected}); s.table.Empty == nil || now != s.emptied {
		s.emptied, s.table.Empty = now, s.empty() // not each time: the keyboard may be on its buttons
	}
	at := -1
	for i, r := range s.rows {
		if r.ID == s.chosen {
			at = i
		}
	}
	if at != s.table.Selected() {
		s.table.Select(at)
	}
	s.table.Refresh()
	s.enable()
}

func (s *Screen) enable() {
	for _, b := range s.order {
		b.SetDisabled(s.table.Selected() < 0)
	}
}

// emptiness is what the words of an empty list depend on.
type emptiness struct {
	noMeeting, nobody bool
	shown             int
}

// empty says why there is nobody, and what to do.
func (s *Screen) empty() fyne.CanvasObject {
	t := s.sh.T
	switch {
	case s.sh.Meeting().ID == "":
		return widget.NewEmptyState(icons.Agenda, t("introductions.none.meeting"), t("introductions.none.meeting.text"),
			widget.NewButton(t("introductions.settings"), icons.Settings, func() {
				s.sh.Open(screen.Settings, screen.Filter{Section: "conference"})
			}))
	case len(s.list.List) == 0:
		return widget.NewEmptyState(icons.People, t("introductions.none"), t("introductions.none.text"),
			widget.NewButton(t("introductions.propose"), icons.Refresh, s.propose), widget.NewButton(t("introductions.add"), icons.PersonAdd, s.askAdd))
	case s.shown.Selected == showPresent:
		return widget.NewEmptyState(icons.People, t("introductions.nobody"), t("introductions.nobody.text"),
			widget.NewButton(t("introductions.checkin"), icons.Checkin, func() { s.sh.Open(screen.CheckIn, screen.Filter{}) }),
			widget.NewButton(t("introductions.showall"), "", func() { s.shown.Select(showAll) }))
	}
	return widget.NewEmptyState(icons.OK, t("introductions.everybody"), "")
}
