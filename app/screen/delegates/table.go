package delegates

import (
	"strings"

	"fyne.io/fyne/v2"

	"vinhdanh/app/screen"
	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
	"vinhdanh/data"
	"vinhdanh/data/text"
)

// settingColumns holds the keys of the columns shown, with commas.
const settingColumns = "delegates.columns"

// Widths of the kind alone, and with the attribute that may follow it.
const (
	kindWidth  = 100
	kindsWidth = 184
)

// column is a column that can be shown.
type column struct {
	widget.TableColumn
	on        bool
	sensitive bool
	cell      func(s *Screen, d data.DelegateRow) widget.Cell
}

func allColumns() []column {
	plain := func(get func(d data.DelegateRow) string) func(*Screen, data.DelegateRow) widget.Cell {
		return func(_ *Screen, d data.DelegateRow) widget.Cell {
			return widget.Cell{Text: get(d), Size: widget.SizeSecond}
		}
	}
	return []column{
		{TableColumn: widget.TableColumn{Key: "code", Width: 76, Grow: 0.2, Most: 104, Sort: true}, on: true,
			cell: func(_ *Screen, d data.DelegateRow) widget.Cell {
				return widget.Cell{Text: d.Code, Color: widget.ColorText2}
			}},
		{TableColumn: widget.TableColumn{Key: "name", Width: 148, Grow: 0.4, Most: 240, Sort: true}, on: true,
			cell: func(_ *Screen, d data.DelegateRow) widget.Cell { return widget.Cell{Text: d.Name, Bold: true} }},
		{TableColumn: widget.TableColumn{Key: "position", Width: 120, Grow: 2},
			cell: plain(func(d data.DelegateRow) string { return d.Position })},
		{TableColumn: widget.TableColumn{Key: "unit", Width: 92, Grow: 2, Sort: true}, on: true,
			cell: plain(func(d data.DelegateRow) string { return d.Unit })},
		{TableColumn: widget.TableColumn{Key: "delegation", Width: 88, Grow: 1.6, Sort: true}, on: true,
			cell: plain(func(d data.DelegateRow) string { return screen.DelegationName(d.DelegationName) })},
		{TableColumn: widget.TableColumn{Key: "kind", Width: kindWidth, Grow: 0.2, Most: 196}, on: true,
			cell: func(s *Screen, d data.DelegateRow) widget.Cell { return widget.Cell{Tags: s.kindTags(d.Delegate)} }},
		{TableColumn: widget.TableColumn{Key: "birth", Width: 92},
			cell: plain(func(d data.DelegateRow) string { return d.Birth.String() })},
		{TableColumn: widget.TableColumn{Key: "seat", Width: 64},
			cell: plain(func(d data.DelegateRow) string { return d.Seat })},
		{TableColumn: widget.TableColumn{Key: "phone", Width: 110}, sensitive: true,
			cell: plain(func(d data.DelegateRow) string { return d.Phone })},
		{TableColumn: widget.TableColumn{Key: "status", Width: 124, Grow: 0.2, Most: 160}, on: true,
			cell: func(s *Screen, d data.DelegateRow) widget.Cell {
				c := s.statusCell(d)
				c.Size = widget.SizeSecond
				return c
			}},
	}
}

func (s *Screen) makeTable() {
	s.table = widget.NewDataTable()
	s.setColumns()
	s.table.Len = s.pages.Len
	s.table.Row = s.row
	s.table.Ticked = func(i int) bool {
		d, ok := s.pages.At(i)
		return ok && s.ticks.Has(d.Code)
	}
	s.table.OnTick = func(i int) {
		if d, ok := s.pages.At(i); ok {
			s.ticks.Toggle(d.Code)
			s.showTicked()
		}
	}
	s.table.OnTickAll = func() {
		if s.ticks.Count(s.pages.Len()) == s.pages.Len() {
			s.ticks.None()
		} else {
			s.ticks.All()
		}
		s.showTicked()
	}
	s.table.TickedAll = func() (all, some bool) {
		n := s.ticks.Count(s.pages.Len())
		return n > 0 && n >= s.pages.Len(), n > 0
	}
	s.table.OnSelect = func(i int) {
		s.awaited = -1
		if d, ok := s.pages.At(i); ok {
			s.showDetail(d.ID)
			return
		}
		s.awaited = i
	}
	s.table.OnOpen = func(i int) {
		if d, ok := s.pages.At(i); ok {
			s.edit(d)
		}
	}
	s.table.OnSort = func(key string, down bool) {
		s.filter.Sort, s.filter.Descending = data.DelegateSort(key), down
		if key == "name" {
			s.filter.Sort = data.SortName
		}
		s.fresh = true
		s.load()
	}
	s.table.SetSort("name", false)
	s.table.Empty = s.emptyList()
}

