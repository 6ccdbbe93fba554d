package widget

import "fyne.io/fyne/v2"

// NewBanner makes a notice across a page: what and where, and one button that
// fixes it (button may be nil). Its tone gives colour and icon.
func NewBanner(tone Tone, text string, buttons ...fyne.CanvasObject) fyne.CanvasObject {
	ground, border, letters := tone.Colors()
	words := NewParagraph(text)
	words.Lines = 2
	row := []fyne.CanvasObject{NewIcon(tone.Icon(), 20, letters), Grow(words)}
	row = append(row, buttons...)
	return newSurface(Sized(0, 48, Pad(8, 8, 8, 16, Row(12, row...))), ground, border, RadiusField)
}

// NewNote is a small card in the colours of a tone around anything, for a pane.
func NewNote(tone Tone, content fyne.CanvasObject) fyne.CanvasObject {
	ground, border, _ := tone.Colors()
	return newSurface(Pad(10, 12, 10, 12, content), ground, border, RadiusField)
}
