package print

import (
	"fmt"

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

// signRow is the height of a row to sign in, mm.
const signRow = 10.5

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
	t := &writing.Table{Size: listSize, Least: signRow, Columns: d.signColumns(in.Columns)}
	row := func(number int, a *Attendee) {
		c := []writing.Cell{{line(fmt.Sprint(number))}, nil, nil, nil}
		note := ""
		if a != nil {
			c[1], c[2], c[3], note = writing.Cell{bold(a.Name)}, writing.Cell{{Face: writing.Face{Size: listSize - 1}, S: a.post()}}, writing.Cell{line(a.Seat)}, a.Note
		}
		for range max(len(in.Columns), 1) {
			c = append(c, nil)
		}
		t.Rows = append(t.Rows, writing.Row{Cells: append(c, writing.Cell{{Face: writing.Face{Size: listSize - 1.5}, S: note}})})
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

// signColumns: the more sittings there are, the narrower all is.
func (d *draft) signColumns(sittings []string) []writing.Column {
	w := [...][]float64{{11, 45, 47, 14, 28, 20}, {11, 40, 36, 13, 24, 17}, {11, 37, 26, 12, 21, 16}}[max(len(sittings), 1)-1]
	c := []writing.Column{d.column("number", "number", w[0], writing.Center), d.column("name", "name", w[1], writing.Left),
		d.column("post", "post", w[2], writing.Left), d.column("seat", "seat", w[3], writing.Center)}
	if len(sittings) == 0 {
		sittings = []string{d.T("column.sign")}
	}
	for _, s := range sittings {
		c = append(c, writing.Column{Title: s, Field: "sign", Width: w[4], Align: writing.Center})
	}
	return append(c, d.column("note", "note", w[5], writing.Left))
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
