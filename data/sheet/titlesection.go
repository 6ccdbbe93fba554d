package sheet

// sectionAbove takes the line right above the heading for the title of the
// first section, where it is numbered as such: each section of the list may be
// a table with a heading of its own.
func (m *mapper) sectionAbove(rows []Row) *Section {
	if len(rows) == 0 {
		return nil
	}
	r := rows[len(rows)-1]
	number, title := oneLine(r.Cells[0].Text), ""
	switch len(r.Cells) {
	case 1:
		number, title = "", number
	case 2:
		title = oneLine(r.Cells[1].Text)
		if style := numberingOf(number); style == unnumbered || style == otherwise || style == bullets {
			return nil
		}
	default:
		return nil
	}
	s, ok := readSection(number, title, m.kind)
	if !ok || !s.clear() {
		return nil
	}
	switch s.style {
	case romans, capitals, figures, smalls, parts:
	default:
		return nil
	}
	s.Row = r.Number
	return s
}
