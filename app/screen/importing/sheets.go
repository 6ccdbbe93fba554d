package importing

import (
	"vinhdanh/app/jobs/intake"
	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
)

// showSheets asks which of several sheets is meant.
func (s *Screen) showSheets() {
	t := s.sh.T
	names := s.several
	table := widget.NewDataTable(widget.TableColumn{Title: t("importing.sheets.sheet"), Width: 200, Grow: 1})
	table.Len = func() int { return len(names) }
	table.Row = func(i int) widget.RowLine {
		return widget.RowLine{Cells: []widget.Cell{{Text: names[i], Bold: true, Icon: icons.Sheet, Tint: widget.ColorText2}}}
	}
	read := widget.NewFilled(t("importing.sheets.read"), "", func() { s.useSheet(names[max(0, table.Selected())]) })
	read.Trailing = icons.ArrowForward
	table.OnOpen = func(i int) { s.useSheet(names[i]) }
	title := widget.NewHeading(t("importing.sheets.title", "file", s.title()))
	title.Wrap = true
	words := widget.NewParagraph(t("importing.sheets.text", "n", len(names))).Tint(widget.ColorText2)
	back := widget.NewButton(t("importing.other"), icons.ArrowBack, func() { s.back(false) })
	s.set(page(widget.NewSurface(widget.Column(0, widget.Padded(20, widget.Column(4, title, words)), widget.Line(),
		widget.Grow(widget.Pad(0, 1, 0, 1, table)), widget.Line(), widget.Pad(12, 20, 12, 20, widget.Row(8, back, widget.Space(), read))))))
	table.Focus()
}

// useSheet reads one sheet of several.
func (s *Screen) useSheet(name string) {
	first := s.first
	s.first = nil
	s.options = intake.Options{Kind: s.kind, Sheet: name}
	s.decided.begin(s.options)
	if name == first.Sheet { // has been read to find out that there are several
		s.accept(first, s.decided.states[0], nil)
		return
	}
	s.read()
}
