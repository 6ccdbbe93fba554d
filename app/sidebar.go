package app

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	fynewidget "fyne.io/fyne/v2/widget"

	"vinhdanh/app/screen"
	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
)

const sideWidth = 208

// sideBar leads to the places. The last one, the settings, stands at the foot.
type sideBar struct {
	fynewidget.BaseWidget
	s     *Shell
	items []*sideItem
	inner fyne.CanvasObject
}

func newSideBar(s *Shell) *sideBar {
	b := &sideBar{s: s}
	places := sidePlaces()
	var top []fyne.CanvasObject
	for i, p := range places {
		it := newSideItem(s.T("shell.place."+string(p.name)), fmt.Sprintf("Alt+%d", i+1), p, func() { s.Open(p.name, screen.Filter{}) })
		b.items = append(b.items, it)
		if i < len(places)-1 {
			top = append(top, it)
		}
	}
	last := b.items[len(b.items)-1]
	list := container.NewVScroll(widget.Column(2, top...))
	foot := widget.Column(8, widget.Pad(0, 12, 0, 12, widget.Line()), last)
	body := widget.Pad(16, 8, 8, 8, widget.Border(nil, foot, nil, nil, list))
	b.inner = widget.Fixed(sideWidth, 0, container.NewStack(widget.Fill(widget.ColorSurface),
		widget.Border(nil, nil, nil, widget.Fixed(1, 0, widget.Fill(widget.ColorLine)), body)))
	b.ExtendBaseWidget(b)
	b.update()
	return b
}

func (b *sideBar) CreateRenderer() fyne.WidgetRenderer { return fynewidget.NewSimpleRenderer(b.inner) }

// update marks the place that is open. Places that are reached from another
// one keep that one marked.
func (b *sideBar) update() {
	open := b.s.place
	switch open {
	case screen.Import:
		open = screen.Delegates
		if l, ok := b.s.current().(screen.Lodger); ok {
			open = l.Lodges()
		}
	case screen.Introductions, screen.Hall:
		open = screen.Delegates
	case screen.Designer:
		open = screen.Certificates
	case screen.Rounds:
		open = screen.Awards
	}
	for _, it := range b.items {
		it.set(it.place.name == open)
	}
}

// badge shows a count of things to look at; 0 shows none.
func (b *sideBar) badge(p screen.Place, n int) {
	for _, it := range b.items {
		if it.place.name == p && it.count != n {
			it.count = n
			it.Refresh()
		}
	}
}

// sideItem is a line of the side bar.
type sideItem struct {
	fynewidget.BaseWidget
	text, key       string
	place           place
	tapped          func()
	active, hovered bool
	count           int
}

func newSideItem(text, key string, p place, tapped func()) *sideItem {
	it := &sideItem{text: text, key: key, place: p, tapped: tapped}
	it.ExtendBaseWidget(it)
	return it
}

func (it *sideItem) set(active bool) {
	if it.active != active {
		it.active = active
		it.Refresh()
	}
}

func (it *sideItem) Tapped(*fyne.PointEvent)        { it.tapped() }
func (it *sideItem) Cursor() desktop.Cursor         { return desktop.PointerCursor }
func (it *sideItem) MouseIn(*desktop.MouseEvent)    { it.hovered = true; it.Refresh() }
func (it *sideItem) MouseMoved(*desktop.MouseEvent) {}
func (it *sideItem) MouseOut()                      { it.hovered = false; it.Refresh() }

func (it *sideItem) CreateRenderer() fyne.WidgetRenderer {
	v := &sideItemView{it: it,
		back:  &canvas.Rectangle{CornerRadius: widget.RadiusField},
		bar:   &canvas.Rectangle{CornerRadius: 2},
		icon:  &canvas.Image{FillMode: canvas.ImageFillContain},
		label: &canvas.Text{TextSize: widget.SizeBody},
		pill:  &canvas.Rectangle{CornerRadius: 9},
		count: &canvas.Text{TextSize: widget.SizeCaption, TextStyle: fyne.TextStyle{Bold: true}},
		key:   widget.NewKeyHint(it.key),
	}
	v.update()
	return v
}

type sideItemView struct {
	it           *sideItem
	back, bar    *canvas.Rectangle
	icon         *canvas.Image
	label, count *canvas.Text
	pill         *canvas.Rectangle
	key          *widget.KeyHint
}

func (v *sideItemView) Destroy()           {}
func (v *sideItemView) MinSize() fyne.Size { return fyne.NewSize(120, 40) }

func (v *sideItemView) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{v.back, v.bar, v.icon, v.label, v.pill, v.count, v.key}
}

func (v *sideItemView) update() {
	it := v.it
	fill, text, icon := widget.ColorNone, widget.ColorText2, it.place.icon
	switch {
	case it.active:
		fill, text, icon = widget.ColorAccent50, widget.ColorAccent, it.place.active
	case it.hovered:
		fill = widget.ColorSurface2
	}
	v.back.FillColor, v.bar.FillColor = theme.Color(fill), theme.Color(widget.ColorAccent)
	v.bar.Hidden = !it.active
	v.icon.Resource = widget.Resource(iconOr(icon, it.place.icon), text)
	v.label.Text, v.label.Color, v.label.TextStyle.Bold = it.text, theme.Color(text), it.active
	v.pill.FillColor, v.count.Color = theme.Color(widget.ColorWarn50), theme.Color(widget.ColorWarn)
	v.count.Text = fmt.Sprint(it.count)
	v.pill.Hidden, v.count.Hidden = it.count == 0, it.count == 0
	v.key.Hidden = !it.hovered || it.count > 0
}

func iconOr(n, other icons.Name) icons.Name {
	if n == "" {
		return other
	}
	return n
}

func (v *sideItemView) Layout(s fyne.Size) {
	v.back.Resize(s)
	v.bar.Move(fyne.NewPos(0, 8))
	v.bar.Resize(fyne.NewSize(3, s.Height-16))
	v.icon.Move(fyne.NewPos(12, (s.Height-20)/2))
	v.icon.Resize(fyne.NewSquareSize(20))
	m := v.label.MinSize()
	v.label.Move(fyne.NewPos(44, (s.Height-m.Height)/2))
	v.label.Resize(m)
	c := v.count.MinSize()
	w := c.Width + 16
	v.pill.Move(fyne.NewPos(s.Width-w-12, (s.Height-18)/2))
	v.pill.Resize(fyne.NewSize(w, 18))
	v.count.Move(fyne.NewPos(s.Width-w-4, (s.Height-c.Height)/2))
	v.count.Resize(c)
	k := v.key.MinSize()
	v.key.Move(fyne.NewPos(s.Width-k.Width-8, (s.Height-k.Height)/2))
	v.key.Resize(k)
}

func (v *sideItemView) Refresh() {
	v.update()
	v.Layout(v.it.Size())
	for _, o := range v.Objects() {
		o.Refresh()
	}
}
