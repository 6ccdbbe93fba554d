package settings

import (
	"bytes"
	"context"
	"os"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"vinhdanh/app/jobs/issue"
	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
)

// emblemCard shows the picture of the national emblem that the office
// supplies; without one the place on papers stays empty.
func (s *Screen) emblemCard(raw []byte) fyne.CanvasObject {
	sh := s.sh
	var picture fyne.CanvasObject = widget.NewIcon(icons.Picture, 48, widget.ColorLine2)
	buttons := []fyne.CanvasObject{widget.NewSmall(sh.T("settings.emblem.choose"), icons.Folder, s.chooseEmblem)}
	if raw != nil {
		image := canvas.NewImageFromReader(bytes.NewReader(raw), "emblem")
		image.FillMode = canvas.ImageFillContain
		picture = image
		buttons = append(buttons, widget.NewSmall(sh.T("settings.emblem.remove"), icons.Delete, func() { s.setEmblem(nil) }))
	}
	return s.card("emblem", widget.Tops(16, widget.Fixed(88, 88, picture),
		widget.Grow(widget.Column(12, s.remark("emblem.text"), widget.Row(8, buttons...)))))
}

func (s *Screen) chooseEmblem() {
	s.sh.OpenFile([]string{".png", ".jpg", ".jpeg"}, func(path string) {
		var raw []byte
		s.sh.Load(func(context.Context) (err error) {
			raw, err = os.ReadFile(path)
			return err
		}, func(err error) {
			if err != nil {
				s.sh.Fail(err)
				return
			}
			s.setEmblem(raw)
		})
	})
}

func (s *Screen) setEmblem(raw []byte) {
	s.save(func(ctx context.Context) error { return issue.SetEmblem(ctx, s.store, raw) }, s.sh.T("settings.saved"), func() {
		s.open("conference")
	})
}
