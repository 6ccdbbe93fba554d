package ceremony

import (
	"slices"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"

	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
	"vinhdanh/data"
)

// row is a recipient with his place, his slot and his number: what must never
// come apart.
type row struct {
	id        data.ID
	place     int
	word      string // of the standing
	icon      icons.Name
	tint      fyne.ThemeColorName
	honorific string
	name      string
	note      string // who receives, if that is somebody else
	struck    bool   // not to be called
	unit      string
	register  string
	slot      string
	pull      bool // the slot is to be emptied
	warn      bool
}

// rows is the table of a group.
type rows struct {
	sheet
	list     []row
	tray     string
	titles   [6]string
	selected int
	hover    int
	scroll   *container.Scroll
	head     *sheet
	object   fyne.CanvasObject
	anchor   *canvas.Rectangle // menus open beside it
	onTap    func(i int)
	high     float32
}

const (
	rowHigh  = 41
	rowLeast = 34
	rowMost  = 54 // where there are few: long names take two lines
)

func newRows(titles [6]string, onTap func(int)) *rows {
	t := &rows{titles: titles, selected: -1, hover: -1, onTap: onTap, high: rowHigh, head: &sheet{}}
	t.anchor = canvas.NewRectangle(colorOf(""))
	t.paint = t.draw
	t.least = func() fyne.Size { return fyne.NewSize(360, t.high*float32(len(t.list))) }
	t.ExtendBaseWidget(t)
	t.head.paint = t.drawHead
	t.head.least = func() fyne.Size { return fyne.NewSize(360, widget.HeightHead) }
	t.head.ExtendBaseWidget(t.head)
	t.scroll = container.NewVScroll(t)
	t.object = container.New(&rowsLayout{t: t}, t.head, t.scroll)
	return t
}

// rowsLayout gives rows the room there is: a group of ten is seen whole where
// that is possible.
type rowsLayout struct{ t *rows }

func (l *rowsLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(360, widget.HeightHead+2*rowLeast)
}

func (l *rowsLayout) Layout(objs []fyne.CanvasObject, s fyne.Size) {
	l.t.fit(s.Height - widget.HeightHead - 2)
	place(objs[0], 1, 1, s.Width-2, widget.HeightHead)
	place(objs[1], 1, widget.HeightHead+1, s.Width-2, max(0, s.Height-widget.HeightHead-2))
}

func (t *rows) fit(room float32) {
	if n := len(t.list); n > 0 && room > 0 {
		most := float32(rowHigh)
		if room > float32(n)*rowMost {
			most = rowMost
		}
		t.high = max(rowLeast, min(most, float32(int(room/float32(n)))))
	}
}

// set shows another list.
func (t *rows) set(list []row, tray string) {
	if slices.Equal(t.list, list) && t.tray == tray {
		return
	}
	same := len(list) == len(t.list) && (len(list) == 0 || list[0].id == t.list[0].id)
	t.list, t.tray = list, tray
	if !same {
		t.selected, t.hover = -1, -1
		t.fit(t.scroll.Size().Height)
		t.scroll.Offset = fyne.Position{}
		t.scroll.Refresh()
	}
	t.redraw()
	t.head.redraw()
}

func (t *rows) choose(i int) {
	if i = max(-1, min(i, len(t.list)-1)); i == t.selected {
		return
	}
	t.selected = i
	if y := float32(i) * t.high; i >= 0 {
		if y < t.scroll.Offset.Y {
			t.scroll.ScrollToOffset(fyne.NewPos(0, y))
		} else if y+t.high > t.scroll.Offset.Y+t.scroll.Size().Height {
			t.scroll.ScrollToOffset(fyne.NewPos(0, y+t.high-t.scroll.Size().Height))
		}
	}
	t.redraw()
}

