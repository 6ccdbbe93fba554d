package checkin

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"

	"vinhdanh/app/screen"
	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
	"vinhdanh/data"
	"vinhdanh/data/seal"
	"vinhdanh/data/text"
)

const foundShown = 30

// Heights of the list's rows: names found have a second line.
const (
	recentHeight = 44
	foundHeight  = 52
)

// search looks for a name while somebody types one. What a scanner types is
// digits, and is let alone.
func (s *Screen) search(line string) {
	if s.searchStop != nil {
		s.searchStop()
		s.searchStop = nil
	}
	line = strings.TrimSpace(line)
	if !isSearch(line) {
		if s.seeking != "" {
			s.seeking, s.found = "", nil
			s.showList()
		}
		return
	}
	f := data.DelegateFilter{Conference: s.sh.Conference().ID, Meeting: s.sh.Meeting().ID, Text: line, Limit: foundShown}
	if s.desk != nil {
		f.Meeting = s.desk.Meeting().ID
	}
	var found []data.DelegateRow
	s.searchStop = s.sh.Load(func(ctx context.Context) (err error) {
		found, err = s.store.Delegates(ctx, f)
		return err
	}, func(err error) {
		s.searchStop = nil
		if err != nil {
			s.sh.Fail(err)
			return
		}
		s.seeking, s.found = line, found
		s.showList()
	})
}

// showList shows the names found, or else the last scans.
func (s *Screen) showList() {
	sh := s.sh
	s.list.Select(-1)
	if s.seeking != "" {
		s.title.SetText(sh.T("checkin.found"))
		s.hint.SetText(sh.T("checkin.found.hint"))
		s.list.Empty = widget.Centered(widget.NewSecond(sh.T("checkin.found.none", "text", s.seeking)))
		s.list.Len = func() int { return len(s.found) }
		s.list.Row = func(i int) widget.RowLine { return s.foundRow(s.found[i]) }
		s.list.RowHeight = foundHeight
		s.head.Refresh()
		s.list.Refresh()
		return
	}
	s.title.SetText(sh.T("checkin.recent"))
	s.hint.SetText(sh.T("checkin.recent.all"))
	s.list.Empty = widget.Centered(widget.NewSecond(sh.T("checkin.recent.none")))
	lines := s.recentLines()
	s.list.Len = func() int { return len(lines) }
	s.list.Row = func(i int) widget.RowLine { return lines[i] }
	s.list.RowHeight = recentHeight
	s.head.Refresh()
	s.list.ScrollToTop()
	s.list.Refresh()
}

func (s *Screen) foundRow(d data.DelegateRow) widget.RowLine {
	state := widget.Cell{Text: d.Code, Color: widget.ColorText2, Size: widget.SizeSecond}
	icon, tint := icons.Circle, widget.ColorText3
	if !d.PresentAt.IsZero() {
		icon, tint = icons.OK, widget.ColorOK
		state.Text = joined(" · ", d.PresentAt.In(s.sh.Now().Location()).Format("15:04"), d.PresentDesk, d.Code)
	}
	return widget.RowLine{Cells: []widget.Cell{{Text: d.Seat, Color: widget.ColorText3},
		{Text: d.Name, Bold: true, Second: joined(" · ", d.Position, d.Unit, d.DelegationName), Icon: icon, Tint: tint}, state}}
}

