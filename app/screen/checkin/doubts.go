package checkin

import (
	"context"

	"fyne.io/fyne/v2"

	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
	"vinhdanh/data"
)

const doubtHeight = 76

// showDoubts tells of scans that phones made without the network and that a
// person has to look at.
func (s *Screen) showDoubts() {
	n := len(s.doubts)
	if had := len(s.notes.Objects) > 0; had == (n > 0) && (n == 0 || s.doubtsTold == n) {
		return
	}
	s.doubtsTold = n
	s.notes.Objects = nil
	if n > 0 {
		look := widget.NewSmall(s.sh.T("checkin.doubts.look"), "", s.openDoubts)
		look.Hint = "F8"
		s.notes.Objects = []fyne.CanvasObject{widget.NewBanner(widget.Warn, s.sh.T("checkin.doubts.note", "n", n), look)}
	}
	s.notes.Hidden = n == 0 // else it leaves a gap
	s.notes.Refresh()
	s.figures.Refresh()
	if s.panel != nil && s.panel.name == "doubts" {
		s.panel.refresh()
	}
}

// openDoubts lists them; Enter settles one.
func (s *Screen) openDoubts() {
	if s.toggled("doubts") {
		return
	}
	table := widget.NewDataTable(widget.TableColumn{Width: 200, Grow: 1})
	table.NoHead, table.RowHeight = true, doubtHeight
	table.Len = func() int { return len(s.doubts) }
	table.Row = func(i int) widget.RowLine { return s.doubtRow(s.doubts[i]) }
	table.Empty = widget.NewEmptyState(icons.OKOutlined, s.sh.T("checkin.doubts.none"), "")
	settled := widget.NewFilled(s.sh.T("checkin.doubts.settle"), icons.Check, nil)
	settled.Hint = "Enter"
	settle := func(i int) {
		if i >= 0 && i < len(s.doubts) {
			s.settle(s.doubts[i])
		}
	}
	table.OnOpen = settle
	settled.OnTapped = func() { settle(table.Selected()) }
	text := widget.NewSecond(s.sh.T("checkin.doubts.text"))
	text.Wrap = true
	refresh := func() {
		table.Refresh()
		settled.SetDisabled(len(s.doubts) == 0)
	}
	refresh()
	s.open(&panel{name: "doubts", title: s.sh.T("checkin.doubts"), focus: table.Focus, refresh: refresh,
		body: widget.Border(widget.Column(0, widget.Pad(10, 20, 10, 20, text), widget.Line()),
			widget.Column(0, widget.Line(), widget.Pad(12, 20, 12, 20, widget.Row(8, widget.Space(), settled))), nil, nil, table)})
}

func (s *Screen) doubtRow(d data.OfflineScan) widget.RowLine {
	zone := s.sh.Now().Location()
	name := joined(" · ", d.Name, d.Code)
	if name == "" {
		name = s.sh.T("checkin.doubts.badge", "ending", d.Ending)
	}
	why := s.sh.T("checkin.doubts."+string(d.Verdict), "time", d.First.In(zone).Format("15:04"), "desk", d.FirstDesk)
	return widget.RowLine{Cells: []widget.Cell{{Text: name, Bold: true, Icon: icons.Warning, Tint: widget.ColorWarn,
		Second: s.sh.T("checkin.doubts.row", "time", d.At.In(zone).Format("15:04"), "desk", d.Desk, "why", why)}}}
}

// settle records that a person has looked at a scan.
func (s *Screen) settle(d data.OfflineScan) {
	desk := s.desk
	s.sh.Load(func(ctx context.Context) error { return desk.Settle(ctx, d.Request, s.d.Who) }, func(err error) {
		if err != nil {
			s.sh.Fail(err)
			return
		}
		s.readDoubts()
	})
}
