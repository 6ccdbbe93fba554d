package importing

import (
	"strings"

	"fyne.io/fyne/v2"

	"vinhdanh/app/widget"
	"vinhdanh/data"
)

// rowsPart lists the rows of one part with the most important that will be written of them.
func (p *plan) rowsPart(k part) fyne.CanvasObject {
	rows := p.rows[k]
	shown := p.fit(rows, p.room(k))
	heads := make([]widget.TableColumn, len(shown))
	for i, c := range shown {
		heads[i] = c.TableColumn
	}
	table := widget.NewDataTable(heads...)
	table.RowHeight = 48
	table.Len = func() int { return len(rows) }
	table.Row = func(i int) widget.RowLine {
		row := &p.c.Rows[rows[i]]
		cells := make([]widget.Cell, len(shown))
		for k, c := range shown {
			cells[k] = c.cell(row, &p.s.list.Records[row.Record])
		}
		return widget.RowLine{Cells: cells}
	}
	table.OnOpen = func(i int) { p.s.seeRow(p.s.list.Records[p.c.Rows[rows[i]].Record].Row) }
	p.table = table
	return widget.Pad(0, 1, 0, 1, table)
}

// room is about the width that the rows of a part have, before they are laid out.
func (p *plan) room(k part) float32 {
	const around = 208 + 2*widget.PageMargin + 26 // the side bar, the margins, the ends of the table
	room := p.s.sh.Window().Canvas().Size().Width - around
	if k == partAdd && p.grouped {
		room -= p.groups.MinSize().Width + widget.CardGap
	}
	return room
}

// gonePart lists who was in the list before this one and is not in this one.
// Nobody is removed but who is ticked.
func (p *plan) gonePart() fyne.CanvasObject {
	t, gone := p.s.sh.T, p.c.Gone
	words := widget.NewSecond(t("importing.gone.text."+string(p.s.list.Kind), "n", len(gone), "count", count(len(gone)),
		"file", p.s.fileWord(p.c.Earlier.File), "at", p.s.moment(p.c.Earlier.At)))
	words.Wrap = true
	table := widget.NewDataTable(
		widget.TableColumn{Title: t("importing.gone.code"), Width: 90},
		widget.TableColumn{Title: t("importing.field.name"), Width: 160, Grow: 1},
		widget.TableColumn{Title: t("importing.field.unit"), Width: 160, Grow: 1},
		widget.TableColumn{Title: t("importing.gone.what"), Width: 150})
	table.RowHeight = 36
	table.Len = func() int { return len(gone) }
	table.Row = func(i int) widget.RowLine {
		g := gone[i]
		what := widget.CellTag{Text: t("importing.gone.keep"), Tone: widget.Neutral}
		if p.out[g.ID] {
			what = widget.CellTag{Text: t("importing.gone.remove"), Tone: widget.Err}
		}
		return widget.RowLine{Cells: []widget.Cell{{Text: g.Code, Color: widget.ColorText2}, {Text: g.Name, Bold: true}, {Text: g.Unit}, {Tags: []widget.CellTag{what}}}}
	}
	tick := func(i int, on bool) {
		if !p.s.saving {
			p.out[gone[i].ID] = on
		}
	}
	table.Ticked = func(i int) bool { return p.out[gone[i].ID] }
	table.OnTick = func(i int) { tick(i, !p.out[gone[i].ID]); p.update() }
	table.OnOpen = table.OnTick
	table.OnTickRange = func(from, to int) {
		for i := from; i <= to; i++ {
			tick(i, true)
		}
		p.update()
	}
	table.TickedAll = func() (all, some bool) {
		n := len(p.removed())
		return n == len(gone) && n > 0, n > 0
	}
	table.OnTickAll = func() {
		all, _ := table.TickedAll()
		for i := range gone {
			tick(i, !all)
		}
		p.update()
	}
	p.table = table
	return widget.Column(0, widget.Pad(12, 20, 8, 20, words), widget.Line(), widget.Grow(widget.Pad(0, 1, 0, 1, table)))
}

// names lists the first of those who are to be removed.
func (p *plan) names(ids []data.ID) string {
	const most = 5
	var words []string
	for _, g := range p.c.Gone {
		if p.out[g.ID] && len(words) < most {
			words = append(words, g.Name)
		}
	}
	if len(ids) > most {
		words = append(words, "…")
	}
	return strings.Join(words, ", ")
}
