package checkin

import (
	"slices"

	"vinhdanh/app/screen"
	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
	"vinhdanh/data"
)

// recentLines merges the log with the scans that admitted nobody, the last first.
func (s *Screen) recentLines() []widget.RowLine {
	var lines []widget.RowLine
	log, denied := s.recent, s.denied
	for len(log) > 0 || len(denied) > 0 {
		if len(log) == 0 || len(denied) > 0 && denied[0].at.After(log[0].At) {
			lines = append(lines, s.deniedLine(denied[0]))
			denied = denied[1:]
			continue
		}
		n := group(log)
		lines = append(lines, s.logLine(log[0], n))
		log = log[n:]
	}
	return lines
}

// group counts the lines at the beginning of a log that were written at once.
func group(log []data.CheckInRow) int {
	n := 1
	if log[0].Group != "" {
		if other := slices.IndexFunc(log, func(r data.CheckInRow) bool { return r.Group != log[0].Group }); other > 0 {
			n = other
		} else {
			n = len(log)
		}
	}
	return n
}

func (s *Screen) deniedLine(d denial) widget.RowLine {
	icon, tone := d.icon()
	_, _, color := tone.Colors()
	where := s.sh.T("checkin.where.help", "desk", d.desk)
	switch d.verdict {
	case data.VerdictAlready:
		where = s.sh.T("checkin.where.already", "desk", d.desk)
	case "":
		where = s.sh.T("checkin.where.fault", "desk", d.desk)
	case data.VerdictNotIn:
		where = s.sh.T("checkin.where.notin", "desk", d.desk)
	}
	return widget.RowLine{Cells: []widget.Cell{{Text: d.at.In(s.sh.Now().Location()).Format("15:04"), Color: widget.ColorText3},
		{Text: d.words, Icon: icon, Tint: color}, {Text: where, Color: color, Bold: true, Size: widget.SizeSecond}}}
}

// logLine is a line of the log, or one for several that were written at once.
func (s *Screen) logLine(r data.CheckInRow, n int) widget.RowLine {
	cell := widget.Cell{Text: r.Name, Bold: true, Icon: icons.OK, Tint: widget.ColorOK}
	if name := screen.DelegationName(r.DelegationName); name != "" {
		cell.Beside = " · " + name
	}
	if n > 1 {
		cell.Text, cell.Icon = s.sh.T("checkin.many", "n", n), icons.People
	}
	where := widget.Cell{Text: joined(" · ", r.Desk, r.Code), Color: widget.ColorText2, Size: widget.SizeSecond}
	if n > 1 {
		where.Text = r.Desk
	}
	switch {
	case r.Undone:
		cell.Icon, cell.Tint, cell.Bold, cell.Color = icons.Undo, widget.ColorText3, false, widget.ColorText3
		where.Text = s.sh.T("checkin.where.undone", "desk", r.Desk)
	case r.Kind == data.CheckInOut:
		cell.Icon, cell.Tint = icons.ArrowForward, widget.ColorInfo
		where.Text = s.sh.T("checkin.where.left", "desk", r.Desk)
	case r.Online:
		cell.Tint = widget.ColorInfo
		where.Text = s.sh.T("checkin.where.online", "desk", r.Desk)
	}
	return widget.RowLine{Cells: []widget.Cell{{Text: r.At.In(s.sh.Now().Location()).Format("15:04"), Color: widget.ColorText3}, cell, where}}
}
