package print

import (
	"cmp"
	"slices"
	"time"

	"vinhdanh/assets/fonts"
	"vinhdanh/assets/i18n"
	"vinhdanh/print/layout"
)

// Measures of the list by name, mm and pt.
const (
	listColumns = 4
	listGap     = 6.0
	listSeat    = 17.0 // for the seat's label
	listLine    = 4.9
	listName    = 10.0
)

// list sets who sits where, in the order of names, on pages behind the plan.
func (s *seating) list() error {
	var all []*SeatSpot
	for _, blocks := range [][]*SeatBlock{s.stage, s.floor} {
		for _, b := range blocks {
			for i := range b.Rows {
				for k := range b.Rows[i].Seats {
					if seat := &b.Rows[i].Seats[k]; !seat.None && seat.Name != "" {
						all = append(all, seat)
					}
				}
			}
		}
	}
	slices.SortStableFunc(all, func(a, b *SeatSpot) int {
		return cmp.Or(cmp.Compare(a.SortAs, b.SortAs), cmp.Compare(a.Name, b.Name), cmp.Compare(a.Label, b.Label))
	})
	width := (s.wide() - (listColumns-1)*listGap) / listColumns
	room := s.sheet.Height - s.sheet.Top - s.sheet.Bottom - 14
	per := int(room / listLine)
	for from := 0; from < len(all); from += per * listColumns {
		s.page()
		if err := s.text(text{s: s.words.T("stagepaper.seating.list"), font: fonts.SerifBold, size: 15, align: "center", field: "title"}); err != nil {
			return err
		}
		for i, seat := range all[from:min(from+per*listColumns, len(all))] {
			x := s.sheet.Left + float64(i/per)*(width+listGap)
			y := s.sheet.Top + 14 + float64(i%per)*listLine
			if err := s.listed(seat, x, y, width); err != nil {
				return whose(err, seat.Name)
			}
		}
	}
	return nil
}

// listed sets one line: the seat, the name, and as much of the unit as has room.
func (s *seating) listed(seat *SeatSpot, x, y, width float64) error {
	s.add(s.line(text{s: seat.Label, font: fonts.SerifBold, size: listName, align: "left", field: "seat", x: x, w: listSeat}, y)...)
	p, err := layout.NewParagraph(s.fonts, fonts.Serif, "name", seat.Name)
	if err != nil {
		return err
	}
	left := width - listSeat
	size := min(listName, left/max(p.Width(1, 0), 1e-9))
	items, _, wide, err := p.Draw(layout.Span{To: len(p.Text())}, x+listSeat, y, left, s.style(fonts.Serif, size, "left"))
	if err != nil {
		return err
	}
	s.add(items...)
	if left -= wide + 2; left > 14 && seat.Unit != "" {
		s.unit(seat.Unit, x+listSeat+wide+2, y, left)
	}
	s.add(layout.Box(layout.LayerText, layout.Rect{X: x, Y: y + 1.3, W: width, H: 0.08}, markColor))
	return nil
}

// unit sets as many of a unit's words as fit beside the name.
func (s *seating) unit(said string, x, y, width float64) {
	const size = 8.0
	p, err := layout.NewParagraph(s.fonts, fonts.SerifItalic, "unit", said)
	if err != nil {
		return // the name is what is looked for
	}
	lines := p.Break(size, width, 0, 0, false)
	if len(lines) == 0 {
		return
	}
	first := said
	if len(lines) > 1 {
		if lines = p.Break(size, width-2, 0, 0, false); len(lines) == 0 {
			return
		}
		first = p.Text()[lines[0].From:lines[0].To] + " …"
	}
	s.add(s.line(text{s: first, font: fonts.SerifItalic, size: size, align: "left", field: "unit", x: x, w: width}, y)...)
}

// clockIn writes an instant for the foot of a page.
func clockIn(c *i18n.Catalogue, at time.Time) string {
	if at.IsZero() {
		return ""
	}
	return c.T("stagepaper.clock", "time", at.Format("15:04"), "day", at.Format("02/01/2006"))
}
