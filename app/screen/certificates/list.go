package certificates

import (
	"fyne.io/fyne/v2"

	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
	"vinhdanh/data"
)

// entry is a line of the list: a register's heading, or a citation of it.
type entry struct {
	group int
	row   int // of the group's visible ones; -1 its heading
}

// list is the card at the leading side.
type list struct {
	s       *Screen
	object  fyne.CanvasObject
	search  *widget.SearchField
	chips   map[string]*widget.Chip
	special *widget.Chip // what another place asked for
	row     *fyne.Container
	table   *widget.DataTable
	count   *widget.Text   // of the ticked ones
	read    *widget.Button // goes through the texts, large
	move    *widget.Button // moves sheets on their road

	last    int // the line chosen before, to know which way the keys go
	folded  map[string]bool
	begun   bool                 // which are folded was decided
	visible [][]data.CitationRow // by group
	entries []entry
}

func newList(s *Screen) *list {
	l := &list{s: s, folded: map[string]bool{}, chips: map[string]*widget.Chip{}}
	t := s.sh.T
	l.search = widget.NewSearchField(t("certificates.search"), "Ctrl+F", func(words string) {
		s.choice.text = words
		s.choose()
	})
	l.search.OnDown = func() { l.table.Focus() }
	l.row = widget.Flow(6)
	for _, only := range []string{"", "waiting", "troubled"} {
		c := widget.NewChip("", func() {
			s.choice = choice{only: only, text: s.choice.text}
			s.choose()
		})
		l.chips[only] = c
		l.row.Objects = append(l.row.Objects, c)
	}
	l.special = widget.NewChip("", func() {
		s.choice = choice{text: s.choice.text}
		s.choose()
	})
	l.row.Objects = append(l.row.Objects, l.special)
	l.table = widget.NewDataTable()
	l.table.RowHeight = 44
	l.table.Len = func() int { return len(l.entries) }
	l.table.Row = l.line
	l.table.OnSelect = l.chose
	l.table.OnTap = func(i int) {
		if l.entries[i].row < 0 {
			l.fold(l.entries[i].group)
		}
	}
	l.table.OnOpen = l.table.OnTap
	l.table.Ticked = func(i int) bool {
		r, ok := l.at(i)
		return ok && s.ticks.Has(r.ID)
	}
	l.table.OnTick = func(i int) {
		if r, ok := l.at(i); ok {
			s.ticks.Toggle(r.ID)
			s.ticked()
		}
	}
	l.table.OnTickAll = l.tickAll
	l.table.TickedAll = l.tickedAll
	l.table.Empty = widget.Padded(24, widget.NewParagraph(t("certificates.nothing")).Tint(widget.ColorText2).Aligned(fyne.TextAlignCenter))
	l.count = widget.NewSecond("").Cut(20)
	l.read = widget.NewSmall(t("certificates.read"), icons.Visible, func() { s.openReading(s.chosen) })
	l.move = widget.NewSmall(t("certificates.move"), "", s.chooseState)
	l.move.Trailing = icons.DropDown
	foot := widget.Pad(7, 12, 7, 12, widget.Row(8, widget.Grow(l.count), l.read, l.move))
	l.object = widget.NewSurface(widget.Column(0, widget.Pad(12, 12, 12, 12, widget.Column(8, l.search, l.row)), widget.Line(),
		widget.Grow(widget.Pad(0, 1, 1, 1, l.table)), widget.Line(), foot))
	return l
}

// chose shows the sheet of the line that was chosen by hand. The keys step
// over the heading of an open register.
func (l *list) chose(i int) {
	r, ok := l.at(i)
	if !ok && !l.closed(l.entries[i].group) {
		next := i + 1
		if i < l.last {
			next = i - 1
		}
		if r, ok = l.at(next); ok {
			i = next
			l.table.Select(i)
		}
	}
	l.last = i
	if s := l.s; ok && r.ID != s.chosen {
		s.chosen = r.ID
		s.preview.show(r.ID)
		s.print.refresh()
		s.warn.refresh()
	}
}

// columns gives each its room: next to none for the numbers before the first
// one is given out, and squares only where texts are proofread.
func (l *list) columns() {
	t := l.s.sh.T
	number := widget.TableColumn{Width: 34}
	for _, r := range l.s.all.rows {
		if r.Certificate.Register != "" {
			number = widget.TableColumn{Title: t("certificates.column.register"), Width: 50}
			break
		}
	}
	l.table.Columns = []widget.TableColumn{number, {Title: t("certificates.column.name"), Width: 120, Grow: 1}}
	if l.s.all.readers != nil {
		l.table.Columns = append(l.table.Columns, widget.TableColumn{Title: t("certificates.column.readers"), Width: 42})
	}
	l.table.Columns = append(l.table.Columns, widget.TableColumn{Width: 28})
}

// at gives the citation of a line.
func (l *list) at(i int) (data.CitationRow, bool) {
	if i < 0 || i >= len(l.entries) || l.entries[i].row < 0 {
		return data.CitationRow{}, false
	}
	return l.visible[l.entries[i].group][l.entries[i].row], true
}

// tickAll ticks what the list shows, folded registers too, or takes all ticks away.
func (l *list) tickAll() {
	all, _ := l.tickedAll()
	for _, rows := range l.visible {
		for _, r := range rows {
			if l.s.ticks.Has(r.ID) == all {
				l.s.ticks.Toggle(r.ID)
			}
		}
	}
	l.s.ticked()
}

func (l *list) tickedAll() (all, some bool) {
	n, ticked := 0, 0
	for _, rows := range l.visible {
		for _, r := range rows {
			n++
			if l.s.ticks.Has(r.ID) {
				ticked++
			}
		}
	}
	return n > 0 && ticked == n, ticked > 0
}
