package sheet

import (
	"cmp"
	"slices"
	"sort"
	"strings"

	"vinhdanh/data"
)

// decisions are Options.Fixes by what they are about. The later of two about
// the same wins.
type decisions struct {
	cells    []Fix // by row and column
	emptied  map[[2]int]bool
	skipped  map[int]bool
	forced   map[int]string
	same     map[whom]data.ID
	distinct map[int]bool  // none of the other rows
	nobody   map[whom]bool // nobody who is there already
	accepted map[doubt][]string
}

// whom is a row's record of that name; "" is the record of a row that has one.
type whom struct {
	row  int
	name string
}

// doubt is what FixAccept is about, by column: "" is any.
type doubt struct {
	row  int
	code data.Code
}

func decide(list []Fix) *decisions {
	d := &decisions{}
	if len(list) == 0 {
		return d
	}
	d.emptied, d.skipped, d.forced = map[[2]int]bool{}, map[int]bool{}, map[int]string{}
	d.same, d.distinct, d.nobody, d.accepted = map[whom]data.ID{}, map[int]bool{}, map[whom]bool{}, map[doubt][]string{}
	places := map[[2]int]int{}
	for _, f := range list {
		switch f.Kind {
		case FixCell:
			at := [2]int{f.Row, ColumnIndex(f.Column)}
			if f.Row < 1 || f.Row > lastRow || at[1] < 0 {
				continue
			}
			f.Text = cleanCell(strings.ToValidUTF8(f.Text, ""))
			d.emptied[at] = f.Text == ""
			if i, ok := places[at]; ok {
				d.cells[i] = f
				continue
			}
			places[at] = len(d.cells)
			d.cells = append(d.cells, f)
		case FixSkip:
			d.skipped[f.Row] = true
		case FixSection:
			d.forced[f.Row] = f.Text
		case FixSame:
			for _, w := range f.whom() {
				d.same[w] = cmp.Or(f.ID, data.ID(f.Text))
				delete(d.nobody, w)
			}
		case FixDistinct:
			if f.ID == "" {
				d.distinct[f.Row] = true
				continue
			}
			for _, w := range f.whom() {
				d.nobody[w] = true
				delete(d.same, w)
			}
		case FixAccept:
			about := doubt{f.Row, f.Code}
			d.accepted[about] = append(d.accepted[about], f.Column)
		case FixAward: // is for whoever knows the catalogue
		}
	}
	slices.SortStableFunc(d.cells, func(a, b Fix) int {
		return cmp.Or(a.Row-b.Row, ColumnIndex(a.Column)-ColumnIndex(b.Column))
	})
	return d
}

// whom gives the records that a FixSame or FixDistinct may be about: that of the
// name in Text, and the only one of its row.
func (f Fix) whom() []whom {
	if f.ID == "" || f.Text == "" {
		return []whom{{f.Row, ""}}
	}
	return []whom{{f.Row, f.Text}, {f.Row, ""}}
}

// settled tells whether a person has said who a row's record of that name is.
func (d *decisions) settled(w whom) bool { return d.nobody[w] || d.same[w] != "" }

// lastRow is a spreadsheet's last.
const lastRow = 1 << 20

// over gives the grid with the cells that a person wrote. The one it is given
// stays as it is.
func (d *decisions) over(g *Grid) *Grid {
	if len(d.cells) == 0 {
		return g
	}
	fixed := *g
	fixed.Rows = make([]Row, 0, len(g.Rows)+len(d.cells))
	rest := d.cells
	take := func(r Row, n int) { // the first n of rest are about the row
		if n > 0 {
			r.Cells = withCells(r.Cells, rest[:n])
			rest = rest[n:]
		}
		if len(r.Cells) > 0 {
			fixed.Rows = append(fixed.Rows, r)
		}
	}
	upTo := func(row int) int { return sort.Search(len(rest), func(i int) bool { return rest[i].Row > row }) }
	for _, r := range g.Rows {
		for len(rest) > 0 && rest[0].Row < r.Number {
			take(Row{Number: rest[0].Row}, upTo(rest[0].Row))
		}
		take(r, upTo(r.Number))
	}
	for len(rest) > 0 {
		take(Row{Number: rest[0].Row}, upTo(rest[0].Row))
	}
	return &fixed
}

// withCells gives a row's cells with what was written into them.
func withCells(cells []Cell, written []Fix) []Cell {
	list := slices.Clone(cells)
	for _, f := range written {
		column := ColumnIndex(f.Column)
		i := sort.Search(len(list), func(i int) bool { return list[i].Column >= column })
		there := i < len(list) && list[i].Column == column
		switch {
		case f.Text == "" && there:
			list = slices.Delete(list, i, i+1)
		case f.Text == "":
		case there:
			list[i] = Cell{Text: f.Text, Column: column}
		default:
			list = slices.Insert(list, i, Cell{Text: f.Text, Column: column})
		}
	}
	return list
}

// accepts tells whether a person has said that a doubt is none. An error is
// no doubt, unless its rows are saved all the same.
func (d *decisions) accepts(p Problem) bool {
	if p.Code == ProblemDuplicate {
		name, _ := p.Args["name"].(string)
		if _, there := p.Args["existing"]; there && d.settled(whom{p.Row, name}) {
			return true
		} else if !there && d.distinct[p.Row] {
			return true
		}
	}
	if p.Severity == Error && p.Args["section"] == nil {
		return false
	}
	said := d.accepted[doubt{p.Row, p.Code}]
	if line, ok := p.Args["line"].(int); ok && p.Row == 0 {
		said = slices.Concat(said, d.accepted[doubt{line, p.Code}])
	}
	return slices.Contains(said, "") || slices.Contains(said, p.Column)
}

// Settled tells whether Fixes set a problem aside, for problems that others
// find in a list.
func (o Options) Settled(p Problem) bool { return decide(o.Fixes).accepts(p) }

// AwardFix gives the award that a person chose for a list's words; an empty ID
// is a new one.
func (o Options) AwardFix(words string) (id data.ID, ok bool) {
	for _, f := range o.Fixes {
		if f.Kind == FixAward && f.Text == words {
			id, ok = f.ID, true
		}
	}
	return id, ok
}
