package designer

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"

	"vinhdanh/app/jobs/templates"
	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
	"vinhdanh/data/text"
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

// chooseTemplate lists all templates.
func (s *Screen) chooseTemplate() {
	s.listTemplates(s.sh.T("designer.menu.choose"), s.sh.T("designer.open"), func(e templates.Entry) {
		s.leaving(func() { s.e = nil; s.load(e.ID, 0) })
	})
}

// leaving does something that gives up what was changed, after asking.
func (s *Screen) leaving(do func()) {
	if !s.Hold(do) {
		do()
	}
}

// listTemplates lets choose one of all templates.
func (s *Screen) listTemplates(title, verb string, chosen func(templates.Entry)) {
	var list []templates.Entry
	s.run(func(ctx context.Context) (err error) {
		list, err = s.d.Library.Names(ctx)
		return err
	}, func(err error) {
		if err != nil {
			s.sh.Fail(err)
			return
		}
		s.chooseEntry(title, verb, list, chosen)
	})
}

// chooseEntry shows templates in a list.
func (s *Screen) chooseEntry(title, verb string, list []templates.Entry, chosen func(templates.Entry)) {
	t := s.sh.T
	lang := s.sh.Catalogue().Lang()
	table := widget.NewDataTable(
		widget.TableColumn{Key: "name", Title: t("designer.list.name"), Width: 300, Grow: 3},
		widget.TableColumn{Key: "document", Title: t("designer.list.document"), Width: 140, Grow: 1},
		widget.TableColumn{Key: "size", Title: t("designer.list.size"), Width: 120},
		widget.TableColumn{Key: "version", Title: t("designer.list.version"), Width: 140})
	hits := list
	table.Len = func() int { return len(hits) }
	table.Row = func(i int) widget.RowLine {
		e := hits[i]
		whose := t("designer.list.preset")
		tone := widget.Neutral
		if e.Own {
			whose, tone = t("designer.list.own", "n", e.Version), widget.Info
		}
		size := ""
		if e.Width > 0 {
			size = t("designer.label.size", "w", s.number(e.Width), "h", s.number(e.Height))
		}
		return widget.RowLine{Cells: []widget.Cell{{Text: layout.In(e.Name, lang), Bold: s.e != nil && e.ID == s.e.t.ID},
			{Text: t("designer.document." + e.Document)}, {Text: size}, {Tags: []widget.CellTag{{Text: whose, Tone: tone}}}}}
	}
	picked := -1 // what is chosen may ask in turn, once this question is gone
	take := func() bool {
		picked = table.Selected()
		return picked >= 0 && picked < len(hits)
	}
	entry := searched(table, t("designer.list.search"), func(words []string) {
		hits = nil
		for _, e := range list {
			if matches(layout.In(e.Name, lang)+" "+t("designer.document."+e.Document), words) {
				hits = append(hits, e)
			}
		}
	})
	dialog := widget.Ask(s.sh.Window(), widget.Question{Title: title, Body: widget.Column(8, entry, widget.Fixed(0, 360, widget.NewSurface(table))),
		Verb: verb, Cancel: t("common.cancel"), Width: 880, Focus: entry, Do: take,
		OnClose: func() {
			if picked >= 0 && picked < len(hits) {
				chosen(hits[picked])
			}
		}})
	table.OnOpen = func(int) { take(); dialog.Close() }
	for i, e := range list {
		if s.e != nil && e.ID == s.e.t.ID {
			table.Select(i)
		}
	}
}

// searched makes the entry above a list: what is typed chooses its rows, Up
// and Down go along them, Enter takes the one that is marked.
func searched(table *widget.DataTable, hint string, find func(words []string)) *widget.Entry {
	entry := widget.NewEntry()
	entry.SetPlaceHolder(hint)
	entry.OnChanged = func(what string) {
		find(strings.Fields(text.Fold(what)))
		table.Select(min(0, table.Len()-1))
		table.Refresh()
	}
	entry.OnKey = func(k *fyne.KeyEvent) bool {
		by := 1
		switch k.Name {
		case fyne.KeyDown:
		case fyne.KeyUp:
			by = -1
		default:
			return false
		}
		if n := table.Len(); n > 0 {
			table.Select(max(0, min(n-1, table.Selected()+by)))
		}
		return true
	}
	return entry
}

// matches tells whether a text has all words, whatever their marks and case.
func matches(s string, words []string) bool {
	s = text.Fold(s)
	for _, w := range words {
		if !strings.Contains(s, w) {
			return false
		}
	}
	return true
}

// history lists the versions of the template; an old one can be taken up again.
func (s *Screen) history() {
	var list []templates.Entry
	id := s.e.t.ID
	s.run(func(ctx context.Context) (err error) {
		list, err = s.d.Library.History(ctx, id)
		return err
	}, func(err error) {
		if err != nil {
			s.sh.Fail(err)
			return
		}
		s.chooseEntry(s.sh.T("designer.menu.history"), s.sh.T("designer.open"), list, func(e templates.Entry) {
			s.leaving(func() { s.e = nil; s.load(id, e.Version) })
		})
	})
}

