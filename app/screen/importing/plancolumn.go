package importing

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"

	"vinhdanh/app/jobs/intake"
	"vinhdanh/app/widget"
	"vinhdanh/data/sheet"
)

// planColumn is a column of the rows that will be written, and what it shows of one.
type planColumn struct {
	widget.TableColumn
	least float32 // the width below which others give way first; 0: leastWidth
	need  float32 // the width that shows the first lines whole
	wish  float32 // the width that shows all
	cell  func(row *intake.RowPlan, rec *sheet.Record) widget.Cell
}

// columns are those of the list's kind.
func (p *plan) columns() []*planColumn {
	t := p.s.sh.T
	list := []*planColumn{
		{TableColumn: widget.TableColumn{Title: t("importing.confirm.row"), Align: fyne.TextAlignTrailing}, cell: func(_ *intake.RowPlan, rec *sheet.Record) widget.Cell {
			return widget.Cell{Text: strconv.Itoa(rec.Row), Color: widget.ColorText2}
		}},
		{TableColumn: widget.TableColumn{Title: t("importing.field.name")}, least: 260, cell: p.who}}
	if p.s.list.Kind == intake.Delegates {
		list = append(list, &planColumn{TableColumn: widget.TableColumn{Title: t("importing.confirm.birth")}, cell: p.born})
	}
	list = append(list, &planColumn{TableColumn: widget.TableColumn{Title: t("importing.confirm.who")}, cell: post})
	if p.s.list.Kind == intake.Delegates {
		return append(list, &planColumn{TableColumn: widget.TableColumn{Title: t("importing.confirm.kind")}, cell: p.belongs})
	}
	return append(list,
		&planColumn{TableColumn: widget.TableColumn{Title: t("importing.group.recipients")}, least: 200, cell: func(row *intake.RowPlan, rec *sheet.Record) widget.Cell { return p.award(row.Award, rec.Award) }},
		&planColumn{TableColumn: widget.TableColumn{Title: t("importing.confirm.decision")}, cell: decision})
}

// fit gives the columns with something to show, as wide as that where there is
// room for all; else second lines are cut first, then the longest first lines,
// names and awards last.
func (p *plan) fit(rows []int, room float32) []*planColumn {
	var shown []*planColumn
	var all float32
	for _, c := range p.columns() {
		if c.weigh(p, rows) {
			shown = append(shown, c)
			all += c.wish
		}
	}
	for _, c := range shown {
		c.Width, c.Grow = c.wish, c.wish
	}
	if all <= room {
		return shown
	}
	most := all // that the others may have
	for most > leastWidth && width(shown, most) > room {
		most -= 4
	}
	for _, c := range shown {
		c.Width = c.given(most)
		c.Grow = c.wish - c.Width
	}
	return shown
}

// leastWidth stays of words that are cut.
const leastWidth = 120

// given is how wide a column is where the others may have so much.
func (c *planColumn) given(most float32) float32 { return min(c.need, max(most, c.least)) }

func width(columns []*planColumn, most float32) float32 {
	var all float32
	for _, c := range columns {
		all += c.given(most)
	}
	return all
}

// weighed is how many rows tell how wide a column is to be.
const weighed = 2000

// weigh finds how wide a column wishes to be. It tells whether there is
// anything to show.
func (c *planColumn) weigh(p *plan, rows []int) (shows bool) {
	const pads, tagRunes = 20, 4 // of a cell, and a little; what is around a tag's words, in letters
	var text, second string
	var tags []widget.CellTag // of the cell that text is of
	longest := 0
	for i, k := range rows {
		if i >= weighed && shows {
			break
		}
		row := &p.c.Rows[k]
		cell := c.cell(row, &p.s.list.Records[row.Record])
		shows = shows || cell.Text != "" || cell.Second != ""
		n := utf8.RuneCountInString(cell.Text)
		for _, tag := range cell.Tags {
			n += utf8.RuneCountInString(tag.Text) + tagRunes
		}
		if n > longest {
			longest, text, tags = n, cell.Text, cell.Tags
		}
		if utf8.RuneCountInString(cell.Second) > utf8.RuneCountInString(second) {
			second = cell.Second
		}
	}
	wide := func(words string, size float32, bold bool) float32 {
		return fyne.MeasureText(words, size, fyne.TextStyle{Bold: bold}).Width
	}
	first := wide(text, widget.SizeBody, true)
	for _, tag := range tags {
		first += wide(tag.Text, widget.SizeCaption, false) + 24
	}
	c.need = pads + max(first, wide(c.Title, widget.SizeSecond, true))
	c.wish = max(c.need, pads+wide(second, widget.SizeCaption, false))
	return shows
}

// who is a delegate's name with the code of one who is there, or a recipient.
func (p *plan) who(row *intake.RowPlan, rec *sheet.Record) widget.Cell {
	if p.s.list.Kind == intake.Delegates {
		return widget.Cell{Text: rec.Name, Bold: true, Second: row.Code}
	}
	c := p.recipient(*rec)
	if row.Code != "" {
		c.Second += " · " + row.Code
	}
	return c
}

// born is a delegate's birth and gender.
func (p *plan) born(_ *intake.RowPlan, rec *sheet.Record) widget.Cell {
	gender := ""
	if rec.Gender != "" {
		gender = p.s.sh.T("jobs.gender." + string(rec.Gender))
	}
	if rec.Birth == "" {
		return widget.Cell{Text: gender}
	}
	return widget.Cell{Text: rec.Birth.String(), Second: gender}
}

// post is a record's position, with its unit below.
func post(_ *intake.RowPlan, rec *sheet.Record) widget.Cell {
	position, unit := oneLine(rec.Position), oneLine(rec.Unit)
	if position == "" {
		return widget.Cell{Text: unit}
	}
	return widget.Cell{Text: position, Second: unit}
}

// belongs is a delegate's delegation and of what kind he is.
func (p *plan) belongs(_ *intake.RowPlan, rec *sheet.Record) widget.Cell {
	d := rec.Delegate()
	words := []string{p.s.sh.T("jobs.kind." + string(d.Kind))}
	if d.ExOfficio {
		words = append(words, p.s.sh.T("importing.field.ex_officio"))
	}
	if d.Exemplar {
		words = append(words, p.s.sh.T("importing.field.exemplar"))
	}
	if rec.Delegation == "" {
		return widget.Cell{Text: strings.Join(words, ", ")}
	}
	return widget.Cell{Text: rec.Delegation, Second: strings.Join(words, ", ")}
}
