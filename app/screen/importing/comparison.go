package importing

import (
	"strconv"

	"fyne.io/fyne/v2"

	"vinhdanh/app/widget"
	"vinhdanh/data/sheet"
)

// turned is a cell that was converted from an old encoding.
type turned struct {
	row, column   int
	before, after string
}

// compare shows all converted cells before and after, and lets columns stay as
// they stand in the file.
func (s *Screen) compare() {
	t := s.sh.T
	read := s.list.List
	g := read.Source
	if g == nil {
		g = s.list.Grid
	}
	cells := turnedCells(g)
	as := map[int]bool{} // columns that stay as they are
	for _, l := range s.options.Unchanged {
		as[sheet.ColumnIndex(l)] = true
	}
	many := map[int]int{}
	for _, c := range cells {
		many[c.column]++
	}
	table := widget.NewDataTable(
		widget.TableColumn{Title: t("importing.compare.cell"), Width: 84},
		widget.TableColumn{Title: t("importing.compare.before"), Width: 200, Grow: 1},
		widget.TableColumn{Title: t("importing.compare.after"), Width: 200, Grow: 1})
	table.RowHeight = 34
	table.Len = func() int { return len(cells) }
	table.Row = func(i int) widget.RowLine {
		c := cells[i]
		after := widget.Cell{Text: oneLine(c.after), Bold: true}
		if as[c.column] {
			after = widget.Cell{Text: t("importing.compare.kept"), Color: widget.ColorText3}
		}
		return widget.RowLine{Cells: []widget.Cell{{Text: sheet.Letter(c.column) + strconv.Itoa(c.row)}, {Text: oneLine(c.before), Color: widget.ColorText2}, after}}
	}
	var ticks []fyne.CanvasObject
	for _, column := range convertedColumns(g) {
		name := t("importing.compare.column", "letter", sheet.Letter(column), "n", many[column], "count", count(many[column]))
		for _, c := range s.list.Columns {
			if word, _ := s.label(c); c.Index == column && word != "" {
				name = t("importing.compare.named", "letter", c.Letter, "field", word, "n", many[column], "count", count(many[column]))
			}
		}
		ticks = append(ticks, widget.NewCheck(name, !as[column], func(on bool) {
			as[column] = !on
			table.Refresh()
			s.asWritten(kept(g, as))
		}))
	}
	title := widget.NewHeading(t("importing.compare.title", "n", len(cells), "count", count(len(cells))))
	text := widget.NewSecond(t("importing.compare.text"))
	text.Wrap = true
	var over *widget.Overlay
	done := widget.NewFilled(t("importing.compare.done"), "", func() { over.Close() })
	content := widget.Pad(20, 24, 20, 24, widget.Column(12, title, text, widget.Flow(16, ticks...),
		widget.Grow(widget.NewSurface(widget.Pad(0, 1, 1, 1, table))), widget.Row(8, widget.Space(), done)))
	over = widget.ShowOver(s.sh.Window(), content, 820, 620, nil)
	s.sh.Window().Canvas().Focus(done)
}

// turnedCells gives the converted cells of a sheet, in its order.
func turnedCells(g *sheet.Grid) []turned {
	columns := convertedColumns(g)
	var list []turned
	for _, row := range g.Rows {
		for _, column := range columns {
			if before, ok := g.Before(row.Number, column); ok {
				c, _ := row.At(column)
				list = append(list, turned{row.Number, column, before, c.Text})
			}
		}
	}
	return list
}

// kept gives the letters of the columns that stay as they are.
func kept(g *sheet.Grid, as map[int]bool) []string {
	var list []string
	for _, c := range convertedColumns(g) {
		if as[c] {
			list = append(list, sheet.Letter(c))
		}
	}
	return list
}
