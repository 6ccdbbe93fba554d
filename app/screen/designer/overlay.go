package designer

import (
	"fmt"
	"image"
	"image/color"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"

	"vinhdanh/app/widget"
)

func put(o fyne.CanvasObject, x, y, w, h float32) {
	o.Move(fyne.NewPos(x, y))
	o.Resize(fyne.NewSize(w, h))
}

// shade is a colour of the theme; what has none is not filled at all.
func shade(n fyne.ThemeColorName) color.Color {
	if n == widget.ColorNone {
		return color.Transparent
	}
	return theme.Color(n)
}

// outline marks the chosen part: four lines and eight handles.
type outline struct {
	tint    *canvas.Rectangle
	lines   [4]*canvas.Rectangle
	handles [8]*canvas.Rectangle
	hearts  [8]*canvas.Rectangle
}

const (
	handleSide = 9
	handleGrip = 6 // how far beside a handle the mouse still takes it
)

func newOutline() *outline {
	o := &outline{tint: &canvas.Rectangle{FillColor: colorTint}}
	for i := range o.lines {
		o.lines[i] = &canvas.Rectangle{FillColor: colorChosen}
	}
	for i := range o.handles {
		o.handles[i] = &canvas.Rectangle{FillColor: colorChosen, CornerRadius: 2}
		o.hearts[i] = &canvas.Rectangle{FillColor: colorWhite, CornerRadius: 1}
	}
	o.hide()
	return o
}

func (o *outline) parts() []fyne.CanvasObject {
	objs := []fyne.CanvasObject{o.tint}
	for _, l := range o.lines {
		objs = append(objs, l)
	}
	for i := range o.handles {
		objs = append(objs, o.handles[i], o.hearts[i])
	}
	return objs
}

func (o *outline) hide() {
	for _, p := range o.parts() {
		p.Hide()
	}
}

// place puts the outline; a part that is locked has no handles.
func (o *outline) place(at fyne.Position, s fyne.Size, free, square bool) {
	const thick = 1.5
	o.tint.Show()
	put(o.tint, at.X, at.Y, s.Width, s.Height)
	for i, r := range [4][4]float32{
		{at.X - thick/2, at.Y - thick/2, s.Width + thick, thick}, {at.X - thick/2, at.Y + s.Height - thick/2, s.Width + thick, thick},
		{at.X - thick/2, at.Y, thick, s.Height}, {at.X + s.Width - thick/2, at.Y, thick, s.Height},
	} {
		o.lines[i].Show()
		put(o.lines[i], r[0], r[1], r[2], r[3])
	}
	for i, h := range handles {
		// a small part has no room for the handles of its edges
		small := h.y == 0 && s.Height < 3*handleSide || h.x == 0 && s.Width < 3*handleSide
		if !free || small {
			o.handles[i].Hide()
			o.hearts[i].Hide()
			continue
		}
		x := at.X + s.Width*float32(h.x+1)/2 - handleSide/2
		y := at.Y + s.Height*float32(h.y+1)/2 - handleSide/2
		o.handles[i].Show()
		o.hearts[i].Show()
		put(o.handles[i], x, y, handleSide, handleSide)
		put(o.hearts[i], x+1.5, y+1.5, handleSide-3, handleSide-3)
	}
}

// tinted marks a part of what is outlined: the field in its frame.
func (o *outline) tinted(at fyne.Position, s fyne.Size) { put(o.tint, at.X, at.Y, s.Width, s.Height) }

// label is a few words on a ground, over the sheet.
type label struct {
	ground, border *canvas.Rectangle
	text           *canvas.Text
}

// labels is a stock of labels and of the lines of distances, used again each time.
type labels struct {
	all   []*label
	used  int
	rules []*canvas.Rectangle
	ruled int
	shown []fyne.CanvasObject
}

func (l *labels) begin() { l.used, l.ruled = 0, 0 }

func (l *labels) end() {
	for i, b := range l.all {
		hide := i >= l.used
		b.ground.Hidden, b.border.Hidden, b.text.Hidden = hide, hide, hide
	}
	for i, r := range l.rules {
		r.Hidden = i >= l.ruled
	}
}

func (l *labels) parts() []fyne.CanvasObject { return l.shown }

// next gives the next label, with its words and colours.
func (l *labels) next(d *desk, words string, fill, border, ink color.Color, size float32) (*label, fyne.Size) {
	if l.used == len(l.all) {
		b := &label{&canvas.Rectangle{CornerRadius: 3}, &canvas.Rectangle{CornerRadius: 4}, &canvas.Text{}}
		l.all = append(l.all, b)
		l.shown = append(l.shown, b.border, b.ground, b.text)
		d.grown()
	}
	b := l.all[l.used]
	l.used++
	changed := b.text.Text != words || b.text.Color != ink || b.text.TextSize != size
	b.text.Text, b.text.Color, b.text.TextSize = words, ink, size
	b.ground.FillColor, b.border.FillColor = fill, border
	if changed {
		b.text.Refresh()
	}
	m := b.text.MinSize()
	return b, fyne.NewSize(m.Width+12, m.Height+2)
}

func (b *label) place(x, y float32, s fyne.Size) {
	x, y = float32(math.Round(float64(x))), float32(math.Round(float64(y)))
	put(b.border, x, y, s.Width, s.Height)
	put(b.ground, x+1, y+1, s.Width-2, s.Height-2)
	m := b.text.MinSize()
	put(b.text, x+(s.Width-m.Width)/2, y+(s.Height-m.Height)/2, m.Width, m.Height)
}