// columns gives where the columns begin: place, presence, name, unit, register
// number, slot, and the end. Units get what they need where the names leave it.
func (t *rows) columns(width float32) [7]float32 {
	const place, presence, register, slot, edge, pad = 52, 112, 86, 88, 8, 18
	left := width - place - presence - register - slot - edge
	unit, name := measure(t.titles[3], widget.SizeCaption, true).Width, float32(0)
	for i := range t.list {
		r := &t.list[i]
		unit = max(unit, measure(r.unit, widget.SizeBody, false).Width)
		name = max(name, measure(r.honorific, widget.SizeBody, false).Width+measure(r.name, widget.SizeBody, true).Width)
	}
	unit = min(unit+pad, max(left*0.4, left-name-pad))
	x := [7]float32{0, place}
	x[2] = x[1] + presence
	x[3] = x[2] + left - unit
	x[4] = x[3] + unit
	x[5] = x[4] + register
	x[6] = width - edge
	return x
}

func (t *rows) drawHead(s fyne.Size) {
	h := t.head
	h.box(widget.ColorSurface2, "", 0, widget.RadiusCard-1, 0, 0, s.Width, s.Height)
	h.box(widget.ColorSurface2, "", 0, 0, 0, s.Height/2, s.Width, s.Height/2)
	h.box(widget.ColorLine2, "", 0, 0, 0, s.Height-1, s.Width, 1)
	x := t.columns(s.Width)
	for i, title := range t.titles {
		if i == 5 && t.tray != "" {
			title = t.tray
		}
		if i == 0 {
			h.centered(title, widget.SizeCaption, true, widget.ColorText2, x[0], 0, x[1]-x[0], s.Height)
			continue
		}
		h.write(widget.Shorten(title, x[i+1]-x[i]-12, widget.SizeCaption, true), widget.SizeCaption, true, widget.ColorText2, x[i]+8, 0, s.Height)
	}
}

func (t *rows) draw(s fyne.Size) {
	x := t.columns(s.Width)
	place(t.anchor, x[1], float32(max(0, t.selected))*t.high, x[3]-x[1], t.high)
	t.objs = append(t.objs, t.anchor)
	for i := range t.list {
		t.drawRow(i, float32(i)*t.high, s.Width, x)
	}
}

func (t *rows) drawRow(i int, y, width float32, x [7]float32) {
	r, h := &t.list[i], t.high
	ground := widget.ColorSurface
	switch {
	case i == t.selected:
		ground = widget.ColorAccent50
	case r.warn:
		ground = widget.ColorWarn50
	case i == t.hover:
		ground = widget.ColorSurface2
	}
	t.box(ground, "", 0, 0, 0, y, width, h-1)
	if i < len(t.list)-1 {
		t.box(widget.ColorLine, "", 0, 0, 0, y+h-1, width, 1)
	}
	if i == t.selected {
		t.box(widget.ColorAccent, "", 0, 0, 0, y, 3, h-1)
	}
	t.centered(strconv.Itoa(r.place), 16, true, widget.ColorText, x[0], y, x[1]-x[0], h)
	letters := widget.ColorText
	if r.warn {
		letters = r.tint
	}
	t.icon(r.icon, r.tint, 18, x[1]+8, y, h)
	t.write(widget.Shorten(r.word, x[2]-x[1]-38, widget.SizeSecond, r.warn), widget.SizeSecond, r.warn, letters, x[1]+30, y, h)
	t.drawName(r, x[2]+8, y, x[3]-x[2]-12, h)
	t.drawUnit(r.unit, x[3]+8, y, x[4]-x[3]-12, h)
	t.write(widget.Shorten(r.register, x[5]-x[4]-12, widget.SizeBody, false), widget.SizeBody, false, widget.ColorText, x[4]+8, y, h)
	slot := widget.ColorText
	if r.pull {
		slot = widget.ColorWarn
	}
	t.write(widget.Shorten(r.slot, x[6]-x[5]-8, widget.SizeBody, r.pull), widget.SizeBody, r.pull, slot, x[5]+8, y, h)
}

