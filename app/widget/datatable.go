package widget

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	fynewidget "fyne.io/fyne/v2/widget"

	"vinhdanh/assets/icons"
)

// DataTable is a list in columns: a fixed head with titles that sort, rows
// that are selected whole, by mouse or keyboard, ticks, and "…" for words that
// do not fit. Only the rows in sight exist, so that a list of 100,000 scrolls
// like one of ten.
//
// It keeps no data: Len and Row tell it what to show, and are called on the
// interface's goroutine; Row must answer at once (see Pages). After a change
// call Refresh.
//
// Keys: Up, Down, Page Up, Page Down, Home, End move; Space ticks; Enter opens.
// Ctrl+A ticks all; Shift with Space, or with a press on a box, ticks all rows since the last one ticked.
type DataTable struct {
	fynewidget.BaseWidget
	Columns    []TableColumn
	RowHeight  float32 // 0: 40
	HeadHeight float32 // 0: 36
	Len        func() int
	Row        func(i int) RowLine
	Empty      fyne.CanvasObject // shown where there are no rows
	NoHead     bool

	// OnSelect tells that another row was chosen by hand.
	OnSelect func(i int)
	// OnTap tells that a row was pressed by mouse, also one that was chosen already.
	OnTap func(i int)
	// OnOpen tells that a row was pressed twice or opened by Enter.
	OnOpen func(i int)
	// OnSort tells that a column's title was pressed.
	OnSort func(key string, descending bool)
	// Ticked tells whether a row is ticked; nil: no tick column.
	Ticked func(i int) bool
	OnTick func(i int)
	// OnTickRange ticks all rows from one to another, both among them: Shift
	// with a press on a box or with Space; nil: Shift means nothing.
	OnTickRange func(from, to int)
	// OnTickAll tells that the box in the head was pressed.
	OnTickAll func()
	// TickedAll tells how the box in the head stands: all rows ticked, some of them.
	TickedAll func() (all, some bool)

	selected int
	anchor   int // the row ticked last
	sortKey  string
	sortDown bool
	now      func() time.Time

	head   *tableHead
	body   *tableBody
	scroll *container.Scroll
	clip   *container.Clip
}

// NewDataTable makes an empty table.
func NewDataTable(columns ...TableColumn) *DataTable {
	t := &DataTable{Columns: columns, selected: -1, now: time.Now,
		Len: func() int { return 0 }, Row: func(int) RowLine { return RowLine{} }}
	t.head = &tableHead{t: t, hover: -1}
	t.head.ExtendBaseWidget(t.head)
	t.body = &tableBody{t: t, hover: -1, nudge: &canvas.Rectangle{}}
	t.body.ExtendBaseWidget(t.body)
	t.scroll = container.NewScroll(t.body)
	t.clip = container.NewClip(t.head)
	t.scroll.OnScrolled = func(p fyne.Position) {
		t.head.Move(fyne.NewPos(-p.X, 0))
		t.body.update(false)
	}
	t.ExtendBaseWidget(t)
	return t
}

// Selected gives the chosen row, -1 for none.
func (t *DataTable) Selected() int { return t.selected }

// Select chooses a row without telling OnSelect, and scrolls to it; -1 chooses none.
func (t *DataTable) Select(i int) {
	t.selected = i
	t.body.update(true)
	if i >= 0 {
		t.ScrollTo(i)
	}
}

// SetSort shows by which column the rows are sorted.
func (t *DataTable) SetSort(key string, descending bool) {
	t.sortKey, t.sortDown = key, descending
	t.head.Refresh()
}

// ScrollTo brings a row into sight.
func (t *DataTable) ScrollTo(i int) {
	h := t.rowHeight()
	y := float32(i) * h
	switch {
	case y < t.scroll.Offset.Y:
		t.scroll.ScrollToOffset(fyne.NewPos(t.scroll.Offset.X, y))
	case y+h > t.scroll.Offset.Y+t.scroll.Size().Height:
		t.scroll.ScrollToOffset(fyne.NewPos(t.scroll.Offset.X, y+h-t.scroll.Size().Height))
	}
	t.body.update(false)
}

// InSight tells whether the whole of a row is shown.
func (t *DataTable) InSight(i int) bool {
	y, h := float32(i)*t.rowHeight(), t.rowHeight()
	return y >= t.scroll.Offset.Y && y+h <= t.scroll.Offset.Y+t.scroll.Size().Height
}

// ScrollToTop goes back to the first row, for a new list.
func (t *DataTable) ScrollToTop() { t.scroll.ScrollToTop() }