// rule gives the next line of a distance.
func (l *labels) rule(d *desk) *canvas.Rectangle {
	if l.ruled == len(l.rules) {
		r := &canvas.Rectangle{FillColor: colorInfo}
		l.rules = append(l.rules, r)
		l.shown = append([]fyne.CanvasObject{r}, l.shown...)
		d.grown()
	}
	r := l.rules[l.ruled]
	l.ruled++
	return r
}

// grown tells Fyne that the desk has parts it did not know of.
func (d *desk) grown() { canvas.Refresh(d.grounds[0]) }

// chosen says at the chosen part's upper edge what it is.
func (l *labels) chosen(d *desk, at fyne.Position, s fyne.Size) {
	b, m := l.next(d, d.s.chosenWords(), colorChosen, colorChosen, colorWhite, 11)
	x, y := at.X+s.Width-m.Width+4, at.Y-m.Height-4
	if y < 2 {
		y = min(at.Y+s.Height+4, d.last.Height-m.Height-2)
	}
	b.place(max(2, min(x, d.last.Width-m.Width-2)), max(2, y), m)
}

// distance draws a measure between two things.
func (l *labels) distance(d *desk, m distance) {
	from, to := d.spot(m.from, m.side), d.spot(m.to, m.side)
	if m.vertical {
		from, to = d.spot(m.side, m.from), d.spot(m.side, m.to)
	}
	line, first, second := l.rule(d), l.rule(d), l.rule(d)
	const tick = 7
	if m.vertical {
		put(line, from.X, from.Y, 1, to.Y-from.Y)
		put(first, from.X-tick/2, from.Y, tick, 1)
		put(second, from.X-tick/2, to.Y-1, tick, 1)
	} else {
		put(line, from.X, from.Y, to.X-from.X, 1)
		put(first, from.X, from.Y-tick/2, 1, tick)
		put(second, to.X-1, from.Y-tick/2, 1, tick)
	}
	b, s := l.next(d, d.s.number(m.to-m.from), colorInfo50, colorInfo2, colorInfo, 11)
	b.place((from.X+to.X-s.Width)/2, (from.Y+to.Y-s.Height)/2, s)
}

// standing names what is not plain by itself: the code with its size, the
// emblem's place, the gap.
func (l *labels) standing(d *desk) {
	e := d.s.e
	t := d.s.sh.T
	if p := (part{codePart, 0, -1}); e.there(p) && e.seen(p) && e.sel.kind != codePart {
		at, s := d.area(e.rect(p))
		b, m := l.next(d, t("designer.label.code", "side", d.s.number(e.t.Code.Square)), colorInfo50, colorInfo2, colorInfo, 11)
		b.place(at.X, at.Y-m.Height-4, m)
		_ = s
	}
	if p := (part{emblemPart, 0, -1}); e.there(p) && e.seen(p) && e.sel.kind != emblemPart {
		at, s := d.area(e.rect(p))
		b, m := l.next(d, t("designer.label.emblem"), colorInfo50, colorInfo2, colorInfo, 11)
		b.place(at.X+s.Width+10, at.Y+s.Height*0.6, m)
	}
	if r, ok := e.gap(d.s.scene.placed); ok {
		at, s := d.area(r)
		words := [2]string{t("designer.label.gap", "gap", d.s.number(math.Floor(r.H*10)/10)), t("designer.label.gap.text")}
		if s.Height > 34 && s.Width > 120 {
			for i, w := range words {
				b, m := l.next(d, w, color.Transparent, color.Transparent, colorGapInk, 11)
				b.place(at.X+(s.Width-m.Width)/2, at.Y+s.Height/2-m.Height+float32(i)*(m.Height-2), m)
			}
		}
	}
}

// dashedLine is the picture of a guide.
func dashedLine(long int, vertical bool) *image.RGBA {
	img := image.NewRGBA(image.Rect(0, 0, long, 1))
	if vertical {
		img = image.NewRGBA(image.Rect(0, 0, 1, long))
	}
	for i := range long {
		if i%8 < 5 {
			if vertical {
				img.Set(0, i, colorGuide)
			} else {
				img.Set(i, 0, colorGuide)
			}
		}
	}
	return img
}

// handleAt gives the handle under the mouse.
func (d *desk) handleAt(p fyne.Position) (handle, bool) {
	e := d.s.e
	if !e.there(e.sel) || e.locked(e.sel) || !e.seen(e.sel) {
		return handle{}, false
	}
	at, s := d.area(e.rect(e.sel))
	best, found, near := handle{}, false, float32(handleGrip+1)
	for i, h := range handles {
		if !d.outline.handles[i].Visible() {
			continue
		}
		x, y := at.X+s.Width*float32(h.x+1)/2, at.Y+s.Height*float32(h.y+1)/2
		if away := max(abs(p.X-x), abs(p.Y-y)); away < near {
			best, found, near = h, true, away
		}
	}
	return best, found
}

func abs(v float32) float32 { return float32(math.Abs(float64(v))) }

// number writes a measure as the language does: "187,0" is for fields, "28" and "28,5" for labels.
func (s *Screen) number(v float64) string {
	words := fmt.Sprintf("%.1f", v)
	if words[len(words)-2:] == ".0" {
		words = words[:len(words)-2]
	}
	return s.comma(words)
}
