package sheet

import (
	"strconv"
	"strings"
)

// standsAlone tells whether a numbered row with one text, which could be a
// title, heads nothing: the next row goes on in the same numbering ("1.1 UBND
// xã A", "1.2 UBND xã B") or in that of a section around it, or the list ends.
// Such a row is one of the list's.
func (m *mapper) standsAlone(r Row, s *Section, style numbering) bool {
	switch style {
	case romans, capitals, smalls, decimals:
	default:
		return false
	}
	if !m.nameable(s) {
		return false
	}
	i := m.indexOf(r) + 1
	if i >= len(m.grid.Rows) {
		return true
	}
	next := m.grid.Rows[i]
	number, at := m.ordinal(next)
	if at < 0 {
		number, _ = cutNumber(oneLine(next.Cells[0].Text))
	}
	follows := numberingOf(number)
	switch follows {
	case style:
		return true
	case unnumbered, otherwise, bullets:
		s := joinTexts(next.Cells)
		_, counts := readFooter(s)
		return len(next.Cells) <= 3 && (counts || closes(s))
	case figures:
		if style == decimals {
			return succeeds(number, s.Number)
		}
	}
	for _, open := range m.open {
		if open.style == follows {
			return true
		}
	}
	return false
}

// nameable tells of a title that could as well be a row of the list: a person,
// or, among recipients, a body or a household.
func (m *mapper) nameable(s *Section) bool {
	n := readName(s.Text)
	if m.kind == Recipients {
		return n.recipient != "" || looksLikePerson(s.Text)
	}
	return looksLikePerson(s.Text) && (n.honorific != "" || familyName(n.name))
}

// succeeds tells whether a number is the one after the first part of another:
// "2" after "1.3".
func succeeds(number, decimal string) bool {
	first, _, _ := strings.Cut(strings.Trim(decimal, "() ."), ".")
	a, err1 := strconv.Atoi(first)
	b, err2 := strconv.Atoi(strings.Trim(number, "()./:- "))
	return err1 == nil && err2 == nil && b == a+1
}
