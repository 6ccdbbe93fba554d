package hall

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"vinhdanh/app/jobs/ceremony"
	"vinhdanh/app/widget"
	"vinhdanh/assets/i18n"
	"vinhdanh/assets/icons"
	"vinhdanh/data"
	"vinhdanh/data/seating"
)

// numbered is an entry for a whole number.
func numbered(n int) *widget.Entry {
	e := widget.NewEntry()
	e.SetText(strconv.Itoa(n))
	return e
}

// number reads one; what is no number is -1, which no hall can have.
func number(e *widget.Entry) int {
	n, err := strconv.Atoi(strings.TrimSpace(e.Text))
	if err != nil || n < 0 {
		return -1
	}
	return n
}

// askNew asks for a usual hall.
func (s *Screen) askNew() {
	t, conf := s.sh.T, s.sh.Conference().ID
	if conf == "" {
		return
	}
	name := widget.NewEntry()
	if len(s.p.Halls) == 0 {
		name.SetText(t("hall.form.name.usual"))
	}
	blocks := widget.NewSegment([]string{t("hall.form.block.1"), t("hall.form.block.2"), t("hall.form.block.3")}, 1, nil)
	rows, seats, presidium := numbered(12), numbered(10), numbered(5)
	nameF := widget.NewField(t("hall.form.name"), name)
	fields := []*widget.Field{widget.NewField(t("hall.form.rows"), rows), widget.NewField(t("hall.form.seats"), seats),
		widget.NewField(t("hall.form.presidium"), presidium).Helped(t("hall.form.presidium.help"))}
	sum := widget.NewSecond("")
	entries := []*widget.Entry{rows, seats, presidium}
	show := func() {
		words := ""
		if r, n, p := number(rows), number(seats), number(presidium); r >= 0 && n >= 0 && p >= 0 && r < 1000 && n < 1000 && p < 1000 {
			words = t("hall.form.all", "n", i18n.Number((blocks.Selected+1)*r*n+p))
		}
		sum.SetText(words)
	}
	blocks.OnChange = func(int) { show() }
	for _, e := range entries {
		e.OnChanged = func(string) { show() }
	}
	show()
	var dialog *widget.Dialog
	dialog = widget.Ask(s.sh.Window(), widget.Question{Title: t("hall.form.new"), Verb: t("hall.form.make"), Cancel: t("common.cancel"), Focus: name, Width: 560,
		Body: widget.Column(12, nameF, widget.NewField(t("hall.form.blocks"), widget.Row(0, blocks)),
			widget.Tops(12, widget.Grow(fields[0]), widget.Grow(fields[1]), widget.Grow(fields[2])), sum),
		Do: func() bool {
			fine := s.fine(nameF, name, fields, entries)
			dialog.Refresh()
			if !fine {
				return false
			}
			h := data.Hall{Conference: conf, Name: name.Text, Blocks: seating.Preset(blocks.Selected+1, number(rows), number(seats), number(presidium))}
			s.write(func(ctx context.Context) error {
				_, err := ceremony.EditHall(ctx, s.d.Records, &h, nil)
				return err
			}, func() {
				s.hall = h.ID
				s.forget()
				s.done(t("hall.made", "name", h.Name, "n", i18n.Number(len(seating.Lay(h).Places))), step{
					undo: func(ctx context.Context) error { return s.d.Records.DeleteHall(ctx, h.ID) },
					redo: func(ctx context.Context) error { return ceremony.RestoreHall(ctx, s.d.Records, h, nil) }})
			})
			return true
		}})
}

// fine marks fields that say nothing usable.
func (s *Screen) fine(nameF *widget.Field, name *widget.Entry, fields []*widget.Field, entries []*widget.Entry) bool {
	fine := strings.TrimSpace(name.Text) != ""
	wrong := ""
	if !fine {
		wrong = s.sh.T("hall.form.name.wrong")
	}
	nameF.SetError(wrong)
	for i, f := range fields {
		wrong = ""
		if number(entries[i]) < 0 {
			wrong, fine = s.sh.T("hall.form.number"), false
		}
		f.SetError(wrong)
	}
	return fine
}

// blockLine is a block in the form.
type blockLine struct {
	was   int // index of the block, -1 for a new one
	block data.HallBlock
	name  *widget.Entry
	n     [5]*widget.Entry // column, row, rows, seats, first row
	stage *widget.Check
}

