package sheet

import (
	"slices"
	"strings"

	"vinhdanh/data"
	"vinhdanh/data/text"
)

// kept gives the rows that a person did not leave out.
func (d *decisions) kept(rows []Row) []Row {
	if len(d.skipped) == 0 {
		return rows
	}
	return slices.DeleteFunc(slices.Clone(rows), func(r Row) bool { return d.skipped[r.Number] })
}

// asTold takes a row for what a person said it is, and tells whether one did.
func (m *mapper) asTold(r Row) bool {
	if m.told.skipped[r.Number] {
		m.list.Skipped = append(m.list.Skipped, r.Number)
		if v := m.read(r); v.filled > 0 && (v.get(FieldName) != "" || v.get(FieldFamily) != "") {
			m.above = v // "như trên" in the next row still means it
		}
		return true
	}
	what, ok := m.told.forced[r.Number]
	switch {
	case !ok:
		return false
	case what == "":
	case what == toldRecord:
		m.record(r)
	default:
		m.section(r, what)
	}
	return true
}

// toldRecord is the text of a FixSection that makes a row a data row.
const toldRecord = "record"

// record reads a row as a data row, whatever it looks like. Where nothing
// stands in the column of names, the first text does for one.
func (m *mapper) record(r Row) {
	ordinal, at := m.ordinal(r)
	style := numberingOf(ordinal)
	if v := m.read(r); v.get(FieldName) == "" && v.get(FieldFamily) == "" && v.given == "" {
		name := slices.IndexFunc(m.columns, func(c Column) bool { return c.has(FieldName) || c.has(FieldFamily) })
		text := slices.IndexFunc(r.Cells, func(c Cell) bool { return (c.Column != at || style == otherwise) && hasLetter(c.Text) })
		if name >= 0 && text >= 0 {
			moved := r.Cells[text]
			moved.Column = m.columns[name].Index
			r.Cells = slices.DeleteFunc(slices.Delete(slices.Clone(r.Cells), text, text+1), func(c Cell) bool { return c.Column == moved.Column })
			i, _ := slices.BinarySearchFunc(r.Cells, moved.Column, func(c Cell, column int) int { return c.Column - column })
			r.Cells = slices.Insert(r.Cells, i, moved)
		}
	}
	m.data(r, style)
}

// section reads a row as the title of a section that says what it is told to say.
func (m *mapper) section(r Row, what string) {
	ordinal, at := m.ordinal(r)
	style := numberingOf(ordinal)
	texts := r.Cells
	if style != otherwise && len(texts) > 1 {
		texts = slices.DeleteFunc(slices.Clone(texts), func(c Cell) bool { return c.Column == at })
	}
	if style == otherwise {
		ordinal = ""
	}
	s, _ := readSection(ordinal, joinTexts(texts), m.kind)
	if s == nil {
		return
	}
	if ordinal != "" {
		s.style = style
	}
	s.Row, s.What = r.Number, what
	plain, _ := withoutCount(s.Text)
	plain = strings.Trim(plain, " .,;:-–()")
	switch what {
	case SectionAward:
		if s.award == "" {
			s.award = withoutQuotes(plain)
		}
	case SectionDelegation, SectionKind, SectionUnit:
		s.name = plain
	case SectionTheme:
		if s.achievement == "" {
			s.achievement = capitalized(plain)
		}
	case SectionDecision:
		if s.decision.empty() {
			s.decision = readDecisionCell(s.Text)
		}
	case string(data.Collective), string(data.Individual), string(data.Household):
		s.What, s.group = SectionGroup, data.RecipientKind(what)
	case SectionGroup:
		if s.group == "" {
			s.group = groupIn(align(text.Clean(s.Text)))
		}
	default:
		s.What = SectionOther
	}
	m.closed = false
	m.enter(s)
}

// setAside takes the doubts away that a person has settled, and puts into the
// records what was said of whom they are.
func (m *mapper) setAside() {
	l := m.list
	l.Problems = slices.DeleteFunc(l.Problems, func(p Problem) bool {
		settled := m.told.accepts(p)
		if settled {
			l.Accepted = append(l.Accepted, p)
		}
		return settled
	})
	if len(m.told.same)+len(m.told.nobody) == 0 {
		return
	}
	names, several := map[int]string{}, map[int]bool{}
	for _, r := range l.Records {
		name, there := names[r.Row]
		several[r.Row] = several[r.Row] || there && name != r.Name
		names[r.Row] = r.Name
	}
	for i := range l.Records {
		r := &l.Records[i]
		of := whom{row: r.Row}
		if several[r.Row] {
			of.name = r.Name
		}
		r.Same, r.Distinct = m.told.same[of], m.told.nobody[of]
	}
}
