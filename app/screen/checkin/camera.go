package checkin

import (
	"vinhdanh/app/screen"
	"vinhdanh/app/widget"
)

// openCamera shows a camera's picture; what it reads counts as scanned.
func (s *Screen) openCamera() {
	if s.toggled("camera") {
		return
	}
	w := screen.NewWebcam(s.sh, s.sh.T("checkin.camera.hold"), func(code string) { s.enqueue(scan{line: code}) })
	w.ID = s.camera
	s.open(&panel{name: "camera", title: s.sh.T("checkin.camera"),
		closed: func() {
			w.Stop()
			s.camera = w.ID
		},
		enter: func() { s.sh.Window().Canvas().Focus(w.First()) },
		body: widget.Border(widget.Pad(12, 20, 12, 20, w.Choice), widget.Pad(10, 20, 14, 20, w.State), nil, nil,
			widget.Pad(0, 20, 0, 20, w.View))})
	w.Start()
}
