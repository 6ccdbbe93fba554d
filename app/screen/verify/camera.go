package verify

import (
	"fyne.io/fyne/v2"

	"vinhdanh/app/screen"
	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
)

// eye reads codes that are held before a camera. What it reads counts as scanned.
type eye struct {
	*screen.Webcam
	s      *Screen
	on     bool
	card   fyne.CanvasObject
	button *widget.Button
}

// eyeHigh is how high the picture stands.
const eyeHigh = 220

func newEye(s *Screen) *eye {
	e := &eye{Webcam: screen.NewWebcam(s.sh, s.sh.T("verify.camera.hold"), s.check), s: s}
	e.Opened = s.ready
	e.button = widget.NewButton(s.sh.T("verify.camera"), icons.Scan, e.toggle)
	e.card = widget.NewSurface(widget.Padded(12, widget.Column(8, e.Choice, widget.Fixed(0, eyeHigh, e.View), e.State)))
	e.card.Hide()
	return e
}

// toggle starts the camera, or stops it.
func (e *eye) toggle() {
	if e.on {
		e.close()
		return
	}
	e.on = true
	e.card.Show()
	e.label()
	e.Start()
}

// close stops it and takes its picture away.
func (e *eye) close() {
	e.Stop()
	e.on = false
	e.card.Hide()
	e.label()
	e.s.ready()
}

func (e *eye) label() {
	key := "verify.camera"
	if e.on {
		key = "verify.camera.stop"
	}
	e.button.Text = e.s.sh.T(key)
	e.button.Refresh()
	e.s.side.Refresh()
}