// Focus puts the keyboard into the rows, and chooses the first if none is.
func (t *DataTable) Focus() {
	if c := canvasOf(t.body); c != nil {
		c.Focus(t.body)
	}
	if t.selected < 0 && t.Len() > 0 {
		t.choose(0)
	}
}

// choose selects by hand.
func (t *DataTable) choose(i int) {
	n := t.Len()
	if n == 0 {
		return
	}
	i = max(0, min(n-1, i))
	if i == t.selected {
		return
	}
	t.Select(i)
	if t.OnSelect != nil {
		t.OnSelect(i)
	}
}

func (t *DataTable) rowHeight() float32 {
	if t.RowHeight == 0 {
		return HeightRow
	}
	return t.RowHeight
}

func (t *DataTable) headHeight() float32 {
	switch {
	case t.NoHead:
		return 0
	case t.HeadHeight == 0:
		return HeightHead
	}
	return t.HeadHeight
}

const (
	tickWidth = 40 // of the tick column
	cellPad   = 8  // at each side of a cell
	edgePad   = 12 // before the first and after the last column
)

// lay gives where each column begins and ends, and the width of all.
func (t *DataTable) lay(width float32) (starts, ends []float32, total float32) {
	lead := float32(edgePad)
	if t.Ticked != nil {
		lead = tickWidth
	}
	widths := make([]float32, len(t.Columns))
	least := lead + edgePad
	for i, c := range t.Columns {
		widths[i] = c.Width
		least += c.Width
	}
	total = max(width, least)
	t.share(widths, total-least)
	x := lead
	for _, w := range widths {
		starts, ends = append(starts, x), append(ends, x+w)
		x += w
	}
	return starts, ends, total
}

// share gives what is left to the columns that grow; what is more than one
// may have goes to the others.
func (t *DataTable) share(widths []float32, left float32) {
	full := make([]bool, len(widths))
	for range t.Columns {
		var shares float32
		for i, c := range t.Columns {
			if !full[i] {
				shares += c.Grow
			}
		}
		if shares == 0 || left <= 0 {
			return
		}
		again := false
		for i, c := range t.Columns {
			if room := c.Most - widths[i]; !full[i] && c.Grow > 0 && c.Most > 0 && left*c.Grow/shares >= room {
				widths[i] += max(0, room)
				left -= max(0, room)
				full[i], again = true, true
				break
			}
		}
		if again {
			continue
		}
		for i, c := range t.Columns {
			if !full[i] {
				widths[i] += left * c.Grow / shares
			}
		}
		return
	}
}

// Refresh shows the list anew.
func (t *DataTable) Refresh() {
	if n := t.Len(); t.selected >= n {
		t.selected = -1
	}
	t.BaseWidget.Refresh()
}

// Update shows the rows in sight anew where their number and the columns are
// the same: after each letter typed beside the list.
func (t *DataTable) Update() { t.body.update(true) }

// CreateRenderer is part of fyne.Widget.
func (t *DataTable) CreateRenderer() fyne.WidgetRenderer {
	t.ExtendBaseWidget(t)
	v := &view{}
	v.min = func() fyne.Size { return fyne.NewSize(240, t.headHeight()+t.rowHeight()) }
	v.refresh = func() {
		t.head.Refresh() // first: the columns may be others now
		v.parts = []fyne.CanvasObject{t.scroll}
		if !t.NoHead {
			v.parts = append(v.parts, t.clip)
		}
		if t.Empty != nil && t.Len() == 0 {
			v.parts = append(v.parts, t.Empty)
		}
		t.body.update(true)
	}
	v.place = func(s fyne.Size) {
		top := t.headHeight()
		_, _, total := t.lay(s.Width)
		t.body.width = total
		put(t.clip, 0, 0, s.Width, top)
		put(t.head, t.head.Position().X, 0, total, top)
		put(t.scroll, 0, top, s.Width, max(0, s.Height-top-1)) // a card's own border stays in sight
		if t.Empty != nil {
			put(t.Empty, 0, top, s.Width, max(0, s.Height-top))
		}
		t.body.update(false)
	}
	v.refresh()
	return v
}

// icon of the box in the head
func (t *DataTable) headBox() (icons.Name, fyne.ThemeColorName) {
	if t.TickedAll != nil {
		switch all, some := t.TickedAll(); {
		case all:
			return icons.BoxTicked, ColorAccent
		case some:
			return icons.BoxSome, ColorAccent
		}
	}
	return icons.Box, ColorText3
}

// Focused tells whether the rows have the keyboard.
func (t *DataTable) Focused() bool { return t.body.focused }
