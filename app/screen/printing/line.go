package printing

import (
	"fyne.io/fyne/v2"

	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
)

// line is a sentence with a sign before it, which comes and goes.
type line struct {
	object *fyne.Container
	icon   *widget.Icon
	text   *widget.Text
}

func newLine() *line {
	l := &line{icon: widget.NewIcon(icons.Info, 18, widget.ColorText3), text: widget.NewSecond("")}
	l.text.Wrap = true
	l.object = widget.Tops(8, l.icon, widget.Grow(l.text))
	l.object.Hide()
	return l
}

func (l *line) hide() { l.object.Hide() }

// say shows a sentence.
func (l *line) say(icon icons.Name, tint fyne.ThemeColorName, words string) {
	l.icon.Set(icon, tint)
	l.text.Color = widget.ColorText2
	if tint == widget.ColorWarn || tint == widget.ColorErr {
		l.text.Color = widget.ColorText
	}
	l.text.SetText(words)
	l.text.Refresh()
	l.object.Show()
	l.object.Refresh()
}
