package app

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynewidget "fyne.io/fyne/v2/widget"

	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
)

// statusBar tells that everything is saved, when the last copy was made, and
// that nothing leaves this computer.
type statusBar struct {
	fynewidget.BaseWidget
	s                 *Shell
	savedAt           time.Time
	backupAt          time.Time
	savedText, backup *widget.Text
	savedIcon, disk   *widget.Icon
	inner             fyne.CanvasObject
}

func newStatusBar(s *Shell) *statusBar {
	b := &statusBar{s: s, savedText: widget.NewCaption(""), backup: widget.NewCaption(""),
		savedIcon: widget.NewIcon(icons.Check, 14, widget.ColorText3), disk: widget.NewIcon(icons.Backup, 14, widget.ColorText3)}
	if s.status != nil {
		b.savedAt, b.backupAt = s.status.savedAt, s.status.backupAt
	}
	row := widget.Row(6, b.savedIcon, b.savedText, widget.Fixed(12, 0, widget.Fill(widget.ColorNone)), b.disk, b.backup,
		widget.Space(), widget.NewCaption(s.T("shell.offline")).Cut(80))
	b.inner = container.NewStack(widget.Fill(widget.ColorSurface),
		widget.Border(widget.Line(), nil, nil, nil, widget.Fixed(0, 27, widget.Pad(0, 16, 0, 16, row))))
	b.ExtendBaseWidget(b)
	b.update()
	return b
}

func (b *statusBar) CreateRenderer() fyne.WidgetRenderer {
	return fynewidget.NewSimpleRenderer(b.inner)
}

func (b *statusBar) saved(at time.Time) {
	b.savedAt = at
	b.update()
}

func (b *statusBar) backedUp(at time.Time) {
	b.backupAt = at
	b.update()
}

func (b *statusBar) update() {
	s := b.s
	b.savedText.SetText(s.T("shell.saved.all"))
	if !b.savedAt.IsZero() {
		b.savedText.SetText(s.T("shell.saved", "time", b.savedAt.Format("15:04:05")))
	}
	tone := widget.ColorText3
	b.disk.Hidden, b.backup.Hidden = s.conf.ID == "", s.conf.ID == ""
	switch now := s.Now(); {
	case b.backupAt.IsZero():
		tone = widget.ColorWarn
		b.backup.Text = s.T("shell.backup.none")
	default:
		at := b.backupAt.In(now.Location())
		if at.Format("20060102") != now.Format("20060102") {
			tone = widget.ColorWarn
		}
		b.backup.Text = s.T("shell.backup", "time", at.Format("02/01/2006 15:04"))
	}
	b.backup.Color = tone
	b.disk.Set(icons.Backup, tone)
	b.backup.Refresh()
	b.Refresh()
}
