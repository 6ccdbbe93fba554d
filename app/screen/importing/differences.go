package importing

import (
	"slices"
	"unicode/utf8"

	"fyne.io/fyne/v2"

	"vinhdanh/app/jobs/intake"
	"vinhdanh/app/widget"
	"vinhdanh/data/sheet"
)

// differences are the fields in which the list says something else than the
// conference, person by person: a tick takes the list's, none keeps what is there.
type differences struct {
	p     *plan
	lines []diffLine
	only  sheet.Field // shown alone; "": all
	order []sheet.Field
	count map[sheet.Field]int
	chips *fyne.Container
	full  *widget.Text // both values of the chosen line, in full
	strip *fyne.Container
}

// diffLine is a person, or one field of his.
type diffLine struct{ row, field int } // places in Comparison.Rows and its Fields; field -1: the person

func newDifferences(p *plan) *differences {
	d := &differences{p: p, count: map[sheet.Field]int{}}
	for _, i := range p.rows[partChange] {
		for _, f := range p.c.Rows[i].Fields {
			if d.count[f.Field] == 0 {
				d.order = append(d.order, f.Field)
			}
			d.count[f.Field]++
		}
	}
	slices.SortStableFunc(d.order, func(a, b sheet.Field) int { return d.count[b] - d.count[a] })
	d.lay()
	return d
}

// lay sets the lines for the fields that are shown.
func (d *differences) lay() {
	d.lines = d.lines[:0]
	for _, i := range d.p.rows[partChange] {
		headed := false
		for k, f := range d.p.c.Rows[i].Fields {
			if d.only != "" && f.Field != d.only {
				continue
			}
			if !headed {
				d.lines = append(d.lines, diffLine{i, -1})
				headed = true
			}
			d.lines = append(d.lines, diffLine{i, k})
		}
	}
}

func (d *differences) at(l diffLine) *intake.FieldChange { return &d.p.c.Rows[l.row].Fields[l.field] }

// object is the table with the fields' chips over it.
func (d *differences) object() fyne.CanvasObject {
	t := d.p.s.sh.T
	table := widget.NewDataTable(
		widget.TableColumn{Title: t("importing.diff.field"), Width: 120, Grow: 1},
		widget.TableColumn{Title: t("importing.diff.before"), Width: 130, Grow: 2},
		widget.TableColumn{Title: t("importing.diff.after"), Width: 130, Grow: 2},
		widget.TableColumn{Title: t("importing.diff.what"), Width: 172})
	table.RowHeight = 36
	table.Len = func() int { return len(d.lines) }
	table.Row = d.line
	table.Ticked = func(i int) bool { return d.lines[i].field >= 0 && d.at(d.lines[i]).Take }
	table.OnTick = func(i int) { d.turn(i); d.show() }
	table.OnOpen = table.OnTick
	table.OnTickRange = func(from, to int) {
		for _, l := range d.lines[from : to+1] {
			if l.field >= 0 {
				d.take(l, true)
			}
		}
		d.show()
	}
	table.TickedAll = func() (all, some bool) { return d.taken(d.only) }
	table.OnTickAll = func() {
		all, _ := d.taken(d.only)
		d.takeAll(d.only, !all)
	}
	d.p.table = table
	table.OnSelect = d.tell
	d.chips = widget.Flow(8)
	d.full = widget.NewSecond("").Tint(widget.ColorText)
	d.full.Wrap, d.full.Lines = true, 4
	d.strip = widget.Column(0, widget.Line(), widget.Pad(8, 20, 10, 20, d.full))
	d.strip.Hidden = true
	d.show()
	return widget.Column(0, widget.Pad(12, 20, 10, 20, widget.Column(8, widget.NewSecond(t("importing.diff.help")).Cut(200), d.chips)), widget.Line(),
		widget.Grow(widget.Pad(0, 1, 0, 1, table)), d.strip)
}

// longest is the number of letters that a cell of the table shows for sure.
const longest = 32

// tell gives the two values of a line in full where the table may cut them.
func (d *differences) tell(i int) {
	l := d.lines[i]
	was := d.strip.Hidden
	d.strip.Hidden = l.field < 0 || max(utf8.RuneCountInString(d.at(l).Before), utf8.RuneCountInString(d.at(l).After)) <= longest
	if !d.strip.Hidden {
		before, after := d.at(l).Say(d.p.s.sh.Catalogue())
		if before == "" {
			before = d.p.s.sh.T("importing.diff.blank")
		}
		d.full.SetText(d.p.s.sh.T("importing.diff.full", "before", oneLine(before), "after", oneLine(after)))
	}
	if was && d.strip.Hidden {
		return
	}
	d.p.middle.Refresh()
	d.p.table.ScrollTo(i)
}

