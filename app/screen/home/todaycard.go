package home

import (
	"fyne.io/fyne/v2"

	"vinhdanh/app/screen"
	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
	"vinhdanh/data/text"
)

const tasksShown = 3

// todayCard tells what of the seven days before the conference is to be done
// today, with what should be done already.
func (s *Screen) todayCard(o Overview) fyne.CanvasObject {
	sh := s.sh
	var rows []fyne.CanvasObject
	for _, t := range o.Today[:min(len(o.Today), tasksShown)] {
		words := t.Title
		if words == "" {
			words = sh.T("ceremony.task."+t.Key, "n", t.N, "of", t.Of)
		}
		rows = append(rows, widget.Fixed(0, 26, widget.Row(8, widget.NewIcon(icons.Circle, 16, widget.ColorText3), widget.Grow(widget.NewText(words).Cut(60)))))
	}
	link := widget.NewLink(sh.T("home.today.all"), func() { sh.Open(screen.Agenda, screen.Filter{Section: "countdown"}) })
	return widget.NewCard(sh.T("home.today"), []fyne.CanvasObject{widget.NewTag(text.Int(int64(len(o.Today))), widget.Warn, "")}, link,
		widget.CardBody(widget.Column(0, rows...)))
}