func newBlockLine(was int, b data.HallBlock) *blockLine {
	l := &blockLine{was: was, block: b, name: widget.NewEntry(), stage: widget.NewCheck("", b.Presidium, nil)}
	l.name.SetText(b.Name)
	for i, n := range []int{max(b.Column, 1), max(b.Row, 1), b.Rows, b.Seats, max(b.FirstRow, 1)} {
		l.n[i] = numbered(n)
	}
	return l
}

// read gives the block that the line says; ok false where it says none. Seats
// that are not there stay where they are in their rows.
func (l *blockLine) read() (b data.HallBlock, ok bool) {
	b, ok = l.block, true
	var v [5]int
	for i, e := range l.n {
		v[i] = number(e)
		e.SetWrong(v[i] < 1)
		ok = ok && v[i] > 0
	}
	b.Name, b.Presidium = strings.TrimSpace(l.name.Text), l.stage.Checked
	b.Column, b.Row, b.Rows, b.Seats, b.FirstRow = v[0], v[1], v[2], v[3], v[4]
	b.Missing = nil
	for _, m := range l.block.Missing {
		if was := max(l.block.Seats, 1); m > 0 {
			if row, seat := (m-1)/was, (m-1)%was; row < b.Rows && seat < b.Seats {
				b.Missing = append(b.Missing, row*b.Seats+seat+1)
			}
		}
	}
	return b, ok
}

// askEdit asks for the hall's name and its blocks.
func (s *Screen) askEdit() {
	if s.hall == "" {
		return
	}
	t, h := s.sh.T, s.p.Hall
	name := widget.NewEntry()
	name.SetText(h.Name)
	nameF := widget.NewField(t("hall.form.name"), name)
	var lines []*blockLine
	for i, b := range h.Blocks {
		lines = append(lines, newBlockLine(i, b))
	}
	table := widget.Column(6)
	means := widget.NewSecond("")
	means.Wrap = true
	look := func() {
		now, from, _ := blocksOf(h, lines)
		means.SetText(s.wouldLose(now, from))
	}
	var dialog *widget.Dialog
	var arrange func()
	arrange = func() {
		width := []float32{96, 70, 70, 80, 80, 96, 76}
		var heads []fyne.CanvasObject
		for i, key := range []string{"name", "column", "row", "rows", "seats", "first", "stage"} {
			heads = append(heads, widget.Fixed(width[i], 0, widget.NewCaption(t("hall.form.col."+key))))
		}
		table.Objects = []fyne.CanvasObject{widget.Row(8, heads...)}
		for _, l := range lines {
			parts := []fyne.CanvasObject{widget.Fixed(width[0], 0, l.name)}
			for i, e := range l.n {
				e.OnChanged = func(string) { look() }
				parts = append(parts, widget.Fixed(width[i+1], 0, e))
			}
			drop := widget.NewIconButton(icons.Delete, t("hall.form.block.remove"), func() {
				lines = slices.DeleteFunc(lines, func(o *blockLine) bool { return o == l })
				arrange()
			})
			drop.SetDisabled(len(lines) < 2)
			table.Objects = append(table.Objects, widget.Row(8, append(parts, widget.Fixed(width[6], 0, l.stage), drop)...))
		}
		table.Refresh()
		look()
		if dialog != nil {
			dialog.Refresh()
		}
	}
	arrange()
	add := widget.NewSmall(t("hall.form.block.add"), icons.Add, func() {
		column, rows, seats := 0, 10, 10
		for _, l := range lines {
			if b, ok := l.read(); ok && !b.Presidium {
				column, rows, seats = max(column, b.Column), b.Rows, b.Seats
			}
		}
		lines = append(lines, newBlockLine(-1, data.HallBlock{Name: string(rune('A' + column%26)), Column: column + 1, Row: 1, Rows: rows, Seats: seats}))
		arrange()
	})
	dialog = widget.Ask(s.sh.Window(), widget.Question{Title: t("hall.form.edit"), Verb: t("hall.form.save"), Cancel: t("common.cancel"), Width: 760,
		Body: widget.Column(12, nameF, table, widget.Row(8, add), widget.NewParagraph(t("hall.form.help")), means),
		Do: func() bool {
			fine := s.fine(nameF, name, nil, nil)
			now, from, ok := blocksOf(h, lines)
			now.Name, fine = name.Text, fine && ok
			if err := seating.Check(now); fine && err != nil {
				s.sh.Fail(err)
				return false
			}
			dialog.Refresh()
			if fine {
				s.keepHall(now, from, "")
			}
			return fine
		}})
}

