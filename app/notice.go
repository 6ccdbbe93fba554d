package app

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"vinhdanh/app/widget"
)

const noticeTime = 10 * time.Second

// noticeLayer lies over the window and holds the dark strip after an action.
type noticeLayer struct {
	object *fyne.Container
	round  int
}

func newNoticeLayer() *noticeLayer {
	return &noticeLayer{object: container.New(noticeLayout{})}
}

type noticeLayout struct{}

func (noticeLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.Size{} }

func (noticeLayout) Layout(objs []fyne.CanvasObject, s fyne.Size) {
	for _, o := range objs {
		w := min(560, s.Width-32)
		h := o.MinSize().Height
		o.Resize(fyne.NewSize(w, h))
		o.Move(fyne.NewPos((s.Width-w)/2, s.Height-h-44))
	}
}

func (n *noticeLayer) clear() {
	n.object.Objects = nil
	n.object.Refresh()
}

// Notify shows what was done for 10 s, with the word that takes it back.
func (s *Shell) Notify(text string, undo func()) {
	var take func()
	if undo != nil {
		take = func() {
			s.notice.clear()
			undo()
		}
	}
	s.strip(widget.NewSnackbar(text, s.T("shell.undo"), take, s.notice.clear))
}

// Remark shows for 10 s why nothing was done.
func (s *Shell) Remark(text string) {
	s.strip(widget.NewSnackbar(text, "", nil, s.notice.clear).Remark())
}

func (s *Shell) strip(bar *widget.Snackbar) {
	n := s.notice
	n.round++
	round := n.round
	n.object.Objects = []fyne.CanvasObject{bar}
	n.object.Refresh()
	if s.deps.atOnce {
		return // clocks stand still
	}
	time.AfterFunc(noticeTime, func() {
		fyne.Do(func() {
			if n.round == round {
				n.clear()
			}
		})
	})
}
