package verify

import (
	"image"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"vinhdanh/app/camera"
	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
)

// webcam reads codes that are held before a camera. What it reads counts as
// scanned; the camera tells a code once while it is held.
type webcam struct {
	s       *Screen
	choice  *widget.Select
	again   *widget.Button
	devices []camera.Device
	id      string // of the camera used last
	on      bool
	picture *canvas.Image
	view    *fyne.Container
	state   *widget.Text
	card    fyne.CanvasObject
	button  *widget.Button
	end     func()
}

// webcamHigh is how high the picture stands.
const webcamHigh = 200

func newWebcam(s *Screen) *webcam {
	t := s.sh.T
	w := &webcam{s: s, state: widget.NewSecond("")}
	w.picture = &canvas.Image{FillMode: canvas.ImageFillContain, ScaleMode: canvas.ImageScaleFastest}
	w.state.Wrap = true
	w.choice = widget.NewSelect(nil, -1, func(i int) { w.use(i) })
	w.choice.Icon, w.choice.Placeholder = icons.Scan, t("verify.camera.choose")
	w.again = widget.NewSmall(t("verify.camera.again"), icons.Refresh, w.list)
	w.view = container.NewStack(widget.Fill(widget.ColorSurface3))
	w.button = widget.NewButton(t("verify.camera"), icons.Scan, w.toggle)
	w.card = widget.NewSurface(widget.Padded(12, widget.Column(8, w.choice, widget.Fixed(0, webcamHigh, w.view), w.state, widget.Row(0, w.again, widget.Space()))))
	w.card.Hide()
	return w
}

// toggle starts the webcam, or stops it.
func (w *webcam) toggle() {
	if w.on {
		w.close()
		return
	}
	w.on = true
	w.card.Show()
	w.label()
	w.list()
}

// close stops it and takes its picture away.
func (w *webcam) close() {
	w.stop()
	w.on = false
	w.card.Hide()
	w.label()
	w.s.ready()
}

func (w *webcam) label() {
	key := "verify.camera"
	if w.on {
		key = "verify.camera.stop"
	}
	w.button.Text = w.s.sh.T(key)
	w.button.Refresh()
	w.s.side.Refresh()
}

// list looks which cameras are plugged in, and opens the one used last.
func (w *webcam) list() {
	t := w.s.sh.T
	w.stop()
	w.say(t("verify.camera.wait"))
	w.s.sh.Cameras(func(list []camera.Device, err error) {
		if !w.on {
			return
		}
		w.devices = list
		names, at := make([]string, len(list)), 0
		for i, d := range list {
			names[i] = d.Name
			if d.ID == w.id {
				at = i
			}
		}
		w.choice.SetOptions(names, -1)
		switch {
		case err != nil:
			w.say(w.s.sh.Say(err))
		case len(list) == 0:
			w.say(t("verify.camera.none"))
		default:
			w.choice.Choose(at)
		}
	})
}

// use opens a camera.
func (w *webcam) use(i int) {
	w.stop()
	w.id = w.devices[i].ID
	w.state.SetText(w.s.sh.T("verify.camera.hold"))
	w.end = w.s.sh.OpenCamera(w.id, camera.Use{
		Frame: w.show,
		Code:  w.s.check,
		Ended: func(err error) {
			w.end = nil
			w.choice.SetOptions(w.choice.Options, -1)
			w.say(w.s.sh.Say(err))
		},
	})
	w.s.ready()
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
	w.state.SetText(words)
	w.view.Objects = []fyne.CanvasObject{widget.Fill(widget.ColorSurface3),
		widget.Centered(widget.NewIcon(icons.Scan, 48, widget.ColorText3))}
	w.view.Refresh()
}

func (w *webcam) stop() {
	if w.end != nil {
		w.end()
		w.end = nil
	}
}
