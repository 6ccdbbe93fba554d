package sheet

import (
	"context"
	"slices"
	"strings"

	"vinhdanh/data"
	"vinhdanh/data/text"
)

// rows reads the rows below the heading.
func (m *mapper) rows(ctx context.Context, from int) error {
	for i := from; i < len(m.grid.Rows); i++ {
		if i%1024 == 0 {
			if err := ctx.Err(); err != nil {
				return err
			}
		}
		r := m.grid.Rows[i]
		if skip, err := m.headingAgain(i, &r); err != nil {
			return err
		} else if skip > 0 {
			i += skip - 1
			continue
		}
		m.row(r)
	}
	return nil
}

// headingAgain tells how many rows from the i-th on repeat the heading, as
// printed lists do on each page, or begin a table with other columns.
func (m *mapper) headingAgain(i int, r *Row) (int, error) {
	if len(r.Cells) == 0 || len(m.columns) == 0 {
		return 0, nil
	}
	ordinal, _ := m.ordinal(*r)
	if numberingOf(ordinal) == figures {
		if m.numbersColumns(*r) {
			return 1, nil
		}
		return 0, nil
	}
	same, texts := 0, len(r.Cells)
	for i, c := range r.Cells {
		if m.repeats(c) {
			same++
		} else if i == 0 && !m.numbersColumns(*r) && !m.startsHeading(*r) {
			return 0, nil
		}
	}
	if m.numbersColumns(*r) || same == texts && (same > 1 || len(m.columns) == 1) {
		return 1, nil
	}
	if texts < 3 || !m.startsHeading(*r) {
		return 0, nil
	}
	h := m.finder.at(i)
	if !h.found() || h.strong < 2 || 2*h.score < texts {
		return 0, nil
	}
	sample := m.sampler(h.last + 1)
	h.columns = withNumbers(h.columns, sample)
	if !settle(h.columns, m.kind, sample) {
		return 0, nil
	}
	m.use(h)
	return h.last - i + 1, nil
}

// repeats tells whether a cell says what its column's heading says.
func (m *mapper) repeats(c Cell) bool {
	if c.Column >= len(m.at) || m.at[c.Column] < 0 || len(c.Text) > 200 {
		return false
	}
	key := text.Alphanumeric(oneLine(c.Text))
	return key != "" && slices.Contains(m.keys[m.at[c.Column]], key)
}

// startsHeading tells, cheaply, whether a row could be a heading: one of its
// first cells is a heading's word.
func (m *mapper) startsHeading(r Row) bool {
	known := 0
	for _, c := range r.Cells[:min(4, len(r.Cells))] {
		if len(c.Text) > 120 {
			continue
		}
		if p, ok := phrases[text.Alphanumeric(c.Text)]; ok && !p.weak {
			known++
		}
	}
	return known >= 2
}

func firstPart(heading string) string {
	s, _, _ := strings.Cut(heading, " – ")
	return s
}

// numbersColumns tells of the row below a heading that numbers the columns:
// "1 2 3 4", "(1) (2) (3)", "A B 1 2". Cells that are merged above may lack.
func (m *mapper) numbersColumns(r Row) bool {
	if len(r.Cells) < 2 || 2*len(r.Cells) < len(m.columns) {
		return false
	}
	last := 0
	for _, c := range r.Cells {
		core := strings.Trim(c.Text, "()[] .")
		n := atoi([]byte(core))
		switch {
		case n >= 0:
			if n <= last || n > 99 {
				return false
			}
			last = n
		case len(core) != 1:
			return false
		}
	}
	return last > 0
}

// ordinal gives the text of the column of numbers, and that column.
func (m *mapper) ordinal(r Row) (string, int) {
	for _, c := range r.Cells {
		if col := m.column(c.Column); col != nil && col.has(FieldOrdinal) {
			return oneLine(c.Text), c.Column
		}
	}
	return "", -1
}

