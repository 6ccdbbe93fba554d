package importing

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"vinhdanh/app/jobs/intake"
	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
	"vinhdanh/data/sheet"
)

// confirmPage is the third step: what will be written, where, and what of it
// is wanted.
func (s *Screen) confirmPage() fyne.CanvasObject {
	t, p := s.sh.T, s.plan
	p.title = widget.NewHeading("")
	p.into = widget.NewSecond(t("importing.confirm.into", "conference", s.sh.Conference().Title)).Cut(200)
	words := make([]string, len(p.parts))
	for i, k := range p.parts {
		words[i] = t("importing.confirm.part."+string(k), "n", count(p.size(k)))
	}
	p.segment = widget.NewSegment(words, slices.Index(p.parts, p.at), func(i int) { p.at = p.parts[i]; p.show() })
	p.middle = container.NewStack()
	p.save = widget.NewFilled("", icons.Check, s.confirm)
	p.save.Hint = "Ctrl+Enter"
	p.back = widget.NewButton(t("importing.look"), icons.ArrowBack, func() { s.back(false) })
	left := p.size(partLeft)
	p.keep = widget.NewCheck(t("importing.confirm.draft", "n", left, "count", count(left)), s.draft, func(on bool) { s.draft = on; p.update() })
	p.keep.Hidden = left == 0
	p.head = widget.Row(12, p.title, widget.Grow(p.into))
	head := []fyne.CanvasObject{p.head}
	if line := s.doubtful(); line != nil {
		head = append(head, line)
	}
	head = append(head, widget.Pad(8, 0, 0, 0, widget.Row(0, p.segment, widget.Space())))
	p.foot = widget.Row(12, p.back, p.keep, widget.Space(), p.save)
	main := widget.NewSurface(widget.Column(0, widget.Pad(16, 20, 14, 20, widget.Column(4, head...)), widget.Line(),
		widget.Grow(p.middle), widget.Line(), widget.Pad(12, 20, 12, 20, p.foot)))
	groups := s.groups(t("importing.group.rows"))
	p.grouped = groups.named
	p.groups = container.NewStack(widget.Fixed(groups.width(s.sh.Window().Canvas().Size().Width), 0, groups.object))
	p.both = widget.Panels(widget.CardGap, widget.Grow(main), p.groups)
	p.show()
	p.update()
	return page(p.both)
}

// doubtful says what will be written though somebody should look at it; nil: nothing.
func (s *Screen) doubtful() fyne.CanvasObject {
	t := s.sh.T
	_, _, warnings := sorted(s.list)
	unknown := 0
	for _, p := range s.list.Problems {
		if p.Code == sheet.ProblemUnknownAward {
			unknown++
		}
	}
	var words string
	switch {
	case unknown > 0 && warnings > unknown:
		words = t("importing.confirm.warnings", "n", warnings-unknown, "count", count(warnings-unknown)) + " " + t("importing.confirm.awards", "n", unknown, "count", count(unknown))
	case unknown > 0:
		words = t("importing.confirm.awards", "n", unknown, "count", count(unknown))
	case warnings > 0:
		words = t("importing.confirm.warnings", "n", warnings, "count", count(warnings))
	default:
		return nil
	}
	line := widget.NewSecond(words)
	line.Wrap, line.Lines = true, 2
	return widget.Pad(4, 0, 0, 0, widget.Tops(8, widget.NewIcon(icons.Warning, 18, widget.ColorWarn), widget.Grow(line)))
}

// groups lists the new rows' delegations or awards with how many each has:
// delegations in the list's own words, awards as the catalogue names them.
func (s *Screen) groups(title string) *planGroups {
	l, t := s.list, s.sh.T
	g := &planGroups{}
	for _, a := range s.plan.counted() {
		cell := widget.Cell{Text: a.name}
		if l.Kind == intake.Recipients {
			cell = s.plan.award(a.name, a.words...)
		}
		if cell.Text == "" {
			cell = widget.Cell{Text: t("importing.group.none"), Color: widget.ColorText3}
		}
		g.cells, g.rows = append(g.cells, cell), append(g.rows, a.rows)
		g.named = g.named || cell.Color == ""
	}
	table := widget.NewDataTable(
		widget.TableColumn{Title: t("importing.group." + string(l.Kind)), Width: 140, Grow: 1},
		widget.TableColumn{Title: title, Width: 80, Align: fyne.TextAlignTrailing})
	if l.Kind == intake.Recipients {
		table.RowHeight = 48
	}
	table.Len = func() int { return len(g.cells) }
	table.Row = func(i int) widget.RowLine {
		return widget.RowLine{Cells: []widget.Cell{g.cells[i], {Text: s.sh.Catalogue().Int(int64(g.rows[i]))}}}
	}
	g.object = widget.NewSurface(widget.Pad(0, 1, 1, 1, table))
	return g
}

// planGroups are the new rows by delegation or award.
type planGroups struct {
	object fyne.CanvasObject
	cells  []widget.Cell
	rows   []int
	named  bool // any group has a name
}

// width is that of all names, but for a window that is not wide.
func (g *planGroups) width(window float32) float32 {
	const least, rest, rows = 260, 130, 1075 // the figures and the pads; what the rows and the side bar need
	wide := float32(0)
	for _, c := range g.cells {
		wide = max(wide, fyne.MeasureText(c.Text, widget.SizeBody, fyne.TextStyle{}).Width, fyne.MeasureText(c.Second, widget.SizeCaption, fyne.TextStyle{}).Width)
	}
	return max(least, min(wide+rest, window-rows))
}

// confirm saves; before anybody is removed it asks.
func (s *Screen) confirm() {
	if s.saving || s.plan == nil || s.step != stepConfirm || s.plan.idle() {
		return
	}
	out := s.plan.removed()
	if len(out) == 0 {
		s.save()
		return
	}
	t, kind := s.sh.T, string(s.list.Kind)
	widget.Ask(s.sh.Window(), widget.Question{
		Title: t("importing.gone.ask."+kind, "n", len(out), "count", count(len(out))),
		Text:  s.plan.names(out) + ". " + t("importing.gone.ask.text."+kind),
		Verb:  t("importing.gone.ask.verb"), Cancel: t("importing.gone.ask.back"), Loses: true,
		Do: func() bool { s.save(); return true }})
}
