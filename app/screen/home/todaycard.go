package home

import (
	"fyne.io/fyne/v2"

	"vinhdanh/app/screen"
	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
)

const tasksShown = 4

// todayCard tells what of the seven days before the conference is to be done by
// today, each with the way to where it is done.
func (s *Screen) todayCard(o Overview) fyne.CanvasObject {
	sh := s.sh
	var rows []fyne.CanvasObject
	for _, d := range o.Today[:min(len(o.Today), tasksShown)] {
		words := d.Title
		if words == "" {
			words = sh.T("ceremony.task."+d.Key, "n", d.N, "of", d.Of)
		}
		icon := widget.NewIcon(icons.Circle, 16, widget.ColorText3)
		line := widget.Column(0, widget.NewText(words).Cut(60))
		if d.Late > 0 {
			icon = widget.NewIcon(icons.Clock, 16, widget.ColorWarn)
			line.Add(widget.NewCaption(sh.T("home.today.late", "n", d.Late)).Tint(widget.ColorWarn))
		}
		open := widget.NewSmall(sh.T("home.today.open"), "", func() { sh.Open(d.where()) })
		rows = append(rows, widget.Line(), widget.Fixed(0, 45, widget.Pad(0, 16, 0, 20, widget.Row(12, icon, widget.Grow(line), open))))
	}
	link := widget.NewLink(sh.T("home.today.all"), func() { sh.Open(screen.Agenda, screen.Filter{Section: "countdown"}) })
	tag := widget.NewTag(sh.Catalogue().Int(int64(len(o.Today))), widget.Warn, "")
	return widget.NewCard(sh.T("home.today"), []fyne.CanvasObject{tag}, link, widget.Pad(8, 1, 1, 1, widget.Column(0, rows...)))
}
