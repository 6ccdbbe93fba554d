package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynewidget "fyne.io/fyne/v2/widget"

	"vinhdanh/assets/icons"
)

// VerdictTone is the full colour of a verdict card.
type VerdictTone uint8

const (
	VerdictWaiting  VerdictTone = iota // no scan yet: quiet, no colour
	VerdictAdmitted                    // green
	VerdictAlready                     // amber
	VerdictHelpDesk                    // dark red
)

// VerdictCell is one of the cells below: what the desk must do.
type VerdictCell struct{ Label, Value, Note string }

// Verdict is the large answer to a scan: word, icon and colour; the name on
// one line that shrinks from 68 to 40 and never wraps; cells below. It stays
// until the next scan.
type Verdict struct {
	fynewidget.BaseWidget
	Tone   VerdictTone
	Word   string // "KÍNH MỜI ĐẠI BIỂU"
	Aside  string // at the far end of its line: the count and the time
	Name   string
	First  string // the line below the name
	Second string
	Cells  []VerdictCell
}

// NewVerdict makes an empty card.
func NewVerdict() *Verdict {
	v := &Verdict{}
	v.ExtendBaseWidget(v)
	return v
}

const (
	nameLargest  = 68
	nameSmallest = 40
)

func (w *Verdict) colors() (ground, text fyne.ThemeColorName, icon icons.Name) {
	switch w.Tone {
	case VerdictAdmitted:
		return ColorAdmitted, ColorOnVerdict, icons.OK
	case VerdictAlready:
		return ColorAlready, ColorOnVerdict, icons.Error
	case VerdictHelpDesk:
		return ColorHelpDesk, ColorOnVerdict, icons.HelpFilled
	}
	return ColorSurface, ColorText2, icons.Scan
}

// CreateRenderer is part of fyne.Widget.
func (w *Verdict) CreateRenderer() fyne.WidgetRenderer {
	back := &canvas.Rectangle{CornerRadius: RadiusCard, StrokeWidth: 1}
	icon := newImage()
	word, aside := newText(28, true), newText(18, false)
	name, first, second := newText(nameLargest, true), newText(24, false), newText(24, false)
	rule := &canvas.Rectangle{}
	const most = 4
	labels, values, notes, rules := make([]*canvas.Text, most), make([]*canvas.Text, most), make([]*canvas.Text, most), make([]*canvas.Rectangle, most)
	v := &view{parts: []fyne.CanvasObject{back, icon, word, aside, name, first, second, rule}}
	for i := range labels {
		labels[i], values[i], notes[i], rules[i] = newText(16, false), newText(36, true), newText(15, false), &canvas.Rectangle{}
		v.parts = append(v.parts, rules[i], labels[i], values[i], notes[i])
	}
	v.min = func() fyne.Size { return fyne.NewSize(480, 260) }
	v.refresh = func() {
		ground, text, drawing := w.colors()
		back.FillColor = col(ground)
		back.StrokeColor = col(ColorLine)
		line := ColorVerdictLine
		if w.Tone == VerdictWaiting {
			line = ColorLine
		} else {
			back.StrokeColor = col(ground)
		}
		setIcon(icon, drawing, text)
		rule.FillColor = col(line)
		for _, t := range []*canvas.Text{word, aside, name, first, second} {
			t.Color = col(text)
		}
		for i := range labels {
			rules[i].FillColor = col(line)
			labels[i].Color, values[i].Color, notes[i].Color = col(text), col(text), col(text)
		}
	}
	v.place = func(s fyne.Size) {
		put(back, 0, 0, s.Width, s.Height)
		const lead = 40
		inner := s.Width - 2*lead
		cells := min(len(w.Cells), most)
		foot := float32(0)
		if cells > 0 {
			foot = min(116, s.Height*0.3)
		}
		// A low window gets smaller lines rather than cut ones.
		k := min(1, max(0.55, (s.Height-foot)/300))
		// What does not fit gets smaller, by a third at most, before it is cut.
		set := func(t *canvas.Text, text string, size, x, y, width float32, bold bool) float32 {
			least := size * 2 / 3
			if t == name {
				least = nameSmallest * k
			}
			for size > least && measure(text, size, bold).Width > width {
				size--
			}
			t.TextSize = size
			t.Text, _ = cut(text, width, size, bold)
			m := t.MinSize()
			put(t, x, y, m.Width, m.Height)
			return m.Height
		}
		put(icon, lead, 28*k, 40*k, 40*k)
		asideWidth := measure(w.Aside, 18*k, false).Width
		wh := set(word, w.Word, 28*k, lead+56*k, 0, inner-56*k-asideWidth-16, true)
		word.Move(fyne.NewPos(lead+56*k, 28*k+(40*k-wh)/2))
		ah := set(aside, w.Aside, 18*k, s.Width-lead-asideWidth, 0, asideWidth+1, false)
		aside.Move(fyne.NewPos(s.Width-lead-asideWidth, 28*k+(40*k-ah)/2))
		y := 76 * k
		y += set(name, w.Name, nameLargest*k, lead, y, inner, true)
		y += set(first, w.First, 24*k, lead, y, inner, false)
		set(second, w.Second, 24*k, lead, y+4*k, inner, false)

		top := s.Height - foot
		rule.Hidden = cells == 0
		put(rule, 0, top, s.Width, 1)
		cell := s.Width / float32(max(1, cells))
		for i := range labels {
			hide := i >= cells
			labels[i].Hidden, values[i].Hidden, notes[i].Hidden, rules[i].Hidden = hide, hide, hide, hide || i == 0
			if hide {
				continue
			}
			c := w.Cells[i]
			x := cell*float32(i) + lead
			put(rules[i], cell*float32(i), top, 1, foot)
			f := foot / 116
			cy := top + 12*f
			cy += set(labels[i], c.Label, 16*f, x, cy, cell-lead-8, false)
			cy += set(values[i], c.Value, 36*f, x, cy-2*f, cell-lead-8, true)
			set(notes[i], c.Note, 15*f, x, cy-8*f, cell-lead-8, false)
		}
		for _, t := range append([]*canvas.Text{word, aside, name, first, second}, append(labels, append(values, notes...)...)...) {
			t.Refresh()
		}
	}
	v.refresh()
	return v
}
