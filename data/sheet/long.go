package sheet

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// What is recognised of long cells. A cell of a list is rarely longer than a
// citation; what goes on for pages is read by its beginning and kept whole.
const (
	readWhole = 400     // bytes of a cell that is read whole in any case
	readHead  = 300     // bytes that are read of a cell which is not
	readLong  = 2000    // bytes of a cell that is read whole while there is time
	longTime  = 1 << 20 // bytes of such cells, after which there is none
)

// abridged holds the rests of the cells that are read by their beginnings. Until
// a list is finished, a character for private use stands for each, wherever the
// beginning went.
type abridged struct {
	rests []string
	marks map[string]rune
}

// The private use planes of Unicode; the last two code points of each are none.
const (
	firstMark = 0xF0000
	planeSize = 0xFFFE
)

// over gives a grid with its long cells abridged; g itself where it has none.
func (a *abridged) over(g *Grid) *Grid {
	long := false
	for _, r := range g.Rows {
		for _, c := range r.Cells {
			long = long || len(c.Text) > readWhole
		}
	}
	if !long {
		return g
	}
	short := *g
	short.Rows = make([]Row, len(g.Rows))
	time := longTime
	for i, r := range g.Rows {
		short.Rows[i] = r
		own := false
		for j, c := range r.Cells {
			text := a.cell(c.Text, &time)
			if text == c.Text {
				continue
			}
			if !own {
				short.Rows[i].Cells, own = append([]Cell(nil), r.Cells...), true
			}
			short.Rows[i].Cells[j].Text = text
		}
	}
	return &short
}

// cell gives what is read of a cell's text.
func (a *abridged) cell(s string, time *int) string {
	switch {
	case len(s) <= readWhole:
	case len(s) <= readLong && *time >= len(s):
		*time -= len(s)
	default:
		at := strings.LastIndexByte(s[:readHead], ' ') + 1
		for at == 0 || at < readHead/2 {
			at = readHead
		}
		for at > 0 && !utf8.RuneStart(s[at]) {
			at--
		}
		if mark, ok := a.mark(s[at:]); ok {
			return a.escaped(s[:at]) + string(mark)
		}
	}
	return a.escaped(s)
}

// mark gives the character that stands for a text; there are 131,068.
func (a *abridged) mark(rest string) (rune, bool) {
	if r, ok := a.marks[rest]; ok {
		return r, true
	}
	n := len(a.rests)
	if n >= 2*planeSize {
		return 0, false
	}
	if a.marks == nil {
		a.marks = map[string]rune{}
	}
	r := rune(firstMark + n/planeSize<<16 + n%planeSize)
	a.rests = append(a.rests, rest)
	a.marks[rest] = r
	return r, true
}

// escaped has each character that could be taken for a mark stand for itself.
func (a *abridged) escaped(s string) string {
	if !mayBeMarked(s) {
		return s
	}
	return strings.Map(func(r rune) rune {
		if r >= firstMark {
			r, _ = a.mark(string(r))
		}
		return r
	}, s)
}

// mayBeMarked tells, cheaply, whether a text may hold a mark: these begin so.
func mayBeMarked(s string) bool {
	return strings.IndexByte(s, 0xF3) >= 0 || strings.IndexByte(s, 0xF4) >= 0
}

// markIn gives the last mark of a text, as a text; "" where it has none.
func (a *abridged) markIn(s string) string {
	if len(a.rests) == 0 || !mayBeMarked(s) {
		return ""
	}
	if i := strings.LastIndexFunc(s, func(r rune) bool { return r >= firstMark }); i >= 0 {
		_, n := utf8.DecodeRuneInString(s[i:])
		return s[i : i+n]
	}
	return ""
}

// goesOn tells whether one of the cells goes on beyond what is read of it: it is
// no title, nor any other line that stands alone.
func (m *mapper) goesOn(cells []Cell) bool {
	return slices.ContainsFunc(cells, func(c Cell) bool { return m.long.markIn(c.Text) != "" })
}

// whole gives a text with what was left out of it.
func (a *abridged) whole(s string) string {
	if len(a.rests) == 0 || !mayBeMarked(s) {
		return s
	}
	var b strings.Builder
	for _, r := range s {
		n := int(r>>16-firstMark>>16)*planeSize + int(r&0xFFFF)
		if r < firstMark || n >= len(a.rests) {
			b.WriteRune(r)
			continue
		}
		b.WriteString(a.rests[n])
	}
	return b.String()
}

// restore puts what was left out back into all that the list says.
func (m *mapper) restore() {
	if len(m.long.rests) == 0 {
		return
	}
	l := m.list
	for i := range l.Records {
		r := &l.Records[i]
		for _, s := range []*string{&r.Name, &r.Honorific, &r.Ethnicity, &r.Religion, &r.Party, &r.Education, &r.Theory, &r.Position, &r.Unit, &r.Delegation, &r.KindWord,
			&r.Phone, &r.Code, &r.Seat, &r.Roles, &r.Reason, &r.Substitute, &r.Replaces, &r.Address, &r.Representative, &r.Award, &r.Field, &r.Achievement, &r.Decision,
			&r.Issuer, &r.Other.Name, &r.Other.Post, &r.Other.Achievement, &r.Note} {
			*s = m.long.whole(*s)
		}
	}
	for _, p := range l.Problems {
		for k, v := range p.Args {
			if s, ok := v.(string); ok && mayBeMarked(s) {
				p.Args[k] = m.long.whole(s)
			}
		}
	}
	for i := range l.Sections {
		s := &l.Sections[i]
		s.Number, s.Text = m.long.whole(s.Number), m.long.whole(s.Text)
	}
	for i := range l.Footers {
		l.Footers[i].Text = m.long.whole(l.Footers[i].Text)
	}
	for _, t := range append(l.tables, table{0, l.Columns}) {
		for i := range t.columns {
			t.columns[i].Heading = m.long.whole(t.columns[i].Heading)
		}
	}
	for _, cells := range m.fill {
		for i := range cells {
			cells[i].Text = m.long.whole(cells[i].Text)
		}
	}
	m.grid, m.long = l.Grid, abridged{}
}