// drop takes the office's own template away.
func (s *Screen) drop() {
	t := s.sh.T
	widget.Ask(s.sh.Window(), widget.Question{Title: t("designer.drop", "name", s.title()), Text: t("designer.drop.text"),
		Verb: t("designer.drop.verb"), Cancel: t("designer.drop.keep"), Loses: true, Do: func() bool {
			id := s.e.t.ID
			again := s.entry.Embedded
			s.run(func(ctx context.Context) error { return s.d.Library.Drop(ctx, id) }, func(err error) {
				if err != nil {
					s.sh.Fail(err)
					return
				}
				s.sh.Notify(t("designer.dropped"), nil)
				s.e = nil
				if again {
					s.load(id, 0)
				} else {
					s.load("", 0)
				}
				s.sh.Changed()
			})
			return true
		}})
}

// use has this conference print the document with this template.
func (s *Screen) use() {
	t := s.sh.T
	if s.e.dirty() {
		s.sh.Remark(t("designer.use.unsaved"))
		return
	}
	id, document, conf := s.e.t.ID, s.e.t.Document, s.sh.Conference()
	name := s.documentName()
	var before string
	s.run(func(ctx context.Context) (err error) {
		if before, err = s.d.Library.Choice(ctx, conf.ID, document); err != nil {
			return err
		}
		return s.d.Library.Choose(ctx, conf.ID, document, id)
	}, func(err error) {
		if err != nil {
			s.sh.Fail(err)
			return
		}
		s.sh.Notify(t("designer.used", "document", name), func() {
			s.run(func(ctx context.Context) error { return s.d.Library.Choose(ctx, conf.ID, document, before) }, func(err error) {
				if err != nil {
					s.sh.Fail(err)
				}
			})
		})
		s.sh.Changed()
	})
}

// rename changes what the template is called, and what it rests on.
func (s *Screen) rename() {
	t := s.sh.T
	lang := s.sh.Catalogue().Lang()
	name, basis := widget.NewEntry(), widget.NewMultiEntry(3)
	name.SetText(layout.In(s.e.t.Name, lang))
	basis.SetText(layout.In(s.e.t.Basis, lang))
	field := widget.NewField(t("designer.name"), name)
	widget.Ask(s.sh.Window(), widget.Question{Title: t("designer.menu.name"), Body: widget.Column(12, field, widget.NewField(t("designer.basis"), basis)),
		Verb: t("designer.name.verb"), Cancel: t("common.cancel"), Focus: name, Do: func() bool {
			n := strings.TrimSpace(name.Text)
			if n == "" {
				field.SetError(t("designer.name.empty"))
				return false
			}
			s.e.change("", func() {
				s.e.t.Name = with(s.e.t.Name, lang, n)
				s.e.t.Basis = with(s.e.t.Basis, lang, strings.TrimSpace(basis.Text))
			})
			s.changed()
			return true
		}})
}

// with sets a language's text in a copy; Vietnamese is there always.
func with(m map[string]string, lang, text string) map[string]string {
	c := map[string]string{}
	for k, v := range m {
		c[k] = v
	}
	c[lang] = text
	if c["vi"] == "" {
		c["vi"] = text
	}
	return c
}

// newFrom begins a template of the office's from one that there is.
func (s *Screen) newFrom() {
	s.listTemplates(s.sh.T("designer.new"), s.sh.T("designer.new.verb"), func(e templates.Entry) {
		s.leaving(func() { s.begin(e) })
	})
}

// begin opens a copy of a template under a name of its own.
func (s *Screen) begin(from templates.Entry) {
	t := s.sh.T
	lang := s.sh.Catalogue().Lang()
	name := widget.NewEntry()
	name.SetText(t("designer.new.name", "name", layout.In(from.Name, lang)))
	field := widget.NewField(t("designer.name"), name)
	widget.Ask(s.sh.Window(), widget.Question{Title: t("designer.new"), Body: field, Verb: t("designer.new.verb"), Cancel: t("common.cancel"), Focus: name, Do: func() bool {
		n := strings.TrimSpace(name.Text)
		if n == "" {
			field.SetError(t("designer.name.empty"))
			return false
		}
		var base *layout.Template
		s.run(func(ctx context.Context) (err error) {
			base, err = s.d.Library.Load(ctx, from.ID, 0)
			return err
		}, func(err error) {
			if err != nil {
				s.sh.Fail(err)
				return
			}
			c := base.Clone()
			c.ID, c.Version, c.Name = s.freshID(from.ID), 1, map[string]string{"vi": n}
			s.open(c, templates.Entry{ID: c.ID, Document: c.Document, Name: c.Name})
			s.e.stamps++
			s.e.stamp = s.e.stamps // it is not kept yet
			s.bar.update()
		})
		return true
	}})
}

// freshID makes an id of its own: the base's and the moment.
func (s *Screen) freshID(base string) string {
	id := base
	if len(id) > 40 {
		id = id[:40]
	}
	return strings.TrimRight(id, "-") + "-" + s.sh.Now().Format("20060102-150405")
}
