package checkin

import (
	"image"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"vinhdanh/app/camera"
	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
)

// webcam is the panel that reads badges by a camera.
type webcam struct {
	s       *Screen
	choice  *widget.Select
	devices []camera.Device
	picture *canvas.Image
	view    *fyne.Container
	state   *widget.Text
	end     func()
}

// openCamera shows a camera's picture; what it reads counts as scanned.
func (s *Screen) openCamera() {
	if s.toggled("camera") {
		return
	}
	w := &webcam{s: s, picture: &canvas.Image{FillMode: canvas.ImageFillContain, ScaleMode: canvas.ImageScaleFastest}, state: widget.NewSecond("")}
	w.state.Wrap = true
	w.choice = widget.NewSelect(nil, -1, func(i int) { w.use(i) })
	w.choice.Icon = icons.Scan
	w.choice.Placeholder = s.sh.T("checkin.camera.choose")
	w.view = container.NewStack(widget.Fill(widget.ColorSurface3), widget.NewEmptyState(icons.Scan, s.sh.T("checkin.camera.wait"), ""))
	again := widget.NewButton(s.sh.T("checkin.camera.again"), icons.Refresh, w.list)
	s.open(&panel{name: "camera", title: s.sh.T("checkin.camera"), closed: w.stop,
		enter: func() {
			var first fyne.Focusable = w.choice
			if len(w.devices) == 0 {
				first = again
			}
			s.sh.Window().Canvas().Focus(first)
		},
		body: widget.Border(widget.Pad(12, 20, 12, 20, widget.Column(8, w.choice, widget.Row(0, again, widget.Space()))), widget.Pad(10, 20, 14, 20, w.state), nil, nil,
			widget.Pad(0, 20, 0, 20, w.view))})
	w.list()
}

// list looks which cameras are plugged in, and opens the one used last.
func (w *webcam) list() {
	s := w.s
	w.stop()
	s.sh.Cameras(func(list []camera.Device, err error) {
		if s.panel == nil || s.panel.name != "camera" {
			return
		}
		w.devices = list
		names := make([]string, len(list))
		for i, d := range list {
			names[i] = d.Name
		}
		w.choice.SetOptions(names, -1)
		switch {
		case err != nil:
			w.say(s.sh.Say(err))
		case len(list) == 0:
			w.say(s.sh.T("checkin.camera.none"))
		default:
			w.choice.Choose(w.lastUsed())
		}
	})
}

// lastUsed gives the camera used before, the first if it is not there.
func (w *webcam) lastUsed() int {
	for i, d := range w.devices {
		if d.ID == w.s.camera {
			return i
		}
	}
	return 0
}

// use opens a camera.
func (w *webcam) use(i int) {
	s := w.s
	w.stop()
	s.camera = w.devices[i].ID
	w.state.SetText(s.sh.T("checkin.camera.hold"))
	w.end = s.sh.OpenCamera(s.camera, camera.Use{
		Frame: w.show,
		Code:  func(code string) { s.enqueue(scan{line: code}) },
		Ended: func(err error) {
			w.end = nil
			w.choice.SetOptions(w.choice.Options, -1)
			w.say(s.sh.Say(err))
		},
	})
}

func (w *webcam) show(m image.Image) {
	fresh := w.picture.Image == nil
	w.picture.Image = m
	if fresh {
		w.view.Objects = []fyne.CanvasObject{widget.Fill(widget.ColorSurface3), w.picture}
		w.view.Refresh()
		return
	}
	w.picture.Refresh()
}

// say takes the picture away and says why there is none.
func (w *webcam) say(words string) {
	w.picture.Image = nil
	w.state.SetText("")
	w.view.Objects = []fyne.CanvasObject{widget.Fill(widget.ColorSurface3), widget.NewEmptyState(icons.Scan, w.s.sh.T("checkin.camera.off"), words)}
	w.view.Refresh()
}

func (w *webcam) stop() {
	if w.end != nil {
		w.end()
		w.end = nil
	}
}
