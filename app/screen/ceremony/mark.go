package ceremony

import (
	"fyne.io/fyne/v2"

	"vinhdanh/app/widget"
)

// mark says over the whole window that nothing of it counts: a rehearsal.
// Presses go through it.
type mark struct {
	sheet
	word, text string
}

const (
	markEdge = 5
	markHigh = 26
)

func newMark(word, text string) *mark {
	m := &mark{word: word, text: text}
	m.paint = m.draw
	m.least = func() fyne.Size { return fyne.NewSize(1, 1) }
	m.ExtendBaseWidget(m)
	m.Hide()
	return m
}

func (m *mark) draw(s fyne.Size) {
	size := min(s.Width/7.2, s.Height/3.6)
	m.centered(m.word, size, true, colorMark, 0, 0, s.Width, s.Height)
	for _, e := range [][4]float32{{0, 0, s.Width, markEdge}, {0, s.Height - markEdge, s.Width, markEdge}, {0, 0, markEdge, s.Height},
		{s.Width - markEdge, 0, markEdge, s.Height}} {
		m.box(widget.ColorInfo, "", 0, 0, e[0], e[1], e[2], e[3])
	}
	words := m.word + " · " + m.text
	w := measure(words, widget.SizeSecond, true).Width + 32
	x := s.Width*0.32 - w/2 // clear of the great buttons
	m.box(widget.ColorInfo, "", 0, 0, x, s.Height-markHigh, w, markHigh)
	m.centered(words, widget.SizeSecond, true, widget.ColorSurface, x, s.Height-markHigh, w, markHigh-2)
}
