package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	fynewidget "fyne.io/fyne/v2/widget"
)

// Stat is one figure of a StatBar.
type Stat struct {
	Figure string
	Label  string
	Dim    bool   // nothing to see here, such as 0
	Tip    string // what a press does
}

// StatBar is a line of figures with their labels, divided by thin rules. A
// figure can be pressed to see what it counts, and chosen like a filter.
type StatBar struct {
	fynewidget.BaseWidget
	Stats    []Stat
	Selected int // -1: none
	OnTapped func(int)
	Letters  float32 // size of the figures, 0: 24
	Padding  float32 // at the ends and around the rules

	hover int
	pad   float32 // as it is for the present width
}

// NewStatBar makes a bar.
func NewStatBar(stats []Stat, tapped func(int)) *StatBar {
	s := &StatBar{Stats: stats, Selected: -1, OnTapped: tapped, Padding: 12, hover: -1}
	s.ExtendBaseWidget(s)
	return s
}

// Set changes the figures.
func (s *StatBar) Set(stats []Stat) {
	s.Stats = stats
	s.Refresh()
}

func (s *StatBar) letters() float32 {
	if s.Letters == 0 {
		return 24
	}
	return s.Letters
}

// starts gives where each figure's part begins, and the end of the last. The
// space around the rules shrinks before any label is cut.
func (s *StatBar) starts(total float32) []float32 {
	n := float32(max(1, len(s.Stats)))
	widths := make([]float32, len(s.Stats))
	var sum float32
	for i, st := range s.Stats {
		widths[i] = max(measure(st.Figure, s.letters(), true).Width, measure(st.Label, SizeCaption, false).Width)
		sum += widths[i]
	}
	s.pad = max(4, min(s.Padding, (total-sum)/(2*n)))
	extra := max(0, (total-sum)/n-2*s.pad)
	xs := make([]float32, len(s.Stats)+1)
	for i, w := range widths {
		xs[i+1] = xs[i] + w + 2*s.pad + extra
	}
	return xs
}

func (s *StatBar) at(x float32) int {
	xs := s.starts(s.Size().Width)
	for i := range s.Stats {
		if x >= xs[i] && x < xs[i+1] {
			return i
		}
	}
	return -1
}

// Tapped is part of fyne.Tappable.
func (s *StatBar) Tapped(e *fyne.PointEvent) {
	if i := s.at(e.Position.X); i >= 0 && s.OnTapped != nil {
		s.OnTapped(i)
	}
}

// Cursor is part of desktop.Cursorable.
func (s *StatBar) Cursor() desktop.Cursor {
	if s.OnTapped == nil {
		return desktop.DefaultCursor
	}
	return desktop.PointerCursor
}

// MouseIn is part of desktop.Hoverable.
func (s *StatBar) MouseIn(e *desktop.MouseEvent) { s.MouseMoved(e) }

// MouseMoved is part of desktop.Hoverable.
func (s *StatBar) MouseMoved(e *desktop.MouseEvent) {
	if h := s.at(e.Position.X); h != s.hover {
		s.hover = h
		s.Refresh()
	}
}

// MouseOut is part of desktop.Hoverable.
func (s *StatBar) MouseOut() { s.hover = -1; s.Refresh() }

// CreateRenderer is part of fyne.Widget.
func (s *StatBar) CreateRenderer() fyne.WidgetRenderer {
	v := &view{}
	var figures, labels []*canvas.Text
	var rules, backs []*canvas.Rectangle
	v.min = func() fyne.Size {
		// The parts may shrink to two thirds: labels are then cut.
		return fyne.NewSize(s.starts(0)[len(s.Stats)]*2/3, s.letters()*1.4+20)
	}
	v.refresh = func() {
		for len(figures) < len(s.Stats) {
			figures, labels = append(figures, newText(0, true)), append(labels, newText(SizeCaption, false))
			rules, backs = append(rules, &canvas.Rectangle{}), append(backs, &canvas.Rectangle{CornerRadius: RadiusTag})
		}
		v.parts = v.parts[:0]
		for i, st := range s.Stats {
			figures[i].Text, figures[i].TextSize = st.Figure, s.letters()
			figures[i].Color, labels[i].Color = col(ColorText), col(ColorText2)
			backs[i].FillColor, rules[i].FillColor = col(ColorNone), col(ColorLine)
			if st.Dim {
				figures[i].Color = col(ColorText3)
			}
			if i == s.hover && s.OnTapped != nil {
				backs[i].FillColor = col(ColorSurface2)
			}
			if i == s.Selected {
				backs[i].FillColor, figures[i].Color, labels[i].Color = col(ColorAccent50), col(ColorAccent), col(ColorAccent)
			}
			v.parts = append(v.parts, backs[i], rules[i], figures[i], labels[i])
		}
	}
	v.place = func(size fyne.Size) {
		xs := s.starts(size.Width)
		scale := float32(1)
		if end := xs[len(s.Stats)]; end > size.Width && size.Width > 0 {
			scale = size.Width / end
		}
		for i, st := range s.Stats {
			x, w := xs[i]*scale, (xs[i+1]-xs[i])*scale
			put(backs[i], x, 0, w, size.Height)
			put(rules[i], x, 4, 1, size.Height-8)
			rules[i].Hidden = i == 0
			labels[i].Text, _ = cut(st.Label, w-s.pad*2*scale+0.5, SizeCaption, false)
			f, l := figures[i].MinSize(), labels[i].MinSize()
			top := (size.Height - f.Height*0.95 - l.Height) / 2
			put(figures[i], x+s.pad*scale, top, f.Width, f.Height)
			put(labels[i], x+s.pad*scale, top+f.Height*0.95, l.Width, l.Height)
		}
	}
	v.refresh()
	return v
}
