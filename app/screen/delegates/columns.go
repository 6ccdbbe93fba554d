package delegates

import (
	"strings"

	"vinhdanh/app/screen"
	"vinhdanh/app/widget"
	"vinhdanh/data"
	"vinhdanh/data/text"
)

// Widths of the kind alone, and with the attribute that may follow it; of codes of many delegates.
const (
	kindWidth  = 100
	kindsWidth = 184
	longCode   = 92
)

// column is a column that can be shown; its key is the sort of the store, too.
type column struct {
	widget.TableColumn
	on        bool
	sensitive bool
	cell      func(s *Screen, d data.DelegateRow) widget.Cell
}

// plainColumn shows a text of a delegate.
func plainColumn(key string, width, grow float32, get func(d data.DelegateRow) string) column {
	return column{TableColumn: widget.TableColumn{Key: key, Width: width, Grow: grow, Sort: true},
		cell: func(_ *Screen, d data.DelegateRow) widget.Cell {
			return widget.Cell{Text: get(d), Size: widget.SizeSecond}
		}}
}

func shown(c column) column     { c.on = true; return c }
func sensitive(c column) column { c.sensitive = true; return c }

// allColumns lists every column, in the order in which they stand.
func allColumns() []column {
	text := func(key string, width, grow float32, get func(d data.DelegateRow) string) column {
		return plainColumn(key, width, grow, get)
	}
	return []column{
		{TableColumn: widget.TableColumn{Key: "code", Width: 68, Grow: 0.2, Most: 104, Sort: true}, on: true,
			cell: func(_ *Screen, d data.DelegateRow) widget.Cell {
				return widget.Cell{Text: d.Code, Color: widget.ColorText2}
			}},
		{TableColumn: widget.TableColumn{Key: "name", Width: 166, Grow: 1, Most: 220, Sort: true}, on: true,
			cell: func(_ *Screen, d data.DelegateRow) widget.Cell { return widget.Cell{Text: d.Name, Bold: true} }},
		text("position", 120, 2, func(d data.DelegateRow) string { return d.Position }),
		shown(text("unit", 64, 2, func(d data.DelegateRow) string { return d.Unit })),
		shown(text("delegation", 64, 1.6, func(d data.DelegateRow) string { return screen.DelegationName(d.DelegationName) })),
		{TableColumn: widget.TableColumn{Key: "kind", Width: kindWidth, Grow: 0.2, Most: 196, Sort: true}, on: true,
			cell: func(s *Screen, d data.DelegateRow) widget.Cell { return widget.Cell{Tags: s.kindTags(d.Delegate)} }},
		{TableColumn: widget.TableColumn{Key: "gender", Width: 84, Sort: true},
			cell: func(s *Screen, d data.DelegateRow) widget.Cell {
				if d.Gender == "" {
					return widget.Cell{}
				}
				return widget.Cell{Text: s.sh.T("delegates.gender." + string(d.Gender)), Size: widget.SizeSecond}
			}},
		text("birth", 96, 0, func(d data.DelegateRow) string { return d.Birth.String() }),
		sensitive(text("ethnicity", 88, 0.3, func(d data.DelegateRow) string { return d.Ethnicity })),
		sensitive(text("religion", 88, 0.3, func(d data.DelegateRow) string { return d.Religion })),
		sensitive(text("party", 116, 0.2, func(d data.DelegateRow) string { return d.Party })),
		text("education", 108, 1, func(d data.DelegateRow) string { return d.Education }),
		text("theory", 100, 0.6, func(d data.DelegateRow) string { return d.Theory }),
		text("field", 108, 1, func(d data.DelegateRow) string { return d.Field }),
		text("award", 128, 1.4, func(d data.DelegateRow) string { return d.Award }),
		text("roles", 104, 1, func(d data.DelegateRow) string { return d.Roles }),
		text("seat", 64, 0, func(d data.DelegateRow) string { return d.Seat }),
		sensitive(text("phone", 110, 0, func(d data.DelegateRow) string { return d.Phone })),
		text("kit", 96, 0.3, func(d data.DelegateRow) string { return d.Kit }),
		{TableColumn: widget.TableColumn{Key: "protocol", Width: 92, Sort: true},
			cell: func(_ *Screen, d data.DelegateRow) widget.Cell {
				return widget.Cell{Text: placeWord(d.Protocol), Size: widget.SizeSecond}
			}},
		{TableColumn: widget.TableColumn{Key: "handed", Width: 128, Grow: 0.4, Sort: true},
			cell: func(s *Screen, d data.DelegateRow) widget.Cell {
				if d.HandedAt.IsZero() {
					return widget.Cell{}
				}
				return widget.Cell{Text: joined(" · ", s.when(d.HandedAt), d.HandedTo), Size: widget.SizeSecond}
			}},
		{TableColumn: widget.TableColumn{Key: "present", Width: 100, Grow: 0.2, Sort: true},
			cell: func(s *Screen, d data.DelegateRow) widget.Cell {
				if d.PresentAt.IsZero() {
					return widget.Cell{}
				}
				return widget.Cell{Text: joined(" · ", s.when(d.PresentAt), d.PresentDesk), Size: widget.SizeSecond}
			}},
		{TableColumn: widget.TableColumn{Key: "status", Width: 130, Grow: 0.2, Most: 160, Sort: true}, on: true,
			cell: func(s *Screen, d data.DelegateRow) widget.Cell {
				c := s.statusCell(d)
				c.Size = widget.SizeSecond
				return c
			}},
	}
}

// placeWord is a place in the order of introduction, "" for none.
func placeWord(n int) string {
	if n == 0 {
		return ""
	}
	return text.Int(int64(n))
}

func (s *Screen) shownColumns() []column {
	var list []column
	for _, c := range s.columns {
		if c.Key == "delegation" && s.narrow && s.filter.Sort != data.SortDelegation {
			continue
		}
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
		if c.Key == "code" && s.counts.All > 9999 { // "BX-012345"
			c.Width = longCode
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
