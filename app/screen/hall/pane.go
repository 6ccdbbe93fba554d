package hall

import (
	"fyne.io/fyne/v2"

	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
	"vinhdanh/data"
	"vinhdanh/data/seating"
)

// pane is what the pane shows of a seat: while it stays the same nothing is made
// anew, so that words being typed are not lost when somebody checks in.
type pane struct {
	made   bool
	label  string
	seat   data.Seat
	person seating.Person
}

// showPane shows the chosen seat.
func (s *Screen) showPane() {
	t, label := s.sh.T, s.chart.at
	now := pane{made: true, label: label, seat: s.p.Book[label]}
	if p := s.person(label); p != nil {
		now.person = *p
	}
	if now == s.shown {
		return
	}
	s.shown = now
	if label == "" || s.p == nil {
		s.setPane(widget.Column(6, widget.NewHeading(t("hall.pane.none")), widget.NewParagraph(t("hall.pane.none.text"))))
		return
	}
	seat, p := s.p.Book[label], s.person(label)
	lock := widget.NewSmall(t("hall.pane.lock"), icons.Lock, s.toggleLock)
	if seat.Locked {
		lock = widget.NewSmall(t("hall.pane.unlock"), icons.LockOpen, s.toggleLock)
	}
	lock.Hint = "L"
	title := widget.NewHeading(t("hall.pane.seat", "seat", label))
	buttons := []fyne.CanvasObject{lock}
	var parts []fyne.CanvasObject
	if seat.Locked {
		parts = append(parts, widget.Row(8, title, widget.Space(), widget.NewTag(t("hall.kind.locked"), widget.Neutral, icons.Lock)))
	} else {
		parts = append(parts, title)
	}
	if p == nil {
		parts = append(parts, widget.NewSecond(t("hall.pane.nobody")))
	} else {
		name := widget.NewBold(p.Name)
		name.Wrap = true
		id := p.ID
		record := widget.NewIconButton(icons.Person, t("hall.pane.open"), func() { s.open(id) })
		record.Measure = widget.Small
		parts = append(parts, widget.Row(8, widget.Grow(name), record))
		if p.Out {
			parts = append(parts, widget.NewBanner(widget.Warn, t("hall.pane.out")))
		}
		fact := func(key, value string) {
			if value != "" {
				parts = append(parts, widget.FactText(t("hall.pane."+key), value))
			}
		}
		fact("instead", p.Instead)
		fact("unit", p.Unit)
		fact("group", p.Group)
		fact("code", p.Code)
		if p.Protocol > 0 {
			fact("protocol", t("hall.pane.protocol.text", "n", p.Protocol))
		}
		if c := p.Call; c.Up() {
			fact("call", t("hall.pane.call.text", "round", c.Round, "group", c.Group, "place", c.Place))
		}
		off := widget.NewSmall(t("hall.pane.free"), icons.Remove, s.takeOff)
		off.SetDisabled(seat.Locked)
		buttons = append(buttons, off)
	}
	parts = append(parts, widget.Flow(8, buttons...))
	keep := widget.NewEntry()
	keep.SetText(seat.Reserved)
	keep.SetPlaceHolder(t("hall.pane.keep.example"))
	set := func() {
		if keep.Text != seat.Reserved {
			s.keepFor(label, keep.Text)
		}
	}
	keep.OnSubmitted = func(string) { set() }
	parts = append(parts, widget.NewField(t("hall.pane.keep"), widget.Row(8, widget.Grow(keep), widget.NewButton(t("hall.pane.keep.set"), "", set))))
	s.setPane(widget.Column(8, parts...))
}

func (s *Screen) setPane(content fyne.CanvasObject) {
	s.pane.Objects = []fyne.CanvasObject{widget.Padded(14, content)}
	s.pane.Refresh()
	if s.full != nil {
		s.full.Refresh()
	}
}

// makeList makes the list of those without a seat.
func (s *Screen) makeList() {
	s.list = widget.NewDataTable(widget.TableColumn{Key: "name", Title: s.sh.T("hall.list.name"), Width: 100, Grow: 1},
		widget.TableColumn{Key: "call", Title: s.sh.T("hall.list.call"), Width: 62})
	s.list.RowHeight = 44
	s.list.Len = func() int { return len(s.waiting) }
	s.list.Row = func(i int) widget.RowLine {
		p := s.waiting[i]
		c, call := widget.Cell{Text: p.Name, Second: p.Unit, Tip: p.Name}, widget.Cell{}
		switch kindOf(&p) {
		case leader:
			c.Bold = true
		case recipient:
			call.Tags = []widget.CellTag{{Text: s.sh.T("hall.round", "n", p.Call.Round), Tone: widget.Gold}}
		}
		return widget.RowLine{Cells: []widget.Cell{c, call}}
	}
	s.list.Empty = widget.Padded(14, widget.NewSecond(s.sh.T("hall.waiting.none")))
	s.list.OnOpen = func(i int) {
		p := s.waiting[i]
		s.hold(&p)
	}
	s.list.DragOut(func(i int, at fyne.Position) {
		if i < len(s.waiting) {
			s.carry(s.waiting[i].Name, at)
			s.chart.aimAt(s.chart.under(s.inChart(at)))
		}
	}, func(i int, at fyne.Position) {
		s.ghost.Hide()
		to := s.chart.under(s.inChart(at))
		s.chart.aimAt("")
		if i < len(s.waiting) && to != "" {
			p := s.waiting[i]
			s.put(&p, to)
		}
	})
}

// inChart gives a point of the window as the chart counts it.
func (s *Screen) inChart(at fyne.Position) fyne.Position {
	return at.Subtract(fyne.CurrentApp().Driver().AbsolutePositionForObject(s.chart))
}
