package delegates

import (
	"context"

	"fyne.io/fyne/v2"

	"vinhdanh/app/screen"
	"vinhdanh/app/widget"
	"vinhdanh/assets/i18n"
	"vinhdanh/assets/icons"
	"vinhdanh/data"
)

// settingColumns holds the keys of the columns shown, with commas.
const settingColumns = "delegates.columns"

func (s *Screen) makeTable() {
	s.table = widget.NewDataTable()
	s.setColumns()
	s.table.Len = s.pages.Len
	s.table.Row = s.row
	s.table.Ticked = func(i int) bool {
		d, ok := s.pages.At(i)
		return ok && s.ticks.Has(d.ID)
	}
	s.table.OnTick = func(i int) {
		if d, ok := s.pages.At(i); ok {
			s.ticks.Toggle(d.ID)
			s.showTicked()
		}
	}
	s.table.OnTickRange = s.tickRange
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
		s.sortBy(key, down)
		s.fresh = true
		s.load()
	}
	s.table.SetSort("name", false)
}

// tickRange ticks the rows from one to another. Those that have not been read
// yet are read first.
func (s *Screen) tickRange(from, to int) {
	f := s.filter
	f.Offset, f.Limit = from, to-from+1
	var rows []data.DelegateRow
	s.sh.Load(func(ctx context.Context) (err error) {
		rows, err = s.store.Delegates(ctx, f)
		return err
	}, func(err error) {
		if err != nil {
			s.sh.Fail(err)
			return
		}
		for _, r := range rows {
			if !s.ticks.Has(r.ID) {
				s.ticks.Toggle(r.ID)
			}
		}
		s.showTicked()
	})
}

// filtered tells whether a filter or a search leaves anybody out.
func (s *Screen) filtered() bool { return plainFilter(s.filter) != data.DelegateFilter{} }

// plainFilter is a filter without what belongs to the place: the conference,
// the meeting and the order.
func plainFilter(f data.DelegateFilter) data.DelegateFilter {
	f.Conference, f.Meeting, f.Sort, f.Descending, f.Offset, f.Limit = "", "", "", false, 0, 0
	return f
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

// sortBy orders the list by a column.
func (s *Screen) sortBy(key string, down bool) {
	s.filter.Sort, s.filter.Descending = data.DelegateSort(key), down
	if key == "name" {
		s.filter.Sort = data.SortName
	}
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
	case !d.PresentAt.IsZero() && d.PresentOnline:
		return cell("online", icons.OK, widget.ColorOK, widget.ColorText)
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
		words = s.sh.T("delegates.ticked", "n", i18n.Number(n))
	} else if s.filtered() {
		words = s.sh.T("delegates.found", "n", i18n.Number(s.pages.Len()))
	}
	s.ticked.SetText(words)
	s.chips.object.Refresh()
	s.bulk.show(n)
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
