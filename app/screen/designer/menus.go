package designer

import (
	"strings"

	"fyne.io/fyne/v2"

	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
	"vinhdanh/print/layout"
)

// menu is what can be done with the template as a whole.
func (s *Screen) menu(below fyne.CanvasObject) {
	t := s.sh.T
	items := []widget.MenuItem{
		{Text: t("designer.menu.choose"), Icon: icons.Folder, Do: s.chooseTemplate},
		{Text: t("designer.menu.new"), Icon: icons.Add, Do: s.newFrom},
		{Text: t("designer.menu.import"), Icon: icons.Download, Do: s.importFile},
	}
	if s.e != nil {
		items = append(items,
			widget.MenuItem{Text: t("designer.menu.export"), Icon: icons.Upload, Do: s.exportFile},
			widget.MenuItem{Text: t("designer.menu.name"), Icon: icons.Edit, Do: s.rename},
			widget.MenuItem{Text: t("designer.menu.trace"), Icon: icons.Picture, Do: s.chooseScan},
			widget.MenuItem{Text: t("designer.menu.use"), Second: t("designer.menu.use.text", "document", s.documentName()), Icon: icons.Check, Do: s.use},
		)
		if s.entry.Own {
			items = append(items,
				widget.MenuItem{Text: t("designer.menu.history"), Icon: icons.Clock, Do: s.history},
				widget.MenuItem{Text: t("designer.menu.drop"), Second: t("designer.menu.drop.text"), Icon: icons.Delete, Do: s.drop})
		}
	}
	widget.ShowMenu(below, items)
}

// documentName is what people call the paper that the template serves.
func (s *Screen) documentName() string { return s.sh.T("designer.document." + s.e.t.Document) }

// partMenu is what can be done with the chosen part.
func (s *Screen) partMenu(below fyne.CanvasObject) {
	t := s.sh.T
	items := []widget.MenuItem{
		{Text: t("designer.duplicate"), Icon: icons.Copy, Do: s.duplicate},
		{Text: t("designer.up"), Icon: icons.ArrowUp, Do: func() { s.reorder(-1) }},
		{Text: t("designer.down"), Icon: icons.ArrowDown, Do: func() { s.reorder(1) }},
	}
	if sel := s.e.sel; sel.kind == framePart && sel.field >= 0 && len(s.e.t.Frames[sel.at].Fields) > 1 {
		items = append(items, widget.MenuItem{Text: t("designer.split"), Icon: icons.Unfold, Do: func() {
			if s.e.split(s.scene.placed) {
				s.changed()
			} else {
				s.sh.Remark(t("designer.split.not"))
			}
		}})
	}
	items = append(items, widget.MenuItem{Text: t("designer.remove"), Icon: icons.Delete, Do: s.remove})
	widget.ShowMenu(below, items)
}

// addMenu is what can be put onto the sheet.
func (s *Screen) addMenu(below fyne.CanvasObject) {
	if s.e == nil {
		return
	}
	t := s.sh.T
	e := s.e
	middle := func(w, h float64) layout.Rect {
		return layout.Rect{X: (e.t.Width - w) / 2, Y: (e.t.Height - h) / 2, W: w, H: h}
	}
	items := []widget.MenuItem{
		{Text: t("designer.tool.text"), Icon: icons.Text, Do: func() {
			e.addText(middle(newWide, newHigh), textLayer, t("designer.new-text"))
			s.changed()
			s.panel.focusText()
		}},
		{Text: t("designer.tool.picture"), Icon: icons.Picture, Do: s.choosePicture},
		{Text: t("designer.tool.line"), Icon: icons.Remove, Do: func() {
			e.addLine(middle(60, 0.4), textLayer)
			s.changed()
		}},
	}
	if e.t.Code == nil {
		items = append(items, widget.MenuItem{Text: t("designer.part.code"), Icon: icons.QRCode, Do: func() {
			e.addCode(e.t.Width/4, e.t.Height*0.8)
			s.changed()
		}})
	}
	if e.t.Emblem == nil {
		items = append(items, widget.MenuItem{Text: t("designer.part.emblem"), Icon: icons.Picture, Do: func() {
			e.change("", func() {
				e.t.Emblem = &layout.Emblem{X: e.t.Width / 2, Y: 22, R: 9.8}
				e.sel = part{emblemPart, 0, -1}
			})
			e.lock(e.sel, false)
			s.changed()
		}})
	}
	items = append(items, widget.MenuItem{Text: t("designer.menu.trace"), Icon: icons.Layers, Do: s.chooseScan})
	widget.ShowMenu(below, items)
}

// placesMenu lists the data that a field can show.
func (s *Screen) placesMenu(below fyne.CanvasObject, chosen func(place string)) {
	w := wordsOf(s.sh.Catalogue(), s.e.t.Document)
	var items []widget.MenuItem
	for _, p := range w.places {
		if strings.HasPrefix(p, "other.") && s.e.t.Other() == "" {
			continue
		}
		items = append(items, widget.MenuItem{Text: w.name(p), Do: func() { chosen(p) }})
	}
	widget.ShowMenu(below, items)
}

// color is a labelled colour.
func (p *panel) color(label string, get func() *layout.Color) fyne.CanvasObject {
	return widget.NewField(p.t(label), widget.Row(0, p.swatch(get), widget.Space()))
}

// swatch shows a colour and lets choose another.
func (p *panel) swatch(get func() *layout.Color) *widget.Swatch {
	var sw *widget.Swatch
	sw = widget.NewSwatch(rgba(*get()), p.s.colorName(*get()), func() {
		var items []widget.MenuItem
		now := get().String()
		known := usualColors()
		for _, c := range append(known, p.s.e.colors(known)...) {
			items = append(items, widget.MenuItem{Text: p.s.colorName(c), Checked: c.String() == now, Do: func() { p.set(func() { *get() = c }) }})
		}
		items = append(items, widget.MenuItem{Text: p.t("designer.color.other"), Do: func() { p.s.askColor(now, func(c layout.Color) { p.set(func() { *get() = c }) }) }})
		widget.ShowMenu(sw, items)
	})
	p.syncs = append(p.syncs, func() { sw.Set(rgba(*get()), p.s.colorName(*get())) })
	return sw
}

// askColor asks for a colour by its code.
func (s *Screen) askColor(now string, chosen func(layout.Color)) {
	t := s.sh.T
	entry := widget.NewEntry()
	entry.SetText(now)
	field := widget.NewField(t("designer.color.code"), entry).Helped(t("designer.color.code.help"))
	widget.Ask(s.sh.Window(), widget.Question{Title: t("designer.color.other"), Body: field, Verb: t("designer.color.verb"), Cancel: t("common.cancel"), Focus: entry, Width: 360,
		Do: func() bool {
			c, err := layout.Hex(strings.ToUpper(strings.TrimSpace(entry.Text)))
			if err != nil {
				field.SetError(t("designer.color.code.wrong"))
				return false
			}
			chosen(c)
			return true
		}})
}
