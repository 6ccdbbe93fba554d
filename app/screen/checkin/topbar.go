package checkin

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
	"vinhdanh/data"
)

// desks is how many names of desks are proposed.
const desks = 8

func (s *Screen) topBar() fyne.CanvasObject {
	sh := s.sh
	exit := widget.NewQuiet(sh.T("checkin.exit"), s.exit)
	exit.Icon, exit.Hint = icons.FullscreenExit, "Esc"
	title := widget.NewBold(sh.T("shell.place.checkin"))
	title.TextSize = 20
	s.meeting = widget.NewSelect(nil, -1, func(i int) { s.openDesk(s.meetings[i].ID) })
	s.meeting.Icon = icons.Agenda
	names := make([]string, desks)
	for i := range names {
		names[i] = sh.T("checkin.desk", "n", i+1)
	}
	s.desks = widget.NewSelect(names, 0, func(i int) { s.setDesk(s.desks.Options[i]) })
	s.desks.Icon = icons.Laptop
	s.way = widget.NewSegment([]string{sh.T("checkin.way.in"), sh.T("checkin.way.out")}, 0, func(i int) { s.setOut(i == 1) })
	s.ready, s.synced = newLight(), newLight()
	s.time = widget.NewBold("")
	s.time.TextSize = widget.SizeFigure
	s.bar = container.NewStack(widget.Fill(widget.ColorSurface), widget.Border(nil, widget.Line(), nil, nil,
		widget.Fixed(0, 63, widget.Pad(0, 24, 0, 16, widget.Row(12, exit, widget.VLine(), title,
			widget.Grow(container.New(fitting{}, s.meeting, s.desks, s.way)),
			s.ready.object, s.synced.object, s.time)))))
	return s.bar
}

// fitting puts parts side by side, each as wide as it asks for; in a narrow
// window the first gives way.
type fitting struct{}

const (
	fittingGap   = 12
	fittingLeast = 150
)

func (fitting) MinSize(objs []fyne.CanvasObject) fyne.Size {
	w := float32(fittingLeast)
	for _, o := range objs[1:] {
		w += fittingGap + o.MinSize().Width
	}
	return fyne.NewSize(w, objs[0].MinSize().Height)
}

func (f fitting) Layout(objs []fyne.CanvasObject, s fyne.Size) {
	left := s.Width - f.MinSize(objs).Width + fittingLeast
	x := float32(0)
	for i, o := range objs {
		m := o.MinSize()
		if i == 0 {
			m.Width = min(m.Width, left)
		}
		o.Move(fyne.NewPos(x, (s.Height-m.Height)/2))
		o.Resize(m)
		x += m.Width + fittingGap
	}
}

// showDesk shows where the desk stands.
func (s *Screen) showDesk() {
	names, at := make([]string, len(s.meetings)), -1
	for i, m := range s.meetings {
		names[i] = m.Name
		if m.Date != "" {
			names[i] += " – " + m.Date.String()
		}
		if m.Closed {
			names[i] += " · " + s.sh.T("checkin.sitting.over")
		}
		if m.ID == s.desk.Meeting().ID {
			at = i
		}
	}
	s.meeting.SetOptions(names, at)
	found := -1
	for i, n := range s.desks.Options {
		if n == s.deskName {
			found = i
		}
	}
	if found < 0 {
		s.desks.Options = append(s.desks.Options, s.deskName)
		found = len(s.desks.Options) - 1
	}
	s.desks.SetOptions(s.desks.Options, found)
	if s.sitting().Closed {
		s.showOver()
	} else if s.person == nil {
		s.waitForScan()
	}
	s.hold()
}

// sitting gives the meeting of the desk as it was last read.
func (s *Screen) sitting() data.Meeting {
	if s.desk == nil {
		return data.Meeting{}
	}
	for _, m := range s.meetings {
		if m.ID == s.desk.Meeting().ID {
			return m
		}
	}
	return s.desk.Meeting()
}

// setDesk gives this computer's desk another name, for good.
func (s *Screen) setDesk(name string) {
	s.keep(settingDesk, name, func() { s.openDesk("") })
}

// setOut tells whether scans are of people who leave.
func (s *Screen) setOut(out bool) {
	if s.out == out {
		return
	}
	s.out = out
	s.way.Selected = 0
	hint := "checkin.scan"
	if out {
		s.way.Selected, hint = 1, "checkin.scan.out"
	}
	s.way.Refresh()
	s.entry.SetPlaceHolder(s.sh.T(hint))
	s.person = nil
	s.waitForScan()
	s.focusScan()
}
