package sheet

import (
	"context"
	"slices"
	"strings"
	"time"

	"vinhdanh/data"
	"vinhdanh/data/text"
)

// mapper turns a grid into a list, row by row.
type mapper struct {
	grid       *Grid
	kind       Kind
	year       int
	today      data.Date
	list       *List
	finder     *headingFinder
	columns    []Column
	at         []int           // by column: its place in columns, -1 for none
	keys       [][]string      // by place in columns: what its heading looks like, folded
	merged     map[int][]Range // the blocks of more than one column, by first row
	fill       map[int][]Cell
	ordinals   bool // the list numbers its rows
	columnWord string

	title    decided // a decision that the lines above the heading name
	award    titled  // an award, from the same lines
	whose    whose   // of the same lines
	above    *values // the data row before
	word     string  // the kind of all delegates, from the same lines
	open     outline // the sections the row being read stands in
	sections []*Section
	got      counts      // rows so far
	since    counts      // rows up to the last footer
	closed   bool        // below the list
	signed   bool        // below its signatures
	partial  []footerDue // counts to be held against the rows
	told     *decisions  // what a person said about rows and cells
	long     abridged    // cells that are read by their beginnings
}

// footerDue is a count that no part of the list has met so far.
type footerDue struct {
	footer
	got counts
}

// Map finds the list in a grid, which it does not change. With the errors
// no-name-column, unknown-column and empty it gives a list all the same: its
// grid and columns, so that a person can be shown them and choose.
func Map(ctx context.Context, g *Grid, o Options) (*List, error) {
	now := time.Now
	if o.Now != nil {
		now = o.Now
	}
	m := &mapper{kind: o.Kind, year: now().Year(), today: data.DateOf(now()), columnWord: "Cột", award: titled{award: text.Clean(o.Award)}, told: decide(o.Fixes)}
	m.grid = m.told.over(g)
	m.list = &List{Sheet: g.Sheet, Kind: o.Kind, Grid: m.grid, Source: g}
	m.grid = m.long.over(m.grid)
	if len(m.grid.Rows) == 0 {
		return m.list, data.Fail("empty")
	}
	h, err := m.heading(o)
	switch data.CodeOf(err) {
	case "":
	case "no-name-column", "unknown-column":
		if m.list.Header, m.list.Columns = h.rows, h.columns; len(h.columns) == 0 {
			h = m.bare()
			m.list.Header, m.list.Columns = h.rows, m.withRest(h.columns)
		}
		m.restore()
		return m.list, err
	default:
		return nil, err
	}
	m.titles(h.first)
	if h.halves != nil {
		err = m.besides(ctx, h)
	} else {
		m.use(h)
		err = m.rows(ctx, h.last+1)
	}
	if err != nil {
		return nil, err
	}
	m.finish()
	if len(m.list.Records) == 0 {
		return m.list, data.Fail("empty")
	}
	return m.list, nil
}

// heading finds the heading, or takes the one that a person pointed at, and
// settles its columns.
func (m *mapper) heading(o Options) (heading, error) {
	c, err := readChoices(o.Map)
	if err != nil {
		return heading{}, err
	}
	m.finder = newHeadingFinder(m.grid, c.own(false))
	m.finder.named = c.names()
	var h heading
	if len(o.Header) > 0 {
		h = m.pointedAt(o.Header[0], o.Header[len(o.Header)-1])
	} else {
		h = m.finder.find()
		if !h.found() && len(o.Map) > 0 {
			m.finder.own, m.finder.seen = c.own(true), map[string]headingSense{}
			h = m.finder.find()
		}
		if !h.found() {
			if c.names() {
				h = m.bare()
			} else if h = m.headless(true); !h.found() {
				return h, data.Fail("no-name-column")
			}
		}
	}
	if err := c.apply(&h, m.width()); err != nil {
		return h, err
	}
	sample := m.sampler(h.last + 1)
	if h.halves = m.halves(h, sample); h.halves != nil {
		h.columns = slices.Concat(h.halves...)
		return h, nil
	}
	h.columns = withNumbers(h.columns, sample)
	if !settle(h.columns, m.kind, sample) {
		return h, data.Fail("no-name-column")
	}
	return h, nil
}

// withNumbers finds the column that numbers the rows where its heading is
// missing or says nothing, as in "#".
func withNumbers(columns []Column, sample func(int) []string) []Column {
	if len(columns) == 0 {
		return columns
	}
	for _, c := range columns {
		if c.has(FieldOrdinal) {
			return columns
		}
	}
	first := columns[0].Index
	if columns[0].has(FieldNote) && !columns[0].Chosen && numbersOnly(sample(first)) {
		columns[0].Fields = []Field{FieldOrdinal}
		return columns
	}
	if first > 0 && numbersOnly(sample(first-1)) {
		return append([]Column{{Index: first - 1, Letter: Letter(first - 1), Fields: []Field{FieldOrdinal}}}, columns...)
	}
	return columns
}

