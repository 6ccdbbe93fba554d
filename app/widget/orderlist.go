package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	fynewidget "fyne.io/fyne/v2/widget"

	"vinhdanh/assets/icons"
)

// OrderLine is a line of an OrderList.
type OrderLine struct {
	Text   string
	Second string     // below, small
	Icon   icons.Name // before the words
	Tint   fyne.ThemeColorName
	Box    bool // a box to tick comes first
	Ticked bool
	End    string // at the far end
}

// OrderList is a short list whose order matters, as high as its lines: within a
// pane that scrolls, where a DataTable would take the mouse wheel away. Lines
// are dragged, or moved by Alt+Up and Alt+Down; Up and Down choose; Enter or a
// press opens, Space ticks, Delete or the cross takes one off.
type OrderList struct {
	fynewidget.BaseWidget
	OnOpen   func(i int)
	OnMove   func(from, to int) // to: its place afterwards; nil: lines stay
	OnRemove func(i int)        // nil: none is taken off
	OnTick   func(i int)

	lines       []OrderLine
	selected    int
	hover       int
	focused     bool
	from, slot  int // dragged: which line, and before which it would be let go; from -1: none
	at          fyne.Position
	tip         tipper
	tipped      int
	rows        []*orderRow
	drop, frame *canvas.Rectangle
}

type orderRow struct {
	ground, line        *canvas.Rectangle
	box, icon, cross    *canvas.Image
	text, second, final *canvas.Text
	short               bool
}

// NewOrderList makes an empty list.
func NewOrderList() *OrderList {
	l := &OrderList{hover: -1, from: -1, tipped: -1, drop: &canvas.Rectangle{}, frame: &canvas.Rectangle{CornerRadius: RadiusField}}
	l.ExtendBaseWidget(l)
	return l
}

var (
	_ fyne.Draggable     = (*OrderList)(nil)
	_ fyne.Tappable      = (*OrderList)(nil)
	_ fyne.Focusable     = (*OrderList)(nil)
	_ fyne.Shortcutable  = (*OrderList)(nil)
	_ desktop.Hoverable  = (*OrderList)(nil)
	_ desktop.Cursorable = (*OrderList)(nil)
)

// Set shows other lines; which one is chosen stays, as far as it is there.
func (l *OrderList) Set(lines []OrderLine) {
	l.lines = lines
	l.selected = max(0, min(l.selected, len(lines)-1))
	l.Refresh()
}

// Lines gives what is shown.
func (l *OrderList) Lines() []OrderLine { return l.lines }

const (
	orderLow   = 36 // height of lines with one row of words
	orderHigh  = 48
	orderCross = 32 // width of the cross at the end
)

func (l *OrderList) rowHeight() float32 {
	for _, line := range l.lines {
		if line.Second != "" {
			return orderHigh
		}
	}
	return orderLow
}

func (l *OrderList) rowAt(y float32) int {
	if i := int(y / l.rowHeight()); y >= 0 && i < len(l.lines) {
		return i
	}
	return -1
}

// Tapped opens a line, ticks it, or takes it off, by where it was pressed.
func (l *OrderList) Tapped(e *fyne.PointEvent) {
	i := l.rowAt(e.Position.Y)
	if i < 0 {
		return
	}
	if c := canvasOf(l); c != nil {
		c.Focus(l)
	}
	l.selected = i
	l.tip.hide()
	l.Refresh()
	switch {
	case l.OnRemove != nil && e.Position.X > l.Size().Width-orderCross:
		l.OnRemove(i)
	case l.lines[i].Box && e.Position.X < 36:
		l.tick(i)
	default:
		l.open(i)
	}
}

func (l *OrderList) open(i int) {
	if l.OnOpen != nil {
		l.OnOpen(i)
	}
}

func (l *OrderList) tick(i int) {
	if l.OnTick != nil && l.lines[i].Box {
		l.OnTick(i)
	}
}

func (l *OrderList) move(from, to int) {
	if l.OnMove == nil || to < 0 || to >= len(l.lines) || from == to {
		return
	}
	l.selected = to
	l.OnMove(from, to)
	l.Refresh()
}

