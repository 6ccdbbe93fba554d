package importing

import (
	"fyne.io/fyne/v2"

	"vinhdanh/app/jobs/intake"
	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
	"vinhdanh/data/sheet"
)

var _ sheetDeeds = (*Screen)(nil)

// writeCell takes what a person has typed into a cell as what the list says
// there. The sheet shows it at once, the rest follows when the list was read again.
func (s *Screen) writeCell(row int, letter, text string) {
	fix := sheet.Fix{Kind: sheet.FixCell, Row: row, Column: letter, Text: text}
	s.review.view.foresee([]sheet.Fix{fix})
	s.decide(fix)
}

// foresee shows at once what was decided of cells and rows, while the list is
// still being read again by it.
func (v *sheetView) foresee(fixes []sheet.Fix) {
	v.rows.decide(fixes)
	v.body.forget()
	v.body.update()
}

// leaveOut leaves a row out, or takes one in again that was left out.
func (s *Screen) leaveOut(row int) {
	v := s.review.view
	at := v.rows.find(row)
	if at < 0 {
		return
	}
	if v.rows.kinds[at] != rowOut {
		fix := sheet.Fix{Kind: sheet.FixSkip, Row: row}
		v.foresee([]sheet.Fix{fix})
		s.decide(fix)
		return
	}
	s.change(func(o *intake.Options) { o.Fixes = without(o.Fixes, sheet.FixSkip, row) })
}

// without gives the decisions but those of a kind about a row.
func without(fixes []sheet.Fix, kind sheet.FixKind, row int) []sheet.Fix {
	var kept []sheet.Fix
	for _, f := range fixes {
		if f.Kind != kind || f.Row != row {
			kept = append(kept, f)
		}
	}
	return kept
}

// sectionsOf are the kinds of sections that a list may have, in the order of the choice.
var sectionsOf = map[intake.Kind][]string{
	intake.Delegates:  {sheet.SectionDelegation, sheet.SectionKind, sheet.SectionOther},
	intake.Recipients: {sheet.SectionAward, sheet.SectionDecision, "collective", "individual", "household", sheet.SectionTheme, sheet.SectionUnit, sheet.SectionOther},
}

// chooseRow offers what a row may be.
func (s *Screen) chooseRow(row int, below fyne.CanvasObject) {
	v, t := s.review.view, s.sh.T
	at := v.rows.find(row)
	if at < 0 || s.list == nil {
		return
	}
	kind := v.rows.kinds[at]
	now := ""
	if kind == rowSection {
		now = v.rows.sections[row].What
		if now == sheet.SectionGroup {
			now = string(s.groupOf(row))
		}
	}
	as := func(what string) func() {
		return func() { s.decide(sheet.Fix{Kind: sheet.FixSection, Row: row, Text: what}) }
	}
	var items []widget.MenuItem
	if kind == rowOut {
		items = append(items, widget.MenuItem{Text: t("importing.row.back", "row", row), Icon: icons.Undo, Do: func() { s.leaveOut(row) }})
	} else {
		items = append(items,
			widget.MenuItem{Text: t("importing.row.edit"), Second: t("importing.row.edit.key"), Icon: icons.Edit, Do: func() { v.body.takeFocus(); v.body.edit("", false) }},
			widget.MenuItem{Text: t("importing.row.out", "row", row), Second: t("importing.row.out.key"), Icon: icons.Remove, Do: func() { s.leaveOut(row) }})
		if kind != rowRecord {
			items = append(items, widget.MenuItem{Text: t("importing.row.record"), Icon: icons.Person, Do: as("record")})
		}
		for _, what := range sectionsOf[s.kind] {
			items = append(items, widget.MenuItem{Text: t("importing.section." + what), Checked: what == now, Do: as(what)})
		}
		if kind == rowSection {
			items = append(items, widget.MenuItem{Text: t("importing.row.plain"), Do: as("")})
		}
		items = append(items, widget.MenuItem{Text: t("importing.row.header"), Icon: icons.Sheet, Do: func() { s.head(row, row) }})
	}
	widget.ShowMenu(below, items)
}

// nextDoubt leads to the next problem.
func (s *Screen) nextDoubt() { s.review.doubts.next() }
