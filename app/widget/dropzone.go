package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"vinhdanh/assets/icons"
)

// DropZone is the dashed field that asks for a file: press it to choose one,
// or drop one anywhere on the window.
type DropZone struct {
	pressable
	Title, Text string
	Button      *Button // chooses a file too; what has the keyboard first
	inner       fyne.CanvasObject
}

// NewDropZone makes one; choose runs when it is pressed. Other ways stand beside its button.
func NewDropZone(title, text, button string, choose func(), others ...fyne.CanvasObject) *DropZone {
	d := &DropZone{Title: title, Text: text}
	d.OnTapped = choose
	d.Button = NewFilled(button, icons.Import, choose)
	words := NewParagraph(text).Tint(ColorText2).Aligned(fyne.TextAlignCenter)
	d.inner = Centered(Padded(24, Column(8,
		NewIcon(icons.Upload, 48, ColorLine2),
		NewHeading(title).Aligned(fyne.TextAlignCenter),
		Sized(420, 0, words),
		Pad(8, 0, 0, 0, Centered(Row(8, append([]fyne.CanvasObject{d.Button}, others...)...))),
	)))
	d.extend(d)
	return d
}

// CreateRenderer is part of fyne.Widget.
func (d *DropZone) CreateRenderer() fyne.WidgetRenderer {
	back := &canvas.Rectangle{CornerRadius: RadiusCard}
	v := &view{}
	var dashes []*canvas.Rectangle
	v.min = func() fyne.Size { return d.inner.MinSize() }
	line := func() fyne.ThemeColorName {
		if d.hovered || d.focused {
			return ColorAccent
		}
		return ColorLine2
	}
	v.refresh = func() {
		back.FillColor = col(ColorSurface)
		if d.hovered {
			back.FillColor = col(ColorSurface2)
		}
		for _, r := range dashes {
			r.FillColor = col(line())
		}
	}
	v.place = func(s fyne.Size) {
		put(back, 0, 0, s.Width, s.Height)
		put(d.inner, 0, 0, s.Width, s.Height)
		n := 0
		dash := func(x, y, w, h float32) {
			if n == len(dashes) {
				dashes = append(dashes, &canvas.Rectangle{})
			}
			dashes[n].FillColor = col(line())
			put(dashes[n], x, y, w, h)
			n++
		}
		const on, off = 8, 6
		for x := float32(0); x < s.Width; x += on + off {
			w := min(on, s.Width-x)
			dash(x, 0, w, 1)
			dash(x, s.Height-1, w, 1)
		}
		for y := float32(0); y < s.Height; y += on + off {
			h := min(on, s.Height-y)
			dash(0, y, 1, h)
			dash(s.Width-1, y, 1, h)
		}
		v.parts = append(v.parts[:0], back)
		for _, r := range dashes[:n] {
			v.parts = append(v.parts, r)
		}
		v.parts = append(v.parts, d.inner)
	}
	v.refresh()
	return v
}
