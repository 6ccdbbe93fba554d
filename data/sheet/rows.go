package sheet

import (
	"context"
	"slices"
	"sort"
	"strings"

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
		if m.asTold(r) {
			continue
		}
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
	if key == "" { // "#"
		return oneLine(c.Text) == firstPart(m.columns[m.at[c.Column]].Heading)
	}
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
	for _, c := range r.Cells { // letters, if any, come first
		core := strings.Trim(latinDigits(c.Text), "()[] .")
		n := atoi([]byte(core))
		switch {
		case n >= 0:
			if n <= last || n > 99 {
				return false
			}
			last = n
		case len(core) != 1 || last > 0:
			return false
		}
	}
	return last > 0
}

// ordinal gives the text of the column of numbers, and that column.
func (m *mapper) ordinal(r Row) (string, int) {
	for _, c := range r.Cells {
		if col := m.column(c.Column); col != nil && col.has(FieldOrdinal) {
			return latinDigits(oneLine(c.Text)), c.Column
		}
	}
	return "", -1
}

// row reads one row for what it is.
func (m *mapper) row(r Row) {
	if m.withdrawn(r) {
		return
	}
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
	if style == figures || len(texts) > 1 && isCall(texts[0].Text) || m.goesOn(texts) {
		return false
	}
	total := isTotal(texts)
	if !total && len(texts) > 3 {
		return false
	}
	if len(texts) > 1 {
		texts = m.withoutSums(r, texts)
	}
	if len(texts) > 3 {
		m.closed = true // which of its figures counts the rows, nothing tells
		return true
	}
	f, ok := readFooter(joinTexts(texts))
	if ok && m.says(texts) {
		return false
	}
	if !ok {
		m.closed = m.closed || total
		return total
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
	if style == figures || len(texts) > 3 || m.goesOn(texts) || len(m.list.Records) == 0 && len(texts) == 1 && style != unnumbered {
		return false
	}
	for _, c := range texts {
		if !closes(oneLine(c.Text)) {
			return false
		}
	}
	if style == unnumbered || style == bullets || style == otherwise {
		m.closed, m.signed = true, true
		return true
	}
	return false
}

// reopens tells whether a row below the list's end belongs to the list after
// all: it is numbered and names someone, or, in a list without numbers, says
// as much as its rows do, or names a person below a count and above signatures.
func (m *mapper) reopens(style numbering, r Row) bool {
	v := m.read(r)
	named := v.get(FieldName) != "" || v.get(FieldFamily) != "" || v.given != ""
	if m.ordinals {
		return (style == figures || style == decimals || style == smalls) && named
	}
	if name := oneLine(v.get(FieldName)); !m.signed && v.filled == 1 && looksLikePerson(name) {
		_, name = text.CutHonorific(name)
		return familyName(name) && !looksLikePerson(oneLine(r.Cells[len(r.Cells)-1].Text))
	}
	return named && v.filled >= 2
}

// indexOf gives a row's place in the grid.
func (m *mapper) indexOf(r Row) int {
	return sort.Search(len(m.grid.Rows), func(i int) bool { return m.grid.Rows[i].Number >= r.Number })
}
