package app

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"vinhdanh/app/screen"
	"vinhdanh/app/widget"
)

const noticeTime = 10 * time.Second

// noticeLayer lies over the window and holds the dark strip after an action.
type noticeLayer struct {
	object *fyne.Container
	round  int
	said   string                // the words of the strip
	foot   func() (high float32) // how high the buttons at the foot of the place are
}

func newNoticeLayer(foot func() float32) *noticeLayer {
	n := &noticeLayer{foot: foot}
	n.object = container.New(noticeLayout{n})
	return n
}

type noticeLayout struct{ n *noticeLayer }

func (noticeLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.Size{} }

func (l noticeLayout) Layout(objs []fyne.CanvasObject, s fyne.Size) {
	for _, o := range objs {
		w := min(560, s.Width-32)
		o.Resize(fyne.NewSize(w, o.MinSize().Height))
		h := o.MinSize().Height // words that wrap know it once they have their width
		o.Resize(fyne.NewSize(w, h))
		o.Move(fyne.NewPos((s.Width-w)/2, s.Height-h-44-l.n.foot()))
	}
}

func (n *noticeLayer) clear() {
	n.said = ""
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
	s.strip(text, widget.NewSnackbar(text, s.T("shell.undo"), take, s.notice.clear))
}

// Unsay takes the strip with these words away, if it is still there.
func (s *Shell) Unsay(text string) {
	if text != "" && s.notice.said == text {
		s.notice.clear()
	}
}

// footed gives how high the buttons at the foot of the place shown are.
func (s *Shell) footed() float32 {
	if f, ok := s.current().(screen.Footed); ok {
		return f.Foot()
	}
	return 0
}

// Remark shows for 10 s why nothing was done.
func (s *Shell) Remark(text string) {
	s.strip(text, widget.NewSnackbar(text, "", nil, s.notice.clear).Remark())
}

func (s *Shell) strip(text string, bar *widget.Snackbar) {
	n := s.notice
	n.said = text
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
