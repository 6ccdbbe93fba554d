package screen

import (
	"image"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"vinhdanh/app/camera"
	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
)

// Webcam is what a place shows that reads codes by a camera: which camera, its
// picture or in words why there is none, and what to do. It is one camera at a
// time of those that are plugged in; the place arranges its parts.
type Webcam struct {
	Choice *widget.Select  // of the cameras
	View   *fyne.Container // the picture, or why there is none with a button that looks for cameras anew
	State  *widget.Text    // how to hold a code
	ID     string          // of the camera used last
	Opened func()          // if set, called when a camera has been chosen

	sh      Shell
	hold    string
	code    func(string)
	on      bool
	devices []camera.Device
	picture *canvas.Image
	again   *widget.Button
	end     func()
}

// NewWebcam makes one that is off. hold says how to hold a code before it; code is
// given each code that it reads, once while it is held.
func NewWebcam(sh Shell, hold string, code func(string)) *Webcam {
	w := &Webcam{State: widget.NewSecond(""), sh: sh, hold: hold, code: code}
	w.picture = &canvas.Image{FillMode: canvas.ImageFillContain, ScaleMode: canvas.ImageScaleFastest}
	w.State.Wrap = true
	w.Choice = widget.NewSelect(nil, -1, w.use)
	w.Choice.Icon, w.Choice.Placeholder = icons.Scan, sh.T("webcam.choose")
	w.again = widget.NewButton(sh.T("webcam.again"), icons.Refresh, w.Start)
	w.View = container.NewStack()
	w.say(sh.T("webcam.wait"))
	return w
}

// Start looks which cameras are plugged in, and opens the one used last, or the first.
func (w *Webcam) Start() {
	w.Stop()
	w.on = true
	w.say(w.sh.T("webcam.wait"))
	w.sh.Cameras(func(list []camera.Device, err error) {
		if !w.on {
			return
		}
		w.devices = list
		names, last := make([]string, len(list)), 0
		for i, d := range list {
			names[i] = d.Name
			if d.ID == w.ID {
				last = i
			}
		}
		w.Choice.SetOptions(names, -1)
		switch {
		case err != nil:
			w.none(w.sh.Say(err))
		case len(list) == 0:
			w.none(w.sh.T("webcam.none"))
		default:
			w.Choice.Choose(last)
		}
	})
}

// Stop closes the camera.
func (w *Webcam) Stop() {
	w.on = false
	w.close()
}

func (w *Webcam) close() {
	if w.end != nil {
		w.end()
		w.end = nil
	}
}

// First is the part that wants the keyboard.
func (w *Webcam) First() fyne.Focusable {
	if len(w.devices) == 0 {
		return w.again
	}
	return w.Choice
}

func (w *Webcam) use(i int) {
	w.close()
	w.ID = w.devices[i].ID
	w.State.SetText(w.hold)
	w.end = w.sh.OpenCamera(w.ID, camera.Use{
		Frame: w.show,
		Code:  w.code,
		Ended: func(err error) {
			w.end = nil
			w.Choice.SetOptions(w.Choice.Options, -1)
			w.none(w.sh.Say(err))
		},
	})
	if w.Opened != nil {
		w.Opened()
	}
}

func (w *Webcam) show(m image.Image) {
	fresh := w.picture.Image == nil
	w.picture.Image = m
	if fresh {
		w.View.Objects = []fyne.CanvasObject{widget.Fill(widget.ColorSurface3), w.picture}
		w.View.Refresh()
		return
	}
	w.picture.Refresh()
}

// wordsWide is how wide the words are, in the narrowest of the views.
const wordsWide = 270

// none says why there is no picture.
func (w *Webcam) none(why string) {
	words := widget.NewParagraph(why).Tint(widget.ColorText2).Aligned(fyne.TextAlignCenter)
	w.say(w.sh.T("webcam.off"), widget.Sized(wordsWide, 0, words), widget.Pad(4, 0, 0, 0, widget.Centered(w.again)))
}

// say takes the picture away and puts words there.
func (w *Webcam) say(title string, more ...fyne.CanvasObject) {
	w.picture.Image = nil
	w.State.SetText("")
	parts := append([]fyne.CanvasObject{widget.NewIcon(icons.Scan, 40, widget.ColorLine2), widget.NewHeading(title).Aligned(fyne.TextAlignCenter)}, more...)
	w.View.Objects = []fyne.CanvasObject{widget.Fill(widget.ColorSurface3), widget.Centered(widget.Column(8, parts...))}
	w.View.Refresh()
}