// line is what the table shows of a person or of a field.
func (d *differences) line(i int) widget.RowLine {
	t, l := d.p.s.sh.T, d.lines[i]
	row := d.p.c.Rows[l.row]
	if l.field < 0 {
		head := row.Name
		if row.Code != "" {
			head += " · " + row.Code
		}
		return widget.RowLine{Heading: head, Count: t("importing.diff.row", "row", d.p.s.list.Records[row.Record].Row)}
	}
	f := row.Fields[l.field]
	was, says := f.Say(d.p.s.sh.Catalogue())
	before, after := widget.Cell{Text: oneLine(was), Bold: !f.Take}, widget.Cell{Text: oneLine(says), Bold: f.Take}
	if was == "" {
		before = widget.Cell{Text: t("importing.diff.blank"), Color: widget.ColorText3}
	}
	if f.Take {
		before.Color = widget.ColorText3
	} else {
		after.Color = widget.ColorText3
	}
	what, tip := widget.CellTag{Text: t("importing.diff.keep"), Tone: widget.Neutral}, ""
	switch {
	case f.Locked != "":
		what, tip = widget.CellTag{Text: t("importing.diff.locked", "number", f.Locked), Tone: widget.Warn}, t("importing.diff.locked.tip")
	case f.Take:
		what = widget.CellTag{Text: t("importing.diff.take"), Tone: widget.OK}
	case f.ByHand:
		what = widget.CellTag{Text: t("importing.diff.by-hand"), Tone: widget.Gold}
	}
	return widget.RowLine{Cells: []widget.Cell{{Text: d.word(f.Field)}, before, after, {Tags: []widget.CellTag{what}, Tip: tip}}}
}

// word names a field. Of those awarded the kind is another than of delegates.
func (d *differences) word(f sheet.Field) string {
	if f == sheet.FieldKind && d.p.s.list.Kind == intake.Recipients {
		return d.p.s.sh.T("importing.diff.recipient")
	}
	return d.p.s.fieldWord(string(f))
}

// turn takes or keeps a field, or all of a person's.
func (d *differences) turn(i int) {
	l := d.lines[i]
	if l.field >= 0 {
		d.take(l, !d.at(l).Take)
		return
	}
	every := true
	end := i + 1
	for ; end < len(d.lines) && d.lines[end].field >= 0; end++ {
		if f := d.at(d.lines[end]); !f.Take && f.Locked == "" {
			every = false
		}
	}
	for _, l := range d.lines[i+1 : end] {
		d.take(l, !every)
	}
}

func (d *differences) take(l diffLine, on bool) {
	if f := d.at(l); !d.p.s.saving && f.Locked == "" {
		f.Take = on
	}
}

// takeAll takes or keeps one field of everybody; "" is every field.
func (d *differences) takeAll(field sheet.Field, on bool) {
	if !d.p.s.saving {
		d.p.c.Take(field, on)
	}
	d.show()
}

// taken tells whether all of a field that can be is taken, or some; "" is every field.
func (d *differences) taken(field sheet.Field) (all, some bool) {
	all = true
	for _, i := range d.p.rows[partChange] {
		for _, f := range d.p.c.Rows[i].Fields {
			switch {
			case field != "" && f.Field != field || f.Locked != "":
			case f.Take:
				some = true
			default:
				all = false
			}
		}
	}
	return all && some, some
}

// show brings table, chips and title up to date.
func (d *differences) show() {
	t := d.p.s.sh.T
	d.chips.Objects = nil
	for _, f := range d.order {
		chip := widget.NewChip("", nil)
		chip.Menu = true
		chip.Set(t("importing.diff.chip", "field", d.word(f), "n", count(d.count[f])), d.only == f)
		chip.OnTapped = func() { d.menu(f, chip) }
		d.chips.Objects = append(d.chips.Objects, chip)
	}
	d.chips.Refresh()
	if d.p.table != nil {
		d.p.table.Refresh()
	}
	if d.p.title != nil {
		d.p.update()
	}
}

// menu offers what can be done with one field of everybody.
func (d *differences) menu(f sheet.Field, below fyne.CanvasObject) {
	t := d.p.s.sh.T
	n := count(d.count[f])
	all, some := d.taken(f)
	show := func(only sheet.Field) func() {
		return func() {
			d.only = only
			d.lay()
			d.p.table.ScrollToTop()
			d.show()
			d.p.table.Focus()
		}
	}
	items := []widget.MenuItem{
		{Text: t("importing.diff.all", "n", n), Checked: all, Do: func() { d.takeAll(f, true) }},
		{Text: t("importing.diff.none", "n", n), Checked: !some, Do: func() { d.takeAll(f, false) }},
		{Text: t("importing.diff.only"), Checked: d.only == f, Do: show(f)},
	}
	if d.only != "" {
		items = append(items, widget.MenuItem{Text: t("importing.diff.every"), Do: show("")})
	}
	widget.ShowMenu(below, items)
}
