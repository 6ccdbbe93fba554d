package sheet

import (
	"strings"

	"vinhdanh/data"
)

// isSection takes up a row that heads others.
func (m *mapper) isSection(r Row, ordinal string, style numbering, texts []Cell) bool {
	title := texts[0]
	// A count may stand beside the title, in a column of its own.
	var beside counts
	if len(texts) == 2 && (style == romans || style == capitals || style == smalls || style == unnumbered || style == otherwise) {
		c := readCounts(align(oneLine(texts[1].Text)))
		n := atoi([]byte(strings.Trim(texts[1].Text, "() ")))
		switch {
		case n >= 0 && texts[1].Type == CellNumber && style != unnumbered:
			beside.add(saidAll, n, false)
		case c.said != 0 && onlyCountsText(oneLine(texts[1].Text)):
			beside = c
		default:
			return false
		}
	} else if len(texts) != 1 {
		return false
	}
	col := m.column(title.Column)
	nameColumn := col != nil && (col.has(FieldName) || col.has(FieldFamily))
	if col != nil && !nameColumn && !col.has(FieldOrdinal) && (style == figures || style == unnumbered) && !m.wide(r.Number, title.Column) && m.afterName(title.Column) {
		return false // a row without a name, or a stray cell to the right of the names
	}
	if style == romans && len(m.open) > 0 {
		if last := m.lastCapital(); last != "" && afterLetter(ordinal, last) {
			style = capitals
		}
	}
	if m.goesOn(texts[:1]) {
		return false
	}
	s, ok := readSection(ordinal, oneLine(title.Text), m.kind)
	if !ok {
		return false
	}
	if ordinal != "" {
		s.style = style
	} else if style = s.style; style == figures && col != nil && nameColumn && !m.ordinals {
		style = figures // the row's number stands before the name
	}
	if !m.heads(s, style, nameColumn, title) || !s.clear() && m.standsAlone(r, s, style) {
		return false
	}
	if m.closed && !s.clear() && style != romans && style != capitals {
		return false
	}
	s.Row = r.Number
	if beside.said != 0 {
		s.promised = beside
	}
	m.closed = false
	m.enter(s)
	return true
}

func onlyCountsText(s string) bool {
	a := align(s)
	return onlyCounts(a, a.tokens())
}

// wide tells whether a cell is merged over several columns.
func (m *mapper) wide(row, column int) bool {
	for _, r := range m.merged[row] {
		if r.FirstColumn == column {
			return true
		}
	}
	return false
}

// afterName tells whether a column lies to the right of the names.
func (m *mapper) afterName(column int) bool {
	for _, c := range m.columns {
		if (c.has(FieldName) || c.has(FieldFamily)) && c.Index < column {
			return true
		}
	}
	return false
}

func (m *mapper) lastCapital() string {
	for i := len(m.open) - 1; i >= 0; i-- {
		if m.open[i].style == capitals {
			return m.open[i].Number
		}
	}
	return ""
}

// heads decides whether a row whose only text could be a title is one, or a
// person or body of whom the list says nothing but the name.
func (m *mapper) heads(s *Section, style numbering, nameColumn bool, title Cell) bool {
	switch style {
	case romans, capitals, smalls, decimals, parts:
		if style == decimals && nameColumn && looksLikePerson(s.Text) {
			return false
		}
		return true
	}
	if !nameColumn {
		return true
	}
	if s.clear() {
		if s.What == SectionAward && (style == figures || style == unnumbered) && honoured(s.Text) {
			return false
		}
		if m.kind == Delegates && s.What == SectionDelegation && style == figures && begins(s.Text) != thingBody {
			return !looksLikePerson(s.Text)
		}
		return true
	}
	n := readName(oneLine(title.Text))
	switch {
	case style == figures:
		return m.kind == Delegates && n.recipient == data.Collective
	case n.honorific != "":
		return false
	case m.kind == Recipients && s.What == SectionUnit:
		return m.ordinals
	case m.kind == Recipients && n.recipient == data.Household:
		return false
	}
	// In a list that numbers its people, a title of capitalised words
	// ("Lãnh Đạo Tỉnh") may look like a name, but not like a family's.
	return !looksLikePerson(s.Text) || m.ordinals && !familyName(s.Text)
}

// enter takes up a section, or, with nil, the list's end; those it ends are
// held against what they promised.
func (m *mapper) enter(s *Section) {
	var next outline
	if s != nil {
		next = m.open.enter(s)
	}
	for i, old := range m.open {
		if i >= len(next) || next[i] != old {
			m.leave(old)
		} else if old.key()[0] == '=' && old.promised.said != 0 {
			old.breaks = append(old.breaks, m.got)
		}
	}
	m.open = next
	if s == nil {
		return
	}
	s.before = m.got
	m.sections = append(m.sections, s)
	if s.decision.bad != "" {
		m.list.Problems = append(m.list.Problems, fault(s.Row, "", ProblemImpossibleDate, "date", s.decision.bad, "section", s.Text))
	}
}

// leave holds a section against the count in its title.
func (m *mapper) leave(s *Section) {
	for _, at := range s.breaks {
		if s.promised.fits(at.minus(s.before)) {
			return // without numbers nothing else tells that the later title did not belong to it
		}
	}
	if got := m.got.minus(s.before); s.promised.said != 0 && got.all > 0 && !s.promised.fits(got) {
		m.miscount(footer{row: s.Row, text: s.Text, promised: s.promised}, got)
	}
}
