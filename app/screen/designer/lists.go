package designer

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"

	"vinhdanh/app/jobs/templates"
	"vinhdanh/app/widget"
	"vinhdanh/data/text"
	"vinhdanh/print/layout"
)

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
