package intake

import (
	"strings"

	"vinhdanh/data/sheet"
)

// contextRows is how many rows above one that is left over are kept beside it: it
// may say "nt" for what they say.
const contextRows = 20

// rest gives what is needed to read the rows again that have an error: the
// sheet without the other rows, and what was decided of it. Rows above one that
// is left are kept for what it takes over from them, and skipped.
func (l *List) rest() *draft {
	g := l.Source
	if g == nil {
		g = l.Grid
	}
	place := make(map[int]int, len(g.Rows)) // by row number
	for i, r := range g.Rows {
		place[r.Number] = i
	}
	skip := map[int]bool{}
	faulty := map[int]bool{}
	keep := l.kept(g, place, faulty, skip)
	d := &draft{Kind: l.Kind, Map: l.Options.Map, Header: l.Options.Header, Award: l.Options.Award, Encoding: l.Encoding, Separator: l.Separator,
		Grid: &sheet.Grid{Sheet: g.Sheet}}
	for _, r := range g.Rows {
		if keep[r.Number] {
			d.Grid.Rows = append(d.Grid.Rows, r)
		}
		if faulty[r.Number] {
			d.Rows = append(d.Rows, wording(r))
		}
	}
	for _, m := range g.Merges {
		if keep[m.FirstRow] {
			d.Grid.Merges = append(d.Grid.Merges, m)
		}
	}
	for _, f := range l.Options.Fixes {
		if keep[f.Row] || f.Row == 0 && f.Kind != sheet.FixAccept {
			d.Fixes = append(d.Fixes, f)
		}
	}
	for _, s := range l.Sections { // how many it counts, most of them saved by now
		d.Fixes = append(d.Fixes, sheet.Fix{Kind: sheet.FixAccept, Row: s.Row, Code: sheet.ProblemFooterCount})
	}
	for _, r := range d.Grid.Rows {
		if skip[r.Number] {
			d.Fixes = append(d.Fixes, sheet.Fix{Kind: sheet.FixSkip, Row: r.Number})
		}
	}
	return d
}

// wording gives what stands in a row.
func wording(r sheet.Row) string {
	var b strings.Builder
	for _, c := range r.Cells {
		b.WriteString(sheet.Letter(c.Column) + " " + c.Text + "\n")
	}
	return b.String()
}

// kept tells which rows are needed, and notes which are left over, and in skip
// those that are only beside one of them.
func (l *List) kept(g *sheet.Grid, place map[int]int, faulty, skip map[int]bool) map[int]bool {
	sound := map[int]bool{}
	for i := range l.Records {
		if rec := &l.Records[i]; rec.Faulty {
			faulty[rec.Row] = true
		} else {
			sound[rec.Row] = true
		}
	}
	counts := map[int]bool{}
	for _, f := range l.Footers {
		counts[f.Row] = true
	}
	heading := map[int]bool{}
	first := 0 // row of the heading
	for _, n := range l.Header {
		heading[n] = true
	}
	if len(l.Header) > 0 {
		first = l.Header[0]
	}
	keep := map[int]bool{}
	before := true // the data row before is kept, or there is none yet
	for _, r := range g.Rows {
		n := r.Number
		switch {
		case counts[n]:
		case faulty[n]:
			keep[n], before = true, true
		case sound[n]:
			before = false
		case n < first, heading[n], l.isSection(n), before:
			keep[n] = true
		}
	}
	also := func(i int) { // a row that is needed beside another
		if n := g.Rows[i].Number; !keep[n] && sound[n] {
			keep[n], skip[n] = true, true
		}
	}
	for n := range faulty {
		at, ok := place[n]
		if !ok {
			continue
		}
		for i := max(0, at-contextRows); i < at; i++ {
			also(i)
		}
		for _, m := range g.Merges {
			if i, ok := place[m.FirstRow]; ok && m.FirstRow < n && n <= m.LastRow {
				also(i)
			}
		}
	}
	return keep
}

func (l *List) isSection(row int) bool {
	_, ok := l.Section(row)
	return ok
}