// recentLines merges the log with the scans that led to the help desk, the
// last first.
func (s *Screen) recentLines() []widget.RowLine {
	zone := s.sh.Now().Location()
	var lines []widget.RowLine
	denied := s.denied
	takeDenied := func() {
		d := denied[0]
		denied = denied[1:]
		icon, tone := d.icon()
		_, _, color := tone.Colors()
		where := s.sh.T("checkin.where.help", "desk", d.desk)
		if d.verdict == data.VerdictAlready {
			where = s.sh.T("checkin.where.already", "desk", d.desk)
		}
		lines = append(lines, widget.RowLine{Cells: []widget.Cell{{Text: d.at.In(zone).Format("15:04"), Color: widget.ColorText3},
			{Text: d.words, Icon: icon, Tint: color}, {Text: where, Color: color, Bold: true, Size: widget.SizeSecond}}})
	}
	for _, r := range s.recent {
		for len(denied) > 0 && denied[0].at.After(r.At) {
			takeDenied()
		}
		if r.Kind != data.CheckInIn {
			continue
		}
		cell := widget.Cell{Text: r.Name, Bold: true, Beside: beside(screen.DelegationName(r.DelegationName)), Icon: icons.OK, Tint: widget.ColorOK}
		where := widget.Cell{Text: joined(" · ", r.Desk, r.Code), Color: widget.ColorText2, Size: widget.SizeSecond}
		if r.Undone {
			cell.Icon, cell.Tint, cell.Bold, cell.Color = icons.Undo, widget.ColorText3, false, widget.ColorText3
			where.Text = s.sh.T("checkin.where.undone", "desk", r.Desk)
		}
		lines = append(lines, widget.RowLine{Cells: []widget.Cell{{Text: r.At.In(zone).Format("15:04"), Color: widget.ColorText3}, cell, where}})
	}
	for len(denied) > 0 {
		takeDenied()
	}
	return lines
}

// addGuest takes in a guest who has no badge, and admits him at once.
func (s *Screen) addGuest() {
	sh := s.sh
	name, unit := widget.NewEntry(), widget.NewEntry()
	inputs := []*widget.Entry{name, unit}
	honorific := widget.NewCombo([]string{"Ông", "Bà", "Đồng chí"})
	field := widget.NewField(sh.T("checkin.guest.name"), name)
	var d *widget.Dialog
	d = widget.Ask(sh.Window(), widget.Question{
		Title: sh.T("checkin.guest.title"), Text: sh.T("checkin.guest.text"),
		Body: widget.Column(12, widget.Tops(12, widget.Fixed(120, 0, widget.NewField(sh.T("checkin.guest.honorific"), honorific)), widget.Grow(field)),
			widget.NewField(sh.T("checkin.guest.unit"), unit)),
		Verb: sh.T("checkin.guest.verb"), Cancel: sh.T("common.cancel"), Focus: name, OnClose: s.hold,
		Do: func() bool {
			g := data.Delegate{Conference: sh.Conference().ID, Kind: data.KindGuest, Status: data.StatusConfirmed,
				Honorific: text.Clean(honorific.Text), Name: text.Clean(name.Text), Unit: text.Clean(unit.Text)}
			if g.Name == "" {
				field.SetError(sh.T("checkin.guest.missing"))
				return false
			}
			sh.Load(func(ctx context.Context) error { return s.store.SaveDelegate(ctx, &g) }, func(err error) {
				if err != nil {
					sh.Fail(err)
					return
				}
				d.Close()
				s.choose(g.ID)
			})
			return false
		},
	})
	for _, e := range append(inputs, honorific) {
		e.OnSubmitted = func(string) {
			rest, line := cutScan(e.Text)
			if line == "" {
				d.OK.Tapped(&fyne.PointEvent{})
				return
			}
			// A badge was read meanwhile: it is dealt with, and what was typed stays.
			e.SetText(rest)
			if name.Text+unit.Text == "" {
				d.Close()
			}
			s.enqueue(scan{line: line})
		}
	}
}

// cutScan parts what somebody typed from a badge that was read behind it.
func cutScan(typed string) (rest, line string) {
	at := len(typed)
	for at > 0 && typed[at-1] >= '0' && typed[at-1] <= '9' {
		at--
	}
	if len(typed)-at < seal.BadgeDigits {
		return typed, ""
	}
	return typed[:at], typed[at:]
}

// beside is what stands after a name on its line.
func beside(s string) string {
	if s == "" {
		return ""
	}
	return " · " + s
}