// blocksOf gives a hall with the blocks that lines say, and which each was; ok
// false where one says none.
func blocksOf(h data.Hall, lines []*blockLine) (now data.Hall, from []int, ok bool) {
	now, ok = h, true
	now.Blocks = nil
	for _, l := range lines {
		b, fine := l.read()
		ok = ok && fine
		now.Blocks, from = append(now.Blocks, b), append(from, l.was)
	}
	return now, from, ok
}

// wouldLose tells how many seats a hall would have, and who would lose his.
func (s *Screen) wouldLose(now data.Hall, from []int) string {
	if seating.Check(now) != nil {
		return "" // that is told when it is to be kept
	}
	l := seating.Lay(now)
	said := s.sh.T("hall.form.all", "n", i18n.Number(len(l.Places)))
	_, gone := seating.Relabel(s.p.Layout, l, from, s.p.Book)
	var names []string
	n := 0
	for _, g := range gone {
		if p := s.people[g.Delegate]; p != nil && !p.Out {
			if n++; n <= told {
				names = append(names, p.Name+" ("+g.Label+")")
			}
		}
	}
	if n > told {
		names = append(names, s.sh.T("hall.auto.more", "n", i18n.Number(n-told)))
	}
	if n > 0 {
		said += "\n" + s.sh.T("hall.form.lose", "n", i18n.Number(n), "names", strings.Join(names, ", "))
	}
	return said
}

// keepHall keeps a hall that was changed; said "": the usual words.
func (s *Screen) keepHall(now data.Hall, from []int, said string) {
	before := s.p.Hall
	var seats, gone []data.Seat
	s.write(func(ctx context.Context) (err error) {
		if seats, err = s.d.Records.Seats(ctx, before.ID); err != nil {
			return err
		}
		gone, err = ceremony.EditHall(ctx, s.d.Records, &now, from)
		return err
	}, func() {
		lost := 0
		for _, g := range gone {
			if g.Delegate != "" {
				lost++
			}
		}
		if said == "" {
			said = s.sh.T("hall.saved", "name", now.Name)
		}
		if lost > 0 {
			said = s.sh.T("hall.saved.gone", "name", now.Name, "n", i18n.Number(lost))
		}
		s.forget()
		s.done(said, step{
			undo: func(ctx context.Context) error { return ceremony.RestoreHall(ctx, s.d.Records, before, seats) },
			redo: func(ctx context.Context) error {
				_, err := ceremony.EditHall(ctx, s.d.Records, &now, from)
				return err
			}})
	})
}

// askDelete takes the hall away.
func (s *Screen) askDelete() {
	t, h := s.sh.T, s.p.Hall
	widget.Ask(s.sh.Window(), widget.Question{Title: t("hall.delete.title", "name", h.Name), Text: t("hall.delete.text", "n", i18n.Number(s.p.Count().Seated)), Verb: t("hall.delete.verb"), Cancel: t("common.cancel"), Loses: true,
		Do: func() bool {
			var seats []data.Seat
			s.write(func(ctx context.Context) (err error) {
				if seats, err = s.d.Records.Seats(ctx, h.ID); err != nil {
					return err
				}
				return s.d.Records.DeleteHall(ctx, h.ID)
			}, func() {
				s.hall = ""
				s.forget()
				s.done(t("hall.deleted", "name", h.Name), step{
					undo: func(ctx context.Context) error { return ceremony.RestoreHall(ctx, s.d.Records, h, seats) },
					redo: func(ctx context.Context) error { return s.d.Records.DeleteHall(ctx, h.ID) }})
			})
			return true
		}})
}

// setGaps lets seats be taken away and added by a press, or no more.
func (s *Screen) setGaps(on bool) {
	s.letGo()
	s.chart.gaps = on
	s.gaps.SetOn(on)
	s.chart.redraw()
	s.say("")
}

// toggleGap takes a seat away, or adds it again.
func (s *Screen) toggleGap(p seating.Place, there bool) {
	t, h := s.sh.T, s.p.Hall
	if seat := s.p.Book[p.Label]; there && (seat.Delegate != "" || seat.Locked || seat.Reserved != "") {
		s.sh.Remark(t("hall.gaps.taken", "seat", p.Label))
		return
	}
	h.Blocks = slices.Clone(h.Blocks)
	b := &h.Blocks[p.Block]
	n := p.Row*b.Seats + p.Number + 1
	b.Missing = slices.DeleteFunc(slices.Clone(b.Missing), func(m int) bool { return m == n })
	said := "hall.gaps.added"
	if there {
		b.Missing, said = append(b.Missing, n), "hall.gaps.removed"
	}
	from := make([]int, len(h.Blocks))
	for i := range from {
		from[i] = i
	}
	s.keepHall(h, from, t(said, "seat", p.Label))
}
