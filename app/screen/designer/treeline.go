package designer

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
)

// treeLine is what a branch is drawn with.
type treeLine struct {
	back, bar, over, under *canvas.Rectangle
	icon, eye, lock        *canvas.Image
	text                   *canvas.Text
	drawn                  lineState
}

// lineState is what a line was drawn for.
type lineState struct {
	branch                                                    branch
	width, top                                                float32
	whole, around, seen, locked, wrong, focused, hover, shown bool
	accent                                                    color.Color // changes with the look
}

func (t *tree) update() {
	for len(t.lines) < len(t.branches) {
		l := &treeLine{back: &canvas.Rectangle{}, bar: &canvas.Rectangle{}, over: &canvas.Rectangle{}, under: &canvas.Rectangle{},
			icon: &canvas.Image{FillMode: canvas.ImageFillContain}, eye: &canvas.Image{FillMode: canvas.ImageFillContain},
			lock: &canvas.Image{FillMode: canvas.ImageFillContain}, text: &canvas.Text{TextSize: widget.SizeSecond}}
		t.lines = append(t.lines, l)
	}
	for i := range t.branches {
		t.paintLine(i)
	}
}

// stateOf is how a branch is to be drawn.
func (t *tree) stateOf(i int) lineState {
	b := t.branches[i]
	st := lineState{branch: b, width: t.Size().Width, top: t.top(i), focused: t.focused, hover: i == t.hover, shown: true, accent: shade(widget.ColorAccent)}
	st.whole, st.around = t.chosen(b)
	st.seen, st.locked = t.state(b)
	st.wrong = b.layer == "" && t.s.wrongPart(b.part)
	if !st.whole {
		st.focused = false
	}
	return st
}

// paintLine draws one branch anew, if it has changed.
func (t *tree) paintLine(i int) {
	if i < 0 || i >= len(t.branches) || i >= len(t.lines) || t.s.e == nil {
		return
	}
	l, now := t.lines[i], t.stateOf(i)
	if l.drawn == now {
		return
	}
	l.drawn = now
	t.placeLine(i)
	t.dress(i)
	for _, o := range []fyne.CanvasObject{l.back, l.over, l.under, l.bar, l.icon, l.text, l.lock, l.eye} {
		o.Refresh()
	}
}

func (t *tree) placeLine(i int) {
	b, l, w := t.branches[i], t.lines[i], t.Size().Width
	y, h := t.top(i), t.height(i)
	x := float32(16)
	if b.layer != "" {
		x = 12
	}
	if b.deep {
		x = 34
	}
	put(l.back, 0, y, w, h)
	put(l.over, 0, y, w, 1)
	put(l.under, 0, y+h-1, w, 1)
	put(l.bar, 0, y, 3, h)
	put(l.icon, x, y+(h-16)/2, 16, 16)
	room := w - (x + 24) - eyeFrom
	if t.lockable(b) {
		room -= lockFrom - eyeFrom
	}
	l.text.TextStyle.Bold = b.layer != ""
	if whole, _ := t.chosen(b); whole {
		l.text.TextStyle.Bold = true
	}
	l.text.Text = cut(b.words, room, widget.SizeSecond, l.text.TextStyle)
	m := l.text.MinSize()
	put(l.text, x+24, y+(h-m.Height)/2, m.Width, m.Height)
	put(l.eye, w-28, y+(h-16)/2, 16, 16)
	put(l.lock, w-54, y+(h-16)/2, 16, 16)
}

// dress gives a branch its colours.
func (t *tree) dress(i int) {
	b, l := t.branches[i], t.lines[i]
	whole, around := t.chosen(b)
	head := b.layer != ""
	fill, ink, icon := widget.ColorNone, widget.ColorText, widget.ColorText2
	switch {
	case whole:
		fill, ink, icon = widget.ColorAccent50, widget.ColorAccent, widget.ColorAccent
		if t.focused {
			fill = widget.ColorAccent100
		}
	case head:
		fill = widget.ColorSurface2
		if b.layer == textLayer {
			icon = widget.ColorAccent
		}
	case i == t.hover:
		fill = widget.ColorSurface2
	case around:
		fill = widget.ColorSurface2
	}
	seen, locked := t.state(b)
	if !seen || locked && !whole && !head {
		ink = widget.ColorText2
	}
	if !seen {
		ink = widget.ColorDisabled
	}
	if t.s.wrongPart(b.part) && !head {
		icon = widget.ColorErr
		if !whole {
			ink = widget.ColorErr
		}
	}
	l.back.FillColor, l.bar.FillColor = shade(fill), shade(widget.ColorAccent)
	l.over.FillColor, l.under.FillColor = shade(widget.ColorLine), shade(widget.ColorLine)
	l.bar.Hidden, l.over.Hidden, l.under.Hidden = !whole, !head, !head
	l.text.Color = shade(ink)
	name := b.icon
	if t.s.wrongPart(b.part) && !head {
		name = icons.Error
	}
	l.icon.Resource = widget.Resource(name, icon)
	eye := icons.Visible
	if !seen {
		eye = icons.Hidden
	}
	l.eye.Resource = widget.Resource(eye, widget.ColorText3)
	l.lock.Hidden = !t.lockable(b) || !locked && i != t.hover && !whole && !around
	lock := icons.LockOpen
	if locked {
		lock = icons.Lock
	}
	l.lock.Resource = widget.Resource(lock, widget.ColorText3)
}

// cut shortens words to a width.
func cut(s string, room, size float32, style fyne.TextStyle) string {
	if fyne.MeasureText(s, size, style).Width <= room {
		return s
	}
	r := []rune(s)
	for len(r) > 1 {
		r = r[:len(r)-1]
		if c := string(r) + "…"; fyne.MeasureText(c, size, style).Width <= room {
			return c
		}
	}
	return string(r)
}
