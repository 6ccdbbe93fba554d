package sheet

import "strings"

// sectionsAbove takes the lines right above the heading for the titles of the
// first sections, the outermost first, where they are numbered as such or name
// a kind of delegates: each section of the list may be a table with a heading
// of its own. above is how many rows they are.
func (m *mapper) sectionsAbove(rows []Row) (list []*Section, above int) {
	for i := len(rows) - 1; i >= 0 && len(list) < 4; i-- {
		s := m.sectionAbove(rows[i])
		if s == nil {
			break
		}
		if len(list) > 0 && (list[0].key() == s.key() || s.style == unnumbered) {
			break // a title, or one that has no rows
		}
		list = append([]*Section{s}, list...)
	}
	return list, len(list)
}

// sectionAbove reads one of them.
func (m *mapper) sectionAbove(r Row) *Section {
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
	if !ok {
		return nil
	}
	s.Row = r.Number
	switch s.style {
	case romans, capitals, figures, smalls, parts:
		if s.clear() || m.kind == Delegates && s.promised.said != 0 && s.style != figures {
			return s
		}
	case unnumbered:
		list := align(s.name).tokens()
		if m.kind == Delegates && s.What == SectionKind && !strings.HasPrefix(align(title).fold, "danh sach") && followsAny(list, 0, kindWords) == len(list) && len(list) > 1 {
			return s // "KHÁCH MỜI" over its own table
		}
	}
	return nil
}
