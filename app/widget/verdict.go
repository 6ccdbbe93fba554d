package widget

import (
	"fyne.io/fyne/v2"
	fynewidget "fyne.io/fyne/v2/widget"

	"vinhdanh/assets/icons"
)

// VerdictTone is the full colour of a verdict card.
type VerdictTone uint8

const (
	VerdictWaiting  VerdictTone = iota // no scan yet, or one that was taken back: quiet, no colour
	VerdictAdmitted                    // green
	VerdictAlready                     // amber
	VerdictHelpDesk                    // dark red
	VerdictLeft                        // blue: went out
	VerdictFault                       // black: nothing was recorded
)

// VerdictCell is one of the cells below: what the desk must do.
type VerdictCell struct{ Label, Value, Note string }

// Verdict is the large answer to a scan: word, icon and colour; the name on
// one line that shrinks from 68 to 40 and never wraps; cells below. It stays
// until the next scan.
type Verdict struct {
	fynewidget.BaseWidget
	Tone   VerdictTone
	Icon   icons.Name // in place of the tone's own; "" for that
	Word   string     // "KÍNH MỜI ĐẠI BIỂU"
	Aside  string     // at the far end of its line: the count and the time
	Name   string
	First  string // the line below the name
	Second string
	Cells  []VerdictCell // at most four are shown
}

// NewVerdict makes an empty card.
func NewVerdict() *Verdict {
	v := &Verdict{}
	v.ExtendBaseWidget(v)
	return v
}

// face gives the colours and the sign of a tone.
func (w *Verdict) face() (ground, text fyne.ThemeColorName, icon icons.Name) {
	ground, text, icon = ColorSurface, ColorText2, icons.Scan
	switch w.Tone {
	case VerdictAdmitted:
		ground, text, icon = ColorAdmitted, ColorOnVerdict, icons.OK
	case VerdictAlready:
		ground, text, icon = ColorAlready, ColorOnVerdict, icons.Error
	case VerdictHelpDesk:
		ground, text, icon = ColorHelpDesk, ColorOnVerdict, icons.HelpFilled
	case VerdictLeft:
		ground, text, icon = ColorLeft, ColorOnVerdict, icons.ArrowForward
	case VerdictFault:
		ground, text, icon = ColorFault, ColorOnVerdict, icons.Warning
	}
	if w.Icon != "" {
		icon = w.Icon
	}
	return ground, text, icon
}

// cellWidths parts the width among the cells: as wide as one another where
// the words of each find room, else those with few words give way.
func (w *Verdict) cellWidths(total, scale float32, most int) []float32 {
	n := min(len(w.Cells), most)
	widths := make([]float32, n)
	if n == 0 {
		return nil
	}
	want := make([]float32, n)
	var sum float32
	for i := range n {
		c := w.Cells[i]
		want[i] = verdictLead + verdictTrail + max(measure(c.Label, cellLabel*scale, false).Width,
			measure(c.Value, cellValue*scale, true).Width, measure(c.Note, cellNote*scale, false).Width)
		sum += want[i]
	}
	if sum >= total { // too much for all: each is cut alike
		for i := range widths {
			widths[i] = want[i] * total / sum
		}
		return widths
	}
	left, open := total, n
	for changed := true; changed; { // who needs more than an equal share gets what he needs
		changed = false
		for i := range widths {
			if widths[i] == 0 && want[i] > left/float32(open) {
				widths[i], left, open, changed = want[i], left-want[i], open-1, true
			}
		}
	}
	for i := range widths {
		if widths[i] == 0 {
			widths[i] = left / float32(open)
		}
	}
	return widths
}