// Dragged marks where the line would be let go.
func (l *OrderList) Dragged(e *fyne.DragEvent) {
	if l.OnMove == nil {
		return
	}
	if l.from < 0 {
		if l.from = l.rowAt(e.Position.Subtract(e.Dragged).Y); l.from < 0 {
			return
		}
		l.tip.hide()
	}
	l.at = e.Position
	l.slot = max(0, min(len(l.lines), int(e.Position.Y/l.rowHeight()+0.5)))
	l.Refresh()
}

// DragEnd lets the line go; one that was not moved was pressed.
func (l *OrderList) DragEnd() {
	from, slot := l.from, l.slot
	l.from = -1
	l.Refresh()
	switch {
	case from < 0:
	case slot == from || slot == from+1:
		if l.rowAt(l.at.Y) == from {
			l.Tapped(&fyne.PointEvent{Position: l.at})
		}
	case slot > from:
		l.move(from, slot-1)
	default:
		l.move(from, slot)
	}
}

// Cursor is a hand over lines.
func (l *OrderList) Cursor() desktop.Cursor {
	if l.hover >= 0 {
		return desktop.PointerCursor
	}
	return desktop.DefaultCursor
}

// MouseIn is part of desktop.Hoverable.
func (l *OrderList) MouseIn(e *desktop.MouseEvent) { l.MouseMoved(e) }

// MouseMoved shows words that were cut in full.
func (l *OrderList) MouseMoved(e *desktop.MouseEvent) {
	i := l.rowAt(e.Position.Y)
	if i == l.hover {
		return
	}
	l.hover = i
	l.tip.hide()
	if i >= 0 && i < len(l.rows) && l.rows[i].short {
		words := l.lines[i].Text
		if l.lines[i].Second != "" {
			words += "\n" + l.lines[i].Second
		}
		l.tip.show(l, words, e.AbsolutePosition)
	}
	l.Refresh()
}

// MouseOut is part of desktop.Hoverable.
func (l *OrderList) MouseOut() {
	l.hover = -1
	l.tip.hide()
	l.Refresh()
}

// FocusGained is part of fyne.Focusable.
func (l *OrderList) FocusGained() { l.focused = true; l.Refresh() }

// FocusLost is part of fyne.Focusable.
func (l *OrderList) FocusLost() { l.focused = false; l.Refresh() }

// TypedRune hands letters on, as pressable does.
func (l *OrderList) TypedRune(r rune) { passRune(l, r) }

// TypedKey chooses, opens, ticks and takes off.
func (l *OrderList) TypedKey(e *fyne.KeyEvent) {
	there := l.selected >= 0 && l.selected < len(l.lines)
	switch {
	case e.Name == fyne.KeyDown:
		l.selected = max(0, min(len(l.lines)-1, l.selected+1))
	case e.Name == fyne.KeyUp:
		l.selected = max(0, l.selected-1)
	case there && (e.Name == fyne.KeyReturn || e.Name == fyne.KeyEnter):
		l.open(l.selected)
	case there && e.Name == fyne.KeySpace:
		if l.lines[l.selected].Box {
			l.tick(l.selected)
		} else {
			l.open(l.selected)
		}
	case there && e.Name == fyne.KeyDelete && l.OnRemove != nil:
		l.OnRemove(l.selected)
	default:
		passKey(l, e)
	}
	l.Refresh()
}

// TypedShortcut moves by Alt+Up and Alt+Down.
func (l *OrderList) TypedShortcut(s fyne.Shortcut) {
	if k, ok := s.(*desktop.CustomShortcut); ok && k.Modifier == fyne.KeyModifierAlt && (k.KeyName == fyne.KeyUp || k.KeyName == fyne.KeyDown) {
		if l.selected < len(l.lines) {
			by := 1
			if k.KeyName == fyne.KeyUp {
				by = -1
			}
			l.move(l.selected, l.selected+by)
		}
		return
	}
	passShortcut(l, s)
}

