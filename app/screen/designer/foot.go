package designer

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
)

// foot is the row below the sheet: whose data are shown, and how large.
type foot struct {
	object       fyne.CanvasObject
	person, long *widget.Chip
	percent      *widget.Text
}

func newFoot(s *Screen) *foot {
	t := s.sh.T
	f := &foot{percent: widget.NewSecond("").Aligned(fyne.TextAlignCenter)}
	f.person = widget.NewChip("", s.choosePerson)
	f.person.Menu = true
	f.long = widget.NewChip(t("designer.longest"), s.showLongest)
	around := s.desk.middle
	out := widget.NewIconButton(icons.ZoomOut, t("designer.zoom.out"), func() { s.desk.zoom(-1, around()) })
	in := widget.NewIconButton(icons.ZoomIn, t("designer.zoom.in"), func() { s.desk.zoom(1, around()) })
	fit := widget.NewIconButton(icons.FitScreen, t("designer.zoom.fit"), s.desk.fit)
	label := widget.NewSecond(t("designer.data")).Tint(widget.ColorText2).Cut(40)
	f.object = widget.Column(0, widget.Line(), widget.Fixed(0, 40, container.NewStack(widget.Fill(widget.ColorSurface),
		widget.Pad(0, 8, 0, 12, widget.Row(8, label, widget.Grow(container.New(footLayout{}, f.person, f.long)), widget.Row(0, out, widget.Fixed(48, 0, f.percent), in, fit))))))
	return f
}

// footLayout stands two chips side by side; the first, a name, gives way where
// there is little room.
type footLayout struct{}

const (
	footGap   = 8
	leastName = 96
)

// MinSize is part of fyne.Layout.
func (footLayout) MinSize(objs []fyne.CanvasObject) fyne.Size {
	name, other := objs[0].MinSize(), objs[1].MinSize()
	return fyne.NewSize(min(name.Width, leastName)+footGap+other.Width, name.Height)
}

// Layout is part of fyne.Layout.
func (footLayout) Layout(objs []fyne.CanvasObject, s fyne.Size) {
	name, other := objs[0].MinSize(), objs[1].MinSize()
	wide := min(name.Width, max(leastName, s.Width-footGap-other.Width))
	y := (s.Height - name.Height) / 2
	put(objs[0], 0, y, wide, name.Height)
	put(objs[1], wide+footGap, y, other.Width, name.Height)
}

// layers is the leading side: the tree, and what can be done with its parts.
func (s *Screen) layers() fyne.CanvasObject {
	t := s.sh.T
	var add *widget.Button
	add = widget.NewIconButton(icons.Add, t("designer.add"), func() { s.addMenu(add) })
	add.Measure = widget.Small
	head := widget.Fixed(0, 44, widget.Pad(0, 8, 0, 16, widget.Row(0, widget.NewBold(t("designer.layers")), widget.Space(), add)))
	button := func(icon icons.Name, key string, do func()) fyne.CanvasObject {
		b := widget.NewIconButton(icon, t(key), do)
		b.Measure = widget.Small
		return b
	}
	tools := widget.Fixed(0, 40, widget.Pad(0, 8, 0, 12, widget.Row(4,
		button(icons.ArrowUp, "designer.up", func() { s.reorder(-1) }), button(icons.ArrowDown, "designer.down", func() { s.reorder(1) }),
		button(icons.Copy, "designer.duplicate", s.duplicate), widget.Space(), button(icons.Delete, "designer.remove", s.remove))))
	return widget.Border(head, widget.Column(0, widget.Line(), tools), nil, nil, s.tree.scroll)
}
