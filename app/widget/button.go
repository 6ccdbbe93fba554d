package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"vinhdanh/assets/icons"
)

// Kind tells how much weight a button has.
type Kind uint8

const (
	Outlined Kind = iota // the rest
	Filled               // the next step; one for each page, panel or dialog
	Quiet                // the mild way out, and links
)

// ButtonSize is a button's height.
type ButtonSize uint8

const (
	Normal ButtonSize = iota // 36
	Small                    // 30, in rows and cards
	Large                    // 56, at the door
	Live                     // 64, while a ceremony runs
)

// Button is a thing to press, verb first. Change the fields, then Refresh.
type Button struct {
	pressable
	Text     string
	Icon     icons.Name // before the words; "" for none
	Trailing icons.Name // after the words
	Kind     Kind
	Measure  ButtonSize
	Hint     string // the key that does the same: "F3"
	Leading  bool   // words at the beginning of a button that is wider than they are
	Plain    bool   // Quiet without side padding, to stand flush with text
}

// NewButton makes an outlined button; icon may be "".
func NewButton(text string, icon icons.Name, tapped func()) *Button {
	return newButton(text, icon, Outlined, Normal, tapped)
}

// NewFilled makes the one filled button of an area.
func NewFilled(text string, icon icons.Name, tapped func()) *Button {
	return newButton(text, icon, Filled, Normal, tapped)
}

// NewQuiet makes a button of words alone.
func NewQuiet(text string, tapped func()) *Button {
	return newButton(text, "", Quiet, Normal, tapped)
}

// NewSmall makes an outlined button for rows and cards.
func NewSmall(text string, icon icons.Name, tapped func()) *Button {
	return newButton(text, icon, Outlined, Small, tapped)
}

// NewLink makes a small button of words with an arrow, for a card's corner.
func NewLink(text string, tapped func()) *Button {
	b := newButton(text, "", Quiet, Small, tapped)
	b.Trailing = icons.ChevronForward
	return b
}

// NewIconButton makes a square button of an icon alone; tip says what it does.
func NewIconButton(icon icons.Name, tip string, tapped func()) *Button {
	b := newButton("", icon, Quiet, Normal, tapped)
	b.Tip = tip
	return b
}

func newButton(text string, icon icons.Name, k Kind, s ButtonSize, tapped func()) *Button {
	b := &Button{Text: text, Icon: icon, Kind: k, Measure: s}
	b.OnTapped = tapped
	b.extend(b)
	return b
}

// SetText changes the words.
func (b *Button) SetText(s string) {
	if b.Text != s {
		b.Text = s
		b.Refresh()
	}
}

type buttonMetrics struct{ height, pad, gap, text, icon float32 }

func (b *Button) metrics() buttonMetrics {
	m := buttonMetrics{HeightButton, 14, 8, SizeBody, 18}
	switch b.Measure {
	case Small:
		m = buttonMetrics{HeightSmall, 10, 6, SizeSecond, 16}
	case Large:
		m = buttonMetrics{HeightLarge, 24, 12, 18, 24}
	case Live:
		m = buttonMetrics{HeightLive, 28, 12, 20, 24}
	}
	if b.Text == "" {
		m.pad = (m.height - m.icon) / 2
	}
	if b.Plain {
		m.pad = 0
	}
	return m
}

func (b *Button) colors() (fill, stroke, text, icon fyne.ThemeColorName) {
	switch b.Kind {
	case Filled:
		fill, text, icon = ColorAccent, ColorOnAccent, ColorOnAccent
		if b.hovered {
			fill = ColorAccentHover
		}
		if b.pressed {
			fill = ColorAccentPress
		}
		stroke = fill
	case Outlined:
		fill, stroke, text, icon = ColorSurface, ColorLine2, ColorText, ColorText2
		if b.hovered {
			fill = ColorSurface2
		}
		if b.pressed {
			fill = ColorSurface3
		}
	default:
		fill, stroke, text, icon = ColorNone, ColorNone, ColorAccent, ColorAccent
		if b.Text == "" {
			icon = ColorText2
		}
		if b.hovered && !b.Plain {
			fill = ColorAccent50
			if b.Text == "" {
				fill = ColorSurface3
			}
		}
		if b.pressed && !b.Plain {
			fill = ColorAccent100
		}
	}
	if b.disabled {
		text, icon = ColorDisabled, ColorDisabled
		if b.Kind != Quiet {
			fill, stroke = ColorSurface2, ColorLine
		}
	}
	return
}

// CreateRenderer is part of fyne.Widget.
func (b *Button) CreateRenderer() fyne.WidgetRenderer {
	b.extend(b)
	ring := newFocusRing(RadiusField)
	back := &canvas.Rectangle{StrokeWidth: 1, CornerRadius: RadiusField}
	lead, trail := newImage(), newImage()
	label := newText(SizeBody, false)
	hint := NewKeyHint("")
	v := &view{parts: []fyne.CanvasObject{ring.outer, ring.gap, back, lead, label, trail, hint}}
	width := func(m buttonMetrics) float32 {
		w := 2 * m.pad
		n := 0
		add := func(x float32) {
			if n > 0 {
				w += m.gap
			}
			w += x
			n++
		}
		if b.Icon != "" {
			add(m.icon)
		}
		if b.Text != "" {
			add(measure(b.Text, m.text, b.Kind == Filled).Width)
		}
		if b.Trailing != "" {
			add(m.icon)
		}
		if b.Hint != "" {
			add(hint.MinSize().Width)
		}
		return w
	}
	v.min = func() fyne.Size {
		m := b.metrics()
		return fyne.NewSize(width(m), m.height)
	}
	v.refresh = func() {
		m := b.metrics()
		fill, stroke, text, icon := b.colors()
		ring.show(b.focused)
		back.FillColor, back.StrokeColor = col(fill), col(stroke)
		label.TextSize, label.Color, label.TextStyle.Bold = m.text, col(text), b.Kind == Filled
		setIcon(lead, b.Icon, icon)
		setIcon(trail, b.Trailing, icon)
		hint.Text, hint.on = b.Hint, b.Kind == Filled && !b.disabled
		if b.Hint == "" {
			hint.Hide()
		} else {
			hint.Show()
		}
	}
	v.place = func(s fyne.Size) {
		m := b.metrics()
		ring.place(0, 0, s)
		put(back, 0, 0, s.Width, s.Height)
		shown := b.Text
		over := width(m) - s.Width
		if over > 0.5 && b.Text != "" {
			shown, _ = cut(b.Text, measure(b.Text, m.text, b.Kind == Filled).Width-over, m.text, b.Kind == Filled)
			over = 0
		}
		if label.Text != shown {
			label.Text = shown
			label.Refresh()
		}
		x := m.pad
		if !b.Leading {
			x += max(0, -over) / 2
		}
		if b.Icon != "" {
			put(lead, x, (s.Height-m.icon)/2, m.icon, m.icon)
			x += m.icon + m.gap
		}
		if b.Text != "" {
			middle(label, x, s.Height)
			x += label.MinSize().Width + m.gap
		}
		if b.Trailing != "" {
			put(trail, x, (s.Height-m.icon)/2, m.icon, m.icon)
			x += m.icon + m.gap
		}
		h := hint.MinSize()
		put(hint, x, (s.Height-h.Height)/2, h.Width, h.Height)
	}
	v.refresh()
	return v
}

// setIcon gives an image a drawing, or hides it where there is none.
func setIcon(img *canvas.Image, n icons.Name, c fyne.ThemeColorName) {
	if n == "" {
		img.Hide()
		return
	}
	img.Resource = Resource(n, c)
	img.Show()
}
