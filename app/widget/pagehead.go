package widget

import "fyne.io/fyne/v2"

// PageHead is the top of a place: its title, a few secondary words, and the
// toolbar at the far end (import and export | print | the filled button).
type PageHead struct {
	box
	title, second *Text
}

// NewPageHead makes it; tools may hold VLine().
func NewPageHead(title, second string, tools ...fyne.CanvasObject) *PageHead {
	h := &PageHead{title: NewTitle(title), second: newLine(second, SizeBody, false, ColorText2).Cut(40)}
	h.second.Least = 40
	row := []fyne.CanvasObject{h.title, Grow(Pad(5, 8, 0, 4, h.second))}
	row = append(row, tools...)
	h.hold(h, Pad(20, PageMargin, 16, PageMargin, Row(8, row...)))
	return h
}

// SetSecond changes the secondary words.
func (h *PageHead) SetSecond(s string) { h.second.SetText(s) }