// drawUnit writes a unit, on two lines where it is long.
func (t *rows) drawUnit(unit string, x, y, width, h float32) {
	size := widget.SizeBody
	lines := [][]span{{{text: unit}}}
	if measure(unit, size, false).Width > width {
		size = widget.SizeCaption
		lines = flow(plain(unit, false), size, width, 2)
	}
	const high = 16
	y += (h - high*float32(len(lines))) / 2
	for _, l := range lines {
		t.write(l[0].text, size, false, widget.ColorText2, x, y, high)
		y += high
	}
}

// drawName writes the form of address before the name, and a line through one
// who is not called.
func (t *rows) drawName(r *row, x, y, width, h float32) {
	if r.honorific == "" && !r.struck && measure(r.name, widget.SizeBody, true).Width > width {
		t.drawLong(r, x, y, width, h)
		return
	}
	line := h
	if r.note != "" {
		const gap = 3
		line = h/2 + gap
		t.write(widget.Shorten(r.note, width, noteSize, false), noteSize, false, widget.ColorText2, x, y+line-2*gap, h-line+gap)
	}
	from := x
	if r.honorific != "" {
		x += t.write(r.honorific, widget.SizeBody, false, widget.ColorText3, x, y, line) + 4
	}
	letters := widget.ColorText
	if r.struck {
		letters = widget.ColorText3
	}
	w := t.write(widget.Shorten(r.name, width-(x-from), widget.SizeBody, true), widget.SizeBody, true, letters, x, y, line)
	if r.struck {
		t.box(letters, "", 0, 0, x, y+line/2+0.5, w, 1.2)
	}
}

// noteSize is that of the letters below a name.
const noteSize = 11

// drawLong writes the name of a collective on two lines.
func (t *rows) drawLong(r *row, x, y, width, h float32) {
	size := float32(widget.SizeSecond)
	if h < rowMost {
		size = noteSize + 1
	}
	lines := flow(plain(r.name, true), size, width, 2)
	high, note := lineHigh(size)-3, float32(0)
	if r.note != "" && h >= rowMost {
		note = noteSize + 3
	}
	top := y + (h-high*float32(len(lines))-note)/2
	for _, l := range lines {
		t.write(l[0].text, size, true, widget.ColorText, x, top, high)
		top += high
	}
	if note > 0 {
		t.write(widget.Shorten(r.note, width, noteSize, false), noteSize, false, widget.ColorText2, x, top-1, note)
	}
}

func (t *rows) at(y float32) int {
	if i := int(y / t.high); y >= 0 && i < len(t.list) {
		return i
	}
	return -1
}

// Tapped chooses a row and asks what is with it.
func (t *rows) Tapped(e *fyne.PointEvent) {
	if i := t.at(e.Position.Y); i >= 0 {
		t.choose(i)
		t.onTap(i)
	}
}

// TappedSecondary does the same.
func (t *rows) TappedSecondary(e *fyne.PointEvent) { t.Tapped(e) }

// MouseIn is part of desktop.Hoverable.
func (t *rows) MouseIn(e *desktop.MouseEvent) { t.MouseMoved(e) }

// MouseMoved marks the row below the mouse.
func (t *rows) MouseMoved(e *desktop.MouseEvent) { t.over(t.at(e.Position.Y)) }

// MouseOut is part of desktop.Hoverable.
func (t *rows) MouseOut() { t.over(-1) }

func (t *rows) over(i int) {
	if i != t.hover {
		t.hover = i
		t.redraw()
	}
}

// Cursor is a hand: rows can be pressed.
func (t *rows) Cursor() desktop.Cursor { return desktop.PointerCursor }

// ask opens a menu beside the row that is chosen.
func (t *rows) ask(items []widget.MenuItem) *widget.Overlay {
	if t.selected < 0 || len(items) == 0 {
		return nil
	}
	c := fyne.CurrentApp().Driver().CanvasForObject(t)
	if c == nil {
		return nil
	}
	return widget.ShowMenu(t.anchor, items)
}
