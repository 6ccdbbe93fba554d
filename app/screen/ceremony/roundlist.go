package ceremony

import (
	"slices"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"

	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
	"vinhdanh/data/stage"
)

// roundLine is a round in the list.
type roundLine struct {
	number  int
	title   string
	caption string
	warn    bool // of the caption: nobody, or presenter unknown
	how     chipHow
	looked  bool // shown in the middle though another one is under way
}

// roundList is the rounds, from the first to the last.
type roundList struct {
	sheet
	list   []roundLine
	scroll *container.Scroll
	onTap  func(i int)
	hover  int

	tops  []float32
	lines [][][]span
	wide  float32
	high  float32
}

const roundEdge = 8

func newRoundList(onTap func(int)) *roundList {
	l := &roundList{onTap: onTap, hover: -1}
	l.paint = l.draw
	l.least = func() fyne.Size { return fyne.NewSize(160, l.high) }
	l.ExtendBaseWidget(l)
	l.scroll = container.NewVScroll(l)
	return l
}

// set shows other rounds, the one under way in sight.
func (l *roundList) set(list []roundLine) {
	if slices.Equal(l.list, list) {
		return
	}
	before, was := underNow(l.list), l.high
	titles := slices.EqualFunc(l.list, list, func(a, b roundLine) bool {
		return a.title == b.title && (a.how == chipNow) == (b.how == chipNow)
	})
	if l.list = list; !titles {
		l.wide = 0
	}
	l.redraw()
	if l.high != was {
		l.scroll.Refresh()
	}
	if at := underNow(list); at != before {
		l.follow(at)
	}
}

func underNow(list []roundLine) int {
	return slices.IndexFunc(list, func(r roundLine) bool { return r.how == chipNow })
}

// toNow brings the round under way into sight.
func (l *roundList) toNow() { l.follow(underNow(l.list)) }

func (l *roundList) follow(at int) {
	if at < 0 || at+1 >= len(l.tops) {
		return
	}
	from, to, room := l.tops[at], l.tops[min(at+2, len(l.tops)-1)], l.scroll.Size().Height
	if y := l.scroll.Offset.Y; from < y || to > y+room {
		l.scroll.ScrollToOffset(fyne.NewPos(0, max(0, min(from-room/3, l.high-room))))
	}
}

func (l *roundList) lay(width float32) {
	l.tops, l.lines = l.tops[:0], l.lines[:0]
	y := float32(0)
	for _, r := range l.list {
		lines := flow(plain(r.title, r.how == chipNow), widget.SizeBody, width-2*roundEdge-40-20, 3)
		l.tops, l.lines = append(l.tops, y), append(l.lines, lines)
		y += max(52, 7+18*float32(max(1, len(lines)))+2+16+9)
	}
	l.tops, l.high = append(l.tops, y), y
}

func (l *roundList) draw(s fyne.Size) {
	if l.wide != s.Width {
		l.wide = s.Width
		l.lay(s.Width)
	}
	for i := range l.list {
		l.drawRound(i, s.Width)
	}
}

func (l *roundList) drawRound(i int, width float32) {
	r, y, h := &l.list[i], l.tops[i], l.tops[i+1]-l.tops[i]
	switch {
	case r.how == chipNow:
		l.box(widget.ColorAccent50, "", 0, widget.RadiusField, roundEdge, y, width-2*roundEdge, h)
	case r.looked || i == l.hover:
		l.box(widget.ColorSurface2, "", 0, widget.RadiusField, roundEdge, y, width-2*roundEdge, h)
	}
	if r.looked {
		l.box(widget.ColorInfo, "", 0, 1.5, roundEdge, y, 3, h)
	}
	const side = 28
	x, top := float32(roundEdge+12), y+7
	fill, stroke, letters := widget.ColorSurface, widget.ColorLine2, widget.ColorText2
	switch r.how {
	case chipNow:
		fill, stroke, letters = widget.ColorAccent, widget.ColorAccent, widget.ColorOnAccent
	case chipDone:
		fill, stroke = widget.ColorOK, widget.ColorOK
	}
	l.box(fill, stroke, 1, side/2, x, top, side, side)
	switch r.how {
	case chipDone:
		l.icon(icons.Check, widget.ColorOnAccent, 18, x+5, top, side)
	case chipLeft:
		l.icon(icons.Remove, widget.ColorText3, 18, x+5, top, side)
	default:
		l.centered(strconv.Itoa(r.number), widget.SizeSecond, true, letters, x, top, side, side)
	}
	x += side + 12
	name, bold := widget.ColorText, r.how == chipNow
	if bold {
		name = widget.ColorAccent
	}
	for _, line := range l.lines[i] {
		for _, w := range line {
			l.write(w.text, widget.SizeBody, bold, name, x+w.x, top, 18)
		}
		top += 18
	}
	caption := widget.ColorText3
	if r.warn {
		caption = widget.ColorWarn
	}
	l.write(widget.Shorten(r.caption, width-roundEdge-x-6, widget.SizeCaption, false), widget.SizeCaption, false, caption, x, top+2, 16)
}

func (l *roundList) at(y float32) int {
	for i := range l.list {
		if y >= l.tops[i] && y < l.tops[i+1] {
			return i
		}
	}
	return -1
}

// Tapped looks at a round.
func (l *roundList) Tapped(e *fyne.PointEvent) {
	if i := l.at(e.Position.Y); i >= 0 {
		l.onTap(i)
	}
}

// MouseIn is part of desktop.Hoverable.
func (l *roundList) MouseIn(e *desktop.MouseEvent) { l.MouseMoved(e) }

// MouseMoved marks the round below the mouse.
func (l *roundList) MouseMoved(e *desktop.MouseEvent) { l.over(l.at(e.Position.Y)) }

// MouseOut is part of desktop.Hoverable.
func (l *roundList) MouseOut() { l.over(-1) }

func (l *roundList) over(i int) {
	if i != l.hover {
		l.hover = i
		l.redraw()
	}
}

// Cursor is a hand: rounds can be looked at.
func (l *roundList) Cursor() desktop.Cursor { return desktop.PointerCursor }

// phaseHow gives the look of a round's phase.
func phaseHow(p stage.Phase) chipHow {
	switch p {
	case stage.Now:
		return chipNow
	case stage.Done:
		return chipDone
	case stage.Skipped, stage.Passed:
		return chipLeft
	}
	return chipAhead
}
