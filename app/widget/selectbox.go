package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"vinhdanh/assets/icons"
)

// Select is a choice of one from a list that opens below it.
type Select struct {
	pressable
	Options     []string
	Selected    int // -1: none
	Placeholder string
	Icon        icons.Name // before the words
	Most        float32    // the widest that it asks for; 0 is 320. Longer words are cut
	OnChange    func(int)
}

// NewSelect makes a choice; OnChange is not called for the first selection.
func NewSelect(options []string, selected int, changed func(int)) *Select {
	s := &Select{Options: options, Selected: selected, OnChange: changed}
	s.OnTapped = s.open
	s.extend(s)
	return s
}

// Choose selects and tells OnChange if that changes anything.
func (s *Select) Choose(i int) {
	if i == s.Selected || i < 0 || i >= len(s.Options) {
		return
	}
	s.Selected = i
	s.Refresh()
	if s.OnChange != nil {
		s.OnChange(i)
	}
}

// SetOptions changes the list and what is chosen, without telling OnChange.
func (s *Select) SetOptions(options []string, selected int) {
	s.Options, s.Selected = options, selected
	s.Refresh()
}

func (s *Select) open() {
	items := make([]MenuItem, len(s.Options))
	for i, o := range s.Options {
		items[i] = MenuItem{Text: o, Checked: i == s.Selected, Do: func() { s.Choose(i) }}
	}
	ShowMenu(s, items)
}

// TypedKey opens the list on Down too.
func (s *Select) TypedKey(e *fyne.KeyEvent) {
	if e.Name == fyne.KeyDown {
		s.Tapped(nil)
		return
	}
	s.pressable.TypedKey(e)
}

// CreateRenderer is part of fyne.Widget.
func (s *Select) CreateRenderer() fyne.WidgetRenderer {
	ring := newFocusRing(RadiusField)
	back := &canvas.Rectangle{StrokeWidth: 1, CornerRadius: RadiusField}
	label := newText(SizeBody, false)
	lead, arrow := newImage(), newImage()
	v := &view{parts: []fyne.CanvasObject{ring.outer, ring.gap, back, lead, label, arrow}}
	words := func() string {
		if s.Selected >= 0 && s.Selected < len(s.Options) {
			return s.Options[s.Selected]
		}
		return s.Placeholder
	}
	start := func() float32 {
		if s.Icon != "" {
			return 12 + 18 + 8
		}
		return 12
	}
	v.min = func() fyne.Size {
		most := s.Most
		if most == 0 {
			most = 320
		}
		return fyne.NewSize(min(most, max(72, measure(words(), SizeBody, false).Width+start()+36)), HeightButton)
	}
	v.refresh = func() {
		fill, text := ColorSurface, ColorText
		if s.hovered {
			fill = ColorSurface2
		}
		if s.Selected < 0 {
			text = ColorText3
		}
		if s.disabled {
			fill, text = ColorSurface2, ColorDisabled
		}
		ring.show(s.focused)
		back.FillColor, back.StrokeColor = col(fill), col(ColorLine2)
		label.Color = col(text)
		setIcon(lead, s.Icon, ColorText2)
		setIcon(arrow, icons.DropDown, ColorText2)
	}
	v.place = func(size fyne.Size) {
		ring.place(0, 0, size)
		put(back, 0, 0, size.Width, size.Height)
		put(lead, 12, (size.Height-18)/2, 18, 18)
		put(arrow, size.Width-28, (size.Height-20)/2, 20, 20)
		shown, _ := cut(words(), size.Width-start()-31, SizeBody, false)
		if label.Text != shown {
			label.Text = shown
			label.Refresh()
		}
		middle(label, start(), size.Height)
	}
	v.refresh()
	return v
}