// CreateRenderer is part of fyne.Widget.
func (l *OrderList) CreateRenderer() fyne.WidgetRenderer {
	v := &view{}
	v.min = func() fyne.Size { return fyne.NewSize(120, l.rowHeight()*float32(len(l.lines))) }
	v.refresh = func() {
		v.parts = append(v.parts[:0:0], l.frame)
		l.frame.FillColor, l.frame.StrokeColor, l.frame.StrokeWidth = col(ColorSurface), col(ColorLine2), 1
		l.frame.Hidden = len(l.lines) == 0
		for len(l.rows) < len(l.lines) {
			l.rows = append(l.rows, &orderRow{ground: &canvas.Rectangle{CornerRadius: RadiusField - 1}, line: &canvas.Rectangle{}, box: newImage(), icon: newImage(), cross: newImage(),
				text: newText(SizeSecond, false), second: newText(SizeCaption, false), final: newText(SizeSecond, false)})
		}
		for i, line := range l.lines {
			r := l.rows[i]
			r.paint(l, i, line)
			v.parts = append(v.parts, r.ground, r.line, r.box, r.icon, r.cross, r.text, r.second, r.final)
		}
		l.drop.Hidden, l.drop.FillColor = l.from < 0, col(ColorAccent)
		v.parts = append(v.parts, l.drop)
	}
	v.place = func(s fyne.Size) {
		h := l.rowHeight()
		put(l.frame, 0, 0, s.Width, h*float32(len(l.lines)))
		for i := range l.lines {
			l.rows[i].place(l, l.lines[i], float32(i)*h, s.Width, h)
		}
		put(l.drop, 0, max(0, float32(l.slot)*h-1), s.Width, 3)
	}
	v.refresh()
	return v
}

func (r *orderRow) paint(l *OrderList, i int, line OrderLine) {
	ground := ColorNone
	if i == l.selected && l.focused {
		ground = ColorAccent50
	} else if i == l.hover {
		ground = ColorSurface2
	}
	r.ground.FillColor, r.line.FillColor = col(ground), col(ColorLine)
	r.line.Hidden = i == 0
	r.box.Hidden, r.icon.Hidden, r.cross.Hidden = !line.Box, line.Icon == "", l.OnRemove == nil
	if line.Box {
		name, tint := icons.Box, ColorText3
		if line.Ticked {
			name, tint = icons.BoxTicked, ColorAccent
		}
		setIcon(r.box, name, tint)
	}
	if line.Icon != "" {
		setIcon(r.icon, line.Icon, line.Tint)
	}
	setIcon(r.cross, icons.Close, ColorText3)
	r.text.Color, r.second.Color, r.final.Color = col(ColorText), col(ColorText2), col(ColorText2)
	if line.Second != "" {
		r.text.TextStyle.Bold = true
	} else {
		r.text.TextStyle.Bold = false
	}
	r.final.Text = line.End
	r.second.Hidden, r.final.Hidden = line.Second == "", line.End == ""
}

func (r *orderRow) place(l *OrderList, line OrderLine, y, width, h float32) {
	put(r.ground, 1, y+1, width-2, h-2)
	put(r.line, 1, y, width-2, 1)
	x := float32(10)
	for _, m := range []struct {
		on  bool
		img *canvas.Image
	}{{line.Box, r.box}, {line.Icon != "", r.icon}} {
		if m.on {
			put(m.img, x, y+(h-18)/2, 18, 18)
			x += 26
		}
	}
	end := width - 10
	if l.OnRemove != nil {
		end = width - orderCross
		put(r.cross, end+(orderCross-16)/2-2, y+(h-16)/2, 16, 16)
	}
	if line.End != "" {
		m := r.final.MinSize()
		end -= m.Width + 4
		put(r.final, end, y+(h-m.Height)/2, m.Width, m.Height)
		end -= 6
	}
	var cutText, cutSecond bool
	r.text.Text, cutText = cut(line.Text, end-x, SizeSecond, line.Second != "")
	m := r.text.MinSize()
	top := (h - m.Height) / 2
	if line.Second != "" {
		r.second.Text, cutSecond = cut(line.Second, end-x, SizeCaption, false)
		n := r.second.MinSize()
		top = (h - m.Height - n.Height) / 2
		put(r.second, x, y+top+m.Height, n.Width, n.Height)
	}
	put(r.text, x, y+top, m.Width, m.Height)
	r.short = cutText || cutSecond
}