// bare is the heading of a list without one that we know: its first row, if
// that has no figures and the next one has, else none.
func (m *mapper) bare() heading {
	h := heading{first: 0, last: -1}
	first := m.grid.Rows[0]
	if len(first.Cells) > 1 && len(m.grid.Rows) > 1 && !hasFigures(first) && hasFigures(m.grid.Rows[1]) {
		h.last, h.rows = 0, []int{first.Number}
		for _, c := range first.Cells {
			h.columns = append(h.columns, Column{Index: c.Column, Letter: Letter(c.Column), Heading: oneLine(c.Text), Fields: []Field{FieldNote}})
		}
	}
	return h
}

func hasFigures(r Row) bool {
	for _, c := range r.Cells {
		if strings.ContainsAny(latinDigits(c.Text), "0123456789") {
			return true
		}
	}
	return false
}

func (m *mapper) width() int {
	w := 0
	for _, r := range m.grid.Rows {
		if n := len(r.Cells); n > 0 {
			w = max(w, r.Cells[n-1].Column+1)
		}
	}
	return w
}

// use makes a heading's columns the ones that rows are read by.
func (m *mapper) use(h heading) {
	m.columns = h.columns
	width := 0
	for _, c := range h.columns {
		width = max(width, c.Index+1)
	}
	m.at = make([]int, width)
	for i := range m.at {
		m.at[i] = -1
	}
	m.ordinals = false
	m.keys = make([][]string, len(h.columns))
	for i, c := range h.columns {
		m.at[c.Index] = i
		m.keys[i] = []string{text.Alphanumeric(c.Heading), text.Alphanumeric(lastPart(c.Heading)), text.Alphanumeric(firstPart(c.Heading))}
		m.ordinals = m.ordinals || c.has(FieldOrdinal)
	}
	m.list.Header = append(m.list.Header, h.rows...)
	from := 0
	if m.list.tables != nil {
		from = h.rows[0]
	}
	m.list.tables = append(m.list.tables, table{from, h.columns})
	if m.list.Columns == nil {
		m.list.Columns = h.columns
	}
	if m.fill == nil {
		m.fill = m.mergedDown(h)
		m.merged = map[int][]Range{}
		for _, r := range m.grid.Merges {
			if r.LastColumn > r.FirstColumn {
				m.merged[r.FirstRow] = append(m.merged[r.FirstRow], r)
			}
		}
	}
}

func (m *mapper) column(index int) *Column {
	if index >= len(m.at) || m.at[index] < 0 {
		return nil
	}
	return &m.columns[m.at[index]]
}

// mergedDown gives, by row, the cells that merged blocks reach down into it.
func (m *mapper) mergedDown(h heading) map[int][]Cell {
	below := 0
	if len(h.rows) > 0 {
		below = h.rows[len(h.rows)-1]
	}
	fill := map[int][]Cell{}
	byNumber := map[int]int{}
	total := 0
	for _, r := range m.grid.Merges {
		if r.LastRow == r.FirstRow || r.FirstRow <= below {
			continue
		}
		if len(byNumber) == 0 {
			for i, row := range m.grid.Rows {
				byNumber[row.Number] = i
			}
		}
		i, ok := byNumber[r.FirstRow]
		if !ok {
			continue
		}
		cell, ok := m.grid.Rows[i].At(r.FirstColumn)
		if !ok {
			continue
		}
		for k := i + 1; k < len(m.grid.Rows) && m.grid.Rows[k].Number <= r.LastRow; k++ {
			if total++; total > maxCells {
				return fill
			}
			if n := m.grid.Rows[k].Number; !m.told.emptied[[2]int{n, cell.Column}] {
				fill[n] = append(fill[n], cell)
			}
		}
	}
	return fill
}

// finish draws up what can only be said of the whole list.
func (m *mapper) finish() {
	m.enter(nil)
	m.settleFooters()
	for _, s := range m.sections {
		m.list.Sections = append(m.list.Sections, *s)
	}
	m.list.Problems = append(m.list.Problems, duplicates(m.kind, m.list.Records, m.told.distinct)...)
	sortProblems(m.list.Problems)
	m.restore()
	m.setAside()
	m.offer()
	places := map[string]int{}
	for _, r := range m.list.Records {
		name := r.Delegation
		if m.kind == Recipients {
			name = r.Award
		}
		if name == "" {
			continue
		}
		i, ok := places[name]
		if !ok {
			i = len(m.list.Groups)
			places[name] = i
			m.list.Groups = append(m.list.Groups, Group{Name: name})
		}
		m.list.Groups[i].Rows++
	}
	if m.kind == Recipients {
		m.list.Collectives, m.list.Individuals, m.list.Households = m.got.collectives, m.got.individuals, m.got.households
	}
}
