package designer

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
	"vinhdanh/print/layout"
)

// tool is what a press on the sheet does.
type tool uint8

const (
	toolChoose tool = iota
	toolText
	toolPicture
	toolCode
	toolLine
)

// bar is the row above the sheet: the way back, the template's name, the tools.
type bar struct {
	s            *Screen
	object       fyne.CanvasObject
	name, second *widget.Text
	tools        []*widget.ToolButton
	undo, redo   *widget.Button
	grid         *widget.ToolButton
	trial, save  *widget.Button
	menu         *widget.Button
}

func newBar(s *Screen) *bar {
	b := &bar{s: s, name: widget.NewBold("").Cut(90), second: widget.NewCaption("").Tint(widget.ColorText3).Cut(90)}
	t := s.sh.T
	back := widget.NewIconButton(icons.ArrowBack, t("designer.back"), s.goBack)
	for i, of := range []struct {
		icon icons.Name
		key  string
	}{{icons.Choose, "choose"}, {icons.Text, "text"}, {icons.Picture, "picture"}, {icons.QRCode, "code"}, {icons.Remove, "line"}} {
		b.tools = append(b.tools, widget.NewToolButton(t("designer.tool."+of.key), of.icon, t("designer.tool."+of.key+".tip"), func() { s.useTool(tool(i)) }))
	}
	b.undo = widget.NewIconButton(icons.Undo, t("designer.undo"), s.Undo)
	b.redo = widget.NewIconButton(icons.Redo, t("designer.redo"), s.redo)
	b.grid = widget.NewToolButton("", icons.Grid, t("designer.grid"), s.turnGrid)
	b.trial = widget.NewButton(t("designer.trial"), icons.Ruler, s.printTrial)
	b.save = widget.NewFilled(t("designer.save"), icons.Backup, func() { s.save(nil) })
	b.menu = widget.NewIconButton(icons.More, t("designer.menu"), func() { s.menu(b.menu) })
	row := []fyne.CanvasObject{back, widget.Grow(widget.Pad(0, 8, 0, 4, widget.Column(0, b.name, b.second)))}
	for _, k := range b.tools {
		row = append(row, k)
	}
	row = append(row, widget.VLine(), b.undo, b.redo, b.grid, widget.VLine(), b.trial, b.save, b.menu)
	b.object = widget.Column(0, widget.Fixed(0, 51, container.NewStack(widget.Fill(widget.ColorSurface), widget.Pad(0, 8, 0, 16, widget.Row(4, row...)))), widget.Line())
	return b
}

// update shows how things stand.
func (b *bar) update() {
	s := b.s
	e, t := s.e, s.sh.T
	b.name.SetText(s.title())
	second := t("designer.version", "n", e.t.Version, "basis", layout.In(e.t.Basis, s.sh.Catalogue().Lang()))
	wrong := 0
	for _, f := range s.faults {
		if f.grave {
			wrong++
		}
	}
	b.second.Color = widget.ColorText3
	if wrong > 0 {
		b.second.Color = widget.ColorErr
		second = t("designer.wrong", "n", wrong) + " · " + second
	}
	if e.dirty() {
		second = t("designer.unsaved") + " · " + second
	}
	b.second.SetText(second)
	for i, k := range b.tools {
		k.SetOn(tool(i) == s.tool)
	}
	b.grid.SetOn(e.grid)
	b.undo.SetDisabled(len(e.past) == 0)
	b.redo.SetDisabled(len(e.next) == 0)
}

// useTool says what the next press on the sheet does.
func (s *Screen) useTool(k tool) {
	if s.e == nil {
		return
	}
	if k == toolPicture {
		s.choosePicture()
		return
	}
	if k == toolCode && s.e.t.Code != nil {
		s.choose(part{codePart, 0, -1})
		return
	}
	s.tool = k
	s.bar.update()
	if k != toolChoose {
		s.choose(part{})
		s.sh.Remark(s.sh.T([]string{"", "designer.tool.text.how", "", "designer.tool.code.how", "designer.tool.line.how"}[k]))
	}
}

func (s *Screen) turnGrid() {
	if s.e == nil {
		return
	}
	s.e.grid = !s.e.grid
	s.bar.update()
	s.markAgain()
}
