package print

import (
	"fmt"
	"math"
	"slices"
	"unicode/utf8"

	"vinhdanh/print/layout"
	"vinhdanh/print/writing"
)

// SignInInput is what sign-in sheets say: a part for each delegation.
type SignInInput struct {
	Heading
	Columns     []string // sittings to sign at, at most MostSittings; none: one column
	Spare       int      // empty rows at the foot of each list
	Delegations []DelegationList
}

// DelegationList is a delegation with its people.
type DelegationList struct {
	Name   string // "" for those who belong to none
	Head   string // may be ""
	Phone  string // of the head or contact; may be ""
	People []Attendee
}

// MostSittings is how many columns to sign in a sheet has room for.
const MostSittings = 3

// Measures of the rows to sign in.
const (
	signRow  = 10.5 // mm of height, at least
	signSize = 11.0 // pt
	longName = 50   // letters, above which a name is no larger than the rest
)

// SignInPaper writes the sheets, each delegation on pages of its own. Faults:
// "no-rows", "too-many-sittings" (most), "bad-date".
func SignInPaper(in SignInInput) (*writing.Paper, error) {
	switch {
	case len(in.Delegations) == 0:
		return nil, layout.Fail("no-rows")
	case len(in.Columns) > MostSittings:
		return nil, layout.Fail("too-many-sittings", "n", len(in.Columns), "most", MostSittings)
	}
	d, err := in.draft(writing.Foot)
	if err != nil {
		return nil, err
	}
	for i := range in.Delegations {
		d.signIn(&in, &in.Delegations[i])
	}
	return d.Paper, nil
}

func (d *draft) signIn(in *SignInInput, g *DelegationList) {
	name := d.delegationName(g.Name)
	d.part(join(" – ", d.T("signin.running"), name))
	d.title(d.T("signin.title"), name, in.Event, in.sitting())
	seated := slices.ContainsFunc(g.People, func(a Attendee) bool { return a.Seat != "" })
	t := &writing.Table{Size: signSize, Least: signRow, Columns: d.signColumns(in.Columns, g.People, seated)}
	row := func(number int, a *Attendee) {
		c := make([]writing.Cell, len(t.Columns))
		c[0] = writing.Cell{line(fmt.Sprint(number))}
		r := writing.Row{Cells: c}
		if a != nil {
			r.About = a.about()
			name := writing.Face{Size: listSize, Bold: true}
			if utf8.RuneCountInString(a.Name) > longName {
				name.Size = signSize
			}
			c[1] = writing.Cell{{Face: name, S: a.Name}}
			if a.Note != "" { // the column of remarks is narrow, to be written into
				c[1] = append(c[1], writing.Line{Face: writing.Face{Size: signSize - 0.5, Italic: true}, S: a.Note})
			}
			c[2] = writing.Cell{line(a.post())}
			if seated {
				c[3] = writing.Cell{line(a.Seat)}
			}
		}
		t.Rows = append(t.Rows, r)
	}
	for i := range g.People {
		row(i+1, &g.People[i])
	}
	for i := range in.Spare {
		row(len(g.People)+i+1, nil)
	}
	d.add(t)
	d.note(d.T("signin.count", "n", len(g.People)), true)
	d.signers(d.signer(d.T("signin.clerk"), ""), d.signer(d.T("signin.head"), g.Head))
}

// signColumns are the sheet's columns; without seats there is none for them.
// The more sittings there are, the narrower all is. Names and posts share what
// the others leave by how long they are.
func (d *draft) signColumns(sittings []string, people []Attendee, seated bool) []writing.Column {
	const number, seat, note = 10.0, 11.0, 14.0
	sign := [...]float64{35, 27, 21}[max(len(sittings), 1)-1]
	least := [...]struct{ name, post float64 }{{45, 50}, {35, 38}, {32, 34}}[max(len(sittings), 1)-1]
	if len(sittings) == 0 {
		sittings = []string{d.T("column.sign")}
	}
	rest := textW - number - sign*float64(len(sittings)) - note
	if seated {
		rest -= seat
	}
	names, posts := 0.0, 1.0
	for i := range people {
		// a name is in larger, bold type
		names += 1.3 * float64(utf8.RuneCountInString(people[i].Name))
		posts += float64(utf8.RuneCountInString(people[i].post()))
	}
	name := min(max(math.Round(rest*names/(names+posts)), least.name), rest-least.post)
	c := []writing.Column{d.column("number", "number", number, writing.Center), d.column("name", "name", name, writing.Left),
		d.column("post", "post", rest-name, writing.Left)}
	if seated {
		c = append(c, d.column("seat", "seat", seat, writing.Center))
	}
	for _, s := range sittings {
		c = append(c, writing.Column{Title: s, Field: "sign", Width: sign, Align: writing.Center})
	}
	return append(c, d.column("note", "note", note, writing.Left))
}

// sitting is the meeting with its day and hour.
func (h *Heading) sitting() string {
	if h.Meeting == "" {
		return h.When
	}
	return join(", ", h.Meeting, lowerFirst(h.When))
}

func (d *draft) delegationName(name string) string {
	if name == "" {
		return d.T("delegation.none")
	}
	return name
}
