package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// Measures of a verdict card, for one as high as the design's.
const (
	verdictLead  = 40 // before all that is written
	verdictTrail = 12 // after the words of a cell
	verdictFoot  = 116
	verdictBody  = 300 // of what stands above the cells
	verdictRoom  = 360 // where so much is there, letters grow, up to verdictMore
	verdictMore  = 1.4
	verdictMost  = 4 // cells

	nameLargest  = 68
	nameSmallest = 40
	cellLabel    = 16
	cellValue    = 36
	cellNote     = 15
)

// verdictView draws a verdict card.
type verdictView struct {
	view
	w                                *Verdict
	back, rule                       *canvas.Rectangle
	icon                             *canvas.Image
	word, aside, name, first, second *canvas.Text
	labels, values, notes            [verdictMost]*canvas.Text
	rules                            [verdictMost]*canvas.Rectangle
}

// CreateRenderer is part of fyne.Widget.
func (w *Verdict) CreateRenderer() fyne.WidgetRenderer {
	v := &verdictView{w: w, icon: newImage(), rule: &canvas.Rectangle{},
		back: &canvas.Rectangle{CornerRadius: RadiusCard, StrokeWidth: 1},
		word: newText(28, true), aside: newText(18, false),
		name: newText(nameLargest, true), first: newText(24, false), second: newText(24, false)}
	v.parts = []fyne.CanvasObject{v.back, v.icon, v.word, v.aside, v.name, v.first, v.second, v.rule}
	for i := range v.labels {
		v.labels[i], v.values[i], v.notes[i], v.rules[i] = newText(cellLabel, false), newText(cellValue, true), newText(cellNote, false), &canvas.Rectangle{}
		v.parts = append(v.parts, v.rules[i], v.labels[i], v.values[i], v.notes[i])
	}
	v.min = func() fyne.Size { return fyne.NewSize(480, 240) }
	v.refresh, v.place = v.paint, v.lay
	v.paint()
	return v
}

func (v *verdictView) texts() []*canvas.Text {
	all := []*canvas.Text{v.word, v.aside, v.name, v.first, v.second}
	return append(append(append(all, v.labels[:]...), v.values[:]...), v.notes[:]...)
}

func (v *verdictView) paint() {
	ground, text, drawing := v.w.face()
	line := ColorVerdictLine
	v.back.FillColor, v.back.StrokeColor = col(ground), col(ground)
	if v.w.Tone == VerdictWaiting {
		line = ColorLine
		v.back.StrokeColor = col(ColorLine)
	}
	setIcon(v.icon, drawing, text)
	v.rule.FillColor = col(line)
	for _, t := range v.texts() {
		t.Color = col(text)
	}
	for _, r := range v.rules {
		r.FillColor = col(line)
	}
}

// set shows a line at a place. What does not fit gets smaller, down to least,
// before it is cut; its height is given.
func (v *verdictView) set(t *canvas.Text, text string, size, least, x, y, width float32) float32 {
	bold := t.TextStyle.Bold
	for size > least && measure(text, size, bold).Width > width {
		size--
	}
	t.TextSize = size
	t.Text, _ = cut(text, width, size, bold)
	m := t.MinSize()
	put(t, x, y, m.Width, m.Height)
	return m.Height
}

func (v *verdictView) lay(s fyne.Size) {
	w := v.w
	put(v.back, 0, 0, s.Width, s.Height)
	foot := float32(0)
	if len(w.Cells) > 0 {
		foot = min(verdictFoot, s.Height*0.3)
	}
	// A low window gets smaller lines rather than cut ones, a large screen larger ones.
	k := max(0.5, min(1, (s.Height-foot)/verdictBody), min(verdictMore, (s.Height-foot)/verdictRoom))
	inner := s.Width - 2*verdictLead
	side := 40 * k
	put(v.icon, verdictLead, 28*k, side, side)
	aside := measure(w.Aside, 18*k, false).Width
	lead := verdictLead + side + 16*k
	h := v.set(v.word, w.Word, 28*k, 18*k, lead, 0, s.Width-verdictLead-lead-aside-16)
	v.word.Move(fyne.NewPos(lead, 28*k+(side-h)/2))
	h = v.set(v.aside, w.Aside, 18*k, 18*k, s.Width-verdictLead-aside, 0, aside+1)
	v.aside.Move(fyne.NewPos(s.Width-verdictLead-aside, 28*k+(side-h)/2))
	y := 76 * k
	y += v.set(v.name, w.Name, nameLargest*k, nameSmallest*k, verdictLead, y, inner)
	y += v.set(v.first, w.First, 24*k, 16*k, verdictLead, y, inner)
	v.set(v.second, w.Second, 24*k, 16*k, verdictLead, y+4*k, inner)
	v.layCells(s, foot)
	for _, t := range v.texts() {
		t.Refresh()
	}
}

func (v *verdictView) layCells(s fyne.Size, foot float32) {
	top, f := s.Height-foot, foot/verdictFoot
	v.rule.Hidden = foot == 0
	put(v.rule, 0, top, s.Width, 1)
	widths := v.w.cellWidths(s.Width, f, verdictMost)
	at := float32(0)
	for i := range v.labels {
		hide := i >= len(widths)
		v.labels[i].Hidden, v.values[i].Hidden, v.notes[i].Hidden, v.rules[i].Hidden = hide, hide, hide, hide || i == 0
		if hide {
			continue
		}
		c := v.w.Cells[i]
		x, room := at+verdictLead, widths[i]-verdictLead-verdictTrail
		put(v.rules[i], at, top, 1, foot)
		y := top + 12*f
		y += v.set(v.labels[i], c.Label, cellLabel*f, cellLabel*f*2/3, x, y, room)
		y += v.set(v.values[i], c.Value, cellValue*f, cellValue*f*2/3, x, y-2*f, room)
		v.set(v.notes[i], c.Note, cellNote*f, cellNote*f*3/4, x, y-8*f, room)
		at += widths[i]
	}
}