// filtered tells whether a filter or a search leaves anybody out.
func (s *Screen) filtered() bool {
	f := s.filter
	return f.Text != "" || f.Kind != "" || f.ExOfficio || f.Exemplar || f.Missing || f.Delegation != "" || f.Present != ""
}

func (s *Screen) shownColumns() []column {
	var list []column
	for _, c := range s.columns {
		if c.on && (!c.sensitive || s.sensitive) {
			list = append(list, c)
		}
	}
	return list
}

func (s *Screen) setColumns() {
	var cols []widget.TableColumn
	for _, c := range s.shownColumns() {
		if c.Key == "kind" && s.counts.Exemplar+s.counts.ExOfficio > 0 {
			c.Width = kindsWidth
		}
		c.Title = s.sh.T("delegates.col." + c.Key)
		cols = append(cols, c.TableColumn)
	}
	s.table.Columns = cols
	s.table.Refresh()
}

// readColumns takes the columns that were chosen before.
func (s *Screen) readColumns(saved string) {
	if saved == "" {
		return
	}
	keys := "," + saved + ","
	for i := range s.columns {
		s.columns[i].on = strings.Contains(keys, ","+s.columns[i].Key+",")
	}
}

func (s *Screen) row(i int) widget.RowLine {
	d, ok := s.pages.At(i)
	if !ok {
		return widget.RowLine{Loading: true}
	}
	var cells []widget.Cell
	for _, c := range s.shownColumns() {
		cells = append(cells, c.cell(s, d))
	}
	return widget.RowLine{Cells: cells}
}

// kindTags tells a delegate's kind and, behind it, the attributes.
func (s *Screen) kindTags(d data.Delegate) []widget.CellTag {
	tags := []widget.CellTag{{Text: s.sh.T("delegates.kind.official"), Tone: widget.Info}}
	if d.Kind == data.KindGuest {
		tags = []widget.CellTag{{Text: s.sh.T("delegates.kind.guest"), Tone: widget.Neutral}}
	}
	if d.Exemplar {
		tags = append(tags, widget.CellTag{Text: s.sh.T("delegates.exemplar"), Tone: widget.Accent})
	}
	if d.ExOfficio {
		tags = append(tags, widget.CellTag{Text: s.sh.T("delegates.exofficio"), Tone: widget.Gold})
	}
	return tags
}

// statusCell tells where a delegate is: in the hall, on the way, or not coming.
func (s *Screen) statusCell(d data.DelegateRow) widget.Cell {
	cell := func(key string, icon icons.Name, tint, color fyne.ThemeColorName) widget.Cell {
		return widget.Cell{Text: s.sh.T("delegates.status." + key), Icon: icon, Tint: tint, Color: color}
	}
	switch {
	case !d.PresentAt.IsZero():
		return cell("present", icons.OK, widget.ColorOK, widget.ColorText)
	case d.Status == data.StatusAbsent:
		return cell("absent", icons.Absent, widget.ColorWarn, widget.ColorText)
	case d.Status == data.StatusSubstituted:
		return cell("substituted", icons.OK, widget.ColorInfo, widget.ColorText)
	case d.Status == data.StatusCancelled:
		return cell("cancelled", icons.Absent, widget.ColorText3, widget.ColorText3)
	case d.Status == data.StatusConfirmed:
		return cell("confirmed", icons.Circle, widget.ColorText3, widget.ColorText2)
	}
	return cell("invited", icons.Circle, widget.ColorText3, widget.ColorText2)
}

// showTicked says how many are ticked, or else found, and whether the head's box is.
func (s *Screen) showTicked() {
	n := s.ticks.Count(s.pages.Len())
	words := ""
	if n > 0 {
		words = s.sh.T("delegates.ticked", "n", text.Int(int64(n)))
	} else if s.filter.Text != "" {
		words = s.sh.T("delegates.found", "n", text.Int(int64(s.pages.Len())))
	}
	s.ticked.SetText(words)
	s.chips.object.Refresh()
	s.table.Refresh()
}

// emptyList stands where nobody fits the search and the filters, or where
// there is nobody at all yet.
func (s *Screen) emptyList() fyne.CanvasObject {
	if !s.filtered() {
		return widget.NewEmptyState(icons.People, s.sh.T("delegates.none"), s.sh.T("delegates.none.text"),
			widget.NewButton(s.sh.T("delegates.import"), icons.Import, func() {
				s.sh.Open(screen.Import, screen.Filter{Kind: "delegates"})
			}),
			widget.NewButton(s.sh.T("delegates.add"), icons.PersonAdd, s.add))
	}
	return widget.NewEmptyState(icons.People, s.sh.T("delegates.empty"), s.sh.T("delegates.empty.text"),
		widget.NewButton(s.sh.T("delegates.all"), "", s.showAll))
}
