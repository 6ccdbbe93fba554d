package app

import (
	"strconv"

	"fyne.io/fyne/v2"

	"vinhdanh/app/monitor"
	"vinhdanh/app/projector"
	"vinhdanh/app/screen"
	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
)

// prefPhotos remembers whether recipients are shown with their photos.
const prefPhotos = "projector.photos"

// hallWindow is the window that the hall sees, while it is open.
type hallWindow struct {
	window *projector.Window
	on     monitor.Monitor // where it is, or was last
	sleep  func()          // lets the screens go dark again
}

// ProjectorOpen tells whether delegates are being welcomed.
func (s *Shell) ProjectorOpen() bool { return s.hall != nil }

// Projector asks where to open the hall's screen, or what to do with it.
func (s *Shell) Projector() {
	monitors := s.monitors()
	desk := monitor.Under(s.win, monitors)
	if s.hall == nil {
		s.askWhere(monitors, desk)
		return
	}
	s.askWhat(monitors, desk)
}

// monitors lists them; where they are not known the window opens as it is.
func (s *Shell) monitors() []monitor.Monitor {
	all, err := monitor.List(s.win)
	if err != nil {
		s.deps.Log("monitors", err)
	}
	return all
}

// askWhere proposes the monitor that does not hold the desk.
func (s *Shell) askWhere(all []monitor.Monitor, desk string) {
	text := s.T("projector.open.text")
	var d *widget.Dialog
	var choices []fyne.CanvasObject
	open := func(m *monitor.Monitor) func() {
		return func() {
			d.Close()
			s.openHall(m)
		}
	}
	if len(all) < 2 {
		text = s.T("projector.one")
		all = nil
	}
	proposed := false
	for i := range all {
		words := s.monitorWords(all, i, desk)
		b := widget.NewButton(words, icons.Monitor, open(&all[i]))
		if all[i].ID != desk && !proposed {
			proposed = true
			b = widget.NewFilled(words, icons.Monitor, open(&all[i]))
		}
		b.Leading = true
		choices = append(choices, b)
	}
	b := widget.NewButton(s.T("projector.window"), icons.Visible, open(nil))
	b.Leading = true
	choices = append(choices, b)
	d = widget.Ask(s.win, widget.Question{Title: s.T("projector.open"), Text: text, Width: 560,
		Body: widget.Pad(8, 0, 0, 0, widget.Column(8, choices...)), Cancel: s.T("common.cancel")})
}

func (s *Shell) monitorWords(all []monitor.Monitor, i int, desk string) string {
	m := all[i]
	name := m.Name
	if name == "" {
		name = m.ID
	}
	key := "projector.monitor.note"
	if m.ID == desk {
		key = "projector.monitor.desk"
	}
	return s.T("projector.monitor", "number", strconv.Itoa(i+1)) + " – " +
		s.T(key, "width", strconv.Itoa(m.Width), "height", strconv.Itoa(m.Height), "name", name)
}

// askWhat is asked while the hall's screen is open.
func (s *Shell) askWhat(all []monitor.Monitor, desk string) {
	w := s.hall.window
	var d *widget.Dialog
	parts := []fyne.CanvasObject{
		widget.NewSegment([]string{s.T("projector.mode.follow"), s.T("projector.mode.welcome"), s.T("projector.mode.star")}, int(w.Mode()),
			func(i int) { w.Show(projector.Mode(i)) }),
		widget.NewCheck(s.T("projector.photos"), w.HasPhotos(), func(on bool) {
			w.Photos(on)
			s.app.Preferences().SetBool(prefPhotos, on)
		}),
		widget.NewCheck(s.T("projector.counts"), !w.IsBare(), func(on bool) { w.Bare(!on) }),
	}
	if len(all) > 1 {
		for i := range all {
			b := widget.NewButton(s.T("projector.move")+": "+s.monitorWords(all, i, desk), icons.Monitor, func() {
				d.Close()
				s.moveHall(all[i])
			})
			b.Leading = true
			parts = append(parts, b)
		}
	}
	d = widget.Ask(s.win, widget.Question{Title: s.T("projector.opened"), Text: s.T("projector.opened.text"), Width: 560,
		Body: widget.Pad(8, 0, 0, 0, widget.Column(8, parts...)), Cancel: s.T("common.close"),
		Verb: s.T("projector.close"), Loses: true, Do: func() bool {
			s.closeHall()
			return true
		}})
}

// openHall opens the hall's screen on a monitor, or as a window.
func (s *Shell) openHall(m *monitor.Monitor) {
	h := &hallWindow{sleep: func() {}}
	s.hall = h
	h.window = projector.Open(s.app, s, projector.Options{
		Conference: s.conf, Meeting: s.Meeting(), Records: s.deps.Store, Icon: mark(), Log: s.deps.Log,
		Find: s.runs(), Photos: s.app.Preferences().Bool(prefPhotos),
		Stray: func(r rune) {
			s.win.RequestFocus()
			if t, ok := s.current().(screen.Typist); ok {
				t.TypedRune(r)
			}
		},
		StrayKey: s.strayKey,
		Full:     s.fillHall,
		Closed: func() {
			h.sleep()
			if s.hall == h {
				s.hall = nil
			}
		},
	})
	h.sleep = monitor.Wake(h.window.Native())
	if m == nil { // to be looked at here: a desk in full screen would lie over it; what a scanner types still goes to the desk
		h.window.Native().RequestFocus()
		return
	}
	s.moveHall(*m)
	s.win.RequestFocus()
}

// strayKey gives a key that was typed into the hall's window to what has the
// keyboard at the desk.
func (s *Shell) strayKey(e *fyne.KeyEvent) {
	s.win.RequestFocus()
	if f := s.win.Canvas().Focused(); f != nil {
		f.TypedKey(e)
	}
}

func (s *Shell) moveHall(m monitor.Monitor) {
	if s.hall == nil {
		return
	}
	s.hall.on = m
	s.placeHall(true)
}

// fillHall fills the monitor under the hall's window, or gives it free.
func (s *Shell) fillHall(on bool) {
	all := s.monitors()
	at := monitor.Under(s.hall.window.Native(), all)
	for _, m := range all {
		if m.ID == at {
			s.hall.on = m
		}
	}
	s.placeHall(on)
}

func (s *Shell) placeHall(full bool) {
	place := monitor.Free
	if full {
		place = monitor.Fill
	}
	if err := place(s.hall.window.Native(), s.hall.on); err != nil {
		s.deps.Log("projector", err)
		s.Remark(s.T("projector.unmoved"))
		return
	}
	s.hall.window.SetFull(full)
	s.win.RequestFocus()
}

func (s *Shell) closeHall() {
	if s.hall != nil {
		s.hall.window.Close()
	}
}

// checkHall closes a screen that welcomes to another conference.
func (s *Shell) checkHall() {
	if s.hall != nil && s.hall.window.Conference() != s.conf.ID {
		s.closeHall()
	}
}
