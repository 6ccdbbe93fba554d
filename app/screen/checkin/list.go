package checkin

import (
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"vinhdanh/app/screen"
	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
	"vinhdanh/data"
)

const foundShown = 30

// Heights of the list's rows: names found have a second line.
const (
	recentHeight = 44
	foundHeight  = 52
)

func (s *Screen) listCard() fyne.CanvasObject {
	s.title, s.hint = widget.NewHeading(s.sh.T("checkin.recent")).Cut(80), widget.NewSecond(s.sh.T("checkin.recent.all")).Cut(60)
	s.list = widget.NewDataTable(
		widget.TableColumn{Width: 72}, widget.TableColumn{Width: 200, Grow: 3}, widget.TableColumn{Width: 150, Grow: 1, Align: fyne.TextAlignTrailing})
	s.list.NoHead, s.list.RowHeight = true, recentHeight
	s.list.OnTap = func(i int) { s.pick(i) }
	s.list.OnOpen = func(i int) { s.pick(i) }
	s.list.Empty = widget.Centered(widget.NewSecond(s.sh.T("checkin.recent.none")))
	s.more = widget.NewSmall(s.sh.T("checkin.more"), icons.More, s.openMore)
	s.more.Kind, s.more.Hint = widget.Quiet, "F10"
	s.head = widget.Pad(6, 12, 4, 20, widget.Row(8, s.title, widget.Grow(s.hint), s.more))
	return widget.NewSurface(widget.Border(widget.Column(0, s.head, widget.Line()), nil, nil, nil, widget.Pad(0, 1, 1, 1, container.New(wholeRows{s.list}, s.list))))
}

// wholeRows makes a list as high as whole rows are: half a name at the foot
// is no help to anybody.
type wholeRows struct{ list *widget.DataTable }

func (wholeRows) MinSize(objs []fyne.CanvasObject) fyne.Size { return objs[0].MinSize() }

func (l wholeRows) Layout(objs []fyne.CanvasObject, s fyne.Size) {
	h := s.Height
	if rows := float32(int(h / l.list.RowHeight)); rows >= 1 {
		h = rows*l.list.RowHeight + 1 // the table leaves 1 for a card's border
	}
	objs[0].Resize(fyne.NewSize(s.Width, min(h, s.Height)))
}

// pick admits a delegate of the names found; recent scans are only to be read.
func (s *Screen) pick(i int) {
	if s.seeking == "" {
		s.list.Select(-1)
		s.focusScan()
		return
	}
	if i >= 0 && i < len(s.found) {
		s.choose(s.found[i].ID)
	}
}

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
		found, err = s.d.Records.Delegates(ctx, f)
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
		found := s.found
		s.list.Len = func() int { return len(found) }
		s.list.Row = func(i int) widget.RowLine { return s.foundRow(found[i]) }
		s.list.RowHeight = foundHeight
	} else {
		s.title.SetText(sh.T("checkin.recent"))
		s.hint.SetText(sh.T("checkin.recent.all"))
		s.list.Empty = widget.Centered(widget.NewSecond(sh.T("checkin.recent.none")))
		lines := s.recentLines()
		s.list.Len = func() int { return len(lines) }
		s.list.Row = func(i int) widget.RowLine { return lines[i] }
		s.list.RowHeight = recentHeight
	}
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
	} else if d.Status == data.StatusCancelled || d.Status == data.StatusSubstituted {
		icon, tint = icons.HelpFilled, widget.ColorErr
		state.Text = joined(" · ", s.sh.T("checkin.status."+string(d.Status)), d.Code)
	}
	return widget.RowLine{Cells: []widget.Cell{{Text: d.Seat, Color: widget.ColorText3},
		{Text: d.Name, Bold: true, Second: joined(" · ", d.Position, d.Unit, screen.DelegationName(d.DelegationName)), Icon: icon, Tint: tint}, state}}
}

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

func joined(sep string, parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(p string) bool { return p == "" }), sep)
}
