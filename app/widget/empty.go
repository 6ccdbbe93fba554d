package widget

import (
	"fyne.io/fyne/v2"

	"vinhdanh/assets/icons"
)

// NewEmptyState says in one sentence why a page is empty, with the one or two
// actions that fill it.
func NewEmptyState(icon icons.Name, title, text string, actions ...fyne.CanvasObject) fyne.CanvasObject {
	words := NewParagraph(text).Tint(ColorText2).Aligned(fyne.TextAlignCenter)
	parts := []fyne.CanvasObject{
		NewIcon(icon, 48, ColorLine2),
		NewHeading(title).Aligned(fyne.TextAlignCenter),
		Sized(360, 0, words),
	}
	if len(actions) > 0 {
		parts = append(parts, Pad(8, 0, 0, 0, Centered(Row(8, actions...))))
	}
	return Centered(Padded(24, Column(8, parts...)))
}

// NewErrorCard says what happened, why and what to do, and whether data
// changed. It belongs where the thing that failed would have been.
func NewErrorCard(title, text string, actions ...fyne.CanvasObject) fyne.CanvasObject {
	t := NewBold(title)
	t.Wrap = true
	words := NewParagraph(text).Tint(ColorText2)
	words.TextSize = SizeSecond
	parts := []fyne.CanvasObject{t, words}
	if len(actions) > 0 {
		parts = append(parts, Pad(6, 0, 0, 0, Row(8, actions...)))
	}
	return NewSurface(Padded(CardPadding, Tops(12, NewIcon(icons.Error, 24, ColorErr), Grow(Column(2, parts...)))))
}
