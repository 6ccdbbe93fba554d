package home

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	fynewidget "fyne.io/fyne/v2/widget"

	"vinhdanh/app/screen"
	"vinhdanh/app/widget"
	"vinhdanh/assets/i18n"
	"vinhdanh/assets/icons"
)

// issueCard lists what needs attention, each with the button that fixes it.
func (s *Screen) issueCard(o Overview) fyne.CanvasObject {
	sh := s.sh
	var beside []fyne.CanvasObject
	if n := len(o.Issues); n > 0 {
		beside = append(beside, widget.NewTag(sh.Catalogue().Int(int64(n)), widget.Warn, ""))
	}
	var rows []fyne.CanvasObject
	for _, i := range o.Issues {
		args := append([]any{"n", i.N, "count", i18n.Number(i.N)}, i.Args...)
		icon := widget.NewIcon(icons.Warning, 20, widget.ColorWarn)
		if i.Grave {
			icon = widget.NewIcon(icons.Error, 20, widget.ColorErr)
		}
		first := widget.NewBold(sh.T("home.issue."+i.Key, args...)).Cut(60)
		second := widget.NewCaption(sh.T("home.issue."+i.Key+".text", args...)).Tint(widget.ColorText2).Cut(60)
		do := widget.NewSmall(sh.T("home.issue."+i.Key+".do"), "", func() {
			if i.Place == screen.Home {
				s.saveBackup()
				return
			}
			sh.Open(i.Place, i.Filter)
		})
		rows = append(rows, widget.Line(), widget.Fixed(0, 57, widget.Pad(0, 16, 0, 20,
			widget.Row(12, icon, widget.Grow(widget.Column(0, first, second)), do))))
	}
	passed := widget.NewSecond(sh.T("home.passed", "n", o.Passed)).Tint(widget.ColorText3)
	if len(o.Issues) == 0 {
		passed = widget.NewSecond(sh.T("home.passed.all", "n", o.Passed))
	}
	passed.Wrap = true
	rows = append(rows, widget.Line(), widget.Pad(12, 20, 12, 20,
		widget.Row(8, widget.NewIcon(icons.OKOutlined, 18, widget.ColorOK), widget.Grow(passed))))
	return widget.NewCard(sh.T("home.issues"), beside, nil, widget.Pad(8, 1, 1, 1, container.NewVScroll(widget.Column(0, rows...))))
}

// pressArea makes a figure or row lead to the list that it counts.
type pressArea struct {
	fynewidget.BaseWidget
	content fyne.CanvasObject
	do      func()
}

func newPressArea(content fyne.CanvasObject, do func()) *pressArea {
	p := &pressArea{content: content, do: do}
	p.ExtendBaseWidget(p)
	return p
}

func (p *pressArea) Tapped(*fyne.PointEvent) { p.do() }
func (p *pressArea) Cursor() desktop.Cursor  { return desktop.PointerCursor }

func (p *pressArea) CreateRenderer() fyne.WidgetRenderer {
	return fynewidget.NewSimpleRenderer(p.content)
}