// row reads one row for what it is.
func (m *mapper) row(r Row) {
	ordinal, at := m.ordinal(r)
	style := numberingOf(ordinal)
	var texts []Cell
	for _, c := range r.Cells {
		if c.Column != at || style == otherwise {
			texts = append(texts, c)
		}
	}
	if style == otherwise {
		ordinal = "" // a title that begins in the column of numbers
	}
	switch {
	case len(texts) == 0:
		return // a number that waits for a name
	case m.isFooter(r, style, texts), m.isClosing(style, texts), m.isSection(r, ordinal, style, texts):
		return
	}
	if m.closed && !m.reopens(style, r) {
		return
	}
	m.data(r, style)
}

// isFooter takes up a line that counts.
func (m *mapper) isFooter(r Row, style numbering, texts []Cell) bool {
	if style == figures || len(texts) > 3 {
		return false
	}
	f, ok := readFooter(joinTexts(texts))
	if !ok {
		return false
	}
	f.row = r.Number
	m.footer(f)
	return true
}

func joinTexts(texts []Cell) string {
	if len(texts) == 1 {
		return oneLine(texts[0].Text)
	}
	parts := make([]string, len(texts))
	for i, c := range texts {
		parts[i] = oneLine(c.Text)
	}
	return strings.Join(parts, " ")
}

// isClosing tells of lines under the list: signatures, dates, copies.
func (m *mapper) isClosing(style numbering, texts []Cell) bool {
	if style == figures || len(texts) > 3 || len(m.list.Records) == 0 && len(texts) == 1 && style != unnumbered {
		return false
	}
	for _, c := range texts {
		if !closes(oneLine(c.Text)) {
			return false
		}
	}
	if style == unnumbered || style == bullets || style == otherwise {
		m.closed = true
		return true
	}
	return false
}

// reopens tells whether a row below the list's end belongs to the list after
// all: it is numbered and names someone, or, in a list without numbers, says
// as much as its rows do.
func (m *mapper) reopens(style numbering, r Row) bool {
	v := m.read(r)
	named := v.get(FieldName) != "" || v.get(FieldFamily) != "" || v.given != ""
	if m.ordinals {
		return style == figures && named
	}
	return named && v.filled >= 2
}

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
	if len(title.Text) > 2000 {
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
	if !m.heads(s, style, nameColumn, title) {
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
	if got := m.got.minus(s.before); s.promised.said != 0 && got.all > 0 && !s.promised.fits(got) {
		m.miscount(footer{row: s.Row, text: s.Text, promised: s.promised}, got)
	}
}

// footer holds a count against the rows that it can mean: all, those of a
// section it stands in, or those since the last count.
func (m *mapper) footer(f footer) {
	m.closed = true
	got := m.got
	fits := f.promised.fits(got)
	if !fits && !f.whole {
		for _, s := range m.open {
			fits = fits || f.promised.fits(got.minus(s.before))
		}
		fits = fits || f.promised.fits(got.minus(m.since))
	}
	m.since = got
	if !fits {
		m.partial = append(m.partial, footerDue{f, got})
	}
}

// settleFooters reports the counts that fit no part of the list. A count near
// the top may still have meant the whole list.
func (m *mapper) settleFooters() {
	for _, f := range m.partial {
		if !f.promised.fits(m.got) {
			m.miscount(f.footer, f.got)
		}
	}
}

func (m *mapper) miscount(f footer, got counts) {
	p := warning(0, "", ProblemFooterCount, "text", shorten(f.text), "line", f.row)
	p.Saved = false
	for _, n := range []struct {
		said  countSet
		name  string
		count int
	}{{saidCollectives, "collectives", got.collectives}, {saidIndividuals, "individuals", got.individuals}, {saidHouseholds, "households", got.households}, {saidPeople | saidAll, "all", got.all}} {
		if f.promised.said&n.said != 0 {
			p.Args[n.name] = n.count
		}
	}
	m.list.Problems = append(m.list.Problems, p)
}
