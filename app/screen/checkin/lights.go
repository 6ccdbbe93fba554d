package checkin

import (
	"fyne.io/fyne/v2"

	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
	"vinhdanh/data"
	"vinhdanh/data/backup"
)

// showReady tells whether what a scanner types arrives here.
func (s *Screen) showReady() {
	copied := backup.JournalStatus{}
	if s.d.Copy != nil {
		copied = s.d.Copy()
	}
	switch {
	case s.away:
		s.ready.set(widget.ColorWarn, s.sh.T("checkin.notready"))
	case s.stale:
		s.ready.set(widget.ColorWarn, s.sh.T("checkin.stale"))
	case copied.State == backup.JournalAway:
		s.ready.set(widget.ColorWarn, s.sh.T("checkin.copy.away"))
	case copied.State == backup.JournalFailing:
		s.ready.set(widget.ColorErr, s.sh.T("checkin.copy.failing"))
	default:
		s.ready.set(widget.ColorOK, s.sh.T("checkin.ready"))
	}
	s.bar.Refresh() // the words take more or less room now
}

// showDesks tells how many desks work on the same list: those of this database
// that wrote into the log lately, and those of the station.
func (s *Screen) showDesks() {
	station := s.sh.Station()
	if station.Fault() != nil {
		s.synced.set(widget.ColorErr, s.sh.T("checkin.station.fault"))
		s.bar.Refresh()
		return
	}
	names := map[string]bool{s.deskName: true}
	since := s.sh.Now().Add(-3 * pace)
	for _, r := range s.recent {
		if r.At.After(since) {
			names[r.Desk] = true
		}
	}
	pending := 0
	if station.Running() {
		for _, d := range station.Desks() {
			switch d.State {
			case data.DeskConfirmed:
				names[d.Name] = true
			case data.DeskPending:
				pending++
			}
		}
	}
	switch {
	case pending > 0:
		s.synced.set(widget.ColorWarn, s.sh.T("checkin.synced.pending", "n", pending))
	case len(names) > 1:
		s.synced.set(widget.ColorOK, s.sh.T("checkin.synced", "n", len(names)))
	case station.Running():
		s.synced.set(widget.ColorOK, s.sh.T("checkin.synced.open"))
	default:
		s.synced.set("", "")
	}
	s.bar.Refresh()
	if s.panel != nil && s.panel.refresh != nil {
		s.panel.refresh()
	}
}

// light is a coloured dot with words: the state of something.
type light struct {
	object *fyne.Container
	dot    *widget.Icon
	text   *widget.Text
}

func newLight() *light {
	l := &light{dot: widget.NewIcon(icons.Dot, 10, widget.ColorText3), text: widget.NewSecond("")}
	l.object = widget.Row(6, l.dot, l.text)
	l.object.Hide()
	return l
}

// set shows words; "" hides the light.
func (l *light) set(color fyne.ThemeColorName, words string) {
	l.object.Hidden = words == ""
	l.dot.Set(icons.Dot, color)
	l.text.SetText(words)
	l.object.Refresh()
}
