package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynewidget "fyne.io/fyne/v2/widget"

	"vinhdanh/assets/icons"
)

// Tone is the meaning of a colour. It never stands alone: a word, and mostly
// an icon, says the same.
type Tone uint8

const (
	Neutral Tone = iota
	OK
	Warn
	Err
	Info
	Gold
	Accent
)

// Colors gives a tone's ground, border and letters.
func (t Tone) Colors() (ground, border, text fyne.ThemeColorName) {
	switch t {
	case OK:
		return ColorOK50, ColorOK200, ColorOK
	case Warn:
		return ColorWarn50, ColorWarn200, ColorWarn
	case Err:
		return ColorErr50, ColorErr200, ColorErr
	case Info:
		return ColorInfo50, ColorInfo200, ColorInfo
	case Gold:
		return ColorGold50, ColorGold200, ColorGoldText
	case Accent:
		return ColorAccent100, ColorAccent200, ColorAccent
	}
	return ColorSurface3, ColorLine2, ColorText2
}

// Icon gives the icon that says the same as the tone, "" for Neutral, Gold and Accent.
func (t Tone) Icon() icons.Name {
	switch t {
	case OK:
		return icons.OK
	case Warn:
		return icons.Warning
	case Err:
		return icons.Error
	case Info:
		return icons.Info
	}
	return ""
}

// Tag says a state or a kind; it cannot be pressed.
type Tag struct {
	fynewidget.BaseWidget
	Text string
	Bold bool
	Icon icons.Name
	Tone Tone

	least float32
}

// NewTag makes a tag; icon may be "".
func NewTag(text string, tone Tone, icon icons.Name) *Tag {
	t := &Tag{Text: text, Tone: tone, Icon: icon}
	t.ExtendBaseWidget(t)
	return t
}

// Cut lets the tag become as narrow as least where a Row is short of room.
func (t *Tag) Cut(least float32) *Tag {
	t.least = least
	return t
}

// Wish is the width of a tag that need not be cut.
func (t *Tag) Wish() float32 {
	w := measure(t.Text, SizeCaption, t.Bold).Width + 16
	if t.Icon != "" {
		w += 14 + 4
	}
	return w
}

// Set changes words and tone.
func (t *Tag) Set(text string, tone Tone, icon icons.Name) {
	t.Text, t.Tone, t.Icon = text, tone, icon
	t.Refresh()
}

// CreateRenderer is part of fyne.Widget.
func (t *Tag) CreateRenderer() fyne.WidgetRenderer {
	back := &canvas.Rectangle{CornerRadius: RadiusTag}
	label := newText(SizeCaption, false)
	img := newImage()
	v := &view{parts: []fyne.CanvasObject{back, img, label}}
	v.min = func() fyne.Size {
		w := t.Wish()
		if t.least > 0 {
			w = min(w, t.least)
		}
		return fyne.NewSize(w, HeightTag)
	}
	v.refresh = func() {
		ground, _, text := t.Tone.Colors()
		back.FillColor = col(ground)
		label.Color, label.TextStyle.Bold = col(text), t.Bold
		setIcon(img, t.Icon, text)
	}
	v.place = func(s fyne.Size) {
		put(back, 0, 0, s.Width, s.Height)
		x := float32(8)
		if t.Icon != "" {
			put(img, x, (s.Height-14)/2, 14, 14)
			x += 18
		}
		shown, _ := cut(t.Text, s.Width-x-7.5, SizeCaption, t.Bold)
		if label.Text != shown {
			label.Text = shown
			label.Refresh()
		}
		middle(label, x, s.Height)
	}
	v.refresh()
	return v
}
